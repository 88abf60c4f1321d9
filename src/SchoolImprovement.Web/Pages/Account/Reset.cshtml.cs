using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Chooses a new password by the link from the mail. Every session of the account ends.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class ResetModel(UserManager<AppUser> users, Postbox post) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var user = Guid.TryParse(Id, out var id) ? await users.FindByIdAsync(id.ToString()) : null;
        var result = user is null || Code is null ? IdentityResult.Failed(users.ErrorDescriber.InvalidToken()) : await users.ResetPasswordAsync(user, Code, Input.Password!);
        if (!result.Succeeded(ModelState, nameof(Form.Password)))
        {
            return this.Again();
        }

        // Who reads the mail is the owner: the lock against strangers may go.
        await users.SetLockoutEndDateAsync(user!, null);
        await users.ResetAccessFailedCountAsync(user!);
        post.SendSoon(Told.PasswordChanged(user!));
        return this.Done("/account/sign-in", "Your new password is saved. Sign in with it");
    }

    public class Form
    {
        public string? Password { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Password).NotEmpty().WithMessage("Choose a new password").MaximumLength(Passwords.Longest).WithMessage(Passwords.TooLong);
    }
}
