using System.Globalization;

namespace SchoolImprovement.Reports.Plans;

/// <summary>What became of a part of the plan between two versions.</summary>
public enum PlanChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is no longer there.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Reworded,
}

/// <summary>One field that differs.</summary>
/// <param name="Label">The field, as people know it.</param>
/// <param name="Before">What it said; nothing for none.</param>
/// <param name="After">What it says; nothing for none.</param>
/// <param name="IsProgress">True for how something stands, which is told without changing the plan's words.</param>
public sealed record PlanFieldChange(string Label, string? Before, string? After, bool IsProgress = false);

/// <summary>One part that differs.</summary>
/// <param name="Kind">Added, removed or reworded.</param>
/// <param name="Part">What kind of part, "Action 1.5".</param>
/// <param name="Name">What it is called.</param>
/// <param name="Fields">The fields that differ; for a part that came or went, all that it says.</param>
public sealed record PlanPartChange(PlanChangeKind Kind, string Part, string Name, IReadOnlyList<PlanFieldChange> Fields);

/// <summary>The parts that differ under one heading.</summary>
/// <param name="Heading">"The top of the plan", "Priority 1: Early reading".</param>
/// <param name="Changes">What differs, in the order of the plan.</param>
public sealed record PlanChangeGroup(string Heading, IReadOnlyList<PlanPartChange> Changes);

/// <summary>Compares two versions of a plan, part by part and field by field. Parts are matched by their id; where a version has none, by their words.</summary>
public static class PlanComparison
{
    private const string Top = "The top of the plan";
    private const string Home = "Priority";

    /// <summary>What differs, grouped by priority in the order of the later version; priorities that went stand last.</summary>
    public static IReadOnlyList<PlanChangeGroup> Between(PlanReport before, PlanReport after)
    {
        var (old, now) = (Parts(before).ToList(), Parts(after).ToList());
        var (oldByKey, nowByKey) = (ByKey(old), ByKey(now));
        var changes = new List<(string Group, PlanPartChange Change)>();
        foreach (var part in now)
        {
            if (!oldByKey.TryGetValue(part.Key, out var was))
            {
                changes.Add((part.Group, new(PlanChangeKind.Added, part.Called, part.Name, Written(part, added: true))));
            }
            else if (Differences(was, part) is { Count: > 0 } fields)
            {
                changes.Add((part.Group, new(PlanChangeKind.Reworded, part.Called, part.Name, fields)));
            }
        }

        foreach (var part in old.Where(p => !nowByKey.ContainsKey(p.Key)))
        {
            // A part that went is shown where its priority is now, if that is still there.
            var home = part.PriorityKey is { } key && nowByKey.TryGetValue(key, out var priority) ? priority.Group : part.PriorityKey is null ? part.Group : $"{part.Group} (removed)";
            changes.Add((home, new(PlanChangeKind.Removed, part.Called, part.Name, Written(part, added: false))));
        }

        var order = now.Select(p => p.Group).Concat(changes.Select(c => c.Group)).Distinct().ToList();
        return [.. changes.GroupBy(c => c.Group).OrderBy(g => order.IndexOf(g.Key)).Select(g => new PlanChangeGroup(g.Key, [.. g.Select(c => c.Change)]))];
    }

    private sealed record Part(string Key, string? PriorityKey, string Group, string Called, string Name, IReadOnlyList<(string Label, string? Value, bool IsProgress)> Fields);

    private static Dictionary<string, Part> ByKey(IEnumerable<Part> parts)
    {
        var found = new Dictionary<string, Part>();
        foreach (var part in parts)
        {
            found.TryAdd(part.Key, part);
        }

        return found;
    }

    private static List<PlanFieldChange> Differences(Part before, Part after) =>
        [.. after.Fields.Zip(before.Fields).Where(f => f.First.Label == Home ? before.PriorityKey != after.PriorityKey : f.First.Value != f.Second.Value).Select(f => new PlanFieldChange(f.First.Label, f.Second.Value, f.First.Value, f.First.IsProgress))];

