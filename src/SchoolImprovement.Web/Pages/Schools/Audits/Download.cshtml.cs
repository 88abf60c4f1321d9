using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Reports.Audits;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>A school's audit as a file, PDF or spreadsheet. Who may not see the answers yet is led to the page that says so.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class DownloadModel(AuditQuery audits, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format)
    {
        if (await audits.FindAsync(id) is not { } view)
        {
            return NotFound();
        }

        if (view.IsHidden)
        {
            return Redirect($"{audits.Root}/audits/{id}");
        }

        var report = Report(view);
        var (file, type) = format == "xlsx" ? (AuditSheets.Workbook(report), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") : (AuditPdf.Write(report), "application/pdf");
        return this.Download(file, type, report.School, report.Title, "", null, format);
    }

    private AuditReport Report(AuditView view)
    {
        var made = clock.GetUtcNow();
        static SefGrade? On(Grade? grade) => grade is null ? null : new SefGrade(grade.Label, grade.Token, grade.Icon);
        return new()
        {
            School = school.School.Name,
            Trust = user.Trust!.Name,
            TrustColour = user.Trust.Colour,
            Title = view.Audit.Title,
            Framework = $"{view.Framework.Name}, version {view.Framework.FrameworkVersion}",
            State = view.State == AuditState.Finished ? $"Finished by {view.School.FinishedBy}, {view.School.FinishedAt!.Value.LondonDay().ToString("d MMMM yyyy", Format.English)}" : "Not finished",
            Due = view.Audit.Due.ToString("d MMMM yyyy", Format.English),
            MadeAt = PlanStanding.MadeWords(made),
            Made = made,
            Before = view.Areas.Any(a => a.Statements.Any(s => s.Before is not null)) ? view.Earlier?.Title : null,
            Areas = [.. view.Areas.Select(a => new AuditArea(a.Area.Name, [.. a.Statements.Select(s => new AuditAnswer(
                s.Statement.Text, s.IsAnswered ? On(s.Rating!.Judged) : null, s.IsAnswered ? s.Rating!.Evidence : null, On(s.Before?.Answer), view.PriorityOf(s) is { } p ? $"Priority {p.Number}, {p.Called}" : null))]))],
        };
    }
}
