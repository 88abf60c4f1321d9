using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SchoolImprovement.Reports.Spreadsheets;

/// <summary>Writes sheets as an .xlsx file: typed dates, money and figures, a bold heading row that stays in view, is repeated on paper and can be filtered by, and text that is never a formula.</summary>
internal static class WorkbookWriter
{
    // A spreadsheet program refuses a file with a longer cell.
    private const int LongestText = 32_767;
    private const int LongestRunning = 110;
    private const uint A4 = 9;

    public static byte[] Write(string title, string author, DateTimeOffset created, IReadOnlyList<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = Allowed(title);
            document.PackageProperties.Creator = Allowed(author);
            document.PackageProperties.Created = created.UtcDateTime;
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Build();
            var (list, names) = (new Sheets(), new DefinedNames());
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = Worksheet(sheets[i], title, isFirst: i == 0);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)(i + 1),
                    Name = sheets[i].Name,
                });
                names.Append(new DefinedName($"'{sheets[i].Name.Replace("'", "''")}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            workbook.Workbook = new Workbook(list, names);
        }
        return stream.ToArray();
    }

    private static Worksheet Worksheet(Sheet sheet, string title, bool isFirst)
    {
        var columns = new Columns(sheet.Columns.Select((column, i) => new Column
        {
            Min = (uint)(i + 1),
            Max = (uint)(i + 1),
            Width = column.Width,
            CustomWidth = true,
        }));
        var data = new SheetData();
        data.Append(new Row(sheet.Columns.Select((column, i) => Text(Reference(i, 1), column.Heading, CellLook.Heading))) { RowIndex = 1 });
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            var number = (uint)(i + 2);
            var (cells, bold) = sheet.Rows[i];
            data.Append(new Row(cells.Select((value, column) => Cell(Reference(column, number), value, bold)).OfType<Cell>()) { RowIndex = number });
        }
        var frozen = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        var view = new SheetView(frozen) { WorkbookViewId = 0, TabSelected = isFirst };
        // On paper a sheet is as wide as a page, however many pages long, and says what it is.
        var worksheet = new Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(view), columns, data);
        if (sheet.IsList && sheet.Rows.Count(row => !row.Bold) is > 0 and var rows)
        {
            worksheet.Append(new AutoFilter { Reference = $"A1:{Reference(sheet.Columns.Count - 1, (uint)rows + 1)}" });
        }
        worksheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.75, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddHeader($"&L{Running(title)}&R&A"), new OddFooter("&RPage &P of &N")));
        return worksheet;
    }

    /// <summary>Words of a running head: an ampersand would begin a code, and so would a digit at the start.</summary>
    private static string Running(string title)
    {
        var text = Allowed(title);
        text = (text.Length > LongestRunning ? text[..LongestRunning].TrimEnd('\uD83C', '\uD83D', '\uD83E') : text).Replace("&", "&&");
        return char.IsAsciiDigit(text.FirstOrDefault()) ? " " + text : text;
    }

    private static Cell? Cell(string reference, object? value, bool bold) => value switch
    {
        null or "" => null,
        string text => Text(reference, text, bold ? CellLook.BoldText : CellLook.Text),
        DateOnly day => Number(reference, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), CellLook.Date),
        Money money => Number(reference, (money.Pence / 100m).ToString(CultureInfo.InvariantCulture), bold ? CellLook.BoldMoney : CellLook.Money),
        Percent percent => Number(reference, (percent.Value / 100m).ToString(CultureInfo.InvariantCulture), LookOf(percent)),
        decimal number => Number(reference, number.ToString(CultureInfo.InvariantCulture), bold ? CellLook.BoldText : CellLook.Text),
        int number => Number(reference, number.ToString(CultureInfo.InvariantCulture), bold ? CellLook.BoldText : CellLook.Text),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    private static CellLook LookOf(Percent percent) =>
        percent.Value == decimal.Truncate(percent.Value) ? CellLook.Percent : percent.Value * 10 == decimal.Truncate(percent.Value * 10) ? CellLook.PercentTenths : CellLook.PercentHundredths;

    private static Cell Number(string reference, string value, CellLook look) =>
        new(new CellValue(value)) { CellReference = reference, DataType = CellValues.Number, StyleIndex = (uint)look };

    private static Cell Text(string reference, string value, CellLook look)
    {
        var text = Allowed(value);
        // An inline string is never read as a formula; the quote prefix keeps it text when somebody edits the cell.
        var quoted = look == CellLook.Text && text.Length > 0 && text[0] is '=' or '+' or '-' or '@';
        return new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
            StyleIndex = (uint)(quoted ? CellLook.QuotedText : look),
        };
    }

    private static string Reference(int column, uint row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Only what XML can hold, and no more than a cell can.</summary>
    private static string Allowed(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
            {
                kept.Append(rune.ToString());
            }
        }
        return kept.Length <= LongestText ? kept.ToString() : kept.ToString(0, LongestText - 2).TrimEnd('\uD83C', '\uD83D', '\uD83E') + "…";
    }
}
