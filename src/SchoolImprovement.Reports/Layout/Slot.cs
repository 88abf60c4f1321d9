using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>A line along one side of a slot.</summary>
internal readonly record struct Rule(double Thickness, Colour Colour);

/// <summary>
/// A place for one block, with the space, rules and tags around it. The fluent half of the layout: fill it with
/// <see cref="Text(string, TextStyle)"/>, <see cref="Column"/>, <see cref="Row"/>, <see cref="Table"/> and so on.
/// </summary>
internal sealed class Slot : Block
{
    private const double ShareToStartOn = 0.6;

    private Block? _content;
    private double _left, _top, _right, _bottom;
    private Rule? _topRule, _bottomRule, _leftRule;
    private string? _tag, _attributes;
    private (int Level, string Text)? _bookmark;
    private StructureElement? _element;

    /// <summary>White space above, dropped at the top of a page.</summary>
    public double GapAbove { get; private set; }

    public bool KeptWithNext { get; private set; }

    public bool KeptTogether { get; private set; }

    public bool OnNewPage { get; private set; }

    public override bool Done => _content is null ? base.Done : _content.Done;

    public override (double Natural, double Narrowest) Widths
    {
        get
        {
            var (natural, narrowest) = _content?.Widths ?? (0, 0);
            return (natural + _left + _right, narrowest + _left + _right);
        }
    }

    public Slot Padding(double horizontal, double vertical) => Padding(horizontal, vertical, horizontal, vertical);

    public Slot Padding(double left, double top, double right, double bottom)
    {
        (_left, _top, _right, _bottom) = (left, top, right, bottom);
        return this;
    }

    /// <summary>Takes a little off the padding above, so that a tag's words stand level with the words beside it.</summary>
    public Slot Lift(double height)
    {
        _top -= height;
        return this;
    }

    public Slot SpaceBefore(double gap)
    {
        GapAbove = gap;
        return this;
    }

    public Slot RuleAbove(double thickness, Colour colour)
    {
        _topRule = new(thickness, colour);
        return this;
    }

    public Slot RuleBelow(double thickness, Colour colour)
    {
        _bottomRule = new(thickness, colour);
        return this;
    }

    public Slot RuleLeft(double thickness, Colour colour)
    {
        _leftRule = new(thickness, colour);
        return this;
    }

    /// <summary>Never the last thing on a page: a heading stays with what it is the heading of.</summary>
    public Slot KeepWithNext()
    {
        KeptWithNext = true;
        return this;
    }

    /// <summary>Goes to the next page rather than be cut. What no page can hold starts where most of a page is free.</summary>
    public Slot KeepTogether()
    {
        KeptTogether = true;
        return this;
    }

    public Slot NewPage()
    {
        OnNewPage = true;
        return this;
    }

    /// <summary>Groups what is inside under one element of the tag tree.</summary>
    public Slot Tag(string type, string? attributes = null)
    {
        (_tag, _attributes) = (type, attributes);
        return this;
    }

    public Slot Bookmark(int level, string text)
    {
        _bookmark = (level, PrintableText.From(text).ReplaceLineEndings(" "));
        return this;
    }

    public TextBlock Text(string? text, TextStyle style) => Text().Span(text, style);

    public TextBlock Text() => Fill(new TextBlock());

    public Slot Column(Action<ColumnBlock> compose)
    {
        compose(Fill(new ColumnBlock()));
        return this;
    }

    public Slot Row(Action<RowBlock> compose)
    {
        compose(Fill(new RowBlock()));
        return this;
    }

    public Slot Table(Action<TableBlock> compose)
    {
        compose(Fill(new TableBlock()));
        return this;
    }

    public T Fill<T>(T block) where T : Block
    {
        _content = block;
        return block;
    }

    public override double Height(double width) => _top + _bottom + (_content?.Height(width - _left - _right) ?? 0);

    public override double Least(double width, double fullPage)
    {
        var height = Height(width);
        if (KeptTogether)
        {
            return height <= fullPage ? height : fullPage * ShareToStartOn;
        }
        return Math.Min(height, _top + _bottom + (_content?.Least(width - _left - _right, fullPage) ?? 0));
    }

    public override double Draw(Canvas canvas, Area area) => Draw(canvas, area, leastHeight: 0);

    /// <summary>As <see cref="Draw(Canvas, Area)"/>, with rules at least so high: beside taller neighbours they go down as far.</summary>
    public double Draw(Canvas canvas, Area area, double leastHeight)
    {
        // A bookmark belongs to where its slot starts, not to the pages on which it goes on.
        if (_bookmark is { } bookmark && canvas.Parent is not null)
        {
            canvas.Document.AddBookmark(bookmark.Level, bookmark.Text, canvas.Page, area.Y);
            _bookmark = null;
        }
        var inner = canvas;
        if (_tag is not null && canvas.Parent is not null)
        {
            if (_element is null)
            {
                _element = canvas.Parent.Add(_tag);
                _element.Attributes = _attributes;
            }
            inner = canvas.Inside(_element);
        }
        var used = _top + _bottom;
        if (_content is not null)
        {
            used += _content.Draw(inner, new(
                area.X + _left, area.Y + _top, area.Width - _left - _right, area.Room - _top - _bottom, area.FullPage - _top - _bottom));
        }
        Done = true;
        DrawRules(canvas, area, Math.Max(used, leastHeight));
        return used;
    }

    private void DrawRules(Canvas canvas, Area area, double used)
    {
        if (_topRule is null && _bottomRule is null && _leftRule is null)
        {
            return;
        }
        canvas.BeginDecoration();
        if (_topRule is { } top)
        {
            canvas.Page.Rectangle(area.X, area.Y, area.Width, top.Thickness, top.Colour);
        }
        if (_bottomRule is { } bottom)
        {
            canvas.Page.Rectangle(area.X, area.Y + used - bottom.Thickness, area.Width, bottom.Thickness, bottom.Colour);
        }
        if (_leftRule is { } left)
        {
            canvas.Page.Rectangle(area.X, area.Y, left.Thickness, used, left.Colour);
        }
        canvas.EndDecoration();
    }
}
