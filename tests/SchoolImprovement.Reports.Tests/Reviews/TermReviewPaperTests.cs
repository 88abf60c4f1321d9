using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.Reviews;
using SchoolImprovement.Reports.Tests.Pdf;
using SchoolImprovement.Reports.Tests.Plans;

namespace SchoolImprovement.Reports.Tests.Reviews;

/// <summary>The review of a term on paper, as a spreadsheet and as a list.</summary>
public sealed class TermReviewPaperTests
{
    private static readonly ReviewedPriority Reading = new()
    {
        Number = 1,
        Title = "Every child reads fluently by the end of Year 2",
        Progress = Progress.OnTrack,
        WhatChanged = "Phonics is taught every day.",
        ForWhom = "All of Year 1, not yet the newcomers.",
        HowWeKnow = "The November check and drop-ins.",
        Lines =
        [
            new("Success criterion", "Year 1 phonics", "61%", "84%", Progress.OnTrack, null),
            new("Milestone, Autumn", "All staff trained and observed once", null, null, Progress.Complete, "Two joined late."),
        ],
    };

    private static TermReviewReport Review(params ReviewedPriority[] priorities) => new()
    {
        School = "Firs Primary School",
        Trust = "Arden Vale Learning Trust",
        Title = "Autumn term review 2026–27",
        Plan = "Academy Improvement Plan 2026–27",
        State = "Signed by Sarah Whitlock, 11 December 2026",
        MadeAt = "11 December 2026 at 4:05pm",
        Made = new DateTimeOffset(2026, 12, 11, 16, 5, 0, TimeSpan.Zero),
        Priorities = priorities,
    };

