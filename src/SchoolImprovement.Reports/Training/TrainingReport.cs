namespace SchoolImprovement.Reports.Training;

/// <summary>A school's training of a year as paper shows it.</summary>
public sealed record TrainingReport
{
    /// <summary>The school.</summary>
    public required string School { get; init; }

    /// <summary>The trust.</summary>
    public required string Trust { get; init; }

    /// <summary>Colour of the rule at the top, as #rrggbb, or null.</summary>
    public string? TrustColour { get; init; }

    /// <summary>"Training programme 2026–27".</summary>
    public required string Title { get; init; }

    /// <summary>When it was made, in words.</summary>
    public required string MadeAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The sessions, by day.</summary>
    public IReadOnlyList<PaperSession> Sessions { get; init; } = [];

    /// <summary>The needs: those without a session first.</summary>
    public IReadOnlyList<PaperNeed> Needs { get; init; } = [];

    /// <summary>How many needs have no session.</summary>
    public int WithoutSession { get; init; }
}

/// <summary>A session on paper.</summary>
/// <param name="On">The day.</param>
/// <param name="Day">The day in words: "Mon 7 Dec".</param>
/// <param name="Time">The time in words, or null for all day.</param>
/// <param name="Length">The length in words, or null.</param>
/// <param name="Minutes">The length in minutes, or null.</param>
/// <param name="Title">Title.</param>
/// <param name="Topic">Topic, or null.</param>
/// <param name="Lead">Who leads it, or null.</param>
/// <param name="Audience">Who comes, or null.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="JointSchools">How many schools a joint session is for, or null when it is the school's own.</param>
/// <param name="Meets">The needs it meets, in words.</param>
/// <param name="State">"12 people came", "To come", "Called off: snow".</param>
/// <param name="Attended">How many came, or null.</param>
/// <param name="Changed">What has changed since, or null.</param>
/// <param name="HowWeKnow">How we know, or null.</param>
public sealed record PaperSession(DateOnly On, string Day, string? Time, string? Length, int? Minutes, string Title, string? Topic, string? Lead, string? Audience, string? Place, int? JointSchools, string? Meets, string State, int? Attended, string? Changed, string? HowWeKnow);

/// <summary>A training need on paper.</summary>
/// <param name="What">What people need to learn.</param>
/// <param name="Topic">Topic, or null.</param>
/// <param name="Audience">Who needs it, or null.</param>
/// <param name="ByWhen">By when, or null.</param>
/// <param name="Day">By when in words, or null.</param>
/// <param name="From">Where it comes from: "Action 1.5", "Monitoring finding", or null.</param>
/// <param name="State">"No session yet", "Planned", "Met", "Dropped".</param>
/// <param name="Sessions">The sessions for it in words, or why it was dropped; or null.</param>
public sealed record PaperNeed(string What, string? Topic, string? Audience, DateOnly? ByWhen, string? Day, string? From, string State, string? Sessions);
