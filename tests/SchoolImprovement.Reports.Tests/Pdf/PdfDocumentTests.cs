using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Tests.Pdf;

public class PdfDocumentTests
{
    [Fact]
    public void A_document_says_its_title_its_language_and_that_it_is_tagged()
    {
        var probe = new PdfProbe(OneLine("Words", document => (document.Title, document.Author) = ("Plan & <review>", "Arden Vale")));

        PdfProbe.TextOf((byte[])probe.Catalog["Lang"]!).ShouldBe("en-GB");
        probe.Dictionary(probe.Catalog["MarkInfo"])["Marked"].ShouldBe(true);
        probe.Dictionary(probe.Catalog["ViewerPreferences"])["DisplayDocTitle"].ShouldBe(true);
        var metadata = System.Text.Encoding.UTF8.GetString(probe.Stream(probe.Catalog["Metadata"]));
        metadata.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
        metadata.ShouldContain("Plan &amp; &lt;review&gt;");
        probe.Root.Type.ShouldBe("Document");
    }

    [Fact]
    public void The_same_document_written_twice_is_the_same_file() => OneLine("Same").ShouldBe(OneLine("Same"));

    [Fact]
    public void Another_document_has_another_identity() => OneLine("Same").ShouldNotBe(OneLine("Different"));

    [Theory]
    [InlineData("Siân Ŵyn o Lanfair, ŷd, tŷ")]
    [InlineData("Łukasz Wąsińska-Żółć, Brzęczyszczykiewicz")]
    [InlineData("Nguyễn Thị Phượng, ế ữ ộ ằ ẵ")]
    [InlineData("£1,850 – “quoted” ‘it’s’ … 84% · ½")]
    public void Names_and_signs_of_the_languages_in_our_schools_have_their_own_letters(string text)
    {
        foreach (var weight in Enum.GetValues<FontWeight>())
        {
            text.EnumerateRunes().ShouldAllBe(letter => FontLibrary.Get(weight).Has(letter.Value));
        }
        new PdfProbe(OneLine(text)).AllText.ShouldBe(text);
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("漢字")]
    [InlineData("مدرسة")]
    public void A_letter_that_the_font_lacks_is_a_visible_box_and_still_copies_as_itself(string text)
    {
        var font = FontLibrary.Get(FontWeight.Regular);
        font.Has(text.EnumerateRunes().First().Value).ShouldBeFalse();
        font.Outline(TrueTypeFont.MissingGlyph).Length.ShouldBeGreaterThan(10);
        font.Advance(TrueTypeFont.MissingGlyph).ShouldBeGreaterThan(0);

        var probe = new PdfProbe(OneLine(text));

        probe.AllText.ShouldBe(text);
        probe.Texts.SelectMany(drawn => drawn.Codes).ShouldNotContain(0);
    }

    [Fact]
    public void A_subset_keeps_only_the_letters_used_and_the_parts_they_are_made_of()
    {
        var subset = new FontSubset(FontLibrary.Get(FontWeight.Regular), "F0", 1);
        foreach (var letter in "ŵŵaâ")
        {
            subset.Number(letter);
        }
        subset.Characters.Count.ShouldBe(4);

        var file = new TrueTypeFont(Patched(subset.Build()));

        file.UnitsPerEm.ShouldBe(1000);
        for (var number = 1; number < 4; number++)
        {
            file.Outline(number).Length.ShouldBeGreaterThan(0);
            file.Advance((ushort)number).ShouldBe(subset.Font.Advance(subset.Characters[number].Glyph));
        }
        subset.Build().Length.ShouldBeLessThan(20_000);
    }

    [Fact]
    public void Fonts_are_embedded_as_named_subsets()
    {
        var probe = new PdfProbe(OneLine("Words"));
        var font = probe.Dictionary(probe.Dictionary(probe.Dictionary(probe.Pages[0]["Resources"])["Font"])["F0"]);
        ((PdfName)font["BaseFont"]!).Value.ShouldMatch("^[A-Z]{6}\\+SourceSans3-Regular$");
        var descendant = probe.Dictionary(probe.List(font["DescendantFonts"])[0]);
        var program = probe.Stream(probe.Dictionary(descendant["FontDescriptor"])["FontFile2"]);
        program.Length.ShouldBeLessThan(10_000);
    }

    [Fact]
    public void Bookmarks_form_the_tree_of_their_levels()
    {
        var document = new PdfDocument();
        var page = document.AddPage(200, 200);
        document.AddBookmark(1, "One", page, 10);
        document.AddBookmark(2, "One A – ŵ", page, 20);
        document.AddBookmark(2, "One B", page, 30);
        document.AddBookmark(1, "Two", page, 40);

        new PdfProbe(document.Save()).Bookmarks().ShouldBe([(1, "One", 0), (2, "One A – ŵ", 0), (2, "One B", 0), (1, "Two", 0)]);
    }

    [Fact]
    public void A_document_without_bookmarks_has_no_outline() => new PdfProbe(OneLine("Words")).Catalog.ShouldNotContainKey("Outlines");

    [Fact]
    public void A_link_is_tagged_named_and_safe_to_write()
    {
        var document = new PdfDocument();
        var page = document.AddPage(200, 200);
        var link = document.Root.Add("P").Add("Link");
        page.Begin(link);
        page.Text(FontWeight.Regular, 9, default, 10, 20, "The site");
        page.End();
        page.Link(link, 10, 10, 40, 12, "https://example.org/a(b)?c=ŵ \\", "The site");

        var probe = new PdfProbe(document.Save());

        var annotation = probe.Dictionary(probe.List(probe.Pages[0]["Annots"])[0]);
        PdfProbe.TextOf((byte[])annotation["Contents"]!).ShouldBe("The site");
        PdfProbe.TextOf((byte[])probe.Dictionary(annotation["A"])["URI"]!).ShouldBe("https://example.org/a%28b%29?c=%C5%B5%20%5C");
        annotation.ShouldContainKey("StructParent");
        probe.Elements("Link").Single().Words.ShouldBe("The site");
    }

    [Theory]
    [InlineData("#1d4f7c", 0x1d, 0x4f, 0x7c)]
    [InlineData("fff", 255, 255, 255)]
    [InlineData("blue", 1, 2, 3)]
    [InlineData(null, 1, 2, 3)]
    public void A_colour_is_read_from_hex_or_falls_back(string? hex, byte red, byte green, byte blue) =>
        Colour.FromHex(hex, new(1, 2, 3)).ShouldBe(new Colour(red, green, blue));

    private static byte[] OneLine(string text, Action<PdfDocument>? setUp = null)
    {
        var document = new PdfDocument();
        setUp?.Invoke(document);
        var page = document.AddPage(300, 200);
        page.Begin(document.Root.Add("P"));
        page.Text(FontWeight.Regular, 12, default, 20, 40, text);
        page.End();
        return document.Save();
    }

    /// <summary>A subset has no tables for names and characters, which a PDF does not need; lend it the whole font's to be able to read it back.</summary>
    private static byte[] Patched(byte[] subset)
    {
        var whole = FontLibrary.Get(FontWeight.Regular);
        var tables = new List<(string Tag, byte[] Data)>();
        for (var i = 0; i < subset[5]; i++)
        {
            var record = subset.AsSpan(12 + i * 16);
            var offset = (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
            var length = (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
            tables.Add((System.Text.Encoding.ASCII.GetString(record[..4]), subset.AsSpan(offset, length).ToArray()));
        }
        tables.AddRange(new[] { "OS/2", "cmap", "name" }.Select(tag => (tag, whole.CopyTable(tag))));
        return FontSubset.Assemble(tables);
    }
}
