using System.Globalization;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>A shape read from SVG path data (M L H V C S A Z, both cases), kept as PDF path operators in a 16 × 16 box with y upwards.</summary>
internal sealed class VectorPath
{
    public const double Side = 16;

    private readonly PdfBuffer _operators = new(512);
    private readonly string _data;
    private int _at;
    private (double X, double Y) _pen, _start, _lastControl;

    private VectorPath(string data) => _data = data;

    /// <summary>Ready to fill: the shape's operators, ending with the fill itself.</summary>
    public ReadOnlySpan<byte> Operators => _operators.Span;

    public static VectorPath Parse(string svgPathData)
    {
        var path = new VectorPath(svgPathData);
        path.Read();
        path._operators.Raw("f\n");
        return path;
    }

    private void Read()
    {
        var command = 'M';
        while (SkipSeparators())
        {
            if (char.IsAsciiLetter(_data[_at]))
            {
                command = _data[_at++];
            }
            Apply(command);
            // After a first point, further pairs are lines.
            command = command switch { 'M' => 'L', 'm' => 'l', _ => command };
        }
    }

    private void Apply(char command)
    {
        var origin = char.IsAsciiLetterLower(command) ? _pen : (X: 0, Y: 0);
        switch (char.ToUpperInvariant(command))
        {
            case 'M': MoveTo(Point(origin)); break;
            case 'L': LineTo(Point(origin)); break;
            case 'H': LineTo((origin.X + Value(), _pen.Y)); break;
            case 'V': LineTo((_pen.X, origin.Y + Value())); break;
            case 'C': CurveTo(Point(origin), Point(origin), Point(origin)); break;
            case 'S': CurveTo((2 * _pen.X - _lastControl.X, 2 * _pen.Y - _lastControl.Y), Point(origin), Point(origin)); break;
            case 'A': ArcTo(Value(), Value(), Value(), Flag(), Flag(), Point(origin)); break;
            case 'Z':
                _operators.Raw("h\n");
                _pen = _lastControl = _start;
                break;
            default: throw new FormatException($"Path command {command} is not known.");
        }
    }

    private void MoveTo((double X, double Y) point)
    {
        _pen = _start = _lastControl = point;
        Write(point).Raw("m\n");
    }

    private void LineTo((double X, double Y) point)
    {
        _pen = _lastControl = point;
        Write(point).Raw("l\n");
    }

    private void CurveTo((double X, double Y) first, (double X, double Y) second, (double X, double Y) end)
    {
        Write(first);
        Write(second);
        Write(end).Raw("c\n");
        _lastControl = second;
        _pen = end;
    }

    /// <summary>An elliptical arc as Bézier curves of at most a quarter turn, after the SVG implementation notes (no rotation: icons have none).</summary>
    private void ArcTo(double rx, double ry, double rotation, bool large, bool sweep, (double X, double Y) end)
    {
        if (rotation != 0 && rx != ry)
        {
            throw new FormatException("A rotated ellipse is not known.");
        }
        double halfX = (_pen.X - end.X) / 2, halfY = (_pen.Y - end.Y) / 2;
        var reach = halfX * halfX / (rx * rx) + halfY * halfY / (ry * ry);
        if (reach == 0)
        {
            return;
        }
        if (reach > 1)
        {
            rx *= Math.Sqrt(reach);
            ry *= Math.Sqrt(reach);
            reach = 1;
        }
        var factor = (large == sweep ? -1 : 1) * Math.Sqrt((1 - reach) / reach);
        double centreX = factor * rx * halfY / ry + (_pen.X + end.X) / 2, centreY = -factor * ry * halfX / rx + (_pen.Y + end.Y) / 2;
        var from = Math.Atan2((_pen.Y - centreY) / ry, (_pen.X - centreX) / rx);
        var turn = Math.Atan2((end.Y - centreY) / ry, (end.X - centreX) / rx) - from;
        turn += sweep && turn < 0 ? Math.Tau : !sweep && turn > 0 ? -Math.Tau : 0;
        var pieces = (int)Math.Ceiling(Math.Abs(turn) / (Math.PI / 2) - 1e-9);
        var step = turn / pieces;
        var pull = 4.0 / 3 * Math.Tan(step / 4);
        for (var i = 0; i < pieces; i++, from += step)
        {
            double c0 = Math.Cos(from), s0 = Math.Sin(from), c1 = Math.Cos(from + step), s1 = Math.Sin(from + step);
            CurveTo(
                (centreX + rx * (c0 - pull * s0), centreY + ry * (s0 + pull * c0)),
                (centreX + rx * (c1 + pull * s1), centreY + ry * (s1 - pull * c1)),
                (centreX + rx * c1, centreY + ry * s1));
        }
        _pen = _lastControl = end;
    }

    private PdfBuffer Write((double X, double Y) point) => _operators.Number(point.X).Number(Side - point.Y);

    private (double X, double Y) Point((double X, double Y) origin) => (origin.X + Value(), origin.Y + Value());

    private bool Flag()
    {
        SkipSeparators();
        return _data[_at++] == '1';
    }

    /// <summary>Numbers may touch: "-.5.5-1" is three of them.</summary>
    private double Value()
    {
        SkipSeparators();
        var start = _at;
        if (_data[_at] is '-' or '+')
        {
            _at++;
        }
        for (var dot = false; _at < _data.Length && (char.IsAsciiDigit(_data[_at]) || (_data[_at] == '.' && !dot)); _at++)
        {
            dot |= _data[_at] == '.';
        }
        return double.Parse(_data.AsSpan(start, _at - start), CultureInfo.InvariantCulture);
    }

    private bool SkipSeparators()
    {
        while (_at < _data.Length && (_data[_at] is ',' || char.IsWhiteSpace(_data[_at])))
        {
            _at++;
        }
        return _at < _data.Length;
    }
}
