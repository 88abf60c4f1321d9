using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using SchoolImprovement.Domain.Questionnaires;

namespace SchoolImprovement.Web.Ui.Charts;

/// <summary>How far people agree, 360 by 16: disagreement to the left of the middle, agreement to the right, “neither” left out. The numbers are said in words.</summary>
public static class AgreementBar
{
    private const decimal Middle = 180, Room = 178, Gap = 1;

    /// <summary>What each colour means.</summary>
    public static IReadOnlyList<(string Word, string Token)> Key { get; } = [("Strongly disagree", "l1"), ("Disagree", "l2"), ("Agree", "l4"), ("Strongly agree", "l5")];

    public static IHtmlContent Draw(Spread spread)
    {
        decimal Width(int place) => Room * spread.Counts[place] / spread.Answered;
        var svg = new StringBuilder(600).Append("<svg class=\"chart lk-bar\" viewBox=\"0 0 360 16\" role=\"img\" aria-label=\"")
            .AppendJoin(", ", Agreement.Words.Select((word, i) => $"{word} {spread.Counts[i]}")).Append("\">");
        Bar("l2", Middle - Gap - Width(1), Width(1));
        Bar("l1", Middle - Gap - Width(1) - Width(0), Width(0));
        Bar("l4", Middle + Gap, Width(3));
        Bar("l5", Middle + Gap + Width(3), Width(4));
        return new HtmlString(svg.Append(CultureInfo.InvariantCulture, $"<line class=\"ax1\" x1=\"{Middle}\" x2=\"{Middle}\" y1=\"-3\" y2=\"19\"/></svg>").ToString());

        void Bar(string token, decimal x, decimal width)
        {
            if (width > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"s-{token}\" x=\"{x:0.##}\" width=\"{Math.Max(1, width - Gap):0.##}\" height=\"16\"/>");
            }
        }
    }
}
