namespace SchoolImprovement.Domain.Monitoring;

/// <summary>What is kept of where an activity stands. How it shows, with what is overdue, is <see cref="ActivityState"/>.</summary>
public enum ActivityStatus
{
    /// <summary>A subject leader asks for it; the head has not yet said yes.</summary>
    Proposed,

    /// <summary>In the schedule.</summary>
    Planned,

    /// <summary>Findings are written and something followed from them.</summary>
    Done,

    /// <summary>Will not happen, with a reason.</summary>
    Dropped,
}

/// <summary>How an activity stands today. Computed, never kept.</summary>
public enum ActivityState
{
    /// <summary>Not yet accepted.</summary>
    Proposed,

    /// <summary>Still to come.</summary>
    Planned,

    /// <summary>It happened, or is happening today: findings and what follows from them are to be written.</summary>
    WriteUp,

    /// <summary>Its time is over and nothing has been written.</summary>
    Overdue,

    /// <summary>Written up and closed.</summary>
    Done,

    /// <summary>Dropped.</summary>
    Dropped,
}

/// <summary>Words, icon and order of each <see cref="ActivityState"/>, and how it follows from dates.</summary>
public static class ActivityStates
{
    /// <summary>How many days people have to write up what they saw.</summary>
    public const int DaysToWriteUp = 7;

    /// <summary>One row of the registry.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Label">As people read it.</param>
    /// <param name="Token">Name of the look: done, now, late, plan, ask or gone.</param>
    /// <param name="Icon">Name of the icon.</param>
    public sealed record Look(ActivityState State, string Label, string Token, string Icon);

    /// <summary>In the order in which they need somebody.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new(ActivityState.Overdue, "Overdue", "late", "x-octagon-fill"),
        new(ActivityState.WriteUp, "Write up", "now", "pencil-fill"),
        new(ActivityState.Proposed, "Proposed", "ask", "question-circle"),
        new(ActivityState.Planned, "Planned", "plan", "circle"),
        new(ActivityState.Done, "Done", "done", "check-circle-fill"),
        new(ActivityState.Dropped, "Dropped", "gone", "x-lg"),
    ];

    /// <summary>The registry's row for a state.</summary>
    public static Look Of(ActivityState state) => All.First(l => l.State == state);

    /// <summary>The state as people read it.</summary>
    public static string Label(this ActivityState state) => Of(state).Label;

    /// <summary>How an activity stands today.</summary>
    /// <param name="status">What is kept.</param>
    /// <param name="on">Its day, or null when only the week or half-term is known.</param>
    /// <param name="dueBy">The last day on which it can happen.</param>
    /// <param name="heldOn">The day it happened, or null.</param>
    /// <param name="today">Today.</param>
    public static ActivityState Of(ActivityStatus status, DateOnly? on, DateOnly dueBy, DateOnly? heldOn, DateOnly today) => status switch
    {
        ActivityStatus.Proposed => ActivityState.Proposed,
        ActivityStatus.Done => ActivityState.Done,
        ActivityStatus.Dropped => ActivityState.Dropped,
        _ when DaysOverdue(status, dueBy, heldOn, today) > 0 => ActivityState.Overdue,
        _ when heldOn is not null || on == today => ActivityState.WriteUp,
        _ => ActivityState.Planned,
    };

    /// <summary>Whole days past the day by which it should have happened, or, when it happened, past the week for writing it up; 0 when it is not overdue.</summary>
    public static int DaysOverdue(ActivityStatus status, DateOnly dueBy, DateOnly? heldOn, DateOnly today) =>
        status != ActivityStatus.Planned ? 0 : Math.Max(0, today.DayNumber - (heldOn?.AddDays(DaysToWriteUp) ?? dueBy).DayNumber);
}

/// <summary>Who hears of what was found.</summary>
public enum ReportsTo
{
    /// <summary>The school's senior leaders.</summary>
    SeniorLeaders,

    /// <summary>The governors.</summary>
    Governors,

    /// <summary>The trust.</summary>
    Trust,

    /// <summary>The school's project board.</summary>
    ProjectBoard,
}

/// <summary>Who carries an activity out, which decides what the form asks.</summary>
public enum ActivityKind
{
    /// <summary>The school itself.</summary>
    School,

    /// <summary>A governor. A visit is not a judgement of teaching.</summary>
    GovernorVisit,

    /// <summary>An adviser or executive of the trust.</summary>
    TrustVisit,

    /// <summary>Colleagues of other schools.</summary>
    PeerReview,
}

/// <summary>What an activity type is proposed for by itself.</summary>
public enum ProposedFor
{
    /// <summary>Once in each of its half-terms, or never when it has none.</summary>
    HalfTerms,

    /// <summary>Every success criterion, in the half-term before its date.</summary>
    Criteria,

    /// <summary>Every milestone, in the last half-term of its term.</summary>
    Milestones,
}

/// <summary>Several half-terms.</summary>
[Flags]
public enum HalfTermSet
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>September and October.</summary>
    Autumn1 = 1,

    /// <summary>November and December.</summary>
    Autumn2 = 2,

    /// <summary>January and February.</summary>
    Spring1 = 4,

    /// <summary>February to Easter.</summary>
    Spring2 = 8,

    /// <summary>Easter to May.</summary>
    Summer1 = 16,

    /// <summary>June and July.</summary>
    Summer2 = 32,
}

/// <summary>Words of the small lists of monitoring.</summary>
public static class MonitoringWords
{
    /// <summary>As people read it.</summary>
    public static string Label(this ReportsTo to) => to switch { ReportsTo.SeniorLeaders => "Senior leaders", ReportsTo.Governors => "Governors", ReportsTo.Trust => "Trust", _ => "Project board" };

    /// <summary>As people read it.</summary>
    public static string Label(this ActivityKind kind) => kind switch { ActivityKind.GovernorVisit => "Governor visit", ActivityKind.TrustVisit => "Trust visit", ActivityKind.PeerReview => "Peer review", _ => "The school’s own" };

    /// <summary>As people read it.</summary>
    public static string Label(this ProposedFor what) => what switch { ProposedFor.Criteria => "Every success criterion, in the half-term before its date", ProposedFor.Milestones => "Every milestone, in the last half-term of its term", _ => "The half-terms ticked" };

    /// <summary>As people read it.</summary>
    public static string Label(this ActivityStatus status) => status.ToString();

    /// <summary>The half-terms in the set, in order.</summary>
    public static IEnumerable<HalfTerm> Each(this HalfTermSet set) => Enum.GetValues<HalfTerm>().Where(h => set.HasFlag((HalfTermSet)(1 << (int)h)));

    /// <summary>The half-terms as one set.</summary>
    public static HalfTermSet Together(this IEnumerable<HalfTerm> halfTerms) => halfTerms.Aggregate(HalfTermSet.None, (all, h) => all | (HalfTermSet)(1 << (int)h));

    /// <summary>"Autumn 1, Spring 2", or a word for none.</summary>
    public static string Label(this HalfTermSet set) => set == HalfTermSet.None ? "When needed" : string.Join(", ", set.Each().Select(h => h.Label()));
}
