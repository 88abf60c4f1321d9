using CsvHelper;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.Spreadsheets;

namespace SchoolImprovement.Reports.Reviews;

/// <summary>The review of a term as rows: a spreadsheet with a sheet that says what it is and whether it is signed, one for the priorities and one for criteria and milestones, and one comma-separated list of both.</summary>
public static class TermReviewSheets
{
    /// <summary>Writes the spreadsheet (.xlsx) and returns the file.</summary>
    public static byte[] Workbook(TermReviewReport review)
    {
        var about = new Sheet("Review", [new("About", 26), new("What it says", 90)]) { IsList = false };
        about.Add("School", review.School);
        about.Add("Trust", review.Trust);
        about.Add("Plan", review.Plan);
        about.Add("Review", review.Title);
        about.Add("Signed", review.State);
        about.Add("Printed", review.MadeAt);
        var priorities = new Sheet("Priorities", [new("Priority", 9), new("Title", 50), new("How it stands", 16), new("What changed", 60), new("For whom", 50), new("How we know", 50)]);
        var lines = new Sheet("Criteria and milestones", [new("Priority", 9), new("Kind", 22), new("What was to be seen", 60), new("Now", 12), new("Target", 12), new("How it stands", 16), new("Note or impact", 50)]);
        foreach (var priority in review.Priorities)
        {
            priorities.Add(priority.Number, priority.Title, Label(priority.Progress), priority.WhatChanged, priority.ForWhom, priority.HowWeKnow);
            foreach (var line in priority.Lines)
            {
                lines.Add(priority.Number, line.Kind, line.Words, PlanSpreadsheet.Figure(line.Now), PlanSpreadsheet.Figure(line.Target), Label(line.Progress), line.Note);
            }
        }
        return WorkbookWriter.Write($"{review.Title} – {review.School}", review.Trust, review.Made, [about, priorities, lines]);
    }

    /// <summary>Writes the list (.csv) and returns the file: a line for each priority, followed by its criteria and milestones.</summary>
    public static byte[] Csv(TermReviewReport review)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteRecord(["Priority", "Kind", "What", "Now", "Target", "How it stands", "What changed, note or impact", "For whom", "How we know"]);
            foreach (var priority in review.Priorities)
            {
                var number = priority.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                csv.WriteRecord([number, "Priority", priority.Title, null, null, Label(priority.Progress), priority.WhatChanged, priority.ForWhom, priority.HowWeKnow]);
                foreach (var line in priority.Lines)
                {
                    csv.WriteRecord([number, line.Kind, line.Words, line.Now, line.Target, Label(line.Progress), line.Note, null, null]);
                }
            }
        }
        return stream.ToArray();
    }

    private static string? Label(Progress? progress) => progress is { } p ? ProgressLook.Of(p).Label : null;
}