    private static List<PlanFieldChange> Written(Part part, bool added) =>
        [.. part.Fields.Where(f => f.Value is not null && f.Label != Home).Select(f => new PlanFieldChange(f.Label, added ? null : f.Value, added ? f.Value : null, f.IsProgress))];

    private static IEnumerable<Part> Parts(PlanReport plan)
    {
        yield return new("plan", null, Top, Top, plan.Title,
        [
            Words("Title", plan.Title), Words("Period", plan.Facts.FirstOrDefault(f => f.Label == "Period")?.Value), Words("The year in short", plan.InShort), Words("Vision and values", plan.Vision),
            Words("Our context", plan.Context), Words("Last inspection", plan.LastInspection), Words("Next steps from inspection", Lines(plan.NextSteps)), Words("Sources used", Lines(plan.Sources.Select(s => s.Name))),
        ]);
        foreach (var priority in plan.Priorities)
        {
            var key = Key("priority", priority.Id, priority.Title);
            var group = $"Priority {priority.Number}: {Plans.Words.Short(priority)}";
            Part Under(string kind, Guid? id, string called, string name, params (string, string?, bool)[] fields) => new(Key(kind, id, $"{priority.Title}/{name}"), key, group, called, name, [Words(Home, Plans.Words.Short(priority)), .. fields]);
            yield return new(key, key, group, $"Priority {priority.Number}", priority.Title,
            [
                Words("Title", priority.Title), Words("Short name", priority.ShortName), Words("Evaluation area", priority.Area), Words("Implementation strand", priority.Strand), Words("Lead", priority.Lead),
                Words("Link governor", priority.LinkGovernor), Words("Answers", priority.Answers), Words("Why this matters", priority.Why), Words("Where we start from", priority.Baseline),
                Words("What will be different", Lines(priority.Outcomes)),
            ]);
            foreach (var c in priority.Criteria)
            {
                yield return Under("criterion", c.Id, "Success criterion", c.Measure, Words("Measure", c.Measure), Words("Baseline", c.Baseline), Words("Target", c.Target), Words("By when", c.ByWhen),
                    Words("National figure", c.National), Told("Progress", ProgressLook.Of(c.Progress).Label), Told("Now", c.Now), Told("Note", c.Note));
            }

            foreach (var (term, milestone) in priority.Terms.SelectMany(t => t.Milestones.Select(m => (t.Name, m))))
            {
                yield return Under("milestone", milestone.Id, "Milestone", milestone.Text, Words("Milestone", milestone.Text), Words("Term", term), Told("Progress", ProgressLook.Of(milestone.Progress).Label), Told("Impact", milestone.Impact));
            }

            foreach (var a in priority.Actions)
            {
                yield return Under("action", a.Id, $"Action {a.Number}", a.What, Words("Action", a.What), Words("Lead", a.Lead), Words("Others involved", a.Others), Words("Start", Day(a.Start)), Words("Due", Day(a.Due)),
                    Words("Cost", a.CostPence is { } pence ? (pence / 100m).ToString(pence % 100 == 0 ? "£#,##0" : "£#,##0.00", CultureInfo.InvariantCulture) : null), Words("Funding source", a.FundingSource),
                    Words("Training need", a.TrainingNeed), Words("Training for", a.TrainingFor), Told("Progress", ProgressLook.Of(a.Progress).Label), Told("Note", a.Note));
            }
        }
    }

    private static string Key(string kind, Guid? id, string words) => $"{kind}:{id?.ToString() ?? words}";

    private static (string Label, string? Value, bool IsProgress) Words(string label, string? value) => (label, string.IsNullOrWhiteSpace(value) ? null : value, false);

    private static (string Label, string? Value, bool IsProgress) Told(string label, string? value) => (label, string.IsNullOrWhiteSpace(value) ? null : value, true);

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);

    private static string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
