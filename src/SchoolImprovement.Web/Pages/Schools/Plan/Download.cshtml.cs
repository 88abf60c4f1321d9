using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The whole plan as a file: PDF, spreadsheet, or comma-separated list.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public class DownloadModel(PlanReportQuery query, CurrentUser user) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, string format)
    {
        if (!AcademicYear.TryParse(year, out var of) || await query.OfAsync(of) is not { } plan)
        {
            return NotFound();
        }

        return Of(this, plan, user.Trust!.PlanShortName, of, format);
    }

    /// <summary>A plan, the school's or a subject leader's, as a file of this format.</summary>
    internal static FileContentResult Of(AppPage page, Paper.PlanReport plan, string called, AcademicYear year, string format)
    {
        var (file, type) = format switch
        {
            "xlsx" => (Paper.PlanSpreadsheet.Write(plan), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "csv" => (Paper.PlanCsv.Write(plan), "text/csv; charset=utf-8"),
            _ => (Paper.PlanPdf.Write(plan), "application/pdf"),
        };
        return page.Download(file, type, plan.School, called, year.Slug, null, format);
    }
}
