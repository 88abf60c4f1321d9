using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>What changed since the governors approved the plan: a table that they read with it.</summary>
internal static class PlanAmendments
{
    private const int MostLines = 6;

    public static void AddTo(PageSetup page, PlanReport plan, PlanLook look)
    {
        if (plan.Amendments.Count == 0)
        {
            return;
        }

        page.Content.Item().SpaceBefore(look.Space(7)).Tag("Sect").Bookmark(1, "Changed since approval").Column(column =>
        {
            column.Item().KeepWithNext().Text("Changed since approval", look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
            {
                table.Style(look.Table).Summary("What changed in the plan since the governors approved it, by whom and why")
                    .ShareColumn(2).ShareColumn(1).ShareColumn(2).ShareColumn(2).ShareColumn(1.4).ShareColumn(1.6);
                table.Header(row => row.Heading("Part").Heading("What").Heading("Before").Heading("Now").Heading("By").Heading("Why"));
                foreach (var change in plan.Amendments)
                {
                    table.Row(row =>
                    {
                        row.HeadingCell().Text(change.Part, look.Cell.Semi).Tag(null).MaxLines(3);
                        row.DataCell().Text(change.What, look.Cell).Tag(null).MaxLines(2);
                        row.DataCell().Text(Words.OrDash(change.Before), look.Cell).Tag(null).MaxLines(MostLines);
                        row.DataCell().Text(Words.OrDash(change.After), look.Cell).Tag(null).MaxLines(MostLines);
                        row.DataCell().Text($"{change.Who}, {change.When}", look.Cell).Tag(null).MaxLines(3);
                        row.DataCell().Text(Words.OrDash(change.Reason), look.Cell).Tag(null).MaxLines(MostLines);
                    });
                }
            });
        });
    }
}