    [Fact]
    public void The_pdf_says_who_signed_the_three_answers_and_how_each_part_stood()
    {
        var probe = new PdfProbe(TermReviewPdf.Write(Review(Reading)));
        probe.Elements("H1").Single().Words.ShouldBe("Firs Primary School");
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["Priority 1: Every child reads fluently by the end of Year 2"]);
        probe.Elements("H3").Select(h => h.Words).ShouldBe(["What changed", "For whom", "How we know", "Success criteria and milestones"]);
        probe.AllText.ShouldContain("Signed by Sarah Whitlock, 11 December 2026");
        probe.AllText.ShouldContain("All of Year 1, not yet the newcomers.");
        probe.Elements("TH").Count(h => h.Scope == "Column").ShouldBe(6);
        var rows = probe.Elements("TR").Select(r => r.AllWords).ToList();
        rows.Count.ShouldBe(3);
        rows[1].ShouldBe("Year 1 phonics Success criterion 61% 84% On track –");
        rows[2].ShouldBe("All staff trained and observed once Milestone, Autumn – – Complete Two joined late.");
        probe.Bookmarks().Select(b => b.Title).ShouldBe(["Priority 1: Every child reads fluently by the end of Year 2"]);
        probe.PageCount.ShouldBe(1);
    }

    [Fact]
    public void A_review_of_nothing_and_a_priority_without_a_word_say_so()
    {
        var empty = new PdfProbe(TermReviewPdf.Write(Review() with { State = "Not signed yet" }));
        empty.AllText.ShouldContain("The plan has no priorities to review.");
        empty.AllText.ShouldContain("Not signed yet");
        var unwritten = new PdfProbe(TermReviewPdf.Write(Review(new ReviewedPriority { Number = 1, Title = "Attendance" })));
        unwritten.AllText.Split("Not written yet.").Length.ShouldBe(4, "one for each of the three questions");
        unwritten.Elements("Table").ShouldBeEmpty();

        Rows(TermReviewSheets.Workbook(Review())).Skip(1).Select(r => r.Count()).ShouldAllBe(rows => rows == 1, "a sheet without rows keeps its headings");
        Text(TermReviewSheets.Csv(Review())).ShouldBe("Priority,Kind,What,Now,Target,How it stands,What changed, note or impact,For whom,How we know\r\n".Replace("What changed, note or impact", "\"What changed, note or impact\""));
    }

    [Theory]
    [InlineData("Gŵyl Dewi Sant yn Nŵr-y-Felin")]
    [InlineData("Zażółć gęślą jaźń, Łódź")]
    [InlineData("Nguyễn Thị Hồng ở Đà Nẵng")]
    public void Names_of_every_language_are_printed_and_listed_as_they_are(string name)
    {
        var review = Review(Reading with { Title = name, WhatChanged = $"{name} reads.", Lines = [Reading.Lines[0] with { Words = name, Note = name }] }) with { School = name, State = $"Signed by {name}, 11 December 2026" };
        var probe = new PdfProbe(TermReviewPdf.Write(review));
        probe.Elements("H1").Single().Words.ShouldBe(name);
        probe.Elements("H2").Single().Words.ShouldBe($"Priority 1: {name}");
        probe.Elements("TR").Last().AllWords.ShouldBe($"{name} Success criterion 61% 84% On track {name}");
        probe.AllText.ShouldContain($"{name} reads.");
        probe.AllText.ShouldContain($"Signed by {name}");
        var sheets = Rows(TermReviewSheets.Workbook(review));
        sheets[0].Select(row => string.Join(": ", row)).ShouldBe(
        [
            "About: What it says", $"School: {name}", "Trust: Arden Vale Learning Trust", "Plan: Academy Improvement Plan 2026–27", "Review: Autumn term review 2026–27",
            $"Signed: Signed by {name}, 11 December 2026", "Printed: 11 December 2026 at 4:05pm",
        ]);
        sheets[1][1].ShouldBe(["1", name, "On track", $"{name} reads.", Reading.ForWhom!, Reading.HowWeKnow!]);
        sheets[2][1].ShouldBe(["1", "Success criterion", name, "0.61", "0.84", "On track", name]);
        Text(TermReviewSheets.Csv(review)).ShouldContain(name.Contains(',', StringComparison.Ordinal) ? $"1,Success criterion,\"{name}\",61%" : $"1,Success criterion,{name},61%");
    }

    [Fact]
    public void Long_texts_and_long_words_flow_over_pages_stay_on_the_paper_and_nothing_is_lost()
    {
        var story = string.Join(' ', Enumerable.Range(1, 600).Select(i => $"word{i:000}"));
        var lines = Enumerable.Range(1, 60).Select(i => Reading.Lines[1] with { Words = $"Milestone number {i}.", Note = SamplePlans.LongWord }).ToList();
        var probe = new PdfProbe(TermReviewPdf.Write(Review(Reading with { WhatChanged = story, ForWhom = SamplePlans.LongWord, HowWeKnow = story, Lines = lines }, Reading with { Number = 2 })));
        probe.PageCount.ShouldBeGreaterThan(2);
        var words = string.Join(' ', probe.Elements("P").Select(p => p.Words));
        Enumerable.Range(1, 600).Where(i => !words.Contains($"word{i:000}", StringComparison.Ordinal)).ShouldBeEmpty();
        Enumerable.Range(1, 60).Where(i => !probe.AllText.Contains($"Milestone number {i}.", StringComparison.Ordinal)).ShouldBeEmpty();
        probe.AllText.ShouldContain("Priority 2: Every child");
        probe.AllText.Replace(" ", "", StringComparison.Ordinal).ShouldContain(SamplePlans.LongWord[..100]);
        // A4 on its side is 842 points wide.
        probe.Texts.Where(t => t.X is < 0 or > 842 || t.Y is < 0 or > 596).ShouldBeEmpty();
    }

    [Fact]
    public void The_spreadsheet_is_well_formed_and_has_a_sheet_for_each_kind()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TermReviewSheets.Workbook(Review(Reading))), false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value).ShouldBe(["Review", "Priorities", "Criteria and milestones"]);
        document.WorkbookPart.WorksheetParts.Select(p => p.Worksheet.Descendants<Row>().Count()).ShouldBe([7, 2, 3], ignoreOrder: true);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("Books, and reading", "\"Books, and reading\"")]
    public void The_list_has_a_line_for_each_part_and_no_formula(string typed, string written)
    {
        var file = TermReviewSheets.Csv(Review(Reading with { WhatChanged = typed }));
        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Text(file).Split("\r\n");
        lines.Length.ShouldBe(5);
        lines[1].ShouldBe($"1,Priority,Every child reads fluently by the end of Year 2,,,On track,{written},\"All of Year 1, not yet the newcomers.\",The November check and drop-ins.");
        lines[3].ShouldBe("1,\"Milestone, Autumn\",All staff trained and observed once,,,Complete,Two joined late.,,");
    }

    private static string Text(byte[] file) => Encoding.UTF8.GetString(file, 3, file.Length - 3);

    /// <summary>The words of every cell, sheet by sheet, row by row.</summary>
    private static List<List<List<string>>> Rows(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var book = document.WorkbookPart!;
        return [.. book.Workbook.Sheets!.Elements<Sheet>().Select(s => ((WorksheetPart)book.GetPartById(s.Id!)).Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.CellValue?.Text ?? c.InnerText).ToList()).ToList())];
    }
}
