using SchoolImprovement.Domain.Questionnaires;

namespace SchoolImprovement.Domain.Tests.Questionnaires;

public sealed class QuestionSetTests
{
    private static SetQuestionFacts Statement(string words, string? theme = null) => new(QuestionKind.Statement, words, theme, null);

    private static QuestionSet Pulse(QuestionnairePreset? from = null) => QuestionSet.Make(Given.Executive, "Pulse", from, []);

    [Fact]
    public void Who_starts_the_trusts_questionnaires_makes_a_set_and_nobody_else()
    {
        var set = QuestionSet.Make(Given.Executive, " Pulse ", null, ["Another"]);
        (set.Name, set.Questions.Count).ShouldBe(("Pulse", 0));
        const string No = "Sarah Whitlock may not do this for the trust.";
        Given.Forbids(() => QuestionSet.Make(Given.Head, "Pulse", null, []), No);
        Given.Forbids(() => set.Rename(Given.Head, "Mine", []), No);
        Given.Forbids(() => set.AddQuestion(Given.Head, Statement("One")), No);
        set.AddQuestion(Given.Executive, Statement("One"));
        Given.Forbids(() => set.ChangeQuestion(Given.Head, set.Questions[0].Code, Statement("Two")), No);
        Given.Forbids(() => set.MoveQuestion(Given.Head, set.Questions[0].Code, 1, 1), No);
        Given.Forbids(() => set.RemoveQuestion(Given.Head, set.Questions[0].Code), No);
        Given.Forbids(() => set.DemandRemovable(Given.Head), No);
        set.DemandRemovable(Given.Executive);
    }

    [Fact]
    public void A_set_has_a_name_of_its_own()
    {
        Given.Refuses(() => QuestionSet.Make(Given.Executive, " ", null, []), "Enter what the questions are called", "Name");
        Given.Refuses(() => QuestionSet.Make(Given.Executive, "pulse", null, ["Pulse"]), "“pulse” is there already. Choose another name", "Name");
        Given.Refuses(() => QuestionSet.Make(Given.Executive, "One more", null, [.. Enumerable.Range(0, 20).Select(i => $"Set {i}")]), "A trust keeps 20 sets of questions at most. Remove one first");
        var set = Pulse();
        Given.Refuses(() => set.Rename(Given.Executive, "Other", ["other"]), "“Other” is there already. Choose another name", "Name");
        set.Rename(Given.Executive, "Autumn pulse", ["other"]);
        set.Name.ShouldBe("Autumn pulse");
    }

    [Fact]
    public void Questions_are_added_moved_and_taken_out()
    {
        var set = Pulse();
        foreach (var words in new[] { "A", "B", "C" })
        {
            set.AddQuestion(Given.Executive, Statement(words, words == "C" ? "Workload" : null));
        }

        set.Questions.Select(q => q.Theme).ShouldBe(["Our own questions", "Our own questions", "Workload"]);
        set.Questions.Select(q => q.Code).ShouldBeUnique();
        set.MoveQuestion(Given.Executive, set.Questions[2].Code, 3, 1);
        string.Concat(set.Questions.Select(q => q.Words)).ShouldBe("CAB");
        set.MoveQuestion(Given.Executive, set.Questions[0].Code, 1, 99);
        string.Concat(set.Questions.Select(q => q.Words)).ShouldBe("ABC");
        Given.Refuses(() => set.MoveQuestion(Given.Executive, set.Questions[2].Code, 2, 1), "Somebody else changed the order meanwhile, and “C” stands elsewhere now. This is how it is: move it again if you still want to");
        set.MoveQuestion(Given.Executive, set.Questions[2].Code, 2, 3);
        string.Concat(set.Questions.Select(q => q.Words)).ShouldBe("ABC", "pressed twice, it is where it was to go");
        var gone = set.Questions[1].Code;
        set.RemoveQuestion(Given.Executive, gone);
        string.Concat(set.Questions.Select(q => q.Words)).ShouldBe("AC");
        Given.Refuses(() => set.RemoveQuestion(Given.Executive, gone), "This question is no longer in the set");
        Given.Refuses(() => set.MoveQuestion(Given.Executive, gone, 1, 1), "This question is no longer in the set");
        Given.Refuses(() => set.ChangeQuestion(Given.Executive, gone, Statement("B")), "This question is no longer in the set");
    }

