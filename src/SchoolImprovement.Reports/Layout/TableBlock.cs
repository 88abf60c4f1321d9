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
        var widths = ColumnWidths(width);
        var height = HeaderHeight(widths);
        for (var i = _next; i < _rows.Count; i++)
        {
            height += _rows[i].Height(widths);
        }
        return height;
    }

    public override double Least(double width, double fullPage)
    {
        var widths = ColumnWidths(width);
        var header = HeaderHeight(widths);
        return header + (_next < _rows.Count ? Needed(_next, widths, fullPage - header) : 0);
    }

    public override double Draw(Canvas canvas, Area area)
    {
        var widths = ColumnWidths(area.Width);
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

    private double[] ColumnWidths(double width)
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
        _measuredHeader ??= NewHeader();
        var count = _columns.Count;
        double[] natural = new double[count], narrowest = new double[count];
        for (var i = 0; i < count; i++)
        {
            // A word longer than this is cut, so that one column cannot take the table.
            var most = _columns[i].Share > 0 ? width / 4 : _columns[i].FitMax;
            var (widest, word) = _measuredHeader?.Widths(i) ?? (0, 0);
            foreach (var row in _rows)
            {
                var cell = row.Widths(i);
                widest = Math.Max(widest, cell.Natural);
                word = Math.Max(word, cell.Narrowest);
            }
            natural[i] = Math.Min(widest + Tolerance, most);
            narrowest[i] = Math.Min(word + Tolerance, most);
        }
        return Divide(width, natural, narrowest);
    }

    private double[] Divide(double width, double[] natural, double[] narrowest)
    {
        var widths = new double[_columns.Count];
        double fitted = 0, least = 0, sharedLeast = 0, shares = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (_columns[i].Share > 0)
            {
                shares += _columns[i].Share;
                sharedLeast += narrowest[i];
            }
            else
            {
                fitted += natural[i];
                least += narrowest[i];
            }
        }
        // Columns that share get a third of the table, or less if the fitted ones would have to cut words.
        var room = shares > 0 ? Math.Max(width * 2 / 3, Math.Min(least, width - sharedLeast)) : width;
        var stretch = fitted > room || shares == 0;
        for (var i = 0; i < widths.Length; i++)
        {
            if (_columns[i].Share == 0)
            {
                widths[i] = !stretch ? natural[i]
                    : least > room || fitted <= least ? narrowest[i] * room / least
                    : narrowest[i] + (natural[i] - narrowest[i]) * (room - least) / (fitted - least);
            }
        }
        var left = width - widths.Sum();
        for (var i = 0; i < widths.Length; i++)
        {
            if (_columns[i].Share > 0)
            {
                widths[i] = left * _columns[i].Share / shares;
            }
        }
        return widths;
    }
}
