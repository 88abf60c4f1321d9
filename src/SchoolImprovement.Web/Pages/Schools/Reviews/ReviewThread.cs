using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>Where the review of a term stands on the golden thread: after what the plan set out and monitoring found, before the governors and the end of the year.</summary>
public static class ReviewThread
{
    /// <param name="review">The review.</param>
    /// <param name="by">Who reads: what they may not open has no address.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="root">The address of the school's home.</param>
    public static IReadOnlyList<Knot> Of(ReviewQuery.View review, Actor by, Guid schoolId, string root)
    {
        string? If(Permission permission, string href) => by.May(permission, schoolId) ? href : null;
        var ((areas, watched, closed), plan) = (review.Thread, $"{root}/plan/{review.Year.Slug}");
        var (criteria, milestones) = (review.Priorities.Sum(p => p.Criteria.Count()), review.Priorities.SelectMany(p => p.Milestones).ToList());
        return
        [
            new("Self-evaluation", areas == 0 ? "No area chosen" : areas.Count("area"), areas == 0 ? null : If(Permission.ReadSelfEvaluation, $"{root}/self-evaluation"), areas == 0 ? "" : "that the plan answers"),
            new("Priorities", review.Priorities.Count.Count("priority", "priorities"), If(Permission.ReadPlan, plan), ""),
            new("Criteria and milestones", criteria.Count("criterion", "criteria"), null, milestones.Count == 0 ? "no milestone yet" : $"{milestones.Count(m => m.Progress == Progress.Complete)} of {milestones.Count.Count("milestone")} met"),
            watched == 0 ? new("Monitoring", "None yet", null, "") : new("Monitoring", watched.Count("activity", "activities"), If(Permission.ReadSchedule, $"{root}/monitoring/{review.Year.Slug}"), $"{closed.Number()} closed"),
            new("Term review", $"{review.Term} term", $"{plan}/reviews/{review.Term.Slug()}", "this page", IsHere: true),
            new("Governors", "One-page summary", If(Permission.ReadPlanSummary, $"{plan}/summary"), ""),
        ];
    }
}
