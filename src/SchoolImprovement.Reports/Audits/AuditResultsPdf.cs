using System.Globalization;
using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.SelfEvaluation;

namespace SchoolImprovement.Reports.Audits;

/// <summary>What came of an audit across the trust, as a tagged PDF in the language of the plan's own paper.</summary>
public static class AuditResultsPdf
{
    /// <summary>Prints the results on A4 landscape and returns the file.</summary>
    public static byte[] Write(AuditResultsReport results)
    {
        var look = new PlanLook();
        var frame = new PlanReport
        {
            School = "All schools",
            Trust = results.Trust,
            Title = results.Title,
            Kind = results.Framework,
            TrustColour = results.TrustColour,
            MadeAt = results.MadeAt,
            Made = results.Made,
            Facts = [new("Finished", string.Create(CultureInfo.InvariantCulture, $"{results.Finished} of {results.Schools.Count} {(results.Schools.Count == 1 ? "school" : "schools")}")), new("Due", results.Due)],
        };
        return PlanPages.Create(frame, $"{results.Title} – {results.Trust}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, frame, look));
            foreach (var sentence in results.KeySentences)
            {
                page.Content.Item().SpaceBefore(look.Space(1.5)).Text(sentence, look.Body);
            }

            foreach (var area in results.Finished == 0 ? [] : results.Areas)
            {
                page.Content.Item().SpaceBefore(look.Space(6)).KeepTogether().Tag("Sect").Bookmark(1, area.Name).Column(column =>
                {
                    column.Item().KeepWithNext().Text(area.Name, look.Section).Tag("H2");
                    if (area.Note is not null)
                    {
                        column.Item().SpaceBefore(look.Space(0.5)).KeepWithNext().Text(area.Note, look.Small);
                    }

                    column.Item().SpaceBefore(look.Space(1.5)).Table(table => Area(table, area, look));
                });
            }

            page.Content.Item().SpaceBefore(look.Space(2)).Text($"Schools that have not finished are not counted. The share is of the schools that judged a statement.{(results.Before is null ? "" : $" The time before: {results.Before}, where statement and scale are the same.")}", look.Small);
            page.Content.Item().SpaceBefore(look.Space(6)).Tag("Sect").Bookmark(1, "Schools").Column(column =>
            {
                column.Item().KeepWithNext().Text("Schools", look.Section).Tag("H2");
                column.Item().SpaceBefore(look.Space(1.5)).Table(table => Schools(table, results, look));
            });
        });
    }

    /// <summary>A count in the colour and with the shape of its grade, or a dash for none.</summary>
    internal static void Count(TableRow row, SefGrade grade, int count, PlanLook look)
    {
        if (count == 0)
        {
            row.Text("–", look.Cell.In(PlanLook.Faint));
        }
        else
        {
            SefPdf.GradeIn(row, grade with { Label = count.ToString(CultureInfo.InvariantCulture) }, look);
        }
    }

    private static void Area(TableBlock table, ResultsArea area, PlanLook look)
    {
        table.Style(look.Table).Summary($"{area.Name}: how many schools gave each answer, the lowest first").ShareColumn(3.2);
        foreach (var _ in area.Scale)
        {
            table.ShareColumn(0.85);
        }

        table.ShareColumn(1, Align.Right).ShareColumn(0.9, Align.Right);
        table.Header(row =>
        {
            row.Heading("Statement");
            foreach (var grade in area.Scale)
            {
                row.Heading(grade.Label);
            }

            row.Heading(area.BelowWords).Heading("Time before");
        });
        foreach (var line in area.Lines)
        {
            table.Row(row =>
            {
                row.Middle();
                row.HeadingCell().Text(line.Statement, look.Cell).Tag(null);
                foreach (var (grade, count) in area.Scale.Zip(line.Counts))
                {
                    Count(row, grade, count, look);
                }

                row.Text(line.Judged == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{line.Below} of {line.Judged}"), look.Cell.Semi);
                row.Text(line.JudgedBefore is > 0 and var judged ? string.Create(CultureInfo.InvariantCulture, $"{line.BelowBefore} of {judged}") : "–", look.Cell);
            });
        }
    }

    private static void Schools(TableBlock table, AuditResultsReport results, PlanLook look)
    {
        table.Style(look.Table).Summary("How far each school is").ShareColumn(2).ShareColumn(1.4).FitColumn(look.Space(30), Align.Right).ShareColumn(1.6);
        table.Header(row => row.Heading("School").Heading("How far").Heading("Answered").Heading("Finished"));
        foreach (var school in results.Schools)
        {
            table.Row(row =>
            {
                row.HeadingCell().Text(school.School, look.Cell.Semi).Tag(null);
                row.Text(school.State, look.Cell);
                row.Text(string.Create(CultureInfo.InvariantCulture, $"{school.Answered} of {school.Asked}"), look.Cell);
                row.Text(school.Finished is { } day ? $"{school.By}, {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : "–", look.Cell);
            });
        }
    }
}
