namespace SchoolImprovement.Reports.Plans;

/// <summary>Small turns of phrase that pages share.</summary>
internal static class Words
{
    public static string OrDash(string? text) => string.IsNullOrWhiteSpace(text) ? "–" : text;

    public static string Short(PlanPriority priority) => string.IsNullOrWhiteSpace(priority.ShortName) ? priority.Title : priority.ShortName;

    /// <summary>How many of each kind there are, in the fixed order, leaving out kinds of which there is none.</summary>
    public static IReadOnlyList<(ProgressLook Look, int Count)> Counts(IEnumerable<Progress> progress)
    {
        var all = progress.ToList();
        return [.. ProgressLook.InOrder
            .Select(look => (Look: look, Count: all.Count(one => one == look.Progress)))
            .Where(kind => kind.Count > 0)];
    }

    /// <summary>"Actions: 3 complete, 1 at risk."</summary>
    public static string InWords(string what, IReadOnlyList<(ProgressLook Look, int Count)> counts) =>
        $"{what}: {string.Join(", ", counts.Select(count => FormattableString.Invariant($"{count.Count} {count.Look.Label.ToLowerInvariant()}")))}";

    /// <summary>One progress for many: all complete is complete, none begun is not started, else the worst that was reported.</summary>
    public static Progress Together(IEnumerable<Progress> progress)
    {
        var all = progress.ToList();
        return all.TrueForAll(one => one == Progress.Complete) ? Progress.Complete
            : all.Contains(Progress.OffTrack) ? Progress.OffTrack
            : all.Contains(Progress.AtRisk) ? Progress.AtRisk
            : all.TrueForAll(one => one == Progress.NotStarted) ? Progress.NotStarted
            : Progress.OnTrack;
    }
}
