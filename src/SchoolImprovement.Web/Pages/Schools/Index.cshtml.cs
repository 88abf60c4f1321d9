using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>The schools a person may see, and how each one's plan stands.</summary>
[NeedsInTrust]
public class IndexModel(SchoolsQuery query, CurrentUser user, TimeProvider clock) : AppPage
{
    public static readonly SelectListItem[] Orders = [new("School name", "name"), new("Most overdue first", "overdue"), new("Last changed first", "changed"), new("Least complete first", "complete")];

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Phase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    public AcademicYear Year { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public IReadOnlyList<SchoolsQuery.Row> All { get; private set; } = [];

    public IReadOnlyList<SchoolsQuery.Row> Shown { get; private set; } = [];

    /// <summary>Self-evaluations of other schools that their heads have shared with the person.</summary>
    public IReadOnlyList<SchoolsQuery.Shared> Shared { get; private set; } = [];

    public IEnumerable<SelectListItem> Phases => All.CountBy(s => s.Phase).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => new SelectListItem($"{p.Key} ({p.Value})", p.Key, p.Key == Phase));

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Name) || !string.IsNullOrEmpty(Phase);

    public string TrustName => user.Trust!.Name;

    public string PlanName => user.Trust!.PlanShortName;

    public bool MayManageSchools => user.MayInTrust(Domain.People.Permission.ManageSchools);

    public async Task OnGetAsync()
    {
        Year = AcademicYear.Of(clock.Today());
        All = await query.OfAsync(Year);
        Shared = await query.SharedAsync();
        var shown = All.Where(s => (string.IsNullOrWhiteSpace(Name) || s.Name.Contains(Name.Trim(), StringComparison.OrdinalIgnoreCase) || s.Urn == Name.Trim()) && (string.IsNullOrEmpty(Phase) || s.Phase == Phase));
        Shown = (Order switch
        {
            "overdue" => shown.OrderByDescending(s => s.Overdue),
            "changed" => shown.OrderByDescending(s => s.ChangedAt),
            "complete" => shown.OrderBy(s => s.Actions == 0 ? -1 : (double)s.Counts.GetValueOrDefault(Progress.Complete) / s.Actions),
            _ => shown.OrderBy(s => !s.IsOpen),
        }).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToList();
    }
}
