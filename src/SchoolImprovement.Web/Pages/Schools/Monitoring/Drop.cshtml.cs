using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Drops an activity with the reason; takes it up again, or opens again what was closed.</summary>
[NeedsInSchool(Permission.EditSchedule, Permission.PlanVisits)]
public sealed class DropModel(ActivityQuery activities, AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The version of the activity that the form was opened on.</summary>
    [BindProperty]
    public int Began { get; set; }

    public ActivityView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => !await LoadAsync(id) ? NotFound() : View.MayPlan ? Page() : Redirect(View.Href);

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (View.ChangedSince(Began, this))
        {
            return Page();
        }

        if (View.IsOpen)
        {
            View.Activity.Drop(user.Actor, Input.Reason);
        }
        else
        {
            View.Activity.Reopen(user.Actor, Input.Reason);
        }

        await db.SaveChangesAsync();
        return this.Done(View.Href, View.IsOpen ? $"{View.Activity.Title} is open again" : $"{View.Activity.Title} dropped");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await activities.OfAsync(id) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    public sealed class Form
    {
        public string? Reason { get; set; }
    }
}
