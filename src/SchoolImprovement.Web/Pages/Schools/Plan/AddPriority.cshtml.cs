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

/// <summary>A new priority at the end of the plan.</summary>
[NeedsInSchool(Permission.EditPlan)]
public sealed class AddPriorityModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<AddPriorityModel.Form>
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
            Target = $"new-priority:{slug}",
            Partial = "_NewPriorityForm",
            Called = "priority",
            Heading = "Add a priority",
            Button = "Add priority",
            Saved = "Priority added",
            Validator = new FormValidator(),
            Read = form => plans.OfYearAsync(year, form),
            May = view => view.MayEditPlan,
            // Words brought along from where the priority is suggested, for example by what staff said.
            Now = _ => (new Form { Title = Request.Query["title"] is [{ Length: > 0 and <= Priority.TitleMax } title] ? title : null }, 0),
            Load = () => db.Plans.Include(p => p.Priorities).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Year == year),
            Write = plan => Place.Of(plan.AddPriority(user.Actor, Input.Title, Input.ShortName)),
        };
    }

    public sealed class Form
    {
        [Field("Title")]
        public string? Title { get; set; }

        [Field("Short name")]
        public string? ShortName { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Title).NotEmpty().WithMessage("Enter the priority’s title");
    }
}
