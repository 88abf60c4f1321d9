using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The one-page summary as a PDF, for everybody who may read the summary.</summary>
[NeedsInSchool(Permission.ReadPlanSummary)]
public class SummaryPdfModel(PlanReportQuery query, CurrentUser user) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year) =>
        AcademicYear.TryParse(year, out var of) && await query.OfAsync(of) is { } plan
            ? this.Download(Paper.PlanSummaryPdf.Write(plan), "application/pdf", plan.School, user.Trust!.PlanShortName, of.Slug, "summary", "pdf")
            : NotFound();
}
