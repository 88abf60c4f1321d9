using System.Globalization;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>A stacked bar: how many of each kind. A figure, with the same said in words for those who cannot see it.</summary>
internal sealed class BarBlock(IReadOnlyList<(int Count, Colour Colour)> segments, string alternative, double height = 6.2) : Block
{
    private const double Gap = 2;

    public override (double Natural, double Narrowest) Widths => (120, 40);

    public override double Height(double width) => Done ? 0 : height;

    public override double Draw(Canvas canvas, Area area)
    {
        Done = true;
        var figure = canvas.Add("Figure");
        if (figure is not null)
        {
            figure.Alternative = alternative;
            double bottom = canvas.Page.Height - area.Y - height, right = area.X + area.Width;
            figure.Attributes = string.Create(
                CultureInfo.InvariantCulture, $"<</O/Layout/Placement/Block/BBox[{area.X:0.##} {bottom:0.##} {right:0.##} {bottom + height:0.##}]>>");
        }
        canvas.BeginContent(figure);
        var shown = segments.Where(segment => segment.Count > 0).ToList();
        var unit = (area.Width - Gap * Math.Max(0, shown.Count - 1)) / Math.Max(1, shown.Sum(segment => segment.Count));
        var x = area.X;
        foreach (var (count, colour) in shown)
        {
            canvas.Page.Rectangle(x, area.Y, count * unit, height, colour);
            x += count * unit + Gap;
        }
        canvas.EndContent(figure);
        return height;
    }
}
