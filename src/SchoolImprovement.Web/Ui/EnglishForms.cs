using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SchoolImprovement.Web.Ui;

/// <summary>Reads dates, money and numbers as people in England type them, and says in plain words how to write one that it could not read.</summary>
public static partial class EnglishForms
{
    /// <summary>For AddMvcOptions.</summary>
    public static void ReadEnglish(this MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new Provider());
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var says = options.ModelBindingMessageProvider;
        says.SetAttemptedValueIsInvalidAccessor((_, _) => "Choose one from the list");
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Choose one from the list");
        says.SetUnknownValueIsInvalidAccessor(_ => "Choose one from the list");
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Choose one from the list");
        says.SetValueIsInvalidAccessor(_ => "Choose one from the list");
        says.SetValueMustNotBeNullAccessor(_ => "Choose one from the list");
        says.SetMissingBindRequiredValueAccessor(_ => "Fill in this field");
        says.SetMissingKeyOrValueAccessor(() => "Fill in this field");
        says.SetValueMustBeANumberAccessor(_ => "Write a number, like 61.5");
        says.SetNonPropertyValueMustBeANumberAccessor(() => "Write a number, like 61.5");
    }

    /// <summary>Dates and numbers are British, whatever the browser or the server speaks.</summary>
    public static void UseEnglish(this WebApplication app) =>
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Format.English),
            SupportedCultures = [Format.English],
            SupportedUICultures = [Format.English],
            RequestCultureProviders = [],
        });

    /// <summary>"26 Mar 2027", "26 March 2027", "26/3/2027", "26.3.27", "2027-03-26".</summary>
    public static bool TryDate(string text, out DateOnly day) => TryAnyDate(text, out day) && IsNear(day);

    /// <summary>The year of a date that can be read but lies too far off to be meant, like 2206 for 2026; null for any other text.</summary>
    public static int? FarYear(string text) => TryAnyDate(text, out var day) && !IsNear(day) ? day.Year : null;

    private static bool IsNear(DateOnly day) => day.Year is >= 1990 and <= 2100;

    private static bool TryAnyDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text.Trim().Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase),
            ["d MMM yyyy", "d MMMM yyyy", "d MMM yy", "d/M/yyyy", "d/M/yy", "d.M.yyyy", "d.M.yy", "d-M-yyyy", "d M yyyy", "yyyy-MM-dd", "ddd d MMM yyyy", "dddd d MMMM yyyy"],
            Invariant, DateTimeStyles.AllowWhiteSpaces, out day);

    /// <summary>"3:45pm", "3.45 pm", "3pm", "15:45", "15.45".</summary>
    public static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace('.', ':').ToUpperInvariant(), ["h:mmtt", "htt", "H:mm", "HH:mm"], Invariant, DateTimeStyles.None, out time);

    /// <summary>"3,120", "£3,120.50", "-2.5", "61%". A comma stands before three digits and nowhere else: "1850,50" is not taken for £185,050.</summary>
    public static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        var figures = text.Trim().TrimStart('£').TrimEnd('%').Trim().Replace('−', '-');
        return CommasStandRight().IsMatch(figures)
            && decimal.TryParse(figures, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, Format.English, out number);
    }

    [GeneratedRegex(@"^[^,]*$|^[-+]?\s*\d{1,3}(,\d{3})+(\.\d*)?$")]
    private static partial Regex CommasStandRight();

    // en-GB shortens September to "Sept"; people write "Sep"
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) => (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) switch
        {
            var t when t == typeof(DateOnly) => new Reader(text => TryDate(text, out var day) ? day : null, "Write the date like 26 Mar 2027"),
            var t when t == typeof(TimeOnly) => new Reader(text => TryTime(text, out var time) ? time : null, "Write the time like 3:45pm or 15:45"),
            var t when t == typeof(decimal) => new Reader(text => TryNumber(text, out var number) ? number : null, "Write a number, like 1250 or 61.5"),
            var t when t == typeof(int) => new Reader(text => TryNumber(text, out var number) && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null, "Write a whole number, like 12"),
            _ => null,
        };
    }

    private sealed class Reader(Func<string, object?> read, string sentence) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var value = context.ValueProvider.GetValue(context.ModelName);
            if (value == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            context.ModelState.SetModelValue(context.ModelName, value);
            if (string.IsNullOrWhiteSpace(value.FirstValue))
            {
                if (context.ModelMetadata.IsReferenceOrNullableType)
                {
                    context.Result = ModelBindingResult.Success(null);
                }
                else
                {
                    context.ModelState.TryAddModelError(context.ModelName, sentence);
                }
            }
            else if (read(value.FirstValue) is { } known)
            {
                context.Result = ModelBindingResult.Success(known);
            }
            else
            {
                context.ModelState.TryAddModelError(context.ModelName, sentence);
            }

            return Task.CompletedTask;
        }
    }
}
