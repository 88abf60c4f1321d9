using System.Globalization;
using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Plans;

/// <summary>One priority on paper: why, outcomes and criteria side by side, then its actions, then its milestones.</summary>
internal sealed class PlanPrioritySection(PlanReport plan, PlanLook look)
{
    private const int LongStory = 900;

    private readonly string _dayFormat = DayFormat(plan);

    public void Compose(ColumnBlock column, PlanPriority priority)
    {
        column.Item().KeepWithNext().Text($"{priority.Name}: {priority.Title}", look.Section).Tag("H2");
        var facts = Facts(priority);
        if (facts.Length > 0)
        {
            column.Item().SpaceBefore(look.Space(0.6)).KeepWithNext().Text(facts, look.Cell.In(PlanLook.Secondary));
        }
        // What is short stands side by side; a long story takes the whole width, or it would run down a narrow column for pages.
        var isLong = (priority.Why?.Length ?? 0) + (priority.Baseline?.Length ?? 0) + (priority.Answers?.Length ?? 0) + (priority.TrustWhy?.Length ?? 0) + priority.MustSee.Sum(seen => seen.Length) > LongStory;
        if (isLong)
        {
            column.Item().SpaceBefore(look.Space(2)).Column(part => Why(part, priority));
        }
        column.Item().SpaceBefore(look.Space(isLong ? 4 : 2)).Row(row =>
        {
            row.Gap(look.Space(8));
            if (!isLong)
            {
                row.Share(1.05).Column(part => Why(part, priority));
            }
            row.Share(isLong ? 1.3 : 0.85).Column(part => Outcomes(part, priority));
            row.Share(1.9).Column(part => Criteria(part, priority));
        });
        Actions(column, priority);
        Milestones(column, priority);
    }

    private static string Facts(PlanPriority priority) => string.Join("  ·  ", new[]
    {
        priority.Area,
        priority.Strand,
        string.IsNullOrWhiteSpace(priority.Lead) ? null : $"Lead: {priority.Lead}",
        string.IsNullOrWhiteSpace(priority.LinkGovernor) ? null : $"Link governor: {priority.LinkGovernor}",
        priority.TrustRequired ? priority.NonNegotiable ? "Required by the trust, non-negotiable" : "Required by the trust" : null,
    }.Where(fact => !string.IsNullOrWhiteSpace(fact)));

    private void Why(ColumnBlock part, PlanPriority priority)
    {
        Heading(part, "Why this matters");
        part.Item().SpaceBefore(look.Space(0.8)).Text(Written(priority.Why), Shade(priority.Why));
        if (!string.IsNullOrWhiteSpace(priority.Baseline))
        {
            part.Item().SpaceBefore(look.Space(1.5)).Text()
                .Span("Where we start: ", look.Body.Semi).Span(priority.Baseline, look.Body);
        }
        if (!string.IsNullOrWhiteSpace(priority.Answers))
        {
            part.Item().SpaceBefore(look.Space(1.5)).Text()
                .Span("This answers: ", look.Body.Semi).Span(priority.Answers, look.Body);
        }
        if (!string.IsNullOrWhiteSpace(priority.TrustWhy))
        {
            part.Item().SpaceBefore(look.Space(1.5)).Text()
                .Span("What the trust says: ", look.Body.Semi).Span(priority.TrustWhy, look.Body);
        }
        if (priority.MustSee.Count > 0)
        {
            part.Item().SpaceBefore(look.Space(1.5)).Text()
                .Span("What the trust must see: ", look.Body.Semi).Span(string.Join("; ", priority.MustSee.Select(seen => seen.TrimEnd('.', ';'))) + ".", look.Body);
        }
    }

    private void Outcomes(ColumnBlock part, PlanPriority priority)
    {
        Heading(part, "What will be different");
        if (priority.Outcomes.Count == 0)
        {
            part.Item().SpaceBefore(look.Space(0.8)).Text(Written(null), Shade(null));
            return;
        }
        part.Item().SpaceBefore(look.Space(0.8)).Tag("L").Column(list =>
        {
            list.Spacing(look.Space(0.9));
            foreach (var outcome in priority.Outcomes)
            {
                list.Item().Fill(new ListItemBlock(look.Body, PlanLook.StrongLine)).Body.Text(outcome, look.Body).Tag(null);
            }
        });
    }

