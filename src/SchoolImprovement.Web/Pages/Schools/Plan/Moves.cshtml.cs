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

/// <summary>Moves a priority, criterion, milestone or action to another place in its list: by button, or dropped by pointer.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class MovesModel(PlanQuery plans, AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage, IShowsPlan
{
    /// <summary>The plan, only where it takes no move now.</summary>
    public PlanView? View { get; private set; }

    public IActionResult OnGet(string year) => Redirect($"/schools/{school.School.Urn}/plan/{year}");

    /// <param name="year">The plan's year.</param>
    /// <param name="move">What, and by button also where: "action:{id}:3".</param>
    /// <param name="to">Where it was dropped, from 1.</param>
    public async Task<IActionResult> OnPostAsync(string year, string? move, int to)
    {
        var parts = (move ?? "").Split(':');
        if (parts.Length is < 2 or > 3 || Typed.Id(parts[1]) is not { } id || (parts.Length == 3 && !int.TryParse(parts[2], out to)) || !AcademicYear.TryParse(year, out var of))
        {
            return NotFound();
        }

        var all = db.Plans.Where(p => p.SchoolId == school.School.Id && p.Year == of && p.Priorities.Any(x => x.Id == id || x.Criteria.Any(c => c.Id == id) || x.Milestones.Any(m => m.Id == id) || x.Actions.Any(a => a.Id == id)));
        var plan = await (parts[0] switch
        {
            "priority" => all.Include(p => p.Priorities),
            "criterion" => all.Include(p => p.Priorities.Where(x => x.Criteria.Any(c => c.Id == id))).ThenInclude(p => p.Criteria),
            "milestone" => all.Include(p => p.Priorities.Where(x => x.Milestones.Any(m => m.Id == id))).ThenInclude(p => p.Milestones),
            "action" => all.Include(p => p.Priorities.Where(x => x.Actions.Any(a => a.Id == id))).ThenInclude(p => p.Actions),
            _ => all.Where(_ => false),
        }).FirstOrDefaultAsync();
        if (plan is null || plan.Priorities.Count == 0)
        {
            return NotFound();
        }

        try
        {
            var place = Move(plan, parts[0], id, to);
            await db.SaveChangesAsync();
            TempData["At"] = place.Element;
            return this.Done($"/schools/{school.School.Urn}/plan/{plan.Slug()}{(parts[0] == "priority" ? "" : $"?open={place.Priority}")}#{place.Element}", "Moved");
        }
        catch (RuleBrokenException broken)
        {
            View = await plans.OfYearAsync(of, open: 0);
            return View?.Refusal() == broken.Message ? this.Refused(broken.Message) : NotFound();
        }
    }

    private Place Move(Domain.Plans.Plan plan, string what, Guid id, int to)
    {
        var priority = what == "priority" ? plan.Find(id) : plan.Priorities[0];
        switch (what)
        {
            case "criterion":
                priority.MoveCriterion(user.Actor, id, to);
                break;
            case "milestone":
                priority.MoveMilestone(user.Actor, id, to);
                break;
            case "action":
                priority.MoveAction(user.Actor, id, to);
                break;
            default:
                plan.MovePriority(user.Actor, id, to);
                return Place.Of(priority);
        }

        return Place.Of(priority, $"{what[0]}-{id}");
    }
}
