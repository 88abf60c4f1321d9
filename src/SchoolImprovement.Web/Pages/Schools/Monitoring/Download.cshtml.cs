using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Monitoring;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>The schedule as a file: PDF, spreadsheet, or comma-separated list.</summary>
[NeedsInSchool(Permission.ReadSchedule)]
public sealed class DownloadModel(ScheduleReportQuery query) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, string format)
    {
        if (!AcademicYear.TryParse(year, out var of))
        {
            return NotFound();
        }

        var schedule = await query.OfAsync(of);
        var file = format switch { "xlsx" => Paper.ScheduleSheets.Workbook(schedule), "csv" => Paper.ScheduleSheets.Csv(schedule), _ => Paper.SchedulePdf.Write(schedule) };
        return this.Download(file, ContentType(format), schedule.School, "monitoring", of.Slug, null, format);
    }

    internal static string ContentType(string format) => format switch { "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv" => "text/csv; charset=utf-8", _ => "application/pdf" };
}

/// <summary>The plan and the schedule in one file.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class WithPlanModel(ScheduleReportQuery query, PlanReportQuery plans, CurrentUser user) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, string format)
    {
        if (!AcademicYear.TryParse(year, out var of) || await plans.OfAsync(of) is not { } plan)
        {
            return NotFound();
        }

        var schedule = await query.OfAsync(of);
        var file = format switch { "xlsx" => Paper.ScheduleSheets.WorkbookWithPlan(plan, schedule), "csv" => Paper.ScheduleSheets.CsvWithPlan(plan, schedule), _ => Paper.SchedulePdf.WriteWithPlan(plan, schedule) };
        return this.Download(file, DownloadModel.ContentType(format), schedule.School, user.Trust!.PlanShortName, of.Slug, "with monitoring", format);
    }
}
