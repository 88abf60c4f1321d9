using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Trusts;

public sealed class SchoolCalendarTests
{
    private static readonly SchoolCalendar Calendar = new(Given.Year, HalfTermDates.Usual(Given.Year));

    [Fact]
    public void A_half_term_is_cut_into_weeks_without_the_holidays()
    {
        var weeks = Calendar.Weeks(HalfTerm.Autumn2);
        weeks.Select(w => w.Number).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
        weeks[0].Monday.ShouldBe(new DateOnly(2026, 11, 2));
        weeks[^1].Last.ShouldBe(new DateOnly(2026, 12, 18));
        Calendar.AllWeeks.ShouldNotContain(w => w.Monday == new DateOnly(2026, 10, 26));
    }

    [Fact]
    public void A_week_that_begins_late_is_named_by_its_Monday_and_starts_on_its_first_school_day()
    {
        var first = Calendar.Weeks(HalfTerm.Autumn1)[0];
        first.First.ShouldBe(Calendar.Span(HalfTerm.Autumn1).First);
        first.Monday.DayOfWeek.ShouldBe(DayOfWeek.Monday);
        first.Monday.ShouldBeLessThanOrEqualTo(first.First);
    }

    [Fact]
    public void A_day_in_the_holidays_lies_in_no_half_term_and_the_next_one_follows()
    {
        Calendar.HalfTermOf(new DateOnly(2026, 12, 25)).ShouldBeNull();
        Calendar.HalfTermFrom(new DateOnly(2026, 12, 25)).ShouldBe(HalfTerm.Spring1);
        Calendar.HalfTermOf(new DateOnly(2026, 11, 23)).ShouldBe(HalfTerm.Autumn2);
        Calendar.HalfTermFrom(new DateOnly(2027, 8, 20)).ShouldBe(HalfTerm.Summer2);
    }

    [Fact]
    public void A_school_s_own_dates_come_before_the_trust_s()
    {
        var trusts = HalfTermDates.Set(Given.Administrator, null, Given.Year, HalfTermDates.Usual(Given.Year), []);
        var own = HalfTermDates.Set(Given.Administrator, Given.School, Given.Year, HalfTermDates.Usual(Given.Year).Select(s => s.HalfTerm == HalfTerm.Autumn2 ? s with { Last = s.Last.AddDays(3) } : s).ToList(), []);
        SchoolCalendar.Of(Given.Year, [.. trusts, .. own]).Span(HalfTerm.Autumn2).Last.ShouldBe(new DateOnly(2026, 12, 21));
        SchoolCalendar.Of(Given.Year, trusts).Span(HalfTerm.Autumn2).Last.ShouldBe(new DateOnly(2026, 12, 18));
        SchoolCalendar.Of(Given.Year, []).Span(HalfTerm.Autumn2).ShouldBe(Calendar.Span(HalfTerm.Autumn2));
    }
}
