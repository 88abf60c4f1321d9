using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>
/// The plan's life: what each person does to bring it from draft to live and to its close. Every step is kept with who, when and why.
/// A step at which the plan's words are put before others (submitted, approved, closed) also keeps a version; an endorsement changes no word, so it keeps none.
/// </summary>
public sealed partial class Plan
{

    private readonly List<PlanStep> _steps = [];
    private readonly List<PlanVersion> _versions = [];
    private readonly List<AmendmentReason> _reasons = [];

    /// <summary>Where the plan stands.</summary>
    [History.Recorded("Status")]
    public PlanStatus Status { get; private set; }

    /// <summary>Number of the latest version kept; 0 for none.</summary>
    public int LatestVersion { get; private set; }

    /// <summary>The steps taken so far, where they were loaded.</summary>
    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>The versions kept, where they were loaded.</summary>
    public IReadOnlyList<PlanVersion> Versions => _versions;

    /// <summary>Reasons for amendments, where they were loaded.</summary>
    public IReadOnlyList<AmendmentReason> Reasons => _reasons;

    /// <summary>The head puts the plan before the trust. The whole plan must be loaded.</summary>
    /// <param name="by">Needs to be allowed to submit the school's plan.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="required">What the trust's template requires.</param>
    /// <param name="paper">The plan's paper, kept as a version.</param>
    /// <param name="given">The priorities that the trust gives to this school: without those from which it granted an exception.</param>
    /// <exception cref="RuleBrokenException">Something that the trust requires is missing, or the plan is not in the school's hands.</exception>
    public void Submit(Actor by, DateTime now, PlanParts required, string paper, IReadOnlyCollection<TrustPriority>? given = null)
    {
        by.Demand(Permission.SubmitPlan, SchoolId);
        DemandWhole();
        DemandStatus("Only a draft or a returned plan can be submitted", PlanStatus.Draft, PlanStatus.Returned);
        var missing = Missing(required, given).ToList();
        Rule.Hold(missing.Count == 0, $"The trust asks for more before you submit: {string.Join("; ", missing)}");
        Keep(Take(by, now, PlanStatus.Submitted, null, null), paper);
    }

    /// <summary>The head takes the plan back before the trust has endorsed it.</summary>
    public void TakeBack(Actor by, DateTime now, string? note)
    {
        by.Demand(Permission.SubmitPlan, SchoolId);
        DemandStatus("Only a submitted plan can be taken back", PlanStatus.Submitted);
        Take(by, now, PlanStatus.Draft, null, Rule.Optional(note, PlanStep.NoteMax, "Note"));
    }

    /// <summary>The trust sends a submitted plan back to the school, or the trust or the governors an endorsed one.</summary>
    /// <exception cref="RuleBrokenException">The reason is missing, or the plan is neither submitted nor endorsed.</exception>
    public void Return(Actor by, DateTime now, string? why)
    {
        if (Status != PlanStatus.Endorsed || !by.May(Permission.ApprovePlan, SchoolId))
        {
            by.Demand(Permission.EndorsePlan, SchoolId);
        }

        DemandStatus("Only a submitted or endorsed plan can be returned", PlanStatus.Submitted, PlanStatus.Endorsed);
        Take(by, now, PlanStatus.Returned, null, Rule.Text(why, PlanStep.NoteMax, "Say what should change, so that the school knows what to do", "Note"));
    }

    /// <summary>The trust endorses the plan: the governors decide next.</summary>
    public void Endorse(Actor by, DateTime now, string? note)
    {
        by.Demand(Permission.EndorsePlan, SchoolId);
        DemandStatus("Only a submitted plan can be endorsed", PlanStatus.Submitted);
        Take(by, now, PlanStatus.Endorsed, null, Rule.Optional(note, PlanStep.NoteMax, "Note"));
    }

