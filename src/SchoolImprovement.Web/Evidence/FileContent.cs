using System.IO.Compression;
using System.Text;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Evidence;

namespace SchoolImprovement.Web.Evidence;

/// <summary>
/// What a file is, known by its content; its name is believed only where the content is plain text. Written by hand because the libraries that know signatures look at the first
/// bytes alone: a macro, a password or a file that unpacks without end lies deeper. Nothing is unpacked here but the one part of an Office document that says what it is.
/// </summary>
public static class FileContent
{
    /// <summary>What people are told that they may upload.</summary>
    public const string Taken = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), PNG, JPEG, plain text or CSV";

    private const int HeadLength = 4096, MostParts = 5000, LargestList = 2_000_000;

    /// <summary>Most that a packed document may unpack to: in all, and for each byte of it.</summary>
    private const long MostUnpacked = 600_000_000, MostRatio = 200;

    private const string NotTaken = $"This is not a file that can be kept as evidence, whatever its name says. Choose a {Taken} file";

    /// <summary>Looks into a file from its beginning to its end.</summary>
    /// <param name="content">Can be read again and again.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="RuleBrokenException">It is none of what is taken; the sentence says why and what to do.</exception>
    public static FileType TypeOf(Stream content, string name)
    {
        content.Position = 0;
        var head = new byte[HeadLength];
        var read = content.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        content.Position = 0;
        return head.AsSpan(0, read) switch
        {
            [] => throw Refused("This file is empty. Choose another"),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileType.Pdf,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType.Png,
            [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw Refused("This file is locked with a password, or of an Office older than 2007. Open it, take the password off, and save it as .docx, .xlsx or .pptx"),
            [(byte)'P', (byte)'K', 3, 4, ..] => Office(content),
            _ => Text(content, name),
        };
    }

    private static FileType Office(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts || zip.Entries.Any(e => e.Length > MostUnpacked) || zip.Entries.Sum(e => e.Length) > Math.Min(MostUnpacked, Math.Max(50_000_000, content.Length * MostRatio)))
            {
                throw Refused("This file unpacks to far more than a document can hold, so it is not kept. Save it as PDF and choose that");
            }

            if (zip.Entries.Any(e => e.IsEncrypted))
            {
                throw Refused("This file is locked with a password. Take the password off and choose it again");
            }

            var list = zip.GetEntry("[Content_Types].xml") is { Length: <= LargestList } types ? Read(types) : "";
            if (list.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || list.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || zip.Entries.Any(e => e.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                throw Refused("This document holds macros, which can do harm on other people’s computers. Save it without them, as .docx, .xlsx or .pptx, and choose that");
            }

            return list.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) ? FileType.Word
                : list.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? FileType.Excel
                : list.Contains("presentationml.presentation.main+xml", StringComparison.Ordinal) ? FileType.PowerPoint
                : throw Refused($"This is a packed file and no document. Unpack it and choose the documents in it one by one: {Taken}");
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or OverflowException)
        {
            throw Refused("This file is damaged, or only part of it arrived. Open it, save it again and choose it again");
        }
        finally
        {
            content.Position = 0;
        }
    }

    /// <summary>Reads no more than it says that it holds, whatever comes out.</summary>
    private static string Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    /// <summary>Text holds no signs that only machines use, from the first to the last byte, and is no page that a browser would run.</summary>
    private static FileType Text(Stream content, string name)
    {
        var buffer = new byte[64 * 1024];
        var beginning = "";
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b is < 0x09 or 0x0B or (> 0x0D and < 0x20 and not 0x1B) or 0x7F)
                {
                    throw Refused(NotTaken);
                }
            }

            beginning = beginning.Length > 0 ? beginning : Encoding.UTF8.GetString(buffer, 0, Math.Min(read, HeadLength)).TrimStart('\uFEFF').TrimStart();
        }

        content.Position = 0;
        string[] marks = ["<!doctype", "<html", "<svg", "<script", "<?xml", "<iframe", "<body"];
        if (beginning.StartsWith('<') || marks.Any(m => beginning.Contains(m, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refused($"This is a web page or a drawing that a browser would run, whatever its name says. Save it as PDF or as a picture: {Taken}");
        }

        return beginning.StartsWith("{\\rtf", StringComparison.Ordinal) ? throw Refused($"This is a Rich Text file. Open it in Word and save it as .docx: {Taken}")
            : beginning.StartsWith("#!", StringComparison.Ordinal) ? throw Refused(NotTaken)
            : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileType.Csv : FileType.Text;
    }

    private static RuleBrokenException Refused(string why) => new(why, "File");
}
