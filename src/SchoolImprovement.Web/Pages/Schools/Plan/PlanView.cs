using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Thread;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What the plan page and every page that edits a part of it show: the whole plan in short and one priority in full.</summary>
public sealed class PlanView
{
    public required PlanRow Plan { get; init; }

    /// <summary>The words at the top of the plan, only when they are edited.</summary>
    public PlanTop? Top { get; init; }

    public required string SchoolName { get; init; }

    public required string Urn { get; init; }

    public required IReadOnlyList<PriorityRow> Priorities { get; init; }

    public required IReadOnlyList<ActionRow> Actions { get; init; }

    public required IReadOnlyList<CriterionRow> Criteria { get; init; }

    /// <summary>The steps of its life so far, the first first.</summary>
    public IReadOnlyList<StepRow> Steps { get; init; } = [];

    /// <summary>The signed reviews of its terms, in the order of the year.</summary>
    public IReadOnlyList<ReviewRow> Reviews { get; init; } = [];

    /// <summary>What differs from what the governors approved, the latest change first.</summary>
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];

    public required IReadOnlyList<ChangeRow> Changes { get; init; }

    public required IReadOnlyList<PresenceRow> Others { get; init; }

    /// <summary>The monitoring that looks at the open priority, in the order of the year.</summary>
    public IReadOnlyList<WatchRow> Watched { get; init; } = [];

    /// <summary>The monitoring that looks at the part that is to be removed.</summary>
    public IReadOnlyList<WatchRow> Hanging { get; init; } = [];

    /// <summary>The subject leaders' plans that serve the open priority.</summary>
    public IReadOnlyList<SubjectRow> Subjects { get; init; } = [];

    /// <summary>The joint sessions of the trust that meet a need of the school's, in the order of the year.</summary>
    public IReadOnlyList<JointRow> Joint { get; init; } = [];

    /// <summary>What monitoring found for the open priority's criteria, latest first.</summary>
    public IReadOnlyList<EvidenceRow> Evidence { get; init; } = [];

    /// <summary>What the form that is open may choose from; empty when none is open.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>What the person typed into the open form before and did not save, or null.</summary>
    public Draft? Draft { get; init; }

    public required DateOnly Today { get; init; }

    public required Actor By { get; init; }

    /// <summary>The part that stands open as a form, or null.</summary>
    public Editor? Editor { get; set; }

    public string Year => Plan.Year.Slug;

    public string Root => $"/schools/{Urn}/plan";

    /// <summary>The school's plan of the year.</summary>
    public string WholePath => $"{Root}/{Year}";

    public string Path => Plan.Under is null ? WholePath : $"{WholePath}/subjects/{Plan.Id}";

    /// <summary>The year's monitoring schedule.</summary>
    public string MonitoringPath => $"/schools/{Urn}/monitoring/{Year}";

    public string ActivityHref(Guid id) => $"/schools/{Urn}/monitoring/activities/{id}";

    public bool MayEditSchedule => By.May(Permission.EditSchedule, Plan.SchoolId);

    /// <summary>"4 activities", and how many are done or overdue.</summary>
    public string WatchedNote => string.Join(", ", new[] { (Watched.Count(w => w.Status == "done"), "done"), (Watched.Count(w => w.IsOverdue(Today)), "overdue") }.Where(n => n.Item1 > 0).Select(n => $"{n.Item1} {n.Item2}"));

    /// <summary>Where the training that actions need stands with its sessions.</summary>
    public string TrainingHref => $"/schools/{Urn}/training/{Year}";

    /// <summary>What a priority is called before its title: "Priority 2". A subject plan has one priority, so it goes by its subject and not by a number.</summary>
    public string NameOf(PriorityRow priority) => Plan.Under is null ? $"Priority {priority.Number}" : $"{Plan.Title} subject plan";

    /// <summary>The number of an action: "2.3", in a subject plan "3".</summary>
    public string NumberOf(PriorityRow priority, int place) => Plan.Under is null ? $"{priority.Number}.{place}" : $"{place}";

    public string SessionHref(Guid id) => $"/schools/{Urn}/training/sessions/{id}";

    public PriorityRow? Open => Priorities.FirstOrDefault(p => p.IsOpen);

    /// <summary>The person may arrange the school's plan. In a subject plan nothing is to be arranged: it has one priority and no top.</summary>
    public bool MayEditPlan => Plan.Under is null && By.May(Permission.EditPlan, Plan.SchoolId);

    /// <summary>The person may change the plan now: by their role, and by where the plan stands. What they may do by their role alone, pages ask before the domain refuses.</summary>
    public bool ChangesPlan => MayEditPlan && Plan.Status.TakesWords();

    public bool MayAnswerExceptions => By.MayInTrust(Permission.ManageTemplate);

    public bool MayReadHistory => By.May(Permission.ReadHistory, Plan.SchoolId);

    public bool MayWrite(PriorityRow priority) => Priority.MayWrite(By, Plan.SchoolId, priority.LeadId);

    /// <summary>The same for one priority.</summary>
    public bool ChangesPriority(PriorityRow priority) => MayWrite(priority) && Plan.Status.TakesWords();

    /// <summary>The person may say how the parts of a priority stand, which a plan takes until it is closed.</summary>
    public bool MayTell(PriorityRow priority) => MayWrite(priority) && Plan.Status.TakesProgress();

    /// <summary>The person may say how the action stands, but not change its words: they lead it and no more, or the plan takes no words now.</summary>
    public bool MayOnlyUpdate(ActionRow action, PriorityRow priority) =>
        !ChangesPriority(priority) && Plan.Status.TakesProgress() && (MayWrite(priority) || (action.LeadId == By.MemberId && By.May(Permission.UpdateOwnActions, Plan.SchoolId)));

    /// <summary>Why the plan takes no change of its words now, or none at all; null when it does.</summary>
    public string? Refusal(bool onlyProgress = false) => (onlyProgress ? Plan.Status.TakesProgress() : Plan.Status.TakesWords()) ? null : PlanStatuses.Of(Plan.Status).Refusal;

    /// <summary>What the person may do with the plan now.</summary>
    public IReadOnlyList<PlanMove> Moves => PlanMove.For(Plan.Status, By, Plan.SchoolId);

    /// <summary>What is due next by the trust's calendar, or null.</summary>
    public PlanDue? Due => Plan.Dates?.Next(Plan.Status, Plan.ReviewDue);

    /// <summary>What became of a part since the approval: "Changed since approval"; null for nothing.</summary>
    public string? Amended(Guid partId, params string[] fields) => Amendments.FirstOrDefault(a => a.PartId == partId) is not { } a || (fields.Length > 0 && a.Kind == ChangeKind.Changed && !a.Fields.Any(f => fields.Contains(f.Label))) ? null
        : a.Kind == ChangeKind.Added ? "Added since approval" : "Changed since approval";

    /// <summary>The steps for the status bar: done with when, the present one with by whom, the next with when it is due.</summary>
    public Steps StatusBar
    {
        get
        {
            var now = PlanStatuses.Of(Plan.Status).Step;
            return new(now, [.. PlanStatuses.Way.Select(look => new Steps.Step(look.Step == now ? Plan.Status.Label() : look.Label, NoteOf(look, now)))]);
        }
    }

    private string? NoteOf(PlanStatuses.Look look, int now)
    {
        var status = look.Step == now ? Plan.Status : look.Value;
        var step = Steps.LastOrDefault(s => s.To == status);
        if (look.Value == PlanStatus.Live && Reviews.LastOrDefault() is { } review)
        {
            return review.Words;
        }

        return look.Step == now + 1 && Due is { What: not ("Autumn review" or "Spring review" or "Summer review") } due ? due.Words(Today)
            : look.Step > now || step is null || (step.To == PlanStatus.Draft && look.Step < now) ? null
            : look.Step == now && status is not (PlanStatus.Live or PlanStatus.Closed) ? $"{step.On.DayMonth()} by {step.Who}" : step.On.DayMonth();
    }

    public bool Edits(string target) => Editor?.Target == target;

    private ILookup<Guid, ActionRow> ByPriority => field ??= Actions.ToLookup(a => a.PriorityId);

    public IEnumerable<ActionRow> ActionsOf(PriorityRow priority) => ByPriority[priority.Id].OrderBy(a => a.Position);

    public IEnumerable<CriterionRow> CriteriaOf(PriorityRow priority) => Criteria.Where(c => c.PriorityId == priority.Id).OrderBy(c => c.Position);

    public long Cost(PriorityRow? priority = null) => (priority is null ? Actions : ByPriority[priority.Id]).Sum(a => a.CostPence ?? 0);

    /// <summary>The funding sources that the plan uses, in the trust's order.</summary>
    public IEnumerable<string> FundingSources => Actions.Where(a => a.CostPence > 0 && a.Funding is not null).OrderBy(a => a.FundingPosition).Select(a => a.Funding!).Distinct();

    public long CostFrom(string source, PriorityRow? priority = null) =>
        (priority is null ? Actions : ByPriority[priority.Id]).Where(a => a.Funding == source).Sum(a => a.CostPence ?? 0);

    /// <summary>How many actions of a priority stand where.</summary>
    public IReadOnlyDictionary<Progress, int> Counts(PriorityRow priority) => ByPriority[priority.Id].CountBy(a => a.Progress).ToDictionary();

    /// <summary>The term we are in, or null when the plan is of another year. By the calendar: half-term dates differ by days.</summary>
    public Term? TermNow => Plan.Year.TermOf(Today);

    /// <summary>What the trust requires and the plan does not have yet: where to add it, whose part it is, and what. Of a subject plan it requires nothing.</summary>
    public IEnumerable<(string Href, string Part, string Words)> MissingParts
    {
        get
        {
            if (Plan.Under is not null)
            {
                yield break;
            }

            if (Plan.Required.HasFlag(PlanParts.Summary) && !Plan.HasSummary)
            {
                yield return ($"{Path}/header", "The year in short", "for the one-page summary");
            }

            if (Priorities.Count == 0)
            {
                yield return (ChangesPlan ? $"{Path}/priorities/add" : Path, "At least one priority", "without it the plan cannot be submitted");
            }

            if (Plan.NotTakenIn > 0)
            {
                yield return ($"{Path}/status#given", "The trust’s priorities", $"{Plan.NotTakenIn.Count("priority", "priorities")} that the trust gives to every school {(Plan.NotTakenIn == 1 ? "is" : "are")} not in the plan");
            }

            foreach (var priority in Priorities)
            {
                if (string.Join(", ", Missing(priority)) is { Length: > 0 } words)
                {
                    yield return ($"{Path}?open={priority.Number}#p{priority.Number}", $"Priority {priority.Number}", words);
                }
            }
        }
    }

    /// <summary>Where the golden thread of a priority is broken. A subject plan hangs on the priority's own thread, and a closed plan is history.</summary>
    public IEnumerable<ThreadGap> Gaps(PriorityRow priority)
    {
        var actions = ByPriority[priority.Id].ToList();
        return Plan.Under is not null || Plan.Status == PlanStatus.Closed ? []
            : GoldenThread.Of(new(priority.Id, priority.Number, priority.Called, priority.LeadId is not null, priority.Criteria, priority.Unproven, actions.Count, actions.Count(a => a.CostPence is null), priority.IsMonitored), Plan.Year, Today);
    }

    /// <summary>The element that was just saved, or null.</summary>
    public string? At { get; set; }

    /// <summary>Marks the link to which the keyboard returns after saving.</summary>
    public string? Focus(string element) => At == element ? "data-focus" : null;

    /// <summary>A list's choices, and what stands in the field though it is no longer offered: a lead who has left stays as shown.</summary>
    public IEnumerable<SelectListItem> Options(ChoiceOf of, string? current)
    {
        var offered = Choices.Where(c => c.Of == of).Select(c => new SelectListItem(c.Name, c.Id));
        return string.IsNullOrEmpty(current) || Choices.Any(c => c.Of == of && c.Id == current) || NameOf(current) is not { } name ? offered : offered.Append(new SelectListItem(name, current));
    }

    private string? NameOf(string id)
    {
        var names = Priorities.SelectMany(p => new[] { (p.LeadId, p.Lead), (p.LinkGovernorId, p.LinkGovernor), (p.AreaId, p.Area) }).Concat(Actions.SelectMany(a => new[] { (a.LeadId, a.Lead), (a.FundingSourceId, a.Funding) }));
        return names.FirstOrDefault(n => n.Item1?.ToString() == id && n.Item2 is not null).Item2;
    }

    /// <summary>What the trust requires and a priority does not have yet.</summary>
    public IEnumerable<string> Missing(PriorityRow priority)
    {
        PlanParts If(bool there, PlanParts part) => there ? part : PlanParts.None;
        var actions = ByPriority[priority.Id].ToList();
        return Priority.Missing(Plan.Required, If(priority.HasRationale, PlanParts.Rationale) | If(priority.HasBaseline, PlanParts.Baseline) | If(priority.HasOutcomes, PlanParts.Outcomes)
            | If(priority.AreaId is not null, PlanParts.Area) | If(priority.Strand is not null, PlanParts.Strand) | If(priority.LeadId is not null, PlanParts.Lead)
            | If(priority.LinkGovernorId is not null, PlanParts.LinkGovernor) | If(priority.HasCriteria, PlanParts.Criteria)
            | If(priority.Milestones.Select(m => m.Term).Distinct().Count() == 3, PlanParts.Milestones)
            | If(actions.Count > 0, PlanParts.Actions) | If(actions.All(a => a.CostPence is not null), PlanParts.Costs));
    }
}

