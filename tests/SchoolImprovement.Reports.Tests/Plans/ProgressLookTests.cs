using SchoolImprovement.Reports.Pdf;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

public class ProgressLookTests
{
    [Fact]
    public void Each_progress_has_its_own_word_and_its_own_shape()
    {
        var looks = ProgressLook.InOrder;
        Enum.GetValues<Progress>().ShouldAllBe(progress => ProgressLook.Of(progress).Progress == progress);
        looks.Select(look => look.Label).ShouldBe(["Complete", "On track", "At risk", "Off track", "Not started"]);
        looks.Select(look => Convert.ToHexString(look.Icon.Operators)).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void Words_on_their_tint_can_be_read_in_greyscale()
    {
        foreach (var look in Enum.GetValues<Progress>().Select(ProgressLook.Of))
        {
            Contrast(look.Words, look.Tint).ShouldBeGreaterThan(4.5, look.Label);
            Contrast(look.IconColour, look.Tint).ShouldBeGreaterThan(3, look.Label);
        }
    }

    private static double Contrast(Colour words, Colour behind) => (Light(behind) + 0.05) / (Light(words) + 0.05);

    private static double Light(Colour colour) => 0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);

    private static double Linear(byte part) => part / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
