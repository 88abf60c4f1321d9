using System.Text.Json.Serialization;

namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>What kind of question it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>A statement to agree or disagree with.</summary>
    Statement,

    /// <summary>A list of which up to three may be picked.</summary>
    PickThree,

    /// <summary>A question to answer in one's own words.</summary>
    Words,
}

/// <summary>A question of a questionnaire, with its counters.</summary>
public sealed class Question : TrustRow
{
    /// <summary>Longest question, theme and list of options, in characters.</summary>
    public const int WordsMax = 200, ThemeMax = 60, OptionsMax = 1000, CodeMax = 40;

    /// <summary>The theme of a statement for which nobody chose one.</summary>
    public const string OwnTheme = "Our own questions";

    /// <summary>How many options may be picked.</summary>
    public const int MostPicks = 3;

    private readonly List<Tally> _tallies = [];

    private Question()
    {
    }

    internal Question(Guid trustId, Guid questionnaireId, int position, QuestionKind kind, string words, string? theme, string? code, IReadOnlyList<string>? options)
        : base(trustId)
    {
        (QuestionnaireId, Position, Kind, Words, Theme, Code, OptionLines) = (questionnaireId, position, kind, words, theme, code, options is null ? null : string.Join('\n', options));
    }

    /// <summary>The questionnaire.</summary>
    public Guid QuestionnaireId { get; private set; }

    /// <summary>Place in the questionnaire, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What kind of question it is.</summary>
    public QuestionKind Kind { get; private set; }

    /// <summary>The words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The theme of a statement, else null.</summary>
    public string? Theme { get; private set; }

    /// <summary>The preset's code, or null for the school's own.</summary>
    public string? Code { get; private set; }

    /// <summary>What there is to pick from, one a line, or null.</summary>
    public string? OptionLines { get; private set; }

    /// <summary>What there is to pick from.</summary>
    public IReadOnlyList<string> Options => OptionLines?.Split('\n') ?? [];

    /// <summary>The counters, once the questionnaire is ready: one for each place on the scale or option, and one (0) for cannot say, or for those who picked anything.</summary>
    public IReadOnlyList<Tally> Tallies => _tallies;

    internal void MakeTallies()
    {
        var last = Kind switch { QuestionKind.Statement => Agreement.Most, QuestionKind.PickThree => Options.Count, _ => -1 };
        _tallies.AddRange(Enumerable.Range(0, last + 1).Select(choice => new Tally(TrustId, Id, choice)));
    }

    internal void Count(int choice, RoleGroup group) => _tallies.First(t => t.Choice == choice).Count(group);
}

/// <summary>
/// How many chose one answer, by role group. The replies themselves are never kept: these counters are all there is, so nothing in the database says
/// what one person answered, which answers came together, or in which order.
/// </summary>
public sealed class Tally : TrustRow
{
    private Tally()
    {
    }

    internal Tally(Guid trustId, Guid questionId, int choice)
        : base(trustId)
    {
        (QuestionId, Choice) = (questionId, choice);
    }

    /// <summary>The question.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>The place on the scale or the option.</summary>
    public int Choice { get; private set; }

    /// <summary>By those who did not say what they do.</summary>
    public int NotSaid { get; private set; }

    /// <summary>By teachers.</summary>
    public int Teachers { get; private set; }

    /// <summary>By support staff.</summary>
    public int Support { get; private set; }

    /// <summary>By leaders.</summary>
    public int Leaders { get; private set; }

    /// <summary>By other staff.</summary>
    public int Others { get; private set; }

    /// <summary>By everybody.</summary>
    internal int All => NotSaid + Teachers + Support + Leaders + Others;

    internal int Of(RoleGroup group) => group switch
    {
        RoleGroup.Teacher => Teachers,
        RoleGroup.Support => Support,
        RoleGroup.Leader => Leaders,
        RoleGroup.Other => Others,
        _ => NotSaid,
    };

    internal void Count(RoleGroup group) => _ = group switch
    {
        RoleGroup.Teacher => Teachers++,
        RoleGroup.Support => Support++,
        RoleGroup.Leader => Leaders++,
        RoleGroup.Other => Others++,
        _ => NotSaid++,
    };
}

/// <summary>That a form was counted: its random number and nothing else. It stands beside no answer.</summary>
public sealed class Receipt : TrustRow
{
    private Receipt()
    {
    }

    internal Receipt(Questionnaire questionnaire, Guid token)
        : base(questionnaire.TrustId, token)
    {
        QuestionnaireId = questionnaire.Id;
    }

    /// <summary>The questionnaire.</summary>
    public Guid QuestionnaireId { get; private set; }
}

/// <summary>Where a comment stands.</summary>
public enum CommentState
{
    /// <summary>Nobody has read it yet.</summary>
    Waiting,

    /// <summary>Checked: it names nobody and is shown.</summary>
    Shown,

    /// <summary>Checked and held back.</summary>
    HeldBack,
}

/// <summary>Words that somebody wrote. They belong to a question and to nobody: no role, no other answer, no day, and an id that says nothing of the order.</summary>
public sealed class StaffComment : TrustRow
{
    /// <summary>Longest comment, in characters.</summary>
    public const int TextMax = 1000;

    private StaffComment()
    {
    }

    internal StaffComment(Question question, string text)
        : base(question.TrustId, Guid.NewGuid())
    {
        (QuestionnaireId, QuestionId, Text) = (question.QuestionnaireId, question.Id, text);
    }

    /// <summary>The questionnaire.</summary>
    public Guid QuestionnaireId { get; private set; }

    /// <summary>The question it answers.</summary>
    public Guid QuestionId { get; private set; }

    /// <summary>The words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public CommentState State { get; private set; }

    /// <summary>Who checked it, by the name they had then, or null.</summary>
    public string? CheckedBy { get; private set; }

    internal void Check(string by, CommentState state) => (State, CheckedBy) = (state, by);
}
