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

/// <summary>A new success criterion at the end of a priority’s.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class AddCriterionModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditCriterionModel.Form>
{
    [BindProperty]
    public EditCriterionModel.Form Input { get; set; } = new();

    [BindProperty]
    public Began Began { get; set; } = new();

    public PlanView? View { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id) => editing.OpenAsync(this, Edit(id));

    public Task<IActionResult> OnPostAsync(Guid id) => editing.SaveAsync(this, Edit(id));

    private Edit<EditCriterionModel.Form, Priority> Edit(Guid id) => new()
    {
        Target = $"new-criterion:{id}",
        Partial = "_CriterionForm",
        Called = "success criterion",
        Heading = "Add a success criterion",
        Button = "Add success criterion",
        Saved = "Success criterion added",
        Validator = new EditCriterionModel.FormValidator(),
        Read = form => plans.OfPriorityAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = _ => (new EditCriterionModel.Form(), 0),
        Load = () => db.Priorities.Include(p => p.Criteria).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Id == id),
        Write = priority => Place.Of(priority, $"c-{priority.AddCriterion(user.Actor, Input.Facts()).Id}"),
    };
}
