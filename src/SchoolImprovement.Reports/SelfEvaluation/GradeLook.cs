using System.Globalization;
using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;
using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.SelfEvaluation;

/// <summary>How a grade shows on paper: a word, a shape and a colour. The shape is a meter of five bars, so that the order of grades is seen in greyscale too.</summary>
internal static class GradeLook
{
    private static readonly Dictionary<string, (Colour Tint, Colour Words)> Colours = new()
    {
        ["g1"] = (Colour.FromHex("b0281f"), Colour.FromHex("ffffff")),
        ["g2"] = (Colour.FromHex("fbe2b0"), Colour.FromHex("5c3b00")),
        ["g3"] = (Colour.FromHex("e6f0ea"), Colour.FromHex("244a37")),
        ["g4"] = (Colour.FromHex("b3d9c4"), Colour.FromHex("0f3d28")),
        ["g5"] = (Colour.FromHex("17604a"), Colour.FromHex("ffffff")),
        ["gx"] = (Colour.FromHex("eef2f3"), Colour.FromHex("42525d")),
    };

    // The shapes other than the meter are bootstrap-icons (MIT): shield-check, exclamation-circle-fill, dash, circle.
    private static readonly Dictionary<string, VectorPath> Icons = Enumerable.Range(1, 5).ToDictionary(level => $"pip{level.ToString(CultureInfo.InvariantCulture)}", Meter);

    static GradeLook()
    {
        Icons["shield-check"] = VectorPath.Parse(
            "M5.338 1.59a61 61 0 0 0-2.837.856.48.48 0 0 0-.328.39c-.554 4.157.726 7.19 2.253 9.188a10.7 10.7 0 0 0 2.287 2.233c.346.244.652.42.893.533c.12.057.22.097.293.118a1 1 0 0 0 .101.025 1 1 0 0 0 .1-.025c.076-.021.174-.061.294-.118c.24-.113.547-.29.893-.533a10.7 10.7 0 0 0 2.287-2.233c1.527-1.997 2.807-5.031 2.253-9.188a.48.48 0 0 0-.328-.39c-.651-.213-1.75-.56-2.837-.855C9.552 1.29 8.531 1.067 8 1.067c-.53 0-1.552.223-2.662.524z");
        Icons["exclamation-circle-fill"] = VectorPath.Parse("M16 8A8 8 0 1 1 0 8a8 8 0 0 1 16 0M8 4a.905.905 0 0 0-.9.995l.35 3.507a.552.552 0 0 0 1.1 0l.35-3.507A.905.905 0 0 0 8 4m.002 6a1 1 0 1 0 0 2 1 1 0 0 0 0-2");
        Icons["dash"] = VectorPath.Parse("M4 7.25h8v1.5h-8z");
    }

    private static readonly VectorPath Circle = VectorPath.Parse("M8 15A7 7 0 1 1 8 1a7 7 0 0 1 0 14m0 1A8 8 0 1 0 8 0a8 8 0 0 0 0 16");

    /// <summary>The tinted tag of a grade, or plain words where there is none.</summary>
    public static Chip Tag(SefGrade? grade, PlanLook look)
    {
        if (grade is null)
        {
            return new Chip("Not yet judged", look.Tag.In(PlanLook.Faint), Circle, PlanLook.Faint);
        }

        var (tint, words) = Colours.GetValueOrDefault(grade.Token, Colours["gx"]);
        return new Chip(grade.Label, look.Tag.In(words), Icons.GetValueOrDefault(grade.Icon, Circle), words, tint);
    }

    private static VectorPath Meter(int level)
    {
        var bars = Enumerable.Range(0, 5).Select(step =>
        {
            // A step that is not reached is hollow, not paler: a printer without greys must show it too. The inner shape runs the other way round and so is left out.
            var height = 3 * (step + 1);
            var bar = string.Create(CultureInfo.InvariantCulture, $"M{step * 3.3:0.##} {16 - height}h2.6v{height}h-2.6z");
            return step < level ? bar : bar + string.Create(CultureInfo.InvariantCulture, $"M{(step * 3.3) + 0.55:0.##} {16 - height + 0.55:0.##}v{height - 1.1:0.##}h1.5v-{height - 1.1:0.##}z");
        });
        return VectorPath.Parse(string.Concat(bars));
    }
}
