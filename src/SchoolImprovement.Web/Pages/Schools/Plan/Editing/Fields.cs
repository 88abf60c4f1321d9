using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan.Editing;

/// <summary>What kind of answer a field holds: decides how two answers compare and how one reads.</summary>
public enum FieldKind
{
    Text,
    Date,
    Money,
    Number,
    Progress,
    Term,
    Unit,
    Strand,
    Lead,
    Governor,
    Area,
    Funding,
}

/// <summary>Declares a property of a form, once, with the words people know it by: as in the history, so that a change there is found again.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string label, FieldKind kind = FieldKind.Text) : Attribute
{
    public string Label { get; } = label;

    public FieldKind Kind { get; } = kind;
}

/// <summary>One declared field of a form. Every form's fields are text.</summary>
public sealed class Field(PropertyInfo property, FieldAttribute declared)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Field>> Known = [];

    public string Name => property.Name;

    public string Label => declared.Label;

    /// <summary>The list the answer is chosen from, or null.</summary>
    public ChoiceOf? Offered => declared.Kind switch
    {
        FieldKind.Lead => ChoiceOf.Lead,
        FieldKind.Governor => ChoiceOf.Governor,
        FieldKind.Area => ChoiceOf.Area,
        FieldKind.Funding => ChoiceOf.Funding,
        _ => null,
    };

    /// <summary>What to do about an answer that the list does not offer.</summary>
    public string NotOffered => declared.Kind switch
    {
        FieldKind.Lead => "Choose somebody who works in this school",
        FieldKind.Governor => "Choose a governor of this school",
        FieldKind.Area => "Choose one of the framework’s areas",
        _ => "Choose one of the trust’s funding sources",
    };

    /// <summary>The fields of a form, in the order in which it declares them.</summary>
    public static IReadOnlyList<Field> Of<TForm>() => Known.GetOrAdd(typeof(TForm), form =>
        form.GetProperties().Select(p => (Property: p, Declared: p.GetCustomAttribute<FieldAttribute>())).Where(p => p.Declared is not null).Select(p => new Field(p.Property, p.Declared!)).ToList());

    public string Get(object form) => (string?)property.GetValue(form) ?? "";

    public void Set(object form, string? value) => property.SetValue(form, value);

    /// <summary>Whether two answers say the same, however they are typed.</summary>
    public bool Same(string? one, string? other) => Plain(one) == Plain(other);

    /// <summary>An answer as people read it.</summary>
    public string Words(string? value, IReadOnlyList<Choice> choices) => string.IsNullOrWhiteSpace(value) ? Format.None : declared.Kind switch
    {
        FieldKind.Date => Typed.Date(value)?.ToString("d MMMM yyyy", Format.English) ?? value,
        FieldKind.Money => Typed.Pence(value)?.Money() ?? value,
        FieldKind.Progress => Typed.Enum<Progress>(value)?.Label() ?? value,
        FieldKind.Strand => Typed.Enum<Strand>(value)?.Label() ?? value,
        FieldKind.Unit => Typed.Enum<MeasureUnit>(value)?.Label() ?? value,
        FieldKind.Lead or FieldKind.Governor or FieldKind.Area or FieldKind.Funding => choices.FirstOrDefault(c => c.Id == value)?.Name ?? "Somebody or something no longer offered",
        _ => value.ReplaceLineEndings("\n").Trim(),
    };

    private string Plain(string? value) => declared.Kind switch
    {
        FieldKind.Date when Typed.Date(value) is { } day => day.ToString("O", CultureInfo.InvariantCulture),
        FieldKind.Money when Typed.Pence(value) is { } pence => pence.ToString(CultureInfo.InvariantCulture),
        FieldKind.Number when Typed.Number(value) is { } number => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => (value ?? "").ReplaceLineEndings("\n").Trim(),
    };
}
