using System.Globalization;
using System.Text;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Tests.Pdf;

public class VectorPathTests
{
    [Fact]
    public void Lines_and_closings_become_operators_with_y_upwards() =>
        Operators("M1 2h3v4H1z").ShouldBe("1 14 m\n4 14 l\n4 10 l\n1 10 l\nh\nf\n");

    [Fact]
    public void Numbers_may_touch() => Operators("M.5.5l-.25-1").ShouldBe("0.5 15.5 m\n0.25 16.5 l\nf\n");

    [Fact]
    public void A_smooth_curve_mirrors_the_control_point_before_it() =>
        Operators("M0 0C0 4 4 8 8 8S12 4 16 8").ShouldBe("0 16 m\n0 12 4 8 8 8 c\n12 8 12 12 16 8 c\nf\n");

    [Fact]
    public void An_arc_goes_round_its_circle_and_ends_where_it_says()
    {
        var points = Operators("M8 0a8 8 0 1 1 0 16").Split('\n').Where(line => line.EndsWith('c'))
            .Select(line => line.Split(' ').SkipLast(1).TakeLast(2).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();

        points.Count.ShouldBe(2);
        points[0].ShouldBe([16, 8]);
        points[1].ShouldBe([8, 0]);
    }

    [Fact]
    public void A_command_that_is_not_known_is_refused() => Should.Throw<FormatException>(() => VectorPath.Parse("M0 0Q1 1 2 2"));

    private static string Operators(string path) => Encoding.ASCII.GetString(VectorPath.Parse(path).Operators);
}
