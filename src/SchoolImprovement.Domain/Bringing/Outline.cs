using System.Text.Json.Serialization;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>A run of rows under one row of headings.</summary>
/// <param name="Name">What people find it by: "Table 2".</param>
/// <param name="Title">The words over it, which may name the priority, or null.</param>
/// <param name="Bands">Rows that stand over the headings: "Priority 1: Reading", "Lead: S Whitlock".</param>
/// <param name="Headings">The headings, one for each column; empty when no row was known to hold headings.</param>
/// <param name="Rows">The rows beneath.</param>
public sealed record Section(string Name, string? Title, IReadOnlyList<SourceRow> Bands, IReadOnlyList<string> Headings, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>How many columns it has.</summary>
    [JsonIgnore]
    public int Columns => Headings.Count > 0 ? Headings.Count : Rows.Select(r => r.Cells.Count).DefaultIfEmpty().Max();
}

/// <summary>Sections with the same headings: what their columns mean is said once.</summary>
/// <param name="Sections">Their places in the outline.</param>
/// <param name="Headings">The headings as written; "Column 1" and so on where there are none.</param>
/// <param name="Examples">For each column the first words that stand in it.</param>
/// <param name="Guess">What each column seems to mean.</param>
/// <param name="HasHeadings">Whether a row of headings was known.</param>
public sealed record Layout(IReadOnlyList<int> Sections, IReadOnlyList<string> Headings, IReadOnlyList<string> Examples, IReadOnlyList<Meaning> Guess, bool HasHeadings);

/// <summary>What was read, cut at its rows of headings: what is kept between reading a plan and bringing it in.</summary>
/// <param name="Sections">The runs of rows.</param>
/// <param name="Outside">The words outside the tables.</param>
public sealed record Outline(IReadOnlyList<Section> Sections, IReadOnlyList<SourceText> Outside)
{
    private const int LongestHeading = 90;

    /// <summary>Cuts a document at its rows of headings.</summary>
    public static Outline Of(SourceDocument document)
    {
        var sections = new List<Section>();
        foreach (var table in document.Tables)
        {
            sections.AddRange(Cut(Trimmed(table)));
        }

        return new(sections, document.Outside);
    }

    /// <summary>The different layouts, in the order of their first section.</summary>
    public IReadOnlyList<Layout> Layouts() =>
        Sections.Select((section, i) => (section, i)).GroupBy(s => s.section.Headings.Count == 0 ? $"{s.i}" : string.Join('|', s.section.Headings.Select(Meanings.Plain)))
            .Select(group =>
            {
                var first = group.First().section;
                var columns = Enumerable.Range(0, first.Columns).ToList();
                var known = first.Headings.Count > 0;
                return new Layout(
                    group.Select(s => s.i).ToList(),
                    columns.Select(c => known ? first.Headings[c] : $"Column {c + 1}").ToList(),
                    columns.Select(c => group.SelectMany(s => s.section.Rows).Select(r => r[c].Text).FirstOrDefault(t => t.Length > 0) ?? "").ToList(),
                    known ? Guess(first.Headings) : columns.Select(_ => Meaning.Comment).ToList(),
                    known);
            }).ToList();

    /// <summary>What a row of headings means, column by column. Two columns cannot both be the priority: the second is what will be different.</summary>
    internal static IReadOnlyList<Meaning> Guess(IReadOnlyList<string> headings)
    {
        var guess = headings.Select(h => Meanings.OfHeading(h) ?? Meaning.Comment).ToList();
        var words = headings.Select(Meanings.Plain).ToList();
        OfOurOwn(words, guess);
        // "What" and "How" side by side are the priority's words and the action's; "Target | Action" has no other priority.
        for (var (i, seen) = (0, false); i < guess.Count; i++)
        {
            if (guess[i] == Meaning.Priority)
            {
                guess[i] = seen ? Meaning.Outcomes : Meaning.Priority;
                seen = true;
            }
        }

        // "Progress" as words beside a column of colours is a note; a plan that says "Start" and "When" means the deadline.
        if (guess.Contains(Meaning.Start) && !guess.Contains(Meaning.Due) && guess.IndexOf(Meaning.When) is var when and >= 0)
        {
            guess[when] = Meaning.Due;
        }

        return guess;
    }

