using System.Globalization;
using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.SelfEvaluation;

/// <summary>The self-evaluation as a tagged PDF in the language of the plan's own paper: in short, progress since the last inspection, each area. Alone, or at the end of the plan.</summary>
public static class SefPdf
{
    /// <summary>Prints the self-evaluation on A4 landscape and returns the file.</summary>
    public static byte[] Write(SefReport sef)
    {
        var look = new PlanLook();
        return PlanPages.Create(Frame(sef), $"{sef.Title} – {sef.School}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, Frame(sef), look));
            AddTo(page, sef, look, level: 1);
        });
    }

    /// <summary>Prints the plan with the self-evaluation behind it, as one document with one list of bookmarks and one page of contents.</summary>
    public static byte[] WriteWithPlan(PlanReport plan, SefReport sef)
    {
        var look = new PlanLook();
        return PlanPdf.Write(plan with { Title = $"{plan.Title} and self-evaluation", Kind = "Improvement plan and self-evaluation" }, (page, lines) => Contents(page, lines, sef.Title, look), page =>
        {
            page.Content.Item().NewPage().Tag("Sect").Bookmark(1, sef.Title).KeepWithNext().Column(column =>
            {
                column.Item().Text(sef.Title, look.Section).Tag("H2");
                column.Item().SpaceBefore(look.Space(0.6)).Text($"{sef.Framework}. {sef.State}", look.Cell.In(PlanLook.Secondary));
            });
            AddTo(page, sef, look, level: 2);
        });
    }

    /// <summary>What the plan's pages need to know of another paper.</summary>
    internal static PlanReport Frame(SefReport sef) => new()
    {
        School = sef.School,
        Trust = sef.Trust,
        Title = sef.Title,
        Kind = sef.Framework,
        TrustColour = sef.TrustColour,
        Status = sef.State,
        MadeAt = sef.MadeAt,
        Made = sef.Made,
        Facts = sef.Facts,
    };

    /// <summary>The parts of the plan and of the self-evaluation with their pages: each a link. What stands within a priority is left to the bookmarks.</summary>
    private static void Contents(PageSetup page, IReadOnlyList<ContentsLine> lines, string behind, PlanLook look)
    {
        const string Contents = "Contents";
        var from = lines.TakeWhile(l => l.Text != behind).Count();
        page.Content.Item().NewPage().Tag("Sect").Bookmark(1, Contents).Column(column =>
        {
            column.Item().KeepWithNext().Text(Contents, look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(1.5)).Padding(0, 0, page.InnerWidth * 0.3, 0).Table(table =>
            {
                table.Style(look.Table).Summary("The parts of this paper and the pages on which they begin").ShareColumn(1).FitColumn(look.Space(20), Align.Right);
                table.Header(row => row.Heading("Part").Heading("Page"));
                foreach (var line in lines.Where((l, i) => l.Text != Contents && (l.Level == 1 || i > from)))
                {
                    table.Row(row =>
                    {
                        row.HeadingCell().Column(cell => cell.Item().Padding(line.Level == 1 ? 0 : look.Space(5), 0, 0, 0).Text().Tag(null).Span(line.Text, (line.Level == 1 ? look.Cell.Semi : look.Cell).In(PlanLook.Link), line.Address));
                        row.Text(line.Page.ToString(CultureInfo.InvariantCulture), look.Cell);
                    });
                }
            });
        });
    }

    private static void AddTo(PageSetup page, SefReport sef, PlanLook look, int level)
    {
        if (!string.IsNullOrWhiteSpace(sef.Context))
        {
            page.Content.Item().SpaceBefore(look.Space(5)).Tag("Sect").Bookmark(level, "Our school").Column(column =>
            {
                column.Item().KeepWithNext().Text("Our school", look.Section).Tag("H2");
                column.Item().SpaceBefore(look.Space(1.5)).Text(sef.Context, look.Body);
            });
        }

        page.Content.Item().SpaceBefore(look.Space(5)).Tag("Sect").Bookmark(level, "Our grades").Column(column =>
        {
            column.Item().KeepWithNext().Text("Our grades", look.Section).Tag("H2");
            column.Item().SpaceBefore(look.Space(1.5)).Table(table => Grades(table, sef, look));
        });
        if (sef.Inspection.Count > 0)
        {
            page.Content.Item().SpaceBefore(look.Space(6)).KeepTogether().Tag("Sect").Bookmark(level, "Since the last inspection").Column(column =>
            {
                column.Item().KeepWithNext().Text(sef.InspectedOn is null ? "Since the last inspection" : $"Since the last inspection, {sef.InspectedOn}", look.Section).Tag("H2");
                column.Item().SpaceBefore(look.Space(1.5)).Table(table => Inspection(table, sef.Inspection, look));
            });
        }

        foreach (var area in sef.Areas.Where(a => a.Grade is not null || a.Why is not null || a.Groups is not null || a.Strengths.Count + a.Developments.Count > 0))
        {
            page.Content.Item().SpaceBefore(look.Space(7)).Tag("Sect").Bookmark(level, area.Name).Column(column => new SefAreaSection(look).Compose(column, area));
        }
    }

    private static void Grades(TableBlock table, SefReport sef, PlanLook look)
    {
        table.Style(look.Table).Summary("The grade of each area").ShareColumn(1.2).FitColumn(look.Space(48)).FitColumn(look.Space(48)).ShareColumn(3);
        table.Header(row => row.Heading("Area").Heading("Our grade").Heading(sef.Before is null ? "Before" : $"In {sef.Before}").Heading("Why, in short"));
        foreach (var area in sef.Areas)
        {
            table.Row(row =>
            {
                row.HeadingCell().Text(area.Name, look.Cell.Semi).Tag(null);
                GradeIn(row, area.Grade, look);
                if (area.Before is null)
                {
                    row.Text("–", look.Cell);
                }
                else
                {
                    GradeIn(row, area.Before, look);
                }

                row.DataCell().Text(Words.OrDash(area.Why), look.Cell).Tag(null).MaxLines(2);
            });
        }
    }

    internal static void Inspection(TableBlock table, IEnumerable<SefPoint> points, PlanLook look, int lines = int.MaxValue)
    {
        table.Style(look.Table).Summary("What the last inspection asked for and what has been done since").ShareColumn(1.2).ShareColumn(2.4).FitColumn(look.Space(34));
        table.Header(row => row.Heading("It asked for").Heading("What we have done since").Heading("How it stands"));
        foreach (var point in points)
        {
            table.Row(row =>
            {
                row.HeadingCell().Text(point.Text, look.Cell.Semi).Tag(null).MaxLines(lines);
                row.DataCell().Text(Words.OrDash(point.Evidence), look.Cell).Tag(null).MaxLines(lines);
                if (point.Stands is { } stands)
                {
                    row.DataCell().Lift(look.Tag.Size * 0.13).Fill(new FlowBlock().Tag(null)).Add(ProgressLook.Of(stands).Tag(look));
                }
                else
                {
                    row.Text("–", look.Cell);
                }
            });
        }
    }

    internal static void GradeIn(TableRow row, SefGrade? grade, PlanLook look) => row.DataCell().Lift(look.Tag.Size * 0.13).Fill(new FlowBlock().Tag(null)).Add(GradeLook.Tag(grade, look));
}
