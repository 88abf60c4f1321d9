using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>The audits that the trust put to the school.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class IndexModel(AuditQuery audits, CurrentSchool school) : AppPage
{
    public IReadOnlyList<AuditQuery.Row> All { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string Root => audits.Root;

    public async Task OnGetAsync() => All = await audits.ListAsync();
}
