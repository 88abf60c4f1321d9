namespace SchoolImprovement.Reports.Layout;

/// <summary>One set line: where it starts and ends in the text (without the spaces at its end) and how wide it is.</summary>
internal readonly record struct TextLine(int Start, int End, double Width, bool Ellipsis = false);

/// <summary>
/// Breaks text into lines: at line ends that were typed, after spaces, hyphens, dashes and slashes, and, when a single word is longer
/// than the line, inside the word.
/// </summary>
internal static class LineBreaker
{
    private const double Tolerance = 0.01;

    /// <param name="text">The text, of one or more paragraphs.</param>
    /// <param name="widthAt">The width of the character that starts at an index (never asked for the second half of a surrogate pair).</param>
    /// <param name="available">The width of a line.</param>
    public static List<TextLine> Break(string text, Func<int, double> widthAt, double available)
    {
        var lines = new List<TextLine>();
        int start = 0, breakEnd = -1, breakNext = 0;
        double width = 0, breakWidth = 0, widthAtNext = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\n')
            {
                lines.Add(Trimmed(text, widthAt, start, i, width));
                (start, width, breakEnd) = (i + 1, 0, -1);
                continue;
            }
            if (char.IsLowSurrogate(letter) && i > start && char.IsHighSurrogate(text[i - 1]))
            {
                continue;
            }
            var advance = widthAt(i);
            if (letter == ' ')
            {
                var kept = breakEnd > start && LeavesACrumb(text, i);
                (breakEnd, breakWidth) = kept ? (breakEnd, breakWidth) : (i, width);
                width += advance;
                (breakNext, widthAtNext) = kept ? (breakNext, widthAtNext) : (i + 1, width);
                continue;
            }
            if (width + advance > available + Tolerance && i > start)
            {
                if (breakEnd > start)
                {
                    lines.Add(Trimmed(text, widthAt, start, breakEnd, breakWidth));
                    width -= widthAtNext;
                    start = breakNext;
                }
                else
                {
                    lines.Add(new(start, i, width));
                    (start, width) = (i, 0);
                }
                breakEnd = -1;
                // What was carried over may itself be too long for a line.
                if (width + advance > available + Tolerance && i > start)
                {
                    lines.Add(new(start, i, width));
                    (start, width) = (i, 0);
                }
            }
            width += advance;
            if (i > start && IsBreakAfter(text, i))
            {
                (breakEnd, breakNext, breakWidth, widthAtNext) = (i + 1, i + 1, width, width);
            }
        }
        lines.Add(Trimmed(text, widthAt, start, text.Length, width));
        return lines;
    }

    /// <summary>The widest line when nothing wraps but where the text itself breaks, and the widest word.</summary>
    public static (double Line, double Word) Extent(string text, Func<int, double> widthAt)
    {
        double line = 0, word = 0, widestLine = 0, widestWord = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]))
            {
                continue;
            }
            if (text[i] == '\n')
            {
                (line, word) = (0, 0);
                continue;
            }
            var advance = widthAt(i);
            line += advance;
            word = text[i] == ' ' || (i > 0 && IsBreakAfter(text, i - 1)) ? 0 : word;
            word += text[i] == ' ' ? 0 : advance;
            widestLine = Math.Max(widestLine, line);
            widestWord = Math.Max(widestWord, word);
        }
        return (widestLine, widestWord);
    }

    /// <summary>A last line that held only the 2 of "Year 2" would look like a slip: it takes the word before it along.</summary>
    private static bool LeavesACrumb(string text, int space)
    {
        var left = text.Length - space - 1;
        return left is 1 or 2 && text.AsSpan(space + 1).IndexOfAny(' ', '\n') < 0;
    }

    private static bool IsBreakAfter(string text, int index) =>
        text[index] is '-' or '–' or '—' or '/' && index > 0 && index + 1 < text.Length && char.IsLetter(text[index + 1]);

    private static TextLine Trimmed(string text, Func<int, double> widthAt, int start, int end, double width)
    {
        while (end > start && text[end - 1] == ' ')
        {
            end--;
            width -= widthAt(end);
        }
        return new(start, end, width);
    }
}
