using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Reads versions as they were kept.</summary>
public sealed class VersionQuery(AppDbContext db, CurrentSchool school, TimeProvider clock)
{
    /// <summary>A version and its paper, which says which version it is and when it is printed now.</summary>
    public sealed record Kept(int Number, PlanStatus Kind, string Who, DateTime At, DateOnly? On, string? Note, PlanReport Plan)
    {
        public string Words => PlanStanding.Words(Number, Kind, On, At);
    }

    /// <summary>Some versions of a year's plan, in one round trip.</summary>
    public async Task<IReadOnlyList<Kept>> OfAsync(AcademicYear year, params int[] numbers)
    {
        var schoolId = school.School.Id;
        var rows = await db.PlanVersions.AsNoTracking().Where(v => numbers.Contains(v.Number) && db.Plans.Any(p => p.Id == v.PlanId && p.SchoolId == schoolId && p.Year == year)).ToListAsync();
        var now = clock.GetUtcNow();
        return [.. rows.Select(v =>
        {
            var (plan, words) = (PlanPaper.Read(v.Content), PlanStanding.Words(v.Number, v.Kind, v.On, v.At));
            return new Kept(v.Number, v.Kind, v.Who, v.At, v.On, v.Note, plan with { Status = words, Version = null, Facts = [.. plan.Facts, new("Status", words)], Made = now, MadeAt = PlanStanding.MadeWords(now) });
        })];
    }
}

/// <summary>A version of the plan on the screen, to read only.</summary>
[NeedsInSchool(Permission.ReadVersions)]
public sealed class VersionModel(VersionQuery versions, CurrentUser user, CurrentSchool school) : AppPage
{
    public VersionQuery.Kept Kept { get; private set; } = null!;

    public string SchoolName => school.School.Name;

    public string Path { get; private set; } = "";

    public string PlanHref { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string year, int number)
    {
        if (!AcademicYear.TryParse(year, out var of) || (await versions.OfAsync(of, number)).FirstOrDefault() is not { } kept)
        {
            return NotFound();
        }

        (Kept, Path, PlanHref) = (kept, $"/schools/{school.School.Urn}/plan/{of.Slug}", user.PlanHref(school, of));
        return Page();
    }
}

/// <summary>A version as a PDF, as it was.</summary>
[NeedsInSchool(Permission.ReadVersions)]
public sealed class VersionPdfModel(VersionQuery versions, CurrentUser user) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, int number) =>
        AcademicYear.TryParse(year, out var of) && (await versions.OfAsync(of, number)).FirstOrDefault() is { } kept
            ? this.Download(PlanPdf.Write(kept.Plan), "application/pdf", kept.Plan.School, user.Trust!.PlanShortName, of.Slug, $"version {number}", "pdf")
            : NotFound();
}
