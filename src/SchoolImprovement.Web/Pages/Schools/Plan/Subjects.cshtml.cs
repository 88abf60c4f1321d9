using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The subject leaders' action plans of a year, under the priorities that they serve.</summary>
[NeedsInSchool(Permission.ReadPlan)]
[ReachesSubjects]
public sealed class SubjectsModel(SubjectsQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public IReadOnlyList<SubjectsQuery.Served> All { get; private set; } = [];

    public AcademicYear Year { get; private set; }

    public string SchoolName => school.School.Name;

    public string PlanPath => $"/schools/{school.School.Urn}/plan/{Year.Slug}";

    public DateOnly Today => clock.Today();

    public bool MayStart => All.Any(p => p.Status.TakesProgress() && Priority.MayWrite(user.Actor, school.School.Id, p.LeadId));

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!AcademicYear.TryParse(year, out var of))
        {
            return NotFound();
        }

        (Year, All) = (of, await query.OfYearAsync(of));
        return Page();
    }
}
