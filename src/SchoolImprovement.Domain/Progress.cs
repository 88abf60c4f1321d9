namespace SchoolImprovement.Domain;

/// <summary>How an action, milestone or criterion stands (RAG with two ends). Words, order and icon are in <see cref="Progresses"/>. Source: style guide, "Words".</summary>
public enum Progress
{
    /// <summary>Not begun; not yet a worry.</summary>
    NotStarted,

    /// <summary>Green: on track for short-term and end changes.</summary>
    OnTrack,

    /// <summary>Amber: needs attention, reachable if acted on.</summary>
    AtRisk,

    /// <summary>Red: unlikely without major intervention.</summary>
    OffTrack,

    /// <summary>Done.</summary>
    Complete,
}

/// <summary>Label, order of display, colour token and icon of each <see cref="Progress"/>, in one place.</summary>
public static class Progresses
{
    /// <summary>One row of the registry.</summary>
    /// <param name="Value">The state.</param>
    /// <param name="Label">As people read it.</param>
    /// <param name="Token">Name of the colour token: done, on, risk, off or none.</param>
    /// <param name="Icon">Name of the icon, which has a shape of its own for each state.</param>
    public sealed record Look(Progress Value, string Label, string Token, string Icon);

    /// <summary>In the order in which bars and counts show them.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new(Progress.Complete, "Complete", "done", "check-circle-fill"),
        new(Progress.OnTrack, "On track", "on", "arrow-right-circle-fill"),
        new(Progress.AtRisk, "At risk", "risk", "exclamation-triangle-fill"),
        new(Progress.OffTrack, "Off track", "off", "x-octagon-fill"),
        new(Progress.NotStarted, "Not started", "none", "circle"),
    ];

    /// <summary>The registry's row for a state.</summary>
    public static Look Of(Progress value) => All.First(l => l.Value == value);

    /// <summary>How several things stand together: the worst of those that are not complete.</summary>
    public static Progress Together(IReadOnlyCollection<Progress> all) =>
        all.Contains(Progress.OffTrack) ? Progress.OffTrack
        : all.Contains(Progress.AtRisk) ? Progress.AtRisk
        : all.Count > 0 && all.All(p => p == Progress.Complete) ? Progress.Complete
        : all.Any(p => p != Progress.NotStarted) ? Progress.OnTrack : Progress.NotStarted;

    /// <summary>The word for a state.</summary>
    public static string Label(this Progress value) => Of(value).Label;
}
