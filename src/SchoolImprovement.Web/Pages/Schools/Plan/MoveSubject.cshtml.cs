using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Lets a subject leader's plan serve another priority of the school's plan.</summary>
[NeedsInSchool(Permission.EditPlan)]
[ReachesSubjects]
public sealed class MoveSubjectModel(AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Domain.Plans.Plan Plan { get; private set; } = null!;

    public Domain.Plans.Plan Subject { get; private set; } = null!;

    public IEnumerable<SelectListItem> Priorities => Plan.InOrder.Select(p => new SelectListItem($"{p.Number}. {p.Called}", p.Id.ToString()));

    public string SchoolName => school.School.Name;

    public string PlanPath => $"/schools/{school.School.Urn}/plan/{Plan.Year.Slug}";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.UnderId = Subject.UnderId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        Plan.MoveSubject(user.Actor, id, Input.UnderId!.Value);
        await db.SaveChangesAsync();
        return this.Done($"{PlanPath}/subjects/{id}", $"{Subject.Title} serves priority {Plan.Find(Input.UnderId.Value).Number} now");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Subjects).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Priorities.Any(x => x.Subjects.Any(s => s.Id == id))) is not { } plan)
        {
            return false;
        }

        (Plan, Subject) = (plan, plan.Priorities.SelectMany(p => p.Subjects).First(s => s.Id == id));
        return true;
    }

    public sealed class Form
    {
        public Guid? UnderId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.UnderId).NotNull().WithMessage("Choose the priority that it serves");
    }
}
