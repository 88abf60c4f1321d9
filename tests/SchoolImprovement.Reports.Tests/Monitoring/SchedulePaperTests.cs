using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SchoolImprovement.Reports.Monitoring;
using SchoolImprovement.Reports.Tests.Pdf;
using SchoolImprovement.Reports.Tests.Plans;

namespace SchoolImprovement.Reports.Tests.Monitoring;

public sealed class SchedulePaperTests
{
    private static readonly ScheduleActivity DropIns = new()
    {
        Title = "Phonics drop-ins, Year 1",
        HalfTerm = 1,
        When = "13 Nov",
        Week = new DateOnly(2026, 11, 9),
        On = new DateOnly(2026, 11, 13),
        Type = "Drop-in",
        Lead = "Rebecca Lowe",
        Initials = "RL",
        State = ScheduleState.Overdue,
        Status = "6 days overdue",
        Focus = "=SUM(A1)",
    };

    private static ScheduleReport Schedule(params ScheduleActivity[] activities) => new()
    {
        School = "Firs Primary School",
        Trust = "Arden Vale Learning Trust",
        Title = "Monitoring schedule 2026–27",
        MadeAt = "19 November 2026 at 2:32pm",
        Made = new DateTimeOffset(2026, 11, 19, 14, 32, 0, TimeSpan.Zero),
        HalfTerms = [.. new[] { "Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2" }.Select(n => new ScheduleHalfTerm(n, "1 Sep–23 Oct"))],
        Rows = [new ScheduleRow(1, "Early reading", activities), new ScheduleRow(null, "Core and statutory", [])],
    };

    [Fact]
    public void The_schedule_prints_each_activity_with_its_time_its_lead_and_its_state_in_words()
    {
        var probe = new PdfProbe(SchedulePdf.Write(Schedule(DropIns, DropIns with { Title = "Given up", State = ScheduleState.Dropped })));
        probe.Elements("LBody").Select(e => e.Words).ShouldBe(["Phonics drop-ins, Year 1, 13 Nov (RL), overdue"]);
        probe.AllText.ShouldContain("Who leads: RL Rebecca Lowe.");
        probe.AllText.ShouldNotContain("Given up");
        probe.Elements("H1").Single().Words.ShouldBe("Firs Primary School");
        probe.Elements("TH").ShouldContain(h => h.Words.StartsWith("Autumn 2"));
        probe.Elements("LI").Count().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_hundred_and_twenty_activities_flow_over_pages_and_none_is_lost()
    {
        var many = Enumerable.Range(0, 120).Select(i => DropIns with { Title = $"Activity number {i:000}", HalfTerm = i % 6 }).ToArray();
        var probe = new PdfProbe(SchedulePdf.Write(Schedule(many)));
        var text = string.Join(' ', probe.Elements("LBody").Select(e => e.Words));
        probe.PageCount.ShouldBeGreaterThan(1);
        Enumerable.Range(0, 120).Where(i => !text.Contains($"number {i:000}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Behind_the_plan_the_schedule_has_its_own_page_and_bookmark()
    {
        var probe = new PdfProbe(SchedulePdf.WriteWithPlan(SamplePlans.Firs, Schedule(DropIns)));
        probe.Bookmarks().Select(b => b.Title).Last().ShouldBe("Monitoring schedule 2026–27");
        probe.Bookmarks().ShouldContain(b => b.Title.StartsWith("Priority 1"));
    }

    [Fact]
    public void An_empty_schedule_says_so() =>
        new PdfProbe(SchedulePdf.Write(Schedule())).AllText.ShouldContain("Nothing is planned yet.");

    [Fact]
    public void The_list_has_a_line_for_each_activity_and_no_formula()
    {
        var text = Encoding.UTF8.GetString(ScheduleSheets.Csv(Schedule(DropIns))[3..]);
        text.Split("\r\n").Length.ShouldBe(3);
        text.ShouldContain("1. Early reading,Autumn 2,2026-11-09,2026-11-13,\"Phonics drop-ins, Year 1\",Drop-in,\"'=SUM(A1)\"");
        var both = Encoding.UTF8.GetString(ScheduleSheets.CsvWithPlan(SamplePlans.Firs, Schedule(DropIns)));
        both.ShouldContain("\r\nSuccess criterion,1. ");
        both.ShouldContain("\r\nMilestone,1. ");
        both.Split("\r\nSuccess criterion,").Length.ShouldBe(SamplePlans.Firs.Priorities.Sum(p => p.Criteria.Count) + 1);
        both.Split("\r\nMilestone,").Length.ShouldBe(SamplePlans.Firs.Priorities.Sum(p => p.Terms.Sum(t => t.Milestones.Count)) + 1);
        both.ShouldContain("\r\nAction,1. ");
        both.ShouldContain("\r\nMonitoring,1. Early reading");
    }

    [Fact]
    public void Every_day_in_the_list_of_plan_and_schedule_is_written_in_one_way()
    {
        var first = SamplePlans.Firs.Priorities[0];
        var plan = SamplePlans.Firs with { Priorities = [first with { Criteria = [first.Criteria[0] with { ByWhen = "9 Jul 2027", By = new DateOnly(2027, 7, 9) }, first.Criteria[1] with { ByWhen = "July 2027" }] }] };
        var lines = Encoding.UTF8.GetString(ScheduleSheets.CsvWithPlan(plan, Schedule(DropIns))).Split("\r\n");
        lines.Single(l => l.StartsWith("Success criterion,1. Early reading,,Year 1 phonics,", StringComparison.Ordinal)).ShouldContain(",2027-07-09,");
        lines.Single(l => l.StartsWith("Success criterion,1. Early reading,,Disadvantaged pupils,", StringComparison.Ordinal)).ShouldContain(",July 2027,", customMessage: "a version that was kept before days were says the words that it has");
    }

    [Fact]
    public void The_spreadsheet_has_dates_that_are_dates()
    {
        using var stream = new MemoryStream(ScheduleSheets.WorkbookWithPlan(SamplePlans.Firs, Schedule(DropIns)));
        using var document = SpreadsheetDocument.Open(stream, false);
        document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value).Last().ShouldBe("Monitoring");
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        using var alone = new MemoryStream(ScheduleSheets.Workbook(Schedule(DropIns)));
        using var workbook = SpreadsheetDocument.Open(alone, false);
        var row = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();
        var day = row.Single(c => c.CellReference == "D2");
        day.DataType!.Value.ShouldBe(CellValues.Number);
        DateTime.FromOADate(double.Parse(day.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2026, 11, 13));
    }
}