    private void Criteria(ColumnBlock part, PlanPriority priority)
    {
        Heading(part, "Success criteria").Bookmark(2, "Success criteria");
        if (priority.Criteria.Count == 0)
        {
            part.Item().SpaceBefore(look.Space(0.8)).Text(Written(null), Shade(null));
            return;
        }
        part.Item().SpaceBefore(look.Space(0.8)).Table(table =>
        {
            table.Style(look.Table).Summary($"Success criteria: {priority.Name}")
                .ShareColumn(1)
                .FitColumn(look.Space(20), Align.Right).FitColumn(look.Space(24), Align.Right).FitColumn(look.Space(20), Align.Right)
                .FitColumn(look.Space(32));
            table.Header(row => row.Heading("Measure").Heading("Baseline").Heading("Now").Heading("Target").Heading("Progress"));
            foreach (var criterion in priority.Criteria)
            {
                table.Row(row => CriterionRow(row, criterion));
            }
        });
    }

    private void CriterionRow(TableRow row, PlanCriterion criterion)
    {
        row.HeadingCell().Column(cell =>
        {
            cell.Item().Text(criterion.Measure, look.Cell.Semi);
            // The last measurement alone: the whole series is in the workbook, and here it would push the actions off the page.
            Below(cell, string.Join(". ", new[]
            {
                string.IsNullOrWhiteSpace(criterion.ByWhen) ? null : $"By {criterion.ByWhen}",
                string.IsNullOrWhiteSpace(criterion.National) ? null : $"National {criterion.National}",
                criterion.Points.Count == 0 ? null : $"Measured {criterion.Points[^1].When}",
            }.OfType<string>()));
            Below(cell, criterion.Note);
        });
        row.Text(Words.OrDash(criterion.Baseline), look.Cell);
        row.DataCell().Column(cell =>
        {
            cell.Item().Text(Words.OrDash(criterion.Now), look.Cell.Semi).AlignTo(Align.Right);
            Below(cell, string.IsNullOrWhiteSpace(criterion.Expected) ? null : $"{criterion.Expected} expected", Align.Right);
        });
        row.Text(Words.OrDash(criterion.Target), look.Cell);
        Tag(row, criterion.Progress);
    }

    private void Actions(ColumnBlock column, PlanPriority priority)
    {
        column.Item().SpaceBefore(look.Space(3.5)).KeepWithNext().Bookmark(2, "Actions").Text("Actions", look.Part).Tag("H3");
        if (priority.Actions.Count == 0)
        {
            column.Item().SpaceBefore(look.Space(1)).Text("No actions yet.", look.Body.In(PlanLook.Secondary));
            return;
        }
        column.Item().SpaceBefore(look.Space(1)).Table(table =>
        {
            table.Style(look.Table).Summary($"Actions: {priority.Name}")
                .FitColumn(look.Space(14)).ShareColumn(1).FitColumn(look.Space(32))
                .FitColumn(look.Space(30), Align.Right).FitColumn(look.Space(30), Align.Right).FitColumn(look.Space(24), Align.Right)
                .FitColumn(look.Space(32)).FitColumn(look.Space(44)).FitColumn(look.Space(32));
            table.Header(row => row.Heading("No.").Heading("Action").Heading("Lead").Heading("Start").Heading("Due").Heading("Cost")
                .Heading("Paid from").Heading("Training need").Heading("Status"));
            foreach (var action in priority.Actions)
            {
                table.Row(row => ActionRow(row, action));
            }
            table.Total(row =>
            {
                row.HeadingCell(span: 5).Text("Total", look.Cell.Semi).Tag(null);
                row.Text(PlanCosts.Pounds(priority.Actions.Sum(action => action.CostPence ?? 0)), look.Cell.Semi);
                row.DataCell(span: 3);
            });
        });
    }

