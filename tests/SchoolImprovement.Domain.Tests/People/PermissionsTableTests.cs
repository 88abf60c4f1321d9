using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Tests.People;

/// <summary>Holds Permissions.cs to docs/permissions.md, both ways.</summary>
public sealed class PermissionsTableTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Find()).Where(l => l.StartsWith('|')).Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray())];

    [Fact]
    public void The_code_gives_each_role_exactly_what_the_table_says()
    {
        var wrong = new List<string>();
        var roles = Rows[0][2..];
        foreach (var row in Table())
        {
            var permission = Enum.Parse<Permission>(row[0].Trim('`'));
            for (var i = 0; i < roles.Length; i++)
            {
                row[i + 2].ShouldBeOneOf("yes", "–");
                var role = Roles.All.Single(r => r.Label == roles[i]).Role;
                if (role.May(permission) != (row[i + 2] == "yes"))
                {
                    wrong.Add($"{roles[i]} × {permission}: the table says {row[i + 2]}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_holds_every_role_and_every_permission_once()
    {
        Rows[0][2..].ShouldBe(Roles.All.Select(r => r.Label), ignoreOrder: true);
        Table().Select(r => r[0].Trim('`')).ShouldBe(Enum.GetNames<Permission>(), ignoreOrder: true);
        Roles.All.Select(r => r.Role).ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true);
    }

    [Fact]
    public void The_second_table_says_where_each_role_holds_and_whether_it_needs_a_last_day() =>
        Rows.SkipWhile(r => r[0] != "Role").Skip(2).Select(r => (r[0], r[1], r[2])).ShouldBe(
            Roles.All.Select(r => (r.Label, r.TrustWide ? "the whole trust" : "one school", r.TimeLimited ? "yes" : "no")), ignoreOrder: true);

    private static IEnumerable<string[]> Table() => Rows.Skip(2).TakeWhile(r => r[0].StartsWith('`'));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs", "permissions.md")))
        {
            folder = folder.Parent ?? throw new FileNotFoundException("docs/permissions.md");
        }

        return Path.Combine(folder.FullName, "docs", "permissions.md");
    }
}
