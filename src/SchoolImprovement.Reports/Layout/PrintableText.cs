using System.Globalization;
using System.Text;

namespace SchoolImprovement.Reports.Layout;

/// <summary>
/// Text as it can be set: accents joined to their letters (NFC), one kind of line break, no control characters, and none of the
/// invisible joiners and selectors that would otherwise show up as boxes. Half of a surrogate pair becomes U+FFFD.
/// </summary>
internal static class PrintableText
{
    public static string From(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        if (IsPlain(text))
        {
            return text;
        }
        var kept = new StringBuilder(text.Length);
        // Enumerating runes already gives U+FFFD for half a surrogate pair, which normalising would refuse.
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or 0x2028 or 0x2029)
            {
                kept.Append('\n');
            }
            else if (rune.Value is '\t')
            {
                kept.Append(' ');
            }
            else if (!IsUnseen(rune))
            {
                kept.Append(rune.ToString());
            }
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            // Printable ASCII and Latin-1, and the dashes and quotation marks that people type, need no second look.
            if (letter is not ((>= ' ' and <= '~') or '\n' or (>= '\u00A0' and <= '\u00FF' and not '\u00AD') or (>= '\u2013' and <= '\u2026')))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;
}
