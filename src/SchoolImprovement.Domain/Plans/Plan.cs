using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What the head writes at the top of a plan. All but the title may be empty.</summary>
/// <param name="Title">Title without the year.</param>
/// <param name="From">First day of the plan's period, which need not be a school year.</param>
/// <param name="To">Last day of the plan's period.</param>
/// <param name="Summary">The year in short, for the one-page summary.</param>
/// <param name="Vision">Vision and values.</param>
/// <param name="Context">Who the pupils are.</param>
/// <param name="LastInspection">When, and what it found.</param>
/// <param name="NextSteps">What the last inspection asked the school to do next.</param>
/// <param name="Sources">What the plan was made from.</param>
public sealed record PlanHeader(string? Title, DateOnly? From, DateOnly? To, string? Summary, string? Vision, string? Context, string? LastInspection, string? NextSteps, string? Sources);

/// <summary>A school's improvement plan for a year. The aggregate: every part is reached and changed through it.</summary>
public sealed partial class Plan : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMax = 120;

    /// <summary>Longest free text, in characters.</summary>
    public const int TextMax = 6000;

    /// <summary>More priorities than this and people are warned: a plan nobody reads is the norm. Source: field guide §0.</summary>
    public const int ManyPriorities = 5;

    private readonly List<Priority> _priorities = [];

    private Plan()
    {
    }

    private Plan(Guid trustId, Guid schoolId, AcademicYear year, string title)
        : base(trustId)
    {
        (SchoolId, Year, Title, From, To) = (schoolId, year, title, year.First, year.Last);
    }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The academic year it is the plan of.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>Title without the year, in the trust's words to begin with.</summary>
    [Recorded("Title")]
    public string Title { get; private set; } = "";

    /// <summary>First day of the plan's period.</summary>
    [Recorded("From")]
    public DateOnly From { get; private set; }

    /// <summary>Last day of the plan's period.</summary>
    [Recorded("To")]
    public DateOnly To { get; private set; }

    /// <summary>The year in short, or null.</summary>
    [Recorded("The year in short")]
    public string? Summary { get; private set; }

    /// <summary>Vision and values, or null.</summary>
    [Recorded("Vision and values")]
    public string? Vision { get; private set; }

    /// <summary>Who the pupils are, or null.</summary>
    [Recorded("Our context")]
    public string? Context { get; private set; }

    /// <summary>When the last inspection was and what it found, or null.</summary>
    [Recorded("Last inspection")]
    public string? LastInspection { get; private set; }

    /// <summary>What the last inspection asked for, or null.</summary>
    [Recorded("Next steps from inspection")]
    public string? NextSteps { get; private set; }

    /// <summary>What the plan was made from, or null.</summary>
    [Recorded("Sources used")]
    public string? Sources { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Priorities, in order once loaded through <see cref="InOrder"/>.</summary>
    public IReadOnlyList<Priority> Priorities => _priorities;

    /// <summary>Priorities by number.</summary>
    public IEnumerable<Priority> InOrder => _priorities.OrderBy(p => p.Number);

    /// <inheritdoc/>
    public Guid PlanId => Id;

    /// <inheritdoc/>
    public string RecordName => $"{Title} {Year.Label}";

    /// <summary>Starts a school's plan for a year, with the trust's priorities in it.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="year">The year.</param>
    /// <param name="title">What the trust calls the plan.</param>
    /// <param name="template">The trust's template: its priorities reach every plan. Null where the trust has none.</param>
    public static Plan Start(Actor by, Guid schoolId, AcademicYear year, string title, PlanTemplate? template)
    {
        by.Demand(Permission.EditPlan, schoolId);
        var plan = new Plan(by.TrustId, schoolId, year, Rule.Text(title, TitleMax, "Enter the plan’s title", "Title"));
        foreach (var given in template?.Priorities.Where(p => !p.Withdrawn).OrderBy(p => p.Position) ?? Enumerable.Empty<TrustPriority>())
        {
            plan._priorities.Add(new Priority(plan, plan._priorities.Count + 1, given));
        }

        return plan;
    }

    /// <summary>
    /// Carries last year's plan on into the year after: every priority that was not embedded or stopped, with its words, the actions that are not complete and the criteria that are not met.
    /// Subject plans go on under the priority that they serve; those of a priority that does not go on stay in their year, as it does.
    /// Trust priorities that came since are added; those the trust no longer gives become the school's own. What became of each priority stands under "Sources used".
    /// </summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="last">Last year's plan, whole.</param>
    /// <param name="template">The trust's template as it is now, or null.</param>
    public static Plan CarryOn(Actor by, Plan last, PlanTemplate? template)
    {
        by.Demand(Permission.EditPlan, last.SchoolId);
        var plan = new Plan(by.TrustId, last.SchoolId, last.Year.Next, last.Title) { Vision = last.Vision, Context = last.Context };
        var given = template?.Priorities.Where(p => !p.Withdrawn).OrderBy(p => p.Position).ToList() ?? [];
        foreach (var before in last.InOrder.Where(p => p.YearEnd is null or Plans.YearEnd.Carry || p.IsHeldByTrust))
        {
            var priority = new Priority(plan, plan._priorities.Count + 1, before, given.Any(g => g.Id == before.TrustPriorityId));
            plan._priorities.Add(priority);
            priority.CarryOnSubjects(before);
        }

        foreach (var added in given.Where(g => last.Priorities.All(p => p.TrustPriorityId != g.Id)))
        {
            plan._priorities.Add(new Priority(plan, plan._priorities.Count + 1, added));
        }

        plan.Sources = last.WhatBecame();
        return plan;
    }

    /// <summary>What became of each priority at the year's end, a line each, as next year's plan keeps it; null when nothing was decided. A long list is cut to what a text may hold.</summary>
    public string? WhatBecame()
    {
        var lines = InOrder.Where(p => p.YearEnd is not null)
            .Select(p => $"{RecordName}, priority {p.Number}, {p.Called}: {p.YearEnd!.Value.Label().ToLowerInvariant()}{(p.YearEndNote is null ? "" : $". {p.YearEndNote.ReplaceLineEndings(" ")}")}").ToList();
        var text = string.Join('\n', lines);
        return text.Length == 0 ? null : text.Length <= TextMax ? text : text[..TextMax];
    }

    /// <summary>Takes in a priority that the trust gives to every school, at the end, unless the plan has it already.</summary>
    /// <param name="by">Needs to be allowed to change what the trust gives, or to edit the school's plan.</param>
    /// <param name="given">The trust's priority.</param>
    /// <returns>The school's copy; null when the plan had it already.</returns>
    /// <exception cref="RuleBrokenException">The plan is with the trust or the governors, or closed.</exception>
    public Priority? TakeIn(Actor by, TrustPriority given)
    {
        if (!by.MayInTrust(Permission.ManageTemplate))
        {
            by.Demand(Permission.EditPlan, SchoolId);
        }

        DemandOpen();
        if (_priorities.Any(p => p.TrustPriorityId == given.Id))
        {
            return null;
        }

        var priority = new Priority(this, _priorities.Count + 1, given);
        _priorities.Add(priority);
        return priority;
    }

    /// <summary>Writes the top of the plan.</summary>
    /// <exception cref="RuleBrokenException">The title is missing, a text is too long, or the period ends before it starts.</exception>
    public void WriteHeader(Actor by, PlanHeader header)
    {
        DemandWrite(by);
        var title = Rule.Text(header.Title, TitleMax, "Enter the plan’s title", "Title");
        var from = header.From ?? throw new RuleBrokenException("Enter the plan’s first day", "From");
        var to = header.To ?? throw new RuleBrokenException("Enter the plan’s last day", "To");
        Rule.Hold(from.Year is >= 2000 and < 2100, "Enter a first day in this century", "From");
        Rule.Hold(from < to, $"The plan must end after it starts, {from:d MMMM yyyy}", "To");
        Rule.Hold(to <= from.AddYears(5), "A plan lasts five years at most. Enter an earlier last day", "To");
        var summary = Rule.Optional(header.Summary, TextMax, "Summary");
        var vision = Rule.Optional(header.Vision, TextMax, "Vision");
        var context = Rule.Optional(header.Context, TextMax, "Context");
        var inspection = Rule.Optional(header.LastInspection, TextMax, "LastInspection");
        var next = Rule.Optional(header.NextSteps, TextMax, "NextSteps");
        var sources = Rule.Optional(header.Sources, TextMax, "Sources");
        (Title, From, To, Summary, Vision, Context, LastInspection, NextSteps, Sources) = (title, from, to, summary, vision, context, inspection, next, sources);
    }

    /// <summary>Adds a priority at the end.</summary>
    public Priority AddPriority(Actor by, string? title, string? shortName)
    {
        DemandWrite(by);
        var priority = new Priority(this, _priorities.Count + 1, title, shortName);
        _priorities.Add(priority);
        return priority;
    }

    /// <summary>Moves a priority to another place; the others close up. Places run from 1.</summary>
    public void MovePriority(Actor by, Guid id, int to)
    {
        DemandWrite(by);
        Places.Move(_priorities, Find(id), to, p => p.Number, (p, n) => p.Number = n);
    }

    /// <summary>Why a priority of the trust stays.</summary>
    public const string HeldByTrust = "The trust gives this priority to every school, so it cannot be removed. Ask the trust for an exception";

    /// <summary>Removes a priority with all its parts; the others close up. History keeps its words.</summary>
    /// <exception cref="RuleBrokenException">The trust gave it to every school and granted no exception, or subject plans hang under it, where they were loaded.</exception>
    public void RemovePriority(Actor by, Guid id)
    {
        DemandWrite(by);
        var priority = Find(id);
        Rule.Hold(priority.Subjects.Count == 0, $"Subject plans hang under this priority: {string.Join(", ", priority.Subjects.Select(s => s.Title).Order())}. Remove them first, or let them serve another priority");
        Rule.Hold(!priority.IsHeldByTrust, HeldByTrust);
        _priorities.Remove(priority);
        Places.CloseUp(_priorities, p => p.Number, (p, n) => p.Number = n);
    }

    /// <summary>Moves an action to the end of another priority's actions. The person must be allowed to write both priorities.</summary>
    /// <exception cref="RuleBrokenException">The action or the priority is gone.</exception>
    public void MoveActionTo(Actor by, Guid actionId, Guid priorityId)
    {
        var from = _priorities.FirstOrDefault(p => p.Actions.Any(a => a.Id == actionId)) ?? throw new RuleBrokenException("This action is no longer in the plan. Someone may have removed it");
        var to = Find(priorityId);
        from.DemandWrite(by);
        to.DemandWrite(by);
        if (from != to)
        {
            to.Take(from.Release(actionId));
        }
    }

    /// <summary>The priority of this id.</summary>
    /// <exception cref="RuleBrokenException">It is gone.</exception>
    public Priority Find(Guid id) => _priorities.FirstOrDefault(p => p.Id == id) ?? throw new RuleBrokenException("This priority is no longer in the plan. Someone may have removed it");

    /// <summary>Refuses a day that is mistyped: further off than a year from the plan's year, and not in the plan's own period.</summary>
    internal void DemandNear(DateOnly? day, string field) => Rule.Hold(day is not { } on || Year.IsNear(on) || (on >= From && on <= To), Year.NearWords, field);

    private void DemandWrite(Actor by)
    {
        by.Demand(Permission.EditPlan, SchoolId);
        DemandWhole();
        DemandOpen();
    }

    /// <summary>What the trust requires and the plan does not have yet, as sentences with the priority's number.</summary>
    /// <param name="required">What the trust's template requires.</param>
    /// <param name="given">The priorities that the trust gives to this school: without those from which it granted an exception.</param>
    public IEnumerable<string> Missing(PlanParts required, IReadOnlyCollection<TrustPriority>? given = null)
    {
        var has = _priorities.Select(p => p.TrustPriorityId).ToHashSet();
        if (required.HasFlag(PlanParts.Summary) && Summary is null)
        {
            yield return "The year in short";
        }

        if (_priorities.Count == 0)
        {
            yield return "At least one priority";
        }

        foreach (var absent in (given ?? []).Where(g => !g.Withdrawn && !has.Contains(g.Id)).OrderBy(g => g.Position))
        {
            yield return $"The trust’s priority “{absent.Title}”";
        }

        foreach (var missing in InOrder.SelectMany(p => p.Missing(required).Select(m => $"Priority {p.Number}: {m}")))
        {
            yield return missing;
        }
    }
}
