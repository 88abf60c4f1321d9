using SchoolImprovement.Domain.Bringing;

namespace SchoolImprovement.Web.Bringing;

/// <summary>Reads tables of text: a CSV file with whichever separator, or what Word and Excel give to the clipboard.</summary>
internal static class TextTables
{
    private sealed record Line(int Number, List<string> Fields);

    public static SourceDocument Read(string text, string name)
    {
        text = text.ReplaceLineEndings("\n").Replace("\u00A0", " ", StringComparison.Ordinal);
        var separator = Separator(text);
        var lines = Split(text, separator);
        if (separator == '\t')
        {
            lines = Joined(lines);
        }

        var rows = lines.Where(l => l.Fields.Any(f => f.Length > 0)).Select(l => new SourceRow($"row {l.Number}", l.Fields.Select(f => f.Length == 0 ? SourceCell.Empty : new SourceCell(f)).ToList())).ToList();
        return rows.Any(r => r.Cells.Count > 1) ? new([new(name, null, rows)], []) : new([], []);
    }

    /// <summary>The separator that cuts the most lines alike. A tab wins whenever there is one: nobody types tabs into cells.</summary>
    private static char Separator(string text)
    {
        if (text.Contains('\t'))
        {
            return '\t';
        }

        var start = text[..Math.Min(text.Length, 60_000)];
        return ",;|".Select(s => (s, Lines: Split(start, s).Take(80).Select(l => l.Fields.Count).ToList()))
            .MaxBy(s => s.Lines.Where(n => n > 1).GroupBy(n => n).Select(g => g.Count() * Math.Min(g.Key, 12)).DefaultIfEmpty().Max()).s;
    }

    /// <summary>
    /// Cuts text into lines and fields. A field in quotes may hold separators and line ends. A quote that is never closed before a separator is a letter like any other,
    /// because Word copies what people type.
    /// </summary>
    private static List<Line> Split(string text, char separator)
    {
        var (lines, fields, at, noMoreQuotes) = (new List<Line>(), new List<string>(), 0, false);
        while (at <= text.Length)
        {
            if (!noMoreQuotes && at < text.Length && text[at] == '"')
            {
                if (Closing(text, at + 1, separator) is { } closing)
                {
                    fields.Add(Clean(text[(at + 1)..closing].Replace("\"\"", "\"", StringComparison.Ordinal)));
                    at = closing + 1;
                    while (at < text.Length && text[at] == ' ')
                    {
                        at++;
                    }

                    End();
                    continue;
                }

                noMoreQuotes = true;
            }

            var end = text.AsSpan(at).IndexOfAny(separator, '\n');
            end = end < 0 ? text.Length : at + end;
            fields.Add(Clean(text[at..end]));
            at = end;
            End();
        }

        return lines;

        void End()
        {
            if (at >= text.Length || text[at] == '\n')
            {
                lines.Add(new(lines.Count + 1, fields));
                fields = [];
            }

            at++;
        }
    }

    /// <summary>Where the quoted field ends: at a quote that is not doubled and stands before a separator or a line's end.</summary>
    private static int? Closing(string text, int from, char separator)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
                continue;
            }

            var next = i + 1;
            while (next < text.Length && text[next] == ' ')
            {
                next++;
            }

            if (next >= text.Length || text[next] == separator || text[next] == '\n')
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>
    /// Word puts the paragraphs of a cell on lines of their own, without quotes. A line with too few cells goes on in the next one, when the two together are no longer than the
    /// longest; a bullet after a full line goes on in its last cell.
    /// </summary>
    private static List<Line> Joined(List<Line> lines)
    {
        var full = lines.Select(l => l.Fields.Count).DefaultIfEmpty(1).Max();
        var joined = new List<Line>();
        foreach (var line in lines.Where(l => l.Fields.Any(f => f.Length > 0)))
        {
            var last = joined.LastOrDefault();
            var goesOn = last is { Fields.Count: > 1 } && (last.Fields.Count < full
                ? last.Fields.Count + line.Fields.Count - 1 <= full
                : line.Fields is [var one] && one.Length > 0 && "•·▪◦●-–*➢✓".Contains(one[0]));
            if (!goesOn)
            {
                joined.Add(new(line.Number, [.. line.Fields]));
                continue;
            }

            last!.Fields[^1] = $"{last.Fields[^1]}\n{line.Fields[0]}".Trim('\n');
            last.Fields.AddRange(line.Fields.Skip(1));
        }

        return joined;
    }

    private static string Clean(string field) => field.Trim().Trim('\u200B', '\uFEFF');
}
