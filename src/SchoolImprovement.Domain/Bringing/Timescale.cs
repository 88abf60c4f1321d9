using System.Globalization;
using System.Text.RegularExpressions;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>Reads the times that schools write into plans: "Oct 26", "Autumn 1", "by Easter", "Sept – July", "ongoing".</summary>
/// <param name="year">The plan's year, which is meant where none is said.</param>
/// <param name="halfTerms">The school's six half-terms of that year.</param>
public sealed partial class Timescale(AcademicYear year, IReadOnlyList<HalfTermSpan> halfTerms)
{
    /// <summary>What some words say about time.</summary>
    /// <param name="First">First day.</param>
    /// <param name="Last">Last day.</param>
    /// <param name="IsOneDay">One day was named, and no period.</param>
    /// <param name="SaysEverything">No words are left over that say more.</param>
    /// <param name="Doubt">What to check, or null.</param>
    public sealed record Period(DateOnly First, DateOnly Last, bool IsOneDay, bool SaysEverything, string? Doubt);

    private const string Month = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string TermWord = "autumn|aut|spring|spr|summer|sum";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>What the words say, or null when there is no time in them.</summary>
    public Period? Read(string text)
    {
        var (spans, doubt) = (new List<(DateOnly First, DateOnly Last)>(), (string?)null);
        var left = Atoms().Replace(text.Replace('\u00A0', ' '), match =>
        {
            if (Of(match, ref doubt) is not { } span)
            {
                return match.Value;
            }

            spans.Add(span);
            return " · ";
        });
        if (spans.Count == 0)
        {
            return null;
        }

        var (first, last) = (spans.Min(s => s.First), spans.Max(s => s.Last));
        var oneDay = spans.Count == 1 && first == last;
        if (spans.Count == 1 && Until().IsMatch(left))
        {
            (first, oneDay) = (first <= year.First ? first : year.First, false);
        }
        else if (spans.Count == 1 && Since().IsMatch(left))
        {
            (last, oneDay) = (last >= year.Last ? last : year.Last, false);
        }

        var rest = Noise().Replace(left, " ");
        return new(first, last, oneDay, !rest.Any(char.IsLetterOrDigit), doubt);
    }

    /// <summary>The term in which a day lies, by the school's half-terms.</summary>
    public Term TermOf(DateOnly day) => (halfTerms.OrderBy(h => h.Last).FirstOrDefault(h => day <= h.Last)?.HalfTerm ?? HalfTerm.Summer2).Term();

    private (DateOnly First, DateOnly Last)? Of(Match match, ref string? doubt)
    {
        string? Said(string group) => match.Groups[group] is { Success: true, Value: var value } ? value.ToLowerInvariant() : null;
        int? Number(string group) => int.TryParse(Said(group), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        if (Said("iso") is { } iso)
        {
            return DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, day) : null;
        }

        if (Number("nd") is { } nd)
        {
            return Day(nd, Number("nm")!.Value, Full(Number("ny")!.Value));
        }

        if (Said("break") is { } at)
        {
            var before = Span(at[0] switch { 'o' or 'a' => HalfTerm.Autumn1, 'f' => HalfTerm.Spring1, 's' when at.StartsWith("sp", StringComparison.Ordinal) => HalfTerm.Spring1, _ => HalfTerm.Summer1 });
            return (before.Last, before.Last);
        }

        if (Said("dm") is { } dayMonth)
        {
            var m = MonthOf(dayMonth);
            return Day(Number("d")!.Value, m, Number("dy") is { } y ? Full(y) : YearOf(m));
        }

        if (Said("md") is { } monthDay)
        {
            var m = MonthOf(monthDay);
            return Day(Number("mdd")!.Value, m, Number("mdy") is { } y ? Full(y) : YearOf(m));
        }

        if (Said("m") is { } month)
        {
            return OfMonth(month, Said("my"), ref doubt);
        }

        if (Said("ht") is { } term)
        {
            var first = Span(HalfOf(term, Number("h1")!.Value));
            var last = Number("h2") is { } second ? Span(HalfOf(term, second)) : first;
            return Number("week") is { } week && week is >= 1 and <= 9 ? (Min(first.First.AddDays((week - 1) * 7), first.Last), Min(first.First.AddDays((week * 7) - 3), first.Last)) : (first.First, last.Last);
        }

        if (Number("n") is { } n)
        {
            var half = Span((HalfTerm)(n - 1));
            return (half.First, half.Last);
        }

        if (Said("t") is { } whole)
        {
            return (Span(HalfOf(whole, 1)).First, Span(HalfOf(whole, 2)).Last);
        }

        return Said("feast") switch
        {
            "easter" => (Span(HalfTerm.Spring2).Last, Span(HalfTerm.Spring2).Last),
            not null => (Span(HalfTerm.Autumn2).Last, Span(HalfTerm.Autumn2).Last),
            _ when Said("yearend") is not null => (year.First, Span(HalfTerm.Summer2).Last),
            _ when Said("yearstart") is not null => (Span(HalfTerm.Autumn1).First, Span(HalfTerm.Autumn1).First),
            _ => (year.First, year.Last),
        };
    }