    /// <summary>The sheets and lists that this product writes: a priority's number stands beside its title, a criterion's figures beside its measure, a milestone's impact beside it.</summary>
    private static void OfOurOwn(List<string> words, List<Meaning> guess)
    {
        if (words.Contains("priority title") && words.IndexOf("priority") is var number and >= 0)
        {
            guess[number] = Meaning.LeaveOut;
        }

        if (guess.Contains(Meaning.Action))
        {
            return;
        }

        foreach (var (i, word) in words.Index())
        {
            if (words.Contains("measure") && word is "baseline" or "target" || words.Contains("milestone") && word == "impact")
            {
                guess[i] = Meaning.Comment;
            }
        }
    }

    private static IEnumerable<Section> Cut(SourceTable table)
    {
        var rows = table.Rows;
        if (rows.Count == 0)
        {
            yield break;
        }

        var heading = Enumerable.Range(0, Math.Min(rows.Count, 12)).Where(i => HoldsHeadings(rows[i], 2)).Select(i => (int?)i).FirstOrDefault();
        if (heading is null)
        {
            var labels = rows.Count(r => IsHeading(r[0]));
            if (labels >= 2 && labels * 2 >= rows.Count && rows.All(r => r.Cells.Count >= 2))
            {
                yield return Turned(table);
                yield break;
            }

            // A first row of short words, one of which is a heading, holds headings though most are the school's own.
            if (rows.Count < 2 || !rows[0].Said.Any(IsHeading) || rows[0].Said.Count() < 2 || rows[0].Said.Any(c => c.Text.Length > LongestHeading || !LooksLikeHeading(c.Text)))
            {
                yield return new(table.Name, table.Heading, [], [], rows);
                yield break;
            }

            heading = 0;
        }

        var (at, bands) = (heading.Value, rows.Take(heading.Value).ToList());
        while (true)
        {
            var headings = rows[at].Cells.Select(c => c.Text).ToList();
            var words = headings.Select(Meanings.Plain).ToList();
            var next = Enumerable.Range(at + 1, rows.Count - at - 1).FirstOrDefault(i => HoldsHeadings(rows[i], 3) && !Repeats(rows[i], words), rows.Count);
            yield return new(table.Name, table.Heading, bands, headings, rows.Skip(at + 1).Take(next - at - 1).Where(r => !Repeats(r, words)).ToList());
            if (next == rows.Count)
            {
                yield break;
            }

            (at, bands) = (next, []);
        }
    }

    /// <summary>A table whose first column holds the headings, turned so that they stand in a row.</summary>
    private static Section Turned(SourceTable table)
    {
        var columns = table.Rows.Max(r => r.Cells.Count);
        var turned = Enumerable.Range(1, columns - 1).Select(c => new SourceRow($"column {c + 1}", table.Rows.Select(r => r[c] with { Span = 1, Continues = false }).ToList())).Where(r => r.Said.Any()).ToList();
        return new(table.Name, table.Heading, [], table.Rows.Select(r => r[0].Text).ToList(), turned);
    }

    private static bool HoldsHeadings(SourceRow row, int atLeast)
    {
        var said = row.Said.ToList();
        var known = said.Count(IsHeading);
        return known >= atLeast && known * 2 > said.Count && said.Select(c => c.Text).Distinct().Count() > 1;
    }

    private static bool IsHeading(SourceCell cell) => cell.Text.Length is > 0 and <= LongestHeading && Meanings.OfHeading(cell.Text) is not null && LooksLikeHeading(cell.Text);

    /// <summary>A heading is a few words or a short question, not a sentence with a full stop.</summary>
    private static bool LooksLikeHeading(string text) => !text.TrimEnd().EndsWith('.') && !text.Contains('•') && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= 12
        && (Meanings.OfHeading(text) is not (Meaning.MilestoneAutumn or Meaning.MilestoneSpring or Meaning.MilestoneSummer) || !text.Contains(':'));

    private static bool Repeats(SourceRow row, List<string> headings) =>
        row.Said.Count() >= 2 && row.Cells.Select((c, i) => (c, i)).Where(c => c.c.Text.Length > 0).All(c => c.i < headings.Count && Meanings.Plain(c.c.Text) == headings[c.i]);

    /// <summary>Without empty rows, and without empty columns at the end.</summary>
    private static SourceTable Trimmed(SourceTable table)
    {
        var rows = table.Rows.Where(r => r.Cells.Any(c => c.Text.Length > 0)).ToList();
        var columns = rows.Select(r => r.Cells.Select((c, i) => c.Text.Length > 0 ? i + c.Span : 0).Max()).DefaultIfEmpty().Max();
        return table with { Rows = rows.Select(r => r with { Cells = Enumerable.Range(0, columns).Select(c => r[c]).ToList() }).ToList() };
    }
}
