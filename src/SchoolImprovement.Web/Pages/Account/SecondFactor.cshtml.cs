using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Second step after the password: the code from the person's app.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class SecondFactorModel(Security.SignIn signIn) : AppPage
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
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
        {
            return this.Done("/account/sign-in", "That took too long. Sign in once more");
        }

        var result = await signIn.TwoFactorAuthenticatorSignInAsync(Codes.Clean(Input.Code), isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            return LocalRedirect(Next);
        }

        ModelState.AddModelError("Input.Code", result.IsLockedOut ? SignInModel.TooMany : "This code is not right. Codes change every 30 seconds: type the one your app shows now");
        return this.Again();
    }

    public class Form
    {
        public string? Code { get; set; }
    }
}
