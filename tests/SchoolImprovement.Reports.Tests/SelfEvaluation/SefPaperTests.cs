using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Reports.Tests.Pdf;
using SchoolImprovement.Reports.Tests.Plans;

namespace SchoolImprovement.Reports.Tests.SelfEvaluation;

/// <summary>The self-evaluation on paper: alone, behind the plan, on one page for the planning call, and as a spreadsheet.</summary>
public sealed class SefPaperTests
{
    private static readonly SefGrade Attention = new("Needs attention", "g2", "pip2"), Expected = new("Expected standard", "g3", "pip3"), Strong = new("Strong standard", "g4", "pip4"), Met = new("Met", "gx", "shield-check");

    private static SefReport Report(params SefArea[] areas) => new()
    {
        School = "Ysgol Gŵyl Łódź – Trường Tiểu học",
        Trust = "Arden Vale Learning Trust",
        Title = "Self-evaluation, autumn 2026",
        Framework = "Ofsted renewed framework, 2025-11",
        State = "Signed by Siân Świętek, 11 December 2026",
        MadeAt = "11 December 2026 at 4:05pm",
        Made = new DateTimeOffset(2026, 12, 11, 16, 5, 0, TimeSpan.Zero),
        Facts = [new("Headteacher", "Nguyễn Thị Hương"), new("Pupils", "412")],
        Context = "31% of pupils are disadvantaged.",
        InspectedOn = "14 May 2024",
        Inspection = [new("Teach phonics alike in every class", "One programme since September.", null, Progress.Complete), new("Raise attendance", null)],
        Before = "summer 2026",
        Areas = areas,
    };

    private static SefArea Attendance { get; } = new()
    {
        Name = "Attendance and behaviour",
        Grade = Attention,
        Before = Expected,
        Moved = "down from Expected standard in summer 2026",
        Why = "Too many days are missed. Behaviour in lessons is calm and meets the standard.",
        Links = ["Data review, 6 November 2026"],
        Strengths = [new("Pupils move calmly", "14 drop-ins", ["Drop-ins, 16 October 2026"])],
        Developments = [new("Attendance of disadvantaged pupils", null, ["Attendance: 91.6%, 19 November 2026"], null, "Priority 3, Attendance"), new("Unstructured time in Year 5")],
        Groups = "Disadvantaged pupils: 91.6%.",
        Views = [new("Peter Longhurst, adviser, 12 November 2026", "Agrees: Needs attention", "Say more of those who improved.")],
    };

    [Fact]
    public void Evidence_that_is_typed_and_linked_under_one_name_is_printed_once_with_its_day()
    {
        var area = Attendance with
        {
            Links = ["Data review, 6 November 2026", "Panel notes, 2 November 2026"],
            Strengths = [new("Pupils move calmly", "drop-ins.\n14 logs", ["Drop-ins, 16 October 2026"])],
            Developments = [new("Attendance of disadvantaged pupils", "Panel notes; Registers"), new("Year 5 at lunch", "Data review", ["Data review, 6 November 2026"]), new("Nothing shows this")],
        };
        var probe = new PdfProbe(SefPdf.Write(Report(area)));
        foreach (var (name, day) in new[] { ("Drop-ins", "16 October 2026"), ("Panel notes", "2 November 2026"), ("Data review", "6 November 2026") })
        {
            System.Text.RegularExpressions.Regex.Count(probe.AllText, name, System.Text.RegularExpressions.RegexOptions.IgnoreCase).ShouldBe(1, name);
            probe.AllText.ShouldContain($"{name}, {day}");
        }

        probe.AllText.ShouldContain("14 logs; Drop-ins, 16 October 2026");
        probe.Elements("TR").Select(r => r.AllWords).ShouldContain("Attendance of disadvantaged pupils Registers; Panel notes, 2 November 2026 –");
        probe.AllText.ShouldNotContain("This grade is shown by", customMessage: "each point says it");
        (Attendance with { Links = ["Attendance, Year 5: 91%, 19 November 2026"], Strengths = [new("Calm", "Attendance")] }).WithEvidenceOnce().Strengths[0].Evidence.ShouldBe("Attendance", "another name that begins alike");
        (Attendance with { Links = ["Panel notes, 11 November, 11 November 2026"], Strengths = [new("Calm", "Panel notes, 11 November")] }).WithEvidenceOnce().Strengths[0].Links.ShouldBe(["Panel notes, 11 November, 11 November 2026"]);
        var same = Attendance.WithEvidenceOnce();
        (same.Links.Single(), same.Strengths[0], same.Developments[0]).ShouldBe((Attendance.Links[0], Attendance.Strengths[0], Attendance.Developments[0]), "what has names of its own stays");
    }

