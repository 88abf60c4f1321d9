using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.People;

/// <summary>Brings somebody into this school: a person of the trust gets the role at once, anybody else is invited.</summary>
[NeedsInSchool(Permission.ManagePeople)]
public class InviteModel(CurrentUser user, CurrentSchool school, Invitations invitations) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Here => $"/schools/{school.School.Urn}/people";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var (member, sent) = await invitations.BringInAsync(user.Actor, user.Trust!.Name, new(Input.Name, Input.Email, Input.Role, [school.School.Id], Input.Until));
        TempData["Link"] = sent?.ToPassOn;
        return this.Done(Here, sent switch
        {
            null => $"{member.Name} was in the trust already and has this role here now",
            { Mailed: true } => $"{member.Name} is invited by mail",
            _ => $"{member.Name} is invited. Pass the link on to them",
        });
    }

    public class Form
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public Role? Role { get; set; }

        public DateOnly? Until { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the person’s name").MaximumLength(Member.NameMax).WithMessage($"Use at most {Member.NameMax} characters");
            RuleFor(f => f.Email).NotEmpty().WithMessage("Enter an e-mail address");
            RuleFor(f => f.Role).NotNull().WithMessage("Choose a role");
        }
    }
}