    private (DateOnly First, DateOnly Last)? OfMonth(string month, string? number, ref string? doubt)
    {
        var m = MonthOf(month);
        if (number is { Length: 2 } two && int.Parse(two, CultureInfo.InvariantCulture) is var n && (2000 + n < year.StartYear - 1 || 2000 + n > year.StartYear + 3))
        {
            // "Oct 24" in a plan of 2026–27 is a day of October; in a plan of 2024–25 it is October 2024.
            var day = Day(n, m, YearOf(m));
            doubt = day is null ? null : $"Read as {day.Value.First:d MMMM yyyy}. Check it";
            return day;
        }

        var y = number is null ? YearOf(m) : Full(int.Parse(number, CultureInfo.InvariantCulture));
        return (new DateOnly(y, m, 1), new DateOnly(y, m, DateTime.DaysInMonth(y, m)));
    }

    private HalfTermSpan Span(HalfTerm half) => halfTerms.First(h => h.HalfTerm == half);

    private static HalfTerm HalfOf(string term, int half) => (HalfTerm)(((term[0] == 'a' ? 0 : term[1] == 'p' ? 1 : 2) * 2) + half - 1);

    private static (DateOnly First, DateOnly Last)? Day(int day, int month, int inYear) =>
        month is >= 1 and <= 12 && inYear is >= 2000 and <= 2099 && day >= 1 && day <= DateTime.DaysInMonth(inYear, month) ? (new(inYear, month, day), new(inYear, month, day)) : null;

    private static int MonthOf(string name) => Array.IndexOf(Months, name[..3]) + 1;

    private int YearOf(int month) => month >= 9 ? year.StartYear : year.StartYear + 1;

    private static int Full(int number) => number < 100 ? 2000 + number : Math.Clamp(number, 2000, 2099);

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    // The order matters: what is longer comes first.
    [GeneratedRegex(
        @"\b(?<iso>20\d\d-\d\d-\d\d)\b"
        + @"|\b(?<nd>\d{1,2})[./-](?<nm>\d{1,2})[./-](?<ny>\d{4}|\d{2})\b"
        + @"|\b(?:20\d\d\s*[-–/]\s*(?:20)?\d\d)\b"
        + @"|\b(?<break>oct(?:ober)?|aut(?:umn)?|feb(?:ruary)?|spring|may|whitsun|whit|summer)\s+half[\s-]?term\b"
        + @"|\b(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<dm>" + Month + @")\b\.?(?:,?\s*['’]?(?<dy>20\d\d|\d{2})\b)?"
        + @"|\b(?<md>" + Month + @")\b\.?\s+(?<mdd>\d{1,2})(?:st|nd|rd|th)\b(?:,?\s*(?<mdy>20\d\d))?"
        + @"|\b(?<m>" + Month + @")\b\.?(?:\s*['’]?(?<my>20\d\d|\d{2})\b(?![./-]?\d))?"
        + @"|\b(?<ht>" + TermWord + @")\b\.?\s*(?:term\s*)?(?<h1>[12])\b(?:\s*(?:/|&|and|-|–|\+|,)\s*(?<h2>[12])\b)?(?:[\s,]*(?:week|wk|w)\s*(?<week>\d)\b)?(?:\s+20\d\d)?"
        + @"|\b(?<ht>aut|spr|sum)(?<h1>[12])\b"
        + @"|\b(?:HT|half[\s-]?term)\s*(?<n>[1-6])\b"
        + @"|\b(?<t>" + TermWord + @")\b\.?(?:\s*term)?(?:\s+20\d\d)?"
        + @"|\b(?<feast>christmas|xmas|easter)\b(?:\s+20\d\d)?"
        + @"|\b(?<yearend>(?:end\s+of\s+(?:the\s+)?(?:academic\s+|school\s+)?year|year[\s-]end|end\s+of\s+20\d\d))\b"
        + @"|\b(?<yearstart>(?:start|beginning)\s+of\s+(?:the\s+)?(?:academic\s+|school\s+)?year)\b"
        + @"|\b(?:on[\s-]?going|all\s+(?:through\s+(?:the\s+)?)?year|throughout(?:\s+the\s+(?:academic\s+|school\s+)?year)?|continuous(?:ly)?|continual(?:ly)?|year[\s-]long|whole\s+year|(?:half[\s-]?)?termly|weekly|fortnightly|daily|monthly|annual(?:ly)?|(?:each|every)\s+(?:half[\s-]?term|term|week|month|day))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Atoms();

    [GeneratedRegex(@"\b(?:by|before|until|till|til|no later than|end of|latest|deadline|due)\b(?=[^·]*·)", RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    [GeneratedRegex(@"\b(?:from|since|starting|commencing)\b(?=[^·]*·)|·[^·]*\b(?:onwards?|on-wards)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:by|before|until|till|til|no|later|than|end|of|the|latest|deadline|due|from|since|starting|commencing|onwards?|to|and|in|during|on|at|term|terms|half|week|wk|w|c|wb|beginning|start|then|mon|tue|tues|wed|thu|thur|thurs|fri|monday|tuesday|wednesday|thursday|friday|academic|school|year)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Noise();
}
