using System.Globalization;

namespace SchoolImprovement.Domain;

/// <summary>A school year in England: 1 September to 31 August, named by the two calendar years it spans. Source: field guide §7.</summary>
/// <param name="StartYear">The calendar year of its September, between 2000 and 2099.</param>
public readonly record struct AcademicYear(int StartYear) : IComparable<AcademicYear>
{
    /// <summary>"2026–27", as people write it.</summary>
    public string Label => $"{StartYear}–{(StartYear + 1) % 100:00}";

    /// <summary>"2026-27", as an address holds it.</summary>
    public string Slug => $"{StartYear}-{(StartYear + 1) % 100:00}";

    /// <summary>1 September.</summary>
    public DateOnly First => new(StartYear, 9, 1);

    /// <summary>31 August.</summary>
    public DateOnly Last => new(StartYear + 1, 8, 31);

    /// <summary>The year after this one.</summary>
    public AcademicYear Next => new(StartYear + 1);

    /// <summary>The year a day falls in.</summary>
    public static AcademicYear Of(DateOnly day) => new(day.Month >= 9 ? day.Year : day.Year - 1);

    /// <summary>Whether a day falls in this year.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The first day of a term by the calendar: September, January, April. Half-term dates of trusts and schools differ from it by days.</summary>
    public DateOnly Begins(Term term) => First.AddMonths(term switch { Term.Autumn => 0, Term.Spring => 4, _ => 7 });

    /// <summary>The last day of a term by the calendar, the day before the next begins.</summary>
    public DateOnly Ends(Term term) => term == Term.Summer ? Last : Begins(term + 1).AddDays(-1);

    /// <summary>"Autumn 2026", "Spring 2027": a term with its calendar year.</summary>
    public string Named(Term term) => $"{term} {(term == Term.Autumn ? StartYear : StartYear + 1)}";

    /// <summary>The term that a day falls in by the calendar, or null in another year.</summary>
    public Term? TermOf(DateOnly day) => !Contains(day) ? null : day < Begins(Term.Spring) ? Term.Autumn : day < Begins(Term.Summer) ? Term.Spring : Term.Summer;

    /// <summary>Whether a day falls in this year, the one before or the one after: further off it was mistyped.</summary>
    public bool IsNear(DateOnly day) => day >= First.AddYears(-1) && day <= Last.AddYears(1);

    /// <summary>What to enter instead of a day that is not near.</summary>
    public string NearWords => $"Enter a day between {First.AddYears(-1):d MMMM yyyy} and {Last.AddYears(1):d MMMM yyyy}";

    /// <summary>Reads "2026-27" or "2026–27"; false for anything else.</summary>
    public static bool TryParse(string? text, out AcademicYear year)
    {
        year = default;
        if (text is not { Length: 7 } || text[4] is not ('-' or '–') || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start is < 2000 or > 2099
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var end) || end != (start + 1) % 100)
        {
            return false;
        }

        year = new(start);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(AcademicYear other) => StartYear.CompareTo(other.StartYear);

    /// <inheritdoc/>
    public override string ToString() => Label;
}

/// <summary>The three terms of a school year.</summary>
public enum Term
{
    /// <summary>September to Christmas.</summary>
    Autumn,

    /// <summary>January to Easter.</summary>
    Spring,

    /// <summary>Easter to July.</summary>
    Summer,
}

/// <summary>Terms as an address names them.</summary>
public static class Terms
{
    /// <summary>"autumn", as an address holds it.</summary>
    public static string Slug(this Term term) => term.ToString().ToLowerInvariant();

    /// <summary>Reads "autumn", "spring" or "summer"; false for anything else.</summary>
    public static bool TryParse(string? text, out Term term)
    {
        term = Enum.GetValues<Term>().FirstOrDefault(t => t.Slug() == text);
        return term.Slug() == text;
    }
}

/// <summary>The six half-terms of a school year. Source: field guide §7.</summary>
public enum HalfTerm
{
    /// <summary>September and October.</summary>
    Autumn1,

    /// <summary>November and December.</summary>
    Autumn2,

    /// <summary>January and February.</summary>
    Spring1,

    /// <summary>February to Easter.</summary>
    Spring2,

    /// <summary>Easter to May.</summary>
    Summer1,

    /// <summary>June and July.</summary>
    Summer2,
}

/// <summary>Words for terms and half-terms.</summary>
public static class HalfTerms
{
    /// <summary>"Autumn 1" to "Summer 2".</summary>
    public static string Label(this HalfTerm halfTerm) => $"{halfTerm.Term()} {((int)halfTerm % 2) + 1}";

    /// <summary>The term a half-term is part of.</summary>
    public static Term Term(this HalfTerm halfTerm) => (Term)((int)halfTerm / 2);
}
