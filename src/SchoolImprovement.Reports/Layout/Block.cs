using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>Where a block may draw: its corner and width, the height left on this page, and the height of a whole fresh page.</summary>
internal readonly record struct Area(double X, double Y, double Width, double Room, double FullPage);

/// <summary>
/// Something that can be laid out on paper. A block is drawn from top to bottom and remembers how far it came, so that it can go on
/// on the next page: draw it until it is <see cref="Done"/>.
/// </summary>
internal abstract class Block
{
    public virtual bool Done { get; protected set; }

    /// <summary>The height of everything that is still to be drawn.</summary>
    public abstract double Height(double width);

    /// <summary>The least that may be drawn at the foot of a page; with less room than that, the block waits for the next page.</summary>
    public virtual double Least(double width, double fullPage) => Height(width);

    /// <summary>The width that the block would take if nothing had to wrap, and the least it can do with before words are cut.</summary>
    public virtual (double Natural, double Narrowest) Widths => (0, 0);

    /// <summary>Draws what fits and returns the height used. At the top of a page it always draws something, so that no print runs for ever.</summary>
    public abstract double Draw(Canvas canvas, Area area);
}

/// <summary>A page, and the element of the tag tree that what is drawn belongs to; without one, what is drawn is decoration.</summary>
internal readonly record struct Canvas(PdfDocument Document, PdfPage Page, StructureElement? Parent)
{
    public Canvas Inside(StructureElement? element) => this with { Parent = element };

    public StructureElement? Add(string type) => Parent?.Add(type);

    public void BeginContent(StructureElement? element)
    {
        if (element is not null)
        {
            Page.Begin(element);
        }
    }

    public void EndContent(StructureElement? element)
    {
        if (element is not null)
        {
            Page.End();
        }
    }

    /// <summary>Rules, tints and icons are decoration; inside a running header everything is already.</summary>
    public void BeginDecoration()
    {
        if (Parent is not null)
        {
            Page.BeginArtifact();
        }
    }

    public void EndDecoration()
    {
        if (Parent is not null)
        {
            Page.End();
        }
    }
}
