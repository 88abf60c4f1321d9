using System.Globalization;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Gias;

/// <summary>A row of the register that concerns the trust.</summary>
/// <param name="Row">The row.</param>
/// <param name="IsInTrust">Whether the register has the school in this trust; false for a school of ours that it has elsewhere.</param>
/// <param name="JoinedOn">When it joined the trust that it is in, if the group links say so.</param>
/// <param name="TrustName">The trust that the register has it in, or empty.</param>
public sealed record RegisterSchool(EstablishmentRow Row, bool IsInTrust, DateOnly? JoinedOn, string TrustName)
{
    /// <summary>Whether the register has it in no trust at all, as before a school is transferred.</summary>
    public bool IsInNoTrust => !IsInTrust && Row.TrustUid is null && TrustName.Length == 0;

    /// <summary>What the register says, in our words. A file without numbers of pupils leaves the number that we have.</summary>
    public SchoolFacts Facts(int? pupils) => new(
        Row.Urn.ToString("000000", CultureInfo.InvariantCulture),
        Row.Name,
        Row.Phase.Length > 0 ? Row.Phase : "Not applicable",
        Row.Type.Length > 0 ? Row.Type : null,
        Row.LowAge,
        Row.HighAge,
        Row.LocalAuthority.Length > 0 ? Row.LocalAuthority : null,
        pupils);
}

/// <summary>What the files say of one trust.</summary>
/// <param name="Uid">The trust's group UID.</param>
/// <param name="Name">The trust's name in the register.</param>
/// <param name="Schools">Its schools, open and closed, and ours that are elsewhere.</param>
/// <param name="CountsPupils">Whether the file has numbers of pupils.</param>
public sealed record TrustExtract(int Uid, string Name, IReadOnlyList<RegisterSchool> Schools, bool CountsPupils)
{
    /// <summary>How many of its schools are open.</summary>
    public int OpenSchools => Schools.Count(s => s.IsInTrust && s.Row.IsOpen);
}

/// <summary>Takes the schools of one or a few trusts out of the files, in one pass.</summary>
public static class TrustSchools
{
    /// <summary>The schools of each of these trusts, and beside them the rows of the schools that we have already, wherever the register has them now.</summary>
    /// <exception cref="GiasFileException">A file that cannot be used, or that does not say which trust a school is in.</exception>
    public static IReadOnlyList<TrustExtract> Read(
        EstablishmentFile file, GroupLinks links, IReadOnlyList<TrustFound> trusts, IReadOnlySet<int> ourUrns, IProgress<int>? percentRead = null, CancellationToken cancelled = default)
    {
        TrustSearch.RefuseSilence(file, links);
        var schoolsOf = trusts.ToDictionary(t => t.Uid, _ => new List<RegisterSchool>());
        var ours = new List<(EstablishmentRow Row, DateOnly? JoinedOn, int? TrustUid, string TrustName)>();
        foreach (var row in file.Rows(percentRead, cancelled))
        {
            var trust = links.TrustOf(row);
            var joinedOn = links.Of(row.Urn) is { } link && link.GroupUid == trust?.Uid ? link.JoinedOn : null;
            if (trust is { } its && schoolsOf.TryGetValue(its.Uid, out var schools))
            {
                RefuseWhatWeCannotKeep(file, row);
                schools.Add(new RegisterSchool(row, true, joinedOn, its.Name));
            }

            if (ourUrns.Contains(row.Urn))
            {
                ours.Add((row, joinedOn, trust?.Uid, trust?.Name ?? ""));
            }
        }

        foreach (var (uid, schools) in schoolsOf)
        {
            schools.AddRange(ours.Where(o => o.TrustUid != uid).Select(o => new RegisterSchool(o.Row, false, o.JoinedOn, o.TrustName)));
        }

        return [.. trusts.Select(t => new TrustExtract(t.Uid, t.Name, schoolsOf[t.Uid], file.CountsPupils))];
    }

    /// <summary>The rules of a school are asked now, while the row can still be named.</summary>
    private static void RefuseWhatWeCannotKeep(EstablishmentFile file, EstablishmentRow row)
    {
        try
        {
            _ = new School(Guid.Empty, new RegisterSchool(row, true, null, "").Facts(row.Pupils));
        }
        catch (RuleBrokenException broken)
        {
            throw GiasFileException.InRow(file.FileName, row.Row, $"{row.Name} cannot be taken over. {broken.Message}. Correct the row or download the file again.", broken);
        }
    }
}
