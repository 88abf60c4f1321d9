using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>Which page this is, of how many.</summary>
internal readonly record struct PageNumber(int Number, int Count)
{
    public override string ToString() => FormattableString.Invariant($"Page {Number} of {Count}");
}

/// <summary>A line of a printed contents page.</summary>
/// <param name="Level">1 for a part, 2 for what stands in it.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Page">The page on which it begins, from 1.</param>
/// <param name="Address">By which a link leads there.</param>
internal readonly record struct ContentsLine(int Level, string Text, int Page, string Address);

/// <summary>The page that a document's content flows over: its size, its margins, and what runs along its head and foot.</summary>
internal sealed class PageSetup
{
    public const double Millimetre = 72 / 25.4;

    public double Width { get; private set; } = 210 * Millimetre;

    public double Height { get; private set; } = 297 * Millimetre;

    public (double Left, double Top, double Right, double Bottom) Margins { get; private set; }

    public double HeaderGap { get; private set; }

    public double FooterGap { get; private set; }

    public Action<Slot, PageNumber>? HeaderComposer { get; private set; }

    public Action<Slot, PageNumber>? FooterComposer { get; private set; }

    public ColumnBlock Content { get; } = new();

    public double InnerWidth => Width - Margins.Left - Margins.Right;

    public void A4Landscape() => (Width, Height) = (297 * Millimetre, 210 * Millimetre);

    public void Margin(double left, double top, double right, double bottom) => Margins = (left, top, right, bottom);

    /// <summary>Runs along the head of every page but the first, which has the cover block.</summary>
    public void RunningHeader(double gapBelow, Action<Slot, PageNumber> compose) => (HeaderGap, HeaderComposer) = (gapBelow, compose);

    public void Footer(double gapAbove, Action<Slot, PageNumber> compose) => (FooterGap, FooterComposer) = (gapAbove, compose);

    /// <summary>The height that content has on the first page, and on those after it.</summary>
    public (double First, double Later) Room()
    {
        var first = Height - Margins.Top - Margins.Bottom - Measured(FooterComposer, FooterGap);
        return (first, first - Measured(HeaderComposer, HeaderGap));
    }

    private double Measured(Action<Slot, PageNumber>? compose, double gap)
    {
        if (compose is null)
        {
            return 0;
        }
        var slot = new Slot();
        compose(slot, new(99, 99));
        return slot.Height(InnerWidth) + gap;
    }
}

/// <summary>Lays a page setup's content out over as many pages as it takes, and writes the file.</summary>
internal sealed class PaperDocument
{
    // The first lays out without contents, the second with lines, the third with their pages; one more if they fill another page.
    private const int MostTries = 5;

    private readonly PdfDocument _pdf = new();
    private readonly PageSetup _setup = new();

    private PaperDocument()
    {
    }

    public static byte[] Create(string title, string author, DateTimeOffset created, Action<PageSetup> compose) => Laid(title, author, created, compose).Finish();

    /// <summary>A paper that prints its own contents: laid out again until every page in them is right.</summary>
    public static byte[] Create(string title, string author, DateTimeOffset created, Action<PageSetup, IReadOnlyList<ContentsLine>> compose)
    {
        IReadOnlyList<ContentsLine> known = [];
        for (var tries = 1; ; tries++)
        {
            var document = Laid(title, author, created, page => compose(page, known));
            var found = document._pdf.Bookmarks.Select((b, i) => new ContentsLine(b.Level, b.Text, b.Page.Index + 1, "#" + PdfDocument.NameOf(i))).ToList();
            if (found.SequenceEqual(known) || tries == MostTries)
            {
                return document.Finish();
            }
            known = found;
        }
    }

    private static PaperDocument Laid(string title, string author, DateTimeOffset created, Action<PageSetup> compose)
    {
        var document = new PaperDocument();
        document._pdf.Title = PrintableText.From(title).ReplaceLineEndings(" ");
        document._pdf.Author = PrintableText.From(author).ReplaceLineEndings(" ");
        document._pdf.Created = created;
        compose(document._setup);
        document.Flow();
        return document;
    }

    private byte[] Finish()
    {
        DrawRunningParts();
        return _pdf.Save();
    }

    private void Flow()
    {
        var (first, later) = _setup.Room();
        do
        {
            var isFirst = _pdf.Pages.Count == 0;
            var room = isFirst ? first : later;
            var page = _pdf.AddPage(_setup.Width, _setup.Height);
            var area = new Area(_setup.Margins.Left, _setup.Margins.Top + first - room, _setup.InnerWidth, room, later);
            _setup.Content.Draw(new Canvas(_pdf, page, _pdf.Root), area);
            if (page.Content.Length == 0 && !_setup.Content.Done)
            {
                throw new InvalidOperationException("Something on this page is too large to be drawn at all.");
            }
        }
        while (!_setup.Content.Done);
    }

    private void DrawRunningParts()
    {
        foreach (var page in _pdf.Pages)
        {
            var number = new PageNumber(page.Index + 1, _pdf.Pages.Count);
            if (_setup.HeaderComposer is not null && page.Index > 0)
            {
                DrawRunningPart(page, "Header", _setup.HeaderComposer, number, slot => _setup.Margins.Top);
            }
            if (_setup.FooterComposer is not null)
            {
                DrawRunningPart(page, "Footer", _setup.FooterComposer, number, slot => _setup.Height - _setup.Margins.Bottom - slot.Height(_setup.InnerWidth));
            }
        }
    }

    private void DrawRunningPart(PdfPage page, string kind, Action<Slot, PageNumber> compose, PageNumber number, Func<Slot, double> top)
    {
        var slot = new Slot();
        compose(slot, number);
        page.BeginArtifact(kind);
        slot.Draw(new Canvas(_pdf, page, null), new(_setup.Margins.Left, top(slot), _setup.InnerWidth, _setup.Height, _setup.Height));
        page.End();
    }
}
