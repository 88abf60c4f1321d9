using System.Buffers.Text;
using System.Text;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>A growing byte buffer that knows how PDF writes numbers, strings and references.</summary>
internal sealed class PdfBuffer(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public PdfBuffer Raw(string latin)
    {
        _length += Encoding.Latin1.GetBytes(latin, Room(latin.Length));
        return this;
    }

    public PdfBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
        return this;
    }

    public PdfBuffer Integer(int value)
    {
        Utf8Formatter.TryFormat(value, Room(11), out var written);
        _length += written;
        return this;
    }

    /// <summary>A number with at most two decimals, and a space after it: a hundredth of a point is finer than any printer.</summary>
    public PdfBuffer Number(double value)
    {
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        var room = Room(26);
        var at = 0;
        if (hundredths < 0)
        {
            room[at++] = (byte)'-';
            hundredths = -hundredths;
        }
        Utf8Formatter.TryFormat(hundredths / 100, room[at..], out var written);
        at += written;
        var fraction = (int)(hundredths % 100);
        if (fraction != 0)
        {
            room[at++] = (byte)'.';
            room[at++] = (byte)('0' + fraction / 10);
            if (fraction % 10 != 0)
            {
                room[at++] = (byte)('0' + fraction % 10);
            }
        }
        room[at++] = (byte)' ';
        _length += at;
        return this;
    }

    public PdfBuffer Reference(int objectId) => Integer(objectId).Raw(" 0 R ");

    public PdfBuffer Hex(ushort value)
    {
        var digits = "0123456789abcdef"u8;
        var room = Room(4);
        room[0] = digits[value >> 12];
        room[1] = digits[(value >> 8) & 15];
        room[2] = digits[(value >> 4) & 15];
        room[3] = digits[value & 15];
        _length += 4;
        return this;
    }

    /// <summary>A text string in UTF-16, as titles, bookmarks and alternative texts need.</summary>
    public PdfBuffer TextString(string text)
    {
        Raw("<feff");
        foreach (var unit in text)
        {
            Hex(unit);
        }
        return Raw(">");
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
        return _bytes.AsSpan(_length);
    }
}
