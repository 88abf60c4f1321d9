using System.Globalization;
using SchoolImprovement.Reports.Spreadsheets;

namespace SchoolImprovement.Reports.Plans;

/// <summary>The plan as a spreadsheet (.xlsx): a sheet for each kind of thing, with dates, money and figures that can be sorted and added up.</summary>
public static class PlanSpreadsheet
{
    /// <summary>Writes the plan and returns the file.</summary>
    public static byte[] Write(PlanReport plan)
    {
        return WorkbookWriter.Write($"{plan.Title} – {plan.School}", plan.Trust, plan.Made, Sheets(plan));
    }

    /// <summary>The plan's sheets, for a workbook that holds more.</summary>
    internal static IReadOnlyList<Sheet> Sheets(PlanReport plan)
    {
        var costs = new PlanCosts(plan);
        return [Summary(plan, costs), Priorities(plan, costs), Criteria(plan), Milestones(plan), Actions(plan), Costs(plan, costs)];
    }

    private static Sheet Summary(PlanReport plan, PlanCosts costs)
    {
        var sheet = new Sheet("Summary", [new("About", 26), new("What it says", 90)]) { IsList = false };
        sheet.Add("School", plan.School);
        sheet.Add("Trust", plan.Trust);
        sheet.Add("Plan", plan.Title);
        if (plan.Facts.All(fact => fact.Label != "Status"))
        {
            AddIf("Status", plan.Status);
        }
        AddIf("Version", plan.Version);
        sheet.Add("Made", plan.MadeAt);
        foreach (var fact in plan.Facts)
        {
            AddIf(fact.Label, fact.Value);
        }
        AddIf("In short", plan.InShort);
        AddIf("Vision and values", plan.Vision);
        AddIf("Context", plan.Context);
        AddIf("Last inspection", plan.LastInspection);
        AddIf("Next steps from inspection", string.Join('\n', plan.NextSteps));
        AddIf("Sources", string.Join('\n', plan.Sources.Select(source => source.Name)));
        sheet.Add("Priorities", plan.Priorities.Count);
        sheet.Add("Actions", plan.Priorities.Sum(priority => priority.Actions.Count));
        sheet.Add("Total cost", new Money(costs.Total));
        return sheet;

        void AddIf(string about, string? says)
        {
            if (!string.IsNullOrWhiteSpace(says))
            {
                sheet.Add(about, says);
            }
        }
    }

    private static Sheet Priorities(PlanReport plan, PlanCosts costs)
    {
        var sheet = new Sheet("Priorities",
        [
            new("Number", 9), new("Title", 44), new("Short name", 20), new("Evaluation area", 24), new("Strand", 18), new("Lead", 20), new("Link governor", 20),
            new("Required by the trust", 12), new("Why this matters", 60), new("Baseline", 40), new("Answers", 40), new("What will be different", 60), new("What the trust says", 50), new("What the trust must see", 50), new("Total cost", 14),
        ]);
        for (var i = 0; i < plan.Priorities.Count; i++)
        {
            var priority = plan.Priorities[i];
            sheet.Add(
                priority.InPlan, priority.Title, priority.ShortName, priority.Area, priority.Strand, priority.Lead, priority.LinkGovernor,
                priority.TrustRequired ? "Yes" : "No", priority.Why, priority.Baseline, priority.Answers, string.Join('\n', priority.Outcomes), priority.TrustWhy, priority.MustSee.Count == 0 ? null : string.Join('\n', priority.MustSee), new Money(costs.OfPriority(i)));
        }
        return sheet;
    }

    private static Sheet Criteria(PlanReport plan)
    {
        var sheet = new Sheet("Success criteria",
        [
            new("Priority", 9), new("Priority title", 36), new("Measure", 44), new("Baseline", 12), new("Now", 12), new("Expected by now", 16), new("Target", 12),
            new("National", 14), new("By when", 16), new("Progress", 14), new("Measured so far", 40), new("Note", 40),
        ]);
        foreach (var priority in plan.Priorities)
        {
            foreach (var criterion in priority.Criteria)
            {
                sheet.Add(
                    priority.InPlan, priority.Title, criterion.Measure, Figure(criterion.Baseline), Figure(criterion.Now), Figure(criterion.Expected), Figure(criterion.Target), criterion.National,
                    (object?)criterion.By ?? criterion.ByWhen, Label(criterion.Progress), string.Join(", ", criterion.Points.Select(point => $"{point.When} {point.Value}")), criterion.Note);
            }
        }
        return sheet;
    }

    private static Sheet Milestones(PlanReport plan)
    {
        var sheet = new Sheet("Milestones",
            [new("Priority", 9), new("Priority title", 36), new("Term", 14), new("Milestone", 60), new("Progress", 14), new("Impact", 50)]);
        foreach (var priority in plan.Priorities)
        {
            foreach (var term in priority.Terms)
            {
                foreach (var milestone in term.Milestones)
                {
                    sheet.Add(priority.InPlan, priority.Title, term.Name, milestone.Text, Label(milestone.Progress), milestone.Impact);
                }
            }
        }
        return sheet;
    }

    private static Sheet Actions(PlanReport plan)
    {
        var sheet = new Sheet("Actions",
        [
            new("Priority", 9), new("Priority title", 36), new("Number", 9), new("Action", 60), new("Lead", 20), new("Others", 20), new("Start", 13), new("Due", 13),
            new("Status", 14), new("Cost", 14), new("Paid from", 20), new("Training need", 28), new("Training for", 24), new("Note", 40),
        ]);
        foreach (var priority in plan.Priorities)
        {
            foreach (var action in priority.Actions)
            {
                sheet.Add(
                    priority.InPlan, priority.Title, action.Number, action.What, action.Lead, action.Others, action.Start, action.Due,
                    Label(action.Progress), action.CostPence is { } pence ? new Money(pence) : null, action.FundingSource, action.TrainingNeed, action.TrainingFor, action.Note);
            }
        }
        return sheet;
    }

    private static Sheet Costs(PlanReport plan, PlanCosts costs)
    {
        var sheet = new Sheet("Costs",
            [new("Priority", 9), new("Priority title", 44), .. costs.Sources.Select(source => new SheetColumn(source, 18)), new("Total", 18)]);
        for (var i = 0; i < plan.Priorities.Count; i++)
        {
            var row = i;
            sheet.Add(
            [
                plan.Priorities[i].InPlan, plan.Priorities[i].Title,
                .. costs.Sources.Select(source => (object?)new Money(costs.Of(row, source))), new Money(costs.OfPriority(i)),
            ]);
        }
        sheet.AddTotal([null, "Total", .. costs.Sources.Select(source => (object?)new Money(costs.OfSource(source))), new Money(costs.Total)]);
        return sheet;
    }

    /// <summary>A figure as a number where it is one: "61%" and "30" can be sorted and drawn, "5 days" stays words.</summary>
    internal static object? Figure(string? words) => words switch
    {
        null => null,
        [.. var number, '%'] when IsNumber(number, out var percent) => new Percent(percent),
        _ when IsNumber(words, out var value) => value,
        _ => words,
    };

    private static bool IsNumber(string words, out decimal value) =>
        decimal.TryParse(words, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);

    private static string Label(Progress progress) => ProgressLook.Of(progress).Label;
}
