using System.Text;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

internal enum TableRowKind
{
    Head,
    Body,
    Total,
}

/// <summary>One row of a table: cells from left to right, each a slot.</summary>
internal sealed class TableRow(TableBlock table, TableStyle style, TableRowKind kind)
{
    private readonly record struct Cell(Slot Slot, int Column, int Span);

    private readonly List<Cell> _cells = [];
    private StructureElement? _element;
    private int _column;
    private bool _middle;

    public TableRowKind Kind => kind;

    public bool Done => _cells.TrueForAll(cell => cell.Slot.Done);

    /// <summary>Centres each cell in the height of the row.</summary>
    public TableRow Middle()
    {
        _middle = true;
        return this;
    }

    public TableRow Heading(string text, TextStyle? look = null)
    {
        HeadingCell().Text(text, look ?? style.Head).Tag(null).AlignTo(table.AlignOf(_column - 1));
        return this;
    }

    /// <summary>A cell that heads its column or, below the head, its row.</summary>
    public Slot HeadingCell(int span = 1) => Add(span, "TH", kind == TableRowKind.Head ? "/Scope/Column" : "/Scope/Row");

    public TableRow Text(string? text, TextStyle look, int span = 1)
    {
        var align = table.AlignOf(_column);
        DataCell(span).Text(text, look).Tag(null).AlignTo(align);
        return this;
    }

    public Slot DataCell(int span = 1) => Add(span, "TD", "");

    public static string SummaryAttribute(string text)
    {
        var hex = new StringBuilder("<feff");
        foreach (var unit in text)
        {
            hex.Append(((int)unit).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }
        return $"<</O/Table/Summary{hex}>>>";
    }

    public (double Natural, double Narrowest) Widths(int column)
    {
        foreach (var cell in _cells)
        {
            if (cell.Column == column && cell.Span == 1)
            {
                return cell.Slot.Widths;
            }
        }
        return (0, 0);
    }

    public double Height(double[] widths)
    {
        double height = 0;
        foreach (var cell in _cells)
        {
            if (!cell.Slot.Done)
            {
                height = Math.Max(height, cell.Slot.Height(Width(cell, widths)));
            }
        }
        return height;
    }

    public double Least(double[] widths, double fullPage)
    {
        double least = 0;
        foreach (var cell in _cells)
        {
            if (!cell.Slot.Done)
            {
                least = Math.Max(least, cell.Slot.Least(Width(cell, widths), fullPage));
            }
        }
        return least;
    }

    public double Draw(Canvas canvas, Area area, double[] widths)
    {
        var whole = Height(widths);
        _element ??= canvas.Add("TR");
        var inside = canvas.Inside(canvas.Parent is null ? null : _element);
        double used = 0;
        foreach (var cell in _cells)
        {
            var width = Width(cell, widths);
            double x = area.X;
            for (var i = 0; i < cell.Column; i++)
            {
                x += widths[i];
            }
            if (!cell.Slot.Done)
            {
                var lower = _middle || (kind == TableRowKind.Head) ? Math.Max(0, whole - cell.Slot.Height(width)) : 0;
                lower = whole > area.Room ? 0 : _middle ? lower / 2 : lower;
                used = Math.Max(used, lower + cell.Slot.Draw(inside, area with { X = x, Y = area.Y + lower, Width = width, Room = area.Room - lower }));
            }
        }
        DrawRules(canvas, area, used);
        return used;
    }

    private void DrawRules(Canvas canvas, Area area, double used)
    {
        canvas.BeginDecoration();
        if (kind == TableRowKind.Head)
        {
            Line(area.Y, style.Top);
            Line(area.Y + used, style.BelowHead);
        }
        else if (kind == TableRowKind.Total)
        {
            Line(area.Y, style.AboveTotal);
            Line(area.Y + used, style.BelowTotal);
        }
        else
        {
            Line(area.Y + used, style.BelowRow);
        }
        canvas.EndDecoration();

        void Line(double y, Rule rule) => canvas.Page.Rectangle(area.X, y - rule.Thickness / 2, area.Width, rule.Thickness, rule.Colour);
    }

    private Slot Add(int span, string tag, string scope)
    {
        var attributes = scope + (span > 1 ? $"/ColSpan {span}" : "");
        var slot = new Slot()
            .Padding(_column == 0 ? 0 : style.PaddingX, style.PaddingY, style.PaddingX, style.PaddingY)
            .Tag(tag, attributes.Length > 0 ? $"<</O/Table{attributes}>>" : null);
        _cells.Add(new(slot, _column, span));
        _column += span;
        return slot;
    }

    private static double Width(Cell cell, double[] widths)
    {
        double width = 0;
        for (var i = cell.Column; i < cell.Column + cell.Span; i++)
        {
            width += widths[i];
        }
        return width;
    }
}
