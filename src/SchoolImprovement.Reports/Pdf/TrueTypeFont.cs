using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>
/// A TrueType font with outlines in a glyf table, parsed once and never changed: safe to share between threads.
/// Offsets and formats are those of the OpenType specification.
/// </summary>
internal sealed class TrueTypeFont
{
    /// <summary>The font's own mark for a letter that it lacks, a crossed box. A subset draws it under a number of its own.</summary>
    public const ushort MissingGlyph = 0;


    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly ushort[] _bmpGlyphs = new ushort[0x10000];
    private readonly FrozenDictionary<int, ushort> _astralGlyphs;
    private readonly ushort[] _advances;
    private readonly short[] _bearings;
    private readonly int[] _locations;

    public TrueTypeFont(byte[] data)
    {
        _data = data;
        var tableCount = U16(4);
        for (var i = 0; i < tableCount; i++)
        {
            var record = 12 + i * 16;
            _tables[Encoding.ASCII.GetString(data, record, 4)] = ((int)U32(record + 8), (int)U32(record + 12));
        }
        if (!_tables.ContainsKey("glyf"))
        {
            throw new NotSupportedException("Only fonts with TrueType outlines can be embedded.");
        }

        var head = Table("head");
        UnitsPerEm = U16(head + 18);
        Box = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        var hhea = Table("hhea");
        Ascent = S16(hhea + 4);
        Descent = S16(hhea + 6);
        var os2 = Table("OS/2");
        Weight = U16(os2 + 4);
        CapHeight = U16(os2) >= 2 ? S16(os2 + 88) : Ascent;
        PostScriptName = ReadName(6) ?? "Font";

        var glyphCount = U16(Table("maxp") + 4);
        (_advances, _bearings) = ReadMetrics(glyphCount, U16(hhea + 34));
        _locations = ReadLocations(glyphCount, longOffsets: S16(head + 50) != 0);
        _astralGlyphs = ReadCharacterMap().ToFrozenDictionary();
    }

    public int UnitsPerEm { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int Weight { get; }

    public string PostScriptName { get; }

    public bool Has(int codePoint) => Glyph(codePoint) != MissingGlyph;

    /// <summary>The glyph for a character, or <see cref="MissingGlyph"/>.</summary>
    public ushort Glyph(int codePoint) => codePoint < 0x10000 ? _bmpGlyphs[codePoint] : _astralGlyphs.GetValueOrDefault(codePoint);

    public int Advance(ushort glyph) => _advances[glyph];

    public int Bearing(ushort glyph) => _bearings[glyph];

    public double Width(int codePoint, double size) => _advances[Glyph(codePoint)] * size / UnitsPerEm;

    public double Width(ReadOnlySpan<char> text, double size)
    {
        long units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            units += _advances[Glyph(rune.Value)];
        }
        return units * size / UnitsPerEm;
    }

    public ReadOnlySpan<byte> Outline(int glyph) => _data.AsSpan(Table("glyf") + _locations[glyph], _locations[glyph + 1] - _locations[glyph]);

    public bool HasTable(string tag) => _tables.ContainsKey(tag);

    public byte[] CopyTable(string tag) => _data.AsSpan(_tables[tag].Offset, _tables[tag].Length).ToArray();

    private (ushort[] Advances, short[] Bearings) ReadMetrics(int glyphCount, int fullMetrics)
    {
        var hmtx = Table("hmtx");
        var advances = new ushort[glyphCount];
        var bearings = new short[glyphCount];
        for (var glyph = 0; glyph < glyphCount; glyph++)
        {
            advances[glyph] = U16(hmtx + Math.Min(glyph, fullMetrics - 1) * 4);
            bearings[glyph] = glyph < fullMetrics ? S16(hmtx + glyph * 4 + 2) : S16(hmtx + fullMetrics * 4 + (glyph - fullMetrics) * 2);
        }
        return (advances, bearings);
    }

    private int[] ReadLocations(int glyphCount, bool longOffsets)
    {
        var loca = Table("loca");
        var locations = new int[glyphCount + 1];
        for (var glyph = 0; glyph <= glyphCount; glyph++)
        {
            locations[glyph] = longOffsets ? (int)U32(loca + glyph * 4) : U16(loca + glyph * 2) * 2;
        }
        return locations;
    }

    private Dictionary<int, ushort> ReadCharacterMap()
    {
        int cmap = Table("cmap"), basic = 0, full = 0;
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var subtable = cmap + (int)U32(cmap + 4 + i * 8 + 4);
            switch (U16(subtable))
            {
                case 4: basic = subtable; break;
                case 12: full = subtable; break;
            }
        }
        var astral = new Dictionary<int, ushort>();
        if (full != 0)
        {
            ReadSegmentedCoverage(full, astral);
        }
        else if (basic != 0)
        {
            ReadSegmentMapping(basic);
        }
        return astral;
    }

    private void ReadSegmentedCoverage(int table, Dictionary<int, ushort> astral)
    {
        var groups = U32(table + 12);
        for (var i = 0; i < groups; i++)
        {
            var group = table + 16 + i * 12;
            uint first = U32(group), last = U32(group + 4), glyph = U32(group + 8);
            for (var codePoint = first; codePoint <= last; codePoint++, glyph++)
            {
                if (codePoint < 0x10000)
                {
                    _bmpGlyphs[codePoint] = (ushort)glyph;
                }
                else
                {
                    astral[(int)codePoint] = (ushort)glyph;
                }
            }
        }
    }

    private void ReadSegmentMapping(int table)
    {
        var segments = U16(table + 6) / 2;
        int ends = table + 14, starts = ends + 2 + segments * 2, deltas = starts + segments * 2, offsets = deltas + segments * 2;
        for (var i = 0; i < segments; i++)
        {
            int first = U16(starts + i * 2), last = U16(ends + i * 2), delta = U16(deltas + i * 2), offset = U16(offsets + i * 2);
            for (var codePoint = first; codePoint <= last && codePoint != 0xFFFF; codePoint++)
            {
                var glyph = offset == 0 ? codePoint : U16(offsets + i * 2 + offset + (codePoint - first) * 2);
                _bmpGlyphs[codePoint] = (ushort)(offset != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF);
            }
        }
    }

    private string? ReadName(int nameId)
    {
        var table = Table("name");
        var strings = table + U16(table + 4);
        for (var i = 0; i < U16(table + 2); i++)
        {
            var record = table + 6 + i * 12;
            if (U16(record) == 3 && U16(record + 6) == nameId)
            {
                return Encoding.BigEndianUnicode.GetString(_data, strings + U16(record + 10), U16(record + 8));
            }
        }
        return null;
    }

    private int Table(string tag) => _tables[tag].Offset;

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(offset));

    private short S16(int offset) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(offset));

    private uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(offset));
}
