using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>A few words with an icon before them, on a tinted pill or plain.</summary>
internal sealed record Chip(string Text, TextStyle Style, VectorPath? Icon = null, Colour IconColour = default, Colour? Tint = null)
{
    private double IconSize => Icon is null ? 0 : Style.Size * (Tint is null ? 1.15 : 1.2);

    private double IconGap => Icon is null ? 0 : Style.Size * (Tint is null ? 0.3 : 0.45);

    private double PaddingLeft => Tint is null ? 0 : Style.Size * (Icon is null ? 0.6 : 0.5);

    private double PaddingRight => Tint is null ? 0 : Style.Size * 0.65;

    private double PaddingY => Tint is null ? 0 : Style.Size * 0.14;

    public double Width => PaddingLeft + IconSize + IconGap + Style.Font.Width(Text, Style.Size) + PaddingRight;

    public double Height => Math.Max(Style.Leading, IconSize) + 2 * PaddingY;

    public void DrawDecoration(PdfPage page, double x, double y)
    {
        if (Tint is { } tint)
        {
            page.RoundedRectangle(x, y, Width, Height, Height / 2, tint);
        }
        if (Icon is not null)
        {
            page.Icon(Icon, x + PaddingLeft, y + (Height - IconSize) / 2, IconSize, IconColour);
        }
    }

    public void DrawWords(PdfPage page, double x, double y) => page.Text(
        Style.Weight, Style.Size, Style.Colour, x + PaddingLeft + IconSize + IconGap, y + (Height - Style.Leading) / 2 + Style.Baseline, Text);
}

/// <summary>Chips one after another, as many to a line as fit. Never cut between pages.</summary>
internal sealed class FlowBlock(double gapX = 6, double gapY = 2) : Block
{
    private readonly List<Chip> _chips = [];
    private string? _tag = "P";

    public override (double Natural, double Narrowest) Widths => _chips.Count == 0
        ? (0, 0)
        : (_chips.Sum(chip => chip.Width) + gapX * (_chips.Count - 1), _chips.Max(chip => chip.Width));

    public FlowBlock Add(Chip chip)
    {
        _chips.Add(chip with { Text = PrintableText.From(chip.Text).ReplaceLineEndings(" ") });
        return this;
    }

    /// <inheritdoc cref="TextBlock.Tag"/>
    public FlowBlock Tag(string? type)
    {
        _tag = type;
        return this;
    }

    public override double Height(double width) => Done || _chips.Count == 0 ? 0 : Place(width, (_, _, _) => { });

    public override double Draw(Canvas canvas, Area area)
    {
        Done = true;
        if (_chips.Count == 0)
        {
            return 0;
        }
        canvas.BeginDecoration();
        Place(area.Width, (chip, x, y) => chip.DrawDecoration(canvas.Page, area.X + x, area.Y + y));
        canvas.EndDecoration();
        var element = _tag is null ? canvas.Parent : canvas.Add(_tag);
        canvas.BeginContent(element);
        var height = Place(area.Width, (chip, x, y) =>
        {
            chip.DrawWords(canvas.Page, area.X + x, area.Y + y);
            if (!ReferenceEquals(chip, _chips[^1]))
            {
                canvas.Page.Text(chip.Style.Weight, chip.Style.Size, chip.Style.Colour, area.X + x + chip.Width, area.Y + y + chip.Style.Baseline, " ");
            }
        });
        canvas.EndContent(element);
        return height;
    }

    private double Place(double width, Action<Chip, double, double> put)
    {
        double x = 0, y = 0, line = 0;
        foreach (var chip in _chips)
        {
            if (x > 0 && x + chip.Width > width + 0.01)
            {
                x = 0;
                y += line + gapY;
                line = 0;
            }
            put(chip, x, y);
            x += chip.Width + gapX;
            line = Math.Max(line, chip.Height);
        }
        return y + line;
    }
}
