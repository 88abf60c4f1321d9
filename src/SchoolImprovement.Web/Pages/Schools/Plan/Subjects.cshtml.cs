using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The subject leaders' action plans of a year, under the priorities that they serve.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class SubjectsModel(SubjectsQuery query, CurrentUser user, CurrentSchool school) : PageModel
{
    public IReadOnlyList<SubjectsQuery.Under> All { get; private set; } = [];

    public AcademicYear Year { get; private set; }

    public string SchoolName => school.School.Name;

    public string PlanPath => $"/schools/{school.School.Urn}/plan/{Year.Slug}";

    public bool MayAdd => user.May(Permission.EditPlan, school.School.Id) && All.Count > 0;

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
