using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What will be seen by the end of a term, how it stands and what difference it made.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class EditMilestoneModel(PlanEditing editing, PlanQuery plans, MonitoringEffects effects, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage, IEdits<EditMilestoneModel.Form>
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
        Target = $"milestone:{id}",
        Partial = "_MilestoneForm",
        Called = "milestone",
        Heading = "Edit milestone",
        Button = "Save milestone",
        Saved = "Milestone saved",
        Validator = new FormValidator(),
        Read = form => plans.OfMilestoneAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        TakesProgress = true,
        Now = view => view.Open!.Milestones.FirstOrDefault(r => r.Id == id) is { } row ? (Form.Of(row), row.Version) : null,
        Load = () => db.Priorities.Include(p => p.Milestones).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Milestones.Any(c => c.Id == id)),
        Row = priority => priority.Milestones.FirstOrDefault(c => c.Id == id),
        Effect = priority => effects.OfDateAsync(id, _ => Proposals.FitFor(priority.Milestones.First(x => x.Id == id).Term), _ => Proposals.FitFor(Typed.Enum<Term>(Input.Term)!.Value), "this milestone"),
        Write = priority =>
        {
            priority.ChangeMilestone(user.Actor, id, Input.Facts(), clock.Today());
            return Place.Of(priority, $"m-{id}");
        },
        AddAgain = priority => $"/schools/{school.School.Urn}/plan/priorities/{priority}/milestones/add",
    };

    public sealed class Form
    {
        [Field("Term", FieldKind.Term)]
        public string? Term { get; set; }

        [Field("Milestone")]
        public string? Text { get; set; }

        [Field("Progress", FieldKind.Progress)]
        public string? Progress { get; set; } = nameof(Domain.Progress.NotStarted);

        [Field("Impact")]
        public string? Impact { get; set; }

        internal static Form Of(MilestoneRow row) => new() { Term = row.Term.ToString(), Text = row.Text, Progress = row.Progress.ToString(), Impact = row.Impact };

        internal MilestoneFacts Facts() => new(Typed.Enum<Term>(Term) ?? default, Text, Typed.Enum<Progress>(Progress) ?? default, Impact);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Term).Must(t => Typed.Enum<Term>(t) is not null).WithMessage("Choose the term by whose end it shall be seen");
            RuleFor(f => f.Text).NotEmpty().WithMessage("Enter what will be seen by the end of the term");
            RuleFor(f => f.Progress).IsOneOf<Form, Progress>("Choose how it stands");
        }
    }
}
