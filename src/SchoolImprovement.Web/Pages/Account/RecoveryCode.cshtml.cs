using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Second step after the password for somebody without their app.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class RecoveryCodeModel(Security.SignIn signIn, UserManager<AppUser> users) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    public async Task<IActionResult> OnGetAsync() =>
        User.Identity!.IsAuthenticated ? LocalRedirect(Next) : await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/account/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return this.Done("/account/sign-in", "That took too long. Sign in once more");
        }

        if (string.IsNullOrWhiteSpace(Input.Code))
        {
            ModelState.AddModelError("Input.Code", "Type one of your recovery codes");
            return this.Again();
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(Input.Code.Trim().ToUpperInvariant());
        if (result.Succeeded)
        {
            var left = await users.CountRecoveryCodesAsync(user);
            return this.Done(Next, left switch { 0 => "That was your last recovery code. Make new ones under Your account", 1 => "You have 1 recovery code left", _ => $"You have {left} recovery codes left" });
        }

        ModelState.AddModelError("Input.Code", result.IsLockedOut ? SignInModel.TooMany : "This is not one of your unused recovery codes. Check each letter and digit");
        return this.Again();
    }

    public class Form
    {
        public string? Code { get; set; }
    }
}
