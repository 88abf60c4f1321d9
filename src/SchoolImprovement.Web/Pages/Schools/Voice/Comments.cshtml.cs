using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>Somebody reads what staff wrote, once the questionnaire is closed, and shows what names nobody.</summary>
[NeedsInSchool(Permission.RunVoice)]
public sealed class CommentsModel(VoiceQuery voice, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public VoiceQuery.View View { get; private set; } = null!;

    public string SchoolName => school.School.Name;

    public string Root => voice.Root;

    public string Here => $"{Root}/voice/{View.Of.Id}";

    public Task<IActionResult> OnGetAsync(Guid id) => WithAsync(id, () => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostShowAsync(Guid id, Guid comment) => CheckAsync(id, comment, show: true);

    public Task<IActionResult> OnPostHoldAsync(Guid id, Guid comment) => CheckAsync(id, comment, show: false);

    private Task<IActionResult> CheckAsync(Guid id, Guid commentId, bool show) => WithAsync(id, async () =>
    {
        if (await db.StaffComments.FirstOrDefaultAsync(c => c.Id == commentId && c.QuestionnaireId == id) is not { } comment)
        {
            return NotFound();
        }

        View.Questionnaire.Check(user.Actor, comment, show, clock.Today());
        await db.SaveChangesAsync();
        return this.Done($"{Here}/comments", show ? "Shown with the results" : "Held back");
    });

    /// <summary>There is nothing to read while it is open, or when too few replied.</summary>
    private async Task<IActionResult> WithAsync(Guid id, Func<Task<IActionResult>> work)
    {
        if (await voice.FindAsync(id) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return view.Results is { IsHidden: false } ? await work() : Redirect($"{Here}");
    }
}
