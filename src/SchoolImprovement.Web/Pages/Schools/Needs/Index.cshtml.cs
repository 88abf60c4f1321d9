using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Needs;

/// <summary>What the school knows about itself, side by side, and what it asks for: each need becomes a priority or is refused with a reason.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class IndexModel(NeedsQuery query, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public NeedsQuery.Sheet Sheet { get; private set; } = null!;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The key of the need that is being answered otherwise than by a new priority, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Answer { get; set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public string Here => $"{Root}/needs";

    public string PlanPath => $"{Root}/plan/{Sheet.Year.Slug}";

    public bool MayDecide => user.May(Permission.EditPlan, school.School.Id);

    public IEnumerable<SelectListItem> Priorities => Sheet.Priorities.Select(p => new SelectListItem($"{p.Number}. {p.Called}", p.Id.ToString()));

    public async Task OnGetAsync() => Sheet = await query.ReadAsync();

    public async Task<IActionResult> OnPostAcceptAsync(string? key)
    {
        var need = await FindAsync(key);
        var (schoolId, year) = (school.School.Id, Sheet.Year);
        var plan = await db.Plans.Include(p => p.Priorities).FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.Year == year)
            ?? throw new RuleBrokenException($"There is no plan for {year.Label} yet. Start it, then make this a priority");
        var (decision, priority) = NeedDecision.Accept(user.Actor, plan, need, clock.GetUtcNow().UtcDateTime);
        await SaveAsync(decision);
        return this.Done($"{Here}#decided", $"Priority {priority.Number} added to the plan. Give it a lead, criteria and actions there");
    }

    public async Task<IActionResult> OnPostLinkAsync()
    {
        var need = await FindAsync(Answer);
        var (id, schoolId) = (Input.PriorityId, school.School.Id);
        var priority = Sheet.Priorities.Any(p => p.Id == id) ? await db.Priorities.FirstOrDefaultAsync(p => p.Id == id && p.SchoolId == schoolId) : null;
        await SaveAsync(NeedDecision.Answer(user.Actor, priority ?? throw new RuleBrokenException("Choose the priority that answers it", "PriorityId"), Sheet.Year, need, clock.GetUtcNow().UtcDateTime));
        return this.Done($"{Here}#decided", "Linked with the priority that answers it");
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        var need = await FindAsync(Answer);
        await SaveAsync(NeedDecision.Refuse(user.Actor, school.School.Id, Sheet.Year, need, Input.Reason, clock.GetUtcNow().UtcDateTime));
        return this.Done($"{Here}#decided", "Refused for this year, with your reason");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid decision)
    {
        Sheet = await query.ReadAsync();
        var schoolId = school.School.Id;
        if (await db.NeedDecisions.FirstOrDefaultAsync(d => d.Id == decision && d.SchoolId == schoolId) is { } found)
        {
            found.DemandTakeBack(user.Actor);
            db.Remove(found);
            await db.SaveChangesAsync();
        }

        return this.Done(Here, "Taken back. It is suggested again");
    }

    private async Task<Need> FindAsync(string? key)
    {
        Sheet = await query.ReadAsync();
        return Sheet.Open.FirstOrDefault(n => n.Key == key) ?? throw new RuleBrokenException("This is decided already, or what it came from has changed");
    }

    /// <summary>A decision whose priority has left the plan since makes room for the new one.</summary>
    private async Task SaveAsync(NeedDecision decision)
    {
        db.RemoveRange(await db.NeedDecisions.Where(d => d.SchoolId == decision.SchoolId && d.Year == decision.Year && d.Key == decision.Key).ToListAsync());
        db.Add(decision);
        await db.SaveChangesAsync();
    }

    public sealed class Form
    {
        public Guid? PriorityId { get; set; }

        public string? Reason { get; set; }
    }
}
