using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Gias;

/// <summary>One field that the register has otherwise.</summary>
public sealed record FieldChange(string Field, string Old, string New);

/// <summary>A school of ours beside what the register says of it.</summary>
public sealed record ChangedSchool(School School, RegisterSchool Register, SchoolFacts Facts, IReadOnlyList<FieldChange> Fields);

/// <summary>What an import would do: nothing of it is done before <see cref="Apply"/>.</summary>
/// <param name="Added">Open schools of the trust that we do not have.</param>
/// <param name="Rejoined">Schools that we had as closed or gone, and that the register has open in the trust.</param>
/// <param name="Changed">Schools with other words or numbers in the register.</param>
/// <param name="Closed">Ours that the register has closed.</param>
/// <param name="MovedAway">Ours that the register has in another trust.</param>
/// <param name="InNoTrust">Ours that the register has in no trust, as one that is added by hand and not transferred yet.</param>
/// <param name="NotInFile">Ours that the file does not have. They stay as they are: half a file must not close a school.</param>
/// <param name="Unchanged">How many are the same.</param>
public sealed record SchoolChanges(
    IReadOnlyList<RegisterSchool> Added,
    IReadOnlyList<ChangedSchool> Rejoined,
    IReadOnlyList<ChangedSchool> Changed,
    IReadOnlyList<ChangedSchool> Closed,
    IReadOnlyList<ChangedSchool> MovedAway,
    IReadOnlyList<ChangedSchool> InNoTrust,
    IReadOnlyList<School> NotInFile,
    int Unchanged)
{
    /// <summary>How many schools the register has otherwise.</summary>
    public int Count => Usual.Count + InNoTrust.Count;

    /// <summary>What is taken over unless somebody says otherwise. A school in no trust is most likely on its way to us, so it stays.</summary>
    public IReadOnlySet<int> Usual => new[] { Rejoined, Changed, Closed, MovedAway }.SelectMany(g => g).Select(c => c.Register).Concat(Added).Select(s => s.Row.Urn).ToHashSet();

    /// <summary>Holds our schools beside the register's.</summary>
    public static SchoolChanges Between(IEnumerable<School> ours, TrustExtract register)
    {
        var ourByUrn = ours.ToDictionary(s => int.Parse(s.Urn, CultureInfo.InvariantCulture));
        List<RegisterSchool> added = [];
        List<ChangedSchool> rejoined = [], changed = [], closed = [], movedAway = [], inNoTrust = [];
        var unchanged = 0;

        foreach (var school in register.Schools)
        {
            var isOpenHere = school.IsInTrust && school.Row.IsOpen;
            if (!ourByUrn.Remove(school.Row.Urn, out var our))
            {
                if (isOpenHere)
                {
                    added.Add(school);
                }

                continue;
            }

            var facts = school.Facts(register.CountsPupils ? school.Row.Pupils : our.Pupils);
            var pair = new ChangedSchool(our, school, facts, Fields(our, facts));
            var kind = (IsOpen: our.Status == SchoolStatus.Open, isOpenHere) switch
            {
                (true, _) when school.Row.IsClosed => closed,
                (true, _) when school.IsInNoTrust => inNoTrust,
                (true, _) when !school.IsInTrust => movedAway,
                (true, _) when pair.Fields.Count > 0 => changed,
                (false, true) => rejoined,
                _ => null,
            };
            kind?.Add(pair);
            unchanged += kind is null ? 1 : 0;
        }

        return new SchoolChanges(added, rejoined, changed, closed, movedAway, inNoTrust, [.. ourByUrn.Values.Where(s => s.Status == SchoolStatus.Open)], unchanged);
    }

    /// <summary>Stands for exactly these changes, so that what is confirmed is what was seen.</summary>
    public string Fingerprint
    {
        get
        {
            var lines = Added.Select(s => $"added {s.Row.Urn}")
                .Concat(Lines("rejoined", Rejoined)).Concat(Lines("changed", Changed)).Concat(Lines("closed", Closed))
                .Concat(Lines("moved", MovedAway)).Concat(Lines("none", InNoTrust));
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];

            static IEnumerable<string> Lines(string kind, IEnumerable<ChangedSchool> schools) =>
                schools.Select(s => $"{kind} {s.School.Urn} {string.Join('|', s.Fields.Select(f => $"{f.Field} {f.Old} {f.New}"))}");
        }
    }

    /// <summary>The changes of these schools alone.</summary>
    public SchoolChanges Only(IReadOnlySet<int> urns)
    {
        return this with
        {
            Added = [.. Added.Where(s => urns.Contains(s.Row.Urn))],
            Rejoined = Of(Rejoined),
            Changed = Of(Changed),
            Closed = Of(Closed),
            MovedAway = Of(MovedAway),
            InNoTrust = Of(InNoTrust),
        };

        IReadOnlyList<ChangedSchool> Of(IReadOnlyList<ChangedSchool> schools) => [.. schools.Where(s => urns.Contains(s.Register.Row.Urn))];
    }

    /// <summary>Makes the changes and gives the schools to add. Nothing is saved here.</summary>
    public IReadOnlyList<School> Apply(Actor by)
    {
        foreach (var (school, _, facts, _) in Rejoined)
        {
            school.Reopen(by);
            school.Update(by, facts);
        }

        foreach (var (school, _, facts, _) in Changed)
        {
            school.Update(by, facts);
        }

        foreach (var (school, register, _, _) in Closed)
        {
            school.Close(by, register.Row.ClosedOn);
        }

        foreach (var (school, register, _, _) in MovedAway.Concat(InNoTrust))
        {
            school.MoveAway(by, register.JoinedOn);
        }

        return [.. Added.Select(s => new School(by.TrustId, s.Facts(s.Row.Pupils)))];
    }

    private static List<FieldChange> Fields(School our, SchoolFacts facts)
    {
        (string Field, string Old, string New)[] pairs =
        [
            ("Name", our.Name, facts.Name ?? ""),
            ("Phase", our.Phase, facts.Phase ?? ""),
            ("Type", our.Type ?? "", facts.Type ?? ""),
            ("Youngest age", Shown(our.AgeFrom), Shown(facts.AgeFrom)),
            ("Oldest age", Shown(our.AgeTo), Shown(facts.AgeTo)),
            ("Local authority", our.LocalAuthority ?? "", facts.LocalAuthority ?? ""),
            ("Pupils", our.Pupils?.Number() ?? "", facts.Pupils?.Number() ?? ""),
        ];
        return [.. pairs.Where(p => p.Old != p.New).Select(p => new FieldChange(p.Field, p.Old, p.New))];
    }

    private static string Shown(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
