namespace SchoolImprovement.Reports.Spreadsheets;

/// <summary>A column: its heading and its width in characters.</summary>
internal sealed record SheetColumn(string Heading, double Width);

/// <summary>An amount of money, kept in pence so that nothing is lost on the way to the cell.</summary>
internal readonly record struct Money(long Pence);

/// <summary>A share of a hundred: 61 is shown as 61%.</summary>
internal readonly record struct Percent(decimal Value);

/// <summary>
/// A sheet of rows under one heading row. A cell is text, a number, a <see cref="DateOnly"/>, <see cref="Money"/>, a <see cref="Percent"/> or nothing.
/// </summary>
internal sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns)
{
    public List<Row> Rows { get; } = [];

    /// <summary>Rows that people filter and sort; false where each row says something of its own.</summary>
    public bool IsList { get; init; } = true;

    public sealed record Row(IReadOnlyList<object?> Cells, bool Bold = false);

    public void Add(params object?[] cells) => Rows.Add(new(cells));

    public void AddTotal(IEnumerable<object?> cells) => Rows.Add(new([.. cells], Bold: true));
}
