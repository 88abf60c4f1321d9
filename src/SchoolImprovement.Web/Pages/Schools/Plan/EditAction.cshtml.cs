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

/// <summary>Everything an action says.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class EditActionModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditActionModel.Form>
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
        Target = $"action:{id}",
        Partial = "_ActionForm",
        Called = "action",
        Heading = "Edit action",
        Button = "Save action",
        Saved = "Action saved",
        Validator = new FormValidator(),
        Read = form => plans.OfActionAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = view => view.Actions.FirstOrDefault(a => a.Id == id) is { } row ? (Form.Of(row), row.Version) : null,
        Load = () => db.Priorities.Include(p => p.Actions.Where(a => a.Id == id)).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Actions.Any(a => a.Id == id)),
        Row = priority => priority.Actions.FirstOrDefault(),
        Write = priority =>
        {
            priority.ChangeAction(user.Actor, id, Input.Facts());
            return Place.Of(priority, $"a-{id}");
        },
        AddAgain = priority => $"/schools/{school.School.Urn}/plan/priorities/{priority}/actions/add",
    };

    public sealed class Form
    {
        [Field("Action")]
        public string? What { get; set; }

        [Field("Lead", FieldKind.Lead)]
        public string? LeadId { get; set; }

        [Field("Others involved")]
        public string? Others { get; set; }

        [Field("Start", FieldKind.Date)]
        public string? Start { get; set; }

        [Field("Due", FieldKind.Date)]
        public string? Due { get; set; }

        [Field("Status", FieldKind.Progress)]
        public string? Progress { get; set; } = nameof(Domain.Progress.NotStarted);

        [Field("Cost", FieldKind.Money)]
        public string? Cost { get; set; }

        [Field("Funding source", FieldKind.Funding)]
        public string? FundingSourceId { get; set; }

        [Field("Training need")]
        public string? TrainingNeed { get; set; }

        [Field("Training for")]
        public string? TrainingFor { get; set; }

        [Field("Note")]
        public string? Note { get; set; }

        internal static Form Of(ActionRow row) => new()
        {
            What = row.What,
            LeadId = row.LeadId?.ToString(),
            Others = row.Others,
            Start = row.Start.WithYear(),
            Due = row.Due.WithYear(),
            Progress = row.Progress.ToString(),
            Cost = row.CostPence.MoneyField(),
            FundingSourceId = row.FundingSourceId?.ToString(),
            TrainingNeed = row.TrainingNeed,
            TrainingFor = row.TrainingFor,
            Note = row.Note,
        };

        internal ActionFacts Facts() => new(
            What, Typed.Id(LeadId), Others, Typed.Date(Start), Typed.Date(Due), Typed.Enum<Progress>(Progress) ?? default, Typed.Pence(Cost), Typed.Id(FundingSourceId), TrainingNeed, TrainingFor, Note);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.What).NotEmpty().WithMessage("Enter what will be done");
            RuleFor(f => f.Start).NotEmpty().WithMessage("Enter the day the action starts, like 7 Sep 2026");
            RuleFor(f => f.Start).IsDate("7 Sep 2026");
            RuleFor(f => f.Due).NotEmpty().WithMessage("Enter the day the action is due, like 26 Mar 2027");
            RuleFor(f => f.Due).IsDate("26 Mar 2027");
            RuleFor(f => f.Progress).IsOneOf<Form, Progress>("Choose how the action stands");
            RuleFor(f => f.Cost).IsMoney();
        }
    }
}
