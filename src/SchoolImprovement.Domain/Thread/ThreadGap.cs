using System.Globalization;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Thread;

/// <summary>Where the golden thread is broken. The order is the thread's own: what comes first has to be mended first.</summary>
public enum GapKind
{
    /// <summary>An area is judged, and nothing shows how the school knows.</summary>
    Judgement,

    /// <summary>An area is judged below the expected standard, and no priority answers it.</summary>
    Priority,

    /// <summary>Nobody leads a priority.</summary>
    Lead,

    /// <summary>No success criterion says how we will know.</summary>
    Criterion,

    /// <summary>Nothing is to be done for a priority.</summary>
    Action,

    /// <summary>What an action costs is not decided.</summary>
    Cost,

    /// <summary>No monitoring looks at a priority.</summary>
    Monitoring,

    /// <summary>A success criterion has no evidence although half of the year is near.</summary>
    Evidence,

    /// <summary>Monitoring happened, and nothing follows from it yet.</summary>
    Consequence,
}

/// <summary>How gaps are named.</summary>
public static class GapKinds
{
    /// <summary>What is missing, in two or three words.</summary>
    public static string Label(this GapKind kind) => kind switch
    {
        GapKind.Judgement => "Unproven grade",
        GapKind.Priority => "No priority",
        GapKind.Lead => "No lead",
        GapKind.Criterion => "No criterion",
        GapKind.Action => "No action",
        GapKind.Cost => "No cost",
        GapKind.Monitoring => "No monitoring",
        GapKind.Evidence => "No evidence",
        _ => "Nothing follows",
    };

    /// <summary>The part of a plan that a trust may ask for and whose lack is this gap, or none: a page that has named the part need not name the gap.</summary>
    public static PlanParts Part(this GapKind kind) => kind switch
    {
        GapKind.Lead => PlanParts.Lead,
        GapKind.Criterion => PlanParts.Criteria,
        GapKind.Action => PlanParts.Actions,
        GapKind.Cost => PlanParts.Costs,
        _ => PlanParts.None,
    };
}

/// <summary>One place where the thread is broken.</summary>
/// <param name="Kind">Which link is missing.</param>
/// <param name="PartId">The priority, area or activity.</param>
/// <param name="Priority">Number of the priority, or null where it is about none.</param>
/// <param name="Of">What it is about, for example "Priority 2, Inclusion".</param>
/// <param name="Words">A sentence that says what is missing.</param>
public sealed record ThreadGap(GapKind Kind, Guid PartId, int? Priority, string Of, string Words);

/// <summary>What of a priority the thread is read from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in the plan.</param>
/// <param name="Called">Its short name, or its title.</param>
/// <param name="HasLead">Somebody leads it.</param>
/// <param name="Criteria">How many success criteria it has.</param>
/// <param name="Unproven">How many of them have neither a finding of monitoring nor a measurement.</param>
/// <param name="Actions">How many actions it has.</param>
/// <param name="Undecided">How many of them have no cost, not even "nothing".</param>
/// <param name="IsMonitored">Monitoring that is not dropped looks at it.</param>
public sealed record PriorityThread(Guid Id, int Number, string Called, bool HasLead, int Criteria, int Unproven, int Actions, int Undecided, bool IsMonitored);

/// <summary>An area as the school judges it.</summary>
/// <param name="Id">The area's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Grade">The grade as people read it.</param>
/// <param name="IsBelow">The grade is below the expected standard.</param>
/// <param name="HasPriority">A priority of the plan answers it.</param>
/// <param name="HasEvidence">A point says how the school knows, something is linked, or monitoring of the year looked there.</param>
public sealed record AreaThread(Guid Id, string Name, string Grade, bool IsBelow, bool HasPriority, bool HasEvidence);

/// <summary>Monitoring that has happened and from which nothing follows yet.</summary>
/// <param name="Id">The activity's id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="HeldOn">When it happened.</param>
public sealed record OpenActivity(Guid Id, string Title, DateOnly HeldOn);

