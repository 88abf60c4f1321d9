using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Tests.Ui;

public sealed class EnglishFormsTests
{
    [Theory]
    [InlineData("26 Mar 2027")]
    [InlineData("26 march 2027")]
    [InlineData(" 26/3/2027 ")]
    [InlineData("26/03/27")]
    [InlineData("26.3.27")]
    [InlineData("2027-03-26")]
    [InlineData("Fri 26 Mar 2027")]
    public void A_date_is_read_as_people_write_it(string text)
    {
        EnglishForms.TryDate(text, out var day).ShouldBeTrue();
        day.ShouldBe(new DateOnly(2027, 3, 26));
    }

    [Fact]
    public void September_is_read_with_three_letters_and_with_four()
    {
        EnglishForms.TryDate("7 Sep 2026", out var three).ShouldBeTrue();
        EnglishForms.TryDate("7 Sept 2026", out var four).ShouldBeTrue();
        three.ShouldBe(new DateOnly(2026, 9, 7));
        four.ShouldBe(three);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("31 Feb 2027")]
    [InlineData("3/26/2027")]
    [InlineData("26 Mar")]
    [InlineData("26/3/0027")]
    public void What_is_no_date_is_not_guessed(string text) => EnglishForms.TryDate(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("3,120", 3120)]
    [InlineData("£3,120.50", 3120.5)]
    [InlineData("61%", 61)]
    [InlineData("61 %", 61)]
    [InlineData("1,250,000", 1250000)]
    [InlineData("-1,250.5", -1250.5)]
    [InlineData("−2.5", -2.5)]
    public void A_number_is_read_as_people_write_it(string text, double expected)
    {
        EnglishForms.TryNumber(text, out var number).ShouldBeTrue();
        number.ShouldBe((decimal)expected);
    }

    [Theory]
    [InlineData("about 3000")]
    [InlineData("3.120,50")]
    [InlineData("1850,50")]
    [InlineData("45,5")]
    [InlineData("1,85")]
    [InlineData("12,3456")]
    [InlineData("")]
    public void What_is_no_number_is_not_guessed(string text) => EnglishForms.TryNumber(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("3:45pm", "15:45")]
    [InlineData("3.45 pm", "15:45")]
    [InlineData("9am", "09:00")]
    [InlineData("15:45", "15:45")]
    [InlineData("8.30", "08:30")]
    public void Times_are_read_as_people_type_them(string typed, string time)
    {
        EnglishForms.TryTime(typed, out var read).ShouldBeTrue();
        read.ShouldBe(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("after school")]
    [InlineData("25:00")]
    [InlineData("1545")]
    public void What_is_no_time_is_not_read_as_one(string typed) => EnglishForms.TryTime(typed, out _).ShouldBeFalse();
}
