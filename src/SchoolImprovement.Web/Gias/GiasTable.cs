using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace SchoolImprovement.Web.Gias;

/// <summary>One file of the register, row by row. Everything that can be wrong with a row or a cell is a <see cref="GiasFileException"/>.</summary>
internal sealed partial class GiasTable : IDisposable
{
    /// <summary>The longest row of the real files is under 3,000 characters. The limit keeps a file without line ends out of memory.</summary>
    private const int LongestRow = 128 * 1024;

    /// <summary>About five times the country, open and closed.</summary>
    private const int MostRows = 250_000;

    private static readonly string[] DateFormats = ["dd-MM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd"];

    private readonly GiasLayout _layout;
    private readonly GiasText _text;
    private readonly CsvReader _csv;
    private readonly IReadOnlyList<string> _header;
    private CsvMalformedRecord? _malformed;
    private int _rows;

    public GiasTable(string file, Stream content, GiasLayout layout, long largest = GiasText.LargestExpanded)
    {
        File = file;
        _layout = layout;
        _text = GiasText.Open(file, content, layout, largest);
        _csv = CsvReader.Create(_text.Reader, new CsvReaderOptions
        {
            Separator = ',',
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
            OnMalformedRecord = problem => _malformed ??= problem,
        });
        try
        {
            Row = 1;
            _header = Guarded(() => { _csv.ReadHeader(); return _csv.Headers.ToArray(); });
            if (layout.Refuse(_header) is { } refusal)
            {
                throw GiasFileException.InFile(file, refusal);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string File { get; }

    /// <summary>The row as a spreadsheet numbers it.</summary>
    public int Row { get; private set; }

    public int PercentRead => _text.PercentRead;

    /// <summary>Where a column stands, by any of its names; -1 when this date of the file does not have it.</summary>
    public int Column(params string[] names)
    {
        var found = Enumerable.Range(0, _header.Count).Where(i => names.Contains(_header[i].Trim(), StringComparer.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            0 => -1,
            1 => found[0],
            _ => throw GiasFileException.InFile(File, $"has the column “{names[0]}” {found.Count} times in row 1. Keep one of them, or download the file again."),
        };
    }

    public bool Next()
    {
        if (!Guarded(_csv.Read))
        {
            return _rows > 0 ? false : throw GiasFileException.InFile(File, $"has a header but no rows. {_layout.Remedy}");
        }

        Row = (int)_csv.LineNumber;
        _rows++;
        RefuseMalformed();
        if (_csv.FieldCount != _header.Count)
        {
            throw WrongWidth();
        }

        return _rows <= MostRows
            ? true
            : throw GiasFileException.InRow(File, Row, $"the file has more than {MostRows:N0} rows, several times the whole country. {_layout.Remedy}");
    }

    public string Text(int column)
    {
        var text = column < 0 ? "" : _csv.GetString(column).Trim();
        return Spoiled().IsMatch(text)
            ? throw Cell(column, $"“{Shortened(text)}” has letters that were spoiled when the file was saved with another encoding. Upload the file as you downloaded it, without opening and saving it.")
            : text;
    }

    public string NeededText(int column, int longest, string why)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            throw Cell(column, $"the cell is empty. {why} Fill in the cell or download the file again.");
        }

        return text.Length <= longest ? text : throw Cell(column, $"“{Shortened(text)}” has {text.Length:N0} characters; there is room for {longest}. Shorten the cell or download the file again.");
    }

    public int Urn(int column)
    {
        var text = _csv.GetString(column).Trim();
        return text.Length is 5 or 6 && text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var urn)
            ? urn
            : throw Cell(column, $"“{Shortened(text)}” is not a URN. A URN is a number of five or six digits. Correct the cell or download the file again.");
    }

    public int? Number(int column)
    {
        var text = column < 0 ? "" : _csv.GetString(column).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Cell(column, $"“{Shortened(text)}” is not a whole number. Correct the cell or download the file again.");
    }

    public DateOnly? Date(int column)
    {
        var text = column < 0 ? "" : _csv.GetString(column).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return DateOrNull(column)
            ?? throw Cell(column, $"“{Shortened(text)}” is not a date such as 01-09-2024. Correct the cell or download the file again.");
    }

    /// <summary>For a date that the import can do without.</summary>
    public DateOnly? DateOrNull(int column) =>
        column >= 0 && DateOnly.TryParseExact(_csv.GetString(column).Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public GiasFileException Cell(int column, string whatAndWhatToDo) => GiasFileException.InCell(File, Row, _header[column].Trim(), whatAndWhatToDo);

    public void Dispose()
    {
        _csv?.Dispose();
        _text.Dispose();
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException cause)
        {
            throw GiasFileException.InRow(
                File, Row + (_rows == 0 ? 0 : 1), $"the row is longer than {LongestRow:N0} characters, so this is not a CSV file of the register, or a quotation mark in it is never closed. {_layout.Remedy}", cause);
        }
    }

    private void RefuseMalformed()
    {
        switch (_malformed?.Reason)
        {
            case null:
                return;
            case CsvMalformedReason.UnterminatedQuote:
                throw GiasFileException.InRow(File, Row, "the file stops in the middle of this row: only part of it arrived. Download it again and upload it again.");
            default:
                throw GiasFileException.InRow(File, Row, "a quotation mark stands where it does not belong. Upload the file as you downloaded it, without editing it by hand.");
        }
    }

    private GiasFileException WrongWidth()
    {
        var found = _csv.FieldCount;
        if (found > _header.Count)
        {
            return GiasFileException.InRow(File, Row, $"there are {found:N0} columns where row 1 has {_header.Count:N0}. A comma in a name may have lost its quotation marks. Upload the file as you downloaded it.");
        }

        return Guarded(_csv.Read)
            ? GiasFileException.InRow(File, Row, $"there are {found:N0} columns where row 1 has {_header.Count:N0}. Upload the file as you downloaded it.")
            : GiasFileException.InRow(File, Row, $"the file stops here, after {found:N0} of {_header.Count:N0} columns: only part of it arrived. Download it again and upload it again.");
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    // U+FFFD is what a letter becomes when it is lost; the control letters are bytes that neither encoding has; Ã followed by a sign is UTF-8 read as Windows-1252 and saved again.
    [GeneratedRegex(@"[\uFFFD\u0080-\u009F]|[ÃÂ][\u00A0-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")]
    private static partial Regex Spoiled();
}
