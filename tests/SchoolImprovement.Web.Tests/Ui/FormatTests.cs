using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Tests.Ui;

public sealed class FormatTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 19);

    [Fact]
    public void Dates_are_short_in_tables_and_long_in_sentences()
    {
        Thursday.Short().ShouldBe("Thu 19 Nov");
        Thursday.DayMonth().ShouldBe("19 Nov");
        Thursday.WithYear().ShouldBe("19 Nov 2026");
        Thursday.Long().ShouldBe("Thursday 19 November");
        Thursday.LongWithYear().ShouldBe("Thursday 19 November 2026");
        new DateOnly(2026, 9, 7).Short().ShouldBe("Mon 7 Sep");
        ((DateOnly?)null).Short().ShouldBe("–");
    }

    [Fact]
    public void A_week_names_its_month_once_unless_it_ends_in_the_next()
    {
        new DateOnly(2026, 11, 2).DayMonthTo(new DateOnly(2026, 11, 6)).ShouldBe("2–6 Nov");
        new DateOnly(2026, 11, 30).DayMonthTo(new DateOnly(2026, 12, 4)).ShouldBe("30 Nov–4 Dec");
        Thursday.DayMonthTo(Thursday).ShouldBe("19 Nov");
    }

    [Theory]
    [InlineData(185000L, "£1,850")]
    [InlineData(185050L, "£1,850.50")]
    [InlineData(0L, "£0")]
    [InlineData(-12345L, "−£123.45")]
    public void Money_shows_pence_only_when_there_are_some(long pence, string expected) => pence.Money().ShouldBe(expected);

    [Fact]
    public void Nothing_decided_is_an_en_dash_in_a_table_and_empty_in_a_field()
    {
        ((long?)null).Money().ShouldBe("–");
        ((long?)null).MoneyField().ShouldBe("");
        ((long?)312000).MoneyField().ShouldBe("3,120");
        ((decimal?)null).Number().ShouldBe("–");
        ((int?)null).Number().ShouldBe("–");
    }

    [Fact]
    public void Numbers_have_thousands_commas_and_no_empty_decimals()
    {
        1234567.Number().ShouldBe("1,234,567");
        61.50m.Number().ShouldBe("61.5");
        (-2.25m).Number().ShouldBe("−2.25");
        1.Count("action").ShouldBe("1 action");
        9.Count("action").ShouldBe("9 actions");
        2.Count("priority", "priorities").ShouldBe("2 priorities");
    }

    [Fact]
    public void What_is_past_its_date_says_by_how_much()
    {
        Thursday.DaysFrom(new DateOnly(2026, 11, 25)).ShouldBe("6 days overdue");
        Thursday.DaysFrom(new DateOnly(2026, 11, 20)).ShouldBe("1 day overdue");
        Thursday.DaysFrom(Thursday).ShouldBe("due today");
        Thursday.DaysFrom(new DateOnly(2026, 11, 16)).ShouldBe("in 3 days");
    }

    [Fact]
    public void Times_are_on_the_clock_in_England_in_summer_too()
    {
        new DateTime(2026, 11, 19, 14, 32, 0, DateTimeKind.Utc).SaveTime().ShouldBe("14:32");
        new DateTime(2026, 7, 1, 13, 32, 0, DateTimeKind.Utc).SaveTime().ShouldBe("14:32");
        new DateTime(2026, 12, 31, 9, 5, 0, DateTimeKind.Utc).Moment().ShouldBe("Thu 31 Dec 2026, 09:05");
        new TimeOnly(14, 0).Short().ShouldBe("2pm");
        new TimeOnly(17, 30).Short().ShouldBe("5:30pm");
        new TimeOnly(9, 0).Short().ShouldBe("9am");
        new TimeOnly(12, 0).Short().ShouldBe("12pm");
    }

    [Theory]
    [InlineData("Daniel Pritchard", "DP")]
    [InlineData("Ana Maria de Souza", "AS")]
    [InlineData("Łucja", "Ł")]
    [InlineData("", "")]
    public void Initials_are_of_the_first_and_last_name(string name, string expected) => Format.Initials(name).ShouldBe(expected);
}
