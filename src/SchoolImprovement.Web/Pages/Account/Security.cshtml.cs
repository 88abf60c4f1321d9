using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>How a person signs in: what there is and what is missing.</summary>
[NeedsAccount]
public class SecurityModel(CurrentUser current, UserManager<AppUser> users, Security.SignIn signIn) : AppPage
{
    public AppUser Account { get; private set; } = null!;

    public int PasskeyCount { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>The trust asks for a second factor, and this session has none.</summary>
    public bool IsMissing => current.IsMissing();

    public string? TrustName => current.Trust?.Name;

    public async Task OnGetAsync() => await LoadAsync();

    /// <summary>Makes a new key for an app; it counts once a code of it is typed.</summary>
    public async Task<IActionResult> OnPostAppAsync()
    {
        await LoadAsync();
        if (!Account.TwoFactorEnabled)
        {
            await users.ResetAuthenticatorKeyAsync(Account);
            await signIn.RefreshSignInAsync(Account);
        }

        return Redirect("/account/authenticator");
    }

    public async Task<IActionResult> OnPostElsewhereAsync()
    {
        await LoadAsync();
        await users.UpdateSecurityStampAsync(Account);
        await signIn.RefreshSignInAsync(Account);
        return this.Done("/account/security", "You are signed out everywhere but here");
    }

    private async Task LoadAsync()
    {
        Account = (await users.GetUserAsync(User))!;
        PasskeyCount = (await users.GetPasskeysAsync(Account)).Count;
        CodesLeft = Account.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(Account) : 0;
    }
}
