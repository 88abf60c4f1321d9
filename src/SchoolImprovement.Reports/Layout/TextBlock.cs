using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

internal enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>A paragraph or heading: spans of text, wrapped to the width, that may run over pages without leaving a single line behind.</summary>
internal sealed class TextBlock : Block
{
    private readonly record struct Run(int Start, int End, TextStyle Style, string? Address);

    private readonly List<Run> _runs = [];
    private string _text = "";
    private TextStyle? _tallest;
    private string? _tag = "P";
    private int _maxLines = int.MaxValue;
    private Align _align;
    private StructureElement? _element;
    private List<TextLine>? _lines;
    private double _linesWidth = -1;
    private int _next;

    public override bool Done => _next >= (_lines?.Count ?? 1);

    public override (double Natural, double Narrowest) Widths => LineBreaker.Extent(_text, WidthAt);

    public TextBlock Span(string? text, TextStyle style, string? address = null)
    {
        var clean = PrintableText.From(text);
        if (clean.Length > 0)
        {
            _runs.Add(new(_text.Length, _text.Length + clean.Length, style, address));
            _text += clean;
        }
        if (_tallest is null || style.Leading > _tallest.Leading)
        {
            _tallest = style;
        }
        return this;
    }

    /// <summary>The structure type: P unless said otherwise. Null puts the words straight into the element around them, as a table cell wants.</summary>
    public TextBlock Tag(string? type)
    {
        _tag = type;
        return this;
    }

    public TextBlock AlignTo(Align align)
    {
        _align = align;
        return this;
    }

    /// <summary>At most so many lines; what is left out shows as an ellipsis.</summary>
    public TextBlock MaxLines(int lines)
    {
        _maxLines = lines;
        return this;
    }

    public override double Height(double width) => (Lines(width).Count - _next) * Leading;

    public override double Least(double width, double fullPage)
    {
        var left = Lines(width).Count - _next;
        return (left <= 3 ? left : 2) * Leading;
    }

    public override double Draw(Canvas canvas, Area area)
    {
        var lines = Lines(area.Width);
        var left = lines.Count - _next;
        var fitting = Math.Clamp((int)((area.Room + 0.01) / Leading), 1, left);
        if (left - fitting == 1 && fitting > 2)
        {
            fitting--;
        }
        if (_text.Length > 0)
        {
            _element ??= _tag is null ? canvas.Parent : canvas.Add(_tag);
            DrawLines(canvas, area, lines, _next, _next + fitting);
        }
        _next += fitting;
        return fitting * Leading;
    }

    private void DrawLines(Canvas canvas, Area area, List<TextLine> lines, int from, int to)
    {
        var hasLinks = _runs.Exists(run => run.Address is not null);
        if (!hasLinks)
        {
            canvas.BeginContent(_element);
        }
        for (var i = from; i < to; i++)
        {
            var line = lines[i];
            var slack = area.Width - line.Width;
            var x = area.X + _align switch { Align.Right => slack, Align.Centre => slack / 2, _ => 0 };
            var y = area.Y + (i - from) * Leading;
            foreach (var run in _runs)
            {
                int start = Math.Max(run.Start, line.Start), end = Math.Min(run.End, line.End);
                if (start >= end)
                {
                    continue;
                }
                var words = _text.AsSpan(start, end - start);
                var width = run.Style.Font.Width(words, run.Style.Size);
                var link = hasLinks && run.Address is not null ? canvas.Inside(_element).Add("Link") : null;
                var owner = link ?? (hasLinks ? _element : null);
                canvas.BeginContent(owner);
                canvas.Page.Text(run.Style.Weight, run.Style.Size, run.Style.Colour, x, y + _tallest!.Baseline, words);
                canvas.EndContent(owner);
                if (link is not null)
                {
                    canvas.Page.Link(link, x, y, width, Leading, run.Address!, words.ToString());
                }
                x += width;
            }
            // A space at the end of a line keeps words apart for those who copy the text or have it read out.
            var ending = line.Ellipsis ? "…" : line.End < _text.Length && char.IsWhiteSpace(_text[line.End]) ? " " : "";
            if (ending.Length > 0)
            {
                var owner = hasLinks ? _element : null;
                canvas.BeginContent(owner);
                canvas.Page.Text(_runs[^1].Style.Weight, _runs[^1].Style.Size, _runs[^1].Style.Colour, x, y + _tallest!.Baseline, ending);
                canvas.EndContent(owner);
            }
        }
        if (!hasLinks)
        {
            canvas.EndContent(_element);
        }
    }

    private double Leading => _tallest?.Leading ?? 0;

    private List<TextLine> Lines(double width)
    {
        if (_lines is null || Math.Abs(width - _linesWidth) > 0.001)
        {
            _lines = LineBreaker.Break(_text, WidthAt, width);
            _linesWidth = width;
            Shorten(width);
        }
        return _lines;
    }

    private void Shorten(double width)
    {
        if (_lines!.Count <= _maxLines)
        {
            return;
        }
        _lines.RemoveRange(_maxLines, _lines.Count - _maxLines);
        var last = _lines[^1];
        var ellipsis = _runs[^1].Style.Font.Width("…", _runs[^1].Style.Size);
        var end = last.End;
        var used = last.Width;
        while (end > last.Start + 1 && (used + ellipsis > width || char.IsWhiteSpace(_text[end - 1]) || char.IsLowSurrogate(_text[end])))
        {
            end--;
            used -= char.IsLowSurrogate(_text[end]) ? 0 : WidthAt(end);
        }
        _lines[^1] = new(last.Start, end, used, Ellipsis: true);
    }

    private double WidthAt(int index)
    {
        var style = _runs[0].Style;
        for (var i = _runs.Count - 1; i > 0; i--)
        {
            if (_runs[i].Start <= index)
            {
                style = _runs[i].Style;
                break;
            }
        }
        int letter = _text[index];
        if (char.IsHighSurrogate(_text[index]) && index + 1 < _text.Length)
        {
            letter = char.ConvertToUtf32(_text[index], _text[index + 1]);
        }
        return style.Font.Width(letter, style.Size);
    }
}
