using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>
/// The letters of one font that one document uses. Each character gets its own number in the subset, so that a copy from the page
/// gives back the character that was typed, even where several share one outline (a no-break space, or every letter drawn as a box).
/// </summary>
internal sealed class FontSubset(TrueTypeFont font, string resourceName, int objectId)
{
    private const ushort MoreComponents = 0x20, WordArguments = 0x01, OneScale = 0x08, TwoScales = 0x40, Matrix = 0x80;

    private readonly Dictionary<int, ushort> _numbers = [];
    private readonly ushort[] _asciiNumbers = new ushort[128];
    private readonly List<(int CodePoint, ushort Glyph)> _characters = [(0, 0)];

    public TrueTypeFont Font => font;

    public string ResourceName => resourceName;

    public int ObjectId => objectId;

    /// <summary>Number 0 is never drawn: readers take it for a mistake. A letter that the font lacks has its own number for the same box.</summary>
    public IReadOnlyList<(int CodePoint, ushort Glyph)> Characters => _characters;

    public ushort Number(int codePoint)
    {
        if (codePoint < 128 && _asciiNumbers[codePoint] is var ascii and not 0)
        {
            return ascii;
        }
        if (!_numbers.TryGetValue(codePoint, out var number))
        {
            number = (ushort)_characters.Count;
            _numbers[codePoint] = number;
            _characters.Add((codePoint, font.Glyph(codePoint)));
            if (codePoint < 128)
            {
                _asciiNumbers[codePoint] = number;
            }
        }
        return number;
    }

    /// <summary>The width of a numbered character in thousandths of the font size.</summary>
    public double Width(int number) => font.Advance(_characters[number].Glyph) * 1000.0 / font.UnitsPerEm;

    /// <summary>A font file that holds only the outlines used, numbered as in the subset.</summary>
    public byte[] Build()
    {
        var glyphs = _characters.Select(character => (int)character.Glyph).ToList();
        var renumbered = new Dictionary<int, ushort>();
        using var outlines = new MemoryStream(glyphs.Count * 200);
        var locations = new List<int>(glyphs.Count + 16);
        for (var i = 0; i < glyphs.Count; i++)
        {
            locations.Add((int)outlines.Length);
            outlines.Write(WithRenumberedComponents(font.Outline(glyphs[i]), glyphs, renumbered));
            while (outlines.Length % 4 != 0)
            {
                outlines.WriteByte(0);
            }
        }
        locations.Add((int)outlines.Length);

        var loca = new byte[locations.Count * 4];
        for (var i = 0; i < locations.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(i * 4), locations[i]);
        }
        var metrics = new byte[glyphs.Count * 4];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(i * 4), (ushort)font.Advance((ushort)glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(i * 4 + 2), (short)font.Bearing((ushort)glyphs[i]));
        }
        var head = font.CopyTable("head");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.CopyTable("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        var maxp = font.CopyTable("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);

        List<(string Tag, byte[] Data)> tables = [("glyf", outlines.ToArray()), ("head", head), ("hhea", hhea), ("hmtx", metrics), ("loca", loca), ("maxp", maxp)];
        tables.AddRange(new[] { "cvt ", "fpgm", "prep" }.Where(font.HasTable).Select(tag => (tag, font.CopyTable(tag))));
        return Assemble(tables);
    }

    /// <summary>An accented letter is often a letter and an accent: both parts join the subset and are named by their new numbers.</summary>
    private static byte[] WithRenumberedComponents(ReadOnlySpan<byte> outline, List<int> glyphs, Dictionary<int, ushort> renumbered)
    {
        var copy = outline.ToArray();
        if (copy.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(copy) >= 0)
        {
            return copy;
        }
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            var component = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at + 2));
            if (!renumbered.TryGetValue(component, out var number))
            {
                number = (ushort)glyphs.Count;
                renumbered[component] = number;
                glyphs.Add(component);
            }
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), number);
            if ((flags & MoreComponents) == 0)
            {
                return copy;
            }
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2)
                + ((flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
    }

    /// <summary>Puts tables together as a font file: directory, checksums, padding.</summary>
    internal static byte[] Assemble(List<(string Tag, byte[] Data)> tables)
    {
        tables.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        static int Padded(int length) => (length + 3) & ~3;
        var file = new byte[12 + tables.Count * 16 + tables.Sum(table => Padded(table.Data.Length))];
        var log = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(tables.Count * 16 - (16 << log)));
        var place = 12 + tables.Count * 16;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(file, place);
            uint sum = 0;
            for (var at = place; at < place + Padded(data.Length); at += 4)
            {
                sum += BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            }
            var record = file.AsSpan(12 + i * 16);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], sum);
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)place);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)data.Length);
            place += Padded(data.Length);
        }
        return file;
    }
}
