using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Stops using the authenticator app. Asks for the password, so that an unwatched screen is not enough.</summary>
[NeedsAccount]
[EnableRateLimiting(Tries.Limit)]
public class AuthenticatorStopModel(UserManager<AppUser> users, Security.SignIn signIn, Postbox post) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = (await users.GetUserAsync(User))!;
        if (!await users.CheckPasswordAsync(account, Input.Password ?? ""))
        {
            ModelState.AddModelError("Input.Password", "This is not your password");
            return this.Again();
        }

        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        post.SendSoon(Told.AppStopped(account));
        return this.Done("/account/security", "We no longer ask for the code of your app");
    }

    public class Form
    {
        public string? Password { get; set; }
    }
}
