namespace SchoolImprovement.Domain.Plans;

/// <summary>Keeps places in a list running 1, 2, 3… when something moves or goes.</summary>
internal static class Places
{
    public static void Move<T>(IEnumerable<T> all, T moved, int to, Func<T, int> place, Action<T, int> set)
    {
        var others = all.Where(x => !ReferenceEquals(x, moved)).OrderBy(place).ToList();
        others.Insert(Math.Clamp(to - 1, 0, others.Count), moved);
        Number(others, place, set);
    }

    public static void CloseUp<T>(IEnumerable<T> all, Func<T, int> place, Action<T, int> set) => Number(all.OrderBy(place).ToList(), place, set);

    private static void Number<T>(List<T> ordered, Func<T, int> place, Action<T, int> set)
    {
        for (var i = 0; i < ordered.Count; i++)
        {
            if (place(ordered[i]) != i + 1)
            {
                set(ordered[i], i + 1);
            }
        }
    }
}
