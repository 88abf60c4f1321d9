using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.SelfEvaluation;

/// <summary>What a school says of itself, ready for paper: as it stands, or as it was when it was signed.</summary>
public sealed record SefReport
{
    /// <summary>The school's name.</summary>
    public required string School { get; init; }

    /// <summary>The trust's name.</summary>
    public required string Trust { get; init; }

    /// <summary>"Self-evaluation, autumn 2026".</summary>
    public required string Title { get; init; }

    /// <summary>The framework's name and version.</summary>
    public required string Framework { get; init; }

    /// <summary>The trust's colour as #rrggbb.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Signed by Sarah Whitlock, 7 July 2026", or that it is as it stands.</summary>
    public required string State { get; init; }

    /// <summary>When this was printed, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>The instant it was printed.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>Facts for the cover, up to six.</summary>
    public IReadOnlyList<PlanFact> Facts { get; init; } = [];

    /// <summary>Who the pupils are and what the school is like, or null.</summary>
    public string? Context { get; init; }

    /// <summary>Day of the last inspection in words, or null.</summary>
    public string? InspectedOn { get; init; }

    /// <summary>What the last inspection asked for.</summary>
    public IReadOnlyList<SefPoint> Inspection { get; init; } = [];

    /// <summary>The term with which grades are compared, "summer 2026", or null when none was signed before.</summary>
    public string? Before { get; init; }

    /// <summary>The areas that apply to the school, in order.</summary>
    public IReadOnlyList<SefArea> Areas { get; init; } = [];
}

/// <summary>A grade as paper shows it.</summary>
/// <param name="Label">In words.</param>
/// <param name="Token">Its colour token: g1 to g5, or gx.</param>
/// <param name="Icon">The name of its icon.</param>
public sealed record SefGrade(string Label, string Token, string Icon);

/// <summary>A strength, an area for development or a point of the last inspection.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Evidence">How the school knows; under an inspection's point, what was done since.</param>
/// <param name="Links">What it is linked to.</param>
/// <param name="Stands">How an inspection's point stands.</param>
/// <param name="InPlan">The priority that takes it up, "Priority 3, Attendance".</param>
public sealed record SefPoint(string Text, string? Evidence = null, IReadOnlyList<string>? Links = null, Progress? Stands = null, string? InPlan = null);

/// <summary>What an adviser or the trust thinks of a grade.</summary>
/// <param name="Who">Who, and for whom: "Peter Longhurst, adviser, 12 November 2026".</param>
/// <param name="Says">"Agrees: Needs attention".</param>
/// <param name="Reason">Why, or null.</param>
public sealed record SefOpinion(string Who, string Says, string? Reason);

/// <summary>An area.</summary>
public sealed record SefArea
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its grade, or null when not yet judged.</summary>
    public SefGrade? Grade { get; init; }

    /// <summary>Its grade when a term was last signed, or null.</summary>
    public SefGrade? Before { get; init; }

    /// <summary>How it moved since, "up from Needs attention", or null.</summary>
    public string? Moved { get; init; }

    /// <summary>Why this grade, or null.</summary>
    public string? Why { get; init; }

    /// <summary>What the grade as a whole is linked to.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Strengths.</summary>
    public IReadOnlyList<SefPoint> Strengths { get; init; } = [];

    /// <summary>Areas for development.</summary>
    public IReadOnlyList<SefPoint> Developments { get; init; } = [];

    /// <summary>How groups of pupils do, or null.</summary>
    public string? Groups { get; init; }

    /// <summary>What others think of the grade, latest first.</summary>
    public IReadOnlyList<SefOpinion> Views { get; init; } = [];

    /// <summary>
    /// The area with each piece of evidence printed once: what was typed under a point gives way to the link of that name, which has its day, and what a point shows is not said
    /// again of the grade as a whole.
    /// </summary>
    public SefArea WithEvidenceOnce()
    {
        var points = Strengths.Concat(Developments).ToList();
        var linked = Links.Concat(points.SelectMany(p => p.Links ?? [])).Distinct().ToList();
        // A link reads "name, 6 November 2026": what follows the name has no comma of its own.
        string? Link(string typed) => linked.FirstOrDefault(l => l.StartsWith($"{typed}, ", StringComparison.CurrentCultureIgnoreCase) && !l[(typed.Length + 2)..].Contains(", ", StringComparison.Ordinal));
        SefPoint Once(SefPoint point)
        {
            var typed = (point.Evidence ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => (Words: t, Link: Link(t.TrimEnd('.')))).ToList();
            return typed.All(t => t.Link is null) ? point : point with
            {
                Evidence = typed.Any(t => t.Link is null) ? string.Join("; ", typed.Where(t => t.Link is null).Select(t => t.Words)) : null,
                Links = [.. (point.Links ?? []).Concat(typed.Select(t => t.Link).OfType<string>()).Distinct()],
            };
        }

        var (strengths, developments) = (Strengths.Select(Once).ToList(), Developments.Select(Once).ToList());
        return this with { Strengths = strengths, Developments = developments, Links = [.. Links.Except(strengths.Concat(developments).SelectMany(p => p.Links ?? []))] };
    }
}
