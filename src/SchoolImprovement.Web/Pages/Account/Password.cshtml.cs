using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Changes the password; every other session ends.</summary>
[NeedsAccount]
[EnableRateLimiting(Tries.Limit)]
public class PasswordModel(UserManager<AppUser> users, Security.SignIn signIn, Postbox post) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string? Email => User.Identity?.Name;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var user = (await users.GetUserAsync(User))!;
        var changed = await users.ChangePasswordAsync(user, Input.Present!, Input.New!);
        var field = changed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? nameof(Form.Present) : nameof(Form.New);
        if (!changed.Succeeded(ModelState, field))
        {
            return this.Again();
        }

        await signIn.RefreshSignInAsync(user);
        post.SendSoon(Told.PasswordChanged(user));
        return this.Done("/account/security", "Your new password is saved. Every other session has ended");
    }

    public class Form
    {
        public string? Present { get; set; }

        public string? New { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Present).NotEmpty().WithMessage("Enter your present password").MaximumLength(Passwords.Longest).WithMessage(Passwords.TooLong);
            RuleFor(f => f.New).NotEmpty().WithMessage("Choose a new password").MaximumLength(Passwords.Longest).WithMessage(Passwords.TooLong);
        }
    }
}
