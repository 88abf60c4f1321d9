using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>The first run: makes the first platform administrator. Afterwards this page is not there.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class SetupModel(FirstRun firstRun, Security.SignIn signIn) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() => await firstRun.IsDueAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await firstRun.IsDueAsync())
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        if (await firstRun.MakeAsync(Input.Name!.Trim(), Member.CleanEmail(Input.Email), Input.Password!) is not var (result, user))
        {
            return NotFound();
        }

        if (!result.Succeeded(ModelState, nameof(Form.Password)))
        {
            return this.Again();
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return this.Done("/trusts", "You are the platform administrator. Add your first trust");
    }

    public class Form
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter your name").MaximumLength(Member.NameMax).WithMessage($"Use at most {Member.NameMax} characters");
            RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your e-mail address");
            RuleFor(f => f.Password).NotEmpty().WithMessage("Choose a password").MaximumLength(Passwords.Longest).WithMessage(Passwords.TooLong);
        }
    }
}
