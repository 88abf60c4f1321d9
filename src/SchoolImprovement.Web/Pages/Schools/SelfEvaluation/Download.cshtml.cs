using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>The self-evaluation as a file, PDF or spreadsheet: as it stands, or as it was when a term was signed.</summary>
[NeedsInSchool(Permission.ReadCurrentSelfEvaluation)]
public sealed class DownloadModel(SefReportQuery query, CurrentUser user, CurrentSchool school) : AppPage
{
    /// <param name="format">"pdf" or "xlsx".</param>
    /// <param name="framework">A framework's code; left out, the trust's default.</param>
    /// <param name="term">A signed term, "2026-27-autumn"; left out, as it stands.</param>
    public async Task<IActionResult> OnGetAsync(string format, string? framework, string? term)
    {
        framework = string.IsNullOrEmpty(framework) ? null : framework;
        if (!string.IsNullOrEmpty(term))
        {
            user.Actor.Demand(Permission.ReadSelfEvaluation, school.School.Id);
        }

        if ((string.IsNullOrEmpty(term) ? await query.NowAsync(framework) : await query.SignedAsync(framework, term)) is not { } sef)
        {
            return NotFound();
        }

        var (file, type) = format == "xlsx" ? (SefSheets.Workbook(sef), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") : (SefPdf.Write(sef), "application/pdf");
        return this.Download(file, type, sef.School, framework is null ? sef.Title : $"{sef.Title} {sef.Framework}", string.IsNullOrEmpty(term) ? "" : "signed", null, format);
    }
}
