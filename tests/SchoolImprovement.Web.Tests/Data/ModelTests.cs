using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Tests.Data;

/// <summary>One model on two databases. What SQL Server would refuse is refused here, without one.</summary>
public sealed class ModelTests
{
    private static readonly AppDbContext OnSqlServer = new SqlServerDesignTime().CreateDbContext([]);

    private static IRelationalModel Model => OnSqlServer.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    [Fact]
    public void Neither_database_has_changes_waiting_for_a_migration()
    {
        OnSqlServer.Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add … --context AppDbContext -o Data/Migrations/SqlServer");
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        sqlite.Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add … --context SqliteAppDbContext -o Data/Migrations/Sqlite");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        static IEnumerable<string> Names(DbContext db) => db.GetService<IMigrationsAssembly>().Migrations.Keys.Select(k => k[15..]);
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        Names(sqlite).ShouldBe(Names(OnSqlServer));
    }

    [Fact]
    public void The_migrations_of_each_database_are_counted_and_the_newest_is_named()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        foreach (var db in new[] { OnSqlServer, sqlite })
        {
            var all = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToList();
            Database.Migrations(db.Database).ShouldBe((all.Count, all[^1]));
        }
    }

    /// <summary>SQL Server, error 1785: a table may be reached by one delete along one path only.</summary>
    [Fact]
    public void No_delete_cascades_to_a_table_along_two_paths()
    {
        static void Walk(ITable from, List<ITable> reached, HashSet<ITable> above)
        {
            foreach (var key in from.ReferencingForeignKeyConstraints.Where(k => k.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault))
            {
                above.Contains(key.Table).ShouldBeFalse($"{key.Name} makes a circle");
                reached.Add(key.Table);
                Walk(key.Table, reached, [.. above, key.Table]);
            }
        }

        foreach (var table in Model.Tables)
        {
            var reached = new List<ITable>();
            Walk(table, reached, [table]);
            reached.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => $"{table.Name} reaches {g.Key} along {g.Count()} paths").ShouldBeEmpty();
        }
    }

    /// <summary>SQL Server: 900 bytes for the clustered key, 1,700 for any other, and no text without a length.</summary>
    [Fact]
    public void No_key_or_index_is_too_long()
    {
        foreach (var table in Model.Tables)
        {
            // A passkey's id is as long as its maker makes it, 1,023 bytes at most and 16 to 64 in practice; the table is Identity's own.
            if (table.PrimaryKey is { } key && table.Name != "AspNetUserPasskeys")
            {
                Length(key.Columns).ShouldBeLessThanOrEqualTo(900, key.Name);
            }

            foreach (var index in table.Indexes)
            {
                Length(index.Columns).ShouldBeLessThanOrEqualTo(1700, index.Name);
            }

            foreach (var unique in table.UniqueConstraints)
            {
                Length(unique.Columns).ShouldBeLessThanOrEqualTo(1700, unique.Name);
            }
        }
    }

    [Fact]
    public void Every_column_has_a_type_that_means_the_same_on_both()
    {
        string[] known = ["uniqueidentifier", "int", "bigint", "bit", "date", "time", "datetime2", "datetimeoffset", "decimal(18,4)", "nvarchar(max)", "varbinary(max)"];
        foreach (var column in Model.Tables.SelectMany(t => t.Columns))
        {
            (known.Contains(column.StoreType) || column.StoreType.StartsWith("nvarchar(", StringComparison.Ordinal) || column.StoreType.StartsWith("varbinary(", StringComparison.Ordinal))
                .ShouldBeTrue($"{column.Table.Name}.{column.Name} is {column.StoreType}");
        }
    }

    [Fact]
    public void No_name_is_longer_than_the_database_allows()
    {
        var names = Model.Tables.SelectMany(t => t.Indexes.Select(i => i.Name).Concat(t.ForeignKeyConstraints.Select(k => k.Name)).Concat(t.Columns.Select(c => c.Name)).Append(t.Name));
        names.Where(n => n.Length > 128).ShouldBeEmpty();
    }

    private static int Length(IEnumerable<IColumn> columns) => columns.Sum(column => column.StoreType switch
    {
        "uniqueidentifier" => 16,
        "int" => 4,
        "bigint" or "datetime2" => 8,
        "datetimeoffset" => 10,
        "bit" => 1,
        "date" => 3,
        "decimal(18,4)" => 9,
        var type when type.StartsWith("nvarchar(", StringComparison.Ordinal) && int.TryParse(type[9..^1], out var length) => 2 * length,
        var type when type.StartsWith("varbinary(", StringComparison.Ordinal) && int.TryParse(type[10..^1], out var length) => length,
        var type => throw new ShouldAssertException($"{column.Table.Name}.{column.Name} is {type} and cannot be in a key or index"),
    });
}
