using System.Globalization;
using System.Text;

namespace SchoolImprovement.Web.Tests.Pages.MyPart;

/// <summary>Reads a calendar as RFC 5545 has it, by the letter and without the app's own code: what it does not understand breaks the test.</summary>
internal sealed class CalendarReader
{
    private readonly List<(string Name, Dictionary<string, string> With, string Value)> _lines = [];

    private CalendarReader()
    {
    }

    /// <summary>One entry of the calendar.</summary>
    public sealed record Entry(IReadOnlyDictionary<string, (Dictionary<string, string> With, string Value)> Of, CalendarReader Calendar)
    {
        public string this[string name] => Of[name].Value;

        public string Words(string name) => Unescape(Of[name].Value);

        /// <summary>The whole day that DTSTART names.</summary>
        public DateOnly Day => Of["DTSTART"].With["VALUE"] == "DATE" ? DateOnly.ParseExact(Of["DTSTART"].Value, "yyyyMMdd", CultureInfo.InvariantCulture) : throw new FormatException("DTSTART is not a day");

        /// <summary>A time as an instant, by the calendar's own rules of its zone.</summary>
        public DateTime Instant(string name)
        {
            var (with, value) = Of[name];
            if (value.EndsWith('Z'))
            {
                return DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            }

            var local = DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
            return local - Calendar.OffsetOf(with["TZID"], local);
        }
    }

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public string Property(string name) => _lines.First(l => l.Name == name).Value;

    public static CalendarReader Read(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        text.ShouldEndWith("\r\n");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\r");
        var physical = text.Split("\r\n")[..^1];
        physical.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        var reader = new CalendarReader();
        var logical = new List<string>();
        foreach (var line in physical)
        {
            if (line[0] == ' ')
            {
                logical[^1] += line[1..];
            }
            else
            {
                logical.Add(line);
            }
        }

        reader._lines.AddRange(logical.Select(Split));
        reader.Build();
        return reader;
    }

    public static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\')
            {
                value[i].ShouldNotBeOneOf(',', ';');
                text.Append(value[i]);
                continue;
            }

            text.Append(value[++i] switch { 'n' or 'N' => '\n', var c and ('\\' or ';' or ',') => c, var c => throw new FormatException($"\\{c} means nothing") });
        }

        return text.ToString();
    }

    private static (string, Dictionary<string, string>, string) Split(string line)
    {
        var colon = line.IndexOf(':');
        colon.ShouldBeGreaterThan(0, line);
        var head = line[..colon].Split(';');
        head[0].ShouldAllBe(c => char.IsAsciiLetterUpper(c) || c == '-');
        return (head[0], head[1..].Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]), line[(colon + 1)..]);
    }

    private void Build()
    {
        var open = new Stack<string>();
        var entries = new List<Entry>();
        Dictionary<string, (Dictionary<string, string>, string)>? now = null;
        foreach (var (name, with, value) in _lines)
        {
            if (name == "BEGIN")
            {
                open.Push(value);
                now = value == "VEVENT" ? [] : now;
            }
            else if (name == "END")
            {
                open.Pop().ShouldBe(value);
                if (value == "VEVENT")
                {
                    entries.Add(new Entry(now!, this));
                    now = null;
                }
            }
            else if (open.Peek() == "VEVENT")
            {
                now!.Add(name, (with, value));
            }
        }

        open.ShouldBeEmpty();
        Entries = entries;
    }

    /// <summary>The offset that the zone's latest rule before this local time gives.</summary>
    private TimeSpan OffsetOf(string zone, DateTime local)
    {
        var at = _lines.FindIndex(l => l is { Name: "TZID" } && l.Value == zone);
        at.ShouldBeGreaterThan(0, $"There are no rules for {zone}");
        DateTime? latest = null;
        var offset = TimeSpan.Zero;
        Dictionary<string, string> rule = [];
        for (var i = at + 1; _lines[i] is var line && line.Name + line.Value != "ENDVTIMEZONE"; i++)
        {
            if (line.Name == "BEGIN")
            {
                rule = [];
            }
            else if (line.Name != "END")
            {
                rule[line.Name] = line.Value;
            }
            else
            {
                var turns = new[] { local.Year - 1, local.Year }.Select(y => Turn(rule, y)).Where(t => t <= local).ToList();
                if (turns.Count > 0 && (latest is null || turns.Max() > latest))
                {
                    (latest, offset) = (turns.Max(), TimeSpan.Parse(rule["TZOFFSETTO"][1..].Insert(2, ":"), CultureInfo.InvariantCulture) * (rule["TZOFFSETTO"][0] == '-' ? -1 : 1));
                }
            }
        }

        return offset;
    }

    private static DateTime Turn(Dictionary<string, string> rule, int year)
    {
        var parts = rule["RRULE"].Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        (parts["FREQ"], parts["BYDAY"]).ShouldBe(("YEARLY", "-1SU"));
        var first = DateTime.ParseExact(rule["DTSTART"], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        first.DayOfWeek.ShouldBe(DayOfWeek.Sunday, "the first turn must be one of the rule's own days");
        var day = new DateTime(year, int.Parse(parts["BYMONTH"], CultureInfo.InvariantCulture), 1).AddMonths(1).AddDays(-1);
        while (day.DayOfWeek != DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return day + first.TimeOfDay;
    }
}
