using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.History;

/// <summary>Who changed the trust's settings, people and schools, and when.</summary>
[NeedsInTrust(Permission.ManageTrust)]
public class TrustModel(HistoryQuery query) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public HistoryFilter Filter { get; set; } = new();

    public HistoryView View { get; private set; } = null!;

    public async Task OnGetAsync() => View = await query.OfTrustAsync("/history", Filter);
}
