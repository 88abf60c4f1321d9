using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Moves an action to another priority.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class MoveActionModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IShowsPlan
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public PlanView? View { get; private set; }

    public ActionRow Action { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id) => ShowAsync(id);

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return await ShowAsync(id, 400);
        }

        var plan = await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Priorities.Any(x => x.Actions.Any(a => a.Id == id)));
        if (plan is null)
        {
            return NotFound();
        }

        try
        {
            var to = Typed.Id(Input.PriorityId)!.Value;
            plan.MoveActionTo(user.Actor, id, to);
            await db.SaveChangesAsync();
            TempData["At"] = $"a-{id}";
            return this.Done($"/schools/{school.School.Urn}/plan/{plan.Slug()}?open={plan.Find(to).Number}#a-{id}", "Action moved");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("Input.PriorityId", broken.Message);
            return await ShowAsync(id, 400);
        }
    }

    private async Task<IActionResult> ShowAsync(Guid id, int status = 200)
    {
        View = await plans.OfActionAsync(id, new($"move:{id}"));
        if (View is null)
        {
            return NotFound();
        }

        if (!View.MayWrite(View.Open!))
        {
            return StatusCode(403);
        }

        if (View.Refusal() is { } refusal)
        {
            return this.Refused(refusal);
        }

        Action = View.Actions.First(a => a.Id == id);
        View.Editor = Editor.Question($"move:{id}", "_MoveForm", this, "Move action");
        Response.StatusCode = status;
        return Page();
    }

    public sealed class Form
    {
        public string? PriorityId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.PriorityId).Must(id => Typed.Id(id) is not null).WithMessage("Choose the priority to move it to");
    }
}
