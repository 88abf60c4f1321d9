namespace SchoolImprovement.Reports.Layout;

/// <summary>Blocks beside each other. Each goes on on the next page where it stopped; the row is done when all of them are.</summary>
internal sealed class RowBlock : Block
{
    /// <summary>A part with no share is as wide as its content.</summary>
    private readonly record struct Part(Slot Slot, double Share);

    private readonly List<Part> _parts = [];
    private double _gap;
    private bool _spread;

    public override bool Done => _parts.TrueForAll(part => part.Slot.Done);

    public override (double Natural, double Narrowest) Widths
    {
        get
        {
            double natural = _gap * Math.Max(0, _parts.Count - 1), narrowest = natural;
            foreach (var part in _parts)
            {
                var widths = part.Slot.Widths;
                natural += widths.Natural;
                narrowest += widths.Narrowest;
            }
            return (natural, narrowest);
        }
    }

    public RowBlock Gap(double gap)
    {
        _gap = gap;
        return this;
    }

    /// <summary>Spreads parts of natural width over the whole line.</summary>
    public RowBlock Spread()
    {
        _spread = true;
        return this;
    }

    /// <summary>A part that takes its share of the width that the others leave.</summary>
    public Slot Share(double weight = 1) => Add(new(new Slot(), weight));

    /// <summary>A part as wide as its content.</summary>
    public Slot Natural() => Add(new(new Slot(), 0));

    public override double Height(double width)
    {
        var widths = PartWidths(width, out _);
        double height = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            height = Math.Max(height, _parts[i].Slot.Done ? 0 : _parts[i].Slot.Height(widths[i]));
        }
        return height;
    }

    public override double Least(double width, double fullPage)
    {
        var widths = PartWidths(width, out _);
        double least = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            least = Math.Max(least, _parts[i].Slot.Done ? 0 : _parts[i].Slot.Least(widths[i], fullPage));
        }
        return least;
    }

    public override double Draw(Canvas canvas, Area area)
    {
        var widths = PartWidths(area.Width, out var gap);
        var height = Math.Min(Height(area.Width), area.Room);
        double used = 0, x = area.X;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (!_parts[i].Slot.Done)
            {
                used = Math.Max(used, _parts[i].Slot.Draw(canvas, area with { X = x, Width = widths[i] }, height));
            }
            x += widths[i] + gap;
        }
        return used;
    }

    private Slot Add(Part part)
    {
        _parts.Add(part);
        return part.Slot;
    }

    private double[] PartWidths(double width, out double gap)
    {
        gap = _gap;
        var widths = new double[_parts.Count];
        var gaps = Math.Max(0, _parts.Count - 1);
        double taken = _gap * gaps, shares = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            widths[i] = _parts[i].Share > 0 ? 0 : _parts[i].Slot.Widths.Natural + 0.01;
            taken += widths[i];
            shares += _parts[i].Share;
        }
        var left = width - taken;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].Share > 0)
            {
                widths[i] = Math.Max(0, left) * _parts[i].Share / shares;
            }
        }
        if (shares == 0 && left < 0)
        {
            // Too much for one line: everyone gives up the same share and wraps.
            var room = (width - _gap * gaps) / (taken - _gap * gaps);
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] *= room;
            }
        }
        else if (_spread && shares == 0 && gaps > 0)
        {
            gap += left / gaps;
        }
        return widths;
    }
}
