namespace SchoolImprovement.Reports.Layout;

/// <summary>Blocks below each other, broken over pages between them or, where a block allows it, inside them.</summary>
internal sealed class ColumnBlock : Block
{
    private const double Tolerance = 0.01;

    private readonly List<Slot> _items = [];
    private double _spacing;
    private int _next;

    public override bool Done => _next >= _items.Count;

    public override (double Natural, double Narrowest) Widths
    {
        get
        {
            double natural = 0, narrowest = 0;
            foreach (var item in _items)
            {
                var widths = item.Widths;
                natural = Math.Max(natural, widths.Natural);
                narrowest = Math.Max(narrowest, widths.Narrowest);
            }
            return (natural, narrowest);
        }
    }

    public ColumnBlock Spacing(double spacing)
    {
        _spacing = spacing;
        return this;
    }

    public Slot Item()
    {
        var slot = new Slot();
        _items.Add(slot);
        return slot;
    }

    public override double Height(double width)
    {
        double height = 0;
        for (var i = _next; i < _items.Count; i++)
        {
            height += Gap(i) + _items[i].Height(width);
        }
        return height;
    }

    public override double Least(double width, double fullPage) => Done ? 0 : Needed(_next, width, fullPage);

    public override double Draw(Canvas canvas, Area area)
    {
        double used = 0;
        for (var first = true; !Done; first = false)
        {
            var item = _items[_next];
            var gap = first ? 0 : Gap(_next);
            var left = area.Room - used - gap;
            if (!first && (item.OnNewPage || Needed(_next, area.Width, area.FullPage) > left + Tolerance))
            {
                break;
            }
            used += gap + item.Draw(canvas, area with { Y = area.Y + used + gap, Room = left });
            if (!item.Done)
            {
                break;
            }
            _next++;
        }
        return used;
    }

    private double Gap(int index) => index == _next && index == 0 ? 0 : Math.Max(_items[index].GapAbove, index == 0 ? 0 : _spacing);

    /// <summary>What an item needs before it may start here: a heading also needs the start of what follows.</summary>
    private double Needed(int index, double width, double fullPage)
    {
        var item = _items[index];
        return item.KeptWithNext && index + 1 < _items.Count
            ? Math.Min(item.Height(width) + Gap(index + 1) + Needed(index + 1, width, fullPage), fullPage)
            : item.Least(width, fullPage);
    }
}
