namespace SchoolImprovement.Web.Tests.Architecture;

/// <summary>When the app gives memory back: after a busy time, in a quiet one.</summary>
public sealed class RestTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(0, 17, true)]
    [InlineData(1, 400, true)]
    [InlineData(2, 400, false)]
    [InlineData(50, 400, false)]
    [InlineData(1, 16, false)]
    [InlineData(0, 0, false)]
    public void It_rests_once_little_was_asked_lately_and_much_since_the_last_rest(long sinceLastLook, long sinceLastRest, bool rests) =>
        Rest.IsDue(sinceLastLook * Megabyte, sinceLastRest * Megabyte).ShouldBe(rests);
}
