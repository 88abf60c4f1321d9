using System.Text.RegularExpressions;

namespace SchoolImprovement.Web.Ui;

/// <summary>Where a long word may part in a column narrower than the word. Not every browser knows how English words part.</summary>
public static partial class SoftHyphens
{
    private const char Soft = '\u00AD';

    /// <summary>The text with a soft hyphen, which shows only at the end of a line, between the syllables of its long words.</summary>
    public static string Parted(this string text) => LongWord().Replace(text, word => Between().Replace(word.Value, Soft.ToString()));

    [GeneratedRegex(@"\p{L}{10,}")]
    private static partial Regex LongWord();

    /// <summary>After “safe”, and between two consonants that stand between vowels, unless they are one sound or the second begins a last “-ding”.</summary>
    [GeneratedRegex("(?<=^safe)(?=g)|(?<=.[aeiouy][b-df-hj-np-tv-xz])(?=[b-df-hj-np-tv-xz][aeiouy].)(?<![cgpstw](?=h))(?<!c(?=k))(?<![bcdfgkpt](?=[rl]))(?!.ings?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
