using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>One page to draw on. Places are in points from the top left corner; the page turns them upside down for PDF.</summary>
internal sealed class PdfPage(PdfDocument document, int objectId, int index, double width, double height)
{
    // The control points of a quarter circle drawn as one Bézier curve.
    private const double Kappa = 0.5523;

    private readonly PdfBuffer _content = new(8192);
    private readonly List<StructureElement> _markedContent = [];
    private readonly List<int> _annotations = [];

    public int ObjectId => objectId;

    public int Index => index;

    public double Width => width;

    public double Height => height;

    public PdfBuffer Content => _content;

    /// <summary>The element that each piece of marked content belongs to, by its number.</summary>
    public IReadOnlyList<StructureElement> MarkedContent => _markedContent;

    public IReadOnlyList<int> Annotations => _annotations;

    /// <summary>What follows, until <see cref="End"/>, is the content of this element.</summary>
    public void Begin(StructureElement element)
    {
        var number = _markedContent.Count;
        _markedContent.Add(element);
        element.AddContent(this, number);
        _content.Raw("/").Raw(element.Type).Raw(" <</MCID ").Integer(number).Raw(">> BDC\n");
    }

    /// <summary>What follows, until <see cref="End"/>, is decoration that a screen reader passes over.</summary>
    public void BeginArtifact(string? pagination = null) =>
        _content.Raw(pagination is null ? "/Artifact BMC\n" : $"/Artifact <</Type/Pagination/Subtype/{pagination}>> BDC\n");

    public void End() => _content.Raw("EMC\n");

    public void Text(FontWeight weight, double size, Colour colour, double x, double baseline, ReadOnlySpan<char> text)
    {
        var font = document.Font(weight);
        _content.Raw("BT /").Raw(font.ResourceName).Raw(" ").Number(size).Raw("Tf ");
        colour.Write(_content, "rg ");
        _content.Number(x).Number(height - baseline).Raw("Td <");
        foreach (var rune in text.EnumerateRunes())
        {
            _content.Hex(font.Number(rune.Value));
        }
        _content.Raw("> Tj ET\n");
    }

    public void Rectangle(double x, double y, double rectangleWidth, double rectangleHeight, Colour colour)
    {
        colour.Write(_content, "rg ");
        _content.Number(x).Number(height - y - rectangleHeight).Number(rectangleWidth).Number(rectangleHeight).Raw("re f\n");
    }

    public void RoundedRectangle(double x, double y, double rectangleWidth, double rectangleHeight, double radius, Colour colour)
    {
        double r = Math.Min(radius, Math.Min(rectangleWidth, rectangleHeight) / 2), bend = r * (1 - Kappa);
        double left = x, right = x + rectangleWidth, top = height - y, bottom = height - y - rectangleHeight;
        colour.Write(_content, "rg ");
        _content.Number(left + r).Number(top).Raw("m ").Number(right - r).Number(top).Raw("l ");
        Curve(right - bend, top, right, top - bend, right, top - r);
        _content.Number(right).Number(bottom + r).Raw("l ");
        Curve(right, bottom + bend, right - bend, bottom, right - r, bottom);
        _content.Number(left + r).Number(bottom).Raw("l ");
        Curve(left + bend, bottom, left, bottom + bend, left, bottom + r);
        _content.Number(left).Number(top - r).Raw("l ");
        Curve(left, top - bend, left + bend, top, left + r, top);
        _content.Raw("f\n");
    }

    public void Icon(VectorPath shape, double x, double y, double size, Colour colour)
    {
        var scale = size / VectorPath.Side;
        _content.Raw("q ");
        colour.Write(_content, "rg ");
        // A scale needs more than two decimals, or a row of icons would differ in size.
        _content.Raw(FormattableString.Invariant($"{scale:0.####} 0 0 {scale:0.####} ")).Number(x).Number(height - y - size);
        _content.Raw("cm /").Raw(document.Shape(shape)).Raw(" Do Q\n");
    }

    /// <summary>A link to a web address, or with a number sign before it to a bookmark by its name; with what it is called for those who cannot see it.</summary>
    public void Link(StructureElement link, double x, double y, double linkWidth, double linkHeight, string address, string name)
    {
        var inside = address.StartsWith('#');
        document.LinksToBookmarks |= inside;
        var id = document.AddAnnotation(link, (parentKey, buffer) =>
        {
            buffer.Raw("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[")
                .Number(x).Number(height - y - linkHeight).Number(x + linkWidth).Number(height - y).Raw("]");
            _ = inside ? buffer.Raw("/Dest/").Raw(address[1..]) : buffer.Raw("/A<</S/URI/URI(").Raw(EscapeAddress(address)).Raw(")>>");
            buffer.Raw("/Contents").TextString(name).Raw("/StructParent ").Integer(parentKey).Raw(">>");
        });
        _annotations.Add(id);
        link.AddAnnotation(this, id);
    }

    private static string EscapeAddress(string address)
    {
        var escaped = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(address))
        {
            _ = letter is > 32 and < 127 and not ((byte)'(' or (byte)')' or (byte)'\\')
                ? escaped.Append((char)letter)
                : escaped.Append('%').Append(letter.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return escaped.ToString();
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        _content.Number(x1).Number(y1).Number(x2).Number(y2).Number(x3).Number(y3).Raw("c ");
}
