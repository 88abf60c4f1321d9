using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>The audits that the trust has assigned, and how far schools are.</summary>
[NeedsInTrust(Permission.AssignAudits)]
public sealed class IndexModel(TrustAuditQuery audits) : AppPage
{
    public IReadOnlyList<TrustAuditQuery.Row> All { get; private set; } = [];

    public async Task OnGetAsync() => All = await audits.ListAsync();
}
