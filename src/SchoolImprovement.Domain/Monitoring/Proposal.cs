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

    /// <summary>Types that stand in the schedule already, by the half-term: the trust asks for no second one.</summary>
    public IReadOnlySet<(Guid TypeId, HalfTerm HalfTerm)> Planned { get; init; } = new HashSet<(Guid, HalfTerm)>();

    /// <summary>Success criteria that an activity looks at.</summary>
    public IReadOnlySet<Guid> Watched { get; init; } = new HashSet<Guid>();

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
/// Makes the proposals: every success criterion is checked in the half-term before its date (when that is over, in the weeks left before the date), every milestone
/// in the last half-term of its term, and the trust's types take place in their usual half-terms. What is complete or planned already is left out.
/// They are spread so that no week holds many more than another.
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

    /// <summary>Success criteria that are not complete, that nobody looks at, and whose date leaves no week to look at them in.</summary>
    public static IReadOnlyList<SuccessCriterion> TooLate(ProposalGround ground)
    {
        var of = new Proposals(ground);
        return !of.Types(ProposedFor.Criteria).Any() ? []
            : [.. ground.Priorities.OrderBy(p => p.Number).SelectMany(p => p.Criteria.OrderBy(c => c.Position))
                .Where(c => c.Progress != Progress.Complete && !ground.Watched.Contains(c.Id) && !ground.Settled.Contains(KeyOf(c)) && of.WeekFor(c) is null)];
    }

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
        return Quietest(weeks.Skip(lastWeeks == 0 ? 0 : weeks.Count - lastWeeks).Where(w => w.Last >= today), load);
    }

    private static SchoolWeek? Quietest(IEnumerable<SchoolWeek> weeks, IReadOnlyDictionary<DateOnly, int> load) =>
        weeks.Select(w => (SchoolWeek?)w).MinBy(w => (load.GetValueOrDefault(w!.Value.Monday), w.Value.Monday));

    private static string KeyOf(SuccessCriterion criterion) => $"criterion:{criterion.Id:N}";

    private IEnumerable<ActivityType> Types(ProposedFor what) =>
        _ground.Types.Where(t => !t.Retired && t.IsFor(_ground.Phase) && t.ProposedFor == what).OrderBy(t => t.Position);

    /// <summary>A week of the half-term before the criterion's date; when that is over, one of those left before the date.</summary>
    private SchoolWeek? WeekFor(SuccessCriterion criterion) =>
        Quietest(_ground.Calendar, FitFor(_ground.Calendar, criterion.ByWhen), _load, _ground.Today)
        ?? Quietest(_ground.Calendar.AllWeeks.Where(w => w.Last >= _ground.Today && w.First <= (criterion.ByWhen ?? _ground.Calendar.Year.Last)), _load);

    private IEnumerable<Proposal> All()
    {
        var forMilestones = Types(ProposedFor.Milestones).ToList();
        var forCriteria = Types(ProposedFor.Criteria).ToList();
        foreach (var priority in _ground.Priorities.OrderBy(p => p.Plan.IsSubject).ThenBy(p => p.Number).ThenBy(p => p.Called))
        {
            var of = priority.Plan.IsSubject ? $"{priority.Plan.Title} subject plan" : $"priority {priority.Number}";
            foreach (var milestone in priority.Milestones.Where(m => forMilestones.Count > 0 && m.Progress != Progress.Complete).OrderBy(m => m.Term).ThenBy(m => m.Position))
            {
                if (Place($"milestone:{milestone.Id:N}", Quietest(_ground.Calendar, FitFor(milestone.Term), _load, _ground.Today, WeeksBeforeTermEnds)) is { } at)
                {
                    yield return new(at.Key, Titled("Milestone", milestone.Text), $"Milestone of {milestone.Term}, {of}", forMilestones[0], at.When, priority, null, milestone.Id, $"Can this be seen by now: “{milestone.Text}”?", priority.LeadId);
                }
            }

            foreach (var criterion in priority.Criteria.Where(c => forCriteria.Count > 0 && c.Progress != Progress.Complete).OrderBy(c => c.Position))
            {
                if (Place(KeyOf(criterion), WeekFor(criterion)) is { } at)
                {
                    var why = criterion.ByWhen is { } day ? $"Success criterion by {day:d MMMM yyyy}, {of}" : $"Success criterion without a date, {of}";
                    yield return new(at.Key, Titled("Criterion", criterion.Measure), why, forCriteria[0], at.When, priority, criterion.Id, null, $"Is this on the way: “{criterion.Measure}”?", priority.LeadId);
                }
            }
        }

        foreach (var type in Types(ProposedFor.HalfTerms))
        {
            foreach (var halfTerm in type.HalfTerms.Each().Where(h => !_ground.Planned.Contains((type.Id, h))))
            {
                if (Place($"type:{type.Id:N}:{(int)halfTerm}", Quietest(_ground.Calendar, halfTerm, _load, _ground.Today)) is { } at)
                {
                    var lead = type.LeadRole is { } role && _ground.Leads.TryGetValue(role, out var member) ? member : (Guid?)null;
                    yield return new(at.Key, type.Name, $"The trust’s list, {halfTerm.Label()}", type, at.When, null, null, null, null, lead);
                }
            }
        }
    }

    private (string Key, ActivityTime When)? Place(string key, SchoolWeek? quietest)
    {
        if (_ground.Settled.Contains(key) || quietest is not { } week)
        {
            return null;
        }

        _load[week.Monday] = _load.GetValueOrDefault(week.Monday) + 1;
        return (key, new ActivityTime(week.HalfTerm, week.Monday, null));
    }

    private static string Titled(string kind, string words) => Rule.Cut($"{kind}: {words}", MonitoringActivity.TitleMax);
}
