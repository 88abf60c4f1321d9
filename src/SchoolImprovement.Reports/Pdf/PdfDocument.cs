using System.Globalization;
using System.Security;
using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>
/// A tagged PDF 1.7 that follows PDF/UA-1: pages, embedded subset fonts, the tag tree, bookmarks, links and metadata.
/// Draw on its pages, then <see cref="Save"/> once.
/// </summary>
internal sealed class PdfDocument
{
    // Pages take the low keys of the parent tree, links the keys from here on.
    private const int FirstAnnotationKey = 100_000;

    private readonly PdfFile _file = new();
    private readonly int _pagesId;
    private readonly List<PdfPage> _pages = [];
    private readonly Dictionary<FontWeight, FontSubset> _fonts = [];
    private readonly Dictionary<VectorPath, (string Name, int Id)> _shapes = [];
    private readonly List<(int Id, StructureElement Link)> _annotations = [];
    private readonly List<Bookmark> _bookmarks = [];

    public PdfDocument() => _pagesId = _file.Allocate();

    public string Title { get; set; } = "";

    public string Author { get; set; } = "";

    public string Language { get; set; } = "en-GB";

    public DateTimeOffset Created { get; set; }

    public StructureElement Root { get; } = new("Document");

    public IReadOnlyList<PdfPage> Pages => _pages;

    public IReadOnlyList<Bookmark> Bookmarks => _bookmarks;

    /// <summary>A link on a page leads to a bookmark: then each gets a name that links can call.</summary>
    public bool LinksToBookmarks { get; set; }

    public PdfPage AddPage(double width, double height)
    {
        var page = new PdfPage(this, _file.Allocate(), _pages.Count, width, height);
        _pages.Add(page);
        return page;
    }

    /// <summary>The name by which links call a bookmark, by its place from 0.</summary>
    public static string NameOf(int bookmark) => "b" + bookmark.ToString(CultureInfo.InvariantCulture);

    public void AddBookmark(int level, string text, PdfPage page, double y) => _bookmarks.Add(new(level, text, page, y));

    public FontSubset Font(FontWeight weight)
    {
        if (!_fonts.TryGetValue(weight, out var font))
        {
            font = new FontSubset(FontLibrary.Get(weight), "F" + _fonts.Count.ToString(CultureInfo.InvariantCulture), _file.Allocate());
            _fonts[weight] = font;
        }
        return font;
    }

    /// <summary>A shape is written once and drawn by name wherever it is wanted.</summary>
    public string Shape(VectorPath shape)
    {
        if (!_shapes.TryGetValue(shape, out var known))
        {
            known = ("S" + _shapes.Count.ToString(CultureInfo.InvariantCulture), _file.Allocate());
            _shapes[shape] = known;
        }
        return known.Name;
    }

    public int AddAnnotation(StructureElement link, Action<int, PdfBuffer> write)
    {
        var id = _file.Allocate();
        var key = FirstAnnotationKey + _annotations.Count;
        _annotations.Add((id, link));
        _file.Object(id, buffer => write(key, buffer));
        return id;
    }

    public byte[] Save()
    {
        foreach (var font in _fonts.Values)
        {
            FontWriter.Write(_file, font);
        }
        var resources = WriteResources();
        WritePages(resources);
        var structure = WriteStructure();
        var outline = OutlineWriter.Write(_file, _bookmarks);
        var metadata = WriteMetadata();
        var info = _file.Allocate();
        _file.Object(info, buffer => buffer.Raw("<</Title").TextString(Title).Raw("/Author").TextString(Author)
            .Raw($"/CreationDate(D:{Created.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)>>"));
        var catalog = _file.Allocate();
        _file.Object(catalog, buffer =>
        {
            buffer.Raw("<</Type/Catalog/Pages ").Reference(_pagesId).Raw("/Lang(").Raw(Language).Raw(")/MarkInfo<</Marked true>>/StructTreeRoot ")
                .Reference(structure).Raw("/Metadata ").Reference(metadata).Raw("/ViewerPreferences<</DisplayDocTitle true>>");
            if (outline is not null)
            {
                buffer.Raw("/Outlines ").Reference(outline.Value).Raw("/PageMode/UseOutlines");
            }
            if (LinksToBookmarks)
            {
                buffer.Raw("/Dests<<");
                for (var i = 0; i < _bookmarks.Count; i++)
                {
                    var (_, _, page, y) = _bookmarks[i];
                    buffer.Raw("/").Raw(NameOf(i)).Raw("[").Reference(page.ObjectId).Raw("/XYZ null ").Number(page.Height - y).Raw("null]");
                }
                buffer.Raw(">>");
            }
            buffer.Raw(">>");
        });
        return _file.Finish(catalog, info);
    }

