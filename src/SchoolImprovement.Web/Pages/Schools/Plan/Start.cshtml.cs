using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Starts a school's plan for this year or the next: from the trust's template or from last year's plan. What the trust gives to every school is in both.</summary>
[NeedsInSchool(Permission.EditPlan)]
[ReachesSubjects]
public class StartModel(AppDbContext db, NoPlanQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public enum Beginning
    {
        Template,
        LastYear,
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public NoPlan NoPlan { get; private set; } = null!;

    public string PlanName => user.Trust!.PlanName;

    public string SchoolName => school.School.Name;

    private Guid SchoolId => school.School.Id;

    public async Task<IActionResult> OnGetAsync(string? year)
    {
        var of = AcademicYear.TryParse(year, out var asked) ? asked : AcademicYear.Of(clock.Today());
        NoPlan = await query.OfAsync(of);
        return await db.Plans.AnyAsync(p => p.SchoolId == SchoolId && p.Year == of) ? Redirect(Address(of)) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var year = AcademicYear.TryParse(Input.Year, out var asked) ? asked : AcademicYear.Of(clock.Today());
        NoPlan = await query.OfAsync(year);
        if (Input.From is null)
        {
            ModelState.AddModelError("", "Choose how to start the plan");
        }

        if (!NoPlan.IsStartable)
        {
            ModelState.AddModelError("", $"A plan can be started for {NoPlan.Current.Label} and {NoPlan.Current.Next.Label}. Choose one of them");
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (await ThereAsync(year))
        {
            return AlreadyThere(year);
        }

        db.Plans.Add(await BeginAsync(year));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Two clicks, or two people, at the same moment: the database keeps one plan for a school and year.
            db.ChangeTracker.Clear();
            if (!await ThereAsync(year))
            {
                throw;
            }

            return AlreadyThere(year);
        }

        return this.Done(Address(year), $"Plan for {year.Label} started");
    }

    private async Task<Domain.Plans.Plan> BeginAsync(AcademicYear year)
    {
        var template = await db.PlanTemplates.AsNoTracking().Include(t => t.Priorities).FirstOrDefaultAsync();
        if (Input.From != Beginning.LastYear)
        {
            return Domain.Plans.Plan.Start(user.Actor, SchoolId, year, PlanName, template);
        }

        var before = new AcademicYear(year.StartYear - 1);
        var last = await db.Plans.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Priorities).ThenInclude(p => p.Actions).Include(p => p.Priorities).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points)
            .Include(p => p.Priorities).ThenInclude(p => p.Subjects).ThenInclude(s => s.Priorities).ThenInclude(p => p.Actions)
            .Include(p => p.Priorities).ThenInclude(p => p.Subjects).ThenInclude(s => s.Priorities).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points)
            .AsSplitQuery().FirstOrDefaultAsync(p => p.SchoolId == SchoolId && p.Year == before && p.UnderId == null)
            ?? throw new RuleBrokenException($"There is no plan for {before.Label} to carry on. Use the trust template instead");
        return Domain.Plans.Plan.CarryOn(user.Actor, last, template);
    }

    private Task<bool> ThereAsync(AcademicYear year) => db.Plans.AnyAsync(p => p.SchoolId == SchoolId && p.Year == year);

    private RedirectResult AlreadyThere(AcademicYear year) => this.Done(Address(year), $"The school already has a plan for {year.Label}. This is it");

    private string Address(AcademicYear year) => $"/schools/{school.School.Urn}/plan/{year.Slug}";

    public class Form
    {
        public string? Year { get; set; }

        public Beginning? From { get; set; }
    }
}
