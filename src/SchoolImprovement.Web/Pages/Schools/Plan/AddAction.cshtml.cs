using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A new action at the end of a priority's.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class AddActionModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<EditActionModel.Form>
{
    [BindProperty]
    public EditActionModel.Form Input { get; set; } = new();

    [BindProperty]
    public Began Began { get; set; } = new();

    public PlanView? View { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id) => editing.OpenAsync(this, Edit(id));

    public Task<IActionResult> OnPostAsync(Guid id) => editing.SaveAsync(this, Edit(id));

    private Edit<EditActionModel.Form, Priority> Edit(Guid id) => new()
    {
        Target = $"new-action:{id}",
        Partial = "_ActionForm",
        Called = "action",
        Heading = "Add an action",
        Button = "Add action",
        Saved = "Action added",
        Validator = new EditActionModel.FormValidator(),
        Read = form => plans.OfPriorityAsync(id, form),
        May = view => view.MayWrite(view.Open!),
        Now = _ => (new EditActionModel.Form(), 0),
        Load = () => db.Priorities.Include(p => p.Actions).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Id == id),
        Write = priority => Place.Of(priority, $"a-{priority.AddAction(user.Actor, Input.Facts()).Id}"),
    };
}
