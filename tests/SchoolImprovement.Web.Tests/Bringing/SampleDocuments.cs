using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace SchoolImprovement.Web.Tests.Bringing;

/// <summary>Plans as schools keep them, made as real files: a Word document with merged cells and bullets, a workbook with dates and money.</summary>
public static class SampleDocuments
{
    /// <summary>A heading, a table with a cell merged over two rows and one across, bullets, deleted and inserted words, and words around it.</summary>
    public static byte[] Word()
    {
        using var content = new MemoryStream();
        using (var document = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<FooterPart>().Footer = new W.Footer(Paragraph("Approved by governors in July"));
            main.Document = new W.Document(new W.Body(
                Paragraph("Our school improvement plan follows the inspection of May 2024, which found much to praise, and answers its two recommendations. It is read by everybody."),
                Paragraph("Priority 1: Early reading"),
                new W.Table(
                    new W.TableRow(Cell("Lead: Sarah Whitlock and the phonics team", span: 4)),
                    new W.TableRow(Cell("Success Criteria"), Cell("Actions"), Cell("Who?"), Cell("When?")),
                    new W.TableRow(
                        Cell("85% pass the check\nEvery lesson is planned", merge: W.MergedCellValues.Restart),
                        new W.TableCell(Bullet("Train every teacher"), Bullet("Buy decodable books")),
                        Cell("SW"), Cell("Autumn 1")),
                    new W.TableRow(
                        Cell("", merge: W.MergedCellValues.Continue),
                        new W.TableCell(new W.Paragraph(new W.Run(new W.Text("Read ") { Space = SpaceProcessingModeValues.Preserve }), new W.DeletedRun(new W.Run(new W.DeletedText("weekly"))), new W.InsertedRun(new W.Run(new W.Text("daily"))))),
                        Cell("All staff"), Cell("Ongoing"))),
                Paragraph("Priority 2: Attendance"),
                new W.Table(
                    new W.TableRow(Cell("Actions"), Cell("Who?"), Cell("When?"), Cell("RAG")),
                    new W.TableRow(Cell("Ring on day one"), Cell("HT"), Cell("By Easter"), Cell("", fill: "92D050"))),
                Paragraph("Signed by the chair of governors, who will review this plan each term at the full board and hear what has been done about it.")));
        }

        return content.ToArray();
    }

    /// <summary>A sheet with real dates, money, a percentage, a merged cell and a painted one.</summary>
    public static byte[] Workbook()
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "[$£-809]#,##0" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "mmm\\-yy" }),
                new Fonts(new Font()), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFC000" }) { PatternType = PatternValues.Solid })),
                new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 164 }, new CellFormat { NumberFormatId = 165 }, new CellFormat { FillId = 2 }));
            var strings = workbook.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("Raise attendance")), new SharedStringItem(new Run(new Text("Visit ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("families"))));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetData(
                    Row(1, Text("A1", "Academy Improvement Plan 2026-27")),
                    Row(3, Text("A3", "Objective"), Text("B3", "Actions"), Text("C3", "Start date"), Text("D3", "Completion date"), Text("E3", "Cost"), Text("F3", "RAG")),
                    Row(4, new Cell { CellReference = "A4", DataType = CellValues.SharedString, CellValue = new CellValue("0") }, new Cell { CellReference = "B4", DataType = CellValues.SharedString, CellValue = new CellValue("1") }, Number("C4", 46_275, 1), Number("D4", 46_447, 3), Number("E4", 1250, 2), new Cell { CellReference = "F4", StyleIndex = 4 }),
                    Row(5, Text("B5", "Reward classes"), Number("E5", 0, 2))),
                new MergeCells(new MergeCell { Reference = "A4:A5" }, new MergeCell { Reference = "A1:F1" }));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return content.ToArray();
    }

    private static W.Paragraph Paragraph(string text) => new(new W.Run(new W.Text(text)));

    private static W.Paragraph Bullet(string text) => new(new W.ParagraphProperties(new W.NumberingProperties(new W.NumberingLevelReference { Val = 0 }, new W.NumberingId { Val = 1 })), new W.Run(new W.Text(text)));

    private static W.TableCell Cell(string text, int span = 1, W.MergedCellValues? merge = null, string? fill = null)
    {
        var properties = new W.TableCellProperties();
        if (span > 1)
        {
            properties.Append(new W.GridSpan { Val = span });
        }

        if (merge is { } value)
        {
            properties.Append(new W.VerticalMerge { Val = value });
        }

        if (fill is not null)
        {
            properties.Append(new W.Shading { Fill = fill, Val = W.ShadingPatternValues.Clear });
        }

        return new W.TableCell(text.Split('\n').Select(Paragraph).Prepend<OpenXmlElement>(properties));
    }

    private static Row Row(uint number, params Cell[] cells) => new(cells) { RowIndex = number };

    private static Cell Text(string at, string text) => new(new InlineString(new Text(text))) { CellReference = at, DataType = CellValues.InlineString };

    private static Cell Number(string at, double number, uint style) => new() { CellReference = at, CellValue = new CellValue(number), StyleIndex = style };
}
