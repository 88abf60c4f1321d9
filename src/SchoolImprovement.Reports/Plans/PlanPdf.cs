using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>The whole plan as a tagged PDF: the one-page summary, each priority, the costs, and what the plan was made from.</summary>
public static class PlanPdf
{
    /// <summary>Prints the plan on A4 landscape and returns the file.</summary>
    public static byte[] Write(PlanReport plan) => Write(plan, _ => { });

    /// <summary>The same with something behind it.</summary>
    internal static byte[] Write(PlanReport plan, Action<PageSetup> behind) => PlanPages.Create(plan, $"{plan.Title} – {plan.School}", page =>
    {
        AddTo(page, plan, _ => { });
        behind(page);
    });

    /// <summary>The same with printed contents after the summary.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="contents">Prints the contents.</param>
    /// <param name="behind">Prints what stands behind the plan.</param>
    internal static byte[] Write(PlanReport plan, Action<PageSetup, IReadOnlyList<ContentsLine>> contents, Action<PageSetup> behind) =>
        PlanPages.Create(plan, $"{plan.Title} – {plan.School}", (page, lines) =>
        {
            AddTo(page, plan, p => contents(p, lines));
            behind(page);
        });

    private static void AddTo(PageSetup page, PlanReport plan, Action<PageSetup> afterSummary)
    {
        var (costs, look) = (new PlanCosts(plan), new PlanLook());
        if (plan.IsSubject)
        {
            // One priority needs no list of priorities, and its leader is handed as few sheets as there can be.
            page.Content.Item().Column(column => PlanPages.Cover(column, plan, look));
        }
        else
        {
            new PlanSummary(plan, costs).AddTo(page);
        }
        afterSummary(page);
        foreach (var priority in plan.Priorities)
        {
            var section = SectionFor(page, plan, priority);
            var slot = page.Content.Item().SpaceBefore(look.Space(plan.IsSubject ? 4 : 7)).Tag("Sect").Bookmark(1, $"{priority.Name}: {priority.Title}");
            _ = plan.IsSubject ? slot : priority == plan.Priorities[0] ? slot.KeepTogether().NewPage() : slot.KeepTogether();
            slot.Column(column => section.Compose(column, priority));
        }
        if (plan.Priorities.Count > 0)
        {
            page.Content.Item().SpaceBefore(look.Space(7)).KeepTogether().Tag("Sect").Bookmark(1, "Costs and funding")
                .Column(column => PlanCostTable.Compose(column, plan, costs, look, int.MaxValue, mostSources: 7));
        }
        PlanJointTraining.AddTo(page, plan, look);
        PlanAmendments.AddTo(page, plan, look);
        PlanBackground.AddTo(page, plan, look);
    }

    /// <summary>A priority that just misses one page is set a little smaller: a lead can then be handed one sheet.</summary>
    private static PlanPrioritySection SectionFor(PageSetup page, PlanReport plan, PlanPriority priority)
    {
        var room = page.Room().Later;
        var normal = new PlanPrioritySection(plan, new PlanLook());
        if (HeightOf(normal) is var height && (height <= room || height > room * 1.2))
        {
            return normal;
        }
        foreach (var scale in new[] { 0.96, 0.92, 0.88 })
        {
            var smaller = new PlanPrioritySection(plan, new PlanLook(scale));
            if (HeightOf(smaller) <= room)
            {
                return smaller;
            }
        }
        return normal;

        double HeightOf(PlanPrioritySection section)
        {
            var column = new ColumnBlock();
            section.Compose(column, priority);
            return column.Height(page.InnerWidth);
        }
    }
}
