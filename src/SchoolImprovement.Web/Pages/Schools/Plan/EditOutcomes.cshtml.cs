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

/// <summary>What will be different when a priority is reached.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class EditOutcomesModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditOutcomesModel.Form>
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public Began Began { get; set; } = new();

    public PlanView? View { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id) => editing.OpenAsync(this, Edit(id));

    public Task<IActionResult> OnPostAsync(Guid id) => editing.SaveAsync(this, Edit(id));

    private Edit<Form, Priority> Edit(Guid id) => new()
    {
        Target = $"outcomes:{id}",
        Partial = "_OutcomesForm",
        Called = "part",
        Heading = "Edit what will be different",
        Button = "Save",
        Saved = "Saved",
        Validator = new FormValidator(),
        Read = form => plans.OfPriorityAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = view => view.Open is { } open ? (new Form { Outcomes = open.Text!.Outcomes }, open.Version) : null,
        Load = () => db.Priorities.FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Id == id),
        Row = priority => priority,
        Write = priority =>
        {
            priority.WriteOutcomes(user.Actor, Input.Outcomes);
            return Place.Of(priority, "outcomes");
        },
    };

    public sealed class Form
    {
        [Field("What will be different")]
        public string? Outcomes { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() =>
            RuleFor(f => f.Outcomes).MaximumLength(Priority.TextMax).WithMessage(f => $"Shorten this to {Priority.TextMax:N0} characters. It has {f.Outcomes!.Length:N0}");
    }
}
