using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>What was found and what follows, as typed.</summary>
public sealed class FindingsForm
{
    public DateOnly? HeldOn { get; set; }

    public string? Where { get; set; }

    public int? Seen { get; set; }

    public string? Strengths { get; set; }

    public string? ToDevelop { get; set; }

    public string? Impact { get; set; }

    public string? Links { get; set; }

    public Progress? Shows { get; set; }

    public bool ForGovernors { get; set; }

    public string? Met { get; set; }

    public string? PupilVoice { get; set; }

    public string? Questions { get; set; }

    public string? FollowUp { get; set; }

    public ConsequenceKind? Follows { get; set; }

    public Guid? CriterionId { get; set; }

    public string? EvidenceText { get; set; }

    public decimal? Measured { get; set; }

    public Guid? PriorityId { get; set; }

    public string? What { get; set; }

    public Guid? ActionLeadId { get; set; }

    public DateOnly? Due { get; set; }

    public decimal? Cost { get; set; }

    public Guid? FundingSourceId { get; set; }

    public string? TrainingWhat { get; set; }

    public string? TrainingFor { get; set; }

    public DateOnly? TrainingBy { get; set; }

    public string? Why { get; set; }

    /// <summary>What can be said of the criterion; the empty choice says nothing either way.</summary>
    public static IEnumerable<SelectListItem> States =>
        new[] { Progress.OnTrack, Progress.AtRisk, Progress.OffTrack, Progress.Complete }.Select(p => new SelectListItem(p.Label(), p.ToString())).Append(new("It does not say either way", ""));

    public static FindingsForm Of(ActivityView view)
    {
        var (a, f) = (view.Activity, view.Activity.Findings);
        return new()
        {
            HeldOn = a.HeldOn ?? (a.On <= view.Today ? a.On : null),
            Where = f?.Where ?? a.Group,
            Seen = f?.Seen,
            Strengths = f?.Strengths,
            ToDevelop = f?.ToDevelop,
            Impact = f?.Impact,
            Links = f?.Links,
            Shows = f?.Shows,
            ForGovernors = f?.ForGovernors ?? (a.ReportsTo == ReportsTo.Governors || a.Kind == ActivityKind.GovernorVisit),
            Met = f?.Met,
            PupilVoice = f?.PupilVoice,
            Questions = f?.Questions,
            FollowUp = f?.FollowUp,
            CriterionId = a.CriterionId,
            PriorityId = a.PriorityId,
        };
    }

    public FindingsFacts Facts() => new(HeldOn, Where, Seen, Strengths, ToDevelop, Impact, Links, Shows, ForGovernors, Met, PupilVoice, Questions, FollowUp);

    public ActionFacts Action(DateOnly today) => new(What, ActionLeadId, null, Due < today ? Due : today, Due, Progress.NotStarted, Cost is { } pounds ? (long)Math.Round(Math.Clamp(pounds, -1e9m, 1e9m) * 100) : null, FundingSourceId, null, null, null);

    /// <summary>The field of this form for a field of the plan's or of training's own form; null where it is the same.</summary>
    public static string? FieldOf(ConsequenceKind? follows, string? field) => (follows, field) switch
    {
        (ConsequenceKind.Evidence, "Actual") => nameof(Measured),
        (ConsequenceKind.NewAction, "Start") => nameof(Due),
        (ConsequenceKind.NewAction, "LeadId") => nameof(ActionLeadId),
        (ConsequenceKind.TrainingNeed, "What") => nameof(TrainingWhat),
        (ConsequenceKind.TrainingNeed, "Audience") => nameof(TrainingFor),
        (ConsequenceKind.TrainingNeed, "ByWhen") => nameof(TrainingBy),
        _ => null,
    };
}
