using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Reports.Training;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>The training programme as a file: PDF, spreadsheet, or comma-separated list.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class DownloadModel(TrainingQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public async Task<IActionResult> OnGetAsync(string year, string format)
    {
        if (!AcademicYear.TryParse(year, out var of))
        {
            return NotFound();
        }

        var report = Report(await query.OfAsync(of, school.School.Id));
        var (file, type) = format switch
        {
            "xlsx" => (TrainingSheets.Workbook(report), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "csv" => (TrainingSheets.Csv(report), "text/csv; charset=utf-8"),
            _ => (TrainingPdf.Write(report), "application/pdf"),
        };
        return this.Download(file, type, report.School, "training programme", of.Slug, null, format);
    }

    private TrainingReport Report(TrainingQuery.View view)
    {
        var made = clock.GetUtcNow();
        var topics = view.Topics.ToDictionary(t => t.Id, t => t.Name);
        var needs = view.Needs.ToDictionary(n => n.Id);
        return new()
        {
            School = school.School.Name,
            Trust = user.Trust!.Name,
            TrustColour = user.Trust.Colour,
            Title = $"Training programme {view.Year.Label}",
            Made = made,
            MadeAt = PlanReportQuery.MadeWords(made.UtcDateTime.ToLondon()),
            WithoutSession = view.Open.Count(),
            Sessions = view.Sessions.Select(s => s.In(school.School.Id)! is var there ? new PaperSession(
                s.On, s.On.Short(), s.At?.Short(), s.Minutes is { } m ? SessionForm.Length(m) : null, s.Minutes, s.Title, s.TopicId is { } t ? topics.GetValueOrDefault(t) : null, s.Leads, s.Audience, s.Place,
                s.IsJoint ? s.Schools.Count : null, string.Join("; ", s.Needs.Where(needs.ContainsKey).Select(n => needs[n].What)), State(s, there, view.Today), there.Attended, there.Changed, there.HowWeKnow) : null!).ToList(),
            Needs = view.Needs.Select(n => new PaperNeed(
                n.What, n.Topic, n.Audience, n.ByWhen, n.ByWhen?.WithYear(), n.ActionWords ?? (n.Source == NeedSource.Finding ? "Monitoring finding" : null), n.State.Label(),
                n.DroppedWhy ?? string.Join("; ", n.Sessions.Select(s => $"{s.Title}, {s.On.Short()}")))).ToList(),
        };
    }

    private static string State(TrainingQuery.Session session, TrainingQuery.There there, DateOnly today) =>
        session.CalledOffWhy is { } why ? $"Called off: {why}"
        : there.Attended is { } came ? $"{came.Count("person", "people")} came"
        : session.On <= today ? "Not recorded yet" : "To come";
}
