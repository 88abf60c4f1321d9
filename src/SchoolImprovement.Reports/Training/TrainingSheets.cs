using System.Globalization;
using CsvHelper;
using SchoolImprovement.Reports.Spreadsheets;

namespace SchoolImprovement.Reports.Training;

/// <summary>The training programme as a spreadsheet with real dates, and as a comma-separated list that no spreadsheet program takes for formulas.</summary>
public static class TrainingSheets
{
    private static readonly string[] _headings =
    [
        "Day", "Time", "Minutes", "Session", "Topic", "Led by", "Who comes", "Where", "Joint session of schools", "Meets", "How it went", "People came", "What has changed", "How we know",
    ];

    private static readonly CsvWriterOptions _options = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes sessions and needs as .xlsx and returns the file.</summary>
    public static byte[] Workbook(TrainingReport training)
    {
        var sessions = new Sheet("Programme",
        [
            new("Day", 13), new("Time", 10), new("Minutes", 9), new("Session", 40), new("Topic", 18), new("Led by", 24), new("Who comes", 28), new("Where", 20),
            new("Joint session of schools", 12), new("Meets", 40), new("How it went", 24), new("People came", 12), new("What has changed", 50), new("How we know", 40),
        ]);
        foreach (var s in training.Sessions)
        {
            sessions.Add(s.On, s.Time, s.Minutes, s.Title, s.Topic, s.Lead, s.Audience, s.Place, s.JointSchools, s.Meets, s.State, s.Attended, s.Changed, s.HowWeKnow);
        }
        var needs = new Sheet("Needs", [new("Need", 44), new("Topic", 18), new("Who needs it", 28), new("By when", 13), new("From", 20), new("Stands", 16), new("Sessions", 50)]);
        foreach (var n in training.Needs)
        {
            needs.Add(n.What, n.Topic, n.Audience, n.ByWhen, n.From, n.State, n.Sessions);
        }
        return WorkbookWriter.Write($"{training.Title} – {training.School}", training.Trust, training.Made, [sessions, needs]);
    }

    /// <summary>Writes the sessions as a comma-separated list and returns the file.</summary>
    public static byte[] Csv(TrainingReport training)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, _options, leaveOpen: true))
        {
            csv.WriteRecord(_headings);
            foreach (var s in training.Sessions)
            {
                csv.WriteRecord(
                [
                    s.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), s.Time, s.Minutes?.ToString(CultureInfo.InvariantCulture), s.Title, s.Topic, s.Lead, s.Audience, s.Place,
                    s.JointSchools?.ToString(CultureInfo.InvariantCulture), s.Meets, s.State, s.Attended?.ToString(CultureInfo.InvariantCulture), s.Changed, s.HowWeKnow,
                ]);
            }
        }
        return stream.ToArray();
    }
}
