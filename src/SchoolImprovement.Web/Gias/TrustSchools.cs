namespace SchoolImprovement.Web.Gias;

/// <summary>A row of the register that concerns the trust.</summary>
/// <param name="Row">The row.</param>
/// <param name="IsInTrust">Whether the register has the school in this trust; false for a school of ours that it has elsewhere.</param>
/// <param name="JoinedOn">When it joined, if the group links say so.</param>
/// <param name="TrustName">The trust that the register has it in, or empty.</param>
public sealed record RegisterSchool(EstablishmentRow Row, bool IsInTrust, DateOnly? JoinedOn, string TrustName);

/// <summary>What the files say of one trust.</summary>
/// <param name="Uid">The trust's group UID.</param>
/// <param name="Name">The trust's name in the register, or empty when no row has it.</param>
/// <param name="Schools">Its schools, open and closed, and ours that are elsewhere.</param>
/// <param name="CountsPupils">Whether the file has numbers of pupils.</param>
public sealed record TrustExtract(int Uid, string Name, IReadOnlyList<RegisterSchool> Schools, bool CountsPupils);

/// <summary>Takes one trust's schools out of the files, in one pass.</summary>
public static class TrustSchools
{
    /// <summary>The schools of a group UID, and the rows of the schools that we have already, wherever the register has them now.</summary>
    /// <exception cref="GiasFileException">A file that cannot be used, or that does not say which trust a school is in.</exception>
    public static TrustExtract Read(
        EstablishmentFile file, GroupLinks links, int groupUid, IReadOnlySet<int> ourUrns, IProgress<int>? percentRead = null, CancellationToken cancelled = default)
    {
        TrustSearch.RefuseSilence(file, links);
        var schools = new List<RegisterSchool>();
        foreach (var row in file.Rows(percentRead, cancelled))
        {
            var trust = links.TrustOf(row);
            var isInTrust = trust?.Uid == groupUid;
            if (isInTrust || ourUrns.Contains(row.Urn))
            {
                var link = links.Of(row.Urn);
                schools.Add(new RegisterSchool(row, isInTrust, link?.GroupUid == groupUid ? link.JoinedOn : null, trust?.Name ?? ""));
            }
        }

        var name = schools.FirstOrDefault(s => s.IsInTrust)?.TrustName ?? links.All.FirstOrDefault(l => l.GroupUid == groupUid)?.GroupName ?? "";
        return new TrustExtract(groupUid, name, schools, file.CountsPupils);
    }
}
