using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>One line of a school's monitoring schedule: who looks at what, when, and what followed from it. Source of the fields: field guide §2.3.</summary>
public sealed partial class MonitoringActivity : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMax = 120;

    /// <summary>Longest of the short texts, in characters.</summary>
    public const int ShortMax = 200;

    /// <summary>Longest focus, evidence or reason, in characters.</summary>
    public const int TextMax = 1000;

    private readonly List<Consequence> _consequences = [];

    private MonitoringActivity()
    {
    }

    private MonitoringActivity(Actor by, Guid schoolId, AcademicYear year, ActivityStatus status, ActivityFacts facts)
        : base(by.TrustId)
    {
        (SchoolId, Year, Status) = (schoolId, year, status);
        Write(facts);
        Place(facts.When);
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The academic year.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>Its name in the schedule.</summary>
    [Recorded("Activity")]
    public string Title { get; private set; } = "";

    /// <summary>What kind of activity it is.</summary>
    [Recorded("Type")]
    public Guid TypeId { get; private set; }

    /// <summary>Who carries it out, as its type said when it was planned.</summary>
    public ActivityKind Kind { get; private set; }

    /// <summary>The half-term.</summary>
    [Recorded("Half-term")]
    public HalfTerm HalfTerm { get; private set; }

    /// <summary>The Monday of its week, or null.</summary>
    [Recorded("Week of")]
    public DateOnly? Week { get; private set; }

    /// <summary>Its day, or null.</summary>
    [Recorded("Date")]
    public DateOnly? On { get; private set; }

    /// <summary>What it is to find out, or null.</summary>
    [Recorded("What to find out")]
    public string? Focus { get; private set; }

    /// <summary>The priority it looks at, or null for core and statutory monitoring.</summary>
    [Recorded("Priority")]
    public Guid? PriorityId { get; private set; }

    /// <summary>The success criterion it looks at, or null.</summary>
    public Guid? CriterionId { get; private set; }

    /// <summary>The milestone it looks at, or null.</summary>
    public Guid? MilestoneId { get; private set; }

    /// <summary>Phase, subject or group, or null.</summary>
    [Recorded("Phase, subject or group")]
    public string? Group { get; private set; }

    /// <summary>Who leads it, or null.</summary>
    [Recorded("Led by")]
    public Guid? LeadId { get; private set; }

    /// <summary>Who leads it when it is nobody of the trust's people, or null.</summary>
    [Recorded("Led by, in words")]
    public string? LeadName { get; private set; }

    /// <summary>Who takes part, or null.</summary>
    [Recorded("With")]
    public string? With { get; private set; }

    /// <summary>What is looked at, or null.</summary>
    [Recorded("Evidence and form")]
    public string? Evidence { get; private set; }

    /// <summary>Who hears of what was found.</summary>
    [Recorded("Reports to")]
    public ReportsTo ReportsTo { get; private set; }

    /// <summary>What is kept of where it stands.</summary>
    [Recorded("Status")]
    public ActivityStatus Status { get; private set; }

    /// <summary>Why it was dropped, moved or opened again, or null.</summary>
    [Recorded("Reason")]
    public string? Reason { get; private set; }

    /// <summary>When it was planned for before it was last moved, in words, or null when it never was.</summary>
    public string? MovedFrom { get; private set; }

    /// <summary>The day it happened, or null.</summary>
    [Recorded("Happened on")]
    public DateOnly? HeldOn { get; private set; }

    /// <summary>Which proposal it came from, so that the same is not proposed twice; null when somebody planned it.</summary>
    public string? ProposalKey { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>What was found, or null.</summary>
    public Findings? Findings { get; private set; }

    /// <summary>What followed from it.</summary>
    public IReadOnlyList<Consequence> Consequences => _consequences;

    /// <inheritdoc/>
    public string RecordName => $"Monitoring: {Title}";

    /// <summary>When it takes place.</summary>
    public ActivityTime When => new(HalfTerm, Week, On);

    /// <summary>How it stands today.</summary>
    public ActivityState State(SchoolCalendar calendar, DateOnly today) => ActivityStates.Of(Status, On, When.DueBy(calendar), HeldOn, today);

    /// <summary>Puts an activity into the schedule.</summary>
    public static MonitoringActivity Plan(Actor by, Guid schoolId, AcademicYear year, ActivityFacts facts)
    {
        by.Demand(Permission.EditSchedule, schoolId);
        return new MonitoringActivity(by, schoolId, year, ActivityStatus.Planned, facts);
    }

    /// <summary>Asks for an activity about a priority that one leads. The head or a senior leader accepts it.</summary>
    public static MonitoringActivity Propose(Actor by, Guid schoolId, AcademicYear year, ActivityFacts facts)
    {
        var about = facts.About ?? throw new RuleBrokenException("Choose the priority that it is about", "Part");
        if (!about.MayWrite(by))
        {
            throw new NotAllowedException($"{by.Name} does not lead this priority.");
        }

        return new MonitoringActivity(by, schoolId, year, ActivityStatus.Proposed, facts);
    }

    /// <summary>Takes a computed proposal into the schedule.</summary>
    /// <param name="by">Needs to be allowed to edit the schedule.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="year">The year.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="when">When it shall take place.</param>
    public static MonitoringActivity Accept(Actor by, Guid schoolId, AcademicYear year, Proposal proposal, ActivityTime when)
    {
        var activity = Plan(by, schoolId, year, proposal.Facts(when));
        activity.ProposalKey = proposal.Key;
        return activity;
    }

    /// <summary>Drops a computed proposal for this year. It is not proposed again.</summary>
    public static MonitoringActivity Decline(Actor by, Guid schoolId, AcademicYear year, Proposal proposal, string? reason)
    {
        var activity = Accept(by, schoolId, year, proposal, proposal.When);
        activity.Drop(by, string.IsNullOrWhiteSpace(reason) ? "Not needed this year" : reason);
        return activity;
    }

    /// <summary>Whether a person may write down what was found: who edits the schedule, and who leads it. Visitors from outside the school record their visits.</summary>
    public bool MayRecord(Actor by) => MayRecord(by, SchoolId, LeadId, Kind);

    /// <summary>The same rule for an activity that is only read.</summary>
    public static bool MayRecord(Actor by, Guid schoolId, Guid? leadId, ActivityKind kind) =>
        by.May(Permission.EditSchedule, schoolId)
        || (leadId == by.MemberId && (by.May(Permission.RecordFindings, schoolId) || (kind != ActivityKind.School && by.May(Permission.RecordVisits, schoolId))));

    /// <summary>Whether a person may read what was found. Drafts are their writers'; what is closed is for those who read the plan, and for governors where it is meant for them.</summary>
    public static bool MayReadFindings(Actor by, Guid schoolId, Guid? leadId, ActivityKind kind, bool closed, bool forGovernors) =>
        MayRecord(by, schoolId, leadId, kind) || (closed && (by.May(Permission.ReadPlan, schoolId) || (forGovernors && by.May(Permission.ReadSchedule, schoolId))));

    /// <summary>The head accepts what a subject leader asked for.</summary>
    public void Accept(Actor by)
    {
        by.Demand(Permission.EditSchedule, SchoolId);
        Rule.Hold(Status == ActivityStatus.Proposed, "This activity is in the schedule already");
        Status = ActivityStatus.Planned;
    }

    /// <summary>Changes everything that an activity says, but not when it takes place: that is <see cref="Move"/>.</summary>
    public void Change(Actor by, ActivityFacts facts)
    {
        DemandPlan(by);
        DemandOpen();
        Write(by.May(Permission.EditSchedule, SchoolId) ? facts : Own(by, SchoolId, facts));
    }

    /// <summary>Moves it to another day, week or half-term.</summary>
    public void Move(Actor by, SchoolCalendar calendar, ActivityTime to, string? reason)
    {
        DemandPlan(by);
        DemandOpen();
        Rule.Hold(to != When, "It is planned for then already. Choose another day or week", "Week");
        var why = Rule.Optional(reason, TextMax, "Reason");
        Rule.Hold(why is not null || Status == ActivityStatus.Proposed, "Enter why it is moved, for example: the lead is at a course", "Reason");
        (MovedFrom, Reason) = (Words(When, calendar), why);
        Place(to);
    }

    /// <summary>Somebody else leads it, because the plan's lead has changed; nobody yet when null.</summary>
    public void HandOver(Actor by, Guid? leadId)
    {
        by.Demand(Permission.EditSchedule, SchoolId);
        DemandOpen();
        (LeadId, LeadName) = (leadId, null);
    }

    /// <summary>Drops it: it will not happen.</summary>
    public void Drop(Actor by, string? reason)
    {
        DemandPlan(by);
        DemandOpen();
        Reason = Rule.Text(reason, TextMax, "Enter why it will not happen", "Reason");
        Status = ActivityStatus.Dropped;
    }

    /// <summary>Takes up again what was dropped, or opens again what was closed. What followed from it stays.</summary>
    public void Reopen(Actor by, string? reason)
    {
        if (Status != ActivityStatus.Dropped || !IsOwnVisit(by))
        {
            by.Demand(Permission.EditSchedule, SchoolId);
        }

        Rule.Hold(Status is ActivityStatus.Dropped or ActivityStatus.Done, "This activity is open already");
        Reason = Rule.Text(reason, TextMax, "Enter why you open it again", "Reason");
        Status = ActivityStatus.Planned;
    }

    /// <summary>Writes down what was found. The activity stays open until something follows from it.</summary>
    public void RecordFindings(Actor by, FindingsFacts facts, DateOnly today, DateTime now)
    {
        DemandRecord(by);
        Rule.Hold(Status != ActivityStatus.Proposed, "The head has not accepted this activity yet. Ask for it to be accepted first");
        DemandOpen();
        var held = facts.HeldOn ?? throw new RuleBrokenException("Enter the day it happened", "HeldOn");
        Rule.Hold(held <= today, $"Enter the day it happened. {held:d MMMM yyyy} is still to come", "HeldOn");
        Rule.Hold(held >= Year.First.AddMonths(-2), $"Enter a day in {Year.Label}", "HeldOn");
        Findings ??= new Findings(this);
        Findings.Write(by, facts, now);
        HeldOn = held;
    }

    /// <summary>What was found is evidence for a success criterion. A figure is recorded as a progress point too, by those who may write the priority.</summary>
    public void GiveEvidence(Actor by, Priority priority, Guid? criterionId, string? words, decimal? measured, DateOnly today)
    {
        DemandFound(by);
        DemandSchool(priority);
        var criterion = priority.FindCriterion(criterionId ?? throw new RuleBrokenException("Choose the success criterion that this is evidence for", "CriterionId"));
        var text = Rule.Text(words, Consequence.TextMax, "Enter in a sentence what this shows for the success criterion", "EvidenceText");
        if (measured is not null)
        {
            priority.RecordProgress(by, criterion.Id, HeldOn!.Value, measured, criterion.Points.FirstOrDefault(p => p.On == HeldOn)?.Expected);
        }

        _consequences.Add(new Consequence(this, by, ConsequenceKind.Evidence, text, today) { PriorityId = priority.Id, CriterionId = criterion.Id, Shows = Findings!.Shows });
    }

    /// <summary>What was found needs an action, which goes into the plan by the plan's own rules.</summary>
    public PlanAction StartAction(Actor by, Priority priority, ActionFacts facts, DateOnly today)
    {
        DemandFound(by);
        DemandSchool(priority);
        Rule.Hold(facts.Due is not { } due || Year.IsNear(due), Year.NearWords, "Due");
        var action = priority.AddAction(by, facts);
        _consequences.Add(new Consequence(this, by, ConsequenceKind.NewAction, Rule.Cut(action.What, Consequence.TextMax), today) { PriorityId = priority.Id, ActionId = action.Id });
        return action;
    }

    /// <summary>What was found shows that people need training.</summary>
    public TrainingNeed AskForTraining(Actor by, string? what, string? audience, DateOnly? byWhen, DateOnly today)
    {
        DemandFound(by);
        var need = TrainingNeed.FromFinding(by, SchoolId, Year, null, what, audience, byWhen, Id);
        _consequences.Add(new Consequence(this, by, ConsequenceKind.TrainingNeed, need.What, today) { NeedId = need.Id });
        return need;
    }

    /// <summary>Nothing further is needed, for a reason.</summary>
    public void NeedNothing(Actor by, string? why, DateOnly today)
    {
        DemandFound(by);
        var reason = Rule.Text(why, Consequence.TextMax, "Enter why nothing further is needed", "Why");
        _consequences.Add(new Consequence(this, by, ConsequenceKind.Nothing, reason, today));
    }

    /// <summary>Closes it. Not without findings, and not without something that follows from them.</summary>
    public void Close(Actor by)
    {
        DemandFound(by);
        Rule.Hold(_consequences.Count > 0, "Choose what follows from this: evidence, a new action, a training need, or nothing further and why. An activity cannot be closed without it", "Follows");
        Status = ActivityStatus.Done;
    }

    /// <summary>The part of the plan that it looks at is removed: it stays in the schedule without it.</summary>
    public void LoseFocus(Guid partId)
    {
        if (PriorityId == partId)
        {
            (PriorityId, CriterionId, MilestoneId) = (null, null, null);
        }

        CriterionId = CriterionId == partId ? null : CriterionId;
        MilestoneId = MilestoneId == partId ? null : MilestoneId;
    }

    /// <summary>When, in words: "13 November 2026", "week of 9 November 2026", "Autumn 2".</summary>
    public static string Words(ActivityTime when, SchoolCalendar calendar) =>
        when.On is { } day ? $"{day:d MMMM yyyy}" : when.Week is { } week ? $"week of {calendar.Week(week)?.First ?? week:d MMMM yyyy}" : when.HalfTerm.Label();

    /// <summary>Its name as it is kept.</summary>
    public static string CleanTitle(string? title) => Rule.Text(title, TitleMax, "Enter a name for the activity, for example Phonics drop-ins, Year 1", "Title");

    /// <summary>Its type, which it has.</summary>
    public static Guid ChosenType(Guid? typeId) => typeId is { } id && id != default ? id : throw new RuleBrokenException("Choose the type of activity", "TypeId");

    private void Write(ActivityFacts facts)
    {
        var title = CleanTitle(facts.Title);
        ChosenType(facts.TypeId);
        var focus = Rule.Optional(facts.Focus, TextMax, "Focus");
        var group = Rule.Optional(facts.Group, ShortMax, "Group");
        var leadName = Rule.Optional(facts.LeadName, ShortMax, "LeadName");
        Rule.Hold(facts.LeadId is null || leadName is null, "Choose who leads it, or write it in words, not both", "LeadName");
        var with = Rule.Optional(facts.With, ShortMax, "With");
        var evidence = Rule.Optional(facts.Evidence, TextMax, "Evidence");
        if (facts.About is { } priority)
        {
            DemandSchool(priority);
            _ = facts.CriterionId is { } criterion ? priority.FindCriterion(criterion) : null;
            _ = facts.MilestoneId is { } milestone ? priority.FindMilestone(milestone) : null;
        }

        Rule.Hold(facts.About is not null || (facts.CriterionId is null && facts.MilestoneId is null), "Choose the priority of this criterion or milestone, too", "PriorityId");
        (Title, TypeId, Kind, Focus, Group, With, Evidence, ReportsTo) = (title, facts.TypeId, facts.Kind, focus, group, with, evidence, facts.ReportsTo);
        (PriorityId, CriterionId, MilestoneId, LeadId, LeadName) = (facts.About?.Id, facts.CriterionId, facts.MilestoneId, facts.LeadId, leadName);
    }

    private void Place(ActivityTime when) => (HalfTerm, Week, On) = (when.HalfTerm, when.Week, when.On);

    private void DemandOpen()
    {
        Rule.Hold(Status != ActivityStatus.Done, "This activity is closed. Open it again first");
        Rule.Hold(Status != ActivityStatus.Dropped, "This activity has been dropped. Take it up again first");
    }

    private void DemandRecord(Actor by)
    {
        if (!MayRecord(by))
        {
            throw new NotAllowedException($"{by.Name} does not lead this activity.");
        }
    }

    private void DemandFound(Actor by)
    {
        DemandRecord(by);
        DemandOpen();
        Rule.Hold(Findings is not null, "Write down what was found first", "Strengths");
    }

    private void DemandSchool(Priority priority) => Rule.Hold(priority.SchoolId == SchoolId, "Choose a priority of this school’s plan", "PriorityId");
}
