using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.SelfEvaluation;

/// <summary>
/// The page that a head has in hand when an inspector rings: who we are, what the last inspection asked for, grades with one line each, what we work on and how far we are, what to see.
/// Always one page: long texts are set smaller, then cut, and lists say how many more there are.
/// </summary>
public static class PlanningCallPdf
{
    private const int ShortestLine = 50;

    private readonly record struct Fit(double Scale, int Lines, int Rows, int ContextLines);

    private static readonly Fit[] Fits =
    [
        new(1, 3, 100, 6), new(1, 2, 100, 5), new(0.95, 2, 100, 4), new(0.9, 2, 100, 4), new(0.86, 2, 100, 4), new(0.82, 2, 100, 3), new(0.9, 1, 100, 3), new(0.86, 1, 100, 3), new(0.82, 1, 100, 2), new(0.78, 1, 100, 2),
        new(0.78, 1, 10, 2), new(0.78, 1, 8, 2), new(0.78, 1, 6, 1), new(0.78, 1, 4, 1), new(0.78, 1, 3, 1), new(0.78, 1, 2, 1),
    ];

    /// <summary>Prints the sheet on one page and returns the file.</summary>
    /// <param name="sef">The self-evaluation.</param>
    /// <param name="plan">The year's plan, or null when there is none.</param>
    public static byte[] Write(SefReport sef, PlanReport? plan)
    {
        var frame = SefPdf.Frame(sef) with { Title = "For the planning call", Kind = "Planning call", Facts = sef.Facts };
        return PlanPages.Create(frame, $"For the planning call – {sef.School}", page =>
        {
            var room = page.Room().First;
            var fit = Fits.FirstOrDefault(f => Compose(new ColumnBlock(), frame, sef, plan, f).Height(page.InnerWidth) <= room, Fits[^1]);
            page.Content.Item().Tag("Sect").Bookmark(1, "For the planning call").Column(column => Compose(column, frame, sef, plan, fit));
        });
    }

    private static ColumnBlock Compose(ColumnBlock column, PlanReport frame, SefReport sef, PlanReport? plan, Fit fit)
    {
        var look = new PlanLook(fit.Scale);
        PlanPages.Cover(column, frame, look);
        if (!string.IsNullOrWhiteSpace(sef.Context))
        {
            column.Item().SpaceBefore(look.Space(2.5)).Text(sef.Context, look.Body).MaxLines(fit.ContextLines);
        }

        column.Item().SpaceBefore(look.Space(3.5)).Row(row =>
        {
            row.Gap(look.Space(8));
            row.Share(1.25).Column(left => Grades(left, sef, look, fit));
            row.Share().Column(right =>
            {
                Inspection(right, sef, look, fit);
                See(right, sef, look, fit);
            });
        });
        Priorities(column, plan, look, fit);
        return column;
    }

    private static void Grades(ColumnBlock column, SefReport sef, PlanLook look, Fit fit)
    {
        Heading(column, "How we grade ourselves", look);
        column.Item().SpaceBefore(look.Space(1)).Table(table =>
        {
            table.Style(look.Table).Summary("Our grade of each area, and why in one line").ShareColumn(1).FitColumn(look.Space(46)).ShareColumn(1.9);
            table.Header(row => row.Heading("Area").Heading("Our grade").Heading("Why"));
            foreach (var area in sef.Areas.Take(fit.Rows))
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(area.Name, look.Cell.Semi).Tag(null).MaxLines(fit.Lines);
                    SefPdf.GradeIn(row, area.Grade is { Label.Length: > 24 } g ? g with { Label = g.Label[..23] + "…" } : area.Grade, look);
                    row.DataCell().Text(Words.OrDash(FirstSentence(area.Why)), look.Cell).Tag(null).MaxLines(fit.Lines);
                });
            }