/// <summary>The part of the page that stands open as a form.</summary>
/// <param name="Target">What is edited, for example "action:{id}"; also the key of its draft.</param>
/// <param name="Partial">The partial that draws it.</param>
/// <param name="Model">The page model whose Input the partial shows.</param>
/// <param name="Heading">As the page's title names it: "Edit action".</param>
/// <param name="Began">What the form began from.</param>
/// <param name="Typed">The form's fields by name, as typed.</param>
/// <param name="KeptAt">When the draft shown was kept, UTC; null when none is shown.</param>
/// <param name="Clash">Somebody else changed it meanwhile.</param>
/// <param name="Gone">Somebody else removed it meanwhile.</param>
public sealed record Editor(string Target, string Partial, object Model, string Heading, Began Began, IReadOnlyDictionary<string, string> Typed, DateTime? KeptAt, Clash? Clash, Gone? Gone)
{
    /// <summary>As a sentence names it: "action".</summary>
    public string Called { get; init; } = "";

    /// <summary>What the button says: "Save action".</summary>
    public string Save { get; init; } = "";

    /// <summary>True for a small question that needs no draft and no versions: move, remove.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>A small question in the place of a part.</summary>
    public static Editor Question(string target, string partial, object model, string heading) =>
        new(target, partial, model, heading, new Began(), new Dictionary<string, string>(), null, null, null) { IsQuestion = true };
}

