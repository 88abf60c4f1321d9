namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>
/// What may be shown, so that nobody's answer can be told from it. Results under five replies are hidden. Groups under eight are hidden, and where the
/// hidden ones together would be fewer than eight people, the next smallest group is hidden with them: what is left when the shown groups are taken
/// from the whole is then always the answer of at least eight people.
/// </summary>
public static class Suppression
{
    /// <summary>Fewest who answered for a result of everybody, and for one of a group.</summary>
    public const int Fewest = 5, FewestOfGroup = 8;

    /// <summary>Which groups are hidden.</summary>
    /// <param name="sizes">How many of each group answered. The groups together are everybody who answered.</param>
    public static IReadOnlySet<T> Hidden<T>(IReadOnlyDictionary<T, int> sizes)
        where T : notnull
    {
        var hidden = sizes.Where(g => g.Value < FewestOfGroup).Select(g => g.Key).ToHashSet();
        var together = hidden.Sum(g => sizes[g]);
        if (together is > 0 and < FewestOfGroup)
        {
            var next = sizes.Where(g => !hidden.Contains(g.Key)).OrderBy(g => g.Value).Select(g => g.Key).Take(1);
            hidden.UnionWith(next);
        }

        return hidden;
    }
}
