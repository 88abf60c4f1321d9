using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SchoolImprovement.Reports.Tests.Pdf;

/// <summary>One run of text as drawn: where, in which marked content, and what a reader would copy.</summary>
internal sealed record DrawnText(int Page, int? Mcid, string? Artifact, string Text, double X, double Y, string Font, double Size, IReadOnlyList<int> Codes);

/// <summary>An element of the tag tree, with the words that are directly in it.</summary>
internal sealed record TagElement(string Type, Dictionary<string, object?> Raw, List<TagElement> Children, List<(int Page, int Mcid)> Content, string Words)
{
    public string AllWords => (Words + " " + string.Join(" ", Children.Select(child => child.AllWords))).Trim();

    public IEnumerable<TagElement> Descendants() => Children.SelectMany(child => child.Descendants().Prepend(child));

    public IEnumerable<int> Pages() => Content.Select(content => content.Page).Concat(Children.SelectMany(child => child.Pages())).Distinct();

    public string? Scope => (Raw.GetValueOrDefault("A") as Dictionary<string, object?>)?.GetValueOrDefault("Scope") is PdfName scope ? scope.Value : null;

    public string? Alternative => Raw.GetValueOrDefault("Alt") is byte[] alt ? PdfProbe.TextOf(alt) : null;
}

/// <summary>Opens a printed file the way a reader does: by its cross-reference table, its object streams and its ToUnicode maps.</summary>
internal sealed class PdfProbe
{
    private readonly Dictionary<int, object?> _objects = [];
    private readonly Dictionary<int, byte[]> _streams = [];
    private readonly List<Dictionary<string, object?>> _pages = [];
    private readonly List<DrawnText> _texts = [];