    [Fact]
    public void The_pdf_says_each_grade_why_what_shows_it_and_what_others_think()
    {
        var probe = new PdfProbe(SefPdf.Write(Report(Attendance, new SefArea { Name = "Safeguarding", Grade = Met, Why = "Checks are complete." }, new SefArea { Name = "Inclusion" })));
        probe.Elements("H1").Single().Words.ShouldBe("Ysgol Gŵyl Łódź – Trường Tiểu học");
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["Our school", "Our grades", "Since the last inspection, 14 May 2024", "Attendance and behaviour", "Safeguarding"], "an area of which nothing is said has its row and no section");
        probe.Elements("H3").Select(h => h.Words).ShouldBe(["Strengths", "Areas for development", "Pupil groups", "What others say of this grade"]);
        probe.Bookmarks().Select(b => (b.Level, b.Title)).ShouldBe([(1, "Our school"), (1, "Our grades"), (1, "Since the last inspection"), (1, "Attendance and behaviour"), (1, "Safeguarding")]);
        var rows = probe.Elements("TR").Select(r => r.AllWords).ToList();
        rows.ShouldContain("Attendance and behaviour Needs attention Expected standard Too many days are missed. Behaviour in lessons is calm and meets the standard.");
        rows.ShouldContain("Inclusion Not yet judged – –");
        rows.ShouldContain("Teach phonics alike in every class One programme since September. Complete");
        rows.ShouldContain("Raise attendance – –");
        rows.ShouldContain("Attendance of disadvantaged pupils Attendance: 91.6%, 19 November 2026 Priority 3, Attendance");
        probe.AllText.ShouldContain("This grade is shown by: Data review, 6 November 2026");
        probe.AllText.ShouldContain("14 drop-ins; Drop-ins, 16 October 2026");
        probe.AllText.ShouldContain("Agrees: Needs attention. Say more of those who improved. (Peter Longhurst, adviser, 12 November 2026)");
        probe.AllText.ShouldContain("Nguyễn Thị Hương");
        probe.AllText.ShouldContain("Signed by Siân Świętek, 11 December 2026");
        probe.AllText.ShouldContain($"Page 1 of {probe.PageCount}");
        probe.Elements("TH").Count(h => h.Scope == "Column").ShouldBe(10);
    }

    [Fact]
    public void An_empty_self_evaluation_is_a_page_that_says_so()
    {
        var probe = new PdfProbe(SefPdf.Write(Report(new SefArea { Name = "Inclusion" }) with { Context = null, Inspection = [], InspectedOn = null, Before = null }));
        probe.PageCount.ShouldBe(1);
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["Our grades"]);
        probe.Elements("TR").Last().AllWords.ShouldBe("Inclusion Not yet judged – –");
    }

    [Fact]
    public void Long_words_and_long_lists_run_on_over_pages_and_nothing_is_lost()
    {
        var word = new string('w', 200);
        var area = Attendance with
        {
            Why = string.Join(' ', Enumerable.Repeat("A long reason that goes on.", 200)) + " Endofwhy",
            Developments = [.. Enumerable.Range(1, 40).Select(i => new SefPoint($"Point {i} {word}", string.Join(' ', Enumerable.Repeat("evidence", 100))))],
            Groups = new string('g', 3000) + " Endofgroups",
        };
        var probe = new PdfProbe(SefPdf.Write(Report([.. Enumerable.Range(0, 3).Select(i => area with { Name = $"Area {i}" })])));
        probe.PageCount.ShouldBeGreaterThan(8);
        probe.AllText.Split("Endofwhy").Length.ShouldBe(4);
        probe.AllText.Split("Endofgroups").Length.ShouldBe(4);
        probe.AllText.ShouldContain("Point 40");
    }

    [Fact]
    public void An_area_begins_on_the_page_before_where_its_grade_and_lists_have_room_there()
    {
        var tall = Attendance with { Groups = string.Join(' ', Enumerable.Repeat("Groups of pupils do as well as others.", 40)) };
        var probe = new PdfProbe(SefPdf.Write(Report([.. Enumerable.Range(1, 8).Select(i => tall with { Name = $"Area {i}" })])));
        var areas = probe.Elements("Sect").Where(s => s.AllWords.StartsWith("Area ", StringComparison.Ordinal)).ToList();
        areas.Count.ShouldBe(8);
        areas.Select(a => a.Pages().Min()).Distinct().Count().ShouldBeLessThan(8, "each takes more than half a page, and none waits for a page of its own");
        foreach (var area in areas)
        {
            var parts = area.Descendants().ToList();
            parts.Where(p => p.Type == "H2" || p.Type == "TR" || (p.Type == "H3" && p.Words is "Strengths" or "Areas for development")).SelectMany(p => p.Pages()).Distinct().Count().ShouldBe(1, "grade, why and the lists beside each other are in one piece");
        }
    }

    [Fact]
    public void Behind_the_plan_both_are_one_document_with_one_list_of_bookmarks()
    {
        var plan = SamplePlans.Firs;
        var probe = new PdfProbe(SefPdf.WriteWithPlan(plan, Report(Attendance)));
        probe.Elements("H1").Count().ShouldBe(1);
        var titles = probe.Bookmarks();
        titles[0].Title.ShouldBe("Summary");
        var sef = titles.FindIndex(b => b.Title == "Self-evaluation, autumn 2026");
        sef.ShouldBeGreaterThan(0);
        titles[sef].Level.ShouldBe(1);
        titles.Skip(sef + 1).Select(b => (b.Level, b.Title)).ShouldBe([(2, "Our school"), (2, "Our grades"), (2, "Since the last inspection"), (2, "Attendance and behaviour")]);
        var rows = probe.Elements("TR").Select(r => r.AllWords).ToList();
        foreach (var part in titles.Where((b, i) => b.Title != "Contents" && (b.Level == 1 || i > sef)))
        {
            rows.ShouldContain($"{part.Title} {part.Page + 1}");
        }

        rows.ShouldNotContain(r => r.StartsWith("Milestones ", StringComparison.Ordinal), "what stands within a priority is left to the bookmarks");
        titles.Skip(sef).ShouldAllBe(b => b.Page > titles[sef - 1].Page, "the self-evaluation begins on a page of its own");
        probe.AllText.ShouldContain($"Page {probe.PageCount} of {probe.PageCount}");
    }

    [Fact]
    public void The_sheet_for_the_planning_call_has_everything_on_one_page()
    {
        var probe = new PdfProbe(PlanningCallPdf.Write(Report(Attendance, new SefArea { Name = "Personal development", Grade = Strong, Why = "Clubs reach all.", Strengths = [new("Pupils run the council")] }), SamplePlans.Firs));
        probe.PageCount.ShouldBe(1);
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["How we grade ourselves", "Since the last inspection, 14 May 2024", "What to see", $"What we work on: {SamplePlans.Firs.Title}"]);
        probe.AllText.ShouldContain("Attendance and behaviour");
        probe.Elements("LI").Select(l => l.AllWords).ShouldContain(l => l.Contains("Personal development: Pupils run the council"));
        probe.AllText.IndexOf("Pupils run the council", StringComparison.Ordinal).ShouldBeLessThan(probe.AllText.IndexOf("Pupils move calmly", StringComparison.Ordinal), "what stands best comes first");
        probe.AllText.ShouldContain("Page 1 of 1");
    }

    [Fact]
    public void It_stays_one_page_whatever_is_written_and_says_what_it_leaves_out()
    {
        var word = new string('w', 200);
        var sentence = string.Join(' ', Enumerable.Repeat("A long sentence without an end", 60));
        var area = Attendance with { Why = sentence, Strengths = [new(sentence), new(word)] };
        var plan = SamplePlans.Firs;
        var crowded = plan with { Title = word, Priorities = [.. Enumerable.Range(1, 30).Select(i => plan.Priorities[0] with { Number = i, Title = sentence, Lead = sentence })] };
        var report = Report([.. Enumerable.Range(1, 40).Select(i => area with { Name = $"Area {i} {sentence}", Grade = new SefGrade(sentence[..60], "g5", "pip5") })]) with
        {
            School = $"{word} {word}",
            Context = sentence,
            Inspection = [.. Enumerable.Range(1, 30).Select(i => new SefPoint($"Point {i} {sentence}", sentence, null, Progress.OnTrack))],
            Facts = [.. Enumerable.Range(1, 6).Select(i => new PlanFact($"Fact {i}", sentence))],
        };
        var probe = new PdfProbe(PlanningCallPdf.Write(report, crowded));
        probe.PageCount.ShouldBe(1);
        probe.AllText.ShouldContain("more");
        var bare = new PdfProbe(PlanningCallPdf.Write(Report() with { Context = null, Inspection = [], Facts = [] }, null));
        bare.PageCount.ShouldBe(1);
        foreach (var said in new[] { "Nothing written of what it asked for.", "No strengths are written yet.", "There is no plan for this year yet." })
        {
            bare.AllText.ShouldContain(said);
        }
    }

    [Fact]
    public void A_grade_is_a_word_a_shape_and_a_colour_and_every_framework_has_its_shapes()
    {
        foreach (var grade in new[] { Attention, Expected, Strong, Met, new("Not met", "g1", "exclamation-circle-fill"), new("Not applicable", "gx", "dash"), new("Of our own", "unknown", "unknown") })
        {
            var probe = new PdfProbe(SefPdf.Write(Report(new SefArea { Name = "Area", Grade = grade, Why = "Because." })));
            probe.Elements("TR").Last(r => r.AllWords.StartsWith("Area", StringComparison.Ordinal)).AllWords.ShouldBe($"Area {grade.Label} – Because.");
        }
    }

    [Fact]
    public void The_spreadsheet_has_grades_points_and_the_last_inspection_each_on_a_sheet()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(SefSheets.Workbook(Report(Attendance, new SefArea { Name = "Inclusion" }))), false);
        new OpenXmlValidator().Validate(book).ShouldBeEmpty();
        book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value).ShouldBe(["About", "Areas", "Strengths and development", "Last inspection"]);
        var text = string.Join('|', book.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Select(c => c.InnerText));
        foreach (var said in new[] { "Needs attention", "Not yet judged", "Priority 3, Attendance", "Drop-ins, 16 October 2026", "Teach phonics alike in every class", "Complete", "Peter Longhurst, adviser, 12 November 2026: Agrees: Needs attention. Say more of those who improved." })
        {
            text.ShouldContain(said);
        }
    }
}
