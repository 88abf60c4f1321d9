using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>Parts of a plan that a trust may require before a plan counts as complete.</summary>
[Flags]
public enum PlanParts
{
    /// <summary>Nothing beyond titles.</summary>
    None = 0,

    /// <summary>Why each priority matters.</summary>
    Rationale = 1,

    /// <summary>Where each priority starts from.</summary>
    Baseline = 2,

    /// <summary>What will be different.</summary>
    Outcomes = 4,

    /// <summary>An evaluation area for each priority.</summary>
    Area = 8,

    /// <summary>An implementation strand for each priority.</summary>
    Strand = 16,

    /// <summary>A lead for each priority.</summary>
    Lead = 32,

    /// <summary>A link governor for each priority.</summary>
    LinkGovernor = 64,

    /// <summary>At least one success criterion for each priority.</summary>
    Criteria = 128,

    /// <summary>At least one milestone in each term for each priority.</summary>
    Milestones = 256,

    /// <summary>At least one action for each priority.</summary>
    Actions = 512,

    /// <summary>A cost for each action, even if it is nothing.</summary>
    Costs = 1024,

    /// <summary>The one-page summary.</summary>
    Summary = 2048,
}

/// <summary>Words for the parts of a plan.</summary>
public static class PlanPartLabels
{
    /// <summary>Every part in order, with the words people know it by.</summary>
    public static IReadOnlyList<(PlanParts Part, string Label)> All { get; } =
    [
        (PlanParts.Summary, "One-page summary"),
        (PlanParts.Rationale, "Why this matters"),
        (PlanParts.Baseline, "Where we start from"),
        (PlanParts.Outcomes, "What will be different"),
        (PlanParts.Area, "Evaluation area"),
        (PlanParts.Strand, "Implementation strand"),
        (PlanParts.Lead, "Lead"),
        (PlanParts.LinkGovernor, "Link governor"),
        (PlanParts.Criteria, "Success criteria"),
        (PlanParts.Milestones, "Milestones for every term"),
        (PlanParts.Actions, "Actions"),
        (PlanParts.Costs, "A cost for every action"),
    ];
}

/// <summary>What a trust asks of every plan.</summary>
public sealed class PlanTemplate : TrustRow, IVersioned, IRecorded
{
    private readonly List<TrustPriority> _priorities = [];

    private PlanTemplate()
    {
    }

    /// <summary>Makes a trust's template: a lead, why, outcomes, criteria and actions are required to begin with.</summary>
    public PlanTemplate(Guid trustId)
        : base(trustId)
    {
        Required = PlanParts.Rationale | PlanParts.Outcomes | PlanParts.Lead | PlanParts.Criteria | PlanParts.Actions;
    }

    /// <summary>What every plan must have.</summary>
    [Recorded("Required parts")]
    public PlanParts Required { get; private set; }

    /// <summary>Priorities that every school gets, in order.</summary>
    public IReadOnlyList<TrustPriority> Priorities => _priorities;

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => "Plan template";

    /// <summary>Changes what every plan must have.</summary>
    public void Require(Actor by, PlanParts parts)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Required = parts;
    }

    /// <summary>Adds a priority that every school gets.</summary>
    public TrustPriority AddPriority(Actor by, TrustPriorityFacts facts)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        var priority = new TrustPriority(TrustId, Id, facts, _priorities.Count + 1);
        _priorities.Add(priority);
        return priority;
    }

    /// <summary>Changes a trust-wide priority. The trust's words beside it change in every plan; a plan that has it already keeps its title and its criteria.</summary>
    public void ChangePriority(Actor by, Guid id, TrustPriorityFacts facts)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Find(id).Change(facts);
    }

    /// <summary>No longer gives a trust-wide priority to new plans.</summary>
    public void Withdraw(Actor by, Guid id)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Find(id).Withdrawn = true;
    }

    /// <summary>The trust priority of this id.</summary>
    /// <exception cref="RuleBrokenException">It is gone.</exception>
    public TrustPriority Find(Guid id) => _priorities.FirstOrDefault(p => p.Id == id) ?? throw new RuleBrokenException("This trust priority is no longer there");
}

/// <summary>What the trust says of a priority that it gives to every school. Only the title must be there.</summary>
/// <param name="Title">What will be true when it is done.</param>
/// <param name="Why">Why it matters to the trust.</param>
/// <param name="MustSee">What must be seen in every school, a line each.</param>
/// <param name="AreaId">The framework's area.</param>
/// <param name="NonNegotiable">Whether no school goes without it.</param>
public sealed record TrustPriorityFacts(string? Title, string? Why, string? MustSee, Guid? AreaId, bool NonNegotiable);

/// <summary>A priority that the trust gives to every school. Source of non-negotiable items with criteria of their own: field guide §10.1.</summary>
public sealed class TrustPriority : TrustRow, IRecorded
{
    private TrustPriority()
    {
    }

    internal TrustPriority(Guid trustId, Guid templateId, TrustPriorityFacts facts, int position)
        : base(trustId)
    {
        (TemplateId, Position) = (templateId, position);
        Change(facts);
    }

    /// <summary>The template it is part of.</summary>
    public Guid TemplateId { get; private set; }

    /// <summary>Title.</summary>
    [Recorded("Title")]
    public string Title { get; private set; } = "";

    /// <summary>Why it matters to the trust, or null.</summary>
    [Recorded("Why it matters")]
    public string? Why { get; private set; }

    /// <summary>What must be seen in every school, a line each, or null. A school's copy starts with each line as a success criterion.</summary>
    [Recorded("What must be seen")]
    public string? MustSee { get; private set; }

    /// <summary>Whether it is a non-negotiable item.</summary>
    [Recorded("Non-negotiable")]
    public bool NonNegotiable { get; private set; }

    /// <summary>The lines of what must be seen.</summary>
    public IEnumerable<string> Seen => (MustSee ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Evaluation area, or null.</summary>
    public Guid? AreaId { get; private set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>No longer given to new plans.</summary>
    [Recorded("Withdrawn")]
    public bool Withdrawn { get; internal set; }

    /// <inheritdoc/>
    public string RecordName => $"Trust priority: {Title}";

    internal void Change(TrustPriorityFacts facts)
    {
        var title = Rule.Text(facts.Title, Priority.TitleMax, "Enter the priority’s title", "Title");
        var why = Rule.Optional(facts.Why, Priority.TextMax, "Why");
        var see = Rule.Optional(facts.MustSee, Priority.TextMax, "MustSee");
        Rule.Hold((see ?? "").Split('\n').All(l => l.Trim().Length <= SuccessCriterion.MeasureMax), $"Shorten each line to {SuccessCriterion.MeasureMax} characters: each becomes a success criterion", "MustSee");
        (Title, Why, MustSee, AreaId, NonNegotiable) = (title, why, see, facts.AreaId, facts.NonNegotiable);
    }
}
