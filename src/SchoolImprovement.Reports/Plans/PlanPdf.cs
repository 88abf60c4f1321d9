using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>The whole plan as a tagged PDF: the one-page summary, each priority, the costs, and what the plan was made from.</summary>
public static class PlanPdf
{
    /// <summary>Prints the plan on A4 landscape and returns the file.</summary>
    public static byte[] Write(PlanReport plan)
    {
        var look = new PlanLook();
        var costs = new PlanCosts(plan);
        return PlanPages.Create(plan, $"{plan.Title} – {plan.School}", page =>
        {
            new PlanSummary(plan, costs).AddTo(page);
            var section = new PlanPrioritySection(plan, look);
            foreach (var priority in plan.Priorities)
            {
                var slot = page.Content.Item().SpaceBefore(look.Space(7)).KeepTogether().Tag("Sect")
                    .Bookmark(1, $"Priority {priority.Number}: {priority.Title}");
                _ = priority == plan.Priorities[0] ? slot.NewPage() : slot;
                slot.Column(column => section.Compose(column, priority));
            }
            if (plan.Priorities.Count > 0)
            {
                page.Content.Item().SpaceBefore(look.Space(7)).KeepTogether().Tag("Sect").Bookmark(1, "Costs and funding")
                    .Column(column => PlanCostTable.Compose(column, plan, costs, look, int.MaxValue, mostSources: 7));
            }
            PlanBackground.AddTo(page, plan, look);
        });
    }
}
