using SchoolImprovement.Web.Pages.Schools.Plan;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>The sentence in which a plan's page says what changed recently.</summary>
public sealed class ChangeRowTests
{
    [Theory]
    [InlineData("Priority 1: Every pupil reads well", "Priority 1 added: Every pupil reads well")]
    [InlineData("Improvement Plan 2027–28", "Improvement Plan 2027–28 added")]
    public void What_was_added_is_named_once(string added, string said) =>
        new ChangeRow("North Head", added, "added", "", "", default).Sentence.ShouldBe(said);
}
