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

/// <summary>Changes a training need, drops it or takes it up again. The words of an action's need are the plan's: here it only gets its topic.</summary>
[NeedsInSchool(Permission.EditTraining)]
public sealed class NeedModel(TrainingQuery query, AppDbContext db, CurrentUser user, CurrentSchool current) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public School School => current.School;

    public AcademicYear Year { get; private set; }

    public string Back => $"/schools/{School.Urn}/training/{Year.Slug}";

    public IEnumerable<SelectListItem> Topics { get; private set; } = [];

    public TrainingQuery.Need Need { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        Input.Need = new() { TopicId = Need.TopicId, What = Need.What, Audience = Need.Audience, ByWhen = Need.ByWhen };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string year, Guid id) => WriteAsync(year, id, n => n.Change(user.Actor, Input.Need.Facts), "Training need saved");

    public Task<IActionResult> OnPostDropAsync(string year, Guid id) => WriteAsync(year, id, n => n.Drop(user.Actor, Input.Why), "Training need dropped");

    public Task<IActionResult> OnPostTakeUpAsync(string year, Guid id) => WriteAsync(year, id, n => n.TakeUp(user.Actor), "Training need taken up again");

    private async Task<IActionResult> WriteAsync(string year, Guid id, Action<TrainingNeed> change, string done)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            change((await query.WrittenAsync(user.Actor, [id], Year))[0]);
        }
        catch (RuleBrokenException broken) when (broken.Field is { } field and not "Why")
        {
            throw new RuleBrokenException(broken.Message, $"Need.{field}");
        }

        await db.SaveChangesAsync();
        return this.Done($"{Back}#n-{id}", done);
    }

    private async Task<bool> LoadAsync(string year, Guid id)
    {
        Year = AcademicYear.TryParse(year, out var named) ? named : default;
        var view = await query.OfAsync(Year, School.Id);
        if (view.Needs.FirstOrDefault(n => n.Id == id) is not { } need)
        {
            return false;
        }

        (Need, Topics) = (need, SessionForm.Topics(view, need.TopicId));
        return true;
    }

    public sealed class Form
    {
        public AddNeedModel.Form Need { get; set; } = new();

        public string? Why { get; set; }
    }
}
