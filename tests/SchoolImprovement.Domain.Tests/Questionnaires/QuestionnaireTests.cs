using SchoolImprovement.Domain.Questionnaires;

namespace SchoolImprovement.Domain.Tests.Questionnaires;

public sealed class QuestionnaireTests
{
    [Fact]
    public void The_preset_has_twenty_statements_each_with_a_theme_and_three_questions()
    {
        var preset = QuestionnairePreset.Staff;
        preset.Questions.Count(q => q.Kind == QuestionKind.Statement).ShouldBe(20);
        preset.Questions.Where(q => q.Kind == QuestionKind.Statement).ShouldAllBe(q => preset.PriorityFor(q.Theme!) != null && q.Tags!.Count > 0);
        preset.Questions.Where(q => q.Kind != QuestionKind.Statement).Select(q => q.Kind).ShouldBe([QuestionKind.PickThree, QuestionKind.Words, QuestionKind.Words]);
        preset.Questions.Select(q => q.Code).ShouldBeUnique();
        preset.Version.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_head_and_senior_leaders_start_one_and_nobody_else()
    {
        Questionnaire.Start(Given.Deputy, Given.School, QuestionnairePreset.Staff, Given.Today).Title.ShouldBe("Staff wellbeing, autumn 2026");
        Given.Forbids(() => Questionnaire.Start(Given.Chair, Given.School, QuestionnairePreset.Staff, Given.Today), "Ruth Bannister may not do this in this school.");
        Given.Forbids(() => Questionnaire.Start(Given.Executive, Given.School, QuestionnairePreset.Staff, Given.Today), "Margaret Osei may not do this in this school.");
        Given.Forbids(() => Questionnaire.Start(Given.HeadElsewhere, Given.School, QuestionnairePreset.Staff, Given.Today), "Amara Okafor may not do this in this school.");
    }

    [Fact]
    public void The_trust_starts_one_in_a_school_which_makes_it_ready_itself()
    {
        var offered = Questionnaire.Offer(Given.Executive, Given.School, QuestionnairePreset.Staff, new("Together", Given.Today, Asked.Last, null), Given.Today);
        (offered.Title, offered.Opens, offered.SchoolId).ShouldBe(("Together", Given.Today, Given.School));
        Given.Forbids(() => offered.MakeReady(Given.Executive, Given.Today), "Margaret Osei may not do this in this school.");
        Given.Forbids(() => Questionnaire.Offer(Given.Head, Given.School, QuestionnairePreset.Staff, new("Together", null, null, null), Given.Today), "Sarah Whitlock may not do this for the trust.");
        Given.Refuses(() => Questionnaire.Offer(Given.Executive, Given.School, QuestionnairePreset.Staff, new(" ", null, null, null), Given.Today), "Enter what it is called", "Title");
    }

    [Fact]
    public void The_trust_gives_schools_no_days_that_are_past()
    {
        void Offer(DateOnly? opens, DateOnly? closes) => Questionnaire.Offer(Given.Executive, Given.School, QuestionnairePreset.Staff, new("Together", opens, closes, null), Given.Today);
        Given.Refuses(() => Offer(Given.Today.AddDays(-1), Asked.Last), "Choose a first day that is not past", "Opens");
        Given.Refuses(() => Offer(null, Given.Today.AddDays(-1)), "Choose a last day that is not past", "Closes");
        Should.NotThrow(() => Offer(null, null));
    }

    [Fact]
    public void Closing_it_early_makes_that_day_its_last()
    {
        var open = Asked.Open();
        open.Close(Given.Head, Given.Today);
        (open.Closes, open.StateOn(Given.Today)).ShouldBe((Given.Today, QuestionnaireState.Closed));
    }

    [Fact]
    public void How_long_it_takes_is_told_from_its_questions()
    {
        var draft = Asked.Draft();
        draft.Minutes.ShouldBe(6);
        draft.InOrder.Skip(1).ToList().ForEach(q => draft.RemoveQuestion(Given.Head, q.Id));
        draft.Minutes.ShouldBe(1);
    }

    [Fact]
    public void Where_all_agree_alike_no_statement_is_named_as_the_one_that_fewest_agree_with()
    {
        Asked.Results(Asked.With((RoleGroup.Teacher, 5, 9))).KeySentences().ShouldBeEmpty();
        Asked.Results(Asked.With((RoleGroup.Teacher, 1, 9))).KeySentences().ShouldBeEmpty();
    }

    [Fact]
    public void Its_link_is_long_and_random()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => Asked.Draft().Secret).ToList();
        secrets.ShouldBeUnique();
        secrets.ShouldAllBe(s => s.Length == 27);
    }

    [Fact]
    public void A_draft_takes_and_loses_questions()
    {
        var draft = Asked.Draft();
        draft.AddQuestion(Given.Head, QuestionKind.Statement, "Our new building works for us", null).Theme.ShouldBe("Our own questions");
        draft.RemoveQuestion(Given.Head, draft.Questions[0].Id);
        draft.Questions.Count.ShouldBe(23);
        draft.InOrder.Last().Words.ShouldBe("Our new building works for us");
    }

    [Fact]
    public void A_question_is_asked_once_has_words_and_a_kind_that_a_school_can_write()
    {
        var draft = Asked.Draft();
        Given.Refuses(() => draft.AddQuestion(Given.Head, QuestionKind.Statement, " ", null), "Enter the question", "Words");
        Given.Refuses(() => draft.AddQuestion(Given.Head, QuestionKind.Statement, "i feel I belong here", null), "This question is there already", "Words");
        Given.Refuses(() => draft.AddQuestion(Given.Head, QuestionKind.PickThree, "Which?", null), "Choose a statement or a question in one’s own words", "Kind");
    }

    [Fact]
    public void Fewer_than_five_people_cannot_be_asked()
    {
        var draft = Asked.Draft();
        Given.Refuses(() => draft.Write(Given.Head, new("Us", null, null, 4)), "Ask between 5 and 2,000 members of staff. With fewer, nobody’s answer would be safe", "Asked");
        draft.Write(Given.Head, new("Us", null, null, 5));
        draft.Asked.ShouldBe(5);
    }

    [Fact]
    public void The_last_day_is_not_before_the_first_and_not_far_after()
    {
        var draft = Asked.Draft();
        Given.Refuses(() => draft.Write(Given.Head, new("Us", Given.Today, Given.Today.AddDays(-1), 20)), "Choose a last day that is not before the first", "Closes");
        Given.Refuses(() => draft.Write(Given.Head, new("Us", Given.Today, Given.Today.AddDays(60), 20)), "Leave it open for 60 days at most", "Closes");
        draft.Write(Given.Head, new("Us", Given.Today, Given.Today.AddDays(59), 20));
    }

    [Fact]
    public void It_is_ready_with_days_and_a_number_only()
    {
        var draft = Asked.Draft();
        Given.Refuses(() => draft.MakeReady(Given.Head, Given.Today), "Choose the first day", "Opens");
        draft.Write(Given.Head, new("Us", Given.Today.AddDays(-1), Given.Today, null));
        Given.Refuses(() => draft.MakeReady(Given.Head, Given.Today), "Choose a first day that is not past", "Opens");
        draft.Write(Given.Head, new("Us", Given.Today, Given.Today, null));
        Given.Refuses(() => draft.MakeReady(Given.Head, Given.Today), "Enter how many members of staff are asked", "Asked");
        draft.Write(Given.Head, new("Us", Given.Today, Given.Today, 20));
        draft.MakeReady(Given.Head, Given.Today);
        draft.StateOn(Given.Today).ShouldBe(QuestionnaireState.Open);
    }

    [Fact]
    public void Once_ready_it_is_frozen()
    {
        var open = Asked.Open();
        const string Frozen = "This questionnaire is ready for staff, so it stays as it is";
        Given.Refuses(() => open.Write(Given.Head, new("Other", Asked.First, Asked.Last, 46)), Frozen);
        Given.Refuses(() => open.AddQuestion(Given.Head, QuestionKind.Words, "And?", null), Frozen);
        Given.Refuses(() => open.RemoveQuestion(Given.Head, open.Questions[0].Id), Frozen);
        Given.Refuses(() => open.MakeReady(Given.Head, Asked.First), Frozen);
    }

    [Fact]
    public void It_opens_and_closes_by_itself()
    {
        var open = Asked.Open();
        open.StateOn(Asked.First.AddDays(-1)).ShouldBe(QuestionnaireState.Waiting);
        open.StateOn(Asked.First).ShouldBe(QuestionnaireState.Open);
        open.StateOn(Asked.Last).ShouldBe(QuestionnaireState.Open);
        open.StateOn(Asked.Last.AddDays(1)).ShouldBe(QuestionnaireState.Closed);
    }

    [Fact]
    public void It_is_removed_only_before_anybody_could_answer()
    {
        Asked.Draft().DemandRemovable(Given.Head, Given.Today);
        Asked.Open().DemandRemovable(Given.Head, Asked.First.AddDays(-1));
        Given.Refuses(() => Asked.Open().DemandRemovable(Given.Head, Asked.First), "Staff can answer it already, so it stays");
    }

    [Fact]
    public void The_last_day_moves_while_it_is_open()
    {
        var open = Asked.Open();
        Given.Refuses(() => open.MoveClosing(Given.Head, Given.Today.AddDays(-1), Given.Today), "Choose a last day that is not past", "Closes");
        open.MoveClosing(Given.Head, Given.Today, Given.Today);
        open.StateOn(Given.Today.AddDays(1)).ShouldBe(QuestionnaireState.Closed);
    }

    [Fact]
    public void A_reply_is_counted_and_taken_apart()
    {
        var open = Asked.Open();
        var pick = open.Questions.Single(q => q.Kind == QuestionKind.PickThree);
        var stop = open.Questions.Single(q => q.Code == "stop");
        var reply = Asked.Reply(open, 4, RoleGroup.Teacher);
        var answers = reply.Answers.ToDictionary();
        answers[pick.Id] = new(Picks: [2, 2, 9]);
        answers[stop.Id] = new(Words: "  Late e-mails ");
        open.Take(reply with { Answers = answers }, 0, Given.Today);
        open.InOrder.First().Tallies.Single(t => t.Choice == 4).Teachers.ShouldBe(1);
        pick.Tallies.Where(t => t.Teachers == 1).Select(t => t.Choice).ShouldBe([0, 2, 9]);
        open.Comments.Single().Text.ShouldBe("Late e-mails");
        open.Comments.Single().State.ShouldBe(CommentState.Waiting);
        open.Receipts.Single().Id.ShouldBe(reply.Token);
    }

    [Fact]
    public void Nothing_that_is_kept_of_a_reply_tells_who_when_or_in_which_order()
    {
        typeof(Receipt).GetProperties().Select(p => p.Name).ShouldBe(["QuestionnaireId", "Id", "TrustId"], ignoreOrder: true);
        typeof(Tally).GetProperties().Select(p => p.Name).ShouldBe(["QuestionId", "Choice", "NotSaid", "Teachers", "Support", "Leaders", "Others", "Id", "TrustId"], ignoreOrder: true);
        typeof(StaffComment).GetProperties().Select(p => p.Name).ShouldBe(["QuestionnaireId", "QuestionId", "Text", "State", "CheckedBy", "Id", "TrustId"], ignoreOrder: true);
        var open = Asked.Open();
        var stop = open.Questions.Single(q => q.Code == "stop");
        for (var i = 0; i < 20; i++)
        {
            var answers = Asked.Reply(open, 3).Answers.ToDictionary();
            answers[stop.Id] = new(Words: $"{i}");
            open.Take(new Reply(Guid.NewGuid(), RoleGroup.NotSaid, answers), i, Given.Today);
        }

        open.Comments.ShouldAllBe(c => c.Id.Version == 4);
        open.Comments.OrderBy(c => c.Id).Select(c => c.Text).ShouldNotBe(open.Comments.Select(c => c.Text));
    }

    [Fact]
    public void An_empty_form_is_not_an_answer_and_cannot_say_is_one()
    {
        var open = Asked.Open();
        open.Wrong(new Reply(Guid.NewGuid(), RoleGroup.NotSaid, new Dictionary<Guid, Answer>())).ShouldBe([(null, "Answer at least 5 of the statements. “I don’t know” is an answer too")]);
        open.Wrong(Asked.Reply(open, Agreement.CannotSay)).ShouldBeEmpty();
        Given.Refuses(() => open.Take(new Reply(Guid.NewGuid(), RoleGroup.NotSaid, new Dictionary<Guid, Answer>()), 0, Given.Today), "Answer at least 5 of the statements. “I don’t know” is an answer too");
    }

    [Fact]
    public void What_the_form_does_not_offer_is_refused()
    {
        var open = Asked.Open();
        var pick = open.Questions.Single(q => q.Kind == QuestionKind.PickThree);
        var keep = open.Questions.Single(q => q.Code == "keep");
        IEnumerable<string> Wrong(Guid id, Answer answer) => open.Wrong(new Reply(Guid.NewGuid(), RoleGroup.NotSaid, Asked.Reply(open, 4).Answers.Where(a => a.Key != id).Append(new(id, answer)).ToDictionary())).Select(w => w.Sentence);
        Wrong(open.InOrder.First().Id, new(6)).ShouldBe(["Choose one of the answers"]);
        Wrong(pick.Id, new(Picks: [1, 2, 3, 4])).ShouldBe(["Pick 3 at most. You picked 4"]);
        Wrong(pick.Id, new(Picks: [12])).ShouldBe(["Choose from the list"]);
        Wrong(keep.Id, new(Words: Given.Long(1001))).ShouldBe(["Shorten this to 1,000 characters. It has 1,001"]);
        Wrong(keep.Id, new(Words: Given.Long(1000))).ShouldBeEmpty();
    }

    [Fact]
    public void Far_more_replies_than_people_are_junk()
    {
        var open = Asked.Open(asked: 10);
        open.Take(Asked.Reply(open, 4), 19, Given.Today);
        Given.Refuses(() => open.Take(Asked.Reply(open, 4), 20, Given.Today), "More replies have come than members of staff were asked. Tell whoever gave you the link");
    }

    [Fact]
    public void Comments_are_checked_by_a_person_once_it_is_closed()
    {
        var open = Asked.Open();
        var answers = Asked.Reply(open, 3).Answers.ToDictionary();
        answers[open.Questions.Single(q => q.Code == "stop").Id] = new(Words: "Late e-mails");
        open.Take(new Reply(Guid.NewGuid(), RoleGroup.NotSaid, answers), 0, Given.Today);
        var comment = open.Comments.Single();
        Given.Refuses(() => open.Check(Given.Head, comment, true, Given.Today), "Comments can be read once the questionnaire is closed");
        Given.Forbids(() => open.Check(Given.Chair, comment, true, Asked.Last.AddDays(1)), "Ruth Bannister may not do this in this school.");
        open.Check(Given.Head, comment, true, Asked.Last.AddDays(1));
        (comment.State, comment.CheckedBy).ShouldBe((CommentState.Shown, "Sarah Whitlock"));
        open.Check(Given.Head, comment, false, Asked.Last.AddDays(1));
        comment.State.ShouldBe(CommentState.HeldBack);
    }

    [Fact]
    public void Results_say_what_agrees_what_does_not_and_what_moved()
    {
        var before = Asked.With((RoleGroup.Teacher, 4, 10), (RoleGroup.Teacher, 2, 10));
        var now = Asked.With((RoleGroup.Teacher, 5, 3), (RoleGroup.Teacher, 4, 4), (RoleGroup.Teacher, 3, 1), (RoleGroup.Teacher, 1, 2));
        now.StateOn(Asked.Last.AddDays(1)).ShouldBe(QuestionnaireState.Closed);
        var first = Asked.Results(now, before).Statements.First();
        (first.Spread!.Agree, first.Spread.Disagree, first.Before, first.Change).ShouldBe((70, 20, 50, 20));
        first.Spread.Counts.ShouldBe([2, 0, 1, 4, 3]);
        var theme = Asked.Results(now, before).Themes[0];
        (theme.Agree, theme.Before).ShouldBe((70, 50), "a theme has its time before where every statement has one");
        (theme with { Statements = [.. theme.Statements, theme.Statements[0] with { Before = null }] }).Before.ShouldBeNull("one was not asked then, or is hidden");
        (theme with { Statements = [.. theme.Statements.Select(s => s with { Spread = null })] }).Before.ShouldBeNull("nothing is shown");
        Asked.Results(now).Themes[0].Before.ShouldBeNull();
    }

    [Fact]
    public void A_statement_that_few_agree_with_suggests_a_priority_and_one_that_most_agree_with_does_not()
    {
        var low = Asked.Results(Asked.With((RoleGroup.Teacher, 2, 9), (RoleGroup.Teacher, 4, 1)));
        low.Suggestions()[0].Why.ShouldContain("10% agree");
        Asked.Results(Asked.With((RoleGroup.Teacher, 4, 10))).Suggestions().ShouldBeEmpty();
    }
}
