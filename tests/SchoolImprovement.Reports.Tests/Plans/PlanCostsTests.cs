using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

public class PlanCostsTests
{
    [Fact]
    public void Costs_are_added_up_by_priority_and_source_and_the_trusts_order_is_kept()
    {
        var costs = new PlanCosts(SamplePlans.Firs);

        costs.Sources.ShouldBe(["School budget", "Pupil premium", "Trust fund", "Other: parents"]);
        costs.Of(0, "School budget").ShouldBe(552_000);
        costs.OfPriority(0).ShouldBe(1_396_000);
        costs.OfSource("Pupil premium").ShouldBe(2_254_000);
        costs.Total.ShouldBe(4_151_000);
    }

    [Fact]
    public void Money_without_a_source_is_shown_as_not_decided_and_comes_last()
    {
        var action = new PlanAction { Number = "1.1", What = "Buy", CostPence = 1000 };
        var costs = new PlanCosts(SamplePlans.Empty with
        {
            Priorities = [new() { Number = 1, Title = "One", Actions = [action, action with { FundingSource = "Grant " }, action with { CostPence = null }, action with { CostPence = 0, FundingSource = "Unused" }] }],
        });

        costs.Sources.ShouldBe(["Grant", "Not decided"]);
        costs.Of(0, "Not decided").ShouldBe(1000);
        costs.Total.ShouldBe(2000);
    }

    [Theory]
    [InlineData(0, "£0")]
    [InlineData(185000, "£1,850")]
    [InlineData(185050, "£1,850.50")]
    [InlineData(5, "£0.05")]
    [InlineData(123456789012, "£1,234,567,890.12")]
    public void Pounds_have_commas_and_pence_only_where_there_are_some(long pence, string expected) => PlanCosts.Pounds(pence).ShouldBe(expected);
}
