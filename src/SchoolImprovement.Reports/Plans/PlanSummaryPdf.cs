namespace SchoolImprovement.Reports.Plans;

/// <summary>The summary alone, as a tagged PDF of exactly one page.</summary>
public static class PlanSummaryPdf
{
    /// <summary>Prints the summary on A4 landscape and returns the file.</summary>
    public static byte[] Write(PlanReport plan) => PlanPages.Create(
        plan, $"{plan.Title} – summary – {plan.School}", page => new PlanSummary(plan, new PlanCosts(plan)).AddTo(page));
}
