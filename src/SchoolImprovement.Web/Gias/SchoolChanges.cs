using System.Globalization;

namespace SchoolImprovement.Web.Gias;

/// <summary>How a school stands with the trust.</summary>
public enum TrustSchoolStatus
{
    /// <summary>Open, and in the trust.</summary>
    Open,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Moved to another trust.</summary>
    Left,
}

/// <summary>A school as the trust has it now.</summary>
public sealed record TrustSchool(
    int Urn, string Name, string Phase, string Type, int? LowAge, int? HighAge, string LocalAuthority, int? Pupils, TrustSchoolStatus Status = TrustSchoolStatus.Open);

/// <summary>One field that the register has otherwise.</summary>
public sealed record FieldChange(string Field, string Old, string New);

/// <summary>A school whose fields changed.</summary>
public sealed record ChangedSchool(EstablishmentRow Row, IReadOnlyList<FieldChange> Fields);

/// <summary>What an import would do: nothing of it is done yet.</summary>
/// <param name="Added">Open schools of the trust that we do not have.</param>
/// <param name="Rejoined">Schools that we had as closed or gone, and that the register has open in the trust.</param>
/// <param name="Changed">Schools with other words or numbers in the register.</param>
/// <param name="Closed">Ours that the register has closed.</param>
/// <param name="MovedAway">Ours that the register has open in another trust or in none.</param>
/// <param name="NotInFile">Ours that the file does not have. They stay as they are: half a file must not close a school.</param>
/// <param name="Unchanged">How many are the same.</param>
public sealed record SchoolChanges(
    IReadOnlyList<RegisterSchool> Added,
    IReadOnlyList<ChangedSchool> Rejoined,
    IReadOnlyList<ChangedSchool> Changed,
    IReadOnlyList<EstablishmentRow> Closed,
    IReadOnlyList<RegisterSchool> MovedAway,
    IReadOnlyList<TrustSchool> NotInFile,
    int Unchanged)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsNone => Added.Count + Rejoined.Count + Changed.Count + Closed.Count + MovedAway.Count == 0;

    /// <summary>Holds our schools beside the register's.</summary>
    public static SchoolChanges Between(IReadOnlyCollection<TrustSchool> ours, TrustExtract register)
    {
        var ourByUrn = ours.ToDictionary(s => s.Urn);
        List<RegisterSchool> added = [], movedAway = [];
        List<ChangedSchool> rejoined = [], changed = [];
        List<EstablishmentRow> closed = [];
        var unchanged = 0;

        foreach (var school in register.Schools)
        {
            var row = school.Row;
            if (!ourByUrn.Remove(row.Urn, out var our))
            {
                if (school.IsInTrust && row.IsOpen)
                {
                    added.Add(school);
                }

                continue;
            }

            var fields = Fields(our, row, register.CountsPupils).ToList();
            var isOurs = our.Status == TrustSchoolStatus.Open;
            if (isOurs && row.IsClosed)
            {
                closed.Add(row);
            }
            else if (isOurs && !school.IsInTrust)
            {
                movedAway.Add(school);
            }
            else if (isOurs && fields.Count > 0)
            {
                changed.Add(new ChangedSchool(row, fields));
            }
            else if (!isOurs && school.IsInTrust && row.IsOpen)
            {
                rejoined.Add(new ChangedSchool(row, fields));
            }
            else
            {
                unchanged++;
            }
        }

        var notInFile = ourByUrn.Values.Where(s => s.Status == TrustSchoolStatus.Open).ToList();
        return new SchoolChanges(added, rejoined, changed, closed, movedAway, notInFile, unchanged);
    }

    private static IEnumerable<FieldChange> Fields(TrustSchool our, EstablishmentRow row, bool countsPupils)
    {
        var pairs = new List<(string Field, string Old, string New)>
        {
            ("Name", our.Name, row.Name),
            ("Phase", our.Phase, row.Phase),
            ("Type", our.Type, row.Type),
            ("Lowest age", Shown(our.LowAge), Shown(row.LowAge)),
            ("Highest age", Shown(our.HighAge), Shown(row.HighAge)),
            ("Local authority", our.LocalAuthority, row.LocalAuthority),
        };
        if (countsPupils)
        {
            pairs.Add(("Pupils", Shown(our.Pupils), Shown(row.Pupils)));
        }

        return pairs.Where(p => p.Old != p.New).Select(p => new FieldChange(p.Field, p.Old, p.New));
    }

    private static string Shown(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
