namespace SchoolImprovement.Web.Gias;

/// <summary>One school's place in one trust, and since when.</summary>
public sealed record GroupLink(int Row, int Urn, int GroupUid, string GroupId, string GroupName, bool GroupIsOpen, DateOnly? JoinedOn);

/// <summary>Which school is in which trust. Closed schools are in it too, while few closed rows of the establishments file keep their trust.</summary>
public sealed class GroupLinks
{
    /// <summary>No group links file was given.</summary>
    public static readonly GroupLinks None = new([]);

    private readonly Dictionary<int, GroupLink> _ofSchool;

    internal GroupLinks(Dictionary<int, GroupLink> ofSchool) => _ofSchool = ofSchool;

    /// <summary>How many schools have a link.</summary>
    public int Count => _ofSchool.Count;

    /// <summary>Every link.</summary>
    public IEnumerable<GroupLink> All => _ofSchool.Values;

    /// <summary>The trust that this school is in, or null.</summary>
    public GroupLink? Of(int urn) => _ofSchool.GetValueOrDefault(urn);

    /// <summary>The trust of this row: the establishments file says it best, the links where it is silent.</summary>
    public (int Uid, string Name)? TrustOf(EstablishmentRow row)
    {
        if (row.TrustUid is { } uid)
        {
            return (uid, row.TrustName);
        }

        return Of(row.Urn) is { } link ? (link.GroupUid, link.GroupName) : null;
    }
}

/// <summary>The group links file of the register.</summary>
public static class GroupLinksFile
{
    /// <summary>Reads the links of academy trusts; federations, sponsors and children's centres in the same file are passed over.</summary>
    /// <exception cref="GiasFileException">It is not the group links file, or a row of it cannot be used.</exception>
    public static GroupLinks Read(string fileName, Stream content, CancellationToken cancelled = default)
    {
        using var table = new GiasTable(fileName, content, GiasLayout.GroupLinks);
        int urn = table.Column("Academy URN", "URN"), uid = table.Column("Group UID"), id = table.Column("Group ID"), name = table.Column("Group Name"),
            type = table.Column("Group Type"), status = table.Column("Group Status"), joined = table.Column("Joined date");

        var links = new Dictionary<int, GroupLink>();
        while (table.Next())
        {
            cancelled.ThrowIfCancellationRequested();
            if (!table.Text(type).EndsWith("trust", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var link = new GroupLink(
                table.Row,
                table.Urn(urn),
                table.Number(uid) ?? throw table.Cell(uid, "the cell is empty. Every trust has a number. Fill in the cell or download the file again."),
                table.Text(id),
                table.NeededText(name, 200, "Every trust has a name."),
                table.Text(status) is "" or "Open",
                table.Date(joined));

            if (links.TryGetValue(link.Urn, out var earlier) && earlier.GroupUid == link.GroupUid)
            {
                throw table.Cell(urn, $"URN {link.Urn} stands in row {earlier.Row:N0} already with the same trust. Take one of the two rows out or download the file again.");
            }

            if (earlier is null || IsLater(link, earlier))
            {
                links[link.Urn] = link;
            }
        }

        return new GroupLinks(links);
    }

    /// <summary>Of two trusts the open one counts, and of two open ones the one joined last.</summary>
    private static bool IsLater(GroupLink link, GroupLink earlier) =>
        link.GroupIsOpen != earlier.GroupIsOpen ? link.GroupIsOpen : link.JoinedOn > earlier.JoinedOn;
}
