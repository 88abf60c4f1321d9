using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Reviews;

/// <summary>The review of a term as a tagged PDF in the language of the plan's own paper.</summary>
public static class TermReviewPdf
{
    /// <summary>Prints the review on A4 landscape and returns the file.</summary>
    public static byte[] Write(TermReviewReport review)
    {
        var look = new PlanLook();
        return PlanPages.Create(Frame(review), $"{review.Title} – {review.School}", page =>
        {
            page.Content.Item().Column(column => PlanPages.Cover(column, Frame(review), look));
            if (review.Priorities.Count == 0)
            {
                page.Content.Item().SpaceBefore(look.Space(6)).Text("The plan has no priorities to review.", look.Body.In(PlanLook.Secondary));
            }
            foreach (var priority in review.Priorities)
            {
                page.Content.Item().SpaceBefore(look.Space(7)).KeepTogether().Tag("Sect").Bookmark(1, $"Priority {priority.Number}: {priority.Title}")
                    .Column(column => Compose(column, priority, look));
            }
        });
    }

    private static PlanReport Frame(TermReviewReport review) => new()
    {
        School = review.School,
        Trust = review.Trust,
        Title = review.Title,
        Kind = review.Plan,
        TrustColour = review.TrustColour,
        Status = review.State,
        MadeAt = review.MadeAt,
        Made = review.Made,
        Facts = [new("Review", review.State), new("Priorities", review.Priorities.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static void Compose(ColumnBlock column, ReviewedPriority priority, PlanLook look)
    {
        column.Item().KeepWithNext().Text($"Priority {priority.Number}: {priority.Title}", look.Section).Tag("H2");
        if (priority.Progress is { } progress)
        {
            column.Item().SpaceBefore(look.Space(1)).KeepWithNext().Fill(new FlowBlock().Tag("P")).Add(ProgressLook.Of(progress).Tag(look));
        }
        column.Item().SpaceBefore(look.Space(2)).Row(row =>
        {
            row.Gap(look.Space(8));
            row.Share(1.3).Column(part => Answer(part, "What changed", priority.WhatChanged, look));
            row.Share().Column(part => Answer(part, "For whom", priority.ForWhom, look));
            row.Share().Column(part => Answer(part, "How we know", priority.HowWeKnow, look));
        });
        if (priority.Lines.Count == 0)
        {
            return;
        }
        column.Item().SpaceBefore(look.Space(3.5)).KeepWithNext().Text("Success criteria and milestones", look.Part).Tag("H3");
        column.Item().SpaceBefore(look.Space(1)).Table(table =>
        {
            table.Style(look.Table).Summary($"How the criteria and milestones of priority {priority.Number} stood")
                .ShareColumn(1.4).FitColumn(look.Space(34)).FitColumn(look.Space(20), Align.Right).FitColumn(look.Space(20), Align.Right).FitColumn(look.Space(32)).ShareColumn(1);
            table.Header(row => row.Heading("What was to be seen").Heading("Kind").Heading("Now").Heading("Target").Heading("How it stands").Heading("Note or impact"));
            foreach (var line in priority.Lines)
            {
                table.Row(row =>
                {
                    row.HeadingCell().Text(line.Words, look.Cell.Semi).Tag(null);
                    row.Text(line.Kind, look.Cell);
                    row.Text(Words.OrDash(line.Now), look.Cell);
                    row.Text(Words.OrDash(line.Target), look.Cell);
                    row.DataCell().Lift(look.Tag.Size * 0.13).Fill(new FlowBlock().Tag(null)).Add(ProgressLook.Of(line.Progress).Tag(look));
                    row.Text(Words.OrDash(line.Note), look.Cell);
                });
            }
        });
    }

    private static void Answer(ColumnBlock part, string heading, string? text, PlanLook look)
    {
        part.Item().KeepWithNext().Text(heading, look.Part).Tag("H3");
        part.Item().SpaceBefore(look.Space(0.8)).Text(text ?? "Not written yet.", text is null ? look.Body.In(PlanLook.Secondary) : look.Body);
    }
}
