using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Changes what an activity says. When it takes place is changed under Move.</summary>
[NeedsInSchool(Permission.EditSchedule, Permission.PlanVisits)]
public sealed class EditModel(ActivityQuery activities, ActivityChoices choices, AppDbContext db, CurrentUser user) : AppPage, IActivityForm
{
    [BindProperty]
    public ActivityForm Input { get; set; } = new();

    /// <summary>The version that the form began from.</summary>
    [BindProperty]
    public int Began { get; set; }

    public ActivityChoices Choices => choices;

    public bool OnlyVisits => !View.MayEdit;

    public ActivityView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!View.MayPlan)
        {
            return Redirect(View.Href);
        }

        Input = ActivityForm.Of<ActivityForm>(View.Activity);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        var activity = View.Activity;
        var facts = await choices.FactsAsync(Input, activity.When, activity);
        db.Entry(activity).Property(a => a.Version).OriginalValue = Began;
        activity.Change(user.Actor, facts);
        await db.SaveChangesAsync();
        return this.Done(View.Href, "Activity saved");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await activities.OfAsync(id) is not { } view)
        {
            return false;
        }

        View = view;
        await choices.ReadAsync(view.Activity.Year, kinds: view.MayEdit ? null : MonitoringActivity.Visits(user.Actor, view.Activity.SchoolId));
        return true;
    }
}
