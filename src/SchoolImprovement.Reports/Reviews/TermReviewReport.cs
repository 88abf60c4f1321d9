using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Reviews;

/// <summary>The review of a plan at the end of a term, ready for paper.</summary>
public sealed record TermReviewReport
{
    /// <summary>The school's name.</summary>
    public required string School { get; init; }

    /// <summary>The trust's name.</summary>
    public required string Trust { get; init; }

    /// <summary>"Autumn term review 2026–27".</summary>
    public required string Title { get; init; }

    /// <summary>The plan's title with its year.</summary>
    public required string Plan { get; init; }

    /// <summary>The trust's colour as #rrggbb, or null.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Signed by Sarah Whitlock, 11 December 2026", or "Not signed yet".</summary>
    public required string State { get; init; }

    /// <summary>When this was printed, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>The instant it was printed.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The priorities, in order.</summary>
    public IReadOnlyList<ReviewedPriority> Priorities { get; init; } = [];
}

/// <summary>What the review says of one priority.</summary>
public sealed record ReviewedPriority
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>How it stands; null when not judged.</summary>
    public Progress? Progress { get; init; }

    /// <summary>What changed.</summary>
    public string? WhatChanged { get; init; }

    /// <summary>For whom.</summary>
    public string? ForWhom { get; init; }

    /// <summary>How we know.</summary>
    public string? HowWeKnow { get; init; }

    /// <summary>Its criteria and milestones, in order.</summary>
    public IReadOnlyList<ReviewedLine> Lines { get; init; } = [];
}

/// <summary>How a criterion or milestone stood.</summary>
/// <param name="Kind">"Success criterion", or "Milestone, Autumn".</param>
/// <param name="Words">The measure, or what was to be seen.</param>
/// <param name="Now">The last figure with its unit, or null.</param>
/// <param name="Target">The target with its unit, or null.</param>
/// <param name="Progress">How it stood.</param>
/// <param name="Note">Note or impact, or null.</param>
public sealed record ReviewedLine(string Kind, string Words, string? Now, string? Target, Progress Progress, string? Note);
