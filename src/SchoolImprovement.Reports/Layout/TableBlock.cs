using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>How a table is ruled and spaced: a heavy rule on top, hairlines between rows, none at the sides.</summary>
internal sealed record TableStyle(TextStyle Head, double PaddingX, double PaddingY, Rule Top, Rule BelowHead, Rule BelowRow, Rule AboveTotal, Rule BelowTotal);

/// <summary>
/// A table whose headings are repeated on every page. A row that a page can hold is never cut; a taller one is, between lines.
/// </summary>
internal sealed class TableBlock : Block
{
    private const double Tolerance = 0.01;

    private readonly record struct ColumnSpec(double Share, double FitMax, Align Align);

    private readonly List<ColumnSpec> _columns = [];
    private readonly List<TableRow> _rows = [];
    private TableStyle _style = null!;
    private Action<TableRow>? _header;
    private TableRow? _measuredHeader;
    private string? _summary;
    private StructureElement? _element;
    private double[]? _widths;
    private double _widthsFor;
    private int _next;
    private bool _headerTagged;

    public override bool Done => _next >= _rows.Count && (_headerTagged || _header is null);

    public TableBlock Style(TableStyle style)
    {
        _style = style;
        return this;
    }

    /// <summary>What the table holds, for those who cannot see it.</summary>
    public TableBlock Summary(string text)
    {
        _summary = text;
        return this;
    }

    /// <summary>A column that takes its share of the width that the fitted ones leave.</summary>
    public TableBlock ShareColumn(double weight, Align align = Align.Left)
    {
        _columns.Add(new(weight, 0, align));
        return this;
    }

    /// <summary>A column as wide as its widest cell, up to a limit.</summary>
    public TableBlock FitColumn(double max, Align align = Align.Left)
    {
        _columns.Add(new(0, max, align));
        return this;
    }

    /// <summary>Composed anew for each page, because a block is drawn only once.</summary>
    public TableBlock Header(Action<TableRow> compose)
    {
        _header = compose;
        return this;
    }

    public TableBlock Row(Action<TableRow> compose) => Add(TableRowKind.Body, compose);

    /// <summary>A row of totals: ruled off, and never alone on a page.</summary>
    public TableBlock Total(Action<TableRow> compose) => Add(TableRowKind.Total, compose);

    public Align AlignOf(int column) => _columns[column].Align;

    public override double Height(double width)
    {
        var widths = Widths(width);
        var height = HeaderHeight(widths);
        for (var i = _next; i < _rows.Count; i++)
        {
            height += _rows[i].Height(widths);
        }
        return height;
    }

    public override double Least(double width, double fullPage)
    {
        var widths = Widths(width);
        var header = HeaderHeight(widths);
        return header + (_next < _rows.Count ? Needed(_next, widths, fullPage - header) : 0);
    }

    public override double Draw(Canvas canvas, Area area)
    {
        var widths = Widths(area.Width);
        if (_element is null && canvas.Parent is not null)
        {
            _element = canvas.Parent.Add("Table");
            _element.Attributes = _summary is null ? null : TableRow.SummaryAttribute(_summary);
        }
        var inside = canvas.Inside(canvas.Parent is null ? null : _element);
        var header = DrawHeader(inside, area, widths);
        var used = header;
        for (var first = true; _next < _rows.Count; first = false)
        {
            var row = _rows[_next];
            var left = area.Room - used;
            if (!first && Needed(_next, widths, area.FullPage - header) > left + Tolerance)
            {
                break;
            }
            used += row.Draw(inside, area with { Y = area.Y + used, Room = left }, widths);
            if (!row.Done)
            {
                break;
            }
            _next++;
        }
        return used;
    }

    private TableBlock Add(TableRowKind kind, Action<TableRow> compose)
    {
        var row = new TableRow(this, _style, kind);
        compose(row);
        _rows.Add(row);
        return this;
    }

    private TableRow? NewHeader()
    {
        if (_header is null)
        {
            return null;
        }
        var row = new TableRow(this, _style, TableRowKind.Head);
        _header(row);
        return row;
    }

    private double HeaderHeight(double[] widths) => (_measuredHeader ??= NewHeader())?.Height(widths) ?? 0;

    private double DrawHeader(Canvas canvas, Area area, double[] widths)
    {
        var header = NewHeader();
        if (header is null)
        {
            return 0;
        }
        if (!_headerTagged)
        {
            _headerTagged = true;
            return header.Draw(canvas, area, widths);
        }
        // On later pages the headings are there for the eye only: a screen reader has them already.
        canvas.BeginDecoration();
        var height = header.Draw(canvas.Inside(null), area, widths);
        canvas.EndDecoration();
        return height;
    }

    private double Needed(int index, double[] widths, double fullPage)
    {
        var row = _rows[index];
        var height = row.Height(widths);
        if (height > fullPage)
        {
            return row.Least(widths, fullPage);
        }
        var total = index + 1 < _rows.Count && _rows[index + 1].Kind == TableRowKind.Total ? _rows[index + 1].Height(widths) : 0;
        return Math.Min(height + total, fullPage);
    }

    private double[] Widths(double width)
    {
        if (_widths is null || Math.Abs(width - _widthsFor) > Tolerance)
        {
            _widths = FindWidths(width);
            _widthsFor = width;
        }
        return _widths;
    }

    private double[] FindWidths(double width)
    {
        var widths = new double[_columns.Count];
        _measuredHeader ??= NewHeader();
        for (var i = 0; i < widths.Length; i++)
        {
            if (_columns[i].Share > 0)
            {
                continue;
            }
            var natural = _measuredHeader?.NaturalWidth(i) ?? 0;
            foreach (var row in _rows)
            {
                natural = Math.Max(natural, row.NaturalWidth(i));
            }
            widths[i] = Math.Min(natural + Tolerance, _columns[i].FitMax);
        }
        var fitted = widths.Sum();
        var shares = _columns.Sum(column => column.Share);
        // Columns that share get at least a third of the table; with none that share, the fitted ones grow to fill it.
        var room = shares > 0 ? width * 2 / 3 : width;
        if (fitted > room || (shares == 0 && fitted > 0))
        {
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] *= room / fitted;
            }
            fitted = room;
        }
        for (var i = 0; i < widths.Length; i++)
        {
            if (_columns[i].Share > 0)
            {
                widths[i] = (width - fitted) * _columns[i].Share / shares;
            }
        }
        return widths;
    }
}
