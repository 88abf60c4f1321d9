using System.Globalization;
using CsvHelper;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.Spreadsheets;

namespace SchoolImprovement.Reports.Monitoring;

/// <summary>The schedule as a spreadsheet (.xlsx) with dates that can be sorted, and as a comma-separated list that no program takes for formulas.</summary>
public static class ScheduleSheets
{
    private static readonly SheetColumn[] Columns =
    [
        new("Priority", 24), new("Half-term", 12), new("Week of", 13), new("Date", 13), new("Activity", 36), new("Type", 22), new("What to find out", 44), new("Phase, subject or group", 22), new("Led by", 20), new("With", 20),
        new("Evidence and form", 32), new("Reports to", 16), new("Status", 16), new("Happened on", 13), new("What is strong", 44), new("What needs work", 44), new("What followed", 44),
    ];

    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes the schedule as a spreadsheet.</summary>
    public static byte[] Workbook(ScheduleReport schedule) => WorkbookWriter.Write($"{schedule.Title} – {schedule.School}", schedule.Trust, schedule.Made, [Sheet(schedule)]);

    /// <summary>Writes the plan's sheets and the schedule's in one spreadsheet.</summary>
    public static byte[] WorkbookWithPlan(PlanReport plan, ScheduleReport schedule) =>
        WorkbookWriter.Write($"{plan.Title} – {plan.School}", plan.Trust, plan.Made, [.. PlanSpreadsheet.Sheets(plan), Sheet(schedule)]);

    /// <summary>Writes the schedule as a comma-separated list, one activity a line.</summary>
    public static byte[] Csv(ScheduleReport schedule) => Lines([.. Columns.Select(c => c.Heading)], Cells(schedule));

    /// <summary>Writes the plan's success criteria, milestones and actions and the schedule's activities as one comma-separated list; the first column says which a line is.</summary>
    public static byte[] CsvWithPlan(PlanReport plan, ScheduleReport schedule)
    {
        string[] headings = ["What it is", "Priority", "Number", "What", "Type", "Led by", "With", "Start", "Due or date", "Half-term", "Status", "Cost (£)", "Note or what followed"];
        static string Of(PlanPriority p) => $"{p.Number}. {Words.Short(p)}";
        static string Figures(PlanCriterion c) => string.Join(", ", new[] { ("from", c.Baseline), ("now", c.Now), ("target", c.Target) }.Where(f => f.Item2 is not null).Select(f => $"{f.Item1} {f.Item2}"));
        var criteria = plan.Priorities.SelectMany(p => p.Criteria.Select(c => new object?[]
        {
            "Success criterion", Of(p), null, c.Measure, null, null, null, null, (object?)c.By ?? c.ByWhen, null, ProgressLook.Of(c.Progress).Label, null, string.Join(". ", new[] { Figures(c), c.Note }.Where(w => !string.IsNullOrEmpty(w))),
        }));
        var milestones = plan.Priorities.SelectMany(p => p.Terms.SelectMany(t => t.Milestones.Select(m => new object?[]
        {
            "Milestone", Of(p), null, m.Text, null, null, null, null, null, t.Name, ProgressLook.Of(m.Progress).Label, null, m.Impact,
        })));
        var actions = plan.Priorities.SelectMany(p => p.Actions.Select(a => new object?[]
        {
            "Action", Of(p), a.Number, a.What, null, a.Lead, a.Others, a.Start, a.Due, null, ProgressLook.Of(a.Progress).Label, (a.CostPence / 100m)?.ToString("0.00", CultureInfo.InvariantCulture), a.Note,
        }));
        var activities = schedule.Rows.SelectMany(r => r.Activities.Select(a => new object?[]
        {
            "Monitoring", r.Label, null, a.Title, a.Type, a.Lead, a.With, a.Week, a.On, schedule.HalfTerms[a.HalfTerm].Name, a.Status, null, a.Followed,
        }));
        return Lines(headings, criteria.Concat(milestones).Concat(actions).Concat(activities));
    }

    private static Sheet Sheet(ScheduleReport schedule)
    {
        var sheet = new Sheet("Monitoring", Columns);
        foreach (var cells in Cells(schedule))
        {
            sheet.Add(cells);
        }

        return sheet;
    }

    private static IEnumerable<object?[]> Cells(ScheduleReport schedule) => schedule.Rows.SelectMany(row => row.Activities.Select(a => new object?[]
    {
        row.Label, schedule.HalfTerms[a.HalfTerm].Name, a.Week, a.On, a.Title, a.Type, a.Focus, a.Group, a.Lead, a.With, a.Evidence, a.ReportsTo, a.Status, a.HeldOn, a.Strengths, a.ToDevelop, a.Followed,
    }));

    private static byte[] Lines(string[] headings, IEnumerable<object?[]> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteRecord(headings);
            foreach (var cells in rows)
            {
                csv.WriteRecord([.. cells.Select(c => c is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : c?.ToString())]);
            }
        }

        return stream.ToArray();
    }
}
