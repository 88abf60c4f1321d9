using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SchoolImprovement.Reports.Tests.Pdf;
using SchoolImprovement.Reports.Training;

namespace SchoolImprovement.Reports.Tests.Training;

/// <summary>The training programme on paper, as a spreadsheet and as a list.</summary>
public sealed class TrainingPaperTests
{
    private static readonly TrainingReport Firs = new()
    {
        School = "Firs Primary School",
        Trust = "Arden Vale Learning Trust",
        Title = "Training programme 2026–27",
        MadeAt = "23 November 2026 at 10:00am",
        Made = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        WithoutSession = 1,
        Sessions =
        [
            new(new DateOnly(2026, 9, 14), "Mon 14 Sep", "3:45pm", "1½ hours", 90, "Phonics refresher", "Reading", "Rebecca Lowe", "All teachers", "Hall", null, "Phonics refresher", "14 people came", 14, "Sounds are pure", "Seen in 9 of 10 lessons"),
            new(new DateOnly(2027, 1, 4), "Mon 4 Jan", null, null, null, "Adaptive teaching", "SEND", null, null, null, 4, null, "To come", null, null, null),
        ],
        Needs = [new("Coaching for reading leaders", "Leadership", "1 staff", new DateOnly(2027, 3, 26), "26 Mar 2027", "Action 1.5", "No session yet", null)],
    };

    [Fact]
    public void The_pdf_has_the_programme_the_needs_and_what_has_changed_in_tables_with_heads()
    {
        var probe = new PdfProbe(TrainingPdf.Write(Firs));
        probe.Elements("H1").Single().Words.ShouldBe("Firs Primary School");
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["Programme", "What people need to learn", "What has changed"]);
        probe.Elements("Table").Select(t => t.Children.Count).ShouldBe([3, 2, 2]);
        probe.Elements("TH").Count(h => h.Scope == "Column").ShouldBe(6 + 7 + 3);
        probe.AllText.ShouldContain("Joint session of 4 schools");
        probe.AllText.ShouldContain("14 people came");
        probe.Bookmarks().Select(b => b.Title).ShouldBe(["Programme", "What people need to learn", "What has changed"]);
    }

    [Fact]
    public void A_year_without_training_says_so()
    {
        var probe = new PdfProbe(TrainingPdf.Write(Firs with { Sessions = [], Needs = [], WithoutSession = 0 }));
        probe.AllText.ShouldContain("No session is planned yet.");
        probe.AllText.ShouldContain("No need has been written down yet.");
        probe.PageCount.ShouldBe(1);
    }

    [Fact]
    public void A_long_programme_goes_on_over_pages_and_loses_no_session()
    {
        var probe = new PdfProbe(TrainingPdf.Write(Firs with { Sessions = [.. Enumerable.Range(1, 90).Select(i => Firs.Sessions[i % 2] with { Title = $"Session number {i}." })] }));
        probe.PageCount.ShouldBeGreaterThan(3);
        foreach (var i in Enumerable.Range(1, 90))
        {
            probe.AllText.ShouldContain($"Session number {i}.");
        }
    }

    [Fact]
    public void The_spreadsheet_is_well_formed_and_its_days_are_dates()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TrainingSheets.Workbook(Firs)), false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value).ShouldBe(["Programme", "Needs"]);
        var sheet = ((WorksheetPart)document.WorkbookPart.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!)).Worksheet;
        var first = sheet.Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();
        first[0].DataType!.Value.ShouldBe(CellValues.Number);
        DateTime.FromOADate(double.Parse(first[0].CellValue!.Text, CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2026, 9, 14));
        first[2].CellValue!.Text.ShouldBe("90");
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("Reading, writing", "\"Reading, writing\"")]
    public void The_list_has_one_line_a_session_and_no_formula(string typed, string written)
    {
        var file = TrainingSheets.Csv(Firs with { Sessions = [Firs.Sessions[1] with { Title = typed }] });
        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(file, 3, file.Length - 3).Split("\r\n")[1].ShouldBe($"2027-01-04,,,{written},SEND,,,,4,,To come,,,");
    }
}