/// <summary>
/// evidence → judgement → priority → criterion and action → monitoring → finding → review: the one place that knows where this thread is broken.
/// Pages read the facts, each as far as it shows them, and ask here.
/// </summary>
public static class GoldenThread
{
    /// <summary>Every gap of a school's year, in the order of the thread, then of the plan.</summary>
    /// <param name="year">The plan's year.</param>
    /// <param name="today">Today.</param>
    /// <param name="areas">The areas that the school has judged.</param>
    /// <param name="priorities">The priorities of its plan.</param>
    /// <param name="activities">Monitoring that waits for what follows from it.</param>
    public static IReadOnlyList<ThreadGap> Gaps(AcademicYear year, DateOnly today, IEnumerable<AreaThread> areas, IEnumerable<PriorityThread> priorities, IEnumerable<OpenActivity> activities) =>
        [.. areas.SelectMany(Of).OrderBy(g => g.Kind)
            .Concat(priorities.OrderBy(p => p.Number).SelectMany(p => Of(p, year, today)))
            .Concat(activities.OrderBy(a => a.HeldOn).Select(a => new ThreadGap(GapKind.Consequence, a.Id, null, a.Title, "It happened, and nothing follows from it yet")))];

    private static IEnumerable<ThreadGap> Of(AreaThread area)
    {
        if (!area.HasEvidence)
        {
            yield return new(GapKind.Judgement, area.Id, null, area.Name, $"Judged {area.Grade}, and nothing shows how you know");
        }

        if (area.IsBelow && !area.HasPriority)
        {
            yield return new(GapKind.Priority, area.Id, null, area.Name, $"Judged {area.Grade}, and no priority answers it");
        }
    }

    /// <summary>The success criteria of which nothing shows yet how they stand: no figure was measured, and no monitoring gave evidence for them. A query can be built on it.</summary>
    /// <param name="criteria">Success criteria.</param>
    /// <param name="consequences">What followed from monitoring.</param>
    public static IQueryable<SuccessCriterion> Unproven(IQueryable<SuccessCriterion> criteria, IQueryable<Consequence> consequences) =>
        criteria.Where(c => !c.Points.Any(p => p.Actual != null) && !consequences.Any(x => x.CriterionId == c.Id));

    /// <summary>The gaps of one priority. Evidence is asked for from the third half-term on: before, little can have been seen.</summary>
    /// <param name="priority">The priority.</param>
    /// <param name="year">The plan's year.</param>
    /// <param name="today">Today.</param>
    public static IEnumerable<ThreadGap> Of(PriorityThread priority, AcademicYear year, DateOnly today)
    {
        ThreadGap Gap(GapKind kind, string words) => new(kind, priority.Id, priority.Number, $"Priority {priority.Number.ToString(CultureInfo.InvariantCulture)}, {priority.Called}", words);

        if (!priority.HasLead)
        {
            yield return Gap(GapKind.Lead, "Nobody leads it");
        }

        if (priority.Criteria == 0)
        {
            yield return Gap(GapKind.Criterion, "No success criterion says how you will know");
        }

        if (priority.Actions == 0)
        {
            yield return Gap(GapKind.Action, "Nothing is to be done for it yet");
        }
        else if (priority.Undecided > 0)
        {
            yield return Gap(GapKind.Cost, priority.Undecided == 1 ? "What one action costs is not decided" : $"What {priority.Undecided} actions cost is not decided");
        }

        if (!priority.IsMonitored)
        {
            yield return Gap(GapKind.Monitoring, "No monitoring looks at it");
        }

        if (priority.Unproven > 0 && today >= year.Begins(Term.Spring))
        {
            yield return Gap(GapKind.Evidence, priority.Unproven == 1 ? "One success criterion has no evidence yet" : $"{priority.Unproven} success criteria have no evidence yet");
        }
    }
}
