using System.Text.RegularExpressions;

namespace SchoolImprovement.Web.Pages.Schools.Plan.Editing;

/// <summary>Two people changed the same thing: what each wrote, field by field, and what the page proposes to keep.</summary>
/// <param name="Who">Who saved first.</param>
/// <param name="At">When, UTC; null when the history does not say.</param>
/// <param name="Fields">Every field of the form.</param>
public sealed record Clash(string Who, DateTime? At, IReadOnlyList<ClashField> Fields)
{
    public string FirstName => Who.Split(' ')[0];

    public string Whose => FirstName + (FirstName.EndsWith('s') ? "’" : "’s");
}

/// <summary>One field of a clash.</summary>
/// <param name="Name">Of the form's property.</param>
/// <param name="Label">As people know it.</param>
/// <param name="Mine">What I typed, in words.</param>
/// <param name="Theirs">What is saved now, in words.</param>
/// <param name="Differs">Whether there is something to choose.</param>
/// <param name="KeepTheirs">Proposed: theirs when only they changed it, else mine.</param>
/// <param name="Who">Who changed this field and when, when several people did.</param>
public sealed record ClashField(string Name, string Label, string Mine, string Theirs, bool Differs, bool KeepTheirs, string? Who)
{
    public IEnumerable<WordDiff.Run> MineRuns => WordDiff.Of(Mine, Theirs);

    public IEnumerable<WordDiff.Run> TheirRuns => WordDiff.Of(Theirs, Mine);
}

/// <summary>Which words of a text are not in another, by longest common subsequence. Very long texts are marked from the first to the last difference.</summary>
public static partial class WordDiff
{
    private const int MostCells = 250_000;

    /// <summary>A run of text that is the same in both, or not.</summary>
    public readonly record struct Run(string Text, bool IsNew);

    public static IReadOnlyList<Run> Of(string text, string other)
    {
        string[] a = Words().Matches(text).Select(m => m.Value).ToArray(), b = Words().Matches(other).Select(m => m.Value).ToArray();
        int start = 0, endA = a.Length, endB = b.Length;
        while (start < endA && start < endB && a[start] == b[start])
        {
            start++;
        }

        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            (endA, endB) = (endA - 1, endB - 1);
        }

        var kept = new bool[a.Length];
        Array.Fill(kept, true, 0, start);
        Array.Fill(kept, true, endA, a.Length - endA);
        if ((long)(endA - start) * (endB - start) <= MostCells)
        {
            Common(a.AsSpan(start, endA - start), b.AsSpan(start, endB - start), kept.AsSpan(start));
        }

        var runs = new List<Run>();
        for (var i = 0; i < a.Length;)
        {
            var from = i;
            while (i < a.Length && kept[i] == kept[from])
            {
                i++;
            }

            runs.Add(new Run(string.Concat(a[from..i]), !kept[from]));
        }

        return runs;
    }

    private static void Common(ReadOnlySpan<string> a, ReadOnlySpan<string> b, Span<bool> kept)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                kept[i] = true;
                (i, j) = (i + 1, j + 1);
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    [GeneratedRegex(@"\s*\S+|\s+")]
    private static partial Regex Words();
}
