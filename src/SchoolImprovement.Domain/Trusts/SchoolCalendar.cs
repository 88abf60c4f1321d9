namespace SchoolImprovement.Domain.Trusts;

/// <summary>One week of a half-term: the school days of it that are in term.</summary>
/// <param name="HalfTerm">The half-term.</param>
/// <param name="Number">Place in the half-term, from 1.</param>
/// <param name="Monday">Its Monday, which names the week even where the half-term begins on a Wednesday.</param>
/// <param name="First">The first school day in term.</param>
/// <param name="Last">The last school day in term.</param>
public readonly record struct SchoolWeek(HalfTerm HalfTerm, int Number, DateOnly Monday, DateOnly First, DateOnly Last);

/// <summary>A school's year by half-terms and weeks, holidays left out.</summary>
public sealed class SchoolCalendar
{
    private readonly IReadOnlyList<HalfTermSpan> _spans;
    private readonly IReadOnlyList<SchoolWeek> _weeks;

    /// <summary>Makes the calendar of a year from its six half-terms.</summary>
    public SchoolCalendar(AcademicYear year, IEnumerable<HalfTermSpan> spans)
    {
        Year = year;
        _spans = [.. spans.OrderBy(s => s.HalfTerm)];
        _weeks = [.. _spans.SelectMany(WeeksOf)];
    }

    /// <summary>The year.</summary>
    public AcademicYear Year { get; }

    /// <summary>Every week of the year, in order.</summary>
    public IReadOnlyList<SchoolWeek> AllWeeks => _weeks;

    /// <summary>The calendar of a school: its own dates where it has any, else the trust's, else the usual ones.</summary>
    /// <param name="year">The year.</param>
    /// <param name="rows">The dates of this year that are kept, of the trust and of the school.</param>
    public static SchoolCalendar Of(AcademicYear year, IReadOnlyCollection<HalfTermDates> rows) =>
        Of(year, [.. rows.Where(r => r.SchoolId is not null).Select(r => r.Span)], [.. rows.Where(r => r.SchoolId is null).Select(r => r.Span)]);

    /// <summary>The calendar of a school: its own dates where it has any, else the trust's, else the usual ones.</summary>
    /// <param name="year">The year.</param>
    /// <param name="own">The school's own, or none.</param>
    /// <param name="trusts">The trust's, or none.</param>
    public static SchoolCalendar Of(AcademicYear year, IReadOnlyCollection<HalfTermSpan> own, IReadOnlyCollection<HalfTermSpan> trusts)
    {
        var kept = own.Count > 0 ? own : trusts;
        return new SchoolCalendar(year, kept.Count == 6 ? kept : HalfTermDates.Usual(year));
    }

    /// <summary>First and last day of a half-term.</summary>
    public HalfTermSpan Span(HalfTerm halfTerm) => _spans[(int)halfTerm];

    /// <summary>The weeks of a half-term.</summary>
    public IReadOnlyList<SchoolWeek> Weeks(HalfTerm halfTerm) => [.. _weeks.Where(w => w.HalfTerm == halfTerm)];

    /// <summary>The week of this Monday, or null in the holidays.</summary>
    public SchoolWeek? Week(DateOnly? monday) => _weeks.Where(w => w.Monday == monday).Select(w => (SchoolWeek?)w).FirstOrDefault();

    /// <summary>The half-term that a day lies in, or null in the holidays.</summary>
    public HalfTerm? HalfTermOf(DateOnly day) => _spans.Where(s => s.First <= day && day <= s.Last).Select(s => (HalfTerm?)s.HalfTerm).FirstOrDefault();

    /// <summary>The half-term that a day lies in, in the holidays the next one; the last when the year is over.</summary>
    public HalfTerm HalfTermFrom(DateOnly day) => _spans.Where(s => day <= s.Last).Select(s => s.HalfTerm).DefaultIfEmpty(HalfTerm.Summer2).First();

    /// <summary>The Monday on or before a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static IEnumerable<SchoolWeek> WeeksOf(HalfTermSpan span)
    {
        var number = 0;
        for (var monday = MondayOf(span.First); monday <= span.Last; monday = monday.AddDays(7))
        {
            var (first, last) = (monday < span.First ? span.First : monday, monday.AddDays(4) > span.Last ? span.Last : monday.AddDays(4));
            // A half-term that begins on a Saturday has no school day in its first week.
            if (first <= last)
            {
                yield return new SchoolWeek(span.HalfTerm, ++number, monday, first, last);
            }
        }
    }
}
