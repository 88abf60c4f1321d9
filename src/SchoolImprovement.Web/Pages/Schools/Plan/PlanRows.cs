using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

public sealed record PlanRow(Guid Id, Guid SchoolId, string Title, AcademicYear Year, int Version, bool HasSummary, PlanParts Required, int Comments)
{
    /// <summary>Of a subject plan: the priority of the school's plan that it serves; else null.</summary>
    public UnderRow? Under { get; init; }

    public PlanStatus Status { get; init; }

    /// <summary>Number of the latest version kept, 0 for none.</summary>
    public int LatestVersion { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>The term whose review is the next to sign, or null when all are.</summary>
    public Term? ReviewDue { get; init; }

    /// <summary>How many priorities that the trust gives to every school the plan does not have, without those from which the trust granted an exception.</summary>
    public int NotTakenIn { get; init; }

    /// <summary>The version that the governors approved, or null.</summary>
    public ApprovedRow? Approved { get; init; }

    /// <summary>The trust's dates for the year, or null when it set none.</summary>
    public PlanDates? Dates { get; init; }
}

public sealed record PlanTop(DateOnly From, DateOnly To, string? Summary, string? Vision, string? Context, string? LastInspection, string? NextSteps, string? Sources);

public sealed record PriorityRow(
    Guid Id, int Number, string Title, string? ShortName, Guid? AreaId, string? Area, Strand? Strand, Guid? LeadId, string? Lead, Guid? LinkGovernorId, string? LinkGovernor, Guid? TrustPriorityId, int Version,
    bool HasRationale, bool HasBaseline, bool HasOutcomes, bool HasCriteria)
{
    public string Called => ShortName ?? Title;

    public bool IsOpen => Text is not null;

    public int Criteria { get; init; }

    /// <summary>How many of its criteria have neither a finding nor a measurement.</summary>
    public int Unproven { get; init; }

    public bool IsMonitored { get; init; }

    /// <summary>Its words, only when it stands open.</summary>
    public PriorityText? Text { get; init; }

    /// <summary>Its milestones; their words only when it stands open.</summary>
    public IReadOnlyList<MilestoneRow> Milestones { get; init; } = [];

    public IEnumerable<string> Outcomes => (Text?.Outcomes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimStart('-', '•', '*', ' '));

    /// <summary>The milestones' state in one word: the worst of those that are not complete.</summary>
    public Progress MilestonesStand => Progresses.Together([.. Milestones.Select(m => m.Progress)]);
}

/// <param name="TrustWhy">Why the trust gives this priority to every school, in its own words; null for none.</param>
/// <param name="IsNonNegotiable">The trust lets no school go without it.</param>
/// <param name="IsExcepted">The trust granted this school an exception.</param>
public sealed record PriorityText(string? Rationale, string? Baseline, string? Outcomes, string? Answers, string? TrustWhy, bool IsNonNegotiable, bool IsExcepted);

public sealed record MilestoneRow(Guid Id, Guid PriorityId, Term Term, int Position, Progress Progress, string? Text, string? Impact, int Version);

public sealed record ActionRow(
    Guid Id, Guid PriorityId, int Position, Progress Progress, long? CostPence, string? Funding, int? FundingPosition, Guid? LeadId, string? Lead, string? What, string? Others,
    DateOnly Start, DateOnly Due, Guid? FundingSourceId, string? TrainingNeed, string? TrainingFor, string? Note, int Version);

public sealed record CriterionRow(
    Guid Id, Guid PriorityId, int Position, string Measure, MeasureUnit Unit, decimal? Baseline, DateOnly? BaselineOn, decimal? Target, DateOnly? ByWhen, decimal? National, int? NationalYear,
    Progress Progress, string? Note, int Version)
{
    /// <summary>Measurements in the order of their days.</summary>
    public IReadOnlyList<PointRow> Points { get; init; } = [];

    /// <summary>Whether more is better, by where it starts and where it shall be.</summary>
    public bool Rises => Target is not { } to || (Baseline ?? Points.FirstOrDefault(p => p.Actual is not null)?.Actual ?? to) <= to;

    public PointRow? Now(DateOnly today) => Points.LastOrDefault(p => p.Actual is not null && p.On <= today);

    /// <summary>What was expected by today: the last expectation that has come due.</summary>
    public decimal? ExpectedByNow(DateOnly today) => Points.LastOrDefault(p => p.Expected is not null && p.On <= today)?.Expected;

    /// <summary>How it stands beside what was expected by now, for example "ahead of 58% planned"; null without either.</summary>
    public string? BesidePlanned(DateOnly today) => Now(today)?.Actual is not { } now || ExpectedByNow(today) is not { } planned ? null
        : now == planned ? "as planned" : $"{(now > planned == Rises ? "ahead of" : "behind")} {Unit.Words(planned)} planned";

    /// <summary>The measurements so far, with where it started from.</summary>
    public IReadOnlyList<decimal> Trend(DateOnly today) =>
        [.. Baseline is { } start && (BaselineOn is null || Points.All(x => x.On != BaselineOn)) ? new[] { start } : [], .. Points.Where(x => x.Actual is not null && x.On <= today).Select(x => x.Actual!.Value)];
}

public sealed record PointRow(DateOnly On, decimal? Actual, decimal? Expected);
