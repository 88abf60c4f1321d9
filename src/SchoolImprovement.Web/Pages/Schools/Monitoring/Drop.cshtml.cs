using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Drops an activity with the reason; takes it up again, or opens again what was closed.</summary>
[NeedsInSchool(Permission.EditSchedule)]
public sealed class DropModel(ActivityQuery activities, AppDbContext db, CurrentUser user) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ActivityView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
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
