using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

public sealed class TypedTests
{
    [Theory]
    [InlineData("1,850", 185_000L)]
    [InlineData("£1850.50", 185_050L)]
    [InlineData(" 0 ", 0L)]
    [InlineData("-5", -500L)]
    [InlineData("1.005", null)]
    [InlineData("about 120", null)]
    [InlineData("5%", null)]
    [InlineData("", null)]
    public void Money_is_read_as_pence_or_not_at_all(string typed, long? pence) => Typed.Pence(typed).ShouldBe(pence);

    [Theory]
    [InlineData("Coach weekly, using video", "Coach weekly, using plans", " video")]
    [InlineData("The same", "The same", "")]
    [InlineData("", "Something", "")]
    [InlineData("One two three four", "One three four", " two")]
    public void The_words_that_differ_are_marked(string text, string other, string marked)
    {
        var runs = WordDiff.Of(text, other);
        string.Concat(runs.Select(r => r.Text)).ShouldBe(text);
        string.Concat(runs.Where(r => r.IsNew).Select(r => r.Text)).ShouldBe(marked);
    }

    [Fact]
    public void Two_long_texts_are_marked_without_comparing_every_word_with_every_word()
    {
        var (one, other) = (string.Join(' ', Enumerable.Range(0, 3000)), string.Join(' ', Enumerable.Range(5000, 3000)));
        WordDiff.Of(one, other).ShouldHaveSingleItem().IsNew.ShouldBeTrue();
    }

    [Fact]
    public void Two_answers_are_the_same_however_they_are_typed()
    {
        Field Of(string name) => Field.Of<EditActionModel.Form>().Single(f => f.Name == name);
        Of("Due").Same("26 Mar 2027", "26/3/2027").ShouldBeTrue();
        Of("Due").Same("26 Mar 2027", "27 Mar 2027").ShouldBeFalse();
        Of("Cost").Same("£1,850", "1850.00").ShouldBeTrue();
        Of("Cost").Same("", "0").ShouldBeFalse();
        Of("What").Same("One\r\ntwo ", "One\ntwo").ShouldBeTrue();
    }
}
