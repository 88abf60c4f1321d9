using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>Changes a session of a school, or calls it off.</summary>
[NeedsInSchool(Permission.EditTraining)]
public sealed class EditSessionModel(TrainingQuery query, AppDbContext db, CurrentUser user, CurrentSchool current) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public School School => current.School;

    public TrainingQuery.View View { get; private set; } = null!;

    public TrainingQuery.Session Session { get; private set; } = null!;

    public string Back => $"/schools/{School.Urn}/training/sessions/{Session.Id}";

    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await LoadAsync(id) is null)
        {
            return NotFound();
        }

        Input.Show(Session);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await LoadAsync(id) is not { } session)
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new SessionForm.Validator<Form>()))
        {
            return this.Again();
        }

        session.Change(user.Actor, Input.Facts);
        session.Meet(user.Actor, await query.WrittenAsync(user.Actor, Input.Needs, session.Year));
        await db.SaveChangesAsync();
        return this.Done(Back, "Session saved");
    }

    public async Task<IActionResult> OnPostCallOffAsync(Guid id)
    {
        if (await LoadAsync(id) is not { } session)
        {
            return NotFound();
        }

        session.CallOff(user.Actor, Input.Why);
        await db.SaveChangesAsync();
        return this.Done(Back, "Session called off. Its needs are without a session again");
    }

    private async Task<TrainingSession?> LoadAsync(Guid id)
    {
        var session = await db.TrainingSessions.Include(s => s.Schools).Include(s => s.Needs).FirstOrDefaultAsync(s => s.Id == id && s.SchoolId == School.Id);
        if (session is not null)
        {
            View = await query.OfAsync(session.Year, School.Id);
            Session = View.Sessions.First(s => s.Id == id);
            Leads = await SessionForm.LeadsAsync(db, School.Id);
        }

        return session;
    }

    public sealed class Form : SessionForm
    {
        public string? Why { get; set; }
    }
}
