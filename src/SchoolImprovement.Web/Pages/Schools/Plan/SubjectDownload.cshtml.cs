using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A subject leader's action plan as a file: PDF, spreadsheet, or comma-separated list.</summary>
[NeedsInSchool(Permission.ReadPlan)]
[ReachesSubjects]
public sealed class SubjectDownloadModel(PlanReportQuery query) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, Guid id, string format) =>
        AcademicYear.TryParse(year, out var of) && await query.OfSubjectAsync(id, of) is { } plan ? DownloadModel.Of(this, plan, plan.Title.Replace($" {of.Label}", " plan", StringComparison.Ordinal), of, format) : NotFound();
}
