using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Tests.Layout;

public class LineBreakerTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 100, "one two three")]
    [InlineData("one\ntwo", 100, "one|two")]
    [InlineData("one\n\ntwo", 100, "one||two")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("ab abcdefghij cd", 4, "ab|abcd|efgh|ij|cd")]
    [InlineData("well-known thing", 6, "well-|known|thing")]
    [InlineData("2026–27 plan", 5, "2026–|27|plan")]
    [InlineData("trailing   ", 8, "trailing")]
    [InlineData("", 5, "")]
    [InlineData("by the end of Year 2", 18, "by the end of|Year 2")]
    [InlineData("Year 2", 5, "Year|2")]
    [InlineData("no\u00A0break here", 8, "no\u00A0break|here")]
    public void Text_is_broken_between_words_and_inside_words_only_when_it_must(string text, double width, string expected)
    {
        // Between digits a dash does not break: 2026–27 stays whole where it fits and is cut only where it cannot.
        var lines = LineBreaker.Break(text, _ => 1, width);

        string.Join('|', lines.Select(line => text[line.Start..line.End])).ShouldBe(expected);
        lines.ShouldAllBe(line => line.Width <= width + 0.01);
        lines.ShouldAllBe(line => Math.Abs(line.Width - (line.End - line.Start)) < 0.001);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_never_stands_on_a_line_of_its_own()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 7));
        foreach (var line in LineBreaker.Break(text, _ => 2, 5))
        {
            (line.Start % 2).ShouldBe(0);
            (line.End % 2).ShouldBe(0);
            line.Width.ShouldBeLessThanOrEqualTo(5);
        }
    }

    [Fact]
    public void The_extent_is_the_widest_line_and_the_widest_word() =>
        LineBreaker.Extent("a bcd ef\nghij-klmnop", _ => 1).ShouldBe((11, 6));
}
