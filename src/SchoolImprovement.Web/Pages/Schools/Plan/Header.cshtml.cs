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

/// <summary>The top of the plan: title, period, the year in short, vision, context, inspection, sources.</summary>
[NeedsInSchool(Permission.EditPlan)]
public sealed class HeaderModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<HeaderModel.Form>
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public Began Began { get; set; } = new();

    public PlanView? View { get; set; }

    public Task<IActionResult> OnGetAsync(string year) => editing.OpenAsync(this, Edit(year));

    public Task<IActionResult> OnPostAsync(string year) => editing.SaveAsync(this, Edit(year));

    private Edit<Form, Domain.Plans.Plan> Edit(string slug)
    {
        var year = AcademicYear.TryParse(slug, out var named) ? named : default;
        return new()
        {
            Target = $"plan:{slug}",
            Partial = "_HeaderForm",
            Called = "part",
            Heading = "Edit the top of the plan",
            Button = "Save",
            Saved = "Top of the plan saved",
            Validator = new FormValidator(),
            Read = form => plans.TopOfYearAsync(year, form),
            May = view => view.MayEditPlan,
            Now = view => (Form.Of(view.Plan.Title, view.Top!), view.Plan.Version),
            Load = () => db.Plans.FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Year == year),
            Row = plan => plan,
            Write = plan =>
            {
                plan.WriteHeader(user.Actor, Input.Header());
                return Place.Summary;
            },
        };
    }

    public sealed class Form
    {
        [Field("Title")]
        public string? Title { get; set; }

        [Field("From", FieldKind.Date)]
        public string? From { get; set; }

        [Field("To", FieldKind.Date)]
        public string? To { get; set; }

        [Field("The year in short")]
        public string? Summary { get; set; }

        [Field("Vision and values")]
        public string? Vision { get; set; }

        [Field("Our context")]
        public string? Context { get; set; }

        [Field("Last inspection")]
        public string? LastInspection { get; set; }

        [Field("Next steps from inspection")]
        public string? NextSteps { get; set; }

        [Field("Sources used")]
        public string? Sources { get; set; }

        internal static Form Of(string title, PlanTop top) => new()
        {
            Title = title,
            From = top.From.WithYear(),
            To = top.To.WithYear(),
            Summary = top.Summary,
            Vision = top.Vision,
            Context = top.Context,
            LastInspection = top.LastInspection,
            NextSteps = top.NextSteps,
            Sources = top.Sources,
        };

        internal PlanHeader Header() => new(Title, Typed.Date(From), Typed.Date(To), Summary, Vision, Context, LastInspection, NextSteps, Sources);
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Enter the plan’s title");
            RuleFor(f => f.From).NotEmpty().WithMessage("Enter the plan’s first day, like 1 Sep 2026");
            RuleFor(f => f.From).IsDate("1 Sep 2026");
            RuleFor(f => f.To).NotEmpty().WithMessage("Enter the plan’s last day, like 31 Aug 2027");
            RuleFor(f => f.To).IsDate("31 Aug 2027");
        }
    }
}
