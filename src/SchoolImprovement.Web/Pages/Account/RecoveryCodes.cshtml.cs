using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Makes new recovery codes in place of the old ones.</summary>
[NeedsAccount]
public class RecoveryCodesModel(UserManager<AppUser> users) : AppPage
{
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => (await users.GetUserAsync(User))!.TwoFactorEnabled ? Page() : Redirect("/account/security");

    public async Task<IActionResult> OnPostAsync()
    {
        var account = (await users.GetUserAsync(User))!;
        if (!account.TwoFactorEnabled)
        {
            return Redirect("/account/security");
        }

        Recovery = await AuthenticatorModel.NewCodesAsync(users, account);
        return Page();
    }
}
