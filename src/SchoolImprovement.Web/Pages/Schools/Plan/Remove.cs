using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Asks before a part of the plan is removed, and removes it. History keeps its words.</summary>
/// <param name="plans">Reads the plan.</param>
/// <param name="db">The record.</param>
/// <param name="user">Who asks.</param>
/// <param name="school">The school.</param>
public abstract class RemovePart(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IShowsPlan
{
    public PlanView? View { get; private set; }

    /// <summary>What is asked: "Remove this action?".</summary>
    public string Question => $"Remove this {Called}?";

    /// <summary>The words of what goes.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What goes with it, or null.</summary>
    public string? AlsoGoes { get; private set; }

    public string Called => Part.Called;

    /// <summary>What becomes of the monitoring that looks at it: "drop", else it is kept without it.</summary>
    [BindProperty]
    public string? Monitoring { get; set; }

    private protected abstract Removable Part { get; }

    private protected Guid SchoolId => school.School.Id;

    private protected AppDbContext Db => db;

    private protected PlanQuery Plans => plans;

    private protected Actor By => user.Actor;

    public Task<IActionResult> OnGetAsync(Guid id) => ShowAsync(id);

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await Part.Load(id) is not { } plan)
        {
            return NotFound();
        }

        try
        {
            await LetGoAsync(LooksAt(plan, id));
            var number = Part.Remove(plan, id);
            await db.SaveChangesAsync();
            return this.Done($"/schools/{school.School.Urn}/plan/{(Called == "subject plan" ? $"{plan.Year.Slug}/subjects" : plan.Slug())}{(number is { } n ? $"?open={n}#p{n}" : "")}", $"{char.ToUpperInvariant(Called[0])}{Called[1..]} removed");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", broken.Message);
            return await ShowAsync(id, 400);
        }
        catch (DbUpdateException problem) when (problem is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Somebody planned monitoring of this at the same moment. Look at what hangs on it now, then choose again");
            return await ShowAsync(id, 409);
        }
    }

    /// <summary>The part that monitoring may look at.</summary>
    private protected virtual Guid LooksAt(Domain.Plans.Plan plan, Guid id) => id;

    /// <summary>Monitoring of a part that goes stays without it, or is dropped where the person may and wants to. What was done stays done.</summary>
    private async Task LetGoAsync(Guid id)
    {
        foreach (var activity in await db.Monitoring.Where(a => a.SchoolId == SchoolId && (a.PriorityId == id || a.CriterionId == id || a.MilestoneId == id)).ToListAsync())
        {
            activity.LoseFocus(id);
            if (Monitoring == "drop" && activity.Status is (ActivityStatus.Planned or ActivityStatus.Proposed))
            {
                activity.Drop(By, $"The {Called} that it looked at was removed from the plan");
            }
        }
    }

    private async Task<IActionResult> ShowAsync(Guid id, int status = 200)
    {
        View = await Part.Read(id);
        if (View is null)
        {
            return NotFound();
        }

        if (!Part.May(View))
        {
            return StatusCode(403);
        }

        if ((View.Refusal() ?? Part.Refusal?.Invoke(View)) is { } refusal)
        {
            return this.Refused(refusal);
        }

        (Words, AlsoGoes) = Part.Describe(View, id);
        View.Editor = Editor.Question($"remove:{id}", "_RemoveForm", this, $"Remove {Called}");
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>How one kind of part is found, described and removed.</summary>
    private protected sealed record Removable(
        string Called, Func<Guid, Task<PlanView?>> Read, Func<PlanView, bool> May, Func<PlanView, Guid, (string Words, string? AlsoGoes)> Describe, Func<Guid, Task<Domain.Plans.Plan?>> Load, Func<Domain.Plans.Plan, Guid, int?> Remove)
    {
        /// <summary>Why this one cannot be removed at all, or null.</summary>
        public Func<PlanView, string?>? Refusal { get; init; }
    }
}

[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class RemoveActionModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : RemovePart(plans, db, user, school)
{
    private protected override Removable Part => new(
        "action",
        id => Plans.OfActionAsync(id, new("") { Part = id }),
        view => view.MayWrite(view.Open!),
        (view, id) => (view.Actions.First(a => a.Id == id).What!, null),
        id => Db.Plans.Include(p => p.Priorities.Where(x => x.Actions.Any(a => a.Id == id))).ThenInclude(p => p.Actions).FirstOrDefaultAsync(p => p.SchoolId == SchoolId && p.Priorities.Any(x => x.Actions.Any(a => a.Id == id))),
        (plan, id) =>
        {
            plan.Priorities[0].RemoveAction(By, id);
            return plan.Priorities[0].Number;
        });
}

[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class RemoveCriterionModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : RemovePart(plans, db, user, school)
{
    private protected override Removable Part => new(
        "success criterion",
        id => Plans.OfCriterionAsync(id, new("") { Part = id }),
        view => view.MayWrite(view.Open!),
        (view, id) => (view.Criteria.First(c => c.Id == id).Measure, view.Criteria.First(c => c.Id == id).Points.Count is > 0 and var n ? $"Its {n.Count("measurement")} will be removed with it." : null),
        id => Db.Plans.Include(p => p.Priorities.Where(x => x.Criteria.Any(c => c.Id == id))).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points).FirstOrDefaultAsync(p => p.SchoolId == SchoolId && p.Priorities.Any(x => x.Criteria.Any(c => c.Id == id))),
        (plan, id) =>
        {
            plan.Priorities[0].RemoveCriterion(By, id);
            return plan.Priorities[0].Number;
        });
}

[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class RemoveMilestoneModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : RemovePart(plans, db, user, school)
{
    private protected override Removable Part => new(
        "milestone",
        id => Plans.OfMilestoneAsync(id, new("") { Part = id }),
        view => view.MayWrite(view.Open!),
        (view, id) => (view.Open!.Milestones.First(m => m.Id == id).Text!, null),
        id => Db.Plans.Include(p => p.Priorities.Where(x => x.Milestones.Any(m => m.Id == id))).ThenInclude(p => p.Milestones).FirstOrDefaultAsync(p => p.SchoolId == SchoolId && p.Priorities.Any(x => x.Milestones.Any(m => m.Id == id))),
        (plan, id) =>
        {
            plan.Priorities[0].RemoveMilestone(By, id);
            return plan.Priorities[0].Number;
        });
}

[NeedsInSchool(Permission.EditPlan)]
[ReachesSubjects]
public sealed class RemovePriorityModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : RemovePart(plans, db, user, school)
{
    private protected override Removable Part => new(
        "priority",
        id => Plans.OfPriorityAsync(id, new("") { Part = id }),
        view => view.MayEditPlan,
        (view, id) => (view.Open!.Title, $"Its {view.ActionsOf(view.Open).Count().Count("action")}, {view.Open.Milestones.Count.Count("milestone")} and {view.CriteriaOf(view.Open).Count().Count("success criterion", "success criteria")} will be removed with it. The other priorities close up."),
        id => Db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).Include(p => p.Priorities).ThenInclude(p => p.Milestones).Include(p => p.Priorities).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points)
            .Include(p => p.Priorities).ThenInclude(p => p.Subjects).AsSplitQuery().FirstOrDefaultAsync(p => p.SchoolId == SchoolId && p.Priorities.Any(x => x.Id == id)),
        (plan, id) =>
        {
            plan.RemovePriority(By, id);
            return null;
        })
    {
        Refusal = view => view.Open is { TrustPriorityId: not null, Text.IsExcepted: false } ? Domain.Plans.Plan.HeldByTrust : null,
    };
}

/// <summary>Removes a subject leader's plan from under its priority, with all its parts.</summary>
[NeedsInSchool(Permission.EditPlan)]
[ReachesSubjects]
public sealed class RemoveSubjectModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : RemovePart(plans, db, user, school)
{
    private protected override Removable Part => new(
        "subject plan",
        id => Plans.OfSubjectAsync(id, new("") { Part = id }),
        view => view.By.May(Permission.EditPlan, SchoolId),
        (view, id) => (view.Open!.Title, $"Its {view.Actions.Count.Count("action")}, {view.Open.Milestones.Count.Count("milestone")} and {view.Criteria.Count.Count("success criterion", "success criteria")} will be removed with it. The priority that it serves stays as it is."),
        // The school's plan, with the subject plan and all its parts, so that the history keeps every word.
        id => Db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Subjects.Where(s => s.Id == id)).ThenInclude(s => s.Priorities).ThenInclude(p => p.Actions)
            .Include(p => p.Priorities).ThenInclude(p => p.Subjects.Where(s => s.Id == id)).ThenInclude(s => s.Priorities).ThenInclude(p => p.Milestones)
            .Include(p => p.Priorities).ThenInclude(p => p.Subjects.Where(s => s.Id == id)).ThenInclude(s => s.Priorities).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points)
            .AsSplitQuery().FirstOrDefaultAsync(p => p.SchoolId == SchoolId && p.Priorities.Any(x => x.Subjects.Any(s => s.Id == id))),
        (plan, id) =>
        {
            Db.Plans.Remove(plan.RemoveSubject(By, id));
            return null;
        });

    private protected override Guid LooksAt(Domain.Plans.Plan plan, Guid id) => plan.Priorities.SelectMany(p => p.Subjects).First(s => s.Id == id).Priorities[0].Id;
}
