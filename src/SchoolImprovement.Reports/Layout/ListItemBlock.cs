using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>One point of a list: a dot or an icon, and beside it whatever the point holds.</summary>
internal sealed class ListItemBlock : Block
{
    private readonly Slot _body = new Slot().Tag("LBody");
    private readonly double _indent;
    private readonly TextStyle _firstLine;
    private readonly VectorPath? _icon;
    private readonly Colour _colour;
    private StructureElement? _element;
    private bool _marked;

    public ListItemBlock(TextStyle firstLine, Colour colour, VectorPath? icon = null)
    {
        (_firstLine, _colour, _icon) = (firstLine, colour, icon);
        _indent = firstLine.Size * (icon is null ? 1.4 : 1.75);
    }

    public Slot Body => _body;

    public override bool Done => _body.Done;

    public override (double Natural, double Narrowest) Widths => (_indent + _body.Widths.Natural, _indent + _body.Widths.Narrowest);

    public override double Height(double width) => _body.Height(width - _indent);

    public override double Least(double width, double fullPage) => _body.Least(width - _indent, fullPage);

    public override double Draw(Canvas canvas, Area area)
    {
        _element ??= canvas.Add("LI");
        if (!_marked)
        {
            _marked = true;
            DrawMark(canvas, area);
        }
        return _body.Draw(canvas.Inside(_element), area with { X = area.X + _indent, Width = area.Width - _indent });
    }

    private void DrawMark(Canvas canvas, Area area)
    {
        canvas.BeginDecoration();
        var size = _firstLine.Size * (_icon is null ? 0.48 : 1.15);
        var y = area.Y + (_firstLine.Leading - size) / 2;
        if (_icon is null)
        {
            canvas.Page.RoundedRectangle(area.X + _indent * 0.2, y + size * 0.1, size, size, size / 2, _colour);
        }
        else
        {
            canvas.Page.Icon(_icon, area.X, y, size, _colour);
        }
        canvas.EndDecoration();
    }
}
