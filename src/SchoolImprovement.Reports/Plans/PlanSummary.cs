using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Plans;

/// <summary>
/// The plan on one page: cover block, priorities, costs, progress. A long plan is set smaller, then with shorter titles, and at last
/// with fewer rows and a line that says how many more there are; it is always one page.
/// </summary>
internal sealed class PlanSummary(PlanReport plan, PlanCosts costs)
{
    private readonly record struct Fit(double Scale, int TitleLines, int Rows, bool CountsBeside = false);

    private static readonly Fit[] _fits =
    [
        new(1, 3, 100), new(0.94, 3, 100), new(0.9, 2, 100), new(0.86, 2, 100, true), new(0.86, 1, 100, true), new(0.82, 1, 100, true),
        new(0.78, 1, 100, true), new(0.78, 1, 14, true), new(0.78, 1, 12, true), new(0.78, 1, 10, true), new(0.78, 1, 8, true), new(0.78, 1, 6, true), new(0.78, 1, 4, true),
    ];

    /// <summary>Adds the first way of setting the summary that fits a page.</summary>
    public void AddTo(PageSetup page)
    {
        var room = page.Room().First;
        var fit = _fits.FirstOrDefault(fit => Compose(new ColumnBlock(), fit).Height(page.InnerWidth) <= room, _fits[^1]);
        page.Content.Item().Tag("Sect").Bookmark(1, "Summary").Column(column => Compose(column, fit));
    }

