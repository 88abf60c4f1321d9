using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The versions of a plan that were kept, to open, print and compare.</summary>
[NeedsInSchool(Permission.ReadVersions)]
public sealed class VersionsModel(AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage
{
    public string Title { get; private set; } = "";

    public string SchoolName => school.School.Name;

    public string Path { get; private set; } = "";

    public string PlanHref { get; private set; } = "";

    public IReadOnlyList<Row> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string year)
    {
        var schoolId = school.School.Id;
        if (!AcademicYear.TryParse(year, out var of) || await db.Plans.Where(p => p.SchoolId == schoolId && p.Year == of).Select(p => new
        {
            p.Title,
            Versions = p.Versions.OrderByDescending(v => v.Number).Select(v => new Row(v.Number, v.Kind, v.Who, v.At, v.On, v.Note)).ToList(),
        }).FirstOrDefaultAsync() is not { } plan)
        {
            return NotFound();
        }

        (Title, All, Path, PlanHref) = ($"{plan.Title} {of.Label}", plan.Versions, $"/schools/{school.School.Urn}/plan/{of.Slug}", user.PlanHref(school, of));
        return Page();
    }

    public sealed record Row(int Number, PlanStatus Kind, string Who, DateTime At, DateOnly? On, string? Note);
}
