using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

public class PlanReportTests
{
    [Theory]
    [InlineData("Firs Primary School", "Academy Improvement Plan 2026–27", null, "firs-primary-school-academy-improvement-plan-2026-27.pdf")]
    [InlineData("Ysgol Dŵr-y-Felin", "AIP 2026/27", "summary", "ysgol-dwr-y-felin-aip-2026-27-summary.pdf")]
    [InlineData("St. Mary's \"Łódź\"", "../../etc\r\npasswd", null, "st-marys-lodz-etcpasswd.pdf")]
    [InlineData("学校", "学", null, "plan.pdf")]
    public void A_file_name_holds_only_plain_letters_digits_and_hyphens(string school, string title, string? part, string expected) =>
        (SamplePlans.Empty with { School = school, Title = title }).FileName("pdf", part).ShouldBe(expected);

    [Theory]
    [InlineData(null, "")]
    [InlineData(" \n\n", "")]
    [InlineData("One line.", "One line.")]
    [InlineData("- First\r\n• Second\n\n– Third - with a dash\n-4% is kept as words", "First|Second|Third - with a dash|-4% is kept as words")]
    public void Lines_become_points(string? text, string expected) => string.Join('|', PlanReport.Points(text)).ShouldBe(expected);

    [Fact]
    public void A_very_long_name_is_cut() =>
        (SamplePlans.Empty with { School = new string('x', 500) }).FileName("xlsx").ShouldBe(new string('x', 120) + ".xlsx");
}
