using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>An activity that follows from the plan or from the trust's list, offered to the head. Computed, never kept: only what became of it is.</summary>
/// <param name="Key">What it came from: the same for the same criterion, milestone, or type and half-term.</param>
/// <param name="Title">Its name in the schedule.</param>
/// <param name="Why">Why it is proposed, in a sentence.</param>
/// <param name="Type">The type of activity.</param>
/// <param name="When">When it would fit best.</param>
/// <param name="About">The priority, or null.</param>
/// <param name="CriterionId">The success criterion, or null.</param>
/// <param name="MilestoneId">The milestone, or null.</param>
/// <param name="Focus">What it is to find out, or null.</param>
/// <param name="LeadId">Who would lead it, or null.</param>
public sealed record Proposal(string Key, string Title, string Why, ActivityType Type, ActivityTime When, Priority? About, Guid? CriterionId, Guid? MilestoneId, string? Focus, Guid? LeadId)
{
    /// <summary>Longest key, in characters.</summary>
    public const int KeyMax = 60;

    internal ActivityFacts Facts(ActivityTime when) =>
        new(Title, Type.Id, Type.Kind, when, Focus, About, CriterionId, MilestoneId, null, LeadId, null, null, Type.Evidence, Type.ReportsTo);
}

/// <summary>What proposals are made from.</summary>
public sealed record ProposalGround
{
    /// <summary>The school's calendar of the year.</summary>
    public required SchoolCalendar Calendar { get; init; }

    /// <summary>The plan's priorities with criteria and milestones; none when there is no plan yet.</summary>
    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary>The trust's activity types.</summary>
    public IReadOnlyList<ActivityType> Types { get; init; } = [];

    /// <summary>The school's phase, in the register's words.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Keys that were accepted or dropped before.</summary>
    public IReadOnlySet<string> Settled { get; init; } = new HashSet<string>();

    /// <summary>The weeks of what is in the schedule already, by their Mondays.</summary>
    public IReadOnlyList<DateOnly> Booked { get; init; } = [];

    /// <summary>Who holds a role in the school, where it is one person.</summary>
    public IReadOnlyDictionary<Role, Guid> Leads { get; init; } = new Dictionary<Role, Guid>();

    /// <summary>Today: nothing is proposed for weeks that are over.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>
/// Makes the proposals: every success criterion is checked in the half-term before its date, every milestone in the last half-term of its term,
/// and the trust's types take place in their usual half-terms. They are spread so that no week holds many more than another.
/// </summary>
public sealed class Proposals
{
    /// <summary>More activities than this in one week and people are warned.</summary>
    public const int ManyInAWeek = 4;

    private const int WeeksBeforeTermEnds = 3;

    private readonly ProposalGround _ground;
    private readonly Dictionary<DateOnly, int> _load;

    private Proposals(ProposalGround ground)
    {
        _ground = ground;
        _load = ground.Booked.CountBy(w => w).ToDictionary();
    }

    /// <summary>The proposals that are still open, in the order of the year.</summary>
    public static IReadOnlyList<Proposal> Of(ProposalGround ground) => [.. new Proposals(ground).All().OrderBy(p => p.When.Week).ThenBy(p => p.About?.Number ?? int.MaxValue)];

    /// <summary>The half-term in which a milestone of a term is looked at: the last of the term.</summary>
    public static HalfTerm FitFor(Term term) => (HalfTerm)(((int)term * 2) + 1);

    /// <summary>The half-term in which a success criterion is looked at: the one before its date, without a date the one before the year's last.</summary>
    public static HalfTerm FitFor(SchoolCalendar calendar, DateOnly? byWhen)
    {
        var of = byWhen is { } day ? calendar.HalfTermFrom(day) : HalfTerm.Summer2;
        return of == HalfTerm.Autumn1 ? of : of - 1;
    }

    /// <summary>The week of a half-term with the least in it that is not over; null when all are.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="halfTerm">The half-term.</param>
    /// <param name="load">How much each week holds already, by its Monday.</param>
    /// <param name="today">Today.</param>
    /// <param name="lastWeeks">Only so many weeks at the end of the half-term; 0 for any.</param>
    public static SchoolWeek? Quietest(SchoolCalendar calendar, HalfTerm halfTerm, IReadOnlyDictionary<DateOnly, int> load, DateOnly today, int lastWeeks = 0)
    {
        var weeks = calendar.Weeks(halfTerm);
        var fit = weeks.Skip(lastWeeks == 0 ? 0 : weeks.Count - lastWeeks).Where(w => w.Last >= today).ToList();
        return fit.Count == 0 ? null : fit.MinBy(w => (load.GetValueOrDefault(w.Monday), w.Number));
    }

    private IEnumerable<Proposal> All()
    {
        var types = _ground.Types.Where(t => !t.Retired && t.IsFor(_ground.Phase)).OrderBy(t => t.Position).ToList();
        var forMilestones = types.Where(t => t.ProposedFor == ProposedFor.Milestones).ToList();
        var forCriteria = types.Where(t => t.ProposedFor == ProposedFor.Criteria).ToList();
        foreach (var priority in _ground.Priorities.OrderBy(p => p.Number))
        {
            foreach (var milestone in priority.Milestones.Where(_ => forMilestones.Count > 0).OrderBy(m => m.Term).ThenBy(m => m.Position))
            {
                if (Place($"milestone:{milestone.Id:N}", FitFor(milestone.Term), WeeksBeforeTermEnds) is { } at)
                {
                    yield return new(at.Key, Titled("Milestone", milestone.Text), $"Milestone of {milestone.Term}, priority {priority.Number}", forMilestones[0], at.When, priority, null, milestone.Id, $"Can this be seen by now: “{milestone.Text}”?", priority.LeadId);
                }
            }

            foreach (var criterion in priority.Criteria.Where(_ => forCriteria.Count > 0).OrderBy(c => c.Position))
            {
                if (Place($"criterion:{criterion.Id:N}", FitFor(_ground.Calendar, criterion.ByWhen), 0) is { } at)
                {
                    var why = criterion.ByWhen is { } day ? $"Success criterion by {day:d MMMM yyyy}, priority {priority.Number}" : $"Success criterion without a date, priority {priority.Number}";
                    yield return new(at.Key, Titled("Criterion", criterion.Measure), why, forCriteria[0], at.When, priority, criterion.Id, null, $"Is this on the way: “{criterion.Measure}”?", priority.LeadId);
                }
            }
        }

        foreach (var type in types.Where(t => t.ProposedFor == ProposedFor.HalfTerms))
        {
            foreach (var halfTerm in type.HalfTerms.Each())
            {
                if (Place($"type:{type.Id:N}:{(int)halfTerm}", halfTerm, 0) is { } at)
                {
                    var lead = type.LeadRole is { } role && _ground.Leads.TryGetValue(role, out var member) ? member : (Guid?)null;
                    yield return new(at.Key, type.Name, $"The trust’s list, {halfTerm.Label()}", type, at.When, null, null, null, null, lead);
                }
            }
        }
    }

    private (string Key, ActivityTime When)? Place(string key, HalfTerm halfTerm, int lastWeeks)
    {
        if (_ground.Settled.Contains(key) || Quietest(_ground.Calendar, halfTerm, _load, _ground.Today, lastWeeks) is not { } week)
        {
            return null;
        }

        _load[week.Monday] = _load.GetValueOrDefault(week.Monday) + 1;
        return (key, new ActivityTime(halfTerm, week.Monday, null));
    }

    private static string Titled(string kind, string words) => Rule.Cut($"{kind}: {words}", MonitoringActivity.TitleMax);
}
