namespace SchoolImprovement.Web.Gias;

/// <summary>What a file of the register must hold, and how to get one. Columns are found by name: they come and go between dates.</summary>
internal sealed record GiasLayout(string Holds, string Remedy, string[][] Needed)
{
    public static readonly GiasLayout Establishments = new(
        "the establishments of the register",
        "Download “Establishment fields CSV” from the downloads page of Get Information about Schools and upload that file.",
        [
            ["URN"], ["EstablishmentName"], ["TypeOfEstablishment (name)"], ["EstablishmentStatus (name)"], ["PhaseOfEducation (name)"],
            ["StatutoryLowAge"], ["StatutoryHighAge"], ["LA (name)"],
        ]);

    public static readonly GiasLayout GroupLinks = new(
        "the group links of the register",
        "Download the group links of academy trusts as CSV from the downloads page of Get Information about Schools and upload that file.",
        [["Group UID"], ["Group ID"], ["Group Name"], ["Group Type"], ["Joined date"], ["Academy URN", "URN"]]);

    /// <summary>Files that people take for the right one, told by a column that only they have.</summary>
    private static readonly (string Column, string Holds)[] OtherFiles =
    [
        ("Overall effectiveness", "Ofsted’s inspection outcomes"),
        ("Latest OEIF overall effectiveness", "Ofsted’s inspection outcomes"),
        ("Web Link (opens in new window)", "Ofsted’s inspection outcomes"),
        ("RECTYPE", "school performance tables"),
        ("LinkURN", "the predecessors and successors of schools"),
        ("Academy URN", GroupLinks.Holds),
        ("Joined date", GroupLinks.Holds),
        ("Group UID", "the list of groups"),
        ("EstablishmentName", Establishments.Holds),
    ];

    /// <summary>Why this header cannot be used, or null.</summary>
    public string? Refuse(IReadOnlyList<string> header)
    {
        bool Has(string column) => header.Any(h => string.Equals(h.Trim(), column, StringComparison.OrdinalIgnoreCase));

        var missing = Needed.Where(names => !names.Any(Has)).Select(names => names[0]).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var other = OtherFiles.FirstOrDefault(o => Has(o.Column) && o.Holds != Holds);
        if (other.Holds is not null)
        {
            return $"holds {other.Holds}, not {Holds}. {Remedy}";
        }

        if (header.Count == 1 && header[0].Split(';', '\t').Length > Needed.Length)
        {
            return "has its columns separated by something else than commas. Save it as “CSV (comma delimited)” and upload it again.";
        }

        if (missing.Count > Needed.Length / 2)
        {
            return $"does not hold {Holds}: row 1 has no column “{missing[0]}”. {Remedy}";
        }

        var columns = string.Join(", ", missing.Select(m => $"“{m}”"));
        return $"has no column {columns} in row 1. {Remedy}";
    }
}
