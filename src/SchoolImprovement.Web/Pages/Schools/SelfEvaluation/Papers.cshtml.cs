using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Papers that lay the self-evaluation beside this year's plan: both in one document, and the one page for an inspector's planning call.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class PapersModel(SefReportQuery query, PlanReportQuery plans, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    /// <param name="paper">"with-plan" or "planning-call".</param>
    public async Task<IActionResult> OnGetAsync(string paper)
    {
        if (!user.May(Permission.ReadPlan, school.School.Id))
        {
            return new StatusCodeResult(403);
        }

        var year = AcademicYear.Of(clock.Today());
        var plan = await plans.OfAsync(year);
        if (await query.NowAsync(null, withPlan: false, plan) is not { } sef)
        {
            return NotFound();
        }

        if (paper == "planning-call")
        {
            return this.Download(PlanningCallPdf.Write(sef, plan), "application/pdf", sef.School, "planning call", clock.Today().ToString("d MMMM yyyy", Format.English), null, "pdf");
        }

        return plan is null
            ? this.Done($"/schools/{school.School.Urn}/self-evaluation", $"There is no plan for {year.Label} yet. Print the self-evaluation alone, or start the plan")
            : this.Download(SefPdf.WriteWithPlan(plan, sef), "application/pdf", sef.School, $"{user.Trust!.PlanShortName} and self-evaluation", year.Slug, null, "pdf");
    }
}
