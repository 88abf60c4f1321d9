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

/// <summary>Everything a success criterion says. Its measurements have a page of their own.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class EditCriterionModel(PlanEditing editing, PlanQuery plans, MonitoringEffects effects, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditCriterionModel.Form>
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
        Target = $"criterion:{id}",
        Partial = "_CriterionForm",
        Called = "success criterion",
        Heading = "Edit success criterion",
        Button = "Save success criterion",
        Saved = "Success criterion saved",
        Validator = new FormValidator(),
        Read = form => plans.OfCriterionAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        TakesProgress = true,
        Now = view => view.Criteria.FirstOrDefault(r => r.Id == id) is { } row ? (Form.Of(row), row.Version) : null,
        Load = () => db.Priorities.Include(p => p.Criteria.Where(c => c.Id == id)).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Criteria.Any(c => c.Id == id)),
        Row = priority => priority.Criteria.FirstOrDefault(c => c.Id == id),
        Effect = priority => effects.OfDateAsync(id, c => Proposals.FitFor(c, priority.Criteria.First(x => x.Id == id).ByWhen), c => Proposals.FitFor(c, Typed.Date(Input.ByWhen)), "this success criterion"),
        Write = priority =>
        {
            priority.ChangeCriterion(user.Actor, id, Input.Facts());
            return Place.Of(priority, $"c-{id}");
        },
        AddAgain = priority => $"/schools/{school.School.Urn}/plan/priorities/{priority}/criteria/add",
    };

    public sealed class Form
    {
        [Field("Measure")]
        public string? Measure { get; set; }

        [Field("Unit", FieldKind.Unit)]
        public string? Unit { get; set; } = nameof(MeasureUnit.Percent);

        [Field("Baseline", FieldKind.Number)]
        public string? Baseline { get; set; }

        [Field("Baseline date", FieldKind.Date)]
        public string? BaselineOn { get; set; }

        [Field("Target", FieldKind.Number)]
        public string? Target { get; set; }

        [Field("By when", FieldKind.Date)]
        public string? ByWhen { get; set; }

        [Field("National figure", FieldKind.Number)]
        public string? National { get; set; }

        [Field("Year of the national figure")]
        public string? NationalYear { get; set; }

        [Field("Progress", FieldKind.Progress)]
        public string? Progress { get; set; } = nameof(Domain.Progress.NotStarted);

        [Field("Note")]
        public string? Note { get; set; }

        internal static Form Of(CriterionRow row) => new()
        {
            Measure = row.Measure,
            Unit = row.Unit.ToString(),
            Baseline = row.Baseline?.Number(),
            BaselineOn = row.BaselineOn?.WithYear(),
            Target = row.Target?.Number(),
            ByWhen = row.ByWhen?.WithYear(),
            National = row.National?.Number(),
            NationalYear = row.NationalYear?.ToString(Format.English),
            Progress = row.Progress.ToString(),
            Note = row.Note,
        };

        internal CriterionFacts Facts() => new(
            Measure, Typed.Enum<MeasureUnit>(Unit) ?? default, Typed.Number(Baseline), Typed.Date(BaselineOn), Typed.Number(Target), Typed.Date(ByWhen), Typed.Number(National), Typed.Year(NationalYear),
            Typed.Enum<Progress>(Progress) ?? default, Note);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Measure).NotEmpty().WithMessage("Enter what you will measure or see");
            RuleFor(f => f.Unit).IsOneOf<Form, MeasureUnit>("Choose what the numbers count");
            RuleFor(f => f.Progress).IsOneOf<Form, Progress>("Choose how it stands");
            RuleFor(f => f.Baseline).IsNumber();
            RuleFor(f => f.Target).IsNumber();
            RuleFor(f => f.National).IsNumber();
            RuleFor(f => f.BaselineOn).IsDate("14 Jul 2026");
            RuleFor(f => f.ByWhen).IsDate("14 Jul 2027");
            RuleFor(f => f.NationalYear).Must(y => string.IsNullOrWhiteSpace(y) || Typed.Year(y) is not null).WithMessage("Enter the year of the national figure, for example 2025");
        }
    }
}
