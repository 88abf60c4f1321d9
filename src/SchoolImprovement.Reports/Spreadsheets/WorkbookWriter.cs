using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SchoolImprovement.Reports.Spreadsheets;

/// <summary>Writes sheets as an .xlsx file: typed dates and money, a bold heading row that stays in view, and text that is never a formula.</summary>
internal static class WorkbookWriter
{
    // A spreadsheet program refuses a file with a longer cell.
    private const int LongestText = 32_767;

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
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = Worksheet(sheets[i], isFirst: i == 0);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)(i + 1),
                    Name = sheets[i].Name,
                });
            }
            workbook.Workbook = new Workbook(list);
        }
        return stream.ToArray();
    }

    private static Worksheet Worksheet(Sheet sheet, bool isFirst)
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
        return new Worksheet(new SheetViews(view), columns, data);
    }

    private static Cell? Cell(string reference, object? value, bool bold) => value switch
    {
        null or "" => null,
        string text => Text(reference, text, bold ? CellLook.BoldText : CellLook.Text),
        DateOnly day => Number(reference, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), CellLook.Date),
        Money money => Number(reference, (money.Pence / 100m).ToString(CultureInfo.InvariantCulture), bold ? CellLook.BoldMoney : CellLook.Money),
        int number => Number(reference, number.ToString(CultureInfo.InvariantCulture), bold ? CellLook.BoldText : CellLook.Text),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

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