    private void ActionRow(TableRow row, PlanAction action)
    {
        row.Text(action.Number, look.Cell.In(PlanLook.Faint));
        row.HeadingCell().Column(cell =>
        {
            cell.Item().Text(action.What, look.Cell);
            Below(cell, string.IsNullOrWhiteSpace(action.Others) ? null : $"With {action.Others}");
            Below(cell, action.Note);
        });
        row.Text(Words.OrDash(action.Lead), look.Cell);
        row.Text(Day(action.Start), look.Cell);
        row.Text(Day(action.Due), look.Cell);
        row.Text(action.CostPence is { } pence ? PlanCosts.Pounds(pence) : "–", look.Cell);
        row.Text(Words.OrDash(action.FundingSource), look.Cell);
        row.DataCell().Column(cell =>
        {
            cell.Item().Text(Words.OrDash(action.TrainingNeed), look.Cell);
            Below(cell, action.TrainingFor);
            Below(cell, action.JointTraining is null ? null : $"Joint: {action.JointTraining}");
        });
        Tag(row, action.Progress);
    }

    private void Milestones(ColumnBlock column, PlanPriority priority)
    {
        var terms = priority.Terms.Where(term => term.Milestones.Count > 0).ToList();
        if (terms.Count == 0)
        {
            return;
        }
        column.Item().SpaceBefore(look.Space(3)).KeepWithNext().Bookmark(2, "Milestones").Text("Milestones", look.Part).Tag("H3");
        // Three terms to a line; a year of six half-terms takes two lines.
        foreach (var (line, index) in terms.Chunk(3).Select((line, index) => (line, index)))
        {
            column.Item().SpaceBefore(look.Space(index == 0 ? 1 : 2)).KeepTogether().RuleAbove(1.2, PlanLook.Ink).Padding(0, look.Space(1.2), 0, 0).Row(row =>
            {
                row.Gap(look.Space(4));
                for (var i = 0; i < 3; i++)
                {
                    var part = row.Share();
                    if (i < line.Length)
                    {
                        var term = line[i];
                        _ = i > 0 ? part.RuleLeft(0.5, PlanLook.Hairline).Padding(look.Space(4), 0, 0, 0) : part;
                        part.Column(cell => Term(cell, term));
                    }
                }
            });
        }
    }

    private void Term(ColumnBlock cell, PlanTerm term)
    {
        cell.Item().KeepWithNext().Text(term.Name, look.Cell.Bold).Tag("H4");
        cell.Item().SpaceBefore(look.Space(0.6)).Tag("L").Column(list =>
        {
            list.Spacing(look.Space(0.8));
            foreach (var milestone in term.Milestones)
            {
                var progress = ProgressLook.Of(milestone.Progress);
                var item = new ListItemBlock(look.Cell, progress.IconColour, progress.Icon);
                list.Item().Fill(item).Body.Column(words =>
                {
                    words.Item().Text()
                        .Span(milestone.Text.TrimEnd() + "  ", look.Cell)
                        .Span(progress.Label.Replace(' ', '\u00A0'), look.Small.Semi.In(progress.Words));
                    Below(words, milestone.Impact);
                });
            }
        });
    }

    private Slot Heading(ColumnBlock part, string text)
    {
        var slot = part.Item().KeepWithNext();
        slot.Text(text, look.Part).Tag("H3");
        return slot;
    }

    private void Below(ColumnBlock cell, string? text, Align align = Align.Left)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            cell.Item().Text(text, look.Small).AlignTo(align);
        }
    }

    private void Tag(TableRow row, Progress progress) =>
        row.DataCell().Lift(look.Tag.Size * 0.13).Fill(new FlowBlock().Tag(null)).Add(ProgressLook.Of(progress).Tag(look));

    private static string Written(string? text) => string.IsNullOrWhiteSpace(text) ? "Not written yet." : text;

    private TextStyle Shade(string? text) => string.IsNullOrWhiteSpace(text) ? look.Body.In(PlanLook.Secondary) : look.Body;

    // The invariant names of months: British English would give "Sept", which no other page of ours says.
    private string Day(DateOnly? day) => day?.ToString(_dayFormat, CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Within a year a day and a month say enough; a longer plan needs the year as well.</summary>
    private static string DayFormat(PlanReport plan)
    {
        var days = plan.Priorities.SelectMany(priority => priority.Actions)
            .SelectMany(action => new[] { action.Start, action.Due }).OfType<DateOnly>().ToList();
        return days.Count > 0 && days.Min().AddYears(1) <= days.Max() ? "d MMM yyyy" : "d MMM";
    }
}
