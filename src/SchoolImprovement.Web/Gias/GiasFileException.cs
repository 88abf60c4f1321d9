namespace SchoolImprovement.Web.Gias;

/// <summary>A file of the register that cannot be used. The message is fit for the screen: it names file, row and column and says what to do.</summary>
public sealed class GiasFileException : Exception
{
    private GiasFileException(string message, int? row, string? column, Exception? cause) : base(message, cause)
    {
        Row = row;
        Column = column;
    }

    /// <summary>The row as a spreadsheet numbers it: the header is row 1.</summary>
    public int? Row { get; }

    /// <summary>The column's name as the file spells it.</summary>
    public string? Column { get; }

    /// <summary>Something is wrong with the file as a whole.</summary>
    public static GiasFileException InFile(string file, string whatAndWhatToDo, Exception? cause = null) =>
        new($"“{file}” {whatAndWhatToDo}", null, null, cause);

    /// <summary>Something is wrong in one row.</summary>
    public static GiasFileException InRow(string file, int row, string whatAndWhatToDo, Exception? cause = null) =>
        new($"“{file}”, row {row:N0}: {whatAndWhatToDo}", row, null, cause);

    /// <summary>Something is wrong in one cell.</summary>
    public static GiasFileException InCell(string file, int row, string column, string whatAndWhatToDo) =>
        new($"“{file}”, row {row:N0}, column “{column}”: {whatAndWhatToDo}", row, column, null);
}
