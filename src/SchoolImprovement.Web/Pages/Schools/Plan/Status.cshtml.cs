using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Where the plan stands, what has happened to it, and the step that the person may take now.</summary>
[NeedsInSchool(Permission.ReadPlanSummary)]
[ReachesSubjects]
public sealed class StatusModel(PlanQuery plans, PlanReportQuery reports, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public PlanView View { get; private set; } = null!;

    public bool MayReadPlan => user.May(Permission.ReadPlan, school.School.Id);

    public bool MayReadVersions => user.May(Permission.ReadVersions, school.School.Id);

    public bool MayReadReviews => user.May(Permission.ReadReviews, school.School.Id);

    public IReadOnlyList<PlanMove> Moves => View.Moves;

    /// <summary>A step in this page's form asks for a word, or may take one.</summary>
    public bool TakesNote => Moves.Any(m => m.Handler is not ("Submit" or "GoLive"));

    public string NoteLabel => Moves.Any(m => m.Handler == "Return") ? "Note, or the reason for returning it" : Moves.Any(m => m.Handler == "Close") && View.Plan.To >= View.Today ? "Why it closes before its last day" : "Note";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(string year) => await LoadAsync(year) ? Page() : NotFound();

    public Task<IActionResult> OnPostSubmitAsync(string year) => StepAsync(year, "The plan is with the trust", async plan =>
    {
        var required = await db.PlanTemplates.Select(t => t.Required).FirstOrDefaultAsync();
        plan.Submit(user.Actor, Now, required, await reports.ToKeepAsync(plan.Year), await Given(plan.Id).ToListAsync());
    });

    /// <summary>Takes in what the trust gives to every school and the plan does not have yet.</summary>
    public Task<IActionResult> OnPostTakeInAsync(string year) => StepAsync(year, "The trust’s priorities are in the plan", async plan =>
    {
        foreach (var given in await Given(plan.Id).OrderBy(t => t.Position).ToListAsync())
        {
            if (plan.TakeIn(user.Actor, given) is { } copy)
            {
                db.Add(copy);
            }
        }
    });

    public Task<IActionResult> OnPostTakeBackAsync(string year) => StepAsync(year, "The plan is back with you", plan => plan.TakeBack(user.Actor, Now, Input.Note));

    public Task<IActionResult> OnPostReturnAsync(string year) => StepAsync(year, "The plan is back with the school", plan => plan.Return(user.Actor, Now, Input.Note));

    public Task<IActionResult> OnPostEndorseAsync(string year) => StepAsync(year, "Plan endorsed", plan => plan.Endorse(user.Actor, Now, Input.Note));

    public Task<IActionResult> OnPostApproveAsync(string year) => StepAsync(year, "Approval recorded", async plan =>
        plan.Approve(user.Actor, Now, clock.Today(), Input.MetOn, Input.Note, await reports.ToKeepAsync(plan.Year)));

    public Task<IActionResult> OnPostGoLiveAsync(string year) => StepAsync(year, "The plan is live", async plan =>
    {
        var (schoolId, year) = (plan.SchoolId, plan.Year);
        var live = await db.Plans.Where(p => p.SchoolId == schoolId && p.UnderId == null && p.Year != year && p.Status == PlanStatus.Live).Select(p => (AcademicYear?)p.Year).FirstOrDefaultAsync();
        plan.GoLive(user.Actor, Now, clock.Today(), live);
    });

    public Task<IActionResult> OnPostCloseAsync(string year) => StepAsync(year, "Plan closed", async plan =>
        plan.Close(user.Actor, Now, clock.Today(), Input.Note, await reports.ToKeepAsync(plan.Year)));

    /// <summary>What the trust gives to this school: without that from which it granted an exception.</summary>
    private IQueryable<TrustPriority> Given(Guid planId) =>
        db.Set<TrustPriority>().AsNoTracking().Where(t => !t.Withdrawn && !db.ExceptionRequests.Any(e => e.PlanId == planId && e.TrustPriorityId == t.Id && e.State == ExceptionState.Granted));

    private Task<IActionResult> StepAsync(string year, string done, Action<Domain.Plans.Plan> take) => StepAsync(year, done, plan =>
    {
        take(plan);
        return Task.CompletedTask;
    });

    private async Task<IActionResult> StepAsync(string year, string done, Func<Domain.Plans.Plan, Task> take)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        // Whole: what the trust requires is looked for in every part, and subject plans close with it.
        var plan = await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Criteria).Include(p => p.Priorities).ThenInclude(p => p.Milestones).Include(p => p.Priorities).ThenInclude(p => p.Actions)
            .Include(p => p.Priorities).ThenInclude(p => p.Subjects).Include(p => p.Steps).AsSplitQuery().FirstAsync(p => p.Id == View.Plan.Id);
        await take(plan);
        await db.SaveChangesAsync();
        return this.Done($"{View.Path}/status", done);
    }

    private async Task<bool> LoadAsync(string year)
    {
        if (!AcademicYear.TryParse(year, out var of) || await plans.OfYearAsync(of, open: 0) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    public sealed class Form
    {
        public string? Note { get; set; }

        public DateOnly? MetOn { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() =>
            RuleFor(f => f.Note).MaximumLength(PlanStep.NoteMax).WithMessage(f => $"Shorten this to {PlanStep.NoteMax:N0} characters. It has {f.Note!.Length:N0}");
    }
}
