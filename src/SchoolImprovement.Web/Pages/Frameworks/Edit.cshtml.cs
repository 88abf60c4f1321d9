using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>What a framework is called and when it is in force.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class EditModel(AppDbContext db, CurrentUser user) : AppPage
{
    public Framework Framework { get; private set; } = null!;

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Frameworks.FirstOrDefaultAsync(f => f.Id == id) is not { } framework)
        {
            return NotFound();
        }

        Framework = framework;
        Input = new Form { Name = framework.Name, Source = framework.Source, From = framework.InForceFrom.WithYear(), To = framework.InForceTo?.WithYear(), Version = framework.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await db.Frameworks.FirstOrDefaultAsync(f => f.Id == id) is not { } framework)
        {
            return NotFound();
        }

        Framework = framework;
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        if (Input.Version != framework.Version)
        {
            Input.Version = framework.Version;
            return this.Clash(("Name", Input.Name, framework.Name), ("From", Typed.Date(Input.From)?.WithYear(), framework.InForceFrom.WithYear()), ("To", Typed.Date(Input.To)?.WithYear(), framework.InForceTo?.WithYear()));
        }

        if (!framework.IsInUse)
        {
            framework.Describe(user.Actor, Input.Name, Input.Source);
        }

        framework.SetDays(user.Actor, Typed.Date(Input.From), Typed.Date(Input.To));
        await db.SaveChangesAsync();
        return this.Done($"/frameworks/{id}", "Saved");
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Source { get; set; }

        public string? From { get; set; }

        public string? To { get; set; }

        public int Version { get; set; }
    }

    private sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.From).IsDate("1 Sep 2026");
            RuleFor(f => f.To).IsDate("31 Aug 2027");
        }
    }
}
