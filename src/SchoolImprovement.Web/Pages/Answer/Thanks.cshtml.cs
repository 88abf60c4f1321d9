using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SchoolImprovement.Web.Pages.Answer;

/// <summary>Said after a reply. Asks the database nothing.</summary>
[AllowAnonymous]
public sealed class ThanksModel : PageModel
{
    public string Secret { get; private set; } = "";

    public void OnGet(string secret) => Secret = secret;
}
