using System.Text;
using SchoolImprovement.Reports.Questionnaires;
using SchoolImprovement.Reports.Tests.Pdf;

namespace SchoolImprovement.Reports.Tests.Questionnaires;

/// <summary>What came of a staff questionnaire, on paper and as a list.</summary>
public sealed class VoicePaperTests
{
    private static readonly VoiceReport Firs = new()
    {
        School = "Firs Primary School",
        Trust = "Arden Vale Learning Trust",
        Title = "Staff wellbeing, spring 2026",
        MadeAt = "23 November 2026 at 10:00am",
        Made = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        Days = "3 to 20 March 2026",
        Replies = 33,
        Asked = 45,
        Before = "Autumn 2025",
        KeySentences = ["Support is strongest: 87% agree “Colleagues help one another”."],
        Themes =
        [
            new("Workload",
            [
                new("My workload is one I can manage most weeks", [6, 11, 5, 8, 1], 2, 55, 29, 22, [new("Teachers", 14, 21), new("Leaders", null, null)]),
                new("Tasks make a difference", null, null, null, null, null, []),
            ]),
        ],
        Picks = [new("Which three things?", 30, [("Inclusion", 12), ("Achievement", 7)])],
        Suggestions = [("Staff can manage their workload most weeks", "29% agree, the lowest of all.")],
        Comments = [("What is one thing we should stop?", ["Late e-mails."])],
    };

    [Fact]
    public void The_pdf_has_the_answers_by_theme_by_role_and_what_follows()
    {
        var probe = new PdfProbe(VoicePdf.Write(Firs));
        probe.Elements("H1").Single().Words.ShouldBe("Firs Primary School");
        probe.Elements("H2").Select(h => h.Words).ShouldBe(["Workload", "Which three things?", "By role", "Suggested priorities", "In their words"]);
        probe.Elements("Figure").Count().ShouldBe(1);
        probe.AllText.ShouldContain("33 of 45");
        probe.AllText.ShouldContain("21% of 14");
        probe.AllText.ShouldContain("Hidden to protect people");
        probe.AllText.ShouldContain("1. Staff can manage their workload most weeks");
        probe.AllText.ShouldContain("Late e-mails.");
        probe.Bookmarks().Select(b => b.Title).ShouldBe(["Answers", "Which three things?", "By role", "Suggested priorities", "In their words"]);
    }

    [Fact]
    public void With_too_few_replies_the_pdf_says_so_and_nothing_else()
    {
        var probe = new PdfProbe(VoicePdf.Write(Firs with { IsHidden = true, Replies = 4 }));
        probe.AllText.ShouldContain("Fewer than 5 people replied, so no result and no comment is shown.");
        probe.AllText.ShouldNotContain("29%");
        probe.AllText.ShouldNotContain("Late e-mails");
        probe.Elements("Table").ShouldBeEmpty();
    }

    [Fact]
    public void The_list_has_one_line_a_statement_and_says_what_is_hidden()
    {
        var lines = Lines(Firs);
        lines[0].ShouldEndWith("\"Agree %, Autumn 2025\",Teachers: answered,Teachers: agree %,Leaders: answered,Leaders: agree %");
        lines[1].ShouldBe("Workload,My workload is one I can manage most weeks,6,11,5,8,1,2,55,29,22,14,21,Hidden,Hidden");
        lines[2].ShouldBe("Workload,Tasks make a difference,Hidden,Hidden,Hidden,Hidden,Hidden,Hidden,Hidden,Hidden,,Hidden,Hidden,Hidden,Hidden");
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    public void A_question_of_a_schools_own_is_no_formula(string typed, string written) =>
        Lines(Firs with { Themes = [new("Ours", [Firs.Themes[0].Statements[0] with { Words = typed }])] })[1].ShouldStartWith($"Ours,{written},6,");

    private static string[] Lines(VoiceReport voice)
    {
        var file = VoiceSheets.Csv(voice);
        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        return Encoding.UTF8.GetString(file, 3, file.Length - 3).Split("\r\n");
    }
}
