using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Bringing;

/// <summary>Reads the plan that a school has: a Word document, an Excel workbook, a CSV file or a paste. What it is, is known by its content and not by its name.</summary>
public static class PlanFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int Largest = 5_000_000;

    /// <summary>Most that a packed file may unpack to, and the largest part of it that is read.</summary>
    private const long LargestUnpacked = 80_000_000, LargestPart = 20_000_000;

    /// <summary>More than any school's plan, and little enough to keep and to show.</summary>
    public const int MostRows = 1500, MostColumns = 60, MostCharacters = 600_000;

    private const string SaveIt = "Open it in Word or Excel and save it as .docx or .xlsx, or copy the table and paste it.";

    /// <summary>Reads a file.</summary>
    /// <exception cref="PlanFileException">It cannot be read; the sentence says why and what to do.</exception>
    public static SourceDocument Read(string name, byte[] content)
    {
        var document = content switch
        {
            [] => throw Refused("is empty. Choose the file again."),
            [(byte)'P', (byte)'K', 3 or 5 or 7, ..] => Unpack(),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw Refused(OldOffice(content)),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => throw Refused("is a PDF, whose tables cannot be read. Find the Word document that it was made from, or open the PDF in Word and save it as .docx."),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => throw Refused("is a Rich Text file. Open it in Word and save it as .docx."),
            _ => Text(),
        };
        return Checked(document, name);

        PlanFileException Refused(string why, Exception? cause = null) => new($"“{name}” {why}", cause);

        SourceDocument Text()
        {
            var text = Decode(content);
            if (text.AsSpan(0, Math.Min(text.Length, 4000)).IndexOfAnyInRange('\u0001', '\u0008') >= 0 || text.Contains('\0'))
            {
                throw Refused($"is not a document, workbook or CSV file. {SaveIt}");
            }

            return text.TrimStart().StartsWith('<') ? throw Refused($"is a web page, whatever its name says. {SaveIt}") : TextTables.Read(text, "The file");
        }

        SourceDocument Unpack()
        {
            try
            {
                using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
                if (zip.Entries.Count > 2000 || zip.Entries.Sum(e => e.Length) > LargestUnpacked)
                {
                    throw Refused("unpacks to more than a plan can be. Take pictures out of it, or copy the table and paste it.");
                }

                return zip.GetEntry("word/document.xml") is not null ? WordTables.Read(zip)
                    : zip.GetEntry("xl/workbook.xml") is not null ? WorkbookTables.Read(zip)
                    : zip.GetEntry("content.xml") is not null || zip.GetEntry("mimetype") is not null ? throw Refused($"is an OpenDocument file. {SaveIt}")
                    : throw Refused($"is a packed file, but no Word document or Excel workbook. {SaveIt}");
            }
            catch (Exception cause) when (cause is InvalidDataException or XmlException or FormatException or EndOfStreamException or NotSupportedException or OverflowException)
            {
                throw Refused("is damaged, or only part of it arrived. Open it in Word or Excel, save it again and choose it again.", cause);
            }
        }
    }

    /// <summary>Reads what was pasted.</summary>
    /// <exception cref="PlanFileException">There is no table in it.</exception>
    public static SourceDocument ReadPaste(string text) => Checked(TextTables.Read(text, "The paste"), null);

    /// <summary>A part of a packed file, or null when there is none.</summary>
    internal static XDocument? Part(ZipArchive zip, string path)
    {
        if (zip.GetEntry(path.TrimStart('/')) is not { } entry)
        {
            return null;
        }

        if (entry.Length > LargestPart)
        {
            throw new PlanFileException("The file holds more text than a plan can be. Copy the table and paste it");
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LargestPart, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>What a painted cell says: red, amber, green or blue; null for white, grey and black.</summary>
    internal static Domain.Progress? Shade(string? colour)
    {
        if (colour is null || colour.Length is not (6 or 8) || !uint.TryParse(colour[^6..], System.Globalization.NumberStyles.HexNumber, null, out var rgb))
        {
            return null;
        }

        var (r, g, b) = ((rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
        var (most, least) = (Math.Max(r, Math.Max(g, b)), Math.Min(r, Math.Min(g, b)));
        if (most < 0.3 || (most - least) / most < 0.15)
        {
            return null;
        }

        var hue = 60 * (most == r ? (((g - b) / (most - least)) + 6) % 6 : most == g ? ((b - r) / (most - least)) + 2 : ((r - g) / (most - least)) + 4);
        return hue switch
        {
            < 18 or > 340 => Domain.Progress.OffTrack,
            < 66 => Domain.Progress.AtRisk,
            < 170 => Domain.Progress.OnTrack,
            > 190 and < 260 => Domain.Progress.Complete,
            _ => null,
        };
    }

    private static SourceDocument Checked(SourceDocument document, string? name)
    {
        var tables = document.Tables.Where(t => t.Rows.Any(r => r.Said.Any())).ToList();
        if (tables.Count == 0)
        {
            throw new PlanFileException(name is null
                ? "There is no table in what you pasted. In Word or Excel select the whole table with its headings, copy it and paste it here"
                : $"“{name}” has no table in it. Put the plan into a table with headings such as Priority, Action, Lead and When, or add it to the plan by hand");
        }

        var rows = tables.Sum(t => t.Rows.Count);
        var columns = tables.Max(t => t.Rows.Max(r => r.Cells.Count));
        var characters = tables.Sum(t => t.Rows.Sum(r => r.Cells.Sum(c => (long)c.Text.Length))) + document.Outside.Sum(o => o.Text.Length);
        return rows > MostRows ? throw new PlanFileException($"The tables have {rows:N0} rows. {MostRows:N0} are the most that can be brought in at once: bring them in in parts")
            : columns > MostColumns ? throw new PlanFileException($"A table has {columns} columns. {MostColumns} are the most that can be brought in: leave out those that are not part of the plan")
            : characters > MostCharacters ? throw new PlanFileException($"There are {characters:N0} characters of text. {MostCharacters:N0} are the most that can be brought in at once: bring them in in parts")
            : document with { Tables = tables };
    }

    /// <summary>Text as Excel and others save it: UTF-8, UTF-16 with or without its mark, or Windows-1252.</summary>
    private static string Decode(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content, 3, content.Length - 3),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(content),
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(content),
        _ => MixedEncoding.Instance.GetString(content),
    };

    /// <summary>Word and Excel before 2007, and every document with a password, come in the same box; the names in its list tell them apart.</summary>
    private static string OldOffice(byte[] content)
    {
        bool Holds(string name) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        return Holds("EncryptedPackage") ? "is protected by a password. Open it, take the password away, save it and choose it again."
            : Holds("WordDocument") ? "is a Word document of the old kind (.doc). Open it in Word and save it as .docx."
            : Holds("Workbook") || Holds("Book") ? "is an Excel workbook of the old kind (.xls). Open it in Excel and save it as .xlsx."
            : $"is an Office file of the old kind. {SaveIt}";
    }
}
