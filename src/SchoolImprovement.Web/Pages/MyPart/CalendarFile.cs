using System.Globalization;
using System.Text;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>Writes a calendar as RFC 5545 has it, so that Outlook, Google and Apple read it: lines of 75 octets, times in England with the rules of the clock change beside them.</summary>
public static class CalendarFile
{
    private const string Zone = "Europe/London";

    /// <summary>The rules of the clock in the United Kingdom since 1996: summer time from the last Sunday of March, 1:00 GMT, to the last of October, 2:00 summer time.</summary>
    private static readonly string[] ZoneRules =
    [
        "BEGIN:VTIMEZONE", $"TZID:{Zone}",
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>One entry: a whole day, or from a time on.</summary>
    /// <param name="Id">Stays the same for as long as the thing is there.</param>
    /// <param name="Version">How often it has changed.</param>
    /// <param name="Changed">When it last changed, UTC.</param>
    /// <param name="Title">Title.</param>
    /// <param name="About">More words.</param>
    /// <param name="Place">Where, or null.</param>
    /// <param name="Address">Where it stands in the app, or null.</param>
    /// <param name="On">The day.</param>
    /// <param name="At">When it begins on a clock in England; null for the whole day.</param>
    /// <param name="Minutes">How long it lasts; an hour when nobody said.</param>
    public sealed record Entry(Guid Id, int Version, DateTime Changed, string Title, string About, string? Place, string? Address, DateOnly On, TimeOnly? At = null, int? Minutes = null);

    public static byte[] Write(string name, IEnumerable<Entry> entries)
    {
        var file = new StringBuilder();
        void Line(string line) => Fold(file, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//School Improvement//My part//EN");
        Line("CALSCALE:GREGORIAN");
        Line($"NAME:{Text(name)}");
        Line($"X-WR-CALNAME:{Text(name)}");
        Line($"X-WR-TIMEZONE:{Zone}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line("X-PUBLISHED-TTL:PT6H");
        foreach (var rule in ZoneRules)
        {
            Line(rule);
        }

        foreach (var entry in entries)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{entry.Id}@school-improvement");
            // Without a METHOD, DTSTAMP says when the entry was last changed.
            Line($"DTSTAMP:{Utc(entry.Changed)}");
            Line($"LAST-MODIFIED:{Utc(entry.Changed)}");
            Line($"SEQUENCE:{entry.Version.ToString(CultureInfo.InvariantCulture)}");
            WriteTime(Line, entry);
            Line($"SUMMARY:{Text(entry.Title)}");
            Line($"DESCRIPTION:{Text(entry.About)}");
            if (entry.Place is { } place)
            {
                Line($"LOCATION:{Text(place)}");
            }

            if (entry.Address is { } address)
            {
                Line($"URL:{address}");
            }

            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void WriteTime(Action<string> line, Entry entry)
    {
        if (entry.At is not { } at)
        {
            // The end of a whole day is the day after; a due date takes nobody's time.
            line($"DTSTART;VALUE=DATE:{entry.On:yyyyMMdd}");
            line($"DTEND;VALUE=DATE:{entry.On.AddDays(1):yyyyMMdd}");
            line("TRANSP:TRANSPARENT");
            return;
        }

        var start = entry.On.InLondon(at);
        line($"DTSTART;TZID={Zone}:{start.ToLondon():yyyyMMdd'T'HHmmss}");
        var end = start.AddMinutes(entry.Minutes ?? 60);
        // When the clock goes back, an hour is there twice: only in UTC is it clear which.
        line(end.ToLondon().IsTwiceInLondon() ? $"DTEND:{Utc(end)}" : $"DTEND;TZID={Zone}:{end.ToLondon():yyyyMMdd'T'HHmmss}");
        line("TRANSP:OPAQUE");
    }

    private static string Utc(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Backslash, semicolon, comma and line end are written with a backslash (RFC 5545, 3.3.11); other control characters go.</summary>
    private static string Text(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => safe.Append("\\n"),
                '\\' or ';' or ',' => safe.Append('\\').Append(c),
                _ when char.IsControl(c) => safe.Append(' '),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    /// <summary>At most 75 octets a line, no letter cut in two; what goes on begins with a space (RFC 5545, 3.1).</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
