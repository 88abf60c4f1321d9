using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>Everything that the person leads or owes, in all their schools: what is overdue and what comes in this fortnight first. An action is updated right here.</summary>
[NeedsInTrust]
[KeepsOwnSchool]
[ReachesSubjects]
public sealed class IndexModel(MyPartQuery query, Memberships memberships, AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The action that is being updated, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Update { get; set; }

    public MyPartQuery.View View { get; private set; } = null!;

    /// <summary>The person's other trusts, with how much is due there.</summary>
    public IReadOnlyList<Memberships.Elsewhere> Elsewhere { get; private set; } = [];

    public async Task OnGetAsync()
    {
        View = await query.OfAsync(user.Actor);
        if (user.IsInSeveralTrusts)
        {
            Elsewhere = await memberships.ElsewhereAsync(user.UserId!.Value, user.Trust!.Id, View.Until);
        }

        if (View.All.FirstOrDefault(i => i.Id == Update && i.MayUpdate) is { } item)
        {
            var note = await db.Set<Domain.Plans.PlanAction>().Where(a => a.Id == item.Id).Select(a => a.Note).FirstOrDefaultAsync();
            Input = new() { Progress = item.Progress.ToString(), Note = note, Version = item.Version };
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var priority = await db.Priorities.Include(p => p.Actions.Where(a => a.Id == Update)).FirstOrDefaultAsync(p => p.Actions.Any(a => a.Id == Update));
        if (priority is null)
        {
            return NotFound();
        }

        View = await query.OfAsync(user.Actor);
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var action = priority.Actions[0];
        if (action.Version != Input.Version)
        {
            ModelState.AddModelError("", $"Someone changed this action after you opened it. It now says {action.Progress.Label()}{(action.Note is null ? "" : $", “{action.Note}”")}. Look at it, then save again");
            ModelState.Remove("Input.Version");
            Input.Version = action.Version;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        priority.UpdateAction(user.Actor, action.Id, Typed.Enum<Progress>(Input.Progress)!.Value, Input.Note);
        await db.SaveChangesAsync();
        return this.Done($"/my-part#i-{action.Id}", "Action saved");
    }

    public sealed class Form
    {
        public string? Progress { get; set; }

        public string? Note { get; set; }

        public int Version { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Progress).Must(p => Typed.Enum<Progress>(p) is not null).WithMessage("Choose how the action stands");
    }
}
