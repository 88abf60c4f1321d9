using System.Globalization;
using CsvHelper;

namespace SchoolImprovement.Reports.Plans;

/// <summary>The plan's actions as a comma-separated list in UTF-8, one line each, that no spreadsheet program takes for formulas.</summary>
public static class PlanCsv
{
    private static readonly string[] _headings =
    [
        "Priority", "Priority title", "Number", "Action", "Lead", "Others", "Start", "Due", "Status", "Cost (£)", "Paid from", "Training need", "Training for", "Note",
    ];

    private static readonly CsvWriterOptions _options = CsvWriterOptions.Default with
    {
        // The byte order mark tells spreadsheet programs that the letters are UTF-8.
        WriteByteOrderMark = true,
        // A cell that starts with = + - @, a tab or a carriage return gets an apostrophe before it.
        Injection = CsvInjection.Escape,
    };

    /// <summary>Writes the actions and returns the file.</summary>
    public static byte[] Write(PlanReport plan)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, _options, leaveOpen: true))
        {
            csv.WriteRecord(_headings);
            foreach (var priority in plan.Priorities)
            {
                foreach (var action in priority.Actions)
                {
                    csv.WriteRecord(Cells(priority, action));
                }
            }
        }
        return stream.ToArray();
    }

    private static string?[] Cells(PlanPriority priority, PlanAction action) =>
    [
        priority.InPlan?.ToString(CultureInfo.InvariantCulture),
        priority.Title,
        action.Number,
        action.What,
        action.Lead,
        action.Others,
        action.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        action.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ProgressLook.Of(action.Progress).Label,
        (action.CostPence / 100m)?.ToString("0.00", CultureInfo.InvariantCulture),
        action.FundingSource,
        action.TrainingNeed,
        action.TrainingFor,
        action.Note,
    ];
}
