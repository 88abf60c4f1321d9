using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Domain.Plans;

/// <summary>One line of the history, as far as amendments need it.</summary>
/// <param name="PartId">The part of the plan.</param>
/// <param name="Name">What the part was called then.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Field">The field, or null when the whole part came or went.</param>
/// <param name="Old">The value before.</param>
/// <param name="New">The value after.</param>
/// <param name="Who">Who did it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ChangeLine(Guid PartId, string Name, ChangeKind Kind, string? Field, string? Old, string? New, string Who, DateTime At);

/// <summary>A field that says something else than what the governors approved.</summary>
/// <param name="Label">The field, as people know it.</param>
/// <param name="Before">What they approved.</param>
/// <param name="After">What it says now.</param>
public sealed record AmendedField(string Label, string? Before, string? After);

/// <summary>A part of a live plan that differs from what the governors approved: what counts is the difference, however often it was changed on the way.</summary>
/// <param name="PartId">The part.</param>
/// <param name="Name">What it is called, for example "Action: Train every phonics teacher".</param>
/// <param name="Kind">Added, changed or removed since.</param>
/// <param name="Fields">What differs; for a part that went, what it said; empty for one that came.</param>
/// <param name="Who">Who changed it last.</param>
/// <param name="At">When that was, UTC.</param>
public sealed record Amendment(Guid PartId, string Name, ChangeKind Kind, IReadOnlyList<AmendedField> Fields, string Who, DateTime At)
{
    /// <summary>The parts of a plan whose words the governors approve, by the names their rows have in the history.</summary>
    public static IReadOnlyList<string> Parts { get; } = [nameof(Plan), nameof(Priority), nameof(SuccessCriterion), nameof(Milestone), nameof(PlanAction)];

    /// <summary>Fields that tell how something stands or where it stands in a list, and change no word that was approved.</summary>
    public static IReadOnlyList<string> NotWords { get; } = ["Progress", "Status", "Impact", "Note", "Place", "Number", "At the year’s end", "Note at the year’s end"];

    /// <summary>What differs, from the history since the approval; the latest change first. A part that came and went again, or a field that was changed back, is none.</summary>
    public static IReadOnlyList<Amendment> Of(IEnumerable<ChangeLine> since) =>
        [.. since.Where(l => l.Field is null || !NotWords.Contains(l.Field)).GroupBy(l => l.PartId).Select(g => Net(g.Key, [.. g.OrderBy(l => l.At)])).OfType<Amendment>().OrderByDescending(a => a.At)];

    private static Amendment? Net(Guid partId, List<ChangeLine> lines)
    {
        var last = lines[^1];
        var added = lines.Any(l => l.Kind == ChangeKind.Added);
        var removed = lines.Any(l => l.Kind == ChangeKind.Removed);
        if (added || removed)
        {
            return added && removed ? null : new(partId, last.Name, added ? ChangeKind.Added : ChangeKind.Removed,
                removed ? [.. lines.Where(l => l is { Kind: ChangeKind.Removed, Field: not null }).Select(l => new AmendedField(l.Field!, l.Old, null))] : [], last.Who, last.At);
        }

        var fields = lines.Where(l => l.Field is not null).GroupBy(l => l.Field!).Select(f => new AmendedField(f.Key, f.First().Old, f.Last().New)).Where(f => (f.Before ?? "") != (f.After ?? "")).ToList();
        return fields.Count == 0 ? null : new(partId, last.Name, ChangeKind.Changed, fields, last.Who, last.At);
    }
}
