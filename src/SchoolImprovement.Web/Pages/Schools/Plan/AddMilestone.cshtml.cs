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

/// <summary>A new milestone at the end of a priority’s.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class AddMilestoneModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage, IEdits<EditMilestoneModel.Form>
{
    [BindProperty]
    public EditMilestoneModel.Form Input { get; set; } = new();

    [BindProperty]
    public Began Began { get; set; } = new();

    public PlanView? View { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id) => editing.OpenAsync(this, Edit(id));

    public Task<IActionResult> OnPostAsync(Guid id) => editing.SaveAsync(this, Edit(id));

    private Edit<EditMilestoneModel.Form, Priority> Edit(Guid id) => new()
    {
        Target = $"new-milestone:{id}",
        Partial = "_MilestoneForm",
        Called = "milestone",
        Heading = "Add a milestone",
        Button = "Add milestone",
        Saved = "Milestone added",
        Validator = new EditMilestoneModel.FormValidator(),
        Read = form => plans.OfPriorityAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = _ => (new EditMilestoneModel.Form(), 0),
        Load = () => db.Priorities.Include(p => p.Milestones).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Id == id),
        Write = priority => Place.Of(priority, $"m-{priority.AddMilestone(user.Actor, Input.Facts(), clock.Today()).Id}"),
    };
}
