namespace SchoolImprovement.Reports.Questionnaires;

/// <summary>What came of a staff questionnaire, as paper shows it. Holds only what may be shown: a number that is hidden is null.</summary>
public sealed record VoiceReport
{
    /// <summary>The school.</summary>
    public required string School { get; init; }

    /// <summary>The trust.</summary>
    public required string Trust { get; init; }

    /// <summary>Colour of the rule at the top, as #rrggbb, or null.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Staff wellbeing, autumn 2026".</summary>
    public required string Title { get; init; }

    /// <summary>When it was made, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>"9 November to 27 November 2026".</summary>
    public required string Days { get; init; }

    /// <summary>How many replied.</summary>
    public int Replies { get; init; }

    /// <summary>How many were asked.</summary>
    public int Asked { get; init; }

    /// <summary>"Spring 2026", when there is a questionnaire to compare with.</summary>
    public string? Before { get; init; }

    /// <summary>Too few replied for any result.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The sentences at the top.</summary>
    public IReadOnlyList<string> KeySentences { get; init; } = [];

    /// <summary>The statements by theme.</summary>
    public IReadOnlyList<PaperTheme> Themes { get; init; } = [];

    /// <summary>Lists to pick from.</summary>
    public IReadOnlyList<PaperPick> Picks { get; init; } = [];

    /// <summary>Suggested priorities with why, the most wanted first.</summary>
    public IReadOnlyList<(string Title, string Why)> Suggestions { get; init; } = [];

    /// <summary>Comments that were checked, by question.</summary>
    public IReadOnlyList<(string Question, IReadOnlyList<string> Comments)> Comments { get; init; } = [];
}

/// <summary>Statements of one theme.</summary>
/// <param name="Name">The theme.</param>
/// <param name="Statements">Its statements.</param>
public sealed record PaperTheme(string Name, IReadOnlyList<PaperStatement> Statements);

/// <summary>A statement on paper.</summary>
/// <param name="Words">The statement.</param>
/// <param name="Counts">How many at each of the five places, or null when hidden.</param>
/// <param name="CannotSay">How many could not say, or null when hidden.</param>
/// <param name="Disagree">Those who disagree, of a hundred, or null when hidden.</param>
/// <param name="Agree">Those who agree, of a hundred, or null when hidden.</param>
/// <param name="Before">Those who agreed last time, of a hundred, or null.</param>
/// <param name="Groups">By role group; without numbers where they are hidden.</param>
public sealed record PaperStatement(string Words, IReadOnlyList<int>? Counts, int? CannotSay, int? Disagree, int? Agree, int? Before, IReadOnlyList<PaperGroup> Groups);

/// <summary>A role group on paper.</summary>
/// <param name="Name">The group.</param>
/// <param name="Answered">How many answered, or null when hidden.</param>
/// <param name="Agree">Those who agree, of a hundred, or null when hidden.</param>
public sealed record PaperGroup(string Name, int? Answered, int? Agree);

/// <summary>A list to pick from, on paper.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answered">How many picked anything, or null when hidden.</param>
/// <param name="Options">The options with how many picked them; empty when hidden.</param>
public sealed record PaperPick(string Question, int? Answered, IReadOnlyList<(string Option, int Count)> Options);
