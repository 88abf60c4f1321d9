using Microsoft.AspNetCore.Razor.TagHelpers;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Ui;

/// <summary>The part of a text in which the words that were looked for stand, cut into what is marked and what is not.</summary>
public static class Snippet
{
    private const int Before = 60, Longest = 220;

    public static bool Holds(string text, IReadOnlyList<string> words)
    {
        var folded = Folding.Of(text);
        return words.Any(w => folded.Contains(Folding.Of(w), StringComparison.Ordinal));
    }

    /// <summary>Pieces in order; capitals and accents do not matter for what is marked.</summary>
    public static IReadOnlyList<(string Text, bool Marked)> Of(string text, IReadOnlyList<string> words)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var found = words.Select(Folding.Of).Where(w => w.Length > 0).ToList();
        var first = found.Select(w => Find(Folding.WithPlaces(text), w, 0).At).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var from = first <= Before || text.Length <= Longest ? 0 : text.IndexOf(' ', first - Before) + 1;
        from = from > first ? first : from;
        var to = text.Length - from <= Longest ? text.Length : Math.Max(text.LastIndexOf(' ', from + Longest), first + 1);
        var (cut, pieces, at) = (text[from..to], new List<(string, bool)>(), 0);
        var places = Folding.WithPlaces(cut);
        if (from > 0)
        {
            pieces.Add(("… ", false));
        }

        while (at < cut.Length)
        {
            var next = found.Select(w => Find(places, w, at)).Where(f => f.At >= 0).OrderBy(f => f.At).ThenByDescending(f => f.Length).FirstOrDefault((At: -1, Length: 0));
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

    /// <summary>The first place from one on, with the accents that stand after its last letter on their own.</summary>
    private static (int At, int Length) Find((string Folded, int[] From) text, string word, int from)
    {
        var start = Array.FindIndex(text.From, place => place >= from);
        var at = start >= text.Folded.Length ? -1 : text.Folded.IndexOf(word, start, StringComparison.Ordinal);
        return at < 0 ? (-1, 0) : (text.From[at], Math.Max(text.From[at + word.Length], text.From[at + word.Length - 1] + 1) - text.From[at]);
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
