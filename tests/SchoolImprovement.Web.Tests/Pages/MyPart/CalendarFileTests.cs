using System.Text;
using SchoolImprovement.Web.Pages.MyPart;

namespace SchoolImprovement.Web.Tests.Pages.MyPart;

/// <summary>What the calendar file says, read by another's eyes.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTime Changed = new(2026, 11, 20, 9, 30, 15, DateTimeKind.Utc);

    [Fact]
    public void A_due_date_is_a_whole_day_that_takes_nobodys_time()
    {
        var entry = Read(Entry(new DateOnly(2026, 12, 4)));
        entry.Day.ShouldBe(new DateOnly(2026, 12, 4));
        entry["DTEND"].ShouldBe("20261205");
        entry["TRANSP"].ShouldBe("TRANSPARENT");
        (entry["DTSTAMP"], entry["LAST-MODIFIED"], entry["SEQUENCE"]).ShouldBe(("20261120T093015Z", "20261120T093015Z", "3"));
    }

    [Theory]
    [InlineData("2026-10-23", "15:45", "2026-10-23T14:45")] // summer time, the Friday before the clock goes back
    [InlineData("2026-10-26", "15:45", "2026-10-26T15:45")]
    [InlineData("2027-03-26", "15:45", "2027-03-26T15:45")] // the Friday before it goes forward
    [InlineData("2027-03-29", "15:45", "2027-03-29T14:45")]
    [InlineData("2026-10-25", "00:30", "2026-10-24T23:30")] // the night itself
    [InlineData("2027-03-28", "00:30", "2027-03-28T00:30")]
    [InlineData("2026-07-01", "09:00", "2026-07-01T08:00")]
    public void A_session_begins_at_its_time_on_a_clock_in_England_before_and_after_the_clock_change(string day, string time, string instant)
    {
        var entry = Read(Entry(DateOnly.Parse(day)) with { At = TimeOnly.Parse(time), Minutes = 90 });
        entry.Instant("DTSTART").ShouldBe(DateTime.Parse(instant));
        entry.Of["DTSTART"].With["TZID"].ShouldBe("Europe/London");
        entry.Instant("DTEND").ShouldBe(entry.Instant("DTSTART").AddMinutes(90));
        entry["TRANSP"].ShouldBe("OPAQUE");
    }

    [Theory]
    [InlineData("2026-10-24", "22:00", 600)] // over the night in which the clock goes back
    [InlineData("2027-03-27", "22:00", 600)]
    [InlineData("2026-10-25", "00:30", 120)] // ends in the hour that is there twice
    [InlineData("2026-10-25", "00:30", 60)]
    public void A_session_over_the_clock_change_lasts_as_long_as_it_says(string day, string time, int minutes)
    {
        var entry = Read(Entry(DateOnly.Parse(day)) with { At = TimeOnly.Parse(time), Minutes = minutes });
        (entry.Instant("DTEND") - entry.Instant("DTSTART")).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Fact]
    public void A_time_that_the_clock_leaves_out_is_taken_an_hour_later() =>
        Read(Entry(new DateOnly(2027, 3, 28)) with { At = new TimeOnly(1, 30) }).Instant("DTSTART").ShouldBe(new DateTime(2027, 3, 28, 1, 30, 0));

    [Theory]
    [InlineData("Reading, writing; and \\ maths")]
    [InlineData("Two\nlines\r\nand three")]
    [InlineData("SUMMARY:BEGIN:VEVENT")]
    [InlineData("Être à l’école: ’ř’ 家 👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫 and so on until the line is over")]
    public void Words_come_back_as_they_were(string words)
    {
        var entry = Read(Entry(new DateOnly(2026, 12, 4)) with { Title = words, About = words, Place = words });
        foreach (var name in new[] { "SUMMARY", "DESCRIPTION", "LOCATION" })
        {
            entry.Words(name).ShouldBe(words.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void Long_words_are_folded_at_75_octets_wherever_a_letter_falls()
    {
        for (var shift = 0; shift < 5; shift++)
        {
            var words = new string('a', 60 + shift) + string.Concat(Enumerable.Repeat("é家👩a", 60));
            Read(Entry(new DateOnly(2026, 12, 4)) with { Title = words }).Words("SUMMARY").ShouldBe(words);
        }
    }

    [Fact]
    public void Characters_that_no_calendar_takes_become_spaces() =>
        Read(Entry(new DateOnly(2026, 12, 4)) with { Title = "A\u0000B\u0007C\tD" }).Words("SUMMARY").ShouldBe("A B C D");

    [Fact]
    public void The_calendar_says_what_it_is_and_how_often_to_look()
    {
        var calendar = CalendarReader.Read(CalendarFile.Write("My part, North; Star", []));
        calendar.Entries.ShouldBeEmpty();
        (calendar.Property("VERSION"), calendar.Property("REFRESH-INTERVAL"), calendar.Property("X-WR-TIMEZONE")).ShouldBe(("2.0", "PT6H", "Europe/London"));
        CalendarReader.Unescape(calendar.Property("X-WR-CALNAME")).ShouldBe("My part, North; Star");
        Encoding.UTF8.GetString(CalendarFile.Write("x", [])).ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");
    }

    private static CalendarFile.Entry Entry(DateOnly on) => new(Guid.CreateVersion7(), 3, Changed, "Due: phonics", "Action 1.1", null, "https://example.org/my-part", on);

    private static CalendarReader.Entry Read(CalendarFile.Entry entry)
    {
        var read = CalendarReader.Read(CalendarFile.Write("My part", [entry])).Entries.ShouldHaveSingleItem();
        read["UID"].ShouldBe($"{entry.Id}@school-improvement");
        read["URL"].ShouldBe("https://example.org/my-part");
        return read;
    }
}
