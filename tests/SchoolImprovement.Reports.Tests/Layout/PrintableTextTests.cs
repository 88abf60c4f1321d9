using SchoolImprovement.Reports.Layout;

namespace SchoolImprovement.Reports.Tests.Layout;

public class PrintableTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("w\u0302", "ŵ")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("👩\u200D🏫\uFE0F", "👩🏫")]
    [InlineData("not\uFFFFa\uFFFEcharacter", "notacharacter")]
    [InlineData("no\u00A0break", "no\u00A0break")]
    public void Text_is_made_ready_for_setting(string? typed, string expected) => PrintableText.From(typed).ShouldBe(expected);

    [Fact]
    public void Half_a_surrogate_pair_shows_as_the_replacement_character() => PrintableText.From("a\uD83Db").ShouldBe("a\uFFFDb");
}
