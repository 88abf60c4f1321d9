using System.Globalization;
using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.SelfEvaluation;

namespace SchoolImprovement.Reports.Audits;

/// <summary>One school's audit as a tagged PDF in the language of the plan's own paper.</summary>
public static class AuditPdf
{
    /// <summary>Prints the audit on A4 landscape and returns the file.</summary>
    public static byte[] Write(AuditReport audit)
    {
        var look = new PlanLook();
        var frame = new PlanReport
        {
            School = audit.School,
            Trust = audit.Trust,
            Title = audit.Title,
            Kind = audit.Framework,
            TrustColour = audit.TrustColour,
            Status = audit.State,
            MadeAt = audit.MadeAt,
            Made = audit.Made,
            Facts = [new("Due", audit.Due), new("Answered", string.Create(CultureInfo.InvariantCulture, $"{audit.Answered} of {audit.Asked} statements")), new("Audit", audit.State)],
        };
        return PlanPages.Create(frame, $"{audit.Title} – {audit.School}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, frame, look));
            page.Content.Item().SpaceBefore(look.Space(5)).Tag("Sect").Bookmark(1, "In short").Column(column =>
            {
                column.Item().KeepWithNext().Text("In short", look.Section).Tag("H2");
                column.Item().SpaceBefore(look.Space(1.5)).Table(table => InShort(table, audit, look));
            });
            foreach (var area in audit.Areas)
            {
                page.Content.Item().SpaceBefore(look.Space(6)).KeepTogether().Tag("Sect").Bookmark(1, area.Name).Column(column =>
                {
                    column.Item().KeepWithNext().Text(area.Name, look.Section).Tag("H2");
                    column.Item().SpaceBefore(look.Space(1.5)).Table(table => Answers(table, audit, area, look));
                });
            }

            if (audit.Before is not null)
            {
                page.Content.Item().SpaceBefore(look.Space(2)).Text($"Last time: {audit.Before}.", look.Small);
            }
        });
    }

    private static void InShort(TableBlock table, AuditReport audit, PlanLook look)
    {
        var steps = audit.Areas.SelectMany(area => area.Answers).Select(answer => answer.Answer).OfType<SefGrade>().Distinct().OrderBy(grade => grade.Token == "gx").ThenBy(grade => grade.Token, StringComparer.Ordinal).ToList();
        table.Style(look.Table).Summary("How many statements of each area have which answer").ShareColumn(2);
        steps.ForEach(_ => table.ShareColumn(0.8));
        table.FitColumn(look.Space(26), Align.Right);
        table.Header(row =>
        {
            row.Heading("Area");
            steps.ForEach(step => row.Heading(step.Label));
            row.Heading("No answer");
        });
        foreach (var area in audit.Areas)
        {
            table.Row(row =>
            {
                row.HeadingCell().Text(area.Name, look.Cell.Semi).Tag(null);
                foreach (var step in steps)
                {
                    AuditResultsPdf.Count(row, step, area.Answers.Count(answer => answer.Answer == step), look);
                }

                row.Text(area.Answers.Count(answer => answer.Answer is null) is > 0 and var none ? none.ToString(CultureInfo.InvariantCulture) : "–", look.Cell);
            });
        }
    }

    private static void Answers(TableBlock table, AuditReport audit, AuditArea area, PlanLook look)
    {
        var (compares, plans) = (audit.Before is not null, area.Answers.Any(answer => answer.InPlan is not null));
        table.Style(look.Table).Summary($"{area.Name}: statements and answers").ShareColumn(2).FitColumn(look.Space(40)).ShareColumn(1.4);
        if (compares)
        {
            table.FitColumn(look.Space(40));
        }

        if (plans)
        {
            table.FitColumn(look.Space(44));
        }

        table.Header(row =>
        {
            row.Heading("Statement").Heading("Answer").Heading("Evidence");
            if (compares)
            {
                row.Heading("Last time");
            }

            if (plans)
            {
                row.Heading("In the plan");
            }
        });
        foreach (var answer in area.Answers)
        {
            table.Row(row =>
            {
                row.HeadingCell().Text(answer.Statement, look.Cell).Tag(null);
                Grade(row, answer.Answer, "No answer", look);
                row.Text(Words.OrDash(answer.Evidence), look.Cell);
                if (compares)
                {
                    Grade(row, answer.Before, "–", look);
                }

                if (plans)
                {
                    row.Text(Words.OrDash(answer.InPlan), look.Cell);
                }
            });
        }
    }

    private static void Grade(TableRow row, SefGrade? grade, string none, PlanLook look)
    {
        if (grade is null)
        {
            row.Text(none, look.Cell.In(PlanLook.Faint));
        }
        else
        {
            SefPdf.GradeIn(row, grade, look);
        }
    }
}
