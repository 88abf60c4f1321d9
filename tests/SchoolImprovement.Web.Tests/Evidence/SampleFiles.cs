using System.IO.Compression;
using System.Text;

namespace SchoolImprovement.Web.Tests.Evidence;

/// <summary>Small files of every kind, made here.</summary>
internal static class SampleFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF");

    public static byte[] Png { get; } = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0];

    /// <summary>As every Windows program begins.</summary>
    public static byte[] Program { get; } = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];

    /// <summary>Office documents before 2007, and those of today that are locked with a password.</summary>
    public static byte[] Locked { get; } = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    public static byte[] Docx() => Zip(("[Content_Types].xml", Types(Word)), ("word/document.xml", "<w:document/>"));

    public static byte[] Xlsx() => Zip(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")), ("xl/workbook.xml", "<workbook/>"));

    public static byte[] Pptx() => Zip(("[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")), ("ppt/presentation.xml", "<p/>"));

    public static byte[] Docm() => Zip(("[Content_Types].xml", Types("application/vnd.ms-word.document.macroEnabled.main+xml")), ("word/document.xml", "<w:document/>"), ("word/vbaProject.bin", "x"));

    /// <summary>Says that it is a plain document, and carries macros all the same.</summary>
    public static byte[] DocxWithMacros() => Zip(("[Content_Types].xml", Types(Word)), ("word/document.xml", "<w:document/>"), ("word/other/VBAPROJECT.BIN", "x"));

    public static byte[] PlainZip() => Zip(("readme.txt", "hello"));

    /// <summary>A hundred megabytes of nothing in a few kilobytes.</summary>
    public static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes(Types(Word)));
            using var part = Entry(zip, "word/document.xml", CompressionLevel.SmallestSize).Open();
            var nothing = new byte[1_000_000];
            for (var i = 0; i < 100; i++)
            {
                part.Write(nothing);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The mark of encryption set on every part, as tools that pack with a password do.</summary>
    public static byte[] EncryptedDocx()
    {
        var bytes = Docx();
        for (var i = 0; i < bytes.Length - 10; i++)
        {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && ((bytes[i + 2] == 3 && bytes[i + 3] == 4) || (bytes[i + 2] == 1 && bytes[i + 3] == 2)))
            {
                bytes[i + (bytes[i + 2] == 3 ? 6 : 8)] |= 1;
            }
        }

        return bytes;
    }

    private static string Types(string main) => $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/main.xml\" ContentType=\"{main}\"/></Types>";

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                Write(zip, name, Encoding.UTF8.GetBytes(content));
            }
        }

        return packed.ToArray();
    }

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var part = Entry(zip, name, CompressionLevel.Optimal).Open();
        part.Write(content);
    }

    /// <summary>A packed part carries the moment it was made, to two seconds; without a moment of its own the same file made twice would differ now and then.</summary>
    private static ZipArchiveEntry Entry(ZipArchive zip, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
        return entry;
    }
}
