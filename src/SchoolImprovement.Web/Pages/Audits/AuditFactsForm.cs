using FluentValidation;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>What the trust types when it assigns an audit or changes one.</summary>
public sealed class AuditFactsForm
{
    public Guid? FrameworkId { get; set; }

    public string? Title { get; set; }

    public string? Due { get; set; }

    public string? Words { get; set; }

    public List<Guid> Schools { get; set; } = [];

    public int Version { get; set; }

    public AuditFacts Facts => new(Title, Typed.Date(Due), Words);
}

/// <summary>The shape of it; the audit itself says the rest.</summary>
public sealed class AuditFactsValidator : AbstractValidator<AuditFactsForm>
{
    public AuditFactsValidator(bool assigns)
    {
        RuleFor(f => f.Due).IsDate("4 Dec 2026");
        RuleFor(f => f.Title).NotEmpty().WithMessage("Enter what the audit is called");
        RuleFor(f => f.Due).NotEmpty().WithMessage("Enter the day by which schools finish");
        RuleFor(f => f.FrameworkId).NotNull().When(_ => assigns).WithMessage("Choose what schools are asked");
        RuleFor(f => f.Schools).NotEmpty().When(_ => assigns).WithMessage("Choose at least one school");
    }
}
