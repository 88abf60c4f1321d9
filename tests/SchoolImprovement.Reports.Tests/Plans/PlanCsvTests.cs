using System.Text;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

public class PlanCsvTests
{
    private const string Headings = "Priority,Priority title,Number,Action,Lead,Others,Start,Due,Status,Cost (£),Paid from,Training need,Training for,Note\r\n";

    [Fact]
    public void A_byte_order_mark_comes_first_and_each_action_has_its_line()
    {
        var file = PlanCsv.Write(SamplePlans.Firs);

        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Text(file).Split("\r\n");
        lines.Length.ShouldBe(1 + 9 + 9 + 8 + 8 + 1);
        lines[5].ShouldBe("1,Every child reads fluently by the end of Year 2,1.5,\"Coach Year 1 and Year 2 teachers every week, using video of one lesson\",R. Lowe,,2026-11-02,2027-03-26,At risk,3120.00,School budget,Coaching for reading leaders,Two leaders,");
    }

    [Fact]
    public void The_priority_of_a_subject_plan_has_no_number()
    {
        var plan = SamplePlans.Empty with { Priorities = [new() { Number = 1, Subject = "Geography", Title = "Fieldwork", Actions = [new() { Number = "1", What = "Walk the river" }] }] };
        Text(PlanCsv.Write(plan)).ShouldBe(Headings + ",Fieldwork,1,Walk the river,,,,,Not started,,,,,\r\n");
    }

    [Fact]
    public void An_empty_plan_has_its_headings() => Text(PlanCsv.Write(SamplePlans.Empty)).ShouldBe(Headings);

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tTab", "\"'\tTab\"")]
    [InlineData("\rReturn", "\"'\rReturn\"")]
    [InlineData("=\"x\",\"y\"", "\"'=\"\"x\"\",\"\"y\"\"\"")]
    [InlineData("1 = 1", "1 = 1")]
    [InlineData("Say \"when\", then\nstop", "\"Say \"\"when\"\", then\nstop\"")]
    [InlineData("Siân Ŵyn ế 😀", "Siân Ŵyn ế 😀")]
    public void Text_is_quoted_where_needed_and_never_a_formula(string typed, string written)
    {
        var plan = SamplePlans.Empty with { Priorities = [new() { Number = 1, Title = "One", Actions = [new() { Number = "1.1", What = typed }] }] };

        Text(PlanCsv.Write(plan)).ShouldBe(Headings + $"1,One,1.1,{written},,,,,Not started,,,,,\r\n");
    }

    [Fact]
    public void Every_column_is_guarded_not_only_the_first()
    {
        const string formula = "=1";
        var action = new PlanAction { Number = formula, What = formula, Lead = formula, Others = formula, FundingSource = formula, TrainingNeed = formula, TrainingFor = formula, Note = formula };
        var plan = SamplePlans.Empty with { Priorities = [new() { Number = 1, Title = formula, Actions = [action] }] };

        Text(PlanCsv.Write(plan)).Split("\"'=1\"").Length.ShouldBe(10);
    }

    private static string Text(byte[] file) => Encoding.UTF8.GetString(file, 3, file.Length - 3);
}
