using SchoolImprovement.Reports.Pdf;

namespace SchoolImprovement.Reports.Layout;

/// <summary>How a piece of text looks. Sizes are in points; the line height is a multiple of the size.</summary>
internal sealed record TextStyle(double Size, FontWeight Weight = FontWeight.Regular, Colour Colour = default, double LineHeight = 1.3)
{
    public TrueTypeFont Font => FontLibrary.Get(Weight);

    public double Leading => Size * LineHeight;

    /// <summary>How far below the top of its line the letters stand.</summary>
    public double Baseline
    {
        get
        {
            double ascent = Size * Font.Ascent / Font.UnitsPerEm, descent = -Size * Font.Descent / Font.UnitsPerEm;
            return (Leading - ascent - descent) / 2 + ascent;
        }
    }

    public TextStyle Semi => this with { Weight = FontWeight.SemiBold };

    public TextStyle Bold => this with { Weight = FontWeight.Bold };

    public TextStyle In(Colour colour) => this with { Colour = colour };
}
