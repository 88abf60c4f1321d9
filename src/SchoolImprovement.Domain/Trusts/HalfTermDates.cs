using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Trusts;

/// <summary>First and last day of a half-term.</summary>
/// <param name="HalfTerm">Which half-term.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record HalfTermSpan(HalfTerm HalfTerm, DateOnly First, DateOnly Last);

/// <summary>First and last day of one half-term, for the trust or, where it differs, for one school.</summary>
public sealed class HalfTermDates : TrustRow, IRecorded
{
    private HalfTermDates()
    {
    }

    private HalfTermDates(Guid trustId, Guid? schoolId, AcademicYear year, HalfTermSpan span)
        : base(trustId)
    {
        (SchoolId, Year, HalfTerm, First, Last) = (schoolId, year, span.HalfTerm, span.First, span.Last);
    }

    /// <summary>The school whose own dates these are, or null for the trust's.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>The academic year.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>Which half-term.</summary>
    public HalfTerm HalfTerm { get; private set; }

    /// <summary>First day.</summary>
    [Recorded("First day")]
    public DateOnly First { get; private set; }

    /// <summary>Last day.</summary>
    [Recorded("Last day")]
    public DateOnly Last { get; private set; }

    /// <summary>The half-term with its days.</summary>
    public HalfTermSpan Span => new(HalfTerm, First, Last);

    /// <inheritdoc/>
    public string RecordName => $"{HalfTerm.Label()} {Year.Label}";

    /// <summary>Sets the six half-terms of a year, for the trust or one school: changes rows that are there, adds the others.</summary>
    /// <param name="by">Who sets them.</param>
    /// <param name="schoolId">The school whose own dates they are, or null for the trust's.</param>
    /// <param name="year">The academic year.</param>
    /// <param name="spans">All six, in any order.</param>
    /// <param name="present">The rows that are there for this year and trust or school.</param>
    /// <returns>The rows to add.</returns>
    /// <exception cref="RuleBrokenException">A half-term is missing, out of order, overlapping or outside the year. Field: "HalfTerms[i].First" or "HalfTerms[i].Last".</exception>
    public static IReadOnlyList<HalfTermDates> Set(Actor by, Guid? schoolId, AcademicYear year, IReadOnlyList<HalfTermSpan> spans, IReadOnlyList<HalfTermDates> present)
    {
        if (schoolId is { } school)
        {
            by.Demand(Permission.ManageSchoolTerms, school);
        }
        else
        {
            by.DemandInTrust(Permission.ManageTrust);
        }

        var ordered = spans.OrderBy(s => s.HalfTerm).ToList();
        Rule.Hold(ordered.Select(s => s.HalfTerm).SequenceEqual(Enum.GetValues<HalfTerm>()), "Enter the dates of all six half-terms");
        for (var i = 0; i < ordered.Count; i++)
        {
            var (half, first, last) = ordered[i];
            Rule.Hold(year.Contains(first), $"{half.Label()} must start between {year.First:d MMMM yyyy} and {year.Last:d MMMM yyyy}", $"HalfTerms[{i}].First");
            Rule.Hold(year.Contains(last), $"{half.Label()} must end between {year.First:d MMMM yyyy} and {year.Last:d MMMM yyyy}", $"HalfTerms[{i}].Last");
            Rule.Hold(first < last, $"{half.Label()} must end after it starts, {first:d MMMM yyyy}", $"HalfTerms[{i}].Last");
            Rule.Hold(i == 0 || first > ordered[i - 1].Last, i == 0 ? "" : $"{half.Label()} must start after {ordered[i - 1].HalfTerm.Label()} ends, {ordered[i - 1].Last:d MMMM yyyy}", $"HalfTerms[{i}].First");
        }

        var added = new List<HalfTermDates>();
        foreach (var span in ordered)
        {
            if (present.FirstOrDefault(p => p.HalfTerm == span.HalfTerm) is { } row)
            {
                (row.First, row.Last) = (span.First, span.Last);
            }
            else
            {
                added.Add(new HalfTermDates(by.TrustId, schoolId, year, span));
            }
        }

        return added;
    }

    /// <summary>Usual dates for a year, near to most authorities': a start for people to change. Source: field guide §7, general working knowledge.</summary>
    public static IReadOnlyList<HalfTermSpan> Usual(AcademicYear year)
    {
        var (y, z) = (year.StartYear, year.StartYear + 1);
        var easter = Easter(z);
        var octoberBreak = LastMonday(y, 10);
        var (september, january) = (new DateOnly(y, 9, 1), new DateOnly(z, 1, 4));
        // Schools rarely begin late in a week, with the weekend at once.
        var autumnStart = september.DayOfWeek is DayOfWeek.Wednesday or DayOfWeek.Thursday ? september : OnOrAfter(september, DayOfWeek.Tuesday);
        var januaryStart = january.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday ? january : OnOrAfter(january, DayOfWeek.Monday);
        var februaryBreak = OnOrAfter(new DateOnly(z, 2, 12), DayOfWeek.Monday);
        var mayBreak = LastMonday(z, 5);
        var springEnd = easter.AddDays(-2) is var goodFriday && goodFriday.Month == 3 ? goodFriday.AddDays(-1) : OnOrAfter(new DateOnly(z, 3, 25), DayOfWeek.Friday);
        var summerStart = springEnd.AddDays(1) is var afterSpring ? OnOrAfter(afterSpring, DayOfWeek.Monday).AddDays(14) : default;
        if (easter.AddDays(1) == summerStart)
        {
            summerStart = summerStart.AddDays(1);
        }

        return
        [
            new(HalfTerm.Autumn1, autumnStart, octoberBreak.AddDays(-3)),
            new(HalfTerm.Autumn2, octoberBreak.AddDays(7), OnOrAfter(new DateOnly(y, 12, 17), DayOfWeek.Friday)),
            new(HalfTerm.Spring1, januaryStart, februaryBreak.AddDays(-3)),
            new(HalfTerm.Spring2, februaryBreak.AddDays(7), springEnd),
            new(HalfTerm.Summer1, summerStart, mayBreak.AddDays(-3)),
            new(HalfTerm.Summer2, mayBreak.AddDays(7), OnOrAfter(new DateOnly(z, 7, 19), DayOfWeek.Wednesday)),
        ];
    }

    private static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) => day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
    }

    /// <summary>Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (22 * l)) / 451;
        return new DateOnly(year, (h + l - (7 * m) + 114) / 31, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}
