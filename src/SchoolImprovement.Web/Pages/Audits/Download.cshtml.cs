using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Reports.Audits;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>What came of an audit across the trust as a file, PDF or spreadsheet, for who may read every school's self-evaluation.</summary>
[NeedsInTrust(Permission.ReadSelfEvaluation)]
public sealed class DownloadModel(TrustAuditQuery audits, CurrentUser user, TimeProvider clock) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format)
    {
        if (await audits.FindAsync(id) is not { Results: { } results } view)
        {
            return NotFound();
        }

        var report = Report(view, results);
        var (file, type) = format == "xlsx" ? (AuditSheets.Workbook(report), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") : (AuditResultsPdf.Write(report), "application/pdf");
        return this.Download(file, type, report.Trust, report.Title, "", null, format);
    }

    private AuditResultsReport Report(TrustAuditQuery.View view, AuditResults results)
    {
        var made = clock.GetUtcNow();
        return new()
        {
            Trust = user.Trust!.Name,
            TrustColour = user.Trust.Colour,
            Title = view.Audit.Title,
            Framework = $"{view.Framework.Name}, version {view.Framework.FrameworkVersion}",
            Due = view.Audit.Due.ToString("d MMMM yyyy", Format.English),
            MadeAt = PlanStanding.MadeWords(made),
            Made = made,
            Before = view.Before,
            KeySentences = [.. results.KeySentences().Select(s => s.Whole)],
            Areas = [.. results.Areas.Select(a => new ResultsArea(a.Area.Name, a.Note, a.BelowWords ?? "Lowest steps", [.. a.InOrder.Select(g => new SefGrade(g.Label, g.Token, g.Icon))],
                [.. a.Statements.Select(s => new ResultsLine(s.Statement.Text, [.. s.InOrder.Select(x => x.Count)], s.Below, s.Judged, s.BelowBefore, s.JudgedBefore))]))],
            Schools = [.. view.Schools.Select(s => new ResultsSchool(
                s.School, $"{s.State.Label()}{(s.DaysOverdue > 0 ? $", {s.DaysOverdue.Count("day")} overdue" : "")}", s.Answered, s.Asked, s.FinishedAt is { } at ? at.LondonDay() : null, s.FinishedBy))],
        };
    }
}
