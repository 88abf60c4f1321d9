using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace SchoolImprovement.Web.Ui.Charts;

/// <summary>A measure over time, 90 by 24: a line, a dot on the last value, the target dashed.</summary>
public static class Sparkline
{
    private const decimal Left = 2, Right = 86, Top = 3, Bottom = 21;

    public static IHtmlContent Draw(IReadOnlyList<decimal> values, decimal? target, string of, string unit)
    {
        if (values.Count == 0)
        {
            return new HtmlString($"<span class=\"faint\">{Format.None}<span class=\"vh\">no values yet</span></span>");
        }

        var lowest = Math.Min(values.Min(), target ?? values.Min());
        var highest = Math.Max(values.Max(), target ?? values.Max());
        decimal Y(decimal value) => highest == lowest ? (Top + Bottom) / 2 : Bottom - ((value - lowest) / (highest - lowest) * (Bottom - Top));
        decimal X(int index) => values.Count == 1 ? Right : Left + ((Right - Left) * index / (values.Count - 1));

        var words = $"{of}, {(values.Count == 1 ? "one check" : $"last {values.Count} checks")}: {string.Join(", ", values.Select(v => v.Number()))} {unit}".TrimEnd() + (target is { } goal ? $"; target {goal.Number()}" : "");
        var line = target is { } t ? string.Create(CultureInfo.InvariantCulture, $"<line class=\"ln-target\" x1=\"0\" x2=\"90\" y1=\"{Y(t):0.#}\" y2=\"{Y(t):0.#}\"/>") : "";
        var points = string.Join(' ', values.Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"{X(i):0.#},{Y(v):0.#}")));
        return new HtmlString(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"spark\" viewBox=\"0 0 90 24\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(words)}\">{line}<polyline class=\"ln\" points=\"{points}\"/><circle class=\"pt\" cx=\"{Right:0.#}\" cy=\"{Y(values[^1]):0.#}\" r=\"3\"/></svg>"));
    }
}