    private ColumnBlock Compose(ColumnBlock column, Fit fit)
    {
        var look = new PlanLook(fit.Scale);
        PlanPages.Cover(column, plan, look);
        if (plan.Priorities.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(5)).Text("Our priorities", look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(1.5)).Text("No priorities have been written yet.", look.Body.In(PlanLook.Secondary));
            return column;
        }
        column.Item().SpaceBefore(look.Space(4)).Row(row =>
        {
            row.Gap(look.Space(8));
            row.Share().Column(left => Priorities(left, look, fit));
            row.Share().Column(right => PlanCostTable.Compose(right, plan, costs, look, fit.Rows, mostSources: 4, fit.TitleLines));
        });
        column.Item().SpaceBefore(look.Space(4.5)).KeepWithNext()
            .Text(string.IsNullOrWhiteSpace(plan.ProgressAt) ? "Progress" : $"Progress at {plan.ProgressAt}", look.Section).Tag("H2");
        column.Item().SpaceBefore(look.Space(1.5)).Table(table => ProgressTable(table, look, fit));
        return column;
    }

    private void Priorities(ColumnBlock column, PlanLook look, Fit fit)
    {
        column.Item().KeepWithNext().Text("Our priorities", look.Section).Tag("H2");
        column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
        {
            table.Style(look.Table).Summary("The priorities, where each comes from and who leads it")
                .ShareColumn(1.55).ShareColumn(1).FitColumn(look.Space(34));
            table.Header(row => row.Heading("Priority").Heading("From self-evaluation").Heading("Lead"));
            foreach (var priority in plan.Priorities.Take(fit.Rows))
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text($"{priority.Number}. {priority.Title}", look.Cell.Semi).Tag(null).MaxLines(fit.TitleLines);
                    row.DataCell().Text(Words.OrDash(priority.Area), look.Cell).Tag(null).MaxLines(Math.Min(2, fit.TitleLines));
                    row.DataCell().Text(Words.OrDash(priority.Lead), look.Cell).Tag(null).MaxLines(Math.Min(2, fit.TitleLines));
                });
            }
            AndMore(table, look, fit, columns: 3);
        });
    }

    private void ProgressTable(TableBlock table, PlanLook look, Fit fit)
    {
        table.Style(look.Table).Summary("How the actions, milestones and first measure of each priority stand")
            .ShareColumn(1.9).ShareColumn(3.9).FitColumn(look.Space(40)).ShareColumn(2.3)
            .FitColumn(look.Space(24), Align.Right).FitColumn(look.Space(24), Align.Right);
        var term = string.IsNullOrWhiteSpace(plan.CurrentTerm) ? "Milestones" : $"{plan.CurrentTerm} milestones";
        table.Header(row => row.Heading("Priority").Heading("Actions").Heading(term).Heading("Lead measure").Heading("Now").Heading("Target"));
        foreach (var priority in plan.Priorities.Take(fit.Rows))
        {
            table.Row(row => ProgressRow(row.Middle(), priority, look, fit));
        }
        AndMore(table, look, fit, columns: 6);
    }

    private void ProgressRow(TableRow row, PlanPriority priority, PlanLook look, Fit fit)
    {
        row.HeadingCell().Text($"{priority.Number}. {Words.Short(priority)}", look.Cell.Semi).Tag(null).MaxLines(Math.Min(2, fit.TitleLines));
        Actions(row.DataCell(), priority, look, fit);
        Milestones(row.DataCell(), priority, look);
        var measure = priority.Criteria.Count > 0 ? priority.Criteria[0] : null;
        row.DataCell().Column(cell =>
        {
            cell.Item().Text(Words.OrDash(measure?.Measure), look.Cell).MaxLines(Math.Min(2, fit.TitleLines));
            if (!string.IsNullOrWhiteSpace(measure?.Expected) && !fit.CountsBeside)
            {
                cell.Item().Text($"{measure.Expected} expected by now", look.Small).MaxLines(1);
            }
        });
        row.DataCell().Text(Words.OrDash(measure?.Now), look.Cell.Semi).Tag(null).AlignTo(Align.Right).MaxLines(1);
        row.DataCell().Text(Words.OrDash(measure?.Target), look.Cell).Tag(null).AlignTo(Align.Right).MaxLines(1);
    }

    private static void Actions(Slot cell, PlanPriority priority, PlanLook look, Fit fit)
    {
        if (priority.Actions.Count == 0)
        {
            cell.Text("No actions yet", look.Cell.In(PlanLook.Secondary)).Tag(null);
            return;
        }
        var counts = Words.Counts(priority.Actions.Select(action => action.Progress));
        var bar = new BarBlock([.. counts.Select(count => (count.Count, count.Look.Solid))], Words.InWords("Actions", counts), look.Bar);
        var flow = new FlowBlock(look.Space(2), look.Space(0.4));
        foreach (var (progress, count) in counts)
        {
            flow.Add(progress.Count(look, count));
        }
        if (fit.CountsBeside)
        {
            cell.Row(row =>
            {
                row.Gap(look.Space(2.5)).Share(1).Padding(0, look.Space(0.8), 0, 0).Fill(bar);
                row.Share(2.6).Fill(flow);
            });
        }
        else
        {
            cell.Column(column =>
            {
                column.Item().Fill(bar);
                column.Item().SpaceBefore(look.Space(0.7)).Fill(flow);
            });
        }
    }

    private void Milestones(Slot cell, PlanPriority priority, PlanLook look)
    {
        var milestones = priority.Terms
            .Where(term => string.IsNullOrWhiteSpace(plan.CurrentTerm) || term.Name == plan.CurrentTerm)
            .SelectMany(term => term.Milestones).ToList();
        if (milestones.Count == 0)
        {
            cell.Text("–", look.Cell).Tag(null);
            return;
        }
        var met = milestones.Count(milestone => milestone.Progress == Progress.Complete);
        cell.Lift(look.Tag.Size * 0.13).Fill(new FlowBlock().Tag(null)).Add(
            ProgressLook.Of(Words.Together(milestones.Select(milestone => milestone.Progress))).Tag(look, $"{met} of {milestones.Count} met"));
    }

    private void AndMore(TableBlock table, PlanLook look, Fit fit, int columns)
    {
        if (plan.Priorities.Count > fit.Rows)
        {
            table.Row(row => row.Text($"…and {plan.Priorities.Count - fit.Rows} more", look.Cell.In(PlanLook.Secondary), columns));
        }
    }
}
