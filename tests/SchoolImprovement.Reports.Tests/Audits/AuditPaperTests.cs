using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SchoolImprovement.Reports.Audits;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Reports.Tests.Pdf;

namespace SchoolImprovement.Reports.Tests.Audits;

/// <summary>A school's audit and the trust's results, on paper and as spreadsheets.</summary>
public sealed class AuditPaperTests
{
    private static readonly SefGrade NotYet = new("Not yet", "g1", "pip1"), InPlace = new("Mostly in place", "g3", "pip4"), Na = new("Not applicable", "gx", "dash");

    private static readonly AuditReport Firs = new()
    {
        School = "Firs Primary School",
        Trust = "Arden Vale Learning Trust",
        Title = "Emotional wellbeing audit, autumn 2026",
        Framework = "Emotional wellbeing audit, version 1",
        State = "Finished by Sarah Whitlock, 19 November 2026",
        Due = "20 November 2026",
        MadeAt = "23 November 2026 at 10:00am",
        Made = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Before = "Emotional wellbeing audit, autumn 2025",
        Areas =
        [
            new("Whole community", [new("Trained pupils support others.", NotYet, "Nobody is trained yet", InPlace, "Priority 4, Emotional wellbeing"), new("Families are partners.", InPlace, null, null, null), new("We work with local groups.", null, null, null, null)]),
            new("Behaviour", [new("Adults teach the better choice.", Na, null, null, null)]),
        ],
    };

    private static readonly AuditResultsReport Results = new()
    {
        Trust = "Arden Vale Learning Trust",
        Title = Firs.Title,
        Framework = Firs.Framework,
        Due = Firs.Due,
        MadeAt = Firs.MadeAt,
        Made = Firs.Made,
        Before = Firs.Before,
        KeySentences = ["2 of 3 schools say “Not yet” to “Trained pupils support others.”"],
        Areas = [new("Whole community", "67% of answers are “Not yet”", "Not yet", [NotYet, InPlace, Na], [new("Trained pupils support others.", [2, 1, 1], 2, 3, 3, 4), new("Families are partners.", [0, 0, 4], 0, 0, null, null)])],
        Schools = [new("Firs Primary School", "Finished", 43, 43, new(2026, 11, 19), "Sarah Whitlock"), new("Kingsmead Academy", "Not started, 3 days overdue", 0, 43, null, null)],
    };

    [Fact]
    public void The_pdf_of_a_school_has_each_statement_with_answer_evidence_last_time_and_plan()
    {
        var probe = new PdfProbe(AuditPdf.Write(Firs));
        probe.Elements("H1").Single().Words.ShouldBe("Firs Primary School");
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["In short", "Whole community", "Behaviour"]);
        probe.Bookmarks().Select(b => b.Title).ShouldBe(["In short", "Whole community", "Behaviour"]);
        var rows = probe.Elements("TR").Select(r => r.AllWords).ToList();
        rows.ShouldContain("Area Not yet Mostly in place Not applicable No answer");
        rows.ShouldContain("Whole community 1 1 – 1");
        rows.ShouldContain("Trained pupils support others. Not yet Nobody is trained yet Mostly in place Priority 4, Emotional wellbeing");
        rows.ShouldContain("We work with local groups. No answer – – –");
        rows.ShouldContain("Adults teach the better choice. Not applicable – –", "no column for the plan where nothing is in it");
        probe.AllText.ShouldContain("3 of 4 statements");
        probe.AllText.ShouldContain("Finished by Sarah Whitlock, 19 November 2026");
    }

    [Fact]
    public void Without_an_audit_before_there_is_no_such_column() =>
        new PdfProbe(AuditPdf.Write(Firs with { Before = null })).AllText.ShouldNotContain("Last time");

    [Fact]
    public void The_pdf_of_the_trust_counts_answers_and_says_how_far_schools_are()
    {
        var probe = new PdfProbe(AuditResultsPdf.Write(Results));
        probe.Elements("H1").Single().Words.ShouldBe("All schools");
        probe.AllText.ShouldContain("1 of 2 schools");
        probe.AllText.ShouldContain("2 of 3 schools say");
        var rows = probe.Elements("TR").Select(r => r.AllWords).ToList();
        rows.ShouldContain("Statement Not yet Mostly in place Not applicable Not yet Time before");
        rows.ShouldContain("Trained pupils support others. 2 1 1 2 of 3 3 of 4");
        rows.ShouldContain("Families are partners. – – 4 – –");
        rows.ShouldContain("Kingsmead Academy Not started, 3 days overdue 0 of 43 –");
        new PdfProbe(AuditResultsPdf.Write(Results with { Schools = [Results.Schools[1]] })).AllText.ShouldNotContain("Trained pupils support others. 2", customMessage: "no results before a school has finished");
    }

    [Fact]
    public void The_spreadsheets_have_a_row_a_statement_and_are_sound()
    {
        Rows(AuditSheets.Workbook(Firs), 0).ShouldContain("Whole community|Trained pupils support others.|Not yet|Nobody is trained yet|Mostly in place|Priority 4, Emotional wellbeing");
        var results = AuditSheets.Workbook(Results);
        Rows(results, 0).ShouldContain("Whole community|Trained pupils support others.|2|1|1|2|3|3|4");
        Rows(results, 1)[1].ShouldStartWith("Firs Primary School|Finished|43|43|");
    }

    private static List<string> Rows(byte[] file, int sheet)
    {
        using var stream = new MemoryStream(file);
        using var document = SpreadsheetDocument.Open(stream, false);
        new OpenXmlValidator().Validate(document).ShouldBeEmpty();
        var workbook = document.WorkbookPart!;
        var part = (WorksheetPart)workbook.GetPartById(workbook.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ElementAt(sheet).Id!);
        return [.. part.Worksheet!.Descendants<Row>().Select(r => string.Join('|', r.Elements<Cell>().Select(c => c.InnerText)))];
    }
}
