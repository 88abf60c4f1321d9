using System.Globalization;
using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>The trust's training for several schools that meets needs of this plan.</summary>
internal static class PlanJointTraining
{
    public static void AddTo(PageSetup page, PlanReport plan, PlanLook look)
    {
        if (plan.Joint.Count == 0)
        {
            return;
        }

        page.Content.Item().SpaceBefore(look.Space(7)).KeepTogether().Tag("Sect").Bookmark(1, "Joint training").Column(column =>
        {
            column.Item().KeepWithNext().Text("Joint training", look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(1.5)).Table(table =>
            {
                table.Style(look.Table).Summary("The trust’s training for several schools that meets needs of this plan").ShareColumn(2).FitColumn(look.Space(44)).FitColumn(look.Space(44)).ShareColumn(3);
                table.Header(row => row.Heading("Session").Heading("Day").Heading("With").Heading("Meets"));
                foreach (var session in plan.Joint)
                {
                    table.Row(row =>
                    {
                        row.HeadingCell().Text(session.Title, look.Cell.Semi).Tag(null);
                        row.Text(session.On.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en-GB")), look.Cell);
                        row.Text(session.OtherSchools == 1 ? "1 other school" : $"{session.OtherSchools} other schools", look.Cell);
                        row.DataCell().Text(string.Join("; ", session.Needs), look.Cell).Tag(null);
                    });
                }
            });
        });
    }
}
