using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Sets up an authenticator app: shows the key, asks for a code of it, shows the recovery codes once.</summary>
[NeedsAccount]
[EnableRateLimiting(Tries.Limit)]
public class AuthenticatorModel(UserManager<AppUser> users, Security.SignIn signIn, Postbox post) : AppPage
{
    private AppUser _account = null!;

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Key { get; private set; } = "";

    public QrCode Picture => QrCode.Of(Codes.Address(_account.Email!, Key));

    /// <summary>The recovery codes, on the one page that shows them.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await IsDueAsync() ? Page() : Redirect("/account/security");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await IsDueAsync())
        {
            return Redirect("/account/security");
        }

        if (!await users.VerifyTwoFactorTokenAsync(_account, users.Options.Tokens.AuthenticatorTokenProvider, Codes.Clean(Input.Code)))
        {
            ModelState.AddModelError("Input.Code", "This code is not right. Codes change every 30 seconds: type the one your app shows now");
            return this.Again();
        }

        await users.SetTwoFactorEnabledAsync(_account, true);
        Recovery = await NewCodesAsync(users, _account);
        await signIn.WithSecondFactorAsync(_account);
        post.SendSoon(Told.AppStarted(_account));
        return Page();
    }

    internal static async Task<IReadOnlyList<string>> NewCodesAsync(UserManager<AppUser> users, AppUser account) => [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!];

    private async Task<bool> IsDueAsync()
    {
        _account = (await users.GetUserAsync(User))!;
        Key = await users.GetAuthenticatorKeyAsync(_account) ?? "";
        return !_account.TwoFactorEnabled && Key.Length > 0;
    }

    public class Form
    {
        public string? Code { get; set; }
    }
}
