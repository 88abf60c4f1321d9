namespace SchoolImprovement.Domain;

/// <summary>A rule of the field was broken. The message is a sentence fit for the screen that says what to do.</summary>
/// <param name="message">What to do, in the reader's words.</param>
/// <param name="field">The name of the form field the sentence belongs to, or null when it belongs to the whole page.</param>
public sealed class RuleBrokenException(string message, string? field = null) : Exception(message)
{
    /// <summary>The form field the sentence belongs to, or null.</summary>
    public string? Field { get; } = field;
}

/// <summary>The person may see that this exists, but may not do what they asked for. Becomes a 403.</summary>
public sealed class NotAllowedException(string message) : Exception(message);

/// <summary>Short guards that the entities share.</summary>
internal static class Rule
{
    /// <summary>Trimmed text that must be there and must fit.</summary>
    public static string Text(string? value, int max, string missing, string? field = null)
    {
        var text = Optional(value, max, field);
        return text ?? throw new RuleBrokenException(missing, field);
    }

    /// <summary>Trimmed text that may be missing but must fit; null for none. Line ends become \n, so that every browser's text compares alike.</summary>
    public static string? Optional(string? value, int max, string? field = null)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var text = value.ReplaceLineEndings("\n").Trim();
        return text.Length <= max ? text : throw new RuleBrokenException($"Shorten this to {max:N0} characters. It has {text.Length:N0}", field);
    }

    /// <summary>Text that fits, cut with an ellipsis where it does not; never in the middle of a letter.</summary>
    public static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - (char.IsHighSurrogate(text[max - 2]) ? 2 : 1))].TrimEnd() + "…";

    public static void Hold(bool holds, string otherwise, string? field = null)
    {
        if (!holds)
        {
            throw new RuleBrokenException(otherwise, field);
        }
    }
}
