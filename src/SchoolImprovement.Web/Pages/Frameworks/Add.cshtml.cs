using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>A framework of the trust's own: from a copy, or from nothing.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class AddModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Audits", nameof(FrameworkKind.Audit)) { Group = new() { Name = "Schools rate each statement once, by a day that the trust sets." } },
        new("Self-evaluation", nameof(FrameworkKind.SelfEvaluation)) { Group = new() { Name = "Schools grade each area and keep it up to date. Statements say what a grade asks for." } },
    ];

    /// <param name="from">The framework to copy, or null.</param>
    public async Task OnGetAsync(Guid? from)
    {
        var all = await LoadAsync();
        Input = new Form { From = from, Kind = all.FirstOrDefault(f => f.Id == from)?.Kind ?? FrameworkKind.Audit };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var all = await LoadAsync();
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var codes = all.Select(f => f.Code);
        var from = Input.From;
        var made = from is null ? Framework.Make(user.Actor, Input.Name, Input.Kind!.Value, codes, clock.Today())
            : (await db.Frameworks.Include(f => f.Areas).FirstAsync(f => f.Id == from)).Copy(user.Actor, Input.Name, Input.Kind!.Value, codes, clock.Today());
        db.Add(made);
        await db.SaveChangesAsync();
        return this.Done($"/frameworks/{made.Id}", from is null ? $"“{made.Name}” is there. Add its areas" : $"“{made.Name}” is a copy now. Change it as you like");
    }

    private sealed record Known(Guid Id, string Code, FrameworkKind Kind);

    private async Task<IReadOnlyList<Known>> LoadAsync()
    {
        var all = await db.Frameworks.AsNoTracking().OrderBy(f => f.Name).ThenBy(f => f.InForceFrom).Select(f => new { f.Id, f.Code, f.Kind, f.Name, f.FrameworkVersion }).ToListAsync();
        Frameworks = [.. all.Select(f => new SelectListItem($"{f.Name}, version {f.FrameworkVersion} ({f.Kind.Label().ToLowerInvariant()})", f.Id.ToString()))];
        return [.. all.Select(f => new Known(f.Id, f.Code, f.Kind))];
    }

    public sealed class Form
    {
        public Guid? From { get; set; }

        public string? Name { get; set; }

        public FrameworkKind? Kind { get; set; }
    }

    private sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter what the framework is called");
            RuleFor(f => f.Kind).NotNull().WithMessage("Choose what it is for");
        }
    }
}
