using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A subject leader's action plan on paper.</summary>
[NeedsInSchool(Permission.ReadPlan)]
[ReachesSubjects]
public sealed class SubjectPdfModel(PlanReportQuery query) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string year, Guid id) =>
        AcademicYear.TryParse(year, out var of) && await query.OfSubjectAsync(id, of) is { } plan
            ? this.Download(Paper.PlanPdf.Write(plan), "application/pdf", plan.School, plan.Title, of.Slug, null, "pdf")
            : NotFound();
}
