using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

public sealed class PlanSpreadsheetTests : IDisposable
{
    private readonly SpreadsheetDocument _document = Open(SamplePlans.Firs);

    public void Dispose() => _document.Dispose();

    [Fact]
    public void There_is_a_sheet_for_each_kind_of_thing_and_the_file_is_well_formed()
    {
        _document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value)
            .ShouldBe(["Summary", "Priorities", "Success criteria", "Milestones", "Actions", "Costs"]);
        new OpenXmlValidator().Validate(_document).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Headings_are_bold_and_stay_in_view()
    {
        foreach (var sheet in _document.WorkbookPart!.WorksheetParts)
        {
            var pane = sheet.Worksheet.Descendants<Pane>().Single();
            pane.State!.Value.ShouldBe(PaneStateValues.Frozen);
            pane.VerticalSplit!.Value.ShouldBe(1);
            var row = sheet.Worksheet.Descendants<Row>().First();
            row.Elements<Cell>().ShouldAllBe(cell => IsBold(cell));
            sheet.Worksheet.Descendants<Column>().Count().ShouldBe(row.Elements<Cell>().Count());
        }
    }

    [Fact]
    public void Dates_are_dates_and_money_is_money()
    {
        var coach = Row("Actions", 5);

        Text(coach[2]).ShouldBe("1.5");
        coach[6].DataType!.Value.ShouldBe(CellValues.Number);
        DateTime.FromOADate(double.Parse(coach[6].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2026, 11, 2));
        FormatOf(coach[6]).ShouldBe("d mmm yyyy");
        coach[9].CellValue!.Text.ShouldBe("3120");
        FormatOf(coach[9]).ShouldBe("\"£\"#,##0.00");
    }

