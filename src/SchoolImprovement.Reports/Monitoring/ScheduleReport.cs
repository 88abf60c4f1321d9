namespace SchoolImprovement.Reports.Monitoring;

/// <summary>How an activity stands on paper.</summary>
public enum ScheduleState
{
    /// <summary>Still to come.</summary>
    Planned,

    /// <summary>Asked for and not yet accepted.</summary>
    Proposed,

    /// <summary>It happened, and is to be written up.</summary>
    WriteUp,

    /// <summary>Its time is over and nothing has been written.</summary>
    Overdue,

    /// <summary>Written up and closed.</summary>
    Done,

    /// <summary>Dropped.</summary>
    Dropped,
}

/// <summary>A school's monitoring schedule of a year, ready for paper: words as they are to be printed, dates as values.</summary>
public sealed record ScheduleReport
{
    /// <summary>The school's name.</summary>
    public required string School { get; init; }

    /// <summary>The trust's name.</summary>
    public required string Trust { get; init; }

    /// <summary>The trust's colour as #rrggbb.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Monitoring schedule 2026–27".</summary>
    public required string Title { get; init; }

    /// <summary>When this was printed, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>The instant it was printed.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The six half-terms in order, with their dates in words.</summary>
    public IReadOnlyList<ScheduleHalfTerm> HalfTerms { get; init; } = [];

    /// <summary>The rows: the plan's priorities in order, and what belongs to none.</summary>
    public IReadOnlyList<ScheduleRow> Rows { get; init; } = [];
}

/// <summary>A half-term as the head of a column.</summary>
/// <param name="Name">"Autumn 1".</param>
/// <param name="Dates">"2 Sep–23 Oct".</param>
public sealed record ScheduleHalfTerm(string Name, string Dates);

/// <summary>A priority with its activities, or core and statutory monitoring.</summary>
/// <param name="Number">The priority's number, or null.</param>
/// <param name="Name">"Early reading".</param>
/// <param name="Activities">Its activities, in the order of the year.</param>
public sealed record ScheduleRow(int? Number, string Name, IReadOnlyList<ScheduleActivity> Activities)
{
    /// <summary>"1. Early reading".</summary>
    public string Label => Number is { } number ? $"{number}. {Name}" : Name;
}

/// <summary>One activity.</summary>
public sealed record ScheduleActivity
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>Which half-term, from 0.</summary>
    public required int HalfTerm { get; init; }

    /// <summary>When, in few letters: "9 Nov", "wk 5", or nothing.</summary>
    public string? When { get; init; }

    /// <summary>The Monday of its week.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>Its day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What kind of activity it is.</summary>
    public string? Type { get; init; }

    /// <summary>Who leads it.</summary>
    public string? Lead { get; init; }

    /// <summary>Who leads it, in few letters.</summary>
    public string? Initials { get; init; }

    /// <summary>Who takes part.</summary>
    public string? With { get; init; }

    /// <summary>What it is to find out.</summary>
    public string? Focus { get; init; }

    /// <summary>Phase, subject or group.</summary>
    public string? Group { get; init; }

    /// <summary>What is looked at.</summary>
    public string? Evidence { get; init; }

    /// <summary>Who hears of it.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>How it stands.</summary>
    public ScheduleState State { get; init; }

    /// <summary>How it stands, in words: "6 days overdue".</summary>
    public string Status { get; init; } = "";

    /// <summary>The day it happened.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>What is strong, for those who may read it.</summary>
    public string? Strengths { get; init; }

    /// <summary>What needs work, for those who may read it.</summary>
    public string? ToDevelop { get; init; }

    /// <summary>What followed, for those who may read it.</summary>
    public string? Followed { get; init; }
}