    [Fact]
    public void A_question_has_words_once_and_says_how_it_is_answered()
    {
        var set = Pulse();
        set.AddQuestion(Given.Executive, Statement("I feel heard"));
        Given.Refuses(() => set.AddQuestion(Given.Executive, Statement(" ")), "Enter the question", "Words");
        Given.Refuses(() => set.AddQuestion(Given.Executive, Statement("i feel HEARD")), "This question is there already", "Words");
        Given.Refuses(() => set.AddQuestion(Given.Executive, new(null, "Which?", null, null)), "Choose how it is answered", "Kind");
        Given.Refuses(() => set.AddQuestion(Given.Executive, Statement(new string('x', 201))), "Shorten this to 200 characters. It has 201", "Words");
        Given.Refuses(() => set.AddQuestion(Given.Executive, new(QuestionKind.PickThree, "Which?", null, "One\nTwo\n\n Three ")), "Write at least 4 things to pick from, one a line", "Options");
        Given.Refuses(() => set.AddQuestion(Given.Executive, new(QuestionKind.PickThree, "Which?", null, "One\nTwo\nThree\none")), "Write each thing to pick from once", "Options");
        var list = set.AddQuestion(Given.Executive, new(QuestionKind.PickThree, "Which?", "Not of a list", "One\r\n Two \r\n\r\nThree\r\nFour"));
        (list.Theme, string.Join(",", list.Options!)).ShouldBe((null, "One,Two,Three,Four"));
        var own = set.AddQuestion(Given.Executive, new(QuestionKind.Words, "Why?", "Not of words", "Nor these"));
        (own.Theme, own.Options).ShouldBe((null, null));
        for (var i = set.Questions.Count; i < Questionnaire.MostQuestions; i++)
        {
            set.AddQuestion(Given.Executive, Statement($"Number {i}"));
        }

        Given.Refuses(() => set.AddQuestion(Given.Executive, Statement("One too many")), "Ask 40 questions at most. Remove one first", "Words");
    }

    [Fact]
    public void With_other_words_it_is_another_question_and_with_another_theme_the_same()
    {
        var set = Pulse(QuestionnairePreset.Staff);
        set.ChangeQuestion(Given.Executive, "belong", Statement("I feel I belong here", "Our trust"));
        (set.Questions[0].Code, set.Questions[0].Theme, set.Questions[0].Tags!.Count).ShouldBe(("belong", "Our trust", 2));
        var other = set.ChangeQuestion(Given.Executive, "belong", Statement("I feel that I belong in our trust", "Our trust"));
        (set.Questions[0], other.Code == "belong").ShouldBe((other, false));
        Given.Refuses(() => set.ChangeQuestion(Given.Executive, "trust", Statement("I feel that I belong in our trust")), "This question is there already", "Words");
    }

    [Fact]
    public void A_questionnaire_keeps_a_copy_whatever_becomes_of_the_set()
    {
        var set = Pulse();
        Given.Refuses(() => set.AsPreset(), "“Pulse” has no statement yet. Choose other questions", "From");
        set.AddQuestion(Given.Executive, new(QuestionKind.Words, "Why?", null, null));
        Given.Refuses(() => set.AsPreset(), "“Pulse” has no statement yet. Choose other questions", "From");
        var first = set.AddQuestion(Given.Executive, Statement("I feel heard", "Say"));
        var asked = Questionnaire.Start(Given.Head, Given.School, set.AsPreset(), Given.Today);
        (asked.Title, asked.Preset.Length <= 40).ShouldBe(("Pulse, autumn 2026", true));
        set.ChangeQuestion(Given.Executive, first.Code, Statement("Something else"));
        set.RemoveQuestion(Given.Executive, set.Questions[0].Code);
        asked.InOrder.Select(q => (q.Words, q.Theme, q.Code == first.Code)).ShouldBe([("Why?", null, false), ("I feel heard", "Say", true)]);
        Questionnaire.Offer(Given.Executive, Given.School, set.AsPreset(), new("Together", null, null, null), Given.Today).InOrder.Single().Words.ShouldBe("Something else");
    }
}
