using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SchoolImprovement.Web.Gias;

/// <summary>Turns what was uploaded (.csv, .csv.gz or a .zip with one .csv) into text, without holding it in memory, or says why it is not text.</summary>
internal sealed class GiasText : IDisposable
{
    /// <summary>The whole country is 64 MB. Beyond this it is something else, or a file made to fill the disk when it is unpacked.</summary>
    public const long LargestExpanded = 400_000_000;

    private const int HeadLength = 8192;

    private readonly Stream _content;
    private readonly ZipArchive? _zip;

    private GiasText(Stream content, ZipArchive? zip, TextReader reader)
    {
        _content = content;
        _zip = zip;
        Reader = reader;
    }

    public TextReader Reader { get; }

    public int PercentRead => _content.Length == 0 ? 100 : (int)(_content.Position * 100 / _content.Length);

    /// <summary>Opens a stream that can be rewound (a temporary file); the caller disposes of it.</summary>
    public static GiasText Open(string file, Stream content, GiasLayout layout, long largest = LargestExpanded)
    {
        if (!content.CanSeek)
        {
            throw new ArgumentException("The content is read twice, so it must be a file or other stream that can be rewound.", nameof(content));
        }

        ZipArchive? zip = null;
        try
        {
            var head = Head(content);
            Func<Stream> open;
            uint? expandsTo = null;
            if (head is [0x1F, 0x8B, ..])
            {
                expandsTo = LengthInTrailer(content);
                open = () => new GZipStream(Rewind(content), CompressionMode.Decompress, leaveOpen: true);
            }
            else if (head is [(byte)'P', (byte)'K', 3 or 5, ..])
            {
                zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
                var entry = OnlyCsv(file, zip, layout);
                open = entry.Open;
            }
            else
            {
                open = () => Rewind(content);
            }

            using (var expanded = open())
            {
                RefuseWhatIsNotText(file, Head(expanded), layout);
            }

            var reader = new StreamReader(new ExpandedStream(file, open(), largest, expandsTo), MixedEncoding.Instance, detectEncodingFromByteOrderMarks: true, 1 << 16);
            return new GiasText(content, zip, reader);
        }
        catch (InvalidDataException cause)
        {
            zip?.Dispose();
            throw Damaged(file, cause);
        }
        catch (GiasFileException)
        {
            zip?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Reader.Dispose();
        _zip?.Dispose();
    }

    private static GiasFileException Damaged(string file, Exception? cause = null) => GiasFileException.InFile(
        file, "is damaged or only part of it arrived: it cannot be unpacked to its end. Download the file again and upload it again.", cause);

    /// <summary>A stream over the same file that does not close it.</summary>
    private static Stream Rewind(Stream content)
    {
        content.Position = 0;
        return new OpenStream(content);
    }

    /// <summary>A gzip file ends with the length of what it holds. GZipStream does not look at it, and ends early without a word when the file does.</summary>
    private static uint LengthInTrailer(Stream content)
    {
        Span<byte> trailer = stackalloc byte[4];
        content.Position = Math.Max(0, content.Length - trailer.Length);
        content.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static ReadOnlySpan<byte> Head(Stream stream)
    {
        var head = new byte[HeadLength];
        var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        return head.AsSpan(0, length);
    }

    private static ZipArchiveEntry OnlyCsv(string file, ZipArchive zip, GiasLayout layout)
    {
        if (zip.Entries.Any(e => e.FullName == "[Content_Types].xml"))
        {
            throw GiasFileException.InFile(file, "is an Excel workbook or another Office document, not a CSV file. In Excel choose “Save as” and “CSV (comma delimited)”, or upload the file as you downloaded it.");
        }

        var csv = zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)).ToList();
        return csv.Count switch
        {
            1 => csv[0],
            0 => throw GiasFileException.InFile(file, $"is a zip file with no .csv file in it. {layout.Remedy}"),
            _ => throw GiasFileException.InFile(file, $"is a zip file with {csv.Count} .csv files in it. Unpack it and upload the one that holds {layout.Holds}."),
        };
    }

    private static void RefuseWhatIsNotText(string file, ReadOnlySpan<byte> head, GiasLayout layout)
    {
        string? what = head switch
        {
            [] => "is empty.",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "is saved as Unicode text (UTF-16), which the register does not use. Save it as “CSV UTF-8”, or upload the file as you downloaded it.",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "is a PDF, not a CSV file.",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "is an Excel workbook of the old kind (.xls), not a CSV file.",
            _ when head.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..] => "is a web page or XML, not a CSV file.",
            _ when EveryOtherByteIsZero(head) => "is saved as Unicode text (UTF-16), which the register does not use. Save it as “CSV UTF-8”, or upload the file as you downloaded it.",
            _ when head.IndexOfAny(ControlBytes) >= 0 => "is not a text file, so it cannot be a CSV file.",
            _ => null,
        };
        if (what is not null)
        {
            throw GiasFileException.InFile(file, what.Contains("upload", StringComparison.Ordinal) ? what : $"{what} {layout.Remedy}");
        }
    }

    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(b => (byte)b).Except("\t\n\r\f"u8.ToArray()), 0x7F]);

    private static bool EveryOtherByteIsZero(ReadOnlySpan<byte> head)
    {
        var zeros = head.Count((byte)0);
        return zeros > head.Length / 3 && head.IndexOf("\0\0"u8) < 0;
    }

    /// <summary>The expanded bytes: counted, so that a small file cannot unpack without end, and with a plain sentence for half a file.</summary>
    private sealed class ExpandedStream(string file, Stream inner, long largest, uint? expandsTo) : OpenStream(inner)
    {
        private long _read;

        public override int Read(Span<byte> buffer)
        {
            int length;
            try
            {
                length = base.Read(buffer);
            }
            catch (InvalidDataException cause)
            {
                throw Damaged(file, cause);
            }

            _read += length;
            if (length == 0 && buffer.Length > 0 && expandsTo is { } whole && (uint)_read != whole)
            {
                throw Damaged(file);
            }

            return _read <= largest
                ? length
                : throw GiasFileException.InFile(file, $"holds more than {largest / 1_000_000:N0} MB, several times the whole country. Check that it is the file of the register and upload it as you downloaded it.");
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>Reads another stream and leaves it open.</summary>
    private class OpenStream(Stream inner) : Stream
    {
        protected Stream Inner { get; } = inner;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => Inner.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => Inner.Read(buffer);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
