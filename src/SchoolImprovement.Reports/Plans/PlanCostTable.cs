using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>Costs by priority and funding source, under its heading: small in the summary, whole at the end of the plan.</summary>
internal static class PlanCostTable
{
    public static void Compose(ColumnBlock column, PlanReport plan, PlanCosts costs, PlanLook look, int mostRows, int mostSources, int titleLines = 2)
    {
        column.Item().KeepWithNext().Text("Costs and funding", look.Section).Tag("H2");
        if (costs.Total == 0)
        {
            column.Item().SpaceBefore(look.Space(1.5)).Text("No costs have been written yet.", look.Body.In(PlanLook.Secondary));
            return;
        }
        var (shown, rest) = Divide(costs, mostSources);
        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary("Cost of each priority by funding source").ShareColumn(1);
            var widest = look.Space(mostSources > 4 ? 30 : 24);
            for (var i = 0; i < shown.Count + (rest.Count > 0 ? 2 : 1); i++)
            {
                table.FitColumn(widest, Align.Right);
            }
            table.Header(row =>
            {
                row.Heading("Priority");
                shown.ForEach(source => row.Heading(source));
                _ = rest.Count > 0 ? row.Heading("Other sources") : row;
                row.Heading("Total");
            });
            for (var i = 0; i < Math.Min(mostRows, plan.Priorities.Count); i++)
            {
                var priority = i;
                table.Row(row =>
                {
                    row.HeadingCell().Text($"{plan.Priorities[priority].Number}. {Words.Short(plan.Priorities[priority])}", look.Cell.Semi).Tag(null).MaxLines(titleLines);
                    Amounts(row, look.Cell, look, source => costs.Of(priority, source), costs.OfPriority(priority));
                });
            }
            if (plan.Priorities.Count > mostRows)
            {
                table.Row(row => row.Text($"…and {plan.Priorities.Count - mostRows} more", look.Cell.In(PlanLook.Secondary), shown.Count + (rest.Count > 0 ? 3 : 2)));
            }
            table.Total(row =>
            {
                row.HeadingCell().Text("Total", look.Cell.Semi).Tag(null);
                Amounts(row, look.Cell.Semi, look, costs.OfSource, costs.Total);
            });
        });

        void Amounts(TableRow row, TextStyle style, PlanLook styles, Func<string, long> of, long total)
        {
            shown.ForEach(source => row.Text(PlanCosts.PoundsOrDash(of(source)), style));
            _ = rest.Count > 0 ? row.Text(PlanCosts.PoundsOrDash(rest.Sum(of)), style) : row;
            row.Text(PlanCosts.PoundsOrDash(total), styles.Cell.Semi);
        }
    }

    /// <summary>When there are more sources than columns, the smallest share one.</summary>
    private static (List<string> Shown, List<string> Others) Divide(PlanCosts costs, int most)
    {
        if (costs.Sources.Count <= most)
        {
            return ([.. costs.Sources], []);
        }
        var largest = costs.Sources.OrderByDescending(costs.OfSource).Take(most - 1).ToHashSet();
        return ([.. costs.Sources.Where(largest.Contains)], [.. costs.Sources.Where(source => !largest.Contains(source))]);
    }
}
