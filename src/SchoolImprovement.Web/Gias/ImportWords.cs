using System.Globalization;
using System.Text.RegularExpressions;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Gias;

/// <summary>How an import stands, and what a person ought to know of its files before they confirm it.</summary>
public static partial class ImportWords
{
    /// <summary>About how many schools the group links of academy trusts hold.</summary>
    private const int AllLinks = 11_500;

    /// <summary>The full file and the short extracts, told by the names that the register gives them, with about how many rows each has.</summary>
    private static readonly (string Name, string Whole, int Rows)[] Extracts =
    [
        ("edubaseallstatefunded", "the whole extract of state-funded schools", 22_000),
        ("edubaseallacademiesandfree", "the whole extract of academies and free schools", 12_000),
        ("", "the whole register", 50_000),
    ];

    /// <summary>In a few words.</summary>
    public static string Of(RegisterImportState state) => state switch
    {
        RegisterImportState.Reading => "Being read",
        RegisterImportState.Found => "Waits for you to confirm",
        RegisterImportState.Refused => "The files could not be used",
        RegisterImportState.Applied => "The changes were made",
        _ => "Nothing was changed",
    };

    /// <summary>
    /// That the files hold only a part of the register, or are older than what was brought in before. A file that was cut at the end of a row, or an old one,
    /// can be read as well as any other; so these are warnings, not refusals.
    /// </summary>
    /// <param name="import">The import, once its files are read.</param>
    /// <param name="broughtIn">The latest day of the register that was brought in before, or null.</param>
    public static IReadOnlyList<string> Warnings(RegisterImport import, DateOnly? broughtIn)
    {
        List<string> warnings = [];
        if (import.Rows is { } rows && FewRows(import.FileName, rows) is { } few)
        {
            warnings.Add($"{few}. Schools that the file does not have stay as they are.");
        }

        if (import.Links is { } links && IsFarBelow(links, AllLinks))
        {
            warnings.Add($"“{import.LinksFileName}” names the trust of only {links.Count("school")}; the whole file does so for about {AllLinks:N0}. Schools without a link may look as if they were in no trust.");
        }

        // The full file is of the evening before the day in its name, so one day apart is the same day.
        if (import.AsOf is { } asOf && broughtIn is { } newest && asOf.AddDays(1) < newest)
        {
            warnings.Add($"“{import.FileName}” has the register as it was on {asOf.WithYear()}. You brought it in as of {newest.WithYear()} before, so older names and numbers would take the place of newer ones, and a school that has joined you since looks as if it had moved away.");
        }

        return warnings;
    }

    /// <summary>Says that a file has far fewer rows than the register has, or null.</summary>
    public static string? FewRows(string fileName, int rows)
    {
        var (_, whole, all) = Extracts.First(e => fileName.StartsWith(e.Name, StringComparison.OrdinalIgnoreCase));
        return IsFarBelow(rows, all) ? $"“{fileName}” has only {rows.Count("row")}; {whole} has about {all:N0}" : null;
    }

    /// <summary>The day of the register: the one in the file's name, or the latest change in its rows.</summary>
    public static DateOnly? AsOf(string fileName, DateOnly? lastChanged, DateOnly today) =>
        DayInName().Match(fileName) is { Success: true } name && DateOnly.TryParseExact(name.Groups[1].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : lastChanged <= today ? lastChanged : null;

    /// <summary>The register grows by about one row in a hundred a year. One in ten is missing only when a part of the file is.</summary>
    private static bool IsFarBelow(int number, int all) => number < all * 9 / 10;

    [GeneratedRegex("^edubase[a-z]*([0-9]{8})(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex DayInName();
}
