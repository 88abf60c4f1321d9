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

namespace SchoolImprovement.Web.Pages.Training.Joint;

/// <summary>Plans a joint session: with a topic, for every school that needs it and has no session yet.</summary>
[NeedsInTrust(Permission.PlanJointTraining)]
public sealed class PlanModel(TrainingQuery query, AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public JointForm Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid? Topic { get; set; }

    public TrainingQuery.View View { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    /// <summary>Needs on this topic without a session.</summary>
    public IReadOnlyList<SelectListItem> Needs { get; private set; } = [];

    public async Task OnGetAsync(string? year)
    {
        await LoadAsync(year);
        var open = Open().ToList();
        Input = new() { TopicId = Topic, Title = View.Topics.FirstOrDefault(t => t.Id == Topic)?.Name, Schools = [.. open.Select(n => n.SchoolId).Distinct()], Needs = [.. open.Select(n => n.Id)] };
    }

    public async Task<IActionResult> OnPostAsync(string? year)
    {
        await LoadAsync(year);
        if (!await this.IsValidAsync(Input, new SessionForm.Validator<JointForm>()))
        {
            return this.Again();
        }

        // A school that was taken out takes its needs with it.
        var kept = View.Needs.Where(n => Input.Needs.Contains(n.Id) && Input.Schools.Contains(n.SchoolId)).Select(n => n.Id).ToList();
        var session = TrainingSession.PlanJoint(user.Actor, View.Year, Input.Facts, Known(), await query.WrittenAsync(user.Actor, kept, View.Year));
        db.TrainingSessions.Add(session);
        await db.SaveChangesAsync();
        return this.Done($"/training/joint/{session.Id}", "Joint session planned. It stands in the programme of every school it is for");
    }

    private List<Guid> Known() => Input.Schools.Where(s => Schools.Any(k => k.Value == s.ToString())).ToList();

    private IEnumerable<TrainingQuery.Need> Open() => Topic is null ? [] : View.Open.Where(n => n.TopicId == Topic);

    private async Task LoadAsync(string? year)
    {
        View = await query.OfAsync(AcademicYear.TryParse(year, out var named) ? named : AcademicYear.Of(clock.Today()), null);
        Leads = await SessionForm.LeadsAsync(db, null);
        Schools = await JointForm.SchoolsAsync(db);
        Needs = JointForm.Called(Open(), Schools);
    }
}

/// <summary>What people type to plan a joint session.</summary>
public sealed class JointForm : SessionForm
{
    public List<Guid> Schools { get; set; } = [];

    public string? Why { get; set; }

    public static async Task<IReadOnlyList<SelectListItem>> SchoolsAsync(AppDbContext db) =>
        (await db.Schools.AsNoTracking().Where(s => s.Status == SchoolStatus.Open).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => new SelectListItem(s.Name, s.Id.ToString())).ToList();

    /// <summary>Needs with their school's name before them.</summary>
    public static IReadOnlyList<SelectListItem> Called(IEnumerable<TrainingQuery.Need> needs, IReadOnlyList<SelectListItem> schools) =>
        needs.Select(n => new SelectListItem($"{schools.FirstOrDefault(s => s.Value == n.SchoolId.ToString())?.Text}: {n.What}{(n.Audience is null ? "" : $" ({n.Audience})")}", n.Id.ToString())).OrderBy(i => i.Text).ToList();
}