    [Fact]
    public void Figures_are_numbers_where_they_are_and_the_day_of_a_criterion_is_a_day()
    {
        var first = SamplePlans.Firs.Priorities[0];
        PlanCriterion[] criteria =
        [
            first.Criteria[0] with { Baseline = "74%", Now = "91.6%", Target = "93.25%", ByWhen = "9 Jul 2027", By = new DateOnly(2027, 7, 9) },
            first.Criteria[1] with { Baseline = "1,296", Now = "-3.5", Target = "5 days", ByWhen = "July 2027" },
        ];
        using var document = Open(SamplePlans.Firs with { Priorities = [first with { Criteria = criteria }] });
        var (shares, others) = (Row("Success criteria", 1, document), Row("Success criteria", 2, document));

        shares[3].CellValue!.Text.ShouldBe("0.74");
        FormatOf(shares[3]).ShouldBe("0%");
        shares[4].CellValue!.Text.ShouldBe("0.916");
        FormatOf(shares[4]).ShouldBe("0.0%");
        FormatOf(shares[6]).ShouldBe("0.00%");
        DateTime.FromOADate(double.Parse(shares[8].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2027, 7, 9));
        FormatOf(shares[8]).ShouldBe("d mmm yyyy");
        others[3].CellValue!.Text.ShouldBe("1296");
        others[4].CellValue!.Text.ShouldBe("-3.5");
        Text(others[6]).ShouldBe("5 days");
        Text(others[8]).ShouldBe("July 2027");
        new OpenXmlValidator().Validate(document).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_can_be_filtered_to_its_last_row_but_not_into_its_total()
    {
        Sheet("Actions", _document).Elements<AutoFilter>().Single().Reference!.Value.ShouldBe($"A1:N{SamplePlans.Firs.Priorities.Sum(p => p.Actions.Count) + 1}");
        Sheet("Costs", _document).Elements<AutoFilter>().Single().Reference!.Value.ShouldEndWith("5", customMessage: "four priorities, and the total below");
        Sheet("Summary", _document).Elements<AutoFilter>().ShouldBeEmpty();
        using var empty = Open(SamplePlans.Empty);
        Sheet("Actions", empty).Elements<AutoFilter>().ShouldBeEmpty();
    }

    [Fact]
    public void On_paper_a_sheet_is_one_page_wide_repeats_its_headings_and_says_whose_it_is()
    {
        using var document = Open(SamplePlans.Firs with { School = "St Mary & St John" });
        var sheet = Sheet("Success criteria", document);
        var setup = sheet.Elements<PageSetup>().Single();
        (setup.Orientation!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value).ShouldBe((OrientationValues.Landscape, 1u, 0u));
        sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value.ShouldBeTrue();
        sheet.Descendants<OddHeader>().Single().Text.ShouldBe("&LAcademy Improvement Plan 2026–27 – St Mary && St John&R&A");
        document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Select(n => (n.Name!.Value, n.LocalSheetId!.Value, n.Text)).ShouldContain(("_xlnm.Print_Titles", 2u, "'Success criteria'!$1:$1"));
    }

    [Fact]
    public void The_summary_says_where_the_plan_stands_once()
    {
        using var document = Open(SamplePlans.Firs with { Facts = [new("Status", "Live. Version 12, approved 25 September 2026")] });
        Sheet("Summary", document).Descendants<Row>().Count(r => Text(r.Elements<Cell>().First()) == "Status").ShouldBe(1);
        Sheet("Summary", _document).Descendants<Row>().Count(r => Text(r.Elements<Cell>().First()) == "Status").ShouldBe(1, "a plan that does not say it on its cover");
    }

    [Fact]
    public void Costs_end_in_a_bold_total()
    {
        var total = Row("Costs", 5);
        Text(total.Single(cell => cell.CellReference == "B6")).ShouldBe("Total");
        total[^1].CellValue!.Text.ShouldBe("41510");
        IsBold(total[^1]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+44 20 7946 0000")]
    [InlineData("-5%")]
    [InlineData("@SUM(A1)")]
    public void Text_that_looks_like_a_formula_stays_text(string text)
    {
        using var document = Open(WithAction(action => action with { What = text }));
        var cell = Row("Actions", 1, document)[3];

        cell.CellFormula.ShouldBeNull();
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        Text(cell).ShouldBe(text);
        Format(cell, document).QuotePrefix!.Value.ShouldBeTrue();
        Format(Row("Actions", 1)[3], _document).QuotePrefix!.Value.ShouldBeFalse();
    }

    [Fact]
    public void Characters_that_the_format_cannot_hold_are_dropped_and_others_kept()
    {
        using var document = Open(WithAction(action => action with { What = "a\0b\u001Fc 😀 ŵ\nnext \uD83D" }));
        Text(Row("Actions", 1, document)[3]).ShouldBe("abc 😀 ŵ\nnext \uFFFD");
        new OpenXmlValidator().Validate(document).ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_longer_than_a_spreadsheet_allows_is_cut_with_an_ellipsis()
    {
        using var document = Open(WithAction(action => action with { What = new string('x', 40_000) }));
        var text = Text(Row("Actions", 1, document)[3]);
        text.Length.ShouldBeLessThanOrEqualTo(32_767);
        text.ShouldEndWith("x…");
    }

    [Fact]
    public void An_empty_plan_has_headings_and_nothing_else()
    {
        using var document = Open(SamplePlans.Empty);
        Sheet("Actions", document).Descendants<Row>().Count().ShouldBe(1);
        new OpenXmlValidator().Validate(document).ShouldBeEmpty();
    }

    private static PlanReport WithAction(Func<PlanAction, PlanAction> change)
    {
        var priority = SamplePlans.Firs.Priorities[0];
        return SamplePlans.Firs with { Priorities = [priority with { Actions = [change(priority.Actions[0])] }] };
    }

    private static SpreadsheetDocument Open(PlanReport plan) => SpreadsheetDocument.Open(new MemoryStream(PlanSpreadsheet.Write(plan)), isEditable: false);

    private static Worksheet Sheet(string name, SpreadsheetDocument document)
    {
        var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
    }

    private List<Cell> Row(string sheet, int index, SpreadsheetDocument? document = null)
    {
        var cells = Sheet(sheet, document ?? _document).Descendants<Row>().ElementAt(index).Elements<Cell>().ToList();
        // Empty cells are not written: put them back, so that an index is a column.
        var full = new List<Cell>();
        foreach (var cell in cells)
        {
            while (full.Count < cell.CellReference!.Value![0] - 'A')
            {
                full.Add(new Cell());
            }
            full.Add(cell);
        }
        return full;
    }

    private static string Text(Cell cell) => cell.InlineString!.Text!.Text;

    private static CellFormat Format(Cell cell, SpreadsheetDocument document) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    private bool IsBold(Cell cell) =>
        _document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Fonts!.Elements<Font>().ElementAt((int)Format(cell, _document).FontId!.Value).Bold is not null;

    private string FormatOf(Cell cell) => _document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
        .Single(format => format.NumberFormatId!.Value == Format(cell, _document).NumberFormatId!.Value).FormatCode!.Value!;
}