            More(table, sef.Areas.Count - fit.Rows, look, 3);
        });
    }

    private static void Inspection(ColumnBlock column, SefReport sef, PlanLook look, Fit fit)
    {
        Heading(column, sef.InspectedOn is null ? "Since the last inspection" : $"Since the last inspection, {sef.InspectedOn}", look);
        if (sef.Inspection.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(0.8)).Text("Nothing written of what it asked for.", look.Body.In(PlanLook.Secondary));
            return;
        }

        column.Item().SpaceBefore(look.Space(1)).Table(table =>
        {
            SefPdf.Inspection(table, sef.Inspection.Take(fit.Rows), look, fit.Lines);
            More(table, sef.Inspection.Count - fit.Rows, look, 3);
        });
    }

    /// <summary>The strengths of the areas that stand best: what a school would show.</summary>
    private static void See(ColumnBlock column, SefReport sef, PlanLook look, Fit fit)
    {
        var most = Math.Min(5, fit.Rows);
        // From each area one before any has two.
        var see = sef.Areas.SelectMany(area => area.Strengths.Take(2).Select((point, place) => (Area: area, Point: point, Place: place)))
            .OrderBy(s => s.Place).ThenByDescending(s => Height(s.Area.Grade)).Take(most).Select(s => (s.Area.Name, s.Point)).ToList();
        column.Item().SpaceBefore(look.Space(3.5)).KeepWithNext().Text("What to see", look.Section).Tag("H2");
        if (see.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(0.8)).Text("No strengths are written yet.", look.Body.In(PlanLook.Secondary));
            return;
        }

        column.Item().SpaceBefore(look.Space(1)).Tag("L").Column(list =>
        {
            list.Spacing(look.Space(0.6));
            foreach (var (area, point) in see)
            {
                list.Item().Fill(new ListItemBlock(look.Cell, PlanLook.StrongLine)).Body.Text().Tag(null).Span($"{area}: ", look.Cell.Semi).Span(point.Text, look.Cell).MaxLines(Math.Min(2, fit.Lines));
            }
        });
    }

    /// <summary>How well an area stands; one that is met or not met says less of what there is to see.</summary>
    private static int Height(SefGrade? grade) => grade?.Token is ['g', >= '1' and <= '5' and var step] ? step - '0' : 0;

    private static void Priorities(ColumnBlock column, PlanReport? plan, PlanLook look, Fit fit)
    {
        column.Item().SpaceBefore(look.Space(3.5)).KeepWithNext().Text(plan is null ? "What we work on" : $"What we work on: {plan.Title}", look.Section).Tag("H2").MaxLines(1);
        if (plan is null || plan.Priorities.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(0.8)).Text(plan is null ? "There is no plan for this year yet." : "The plan has no priorities yet.", look.Body.In(PlanLook.Secondary));
            return;
        }

        var most = Math.Min(5, fit.Rows);
        column.Item().SpaceBefore(look.Space(1)).Table(table =>
        {
            table.Style(look.Table).Summary("The top priorities of the plan and how far each is").ShareColumn(2.4).ShareColumn(1).ShareColumn(2.2).ShareColumn(2).FitColumn(look.Space(24), Align.Right).FitColumn(look.Space(24), Align.Right);
            table.Header(row => row.Heading("Priority").Heading("Lead").Heading("Actions").Heading("Lead measure").Heading("Now").Heading("Target"));
            foreach (var priority in plan.Priorities.Take(most))
            {
                var measure = priority.Criteria.Count > 0 ? priority.Criteria[0] : null;
                table.Row(row =>
                {
                    row.HeadingCell().Text($"{priority.Number}. {priority.Title}", look.Cell.Semi).Tag(null).MaxLines(Math.Min(2, fit.Lines));
                    row.DataCell().Text(Words.OrDash(priority.Lead), look.Cell).Tag(null).MaxLines(1);
                    Actions(row.DataCell(), priority, look);
                    row.DataCell().Text(Words.OrDash(measure?.Measure), look.Cell).Tag(null).MaxLines(Math.Min(2, fit.Lines));
                    row.DataCell().Text(Words.OrDash(measure?.Now), look.Cell.Semi).Tag(null).AlignTo(Align.Right).MaxLines(1);
                    row.DataCell().Text(Words.OrDash(measure?.Target), look.Cell).Tag(null).AlignTo(Align.Right).MaxLines(1);
                });
            }

            More(table, plan.Priorities.Count - most, look, 6);
        });
    }

    private static void Actions(Slot cell, PlanPriority priority, PlanLook look)
    {
        if (priority.Actions.Count == 0)
        {
            cell.Text("No actions yet", look.Cell.In(PlanLook.Secondary)).Tag(null).MaxLines(1);
            return;
        }

        var flow = new FlowBlock(look.Space(2), look.Space(0.4)).Tag(null);
        foreach (var (progress, count) in Words.Counts(priority.Actions.Select(action => action.Progress)))
        {
            flow.Add(progress.Count(look, count));
        }

        cell.Fill(flow);
    }

    private static void More(TableBlock table, int more, PlanLook look, int columns)
    {
        if (more > 0)
        {
            table.Row(row => row.Text($"…and {more} more", look.Cell.In(PlanLook.Secondary), columns));
        }
    }

    private static void Heading(ColumnBlock column, string text, PlanLook look) => column.Item().KeepWithNext().Text(text, look.Section).Tag("H2").MaxLines(1);

    /// <summary>One line says one thing: the first sentence, or as many short ones as make a line.</summary>
    private static string? FirstSentence(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is '\n' || (text[i] is '.' or '!' or '?' && char.IsWhiteSpace(text[i + 1]) && i > ShortestLine))
            {
                return text[..(i + 1)].Trim();
            }
        }

        return text;
    }
}
