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

/// <summary>Why a priority matters and where it starts from.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class EditWhyModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditWhyModel.Form>
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
        Target = $"why:{id}",
        Partial = "_WhyForm",
        Called = "part",
        Heading = "Edit why this matters",
        Button = "Save",
        Saved = "Saved",
        Validator = new FormValidator(),
        Read = form => plans.OfPriorityAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = view => view.Open is { } open ? (new Form { Rationale = open.Text!.Rationale, Baseline = open.Text.Baseline }, open.Version) : null,
        Load = () => db.Priorities.FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Id == id),
        Row = priority => priority,
        Write = priority =>
        {
            priority.WriteRationale(user.Actor, Input.Rationale, Input.Baseline);
            return Place.Of(priority, "why");
        },
    };

    public sealed class Form
    {
        [Field("Why this matters")]
        public string? Rationale { get; set; }

        [Field("Where we start from")]
        public string? Baseline { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Rationale).MaximumLength(Priority.TextMax).WithMessage(f => $"Shorten this to {Priority.TextMax:N0} characters. It has {f.Rationale!.Length:N0}");
            RuleFor(f => f.Baseline).MaximumLength(Priority.TextMax).WithMessage(f => $"Shorten this to {Priority.TextMax:N0} characters. It has {f.Baseline!.Length:N0}");
        }
    }
}
