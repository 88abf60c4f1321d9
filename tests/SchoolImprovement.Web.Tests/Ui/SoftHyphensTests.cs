using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Tests.Ui;

public sealed class SoftHyphensTests
{
    [Theory]
    [InlineData("Safeguarding audit", "Safe-guarding audit")]
    [InlineData("Disadvantaged pupils", "Disad-van-taged pupils")]
    [InlineData("questionnaires", "ques-tion-naires")]
    [InlineData("environment", "environ-ment")]
    public void A_long_word_may_part_between_its_syllables(string text, string parted) => text.Parted().Replace('\u00AD', '-').ShouldBe(parted);

    [Theory]
    [InlineData("Book look: Year 2 writing")]
    [InlineData("Governor visit")]
    [InlineData("")]
    public void Short_words_stay_whole(string text) => text.Parted().ShouldBe(text);
}
