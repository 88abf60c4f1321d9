using Microsoft.AspNetCore.Authorization;

namespace SchoolImprovement.Web.Pages.Answer;

/// <summary>Said after a reply. Asks the database nothing.</summary>
[AllowAnonymous]
public sealed class ThanksModel : AppPage
{
    public string Secret { get; private set; } = "";

    public void OnGet(string secret) => Secret = secret;
}
