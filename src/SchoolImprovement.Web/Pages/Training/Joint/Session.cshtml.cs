using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training.Joint;

/// <summary>A joint session: how it went school by school, and its words, which the trust changes here.</summary>
[NeedsInTrust(Permission.PlanJointTraining)]
public sealed class SessionModel(TrainingQuery query, AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    /// <summary>A school of the session.</summary>
    public sealed record Row(Guid Id, string Urn, string Name, int? Attended, string? Changed, string? HowWeKnow);

    [BindProperty]
    public JointForm Input { get; set; } = new();

    public DateOnly Today { get; } = clock.Today();

    public TrainingQuery.View View { get; private set; } = null!;

    public TrainingQuery.Session Session { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Needs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.Show(Session);
        Input.Schools = [.. Session.Schools.Select(s => s.SchoolId)];
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id) => WriteAsync(id, async session =>
    {
        session.Change(user.Actor, Input.Facts);
        session.Invite(user.Actor, Input.Schools.Where(s => Schools.Any(k => k.Value == s.ToString())).ToList());
        var kept = View.Needs.Where(n => Input.Needs.Contains(n.Id) && Input.Schools.Contains(n.SchoolId)).Select(n => n.Id).ToList();
        session.Meet(user.Actor, await query.WrittenAsync(user.Actor, kept, session.Year));
    }, "Joint session saved", checkShape: true);

    public Task<IActionResult> OnPostCallOffAsync(Guid id) => WriteAsync(id, session =>
    {
        session.CallOff(user.Actor, Input.Why);
        return Task.CompletedTask;
    }, "Joint session called off. Its needs are without a session again", checkShape: false);

    private async Task<IActionResult> WriteAsync(Guid id, Func<TrainingSession, Task> write, string done, bool checkShape)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (checkShape && !await this.IsValidAsync(Input, new SessionForm.Validator<JointForm>()))
        {
            return this.Again();
        }

        await write(await db.TrainingSessions.Include(s => s.Schools).Include(s => s.Needs).AsSplitQuery().FirstAsync(s => s.Id == id));
        await db.SaveChangesAsync();
        return this.Done($"/training/joint/{id}", done);
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        // The year comes with the schools: one question less.
        var schools = await db.Schools.AsNoTracking().OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Urn, s.Name, s.Status, Year = db.TrainingSessions.Where(t => t.Id == id && t.SchoolId == null).Select(t => (AcademicYear?)t.Year).FirstOrDefault() }).ToListAsync();
        if (schools.FirstOrDefault()?.Year is not { } year)
        {
            return false;
        }

        View = await query.OfAsync(year, null);
        Session = View.Sessions.First(s => s.Id == id);
        Rows = schools.Join(Session.Schools, s => s.Id, t => t.SchoolId, (s, there) => new Row(s.Id, s.Urn, s.Name, there.Attended, there.Changed, there.HowWeKnow)).ToList();
        Schools = schools.Where(s => s.Status == Domain.Trusts.SchoolStatus.Open || Session.In(s.Id) is not null).Select(s => new SelectListItem(s.Name, s.Id.ToString())).ToList();
        Leads = await SessionForm.LeadsAsync(db, null);
        Needs = JointForm.Called(View.Needs.Where(n => Session.Needs.Contains(n.Id) || (n.State == NeedState.Open && n.TopicId is not null && n.TopicId == Session.TopicId)), Schools);
        return true;
    }
}
