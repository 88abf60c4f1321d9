using System.Globalization;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Ui;

/// <summary>Dates, money and numbers as people in English schools write them.</summary>
public static class Format
{
    /// <summary>British English, whatever the server's own language.</summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Stands for "none" in tables.</summary>
    public const string None = "–";

    /// <summary>"Thu 19 Nov", in tables.</summary>
    public static string Short(this DateOnly day) => day.ToString("ddd d MMM", English).Replace("Sept", "Sep", StringComparison.Ordinal);

    /// <summary>"Thu 19 Nov", or an en dash.</summary>
    public static string Short(this DateOnly? day) => day?.Short() ?? None;

    /// <summary>"19 Nov 2026", where the year matters and in fields.</summary>
    public static string WithYear(this DateOnly day) => day.ToString("d MMM yyyy", English).Replace("Sept", "Sep", StringComparison.Ordinal);

    /// <summary>"19 Nov 2026", or an en dash.</summary>
    public static string WithYear(this DateOnly? day) => day?.WithYear() ?? None;

    /// <summary>"7 Sep", where the day of the week does not help: starts, ends and due dates of actions.</summary>
    public static string DayMonth(this DateOnly day) => day.ToString("d MMM", English).Replace("Sept", "Sep", StringComparison.Ordinal);

    /// <summary>"2–6 Nov", "30 Nov–4 Dec"; a single day alone.</summary>
    public static string DayMonthTo(this DateOnly first, DateOnly last) =>
        first == last ? first.DayMonth() : first.Month == last.Month ? $"{first.Day}–{last.DayMonth()}" : $"{first.DayMonth()}–{last.DayMonth()}";

    /// <summary>"7 Sep", or an en dash.</summary>
    public static string DayMonth(this DateOnly? day) => day?.DayMonth() ?? None;

    /// <summary>"Thursday 19 November", in sentences.</summary>
    public static string Long(this DateOnly day) => day.ToString("dddd d MMMM", English);

    /// <summary>"Thursday 19 November 2026".</summary>
    public static string LongWithYear(this DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary>"14:32" on a clock in England, for when something was saved.</summary>
    public static string SaveTime(this DateTime utc) => utc.ToLondon().ToString("HH:mm", English);

    /// <summary>"Thu 19 Nov 2026, 14:32" on a clock in England, for history.</summary>
    public static string Moment(this DateTime utc) => $"{utc.LondonDay().Short()} {utc.ToLondon().Year}, {utc.SaveTime()}";

    /// <summary>"2pm", "5:30pm", for times of events.</summary>
    public static string Short(this TimeOnly time) => time.ToString(time.Minute == 0 ? "%h" : "h:mm", English) + (time.Hour < 12 ? "am" : "pm");

    /// <summary>"£1,850", and "£1,850.50" only when there are pence. Money is kept in pence.</summary>
    public static string Money(this long pence) => (pence / 100m).ToString(pence % 100 == 0 ? "£#,##0;−£#,##0" : "£#,##0.00;−£#,##0.00", English);

    /// <summary>"£1,850", or an en dash where nothing is decided.</summary>
    public static string Money(this long? pence) => pence?.Money() ?? None;

    /// <summary>"1,850" or "1,850.50", as it stands in a money field.</summary>
    public static string MoneyField(this long? pence) => pence is { } p ? p.Money().Replace("£", "", StringComparison.Ordinal) : "";

    /// <summary>"1,234", "61.5".</summary>
    public static string Number(this decimal number) => number.ToString("#,##0.##;−#,##0.##", English);

    /// <summary>"1,234", or an en dash.</summary>
    public static string Number(this decimal? number) => number?.Number() ?? None;

    /// <summary>"1,234".</summary>
    public static string Number(this int number) => number.ToString("#,##0;−#,##0", English);

    /// <summary>"1,234", or an en dash.</summary>
    public static string Number(this int? number) => number?.Number() ?? None;

    /// <summary>"3 kB", "1.4 MB": how long a file is.</summary>
    public static string Bytes(this long bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000).ToString("#,##0", English)} kB" : $"{(bytes / 1_000_000m).ToString("#,##0.#", English)} MB";

    /// <summary>"1 action", "9 actions".</summary>
    public static string Count(this int number, string one, string? many = null) => $"{number.Number()} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"a lead", "a lead and an action", "a lead, a criterion and an action".</summary>
    public static string Listed(this IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    /// <summary>"6 days overdue", "due today", "in 3 days".</summary>
    public static string DaysFrom(this DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 and var late => $"{(-late).Count("day")} overdue",
        0 => "due today",
        var left => $"in {left.Count("day")}",
    };

    /// <summary>"DP" for Daniel Pritchard.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : string.Concat(words.Length == 1 ? words[..1].Select(First) : [First(words[0]), First(words[^1])]).ToUpper(English);

        static string First(string word) => StringInfo.GetNextTextElement(word);
    }
}
