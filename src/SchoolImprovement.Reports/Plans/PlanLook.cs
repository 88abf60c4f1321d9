using SchoolImprovement.Reports.Layout;
using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Plans;

/// <summary>The house style on paper: the light colours of the screens, and sizes that can all be made smaller together.</summary>
internal sealed class PlanLook(double scale = 1)
{
    public static readonly Colour Ink = Colour.FromHex("15232d");
    public static readonly Colour Secondary = Colour.FromHex("42525d");
    public static readonly Colour Faint = Colour.FromHex("5a6973");
    public static readonly Colour Hairline = Colour.FromHex("dae1e4");
    public static readonly Colour StrongLine = Colour.FromHex("b6c2c8");
    public static readonly Colour Link = Colour.FromHex("1a568f");
    public static readonly Colour TrustRule = Colour.FromHex("1d4f7c");

    public TextStyle School { get; } = new(24 * scale, FontWeight.Bold, Ink, 1.2);

    public TextStyle Subtitle { get; } = new(12 * scale, FontWeight.Regular, Secondary, 1.38);

    public TextStyle CoverLine { get; } = new(9.5 * scale, FontWeight.Regular, Secondary, 1.38);

    public TextStyle Fact { get; } = new(8.5 * scale, FontWeight.Regular, Secondary, 1.38);

    public TextStyle Section { get; } = new(12.5 * scale, FontWeight.Bold, Ink, 1.25);

    public TextStyle Part { get; } = new(10.5 * scale, FontWeight.Bold, Ink, 1.25);

    public TextStyle Body { get; } = new(9.5 * scale, FontWeight.Regular, Ink, 1.38);

    public TextStyle Cell { get; } = new(9 * scale, FontWeight.Regular, Ink);

    public TextStyle Small { get; } = new(8 * scale, FontWeight.Regular, Secondary, 1.3);

    public TextStyle Tag { get; } = new(8.5 * scale, FontWeight.SemiBold, Ink, 1.25);

    public TextStyle Count { get; } = new(8 * scale, FontWeight.Regular, Secondary, 1.3);

    public TextStyle Running { get; } = new(8, FontWeight.Regular, Secondary, 1.38);

    public TableStyle Table { get; } = new(
        new TextStyle(8 * scale, FontWeight.SemiBold, Secondary, 1.25),
        PaddingX: Millimetres(2) * scale,
        PaddingY: Millimetres(1.15) * scale,
        Top: new(1.2, Ink),
        BelowHead: new(0.6, StrongLine),
        BelowRow: new(0.5, Hairline),
        AboveTotal: new(0.7, Ink),
        BelowTotal: new(1.2, Ink));

    public double Bar => 6.2 * scale;

    public double Space(double millimetres) => Millimetres(millimetres) * scale;

    public static double Millimetres(double millimetres) => millimetres * PageSetup.Millimetre;
}
