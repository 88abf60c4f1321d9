using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>Plans a session of a school, perhaps for a need.</summary>
[NeedsInSchool(Permission.EditTraining)]
public sealed class AddSessionModel(TrainingQuery query, AppDbContext db, CurrentUser user, CurrentSchool current) : AppPage
{
    [BindProperty]
    public SessionForm Input { get; set; } = new();

    public School School => current.School;

    public TrainingQuery.View View { get; private set; } = null!;

    public string Back => $"/schools/{School.Urn}/training/{View.Year.Slug}";

    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    /// <param name="year">The academic year.</param>
    /// <param name="need">The need that the session is to meet, or null.</param>
    public async Task OnGetAsync(string year, Guid? need)
    {
        await LoadAsync(year);
        if (View.Needs.FirstOrDefault(n => n.Id == need) is { } asked)
        {
            Input = new() { Title = asked.What.Length <= TrainingSession.TitleMax ? asked.What : null, TopicId = asked.TopicId, Audience = asked.Audience is { Length: <= TrainingSession.ShortMax } who ? who : null, Needs = [asked.Id] };
        }
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        await LoadAsync(year);
        if (!await this.IsValidAsync(Input, new SessionForm.Validator<SessionForm>()))
        {
            return this.Again();
        }

        var session = TrainingSession.Plan(user.Actor, School.Id, View.Year, Input.Facts, await query.WrittenAsync(user.Actor, Input.Needs, View.Year));
        db.TrainingSessions.Add(session);
        await db.SaveChangesAsync();
        return this.Done($"{Back}#s-{session.Id}", "Session planned");
    }

    private async Task LoadAsync(string year)
    {
        View = await query.OfAsync(AcademicYear.TryParse(year, out var named) ? named : default, School.Id);
        Leads = await SessionForm.LeadsAsync(db, School.Id);
    }
}
