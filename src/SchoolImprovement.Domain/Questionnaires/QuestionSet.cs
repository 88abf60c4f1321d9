using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>What the trust writes of a question in a set of its own.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Words">The words.</param>
/// <param name="Theme">The theme of a statement, or null.</param>
/// <param name="Options">What there is to pick from, one a line; only of a list.</param>
public sealed record SetQuestionFacts(QuestionKind? Kind, string? Words, string? Theme, string? Options);

/// <summary>
/// Questions of the trust's own, offered beside the preset when a questionnaire is started. Every questionnaire keeps its own copy, so changing the set changes nothing that staff are
/// asked already.
/// </summary>
public sealed class QuestionSet : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest name, in characters: the season is put behind it.</summary>
    public const int NameMax = 80;

    /// <summary>Most sets that a trust keeps.</summary>
    public const int SetsMax = 20;

    /// <summary>Fewest things to pick three from.</summary>
    public const int FewestOptions = 4;

    private QuestionSet()
    {
    }

    private QuestionSet(Actor by, string name, IReadOnlyList<PresetQuestion> questions)
        : base(by.TrustId)
    {
        (Name, Questions) = (name, questions);
    }

    /// <summary>What it is called; a questionnaire made from it is called so, with its season.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>The questions in order. One that the preset has too keeps its code, so that results stand beside those of other questionnaires.</summary>
    public IReadOnlyList<PresetQuestion> Questions { get; private set; } = [];

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Questions: {Name}";

    /// <summary>Makes a set, with the questions of another or with none.</summary>
    /// <param name="by">Needs to be allowed to start questionnaires for the trust.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="from">The questions to begin with, or null for none.</param>
    /// <param name="names">Names of the trust's other sets.</param>
    public static QuestionSet Make(Actor by, string? name, QuestionnairePreset? from, IReadOnlyCollection<string> names)
    {
        by.DemandInTrust(Permission.OfferVoice);
        Rule.Hold(names.Count < SetsMax, $"A trust keeps {SetsMax} sets of questions at most. Remove one first");
        return new QuestionSet(by, Clean(name, names), from is null ? [] : [.. from.Questions]);
    }

    /// <summary>Calls it otherwise.</summary>
    public void Rename(Actor by, string? name, IEnumerable<string> names)
    {
        by.DemandInTrust(Permission.OfferVoice);
        Name = Clean(name, names);
    }

    /// <summary>Adds a question at the end.</summary>
    public PresetQuestion AddQuestion(Actor by, SetQuestionFacts facts)
    {
        by.DemandInTrust(Permission.OfferVoice);
        Rule.Hold(Questions.Count < Questionnaire.MostQuestions, $"Ask {Questionnaire.MostQuestions} questions at most. Remove one first", "Words");
        var question = Read(facts, null);
        Questions = [.. Questions, question];
        return question;
    }

    /// <summary>Changes a question. With other words, another way of answering or other options it is another question, whose results stand beside none of before.</summary>
    public PresetQuestion ChangeQuestion(Actor by, string code, SetQuestionFacts facts)
    {
        by.DemandInTrust(Permission.OfferVoice);
        var (before, after) = (Find(code), Read(facts, code));
        var same = before.Words == after.Words && before.Kind == after.Kind && (before.Options ?? []).SequenceEqual(after.Options ?? []);
        after = same ? after with { Code = before.Code, Tags = before.Tags } : after;
        Questions = [.. Questions.Select(q => q.Code == code ? after : q)];
        return after;
    }

    /// <summary>Moves a question from the place where the person saw it to another, from 1.</summary>
    /// <exception cref="RuleBrokenException">Somebody else changed the order meanwhile.</exception>
    public void MoveQuestion(Actor by, string code, int from, int to)
    {
        by.DemandInTrust(Permission.OfferVoice);
        var question = Find(code);
        var stands = Questions.ToList().IndexOf(question) + 1;
        Rule.Hold(stands == from || stands == to, Framework.MovedMeanwhile(question.Words));
        var order = Questions.Where(q => q.Code != code).ToList();
        order.Insert(Math.Clamp(to - 1, 0, order.Count), question);
        Questions = order;
    }

    /// <summary>Takes a question out.</summary>
    public void RemoveQuestion(Actor by, string code)
    {
        by.DemandInTrust(Permission.OfferVoice);
        Find(code);
        Questions = [.. Questions.Where(q => q.Code != code)];
    }

    /// <summary>Asks whether it may go. What was started with it stays.</summary>
    public void DemandRemovable(Actor by) => by.DemandInTrust(Permission.OfferVoice);

    /// <summary>The set as a questionnaire starts from it: a copy.</summary>
    /// <exception cref="RuleBrokenException">It has no statement yet.</exception>
    public QuestionnairePreset AsPreset()
    {
        Rule.Hold(Questions.Any(q => q.Kind == QuestionKind.Statement), $"“{Name}” has no statement yet. Choose other questions", "From");
        return new QuestionnairePreset($"set-{Id:N}", $"{Version}", Name, [], Questions);
    }

    private static string Clean(string? name, IEnumerable<string> names)
    {
        var clean = Rule.Text(name, NameMax, "Enter what the questions are called", "Name");
        Rule.Hold(!names.Contains(clean, StringComparer.OrdinalIgnoreCase), $"“{clean}” is there already. Choose another name", "Name");
        return clean;
    }

    private PresetQuestion Find(string code) => Questions.FirstOrDefault(q => q.Code == code) ?? throw new RuleBrokenException("This question is no longer in the set");

    private PresetQuestion Read(SetQuestionFacts facts, string? code)
    {
        var kind = facts.Kind ?? throw new RuleBrokenException("Choose how it is answered", "Kind");
        var words = Rule.Text(facts.Words, Question.WordsMax, "Enter the question", "Words");
        Rule.Hold(Questions.All(q => q.Code == code || !string.Equals(q.Words, words, StringComparison.OrdinalIgnoreCase)), "This question is there already", "Words");
        var theme = Rule.Optional(facts.Theme, Question.ThemeMax, "Theme");
        var lines = Rule.Optional(facts.Options, Question.OptionsMax, "Options")?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (kind == QuestionKind.PickThree)
        {
            Rule.Hold(lines.Length >= FewestOptions, $"Write at least {FewestOptions} things to pick from, one a line", "Options");
            Rule.Hold(lines.Distinct(StringComparer.OrdinalIgnoreCase).Count() == lines.Length, "Write each thing to pick from once", "Options");
        }

        return new PresetQuestion($"own-{Guid.NewGuid():N}", words, kind == QuestionKind.Statement ? theme ?? Question.OwnTheme : null, kind, kind == QuestionKind.PickThree ? lines : null);
    }
}
