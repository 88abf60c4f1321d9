using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Reports.Tests.Pdf;

namespace SchoolImprovement.Reports.Tests.Plans;

public class PlanSummaryPdfTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(20)]
    [InlineData(60)]
    public void The_summary_is_one_page_however_long_the_plan(int priorities)
    {
        var plan = SamplePlans.Hard with
        {
            InShort = SamplePlans.LongCell,
            Priorities = [.. Enumerable.Range(1, priorities).Select(number => SamplePlans.Hard.Priorities[number % 8] with { Number = number })],
        };

        var probe = new PdfProbe(PlanSummaryPdf.Write(plan));

        probe.PageCount.ShouldBe(1);
        probe.Texts.ShouldAllBe(text => text.Artifact != null || text.Y > 40);
        probe.Texts.ShouldContain(text => text.Text == "Page 1 of 1");
    }

    [Fact]
    public void The_summary_of_an_ordinary_plan_shows_all_of_it()
    {
        var probe = new PdfProbe(PlanSummaryPdf.Write(SamplePlans.Firs));

        probe.AllText.ShouldNotContain("…");
        probe.Elements("H2").Select(heading => heading.Words).ShouldBe(["Our priorities", "Costs and funding", "Progress at 19 November 2026"]);
        probe.Elements("Table").Select(table => table.Children.Count).ShouldBe([5, 6, 5]);
        probe.AllText.ShouldContain("3 of 4 met");
        probe.AllText.ShouldContain("Reading comes first.");
    }

    [Fact]
    public void Eight_priorities_are_all_named()
    {
        var probe = new PdfProbe(PlanSummaryPdf.Write(SamplePlans.Hard));
        probe.AllText.ShouldNotContain("…and");
        probe.Elements("Table").First().Children.Count.ShouldBe(9);
    }

    [Fact]
    public void What_does_not_fit_is_counted()
    {
        var priorities = Enumerable.Range(1, 40).Select(number => SamplePlans.Firs.Priorities[1] with { Number = number }).ToList();
        var probe = new PdfProbe(PlanSummaryPdf.Write(SamplePlans.Firs with { Priorities = priorities }));

        var table = probe.Elements("Table").First();
        var shown = table.Children.Count - 2;
        table.Children[^1].AllWords.ShouldBe($"…and {40 - shown} more");
        shown.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Milestones_of_the_current_term_are_counted_and_without_a_term_all_of_them()
    {
        new PdfProbe(PlanSummaryPdf.Write(SamplePlans.Firs)).AllText.ShouldContain("Autumn milestones");
        var all = new PdfProbe(PlanSummaryPdf.Write(SamplePlans.Firs with { CurrentTerm = null })).AllText;
        all.ShouldNotContain("Autumn milestones");
        all.ShouldContain("3 of 8 met");
    }

    [Theory]
    [InlineData(new[] { Progress.Complete, Progress.Complete }, Progress.Complete)]
    [InlineData(new[] { Progress.Complete, Progress.NotStarted }, Progress.OnTrack)]
    [InlineData(new[] { Progress.NotStarted, Progress.NotStarted }, Progress.NotStarted)]
    [InlineData(new[] { Progress.Complete, Progress.AtRisk, Progress.OnTrack }, Progress.AtRisk)]
    [InlineData(new[] { Progress.AtRisk, Progress.OffTrack }, Progress.OffTrack)]
    public void Many_milestones_together_stand_as_the_worst_of_them(Progress[] each, Progress together) => Words.Together(each).ShouldBe(together);
}
