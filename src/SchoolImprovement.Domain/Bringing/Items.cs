using System.Text.RegularExpressions;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>Takes the words of a cell apart: bullets, lines, the title of a priority.</summary>
internal static partial class Items
{
    /// <summary>Each bullet or numbered point; the whole text when there are not at least two.</summary>
    public static IReadOnlyList<string> Points(string text)
    {
        var lines = LinesOf(text);
        if (lines.Count(l => Bullet().IsMatch(l)) < 2)
        {
            return text.Trim().Length == 0 ? [] : [Bullet().Replace(text.Trim(), "")];
        }

        var items = new List<List<string>>();
        foreach (var line in lines)
        {
            // What leads in ("Train all staff:") stays with the first point.
            if (items.Count == 0 || (Bullet().IsMatch(line) && !(items.Count == 1 && items[0].All(l => !Bullet().IsMatch(l)))))
            {
                items.Add([line]);
            }
            else
            {
                items[^1].Add(line);
            }
        }

        return items.Select(i => string.Join('\n', i.Select(l => Bullet().Replace(l, "")))).ToList();
    }

    /// <summary>Each bullet where there are bullets, else each line.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var points = Points(text);
        return points.Count > 1 ? points : LinesOf(text).Select(l => Bullet().Replace(l, "")).Where(l => l.Length > 0).ToList();
    }

    /// <summary>The title of a priority without its label and number: "Priority 1: Reading" and "1. Reading" are both "Reading".</summary>
    public static string Title(string text)
    {
        var one = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var title = Label().Replace(one, "").Trim();
        title = Numbered().Replace(title, "").Trim();
        return title.Length > 0 ? title : one;
    }

    /// <summary>Whether the words say by themselves that they are a priority: "Priority 2 – Attendance".</summary>
    public static bool IsPriority(string text) => Label().IsMatch(text.TrimStart());

    /// <summary>Whether the words are a paper's name and not a priority's: "School Improvement Plan 2026–27".</summary>
    public static bool IsPapersName(string text) => Paper().IsMatch(text);

    /// <summary>A text cut to a length at a word's end, with three dots; the same text when it fits.</summary>
    public static string Shortened(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', max - 2);
        return text[..(cut > max / 2 ? cut : max - 1)].TrimEnd() + "…";
    }

    private static List<string> LinesOf(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();

    [GeneratedRegex(@"^\s*(?:[•·▪◦●○■□➢➤✓\*]\s*|[-–—]\s+|o\s+(?=\p{Lu})|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:(?:key|school|strategic|main|overall|sip|sdp|aip)\s+)*(?:priority|objective|target|goal|aim|key\s+issue|area\s+for\s+(?:development|improvement)|focus)\s*(?:area\s*)?(?:(?:no\.?\s*)?\d{1,2}\s*[:.)\-–—]*|[:\-–—])\s*(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\(?\d{1,2}(?:[.):]|\s+[-–—])\s*(?=\p{L})")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(?:improvement|development|action|strategic|school)\s+plan\b|^(?:SIP|SDP|AIP|ADP)\b|\b20\d\d\s*[-–/]\s*(?:20)?\d\d\b", RegexOptions.IgnoreCase)]
    private static partial Regex Paper();
}
