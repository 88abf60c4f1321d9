using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace SchoolImprovement.Web.Data;

/// <summary>
/// Text as search compares it: no capitals, no accents, plain quotation marks. "Gŵyl", "Łódź" and "tiếng Việt" are found by "gwyl", "lodz" and "tieng viet", and the other way round.
/// SQLite is lent this very method. SQL Server takes accents and capitals off by its collation, and the letters that have no accent to take off by the same table as here.
/// </summary>
public static class Folding
{
    /// <summary>The name of the function lent to SQLite.</summary>
    public const string Function = "folded";

    /// <summary>Blind to capitals and accents, the Vietnamese ones too, which collations before version 100 do not know.</summary>
    private const string Blind = "Latin1_General_100_CI_AI";

    /// <summary>What stays after its accents are gone, or never had one, and what people type instead.</summary>
    private const string Odd = "łŁđĐøØħĦŧŦıðÐ’‘ʼ“”–—‑\u00A0", Plain = "lLdDoOhHtTidD'''\"\"--- ";

    /// <summary>Each letter up to the end of the Latin ones, folded; null stays as it is. Read for every letter that is searched.</summary>
    private static readonly string?[] Table = Enumerable.Range(0, 0x2100).Select(c => Letter((char)c)).ToArray();

    /// <summary>For queries: the database does it.</summary>
    public static string InDatabase(string text) => Of(text);

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            Append(folded, c);
        }

        return folded.ToString();
    }

    /// <summary>A pattern for LIKE, with \ before what means something to it: holds these words, folded, as they are typed.</summary>
    public static string Pattern(string words) =>
        "%" + Of(words.Trim()).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";

    /// <summary>The same, and beside each letter the place in the text it came from, with the text's length at the end.</summary>
    public static (string Folded, int[] From) WithPlaces(string text)
    {
        var (folded, from) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        for (var i = 0; i < text.Length; i++)
        {
            Append(folded, text[i]);
            while (from.Count < folded.Length)
            {
                from.Add(i);
            }
        }

        from.Add(text.Length);
        return (folded.ToString(), [.. from]);
    }

    /// <summary>Tells the model how the database folds.</summary>
    public static void Apply(ModelBuilder builder, bool onSqlServer)
    {
        var function = builder.HasDbFunction(typeof(Folding).GetMethod(nameof(InDatabase))!);
        if (onSqlServer)
        {
            function.HasTranslation(arguments => BySqlServer(arguments[0]));
        }
        else
        {
            function.HasName(Function).IsBuiltIn().HasParameter("text").PropagatesNullability();
        }
    }

    /// <summary>TRANSLATE compares by the collation of its text: letter by letter for the table, blind for everything after it.</summary>
    private static CollateExpression BySqlServer(SqlExpression text)
    {
        SqlConstantExpression Letters(string letters) => new(letters, typeof(string), text.TypeMapping);
        return new(new SqlFunctionExpression("TRANSLATE", [new CollateExpression(text, "Latin1_General_100_BIN2"), Letters(Odd), Letters(Plain)], true, [true, false, false], typeof(string), text.TypeMapping), Blind);
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (c >= Table.Length)
        {
            folded.Append(char.ToLowerInvariant(c));
        }
        else if (Table[c] is { } letters)
        {
            folded.Append(letters);
        }
        else
        {
            folded.Append(c);
        }
    }

    private static string? Letter(char c)
    {
        var letters = Odd.IndexOf(c) is >= 0 and var odd ? Plain[odd].ToString() : c switch { 'ß' => "ss", 'æ' or 'Æ' => "ae", 'œ' or 'Œ' => "oe", 'þ' or 'Þ' => "th", _ => c.ToString() };
        var folded = string.Concat(letters.Normalize(NormalizationForm.FormD).Where(l => CharUnicodeInfo.GetUnicodeCategory(l) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant));
        return folded == c.ToString() ? null : folded;
    }
}
