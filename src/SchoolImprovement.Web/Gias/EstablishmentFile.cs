namespace SchoolImprovement.Web.Gias;

/// <summary>One establishment of the register (Get Information about Schools), as the file has it.</summary>
public sealed record EstablishmentRow(
    int Row,
    int Urn,
    string Name,
    string Type,
    string Status,
    string Phase,
    int? LowAge,
    int? HighAge,
    string LocalAuthority,
    int? LocalAuthorityCode,
    int? EstablishmentNumber,
    int? Pupils,
    DateOnly? OpenedOn,
    DateOnly? ClosedOn,
    int? TrustUid,
    string TrustName)
{
    /// <summary>“Open”, or “Open, but proposed to close”.</summary>
    public bool IsOpen => Status.StartsWith("Open", StringComparison.OrdinalIgnoreCase);

    /// <summary>“Closed”. A school that is only proposed to open is neither open nor closed.</summary>
    public bool IsClosed => Status.StartsWith("Closed", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The establishments of the register, read one row at a time: the whole country goes through in a few megabytes.</summary>
public sealed class EstablishmentFile : IDisposable
{
    /// <summary>Room for a school's name; the longest in the register has 120 letters.</summary>
    public const int LongestName = 200;

    private readonly GiasTable _table;
    private readonly int _urn, _name, _type, _status, _phase, _low, _high, _authority, _authorityCode, _number, _pupils, _opened, _closed, _trust, _trustName, _lastChanged;

    private EstablishmentFile(GiasTable table)
    {
        _table = table;
        _urn = table.Column("URN");
        _name = table.Column("EstablishmentName");
        _type = table.Column("TypeOfEstablishment (name)");
        _status = table.Column("EstablishmentStatus (name)");
        _phase = table.Column("PhaseOfEducation (name)");
        _low = table.Column("StatutoryLowAge");
        _high = table.Column("StatutoryHighAge");
        _authority = table.Column("LA (name)");
        _authorityCode = table.Column("LA (code)");
        _number = table.Column("EstablishmentNumber");
        _pupils = table.Column("NumberOfPupils");
        _opened = table.Column("OpenDate");
        _closed = table.Column("CloseDate");
        _trust = table.Column("Trusts (code)");
        _trustName = table.Column("Trusts (name)");
        _lastChanged = table.Column("LastChangedDate");
    }

    /// <summary>The name under which it was uploaded.</summary>
    public string FileName => _table.File;

    /// <summary>Whether this file says which trust a school is in. The short extracts do not; the group links file then says it.</summary>
    public bool NamesTrusts => _trust >= 0;

    /// <summary>Whether this file has numbers of pupils. The short extracts have none, which does not mean that there are no pupils.</summary>
    public bool CountsPupils => _pupils >= 0;

    /// <summary>How many rows were read so far.</summary>
    public int RowsRead { get; private set; }

    /// <summary>The latest day on which a row read so far was changed in the register; the short extracts do not say it.</summary>
    public DateOnly? LastChanged { get; private set; }

    /// <summary>Opens a .csv, .csv.gz or .zip and reads its header. The stream must be one that can be rewound; the caller disposes of it.</summary>
    /// <exception cref="GiasFileException">It is not the establishments of the register.</exception>
    public static EstablishmentFile Open(string fileName, Stream content)
    {
        var table = new GiasTable(fileName, content, GiasLayout.Establishments);
        try
        {
            return new EstablishmentFile(table);
        }
        catch (GiasFileException)
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>The rows, once.</summary>
    /// <exception cref="GiasFileException">A row or a cell that cannot be used.</exception>
    public IEnumerable<EstablishmentRow> Rows(IProgress<int>? percentRead = null, CancellationToken cancelled = default)
    {
        var rowOf = new Dictionary<int, int>();
        var reported = -1;
        while (_table.Next())
        {
            var row = Current();
            if (!rowOf.TryAdd(row.Urn, row.Row))
            {
                throw _table.Cell(_urn, $"URN {row.Urn} stands in row {rowOf[row.Urn]:N0} already. Take one of the two rows out or download the file again.");
            }

            RowsRead++;
            if (_table.DateOrNull(_lastChanged) is { } changed && (LastChanged is null || changed > LastChanged))
            {
                LastChanged = changed;
            }

            if (percentRead is not null && _table.PercentRead is var percent && percent > reported)
            {
                percentRead.Report(reported = percent);
            }

            cancelled.ThrowIfCancellationRequested();
            yield return row;
        }

        percentRead?.Report(100);
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private EstablishmentRow Current() => new(
        _table.Row,
        _table.Urn(_urn),
        _table.NeededText(_name, LongestName, "Every school has a name."),
        _table.Text(_type),
        _table.NeededText(_status, 100, "Every school is open, closed or proposed."),
        _table.Text(_phase),
        Age(_low),
        Age(_high),
        _table.Text(_authority),
        _table.Number(_authorityCode),
        _table.Number(_number),
        _table.Number(_pupils),
        _table.Date(_opened),
        _table.Date(_closed),
        _table.Number(_trust),
        _table.Text(_trustName));

    private int? Age(int column) => _table.Number(column) is not { } age || age <= 120
        ? _table.Number(column)
        : throw _table.Cell(column, $"{age:N0} is not an age. Correct the cell or download the file again.");
}
