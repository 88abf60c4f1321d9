using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>What was found. The day and something of what was seen must be there. There is no grade, and no field for one: nobody grades lessons or teachers here.</summary>
/// <param name="HeldOn">The day it happened.</param>
/// <param name="Where">Where: classes, rooms, groups.</param>
/// <param name="Seen">How many lessons, books or pupils were seen.</param>
/// <param name="Strengths">What is strong; of a visit, what was seen and heard.</param>
/// <param name="ToDevelop">What needs work.</param>
/// <param name="Impact">What is different for pupils.</param>
/// <param name="Links">Evidence, one a line: words or web addresses.</param>
/// <param name="Shows">How the success criterion stands by this, or null when it does not say.</param>
/// <param name="ForGovernors">Whether governors read it.</param>
/// <param name="Met">Who was met, of a visit.</param>
/// <param name="PupilVoice">What pupils said, of a visit.</param>
/// <param name="Questions">Questions that were asked, of a visit.</param>
/// <param name="FollowUp">What the visitor follows up, of a visit.</param>
public sealed record FindingsFacts(
    DateOnly? HeldOn, string? Where, int? Seen, string? Strengths, string? ToDevelop, string? Impact, string? Links, Progress? Shows, bool ForGovernors, string? Met, string? PupilVoice, string? Questions, string? FollowUp);

/// <summary>What was found in an activity, as its writer left it last.</summary>
public sealed class Findings : TrustRow
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMax = 6000;

    /// <summary>Longest of the short texts, in characters.</summary>
    public const int ShortMax = 200;

    private Findings()
    {
    }

    internal Findings(MonitoringActivity activity)
        : base(activity.TrustId) => ActivityId = activity.Id;

    /// <summary>The activity.</summary>
    public Guid ActivityId { get; private set; }

    /// <summary>Where, or null.</summary>
    public string? Where { get; private set; }

    /// <summary>How many were seen, or null.</summary>
    public int? Seen { get; private set; }

    /// <summary>What is strong, or null.</summary>
    public string? Strengths { get; private set; }

    /// <summary>What needs work, or null.</summary>
    public string? ToDevelop { get; private set; }

    /// <summary>What is different for pupils, or null.</summary>
    public string? Impact { get; private set; }

    /// <summary>Evidence, one a line, or null.</summary>
    public string? Links { get; private set; }

    /// <summary>How the success criterion stands by this, or null.</summary>
    public Progress? Shows { get; private set; }

    /// <summary>Whether governors read it.</summary>
    public bool ForGovernors { get; private set; }

    /// <summary>Who was met, or null.</summary>
    public string? Met { get; private set; }

    /// <summary>What pupils said, or null.</summary>
    public string? PupilVoice { get; private set; }

    /// <summary>Questions that were asked, or null.</summary>
    public string? Questions { get; private set; }

    /// <summary>What the visitor follows up, or null.</summary>
    public string? FollowUp { get; private set; }

    /// <summary>Who wrote it last, by the name they had then.</summary>
    public string WrittenBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    internal void Write(Actor by, FindingsFacts facts, DateTime now)
    {
        var where = Rule.Optional(facts.Where, ShortMax, "Where");
        Rule.Hold(facts.Seen is null or (>= 0 and <= 10_000), "Enter how many you saw, from 0 to 10,000", "Seen");
        var strengths = Rule.Optional(facts.Strengths, TextMax, "Strengths");
        var toDevelop = Rule.Optional(facts.ToDevelop, TextMax, "ToDevelop");
        Rule.Hold(strengths is not null || toDevelop is not null, "Write what you found: what is strong, or what needs work", "Strengths");
        var impact = Rule.Optional(facts.Impact, TextMax, "Impact");
        var links = Rule.Optional(facts.Links, TextMax, "Links");
        var met = Rule.Optional(facts.Met, ShortMax, "Met");
        var voice = Rule.Optional(facts.PupilVoice, TextMax, "PupilVoice");
        var questions = Rule.Optional(facts.Questions, TextMax, "Questions");
        var followUp = Rule.Optional(facts.FollowUp, TextMax, "FollowUp");
        (Where, Seen, Strengths, ToDevelop, Impact, Links, Shows, ForGovernors) = (where, facts.Seen, strengths, toDevelop, impact, links, facts.Shows, facts.ForGovernors);
        (Met, PupilVoice, Questions, FollowUp, WrittenBy, WrittenAt) = (met, voice, questions, followUp, by.Name, now);
    }
}
