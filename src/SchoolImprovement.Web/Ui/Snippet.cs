using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolImprovement.Web.Ui;

/// <summary>The part of a text in which the words that were looked for stand, cut into what is marked and what is not.</summary>
public static class Snippet
{
    private const int Before = 60, Longest = 220;

    public static bool Holds(string text, IReadOnlyList<string> words) => words.Any(w => Find(text, w, 0).At >= 0);

    /// <summary>Pieces in order; capitals and accents do not matter for what is marked.</summary>
    public static IReadOnlyList<(string Text, bool Marked)> Of(string text, IReadOnlyList<string> words)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var first = words.Select(w => Find(text, w, 0).At).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var from = first <= Before || text.Length <= Longest ? 0 : text.IndexOf(' ', first - Before) + 1;
        from = from > first ? first : from;
        var to = text.Length - from <= Longest ? text.Length : Math.Max(text.LastIndexOf(' ', from + Longest), first + 1);
        var (cut, pieces, at) = (text[from..to], new List<(string, bool)>(), 0);
        if (from > 0)
        {
            pieces.Add(("… ", false));
        }

        while (at < cut.Length)
        {
            var next = words.Select(w => Find(cut, w, at)).Where(f => f.At >= 0).OrderBy(f => f.At).ThenByDescending(f => f.Length).FirstOrDefault((At: -1, Length: 0));
            if (next.At < 0)
            {
                break;
            }

            if (next.At > at)
            {
                pieces.Add((cut[at..next.At], false));
            }

            pieces.Add((cut.Substring(next.At, next.Length), true));
            at = next.At + next.Length;
        }

        pieces.Add((cut[at..] + (to < text.Length ? " …" : ""), false));
        return pieces;
    }

    private static (int At, int Length) Find(string text, string word, int from)
    {
        var at = CultureInfo.InvariantCulture.CompareInfo.IndexOf(text.AsSpan(from), word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace, out var length);
        return at < 0 || length == 0 ? (-1, 0) : (from + at, length);
    }
}

/// <summary>&lt;marked text="..." words="..." /&gt;: the part of a text that holds the words, with the words marked.</summary>
[HtmlTargetElement("marked", Attributes = "text,words", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkedTagHelper : TagHelper
{
    public string Text { get; set; } = "";

    public IReadOnlyList<string> Words { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var (text, marked) in Snippet.Of(Text, Words))
        {
            if (marked)
            {
                output.Content.AppendHtml("<mark>").Append(text).AppendHtml("</mark>");
            }
            else
            {
                output.Content.Append(text);
            }
        }
    }
}