/// <summary>What was typed into a part that somebody removed, and where it can be added again.</summary>
public sealed record Gone(string Called, IReadOnlyList<GoneField> Fields, string? AddAgain);

public sealed record GoneField(string Name, string Label, string Value, string Words);

/// <summary>A recent change, in words.</summary>
public sealed record ChangeRow(string Who, string RowName, string Kind, string Field, string New, DateTime At)
{
    public string Sentence => Kind.Length > 0 ? RowName.Contains(": ", StringComparison.Ordinal) ? $"{RowName.Split(':')[0]} {Kind}: {Name}" : $"{RowName} {Kind}" : New.Length == 0 ? $"{Name}: {Field.ToLowerInvariant()} cleared" : $"{Name}: {Field.ToLowerInvariant()} is now “{Short(New)}”";

    private string Name => Short(RowName[(RowName.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? at + 2 : 0)..]);

    /// <summary>"today at 14:32", "yesterday", "11 November".</summary>
    public string When(DateOnly today)
    {
        var day = At.LondonDay();
        return day == today ? $"today at {At.SaveTime()}" : day == today.AddDays(-1) ? "yesterday" : day.ToString("d MMMM", Format.English);
    }

    private static string Short(string text) => text.Length <= 48 ? text : text[..47].TrimEnd() + "…";
}

/// <summary>What monitoring found for a criterion.</summary>
public sealed record EvidenceRow(Guid ActivityId, Guid CriterionId, string Text, DateOnly On);

/// <summary>Somebody else who is editing now.</summary>
public sealed record PresenceRow(string Name, string Label);

/// <summary>What was typed into a form and not saved: JSON of field names and values, and when.</summary>
public sealed record Draft(string Values, DateTime At);

/// <summary>What a form's list offers.</summary>
public sealed record Choice(ChoiceOf Of, string Id, string Name, int Position);

public enum ChoiceOf
{
    Lead,
    Governor,
    Area,
    Funding,
}
