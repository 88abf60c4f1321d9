using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Trusts;

public sealed class HalfTermDatesTests
{
    private static readonly AcademicYear Year = Given.Year;

    public static TheoryData<int> Years => [.. Enumerable.Range(2020, 21)];

    [Theory]
    [MemberData(nameof(Years))]
    public void The_usual_dates_keep_the_rules_and_look_like_a_school_year(int start)
    {
        var year = new AcademicYear(start);
        var rows = HalfTermDates.Set(Given.Administrator, null, year, HalfTermDates.Usual(year), []);
        rows.Count.ShouldBe(6);
        rows.ShouldAllBe(r => r.First.DayOfWeek >= DayOfWeek.Monday && r.First.DayOfWeek <= DayOfWeek.Friday && r.Last.DayOfWeek >= DayOfWeek.Monday && r.Last.DayOfWeek <= DayOfWeek.Friday);
        var weeks = rows.Select(r => (r.Last.DayNumber - r.First.DayNumber + 1) / 7.0).ToList();
        weeks.ShouldAllBe(w => w > 3.5 && w < 9, $"{year}: {string.Join(", ", rows.Select(r => $"{r.First:d MMM}–{r.Last:d MMM}"))}");
        weeks.Sum().ShouldBeInRange(36, 41, string.Join(", ", rows.Select(r => $"{r.First:d MMM}–{r.Last:d MMM}")));
        rows.ShouldAllBe(r => r.SchoolId == null && r.Year == year && r.TrustId == Given.Trust);
    }

    [Fact]
    public void The_usual_dates_of_2026_are_those_of_the_year()
    {
        HalfTermDates.Usual(Year).ShouldBe(
        [
            new(HalfTerm.Autumn1, new(2026, 9, 1), new(2026, 10, 23)),
            new(HalfTerm.Autumn2, new(2026, 11, 2), new(2026, 12, 18)),
            new(HalfTerm.Spring1, new(2027, 1, 4), new(2027, 2, 12)),
            new(HalfTerm.Spring2, new(2027, 2, 22), new(2027, 3, 25)),
            new(HalfTerm.Summer1, new(2027, 4, 12), new(2027, 5, 28)),
            new(HalfTerm.Summer2, new(2027, 6, 7), new(2027, 7, 21)),
        ]);
    }

    [Fact]
    public void Rows_that_are_there_change_and_the_others_are_added()
    {
        var present = HalfTermDates.Set(Given.Administrator, null, Year, HalfTermDates.Usual(Year), []);
        var later = With(HalfTerm.Summer2, s => s with { Last = new(2027, 7, 23) });
        HalfTermDates.Set(Given.Administrator, null, Year, later, present).ShouldBeEmpty();
        present[5].Last.ShouldBe(new DateOnly(2027, 7, 23));
        HalfTermDates.Set(Given.Administrator, null, Year, later, present.Take(4).ToList()).Select(r => r.HalfTerm).ShouldBe([HalfTerm.Summer1, HalfTerm.Summer2]);
    }

    [Fact]
    public void All_six_are_needed()
    {
        Given.Refuses(() => Set(HalfTermDates.Usual(Year).Take(5)), "Enter the dates of all six half-terms");
        Given.Refuses(() => Set(HalfTermDates.Usual(Year).Append(HalfTermDates.Usual(Year)[0])), "Enter the dates of all six half-terms");
        Set(HalfTermDates.Usual(Year).Reverse()).Count.ShouldBe(6);
    }

    [Fact]
    public void They_lie_in_the_year()
    {
        Given.Refuses(() => Set(With(HalfTerm.Autumn1, s => s with { First = new(2026, 8, 31) })), "Autumn 1 must start between 1 September 2026 and 31 August 2027", "HalfTerms[0].First");
        Given.Refuses(() => Set(With(HalfTerm.Summer2, s => s with { Last = new(2027, 9, 1) })), "Summer 2 must end between 1 September 2026 and 31 August 2027", "HalfTerms[5].Last");
    }

    [Fact]
    public void Each_ends_after_it_starts() =>
        Given.Refuses(() => Set(With(HalfTerm.Spring1, s => s with { Last = s.First })), "Spring 1 must end after it starts, 4 January 2027", "HalfTerms[2].Last");

    [Fact]
    public void Each_starts_after_the_one_before_ends()
    {
        Given.Refuses(() => Set(With(HalfTerm.Autumn2, s => s with { First = new(2026, 10, 23) })), "Autumn 2 must start after Autumn 1 ends, 23 October 2026", "HalfTerms[1].First");
        Set(With(HalfTerm.Autumn2, s => s with { First = new(2026, 10, 24) })).Count.ShouldBe(6);
    }

    [Fact]
    public void A_refused_set_changes_nothing()
    {
        var present = HalfTermDates.Set(Given.Administrator, null, Year, HalfTermDates.Usual(Year), []);
        var wrong = With(HalfTerm.Summer2, s => s with { Last = s.First }).Select(s => s.HalfTerm == HalfTerm.Autumn1 ? s with { First = new(2026, 9, 3) } : s).ToList();
        Should.Throw<RuleBrokenException>(() => HalfTermDates.Set(Given.Administrator, null, Year, wrong, present));
        present[0].First.ShouldBe(new DateOnly(2026, 9, 1));
    }

    [Fact]
    public void The_administrator_sets_the_trusts_and_the_head_the_schools_own()
    {
        Given.Forbids(() => HalfTermDates.Set(Given.Head, null, Year, HalfTermDates.Usual(Year), []), "Sarah Whitlock may not do this for the trust.");
        HalfTermDates.Set(Given.Head, Given.School, Year, HalfTermDates.Usual(Year), []).ShouldAllBe(r => r.SchoolId == Given.School);
        HalfTermDates.Set(Given.Administrator, Given.School, Year, HalfTermDates.Usual(Year), []).Count.ShouldBe(6);
        Given.Forbids(() => HalfTermDates.Set(Given.HeadElsewhere, Given.School, Year, HalfTermDates.Usual(Year), []), "Amara Okafor may not do this in this school.");
        Given.Forbids(() => HalfTermDates.Set(Given.Deputy, Given.School, Year, HalfTermDates.Usual(Year), []), "Daniel Pritchard may not do this in this school.");
        Given.Forbids(() => HalfTermDates.Set(Given.TrustWide(Role.TrustExecutive, "Margaret Osei"), null, Year, HalfTermDates.Usual(Year), []), "Margaret Osei may not do this for the trust.");
    }

    private static IReadOnlyList<HalfTermDates> Set(IEnumerable<HalfTermSpan> spans) => HalfTermDates.Set(Given.Administrator, null, Year, spans.ToList(), []);

    private static List<HalfTermSpan> With(HalfTerm halfTerm, Func<HalfTermSpan, HalfTermSpan> change) =>
        HalfTermDates.Usual(Year).Select(s => s.HalfTerm == halfTerm ? change(s) : s).ToList();
}