    public PdfProbe(byte[] file)
    {
        var marker = file.AsSpan().LastIndexOf("startxref"u8);
        var start = int.Parse(Encoding.ASCII.GetString(file.AsSpan(marker + 10)).Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        var (trailer, table) = ReadStream(file, start);
        ReadObjects(file, table);
        Catalog = Dictionary(trailer["Root"]);
        foreach (var page in List(Dictionary(Catalog["Pages"])["Kids"]))
        {
            _pages.Add(Dictionary(page));
        }
        for (var i = 0; i < _pages.Count; i++)
        {
            new ContentReader(this, i, _texts).Read();
        }
        Root = ReadElement((PdfReference)Dictionary(Catalog["StructTreeRoot"])["K"]!);
    }

    public Dictionary<string, object?> Catalog { get; }

    public TagElement Root { get; }

    public int PageCount => _pages.Count;

    public IReadOnlyList<Dictionary<string, object?>> Pages => _pages;

    public IReadOnlyList<DrawnText> Texts => _texts;

    public IEnumerable<TagElement> Elements(string type) => Root.Descendants().Where(element => element.Type == type);

    public string PageText(int page) => string.Concat(_texts.Where(text => text.Page == page).Select(text => text.Text));

    public string AllText => string.Concat(Enumerable.Range(0, PageCount).Select(PageText));

    public byte[] Stream(object? reference) => _streams[((PdfReference)reference!).Id];

    public object? Resolve(object? value) => value is PdfReference reference ? _objects[reference.Id] : value;

    public Dictionary<string, object?> Dictionary(object? value) => (Dictionary<string, object?>)Resolve(value)!;

    public List<object?> List(object? value) => (List<object?>)Resolve(value)!;

    public static string TextOf(byte[] text) =>
        text is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(text, 2, text.Length - 2) : Encoding.Latin1.GetString(text);

    /// <summary>The bookmarks from top to bottom, with their depth and page.</summary>
    public List<(int Level, string Title, int Page)> Bookmarks()
    {
        var found = new List<(int, string, int)>();
        if (Catalog.TryGetValue("Outlines", out var outlines))
        {
            Walk(Dictionary(outlines), 1);
        }
        return found;

        void Walk(Dictionary<string, object?> parent, int level)
        {
            for (var next = parent.GetValueOrDefault("First"); next is not null;)
            {
                var item = Dictionary(next);
                found.Add((level, TextOf((byte[])item["Title"]!), PageIndex(List(item["Dest"])[0])));
                Walk(item, level + 1);
                next = item.GetValueOrDefault("Next");
            }
        }
    }

    /// <summary>The element that the parent tree names for a piece of marked content.</summary>
    public int OwnerOf(int page, int mcid)
    {
        var numbers = List(Dictionary(Dictionary(Catalog["StructTreeRoot"])["ParentTree"])["Nums"]);
        var key = (double)_pages[page]["StructParents"]!;
        var at = numbers.FindIndex(number => number is double value && value == key);
        return ((PdfReference)List(numbers[at + 1])[mcid]!).Id;
    }

    private int PageIndex(object? reference) => _pages.IndexOf(Dictionary(reference));

    private TagElement ReadElement(PdfReference reference)
    {
        var raw = Dictionary(reference);
        var children = new List<TagElement>();
        var content = new List<(int Page, int Mcid)>();
        foreach (var kid in List(raw["K"]))
        {
            switch (kid)
            {
                case double mcid:
                    content.Add((PageIndex(raw["Pg"]), (int)mcid));
                    break;
                case Dictionary<string, object?> marked when marked.TryGetValue("MCID", out var mcid):
                    content.Add((PageIndex(marked["Pg"]), (int)(double)mcid!));
                    break;
                case PdfReference child:
                    children.Add(ReadElement(child));
                    break;
            }
        }
        foreach (var (page, mcid) in content)
        {
            OwnerOf(page, mcid).ShouldBe(reference.Id, "the parent tree and the tag tree say the same");
        }
        var words = string.Concat(content.SelectMany(place => _texts.Where(text => text.Page == place.Page && text.Mcid == place.Mcid)).Select(text => text.Text));
        return new(((PdfName)raw["S"]!).Value, raw, children, content, words);
    }

    private void ReadObjects(byte[] file, byte[] table)
    {
        var inside = new List<(int Stream, int Id)>();
        for (var id = 0; id * 7 < table.Length; id++)
        {
            var row = table.AsSpan(id * 7, 7);
            var place = (int)BinaryPrimitives.ReadUInt32BigEndian(row[1..]);
            if (row[0] == 1)
            {
                var (dictionary, data) = ReadStream(file, place);
                _objects[id] = dictionary;
                _streams[id] = data;
            }
            else if (row[0] == 2)
            {
                inside.Add((place, id));
            }
        }
        foreach (var stream in inside.Select(entry => entry.Stream).Distinct())
        {
            var dictionary = (Dictionary<string, object?>)_objects[stream]!;
            var data = _streams[stream];
            var index = new PdfParser(data);
            for (var i = 0; i < (double)dictionary["N"]!; i++)
            {
                var id = (int)(double)index.Read()!;
                var offset = (int)(double)index.Read()!;
                _objects[id] = new PdfParser(data, (int)(double)dictionary["First"]! + offset).Read();
            }
        }
    }

    private static (Dictionary<string, object?> Dictionary, byte[] Data) ReadStream(byte[] file, int at)
    {
        var header = file.AsSpan(at).IndexOf("obj"u8) + at + 3;
        var parser = new PdfParser(file, header);
        var dictionary = (Dictionary<string, object?>)parser.Read()!;
        var from = parser.Position + "stream\n".Length;
        var data = file.AsSpan(from, (int)(double)dictionary["Length"]!).ToArray();
        if (!dictionary.ContainsKey("Filter"))
        {
            return (dictionary, data);
        }
        using var unzipped = new MemoryStream();
        using (var zip = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
        {
            zip.CopyTo(unzipped);
        }
        return (dictionary, unzipped.ToArray());
    }
}