    private int WriteResources()
    {
        foreach (var (shape, (_, id)) in _shapes)
        {
            _file.Stream(id, "/Type/XObject/Subtype/Form/BBox[0 0 16 16]", shape.Operators);
        }
        var resources = _file.Allocate();
        _file.Object(resources, buffer =>
        {
            buffer.Raw("<</Font<<");
            foreach (var font in _fonts.Values)
            {
                buffer.Raw("/").Raw(font.ResourceName).Raw(" ").Reference(font.ObjectId);
            }
            buffer.Raw(">>/XObject<<");
            foreach (var (name, id) in _shapes.Values)
            {
                buffer.Raw("/").Raw(name).Raw(" ").Reference(id);
            }
            buffer.Raw(">>>>");
        });
        return resources;
    }

    private void WritePages(int resources)
    {
        foreach (var page in _pages)
        {
            var content = _file.Allocate();
            _file.Stream(content, "", page.Content.Span);
            _file.Object(page.ObjectId, buffer =>
            {
                buffer.Raw("<</Type/Page/Parent ").Reference(_pagesId).Raw("/MediaBox[0 0 ").Number(page.Width).Number(page.Height)
                    .Raw("]/Resources ").Reference(resources).Raw("/Contents ").Reference(content)
                    .Raw("/StructParents ").Integer(page.Index).Raw("/Tabs/S");
                if (page.Annotations.Count > 0)
                {
                    buffer.Raw("/Annots[");
                    foreach (var annotation in page.Annotations)
                    {
                        buffer.Reference(annotation);
                    }
                    buffer.Raw("]");
                }
                buffer.Raw(">>");
            });
        }
        _file.Object(_pagesId, buffer =>
        {
            buffer.Raw("<</Type/Pages/Count ").Integer(_pages.Count).Raw("/Kids[");
            foreach (var page in _pages)
            {
                buffer.Reference(page.ObjectId);
            }
            buffer.Raw("]>>");
        });
    }

    private int WriteStructure()
    {
        var root = _file.Allocate();
        StructureWriter.Write(_file, Root, root);
        var parentTree = _file.Allocate();
        _file.Object(parentTree, buffer =>
        {
            buffer.Raw("<</Nums[");
            foreach (var page in _pages)
            {
                buffer.Integer(page.Index).Raw("[");
                foreach (var element in page.MarkedContent)
                {
                    buffer.Reference(element.ObjectId);
                }
                buffer.Raw("]\n");
            }
            for (var i = 0; i < _annotations.Count; i++)
            {
                buffer.Integer(FirstAnnotationKey + i).Raw(" ").Reference(_annotations[i].Link.ObjectId).Raw("\n");
            }
            buffer.Raw("]>>");
        });
        _file.Object(root, buffer => buffer.Raw("<</Type/StructTreeRoot/K ").Reference(Root.ObjectId).Raw("/ParentTree ").Reference(parentTree)
            .Raw("/ParentTreeNextKey ").Integer(FirstAnnotationKey + _annotations.Count).Raw(">>"));
        return root;
    }

    private int WriteMetadata()
    {
        var packet = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{Language}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{Created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}</xmp:CreateDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
        var id = _file.Allocate();
        _file.Stream(id, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(packet), compress: false);
        return id;
    }
}
