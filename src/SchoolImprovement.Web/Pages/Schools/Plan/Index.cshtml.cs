using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The school's improvement plan of a year: this year's where the address names none.</summary>
[NeedsInSchool(Permission.ReadPlan)]
[ReachesSubjects]
public sealed class IndexModel(PlanQuery plans, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage, IShowsPlan
{
    public PlanView? View { get; private set; }

    public AcademicYear Year { get; private set; }

    public string PlanName => user.Trust!.PlanName;

    public string SchoolName => school.School.Name;

    public string Urn => school.School.Urn;

    /// <param name="year">The school year, as in the address.</param>
    /// <param name="open">The number of the priority to show in full; 0 for none.</param>
    public async Task<IActionResult> OnGetAsync(string? year, int open = 1)
    {
        Year = AcademicYear.TryParse(year, out var named) ? named : AcademicYear.Of(clock.Today());
        View = await plans.OfYearAsync(Year, open);
        return Page();
    }
}

/// <summary>A page that shows the whole plan.</summary>
public interface IShowsPlan
{
    PlanView? View { get; }
}

/// <summary>What a page that changes the plan answers when the plan's status forbids it.</summary>
public static class PlanRefusals
{
    /// <summary>The plan as it is, with why it takes no change now and what to do about it (409).</summary>
    public static IActionResult Refused(this AppPage page, string refusal)
    {
        if (!page.ModelState.Values.SelectMany(v => v.Errors).Any(e => e.ErrorMessage == refusal))
        {
            page.ModelState.AddModelError("", refusal);
        }

        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return page.Page();
    }
}
