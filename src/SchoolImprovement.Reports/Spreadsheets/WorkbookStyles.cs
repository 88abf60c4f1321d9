using DocumentFormat.OpenXml.Spreadsheet;

namespace SchoolImprovement.Reports.Spreadsheets;

/// <summary>The looks that cells have, in the order of the style sheet.</summary>
internal enum CellLook
{
    Plain,
    Heading,
    Text,
    QuotedText,
    Date,
    Money,
    BoldText,
    BoldMoney,
    Percent,
    PercentTenths,
    PercentHundredths,
}

/// <summary>The one style sheet that all workbooks share.</summary>
internal static class WorkbookStyles
{
    private const uint DateFormat = 164, MoneyFormat = 165, PercentFormat = 166, TenthsFormat = 167, HundredthsFormat = 168;

    public static Stylesheet Build() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "d mmm yyyy" },
            new NumberingFormat { NumberFormatId = MoneyFormat, FormatCode = "\"£\"#,##0.00" },
            new NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0%" },
            new NumberingFormat { NumberFormatId = TenthsFormat, FormatCode = "0.0%" },
            new NumberingFormat { NumberFormatId = HundredthsFormat, FormatCode = "0.00%" }),
        new Fonts(Font(bold: false), Font(bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7EDEF" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        // One line for each CellLook, in its order.
        new CellFormats(
            Format(),
            Format(font: 1, fill: 2),
            Format(),
            Format(quotePrefix: true),
            Format(number: DateFormat),
            Format(number: MoneyFormat),
            Format(font: 1),
            Format(number: MoneyFormat, font: 1),
            Format(number: PercentFormat),
            Format(number: TenthsFormat),
            Format(number: HundredthsFormat)));

    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }
        font.Append(new FontSize { Val = 11 }, new FontName { Val = "Calibri" });
        return font;
    }

    private static CellFormat Format(uint number = 0, uint font = 0, uint fill = 0, bool quotePrefix = false) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = 0,
            FormatId = 0,
            ApplyNumberFormat = number != 0,
            ApplyFont = font != 0,
            ApplyFill = fill != 0,
            ApplyAlignment = true,
            QuotePrefix = quotePrefix,
        };
}