    /// <summary>The governors' decision: by the chair, or recorded by the clerk. The steps taken so far must be loaded.</summary>
    /// <param name="by">Needs to be allowed to approve the school's plan.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="today">Today, where the school is.</param>
    /// <param name="metOn">The day on which the governors decided.</param>
    /// <param name="note">What the minutes should say, or null.</param>
    /// <param name="paper">The plan's paper, kept as a version.</param>
    public void Approve(Actor by, DateTime now, DateOnly today, DateOnly? metOn, string? note, string paper)
    {
        by.Demand(Permission.ApprovePlan, SchoolId);
        DemandStatus("Only a plan that the trust has endorsed can be approved", PlanStatus.Endorsed);
        var met = metOn ?? throw new RuleBrokenException("Enter the day on which the governors decided", "MetOn");
        Rule.Hold(met <= today, "Enter a day that is today or earlier: the governors must have decided", "MetOn");
        Rule.Hold(met > today.AddYears(-1), "Enter a day within the last year", "MetOn");
        var submitted = _steps.Where(s => s.To == PlanStatus.Submitted).Select(s => s.At).DefaultIfEmpty(DateTime.MinValue).Max().LondonDay();
        Rule.Hold(met >= submitted, $"The governors met before the plan was submitted on {submitted:d MMMM yyyy}. Enter the day of the meeting that approved it", "MetOn");
        Keep(Take(by, now, PlanStatus.Approved, met, Rule.Optional(note, PlanStep.NoteMax, "Note")), paper);
    }

    /// <summary>The head makes the approved plan live. From then on what changes is an amendment.</summary>
    /// <param name="by">Needs to be allowed to submit the school's plan.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="today">Today, where the school is.</param>
    /// <param name="live">The year of the school's plan that is live now, or null.</param>
    /// <exception cref="RuleBrokenException">The plan is not approved, its year is more than a month away, or another year's plan is still live.</exception>
    public void GoLive(Actor by, DateTime now, DateOnly today, AcademicYear? live)
    {
        by.Demand(Permission.SubmitPlan, SchoolId);
        DemandStatus("Only a plan that the governors have approved can go live", PlanStatus.Approved);
        var from = Year.First.AddMonths(-1);
        Rule.Hold(today >= from, $"The plan of {Year.Label} can go live from {from:d MMMM yyyy}, a month before its year begins");
        Rule.Hold(live is null || live == Year, $"The plan of {live?.Label} is still live, and a school carries out one plan at a time. Close that one first");
        Take(by, now, PlanStatus.Live, null, null);
    }

    /// <summary>The head closes the plan: after its last day, or earlier with the reason. Its subject plans, which must be loaded, close with it.</summary>
    public void Close(Actor by, DateTime now, DateOnly today, string? note, string paper)
    {
        by.Demand(Permission.SubmitPlan, SchoolId);
        DemandStatus("Only a live plan can be closed", PlanStatus.Live);
        var words = Rule.Optional(note, PlanStep.NoteMax, "Note");
        Rule.Hold(today > To || words is not null, $"The plan runs until {To:d MMMM yyyy}. Say why it closes before that", "Note");
        Keep(Take(by, now, PlanStatus.Closed, null, words), paper);
        foreach (var subject in _priorities.SelectMany(p => p.Subjects))
        {
            subject.Status = PlanStatus.Closed;
        }
    }

    /// <summary>Says why a part was changed after the approval. Governors read it with the change. Reasons given before must be loaded.</summary>
    public void GiveReason(Actor by, Guid partId, string? why, DateTime now)
    {
        by.Demand(Permission.EditPlan, SchoolId);
        DemandStatus("A reason belongs to a change of a live plan", PlanStatus.Live);
        var text = Rule.Text(why, AmendmentReason.TextMax, "Say why this was changed", "Why");
        var reason = _reasons.FirstOrDefault(r => r.PartId == partId);
        if (reason is null)
        {
            _reasons.Add(reason = new AmendmentReason(this, partId));
        }

        reason.Write(by, text, now);
    }

    /// <summary>The one guard of the plan's words: refuses every change that its status forbids, with what to do about it.</summary>
    /// <exception cref="RuleBrokenException">The plan is with the trust or the governors, or closed.</exception>
    internal void DemandOpen()
    {
        if (PlanStatuses.Of(Status).Refusal is { } refusal)
        {
            throw new RuleBrokenException(refusal);
        }
    }

    /// <summary>The same for word of progress, which every plan takes until it is closed.</summary>
    internal void DemandNotClosed()
    {
        if (!Status.TakesProgress())
        {
            DemandOpen();
        }
    }

    internal void DemandStatus(string otherwise, params PlanStatus[] from) =>
        Rule.Hold(from.Contains(Status), $"{otherwise}. {PlanStatuses.Of(Status).Meaning.TrimEnd('.')}");

    private PlanStep Take(Actor by, DateTime now, PlanStatus to, DateOnly? on, string? note)
    {
        var step = new PlanStep(this, Status, to, by, now, on, note);
        _steps.Add(step);
        Status = to;
        return step;
    }

    private void Keep(PlanStep step, string paper) => _versions.Add(new PlanVersion(this, ++LatestVersion, step, paper));
}
