using System.Globalization;
using CsvHelper;

namespace SchoolImprovement.Reports.Questionnaires;

/// <summary>What came of a staff questionnaire as a comma-separated list that no spreadsheet program takes for formulas: one line a statement, with the same numbers hidden as on the page.</summary>
public static class VoiceSheets
{
    /// <summary>Stands where a number is hidden.</summary>
    public const string Hidden = "Hidden";

    private static readonly CsvWriterOptions _options = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes the list and returns the file.</summary>
    public static byte[] Csv(VoiceReport voice)
    {
        var groups = voice.Themes.SelectMany(theme => theme.Statements).FirstOrDefault(statement => statement.Groups.Count > 0)?.Groups.Select(group => group.Name).ToList() ?? [];
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, _options, leaveOpen: true))
        {
            csv.WriteRecord(["Theme", "Statement", "Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree", "Cannot say", "Disagree %", "Agree %", $"Agree %, {voice.Before ?? "last time"}", .. groups.SelectMany(group => new[] { $"{group}: answered", $"{group}: agree %" })]);
            foreach (var (theme, statement) in voice.Themes.SelectMany(theme => theme.Statements.Select(statement => (theme.Name, statement))))
            {
                csv.WriteRecord(
                [
                    theme, statement.Words, .. statement.Counts is { } counts ? counts.Select(count => Number(count)) : Enumerable.Repeat<string?>(Hidden, 5),
                    Number(statement.CannotSay), Number(statement.Disagree), Number(statement.Agree), statement.Before is { } before ? Number(before) : null,
                    .. groups.SelectMany((_, i) => statement.Groups.Count > i ? new[] { Number(statement.Groups[i].Answered), Number(statement.Groups[i].Agree) } : [Hidden, Hidden]),
                ]);
            }
        }

        return stream.ToArray();
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Hidden;
}
