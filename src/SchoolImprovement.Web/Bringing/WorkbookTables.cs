using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;

namespace SchoolImprovement.Web.Bringing;

/// <summary>Reads every sheet of an Excel workbook as people see it: dates as dates, money with its sign, merged cells as one.</summary>
internal sealed partial class WorkbookTables
{
    /// <summary>How a style shows a number, and what its colour says.</summary>
    private sealed record Style(string Format, Progress? Shade);

    private readonly List<string> _strings;
    private readonly List<Style> _styles;
    private readonly bool _from1904;

    private WorkbookTables(List<string> strings, List<Style> styles, bool from1904) => (_strings, _styles, _from1904) = (strings, styles, from1904);

    public static SourceDocument Read(ZipArchive zip)
    {
        var workbook = PlanFile.Part(zip, "xl/workbook.xml")!.Root!;
        var reading = new WorkbookTables(
            Named(PlanFile.Part(zip, "xl/sharedStrings.xml")?.Root, "si").Select(Rich).ToList(),
            Styles(PlanFile.Part(zip, "xl/styles.xml")?.Root),
            Named(workbook, "workbookPr").Any(p => Of(p, "date1904") is "1" or "true"));
        var targets = Named(PlanFile.Part(zip, "xl/_rels/workbook.xml.rels")?.Root, "Relationship").ToDictionary(r => Of(r, "Id") ?? "", r => Of(r, "Target") ?? "");
        var tables = new List<SourceTable>();
        foreach (var sheet in Named(workbook, "sheets").SelectMany(s => Named(s, "sheet")))
        {
            var id = sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value ?? "";
            if (targets.TryGetValue(id, out var target) && PlanFile.Part(zip, target.StartsWith('/') ? target : $"xl/{target}")?.Root is { } content && content.Name.LocalName == "worksheet")
            {
                var name = Of(sheet, "name") ?? $"{tables.Count + 1}";
                tables.Add(new($"Sheet “{name}”", GivenByExcel().IsMatch(name) ? null : name, reading.Rows(content)));
            }
        }

        var beside = zip.Entries.Where(e => Beside().IsMatch(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal)
            .Select(e => new SourceText(e.FullName.Contains("comments", StringComparison.OrdinalIgnoreCase) ? "Comments in the workbook" : "Text boxes in the workbook",
                string.Join('\n', PlanFile.Part(zip, e.FullName)!.Descendants().Where(t => t.Name.LocalName is "text" or "p").Select(t => string.Concat(t.Descendants().Where(x => x.Name.LocalName == "t").Select(x => x.Value)).Trim()).Where(t => t.Length > 0))))
            .Where(t => t.Text.Length > 0);
        return new(tables, beside.ToList());
    }

    private List<SourceRow> Rows(XElement sheet)
    {
        var rows = new SortedDictionary<int, SortedDictionary<int, SourceCell>>();
        var number = 0;
        foreach (var row in Named(sheet, "sheetData").SelectMany(d => Named(d, "row")))
        {
            number = int.TryParse(Of(row, "r"), out var given) ? given : number + 1;
            var cells = new SortedDictionary<int, SourceCell>();
            foreach (var cell in Named(row, "c"))
            {
                var column = Of(cell, "r") is { } address ? Column(address) : cells.Keys.DefaultIfEmpty(-1).Last() + 1;
                var style = int.TryParse(Of(cell, "s"), out var s) ? _styles.ElementAtOrDefault(s) : null;
                var text = Text(cell, style).ReplaceLineEndings("\n").Replace("\u00A0", " ", StringComparison.Ordinal).Trim();
                if (column <= 16_384 && (text.Length > 0 || style?.Shade is not null))
                {
                    cells[column] = new(text, 1, false, style?.Shade);
                }
            }

            rows[number] = cells;
        }

        Merge(sheet, rows);
        var most = rows.Values.SelectMany(r => r.Where(c => c.Value.Text.Length > 0).Select(c => c.Key)).DefaultIfEmpty(-1).Max();
        return rows.Where(r => r.Value.Any(c => c.Value.Text.Length > 0))
            .Select(r => new SourceRow($"row {r.Key}", Enumerable.Range(0, Math.Min(most + 1, PlanFile.MostColumns + 1)).Select(c => r.Value.GetValueOrDefault(c, SourceCell.Empty)).ToList())).ToList();
    }

    private static void Merge(XElement sheet, SortedDictionary<int, SortedDictionary<int, SourceCell>> rows)
    {
        foreach (var merged in Named(sheet, "mergeCells").SelectMany(m => Named(m, "mergeCell")).Select(m => Area().Match(Of(m, "ref") ?? "")).Where(m => m.Success).Take(5000))
        {
            var (left, top, right, bottom) = (Column(merged.Groups[1].Value), Row(merged.Groups[1].Value), Column(merged.Groups[2].Value), Row(merged.Groups[2].Value));
            if (!rows.TryGetValue(top, out var row) || !row.TryGetValue(left, out var first))
            {
                continue;
            }

            row[left] = first with { Span = Math.Clamp(right - left + 1, 1, PlanFile.MostColumns) };
            foreach (var below in rows.Where(r => r.Key > top && r.Key <= bottom).Select(r => r.Value))
            {
                below[left] = first with { Continues = true };
            }
        }
    }

    private string Text(XElement cell, Style? style)
    {
        var value = Named(cell, "v").FirstOrDefault()?.Value ?? "";
        return Of(cell, "t") switch
        {
            "s" => int.TryParse(value, out var at) ? _strings.ElementAtOrDefault(at) ?? "" : "",
            "inlineStr" => string.Concat(Named(cell, "is").Select(Rich)),
            "str" or "e" => value,
            "b" => value == "1" ? "Yes" : "No",
            "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : value,
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Shown(number, style?.Format ?? "") : value,
        };
    }

    private string Shown(double number, string format)
    {
        var code = NotCode().Replace(format, "");
        if (code.IndexOfAny(['d', 'm', 'y', 'D', 'M', 'Y']) >= 0 && number is >= 1 and < 2_958_466)
        {
            var day = DateTime.FromOADate(number + (_from1904 ? 1462 : 0));
            return day.ToString(code.Contains('d', StringComparison.OrdinalIgnoreCase) ? "d MMM yyyy" : "MMM yyyy", CultureInfo.InvariantCulture);
        }

        return format.Contains('%') ? (number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%"
            : format.Contains('£') ? $"£{number.ToString("0.##", CultureInfo.InvariantCulture)}"
            : number.ToString("0.##########", CultureInfo.InvariantCulture);
    }

    private static List<Style> Styles(XElement? styles)
    {
        var formats = Named(styles, "numFmts").SelectMany(f => Named(f, "numFmt")).DistinctBy(f => Of(f, "numFmtId")).ToDictionary(f => Of(f, "numFmtId") ?? "", f => Of(f, "formatCode") ?? "");
        var fills = Named(styles, "fills").SelectMany(f => Named(f, "fill")).Select(f => PlanFile.Shade(Named(f, "patternFill").Where(p => Of(p, "patternType") == "solid").SelectMany(p => Named(p, "fgColor")).Select(c => Of(c, "rgb")).FirstOrDefault())).ToList();
        return Named(styles, "cellXfs").SelectMany(x => Named(x, "xf")).Select(x => new Style(
            Of(x, "numFmtId") is { } id ? formats.TryGetValue(id, out var code) ? code : BuiltIn(id) : "",
            int.TryParse(Of(x, "fillId"), out var fill) ? fills.ElementAtOrDefault(fill) : null)).ToList();
    }

    /// <summary>The formats that every workbook has without saying so. Source: ECMA-376, part 1, 18.8.30.</summary>
    private static string BuiltIn(string id) => int.TryParse(id, out var number) ? number switch
    {
        >= 5 and <= 8 or 42 or 44 => "£0.00",
        9 or 10 => "0%",
        14 or 15 or 16 or 22 or (>= 27 and <= 31) => "d-m-y",
        17 => "mmm-yy",
        _ => "",
    } : "";

    /// <summary>The words of a string with its runs; readings of Japanese letters are not words.</summary>
    private static string Rich(XElement text) => string.Concat(text.Elements().Where(e => e.Name.LocalName is "t" or "r").Select(e => e.Name.LocalName == "t" ? e.Value : string.Concat(Named(e, "t").Select(t => t.Value))));

    private static IEnumerable<XElement> Named(XElement? parent, string name) => parent?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    private static string? Of(XElement element, string attribute) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute && a.Name.NamespaceName.Length == 0)?.Value;

    private static int Column(string address) => Math.Min(address.TakeWhile(char.IsAsciiLetter).Take(4).Aggregate(0, (n, c) => (n * 26) + (char.ToUpperInvariant(c) - 'A' + 1)) - 1, 20_000);

    private static int Row(string address) => int.TryParse(address.AsSpan(address.TakeWhile(char.IsAsciiLetter).Count()), out var row) ? row : 0;

    [GeneratedRegex(@"^([A-Z]+\d+):([A-Z]+\d+)$")]
    private static partial Regex Area();

    /// <summary>Words in quotes, conditions in brackets and escaped letters are not part of how a number is shown.</summary>
    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|_.|General", RegexOptions.IgnoreCase)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"^(?:Sheet|Table|Tabelle)\s?\d*$", RegexOptions.IgnoreCase)]
    private static partial Regex GivenByExcel();

    [GeneratedRegex(@"^xl/(?:comments\d*|threadedComments/.*|drawings/drawing\d*|comments/.*)\.xml$", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();
}
