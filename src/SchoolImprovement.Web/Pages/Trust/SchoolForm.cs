using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Ui;

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

    public int? AgeFrom { get; set; }

    public int? AgeTo { get; set; }

    public string? LocalAuthority { get; set; }

    public int? Pupils { get; set; }

    /// <summary>The day it closes or moves away; may be left empty.</summary>
    public DateOnly? On { get; set; }

    public int Version { get; set; }

    public static SchoolForm Of(School school) => new()
    {
        Urn = school.Urn,
        Name = school.Name,
        Phase = school.Phase,
        Type = school.Type,
        AgeFrom = school.AgeFrom,
        AgeTo = school.AgeTo,
        LocalAuthority = school.LocalAuthority,
        Pupils = school.Pupils,
        Version = school.Version,
    };

    public SchoolFacts Facts() => new(Urn, Name, Phase, Type, AgeFrom, AgeTo, LocalAuthority, Pupils);

    public sealed class Validator : AbstractValidator<SchoolForm>
    {
        public Validator()
        {
            RuleFor(f => f.Urn).Keeps(School.CleanUrn);
            RuleFor(f => f.Name).Keeps(School.CleanName);
            RuleFor(f => f.Phase).Keeps(School.CleanPhase);
            RuleFor(f => f.Type).Keeps(School.CleanType);
            RuleFor(f => f.LocalAuthority).Keeps(School.CleanLocalAuthority);
            RuleFor(f => f.AgeFrom).Keeps(School.CleanAgeFrom);
            RuleFor(f => f.AgeTo).Keeps((form, age) => School.CleanAgeTo(form.AgeFrom, age));
            RuleFor(f => f.Pupils).Keeps(School.CleanPupils);
        }
    }

    /// <summary>The phases to choose from, with the school’s own where the register has another.</summary>
    public IEnumerable<SelectListItem> PhaseItems() =>
        Phases.Union(Phase is { Length: > 0 } own ? [own] : []).Select(p => new SelectListItem(p == "Not applicable" ? "Not applicable (special, alternative provision)" : p, p));
}
