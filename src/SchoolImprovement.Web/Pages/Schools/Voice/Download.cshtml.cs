using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Reports.Questionnaires;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>The results of a closed questionnaire as a file: PDF, or comma-separated list. Made from the same results as the page, so nothing is in them that the page hides.</summary>
[NeedsInSchool(Permission.ReadVoice)]
public sealed class DownloadModel(VoiceQuery voice, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format)
    {
        if (await voice.FindAsync(id) is not { Results: { } results } view)
        {
            return NotFound();
        }

        var report = Report(view, results);
        var file = format == "csv" ? VoiceSheets.Csv(report) : VoicePdf.Write(report);
        return this.Download(file, format == "csv" ? "text/csv; charset=utf-8" : "application/pdf", report.School, view.Questionnaire.Title, "", null, format);
    }

    private VoiceReport Report(VoiceQuery.View view, QuestionnaireResults results)
    {
        var (made, of) = (clock.GetUtcNow(), view.Questionnaire);
        var local = made.UtcDateTime.ToLondon();
        return new()
        {
            School = school.School.Name,
            Trust = user.Trust!.Name,
            TrustColour = user.Trust.Colour,
            Title = of.Title,
            MadeAt = $"{local.ToString("d MMMM yyyy", Format.English)} at {TimeOnly.FromDateTime(local).Short()}",
            Made = made,
            Days = $"{of.Opens.DayMonth()} to {of.Closes.WithYear()}",
            Replies = results.Replies,
            Asked = results.Asked,
            Before = results.BeforeSeason,
            IsHidden = results.IsHidden,
            KeySentences = [.. results.KeySentences().Select(s => $"{s.Lead} {s.Rest}")],
            Themes = [.. results.Themes.Select(t => new PaperTheme(t.Name, [.. t.Statements.Select(s => new PaperStatement(s.Words, s.Spread?.Counts, s.Spread?.CannotSay, s.Spread?.Disagree, s.Spread?.Agree, s.Before, [.. s.Groups.Select(g => new PaperGroup(g.Group.Label(), g.Answered, g.Agree))]))]))],
            Picks = [.. results.Picks.Select(p => new PaperPick(p.Words, p.Answered, p.Options))],
            Suggestions = [.. results.Suggestions().Select(s => (s.Title, s.Why))],
            Comments = [.. of.InOrder.Select(q => (q.Words, Comments: (IReadOnlyList<string>)[.. view.Comments.Where(c => c.QuestionId == q.Id && c.State == CommentState.Shown).Select(c => c.Text)])).Where(c => c.Comments.Count > 0)],
        };
    }
}
