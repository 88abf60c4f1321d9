using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class SignInModel(Security.SignIn signIn, UserManager<AppUser> users, Tries.UnknownAddresses unknown, FirstRun firstRun) : AppPage
{
    public const string Wrong = "The e-mail address or the password is not right. Check both and try again";
    public const string TooMany = "Too many tries. Wait 15 minutes, or set a new password with “I can’t sign in”";
    public const string NowhereActive = "Your account is not active in any trust at present. Ask your trust administrator";

    // Checked in place of a stored one, so that an unknown address takes as long as a known one.
    private static readonly string SomeHash = new PasswordHasher<AppUser>().HashPassword(new AppUser(), "nobody's password");

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Next => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    public async Task<IActionResult> OnGetAsync() =>
        User.Identity!.IsAuthenticated ? LocalRedirect(Next) : await firstRun.IsDueAsync() ? Redirect("/setup") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var result = await TryAsync(Input.Email!.Trim(), Input.Password!);
        if (result.Succeeded)
        {
            return LocalRedirect(Next);
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Account/SecondFactor", new { returnUrl = Next });
        }

        ModelState.AddModelError("Input.Email", result.IsLockedOut ? TooMany : result.IsNotAllowed ? NowhereActive : Wrong);
        return this.Again();
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> TryAsync(string email, string password)
    {
        if (await users.FindByEmailAsync(email) is { } user)
        {
            return await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        }

        users.PasswordHasher.VerifyHashedPassword(new AppUser(), SomeHash, password);
        return unknown.IsLockedAfterTry(users.NormalizeEmail(email)) ? Microsoft.AspNetCore.Identity.SignInResult.LockedOut : Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }

    public class Form
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your e-mail address");
            RuleFor(f => f.Password).NotEmpty().WithMessage("Enter your password").MaximumLength(Passwords.Longest).WithMessage(Passwords.TooLong);
        }
    }
}
