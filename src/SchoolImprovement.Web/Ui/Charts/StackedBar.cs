using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Ui.Charts;

/// <summary>How many stand where, as one bar: never a pie, never a gauge.</summary>
public static class StackedBar
{
    private const decimal Gap = 0.8m;

    public static IHtmlContent Draw(IReadOnlyDictionary<Progress, int> counts, string of, bool small = false)
    {
        var parts = Progresses.All.Select(look => (look, count: counts.GetValueOrDefault(look.Value))).Where(p => p.count > 0).ToList();
        var total = parts.Sum(p => p.count);
        var sentence = total == 0 ? "none yet" : string.Join(", ", parts.Select(p => $"{p.count} {p.look.Label.ToLower(Format.English)}"));
        var svg = new StringBuilder(400)
            .Append(small ? "<svg class=\"rb rb-sm\"" : "<svg class=\"rb\"").Append(" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
            .Append(System.Text.Encodings.Web.HtmlEncoder.Default.Encode($"{of}: {sentence}")).Append("\">");
        var room = 100m - (Gap * Math.Max(0, parts.Count - 1));
        var x = 0m;
        foreach (var (look, count) in parts)
        {
            var width = room * count / total;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"s-{look.Token}\" x=\"{x:0.##}\" width=\"{width:0.##}\" height=\"8\"/>");
            x += width + Gap;
        }

        if (total == 0)
        {
            svg.Append("<rect class=\"s-none\" width=\"100\" height=\"8\"/>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }
}
