using SchoolImprovement.Reports.SelfEvaluation;

namespace SchoolImprovement.Reports.Audits;

/// <summary>One school's answers to an audit, as paper shows them.</summary>
public sealed record AuditReport
{
    /// <summary>The school.</summary>
    public required string School { get; init; }

    /// <summary>The trust.</summary>
    public required string Trust { get; init; }

    /// <summary>Colour of the rule at the top, as #rrggbb, or null.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Emotional wellbeing audit, autumn 2026".</summary>
    public required string Title { get; init; }

    /// <summary>The framework and its version.</summary>
    public required string Framework { get; init; }

    /// <summary>"Finished by Sarah Whitlock, 19 November 2026", or how far it is.</summary>
    public required string State { get; init; }

    /// <summary>When it was made, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The last day on which it is finished in time, in words.</summary>
    public required string Due { get; init; }

    /// <summary>What the audit before was called, or null.</summary>
    public string? Before { get; init; }

    /// <summary>The areas, in order.</summary>
    public IReadOnlyList<AuditArea> Areas { get; init; } = [];

    /// <summary>How many statements there are.</summary>
    public int Asked => Areas.Sum(area => area.Answers.Count);

    /// <summary>How many have an answer.</summary>
    public int Answered => Areas.Sum(area => area.Answers.Count(answer => answer.Answer is not null));
}

/// <summary>An area of an audit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Answers">Its statements with their answers, in order.</param>
public sealed record AuditArea(string Name, IReadOnlyList<AuditAnswer> Answers);

/// <summary>A statement with its answer.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Answer">The answer, or null.</param>
/// <param name="Evidence">How the school knows, or null.</param>
/// <param name="Before">The answer of the audit before, or null.</param>
/// <param name="InPlan">The priority that takes it up, "Priority 3, Attendance", or null.</param>
public sealed record AuditAnswer(string Statement, SefGrade? Answer, string? Evidence, SefGrade? Before, string? InPlan);

/// <summary>What came of an audit in all schools that finished it, as paper shows it.</summary>
public sealed record AuditResultsReport
{
    /// <summary>The trust.</summary>
    public required string Trust { get; init; }

    /// <summary>Colour of the rule at the top, as #rrggbb, or null.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Emotional wellbeing audit, autumn 2026".</summary>
    public required string Title { get; init; }

    /// <summary>The framework and its version.</summary>
    public required string Framework { get; init; }

    /// <summary>When it was made, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The last day on which schools finish in time, in words.</summary>
    public required string Due { get; init; }

    /// <summary>What the audit before was called, or null.</summary>
    public string? Before { get; init; }

    /// <summary>The sentences at the top.</summary>
    public IReadOnlyList<string> KeySentences { get; init; } = [];

    /// <summary>The areas, the lowest first.</summary>
    public IReadOnlyList<ResultsArea> Areas { get; init; } = [];

    /// <summary>How far each school is.</summary>
    public IReadOnlyList<ResultsSchool> Schools { get; init; } = [];

    /// <summary>How many schools finished.</summary>
    public int Finished => Schools.Count(school => school.Finished is not null);
}

/// <summary>An area of the results.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">"38% of answers are “Not yet” or “Starting”", or null.</param>
/// <param name="BelowWords">The words of the steps that are below what is expected: "Not yet or Starting".</param>
/// <param name="Scale">The steps, low to high, then what is no judgement.</param>
/// <param name="Lines">The statements, the lowest first.</param>
public sealed record ResultsArea(string Name, string? Note, string BelowWords, IReadOnlyList<SefGrade> Scale, IReadOnlyList<ResultsLine> Lines);

/// <summary>A statement of the results.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Counts">How many schools gave each step of the area's scale.</param>
/// <param name="Below">How many are below what is expected.</param>
/// <param name="Judged">How many judged it.</param>
/// <param name="BelowBefore">How many were below the time before, or null.</param>
/// <param name="JudgedBefore">How many judged it the time before, or null.</param>
public sealed record ResultsLine(string Statement, IReadOnlyList<int> Counts, int Below, int Judged, int? BelowBefore, int? JudgedBefore);

/// <summary>How far a school is with an audit.</summary>
/// <param name="School">The school.</param>
/// <param name="State">"Finished", "Started, 2 days overdue".</param>
/// <param name="Answered">How many statements have an answer.</param>
/// <param name="Asked">How many there are for this school.</param>
/// <param name="Finished">The day on which it finished, or null.</param>
/// <param name="By">Who finished it, or null.</param>
public sealed record ResultsSchool(string School, string State, int Answered, int Asked, DateOnly? Finished, string? By);
