using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan.Editing;

/// <summary>Reads what people type for dates, money and numbers. Forms hold text, so that what cannot be read stays in the field beside a sentence that says what to do.</summary>
public static partial class Typed
{
    /// <summary>"26 Mar 2027", "26/3/2027", "2027-03-26"; null for nothing or for what is no date.</summary>
    public static DateOnly? Date(string? text) => text is not null && EnglishForms.TryDate(text, out var day) ? day : null;

    /// <summary>"1,850" or "£1850.50" as pence; null for nothing or for what is no money.</summary>
    public static long? Pence(string? text) =>
        Number(text) is { } pounds && !text!.Contains('%') && Math.Abs(pounds) < 1_000_000_000_000 && decimal.Truncate(pounds * 100) == pounds * 100 ? (long)(pounds * 100) : null;

    /// <summary>"61.5", "61%", "1,200"; null for nothing or for what is no number.</summary>
    public static decimal? Number(string? text) => text is not null && EnglishForms.TryNumber(text, out var number) ? number : null;

    public static int? Year(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static T? Enum<T>(string? text)
        where T : struct, Enum => System.Enum.TryParse<T>(text, out var value) && System.Enum.IsDefined(value) ? value : null;

    /// <summary>A date, or nothing.</summary>
    public static void IsDate<T>(this IRuleBuilder<T, string?> rule, string example) =>
        rule.Custom((text, context) =>
        {
            if (!string.IsNullOrWhiteSpace(text) && Date(text) is null)
            {
                context.AddFailure(EnglishForms.FarYear(text) is { } far ? $"The year {far} is too far off. Enter a date like {example}" : NoSuchDay(text) ?? $"Enter a date like {example}");
            }
        });

    /// <summary>Pounds, or nothing.</summary>
    public static void IsMoney<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(t => string.IsNullOrWhiteSpace(t) || Pence(t) is not null).WithMessage("Enter the cost in pounds, like 1,850 or 1850.50");

    /// <summary>A number, or nothing.</summary>
    public static void IsNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(t => string.IsNullOrWhiteSpace(t) || Number(t) is not null).WithMessage("Enter a number, like 61 or 61.5");

    /// <summary>One of the values of a list.</summary>
    public static void IsOneOf<T, TEnum>(this IRuleBuilder<T, string?> rule, string otherwise)
        where TEnum : struct, Enum => rule.Must(t => string.IsNullOrWhiteSpace(t) || Enum<TEnum>(t) is not null).WithMessage(otherwise);

    /// <summary>"31 November 2026" reads as a date but is none.</summary>
    private static string? NoSuchDay(string text)
    {
        var parts = DayMonthYear().Match(text.Trim());
        if (!parts.Success || !DateOnly.TryParseExact($"1 {parts.Groups["m"].Value} {parts.Groups["y"].Value}", ["d MMM yyyy", "d MMMM yyyy", "d M yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return null;
        }

        return $"{month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)} has {DateTime.DaysInMonth(month.Year, month.Month)} days. Enter a day from 1 to {DateTime.DaysInMonth(month.Year, month.Month)}";
    }

    [GeneratedRegex(@"^\d{1,2}[ /.\-](?<m>\p{L}+|\d{1,2})[ /.\-](?<y>\d{4})$")]
    private static partial Regex DayMonthYear();
}
