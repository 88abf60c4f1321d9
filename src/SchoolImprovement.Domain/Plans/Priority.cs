using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What a priority says of itself, apart from its criteria, milestones and actions. Only the title must be there.</summary>
/// <param name="Title">What will be true when it is done.</param>
/// <param name="ShortName">One to three words, for lists and papers.</param>
/// <param name="AreaId">The framework's area it belongs to.</param>
/// <param name="Strand">Which side of the school carries it out.</param>
/// <param name="LeadId">The senior lead.</param>
/// <param name="LinkGovernorId">The governor who follows it.</param>
/// <param name="Answers">The recommendation of an inspection or review it answers.</param>
public sealed record PriorityHeader(string? Title, string? ShortName, Guid? AreaId, Strand? Strand, Guid? LeadId, Guid? LinkGovernorId, string? Answers);

/// <summary>One priority of a plan, with its criteria, milestones and actions. Source of the fields: field guide §2.1.</summary>
public sealed partial class Priority : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMax = 200;

    /// <summary>Longest short name, in characters.</summary>
    public const int ShortNameMax = 40;

    /// <summary>Longest free text, in characters.</summary>
    public const int TextMax = 6000;

    private readonly List<SuccessCriterion> _criteria = [];
    private readonly List<Milestone> _milestones = [];
    private readonly List<PlanAction> _actions = [];

    private Priority()
    {
    }

    internal Priority(Plan plan, int number, string? title, string? shortName)
        : base(plan.TrustId)
    {
        (Plan, PlanId, SchoolId, Number) = (plan, plan.Id, plan.SchoolId, number);
        Title = Rule.Text(title, TitleMax, "Enter the priority’s title", "Title");
        ShortName = Rule.Optional(shortName, ShortNameMax, "ShortName");
    }

    /// <summary>The school's copy of what the trust gives to every school: the title and what must be seen are the trust's, the reasons are the school's own to write.</summary>
    internal Priority(Plan plan, int number, TrustPriority given)
        : this(plan, number, given.Title, null)
    {
        (TrustPriorityId, AreaId) = (given.Id, given.AreaId);
        foreach (var seen in given.Seen)
        {
            _criteria.Add(new SuccessCriterion(this, _criteria.Count + 1, new CriterionFacts(seen, MeasureUnit.Number, null, null, null, null, null, null, Progress.NotStarted, null)));
        }
    }

    /// <summary>
    /// Last year's priority, carried on with the actions that are not complete and the criteria that are not met, which start from where they were last measured.
    /// Targets are kept. Actions begin again a year later, with nothing said of how they stand; milestones belong to their year and are written anew.
    /// </summary>
    internal Priority(Plan plan, int number, Priority last, bool trustStillGivesIt)
        : this(plan, number, last.Title, last.ShortName)
    {
        (AreaId, Strand, LeadId, LinkGovernorId, Answers) = (last.AreaId, last.Strand, last.LeadId, last.LinkGovernorId, last.Answers);
        (Rationale, Baseline, Outcomes, TrustPriorityId) = (last.Rationale, last.Baseline, last.Outcomes, trustStillGivesIt ? last.TrustPriorityId : null);
        foreach (var action in last.Actions.Where(a => a.Progress != Progress.Complete).OrderBy(a => a.Position))
        {
            _actions.Add(new PlanAction(this, _actions.Count + 1, action.NextYear(last.Plan.Year)));
        }

        foreach (var criterion in last.Criteria.Where(c => c.Progress != Progress.Complete).OrderBy(c => c.Position))
        {
            _criteria.Add(new SuccessCriterion(this, _criteria.Count + 1, criterion.NextYear));
        }
    }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <summary>The plan itself, whose status decides what may change. Always loaded with the priority.</summary>
    public Plan Plan { get; private set; } = null!;

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>Number in the plan, from 1.</summary>
    [Recorded("Number", IsPlace = true)]
    public int Number { get; internal set; }

    /// <summary>What will be true when it is done.</summary>
    [Recorded("Title")]
    public string Title { get; private set; } = "";

    /// <summary>One to three words, or null.</summary>
    [Recorded("Short name")]
    public string? ShortName { get; private set; }

    /// <summary>The framework's area, or null.</summary>
    [Recorded("Evaluation area")]
    public Guid? AreaId { get; private set; }

    /// <summary>Which side of the school carries it out, or null.</summary>
    [Recorded("Implementation strand")]
    public Strand? Strand { get; private set; }

    /// <summary>Why it matters, or null.</summary>
    [Recorded("Why this matters")]
    public string? Rationale { get; private set; }

    /// <summary>Where we start from, or null.</summary>
    [Recorded("Where we start from")]
    public string? Baseline { get; private set; }

    /// <summary>What will be different, one outcome a line, or null.</summary>
    [Recorded("What will be different")]
    public string? Outcomes { get; private set; }

    /// <summary>The recommendation it answers, or null.</summary>
    [Recorded("Answers")]
    public string? Answers { get; private set; }

    /// <summary>The senior lead, or null.</summary>
    [Recorded("Lead")]
    public Guid? LeadId { get; private set; }

    /// <summary>The link governor, or null.</summary>
    [Recorded("Link governor")]
    public Guid? LinkGovernorId { get; private set; }

    /// <summary>The trust priority that it is the school's copy of, or null.</summary>
    public Guid? TrustPriorityId { get; private set; }

    /// <summary>The trust has agreed that this school need not have the trust's priority.</summary>
    [Recorded("Exception granted")]
    public bool IsExcepted { get; private set; }

    /// <summary>What becomes of it when the year ends, or null while that is not decided.</summary>
    [Recorded("At the year’s end")]
    public YearEnd? YearEnd { get; private set; }

    /// <summary>Why, and what stays: how it is kept going, or why it stops; or null.</summary>
    [Recorded("Note at the year’s end")]
    public string? YearEndNote { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Success criteria.</summary>
    public IReadOnlyList<SuccessCriterion> Criteria => _criteria;

    /// <summary>Milestones.</summary>
    public IReadOnlyList<Milestone> Milestones => _milestones;

    /// <summary>Actions.</summary>
    public IReadOnlyList<PlanAction> Actions => _actions;

    /// <summary>The short name, or the title where there is none.</summary>
    public string Called => ShortName ?? Title;

    /// <inheritdoc/>
    public string RecordName => Plan is { IsSubject: true } ? $"Subject plan: {Called}" : $"Priority {Number}: {Called}";

    /// <summary>Whether a person may write this priority: all of the plan, or this one because they lead it.</summary>
    public bool MayWrite(Actor by) => MayWrite(by, SchoolId, LeadId);

    /// <summary>The same rule for a priority that is only read.</summary>
    public static bool MayWrite(Actor by, Guid schoolId, Guid? leadId) =>
        by.May(Permission.EditPlan, schoolId) || (leadId == by.MemberId && by.May(Permission.EditOwnPriority, schoolId));

    /// <summary>Writes title, area, strand, lead and link governor.</summary>
    /// <exception cref="RuleBrokenException">The title is missing, or the trust set it.</exception>
    public void WriteHeader(Actor by, PriorityHeader header)
    {
        DemandWrite(by);
        var title = Rule.Text(header.Title, TitleMax, "Enter the priority’s title", "Title");
        Rule.Hold(TrustPriorityId is null || title == Title, $"The trust set this title for every school: “{Title}”. Put your own words under “Why this matters”", "Title");
        Rule.Hold(header.LeadId == LeadId || by.May(Permission.EditPlan, SchoolId), "Only the headteacher or a senior leader changes who leads a priority", "LeadId");
        var shortName = Rule.Optional(header.ShortName, ShortNameMax, "ShortName");
        Rule.Hold(!Plan.IsSubject || shortName is not null, "Enter the subject", "ShortName");
        var answers = Rule.Optional(header.Answers, TextMax, "Answers");
        (Title, ShortName, AreaId, Strand, LeadId, LinkGovernorId, Answers) = (title, shortName, header.AreaId, header.Strand, header.LeadId, header.LinkGovernorId, answers);
        Plan.FollowSubject(this);
    }

    /// <summary>Writes why it matters and where it starts from.</summary>
    public void WriteRationale(Actor by, string? rationale, string? baseline)
    {
        DemandWrite(by);
        (Rationale, Baseline) = (Rule.Optional(rationale, TextMax, "Rationale"), Rule.Optional(baseline, TextMax, "Baseline"));
    }

    /// <summary>Writes what will be different, one outcome a line.</summary>
    public void WriteOutcomes(Actor by, string? outcomes)
    {
        DemandWrite(by);
        Outcomes = Rule.Optional(outcomes, TextMax, "Outcomes");
    }

    /// <summary>Decides what becomes of the priority when the year ends.</summary>
    /// <param name="by">Needs to be allowed to write the whole plan.</param>
    /// <param name="decision">Carry, embed or stop; null takes an earlier decision back.</param>
    /// <param name="note">How it is kept going, or why it stops. Needed for all but carrying on.</param>
    /// <exception cref="RuleBrokenException">The note is missing, or the trust gives the priority to every school.</exception>
    public void DecideYearEnd(Actor by, YearEnd? decision, string? note)
    {
        by.Demand(Permission.EditPlan, SchoolId);
        Plan.DemandNotClosed();
        Rule.Hold(decision is null or Plans.YearEnd.Carry || !IsHeldByTrust, "The trust gives this priority to every school, so it stays in the plan. Carry it on, or ask the trust for an exception", "YearEnd");
        var words = Rule.Optional(note, TextMax, "YearEndNote");
        Rule.Hold(decision != Plans.YearEnd.Embed || words is not null, "Say how it is kept going now that it is everyday practice", "YearEndNote");
        Rule.Hold(decision != Plans.YearEnd.Stop || words is not null, "Say why it stops", "YearEndNote");
        (YearEnd, YearEndNote) = (decision, words);
    }

    /// <summary>Whether the trust holds the school to it: it is the trust's, and no exception was granted.</summary>
    public bool IsHeldByTrust => TrustPriorityId is not null && !IsExcepted;

    internal void Except() => IsExcepted = true;

    /// <summary>What the trust requires and this priority does not have yet, in words.</summary>
    public IEnumerable<string> Missing(PlanParts required)
    {
        PlanParts If(bool there, PlanParts part) => there ? part : PlanParts.None;
        return Missing(required, If(Rationale is not null, PlanParts.Rationale) | If(Baseline is not null, PlanParts.Baseline) | If(Outcomes is not null, PlanParts.Outcomes)
            | If(AreaId is not null, PlanParts.Area) | If(Strand is not null, PlanParts.Strand) | If(LeadId is not null, PlanParts.Lead) | If(LinkGovernorId is not null, PlanParts.LinkGovernor)
            | If(_criteria.Count > 0, PlanParts.Criteria) | If(Enum.GetValues<Term>().All(t => _milestones.Any(m => m.Term == t)), PlanParts.Milestones)
            | If(_actions.Count > 0, PlanParts.Actions) | If(_actions.All(a => a.CostPence is not null), PlanParts.Costs));
    }

    /// <summary>The same for a priority that is only read.</summary>
    /// <param name="required">What the trust requires.</param>
    /// <param name="there">What the priority has.</param>
    public static IEnumerable<string> Missing(PlanParts required, PlanParts there) =>
        MissingWords.Where(w => required.HasFlag(w.Part) && !there.HasFlag(w.Part)).Select(w => w.Words);

    private static readonly (PlanParts Part, string Words)[] MissingWords =
    [
        (PlanParts.Rationale, "why this matters"),
        (PlanParts.Baseline, "where we start from"),
        (PlanParts.Outcomes, "what will be different"),
        (PlanParts.Area, "an evaluation area"),
        (PlanParts.Strand, "an implementation strand"),
        (PlanParts.Lead, "a lead"),
        (PlanParts.LinkGovernor, "a link governor"),
        (PlanParts.Criteria, "a success criterion"),
        (PlanParts.Milestones, "a milestone in every term"),
        (PlanParts.Actions, "an action"),
        (PlanParts.Costs, "a cost for every action, even if it is nothing"),
    ];

    /// <summary>Refuses who may not write this priority, and what the plan's status forbids. Word of progress is taken until the plan is closed.</summary>
    internal void DemandWrite(Actor by, bool onlyProgress = false)
    {
        if (!MayWrite(by))
        {
            throw new NotAllowedException($"{by.Name} may not write this priority.");
        }

        if (onlyProgress)
        {
            Plan.DemandNotClosed();
        }
        else
        {
            Plan.DemandOpen();
        }
    }
}
