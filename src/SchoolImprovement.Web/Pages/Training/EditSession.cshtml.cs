using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>Changes a session of a school, or calls it off.</summary>
[NeedsInSchool(Permission.EditTraining)]
public sealed class EditSessionModel(TrainingQuery query, AppDbContext db, CurrentUser user, CurrentSchool current) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public School School => current.School;

    public TrainingQuery.View View { get; private set; } = null!;

    public TrainingQuery.Session Session { get; private set; } = null!;

    public string Back => $"/schools/{School.Urn}/training/sessions/{Session.Id}";

    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        Input.Show(Session);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new SessionForm.Validator<Form>()))
        {
            return this.Again();
        }

        var session = await SessionAsync();
        session.Change(user.Actor, Input.Facts);
        session.Meet(user.Actor, await query.WrittenAsync(user.Actor, Input.Needs, session.Year));
        await db.SaveChangesAsync();
        return this.Done(Back, "Session saved");
    }

    public async Task<IActionResult> OnPostCallOffAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        (await SessionAsync()).CallOff(user.Actor, Input.Why);
        await db.SaveChangesAsync();
        return this.Done(Back, "Session called off. Its needs are without a session again");
    }

    private Task<TrainingSession> SessionAsync() => db.TrainingSessions.Include(s => s.Schools).Include(s => s.Needs).AsSplitQuery().FirstAsync(s => s.Id == Session.Id);

    private async Task<bool> LoadAsync(string year, Guid id)
    {
        View = await query.OfAsync(AcademicYear.TryParse(year, out var named) ? named : default, School.Id);
        if (View.Sessions.FirstOrDefault(s => s.Id == id && s.Owner == School.Id) is not { } session)
        {
            return false;
        }

        (Session, Leads) = (session, await SessionForm.LeadsAsync(db, School.Id));
        return true;
    }

    public sealed class Form : SessionForm
    {
        public string? Why { get; set; }
    }
}
