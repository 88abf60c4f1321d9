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

/// <summary>A criterion's measurements over time: record one, take one away.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class RecordProgressModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IShowsPlan
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public PlanView? View { get; private set; }

    public CriterionRow Criterion { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id) => ShowAsync(id);

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return await ShowAsync(id, 400);
        }

        return await ChangeAsync(id, p => p.RecordProgress(user.Actor, id, Typed.Date(Input.On)!.Value, Typed.Number(Input.Actual), Typed.Number(Input.Expected)), "Measurement recorded");
    }

    /// <summary>Takes a measurement away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(Guid id, string? on) => ChangeAsync(id, p => p.RemoveProgress(user.Actor, id, Typed.Date(on) ?? default), "Measurement removed");

    private async Task<IActionResult> ChangeAsync(Guid id, Action<Priority> change, string done)
    {
        if (await db.Priorities.Include(p => p.Criteria.Where(c => c.Id == id)).ThenInclude(c => c.Points).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Criteria.Any(c => c.Id == id)) is not { } priority)
        {
            return NotFound();
        }

        try
        {
            change(priority);
            await db.SaveChangesAsync();
            TempData["At"] = "points";
            return this.Done($"/schools/{school.School.Urn}/plan/criteria/{id}/points", done);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{broken.Field}", broken.Message);
            return await ShowAsync(id, 400);
        }
    }

    private async Task<IActionResult> ShowAsync(Guid id, int status = 200)
    {
        View = await plans.OfCriterionAsync(id, new($"points:{id}"));
        if (View is null)
        {
            return NotFound();
        }

        if (!View.MayWrite(View.Open!))
        {
            return StatusCode(403);
        }

        if (View.Refusal(onlyProgress: true) is { } refusal)
        {
            return this.Refused(refusal);
        }

        Criterion = View.Criteria.First(c => c.Id == id);
        View.Editor = Editor.Question($"points:{id}", "_Points", this, "Record a measurement");
        Response.StatusCode = status;
        return Page();
    }

    public sealed class Form
    {
        public string? On { get; set; }

        public string? Actual { get; set; }

        public string? Expected { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.On).NotEmpty().WithMessage("Enter the day of the measurement, like 19 Nov 2026");
            RuleFor(f => f.On).IsDate("19 Nov 2026");
            RuleFor(f => f.Actual).IsNumber();
            RuleFor(f => f.Expected).IsNumber();
        }
    }
}
