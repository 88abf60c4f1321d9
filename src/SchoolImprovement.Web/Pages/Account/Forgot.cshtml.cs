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

/// <summary>Asks for a link to choose a new password. Says the same whether or not the address is known.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class ForgotModel(UserManager<AppUser> users, Postbox post, PublicAddress address) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool Asked { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        if (await users.FindByEmailAsync(Input.Email!.Trim()) is { Email: { } to } user)
        {
            var code = await users.GeneratePasswordResetTokenAsync(user);
            post.SendSoon(new Letter(to, "Choose a new password", $"""
                Dear {user.DisplayName},

                Open this link to choose a new password for School Improvement. It works for one hour and once.

                {address.Of($"/account/reset?id={user.Id}&code={Uri.EscapeDataString(code)}")}

                If you did not ask for this, you need do nothing: your password stays as it is.
                """));
        }

        Asked = true;
        return Page();
    }

    public class Form
    {
        public string? Email { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your e-mail address");
    }
}
