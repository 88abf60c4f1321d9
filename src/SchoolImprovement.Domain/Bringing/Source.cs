namespace SchoolImprovement.Domain.Bringing;

/// <summary>One cell of a table that somebody made elsewhere.</summary>
/// <param name="Text">Its words, one paragraph a line.</param>
/// <param name="Span">How many columns it covers. The columns that it covers beyond its own hold empty cells.</param>
/// <param name="Continues">It is the lower part of a cell that covers several rows; its words are that cell's.</param>
/// <param name="Shade">What its colour says where it is painted red, amber, green or blue, or null.</param>
public sealed record SourceCell(string Text, int Span = 1, bool Continues = false, Progress? Shade = null)
{
    /// <summary>A cell with nothing in it.</summary>
    public static readonly SourceCell Empty = new("");
}

/// <summary>A row of a table.</summary>
/// <param name="Place">Where it stands, as people find it: "row 4".</param>
/// <param name="Cells">Its cells, one for each column.</param>
public sealed record SourceRow(string Place, IReadOnlyList<SourceCell> Cells)
{
    /// <summary>The cell of a column; empty beyond the last.</summary>
    public SourceCell this[int column] => column < Cells.Count ? Cells[column] : SourceCell.Empty;

    /// <summary>The cells that say something of their own.</summary>
    public IEnumerable<SourceCell> Said => Cells.Where(c => c.Text.Length > 0 && !c.Continues);
}

/// <summary>A table as it was read.</summary>
/// <param name="Name">What people find it by: "Table 2", "Sheet “Reading”".</param>
/// <param name="Heading">The words that stand over it, or null.</param>
/// <param name="Rows">Its rows.</param>
public sealed record SourceTable(string Name, string? Heading, IReadOnlyList<SourceRow> Rows);

/// <summary>Words that stand outside the tables.</summary>
/// <param name="Place">Where: "Before table 1".</param>
/// <param name="Text">The words.</param>
public sealed record SourceText(string Place, string Text);

/// <summary>What was read from a file or a paste: every table, and every word outside them.</summary>
/// <param name="Tables">The tables in order.</param>
/// <param name="Outside">The words outside them.</param>
public sealed record SourceDocument(IReadOnlyList<SourceTable> Tables, IReadOnlyList<SourceText> Outside);
