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

/// <summary>How an action stands, said by the person who leads it.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority, Permission.UpdateOwnActions)]
[ReachesSubjects]
public sealed class UpdateActionModel(PlanEditing editing, PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IEdits<UpdateActionModel.Form>
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
        Target = $"progress:{id}",
        Partial = "_UpdateForm",
        Called = "action",
        Heading = "Say how the action stands",
        Button = "Save",
        Saved = "Action saved",
        Validator = new FormValidator(),
        Read = form => plans.OfActionAsync(id, form),
        May = view => view.Actions.First(a => a.Id == id) is var action && (view.MayWrite(view.Open!) || (action.LeadId == user.Actor.MemberId && user.May(Permission.UpdateOwnActions, view.Plan.SchoolId))),
        TakesProgress = true,
        Now = view => view.Actions.FirstOrDefault(r => r.Id == id) is { } row ? (Form.Of(row), row.Version) : null,
        Load = () => db.Priorities.Include(p => p.Actions.Where(a => a.Id == id)).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Actions.Any(c => c.Id == id)),
        Row = priority => priority.Actions.FirstOrDefault(c => c.Id == id),
        Write = priority =>
        {
            priority.UpdateAction(user.Actor, id, Typed.Enum<Progress>(Input.Progress) ?? default, Input.Note);
            return Place.Of(priority, $"a-{id}");
        },
    };

    public sealed class Form
    {
        [Field("Status", FieldKind.Progress)]
        public string? Progress { get; set; }

        [Field("Note")]
        public string? Note { get; set; }

        internal static Form Of(ActionRow row) => new() { Progress = row.Progress.ToString(), Note = row.Note };
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Progress).Must(p => Typed.Enum<Progress>(p) is not null).WithMessage("Choose how the action stands");
    }
}
