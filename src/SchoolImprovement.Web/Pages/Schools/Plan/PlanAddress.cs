using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Where a plan stands under "/schools/{urn}/plan/".</summary>
public static class PlanAddress
{
    /// <summary>"2026-27" for the school's plan, "2026-27/subjects/{id}" for a subject leader's.</summary>
    public static string Slug(this Domain.Plans.Plan plan) => plan.IsSubject ? $"{plan.Year.Slug}/subjects/{plan.Id}" : plan.Year.Slug;

    /// <summary>Where a person reads a school's plan of a year: the whole of it, or its summary.</summary>
    public static string PlanHref(this CurrentUser user, CurrentSchool school, AcademicYear year) =>
        $"/schools/{school.School.Urn}/plan/{year.Slug}{(user.May(Permission.ReadPlan, school.School.Id) ? "" : "/summary")}";
}
