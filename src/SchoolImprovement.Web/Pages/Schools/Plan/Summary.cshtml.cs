using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The one-page summary on the screen: what the printed one says, for governors and trustees too.</summary>
[NeedsInSchool(Permission.ReadPlanSummary)]
public class SummaryModel(PlanReportQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public Paper.PlanReport Plan { get; private set; } = null!;

    public AcademicYear Year { get; private set; }

    public string Root => $"/schools/{school.School.Urn}";

    public bool May(Permission permission) => user.May(permission, school.School.Id);

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!AcademicYear.TryParse(year, out var of))
        {
            return NotFound();
        }

        if (await query.OfAsync(of) is not { } plan)
        {
            // Governors and clerks come here from the menu, whether there is a plan of this year or not.
            return of != AcademicYear.Of(clock.Today()) ? NotFound() : this.Done(Root, $"There is no plan for {of.Label} yet. The headteacher or a senior leader starts it");
        }

        (Plan, Year) = (plan, of);
        return Page();
    }

    /// <summary>How many actions stand where.</summary>
    public static IReadOnlyDictionary<Progress, int> Counts(Paper.PlanPriority priority) => priority.Actions.CountBy(a => Of(a.Progress)).ToDictionary();

    public static Progress Of(Paper.Progress progress) => Enum.Parse<Progress>(progress.ToString());

    public IEnumerable<Paper.PlanMilestone> Milestones(Paper.PlanPriority priority) => priority.Terms.Where(t => Plan.CurrentTerm is null || t.Name == Plan.CurrentTerm).SelectMany(t => t.Milestones);

    public long Cost(Paper.PlanPriority? priority = null, string? source = null) =>
        Plan.Priorities.Where(p => priority is null || p == priority).SelectMany(p => p.Actions).Where(a => source is null || a.FundingSource == source).Sum(a => a.CostPence ?? 0);
}
