using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>The schedule as a list, narrowed by half-term, priority, lead, type and status.</summary>
[NeedsInSchool(Permission.ReadSchedule)]
public sealed class ListModel(ScheduleQuery schedule) : AppPage
{
    private const string Core = "core", Me = "me";

    public static readonly SelectListItem[] Statuses =
    [
        new("Not yet recorded", "open"), new("Any status", "any"), new("Overdue", nameof(ActivityState.Overdue)), new("To write up", nameof(ActivityState.WriteUp)), new("Planned", nameof(ActivityState.Planned)),
        new("Asked for", nameof(ActivityState.Proposed)), new("Done", nameof(ActivityState.Done)), new("Dropped", nameof(ActivityState.Dropped)),
    ];

    public ScheduleView View { get; private set; } = null!;

    public IReadOnlyList<ScheduleRow> Shown { get; private set; } = [];

    /// <summary>A half-term, or "year" for all of them; the one we are in when nothing is said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Half { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Priority { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Lead { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    public IEnumerable<SelectListItem> Halves => Enum.GetValues<HalfTerm>().Select(h => new SelectListItem(h.Label(), h.ToString(), h.ToString() == Half)).Prepend(new("Whole year", "year", Half == "year"));

    public IEnumerable<SelectListItem> Priorities => View.Priorities.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Append(new("Core and statutory", Core));

    public IEnumerable<SelectListItem> Leads => View.Activities.Where(a => a.Lead is not null).Select(a => a.Lead!).Distinct().Order(StringComparer.CurrentCulture).Select(l => new SelectListItem(l, l)).Prepend(new("Me", Me));

    public IEnumerable<SelectListItem> Types => View.Activities.Select(a => a.Type).Distinct().Order(StringComparer.CurrentCulture).Select(t => new SelectListItem(t, t));

    public string PriorityOf(ScheduleRow row) => View.Priorities.FirstOrDefault(p => p.Id == row.PriorityId) is { } p ? p.Name : "Core and statutory";

    public async Task OnGetAsync(string year)
    {
        View = await schedule.OfAsync(schedule.Year(year));
        Half = Half == "year" || Enum.TryParse<HalfTerm>(Half, out _) ? Half : View.HalfTermNow.ToString();
        Status = Statuses.Any(s => s.Value == Status) ? Status : "open";
        var me = View.By.MemberId;
        Shown = [.. View.Activities
            .Where(a => Half == "year" || a.HalfTerm.ToString() == Half)
            .Where(a => string.IsNullOrEmpty(Priority) || (Priority == Core ? View.Priorities.All(p => p.Id != a.PriorityId) : a.PriorityId?.ToString() == Priority))
            .Where(a => string.IsNullOrEmpty(Lead) || (Lead == Me ? a.LeadId == me : a.Lead == Lead))
            .Where(a => string.IsNullOrEmpty(Type) || a.Type == Type)
            .Where(a => Status == "any" || (Status == "open" ? a.State is not (ActivityState.Done or ActivityState.Dropped) : a.State.ToString() == Status))
            .OrderBy(a => a.State is not ActivityState.Overdue).ThenBy(a => a.DueBy)];
    }
}
