namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Where a plan stands under "/schools/{urn}/plan/".</summary>
public static class PlanAddress
{
    /// <summary>"2026-27" for the school's plan, "2026-27/subjects/{id}" for a subject leader's.</summary>
    public static string Slug(this Domain.Plans.Plan plan) => plan.IsSubject ? $"{plan.Year.Slug}/subjects/{plan.Id}" : plan.Year.Slug;
}
