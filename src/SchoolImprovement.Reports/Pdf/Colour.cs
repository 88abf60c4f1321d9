using System.Globalization;

namespace SchoolImprovement.Reports.Pdf;

/// <summary>An opaque colour on paper.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Reads #rgb or #rrggbb; anything else gives the fallback, because a wrong brand colour must not stop a print.</summary>
    public static Colour FromHex(string? hex, Colour fallback = default)
    {
        var digits = hex.AsSpan().TrimStart('#');
        if (digits.Length == 3)
        {
            digits = string.Concat([digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]]);
        }
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : fallback;
    }

    public void Write(PdfBuffer buffer, string operation) =>
        buffer.Number(Red / 255.0).Number(Green / 255.0).Number(Blue / 255.0).Raw(operation);
}
