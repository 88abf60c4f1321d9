using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SchoolImprovement.Domain.Bringing;

namespace SchoolImprovement.Web.Bringing;

/// <summary>Reads every table of a Word document, and every word outside them. Works on the document's XML by local names, so that "strict" documents read alike.</summary>
internal sealed partial class WordTables
{
    private const int LongestHeading = 200;

    private readonly List<SourceTable> _tables = [];
    private readonly List<(int After, string Text)> _outside = [];

    public static SourceDocument Read(ZipArchive zip)
    {
        var reading = new WordTables();
        if (PlanFile.Part(zip, "word/document.xml")?.Root is { } document)
        {
            foreach (var body in document.Elements().Where(e => e.Name.LocalName == "body"))
            {
                reading.Walk(body);
            }
        }

        var outside = reading._outside.GroupBy(o => o.After).Select(g => new SourceText(reading.Where(g.Key), string.Join('\n', g.Select(o => o.Text)))).ToList();
        foreach (var entry in zip.Entries.Where(e => Beside().IsMatch(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            var text = string.Join('\n', PlanFile.Part(zip, entry.FullName)!.Descendants().Where(e => e.Name.LocalName == "p").Select(Words).Where(t => t.Length > 0));
            if (text.Any(char.IsLetter))
            {
                outside.Add(new(Beside().Match(entry.FullName).Groups[1].Value switch { "header" => "Page header", "footer" => "Page footer", "comments" => "Comments in the document", _ => "Notes at the foot" }, text));
            }
        }

        return new(reading._tables, outside.DistinctBy(o => (o.Place, o.Text)).ToList());
    }

    private string Where(int after) => _tables.Count == 0 ? "The document" : after == 0 ? "Before table 1" : after == _tables.Count ? $"After table {after}" : $"Between table {after} and table {after + 1}";

    /// <summary>The paragraphs and tables of a body, through the wrappers that Word puts around them.</summary>
    private void Walk(XElement parent)
    {
        foreach (var element in Inside(parent))
        {
            switch (element.Name.LocalName)
            {
                case "p" when Words(element) is { Length: > 0 } text:
                    _outside.Add((_tables.Count, text));
                    break;
                case "tbl":
                    string? heading = null;
                    if (_outside.Count > 0 && _outside[^1] is { Text.Length: <= LongestHeading } over && over.After == _tables.Count && !over.Text.Contains('\n'))
                    {
                        heading = over.Text.TrimStart('•', ' ');
                        _outside.RemoveAt(_outside.Count - 1);
                    }

                    Table(element, heading);
                    break;
            }
        }
    }

    private void Table(XElement table, string? heading)
    {
        var (rows, open, nested) = (new List<SourceRow>(), new Dictionary<int, SourceCell>(), new List<XElement>());
        foreach (var row in Inside(table).Where(e => e.Name.LocalName == "tr" && Child(Child(e, "trPr"), "del") is null))
        {
            var cells = new List<SourceCell>();
            cells.AddRange(Enumerable.Repeat(SourceCell.Empty, Number(Child(Child(row, "trPr"), "gridBefore")) ?? 0));
            foreach (var cell in Inside(row).Where(e => e.Name.LocalName == "tc"))
            {
                var properties = Child(cell, "tcPr");
                var column = cells.Count;
                var span = Math.Clamp(Number(Child(properties, "gridSpan")) ?? 1, 1, PlanFile.MostColumns);
                var merge = Child(properties, "vMerge");
                SourceCell read;
                if (merge is not null && Value(merge, "val") != "restart" && open.TryGetValue(column, out var above))
                {
                    read = above with { Continues = true };
                }
                else
                {
                    read = new SourceCell(CellWords(cell, nested), span, false, PlanFile.Shade(Value(Child(properties, "shd"), "fill")));
                    open.Remove(column);
                    if (merge is not null)
                    {
                        open[column] = read;
                    }
                }

                cells.Add(read);
                cells.AddRange(Enumerable.Repeat(SourceCell.Empty, span - 1));
            }

            rows.Add(new($"row {rows.Count + 1}", cells));
        }

        _tables.Add(new($"Table {_tables.Count + 1}", heading, rows));
        nested.ForEach(n => Table(n, null));
    }

    /// <summary>The words of a cell, one paragraph a line. A table in it is a table of its own, unless it is a single row or column.</summary>
    private static string CellWords(XElement cell, List<XElement> nested)
    {
        var lines = new List<string>();
        foreach (var element in Inside(cell))
        {
            if (element.Name.LocalName == "p" && Words(element) is { Length: > 0 } text)
            {
                lines.Add(text);
            }
            else if (element.Name.LocalName == "tbl")
            {
                var rows = Inside(element).Where(e => e.Name.LocalName == "tr").ToList();
                if (rows.Count > 1 && rows.Any(r => Inside(r).Count(e => e.Name.LocalName == "tc") > 1))
                {
                    nested.Add(element);
                }
                else
                {
                    lines.AddRange(element.Descendants().Where(e => e.Name.LocalName == "p").Select(Words).Where(t => t.Length > 0));
                }
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The words of a paragraph, with a bullet where it is a point of a list. Deleted words and the code of fields are not words.</summary>
    private static string Words(XElement paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);
        var words = string.Join('\n', text.ToString().Split('\n').Select(l => Blanks().Replace(l, " ").Trim()).Where(l => l.Length > 0));
        var numbering = Child(Child(paragraph, "pPr"), "numPr");
        return words.Length > 0 && numbering is not null && Value(Child(numbering, "numId"), "val") != "0" ? $"• {words}" : words;
    }

    private static void Append(XElement parent, StringBuilder text)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(element.Value);
                    break;
                case "tab":
                    text.Append(' ');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "pPr" or "rPr" or "del" or "moveFrom" or "instrText" or "delText" or "Fallback":
                    break;
                case "p":
                    // A paragraph in a text box.
                    text.Append('\n');
                    Append(element, text);
                    text.Append('\n');
                    break;
                default:
                    Append(element, text);
                    break;
            }
        }
    }

    /// <summary>The children, with content controls, insertions and other wrappers opened.</summary>
    private static IEnumerable<XElement> Inside(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag" or "AlternateContent" or "Choice")
            {
                foreach (var inner in Inside(element))
                {
                    yield return inner;
                }
            }
            else if (element.Name.LocalName is not ("del" or "moveFrom" or "Fallback"))
            {
                yield return element;
            }
        }
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Value(XElement? element, string name) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    private static int? Number(XElement? element) => int.TryParse(Value(element, "val"), out var number) && number is > 0 and <= PlanFile.MostColumns ? number : null;

    [GeneratedRegex(@"^word/(header|footer|footnotes|endnotes|comments)\d*\.xml$")]
    private static partial Regex Beside();

    [GeneratedRegex(@"[ \t\u00A0]+")]
    private static partial Regex Blanks();
}
