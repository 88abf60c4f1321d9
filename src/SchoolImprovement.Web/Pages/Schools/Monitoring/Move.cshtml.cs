using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Moves an activity to another day, week or half-term, with the reason.</summary>
[NeedsInSchool(Permission.EditSchedule, Permission.PlanVisits)]
public sealed class MoveModel(ActivityQuery activities, AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The version of the activity that the form was opened on.</summary>
    [BindProperty]
    public int Began { get; set; }

    public ActivityView View { get; private set; } = null!;

    /// <summary>Weeks that hold many activities, in words; a move there is allowed.</summary>
    public IReadOnlyList<string> FullWeeks { get; private set; } = [];

    /// <param name="id">The activity.</param>
    /// <param name="to">A week to suggest, from a link.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? to)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!View.MayPlan)
        {
            return Redirect(View.Href);
        }

        Input = new Form { Week = to ?? ActivityForm.WeekValue(View.Activity.When), On = to is null ? View.Activity.On : null };
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

        if (View.ChangedSince(Began, this))
        {
            return Page();
        }

        // A day that was left as it was does not hold the activity when another week is chosen.
        var week = ActivityForm.When(View.Calendar, Input.Week, null);
        var day = Input.On == View.Activity.On && week.Week != View.Activity.Week ? null : Input.On;
        View.Activity.Move(user.Actor, View.Calendar, ActivityForm.When(View.Calendar, Input.Week, day), Input.Reason);
        await db.SaveChangesAsync();
        return this.Done(View.Href, $"Moved to {MonitoringActivity.Words(View.Activity.When, View.Calendar)}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await activities.OfAsync(id) is not { } view)
        {
            return false;
        }

        View = view;
        var (schoolId, year) = (view.Activity.SchoolId, view.Activity.Year);
        var weeks = await db.Monitoring.Where(a => a.SchoolId == schoolId && a.Year == year && a.Week != null && a.Status == ActivityStatus.Planned).GroupBy(a => a.Week).Where(g => g.Count() > Proposals.ManyInAWeek)
            .Select(g => new { Week = g.Key, Count = g.Count() }).ToListAsync();
        FullWeeks = [.. weeks.Where(w => w.Week >= view.Today.AddDays(-6)).OrderBy(w => w.Week).Select(w => $"The week of {w.Week.DayMonth()} holds {w.Count}")];
        return true;
    }

    public sealed class Form
    {
        public string? Week { get; set; }

        public DateOnly? On { get; set; }

        public string? Reason { get; set; }
    }
}
