using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>One subject leader's action plan: the plan's own page with one priority.</summary>
[NeedsInSchool(Permission.ReadPlan)]
[ReachesSubjects]
public sealed class SubjectModel(PlanQuery plans) : AppPage, IShowsPlan
{
    public PlanView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string year, Guid id)
    {
        View = await plans.OfSubjectAsync(id);
        return View is null || View.Year != year ? NotFound() : Page();
    }
}
