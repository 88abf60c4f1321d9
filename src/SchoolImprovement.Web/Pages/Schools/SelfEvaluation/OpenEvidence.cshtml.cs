using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Opens what a link leads to, wherever that is now. Whether the person may read it, it asks itself.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class OpenEvidenceModel(EvidenceQuery evidence) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await evidence.AddressAsync(id) is { } address ? Redirect(address) : NotFound();
}
