using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>One activity: what it is to find out, what was found, and what followed.</summary>
[NeedsInSchool(Permission.ReadSchedule)]
public sealed class ActivityModel(ActivityQuery activities) : AppPage
{
    public ActivityView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await activities.OfAsync(id) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

/// <summary>The head accepts what a subject leader asked for.</summary>
[NeedsInSchool(Permission.EditSchedule)]
public sealed class AcceptModel(ActivityQuery activities, AppDbContext db, CurrentUser user) : AppPage
{
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await activities.OfAsync(id) is not { } view)
        {
            return NotFound();
        }

        if (view.MayEdit && view.Activity.Status != ActivityStatus.Proposed)
        {
            return this.Done(view.Href, "Somebody else has answered this already. This is how it stands");
        }

        view.Activity.Accept(user.Actor);
        await db.SaveChangesAsync();
        return this.Done(view.Href, $"{view.Activity.Title} is in the schedule");
    }
}
