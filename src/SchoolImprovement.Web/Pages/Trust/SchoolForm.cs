using System.Globalization;
using FluentValidation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>A school as a person types it.</summary>
public sealed class SchoolForm
{
    /// <summary>The register's phases; special schools and pupil referral units are “Not applicable” there.</summary>
    public static readonly string[] Phases =
        ["Nursery", "Primary", "Middle deemed primary", "Secondary", "Middle deemed secondary", "All-through", "16 plus", "Not applicable"];

    public string? Urn { get; set; }

    public string? Name { get; set; }

    public string? Phase { get; set; }

    public string? Type { get; set; }

    public string? AgeFrom { get; set; }

    public string? AgeTo { get; set; }

    public string? LocalAuthority { get; set; }

    public string? Pupils { get; set; }

    /// <summary>The day it closes or moves away; may be left empty.</summary>
    public string? On { get; set; }

    public int Version { get; set; }

    public static SchoolForm Of(School school) => new()
    {
        Urn = school.Urn,
        Name = school.Name,
        Phase = school.Phase,
        Type = school.Type,
        AgeFrom = school.AgeFrom?.ToString(CultureInfo.InvariantCulture),
        AgeTo = school.AgeTo?.ToString(CultureInfo.InvariantCulture),
        LocalAuthority = school.LocalAuthority,
        Pupils = school.Pupils?.ToString(CultureInfo.InvariantCulture),
        Version = school.Version,
    };

    public SchoolFacts Facts() => new(Urn, Name, Phase, Type, Number(AgeFrom), Number(AgeTo), LocalAuthority, Number(Pupils));

    /// <summary>“1,250” is a number too.</summary>
    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    public sealed class Validator : AbstractValidator<SchoolForm>
    {
        public Validator()
        {
            RuleFor(f => f.AgeFrom).Must(BeEmptyOrNumber).WithMessage("Enter the youngest age in years as a number, for example 4");
            RuleFor(f => f.AgeTo).Must(BeEmptyOrNumber).WithMessage("Enter the oldest age in years as a number, for example 11");
            RuleFor(f => f.Pupils).Must(BeEmptyOrNumber).WithMessage("Enter the number of pupils as a number, for example 210");
        }

        private static bool BeEmptyOrNumber(string? text) => string.IsNullOrWhiteSpace(text) || Number(text) is not null;
    }
}
