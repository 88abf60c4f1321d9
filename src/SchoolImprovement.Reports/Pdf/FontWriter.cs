using System.Security.Cryptography;
using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>Writes a subset font as a composite font with two-byte codes and a table back to Unicode.</summary>
internal static class FontWriter
{
    private const int CharactersPerBlock = 100;

    public static void Write(PdfFile file, FontSubset subset)
    {
        var font = subset.Font;
        var perMille = 1000.0 / font.UnitsPerEm;
        var program = subset.Build();
        var name = $"{Tag(program)}+{font.PostScriptName}";
        int programId = file.Allocate(), descriptorId = file.Allocate(), descendantId = file.Allocate(), unicodeId = file.Allocate();

        file.Stream(programId, $"/Length1 {program.Length}", program);
        file.Object(descriptorId, buffer => buffer
            .Raw($"<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle 0/FontBBox[")
            .Number(font.Box.Left * perMille).Number(font.Box.Bottom * perMille).Number(font.Box.Right * perMille).Number(font.Box.Top * perMille)
            .Raw("]/Ascent ").Number(font.Ascent * perMille).Raw("/Descent ").Number(font.Descent * perMille)
            .Raw("/CapHeight ").Number(font.CapHeight * perMille).Raw("/StemV ").Integer(font.Weight / 5)
            .Raw("/FontFile2 ").Reference(programId).Raw(">>"));
        file.Object(descendantId, buffer =>
        {
            buffer.Raw($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
                .Raw("/CIDToGIDMap/Identity/FontDescriptor ").Reference(descriptorId).Raw("/W[0[");
            for (var number = 0; number < subset.Characters.Count; number++)
            {
                buffer.Number(subset.Width(number));
            }
            buffer.Raw("]]>>");
        });
        file.Stream(unicodeId, "", ToUnicode(subset));
        file.Object(subset.ObjectId, buffer => buffer
            .Raw($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[").Reference(descendantId)
            .Raw("]/ToUnicode ").Reference(unicodeId).Raw(">>"));
    }

    private static ReadOnlySpan<byte> ToUnicode(FontSubset subset)
    {
        var map = new PdfBuffer().Raw("""
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000><ffff> endcodespacerange

            """);
        foreach (var block in Enumerable.Range(1, subset.Characters.Count - 1).Chunk(CharactersPerBlock))
        {
            map.Integer(block.Length).Raw(" beginbfchar\n");
            foreach (var number in block)
            {
                map.Raw("<").Hex((ushort)number).Raw("><");
                foreach (var unit in new Rune(subset.Characters[number].CodePoint).ToString())
                {
                    map.Hex(unit);
                }
                map.Raw(">\n");
            }
            map.Raw("endbfchar\n");
        }
        return map.Raw("endcmap CMapName currentdict /CMap defineresource pop end end").Span;
    }

    /// <summary>Six letters that differ when the subset differs, as the format asks.</summary>
    private static string Tag(byte[] program) =>
        string.Concat(SHA256.HashData(program).Take(6).Select(part => (char)('A' + part % 26)));
}
