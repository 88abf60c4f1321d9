namespace SchoolImprovement.Reports.Pdf;

/// <summary>One node of the tag tree that a screen reader follows: a heading, a paragraph, a table cell.</summary>
internal sealed class StructureElement(string type)
{
    private readonly List<Kid> _kids = [];

    /// <summary>What an element holds, in reading order: another element, marked content on a page, or a link's hot area.</summary>
    public readonly record struct Kid(StructureElement? Element, PdfPage? Page, int Number, bool IsAnnotation);

    public string Type => type;

    public IReadOnlyList<Kid> Kids => _kids;

    /// <summary>Attribute dictionaries in PDF syntax, such as a table heading's scope.</summary>
    public string? Attributes { get; set; }

    /// <summary>What a figure shows, in words.</summary>
    public string? Alternative { get; set; }

    public int ObjectId { get; set; }

    public StructureElement Add(string childType)
    {
        var child = new StructureElement(childType);
        _kids.Add(new(child, null, 0, false));
        return child;
    }

    public void AddContent(PdfPage page, int markedContentId) => _kids.Add(new(null, page, markedContentId, false));

    public void AddAnnotation(PdfPage page, int annotationId) => _kids.Add(new(null, page, annotationId, true));
}
