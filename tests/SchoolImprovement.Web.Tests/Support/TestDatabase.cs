using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>
/// A database for one test class. SQLite: a file, copied from one that is migrated and seeded once a run. SQL Server (TEST_SQLSERVER):
/// made with a plain CREATE DATABASE before the app sees it and dropped at the end.
/// </summary>
public sealed class TestDatabase
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(MakeTemplateAsync);
    private readonly string _name;

    private TestDatabase(string name, TestWorld? world, Dictionary<string, string> settings) => (_name, World, Settings) = (name, world, settings);

    /// <summary>Connection string of the SQL Server that the tests use, or null for SQLite.</summary>
    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable("TEST_SQLSERVER") is { Length: > 0 } connection ? connection : null;

    /// <summary>What is in it, when it was copied from the template.</summary>
    public TestWorld? World { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<TestDatabase> CreateAsync(bool seeded)
    {
        if (SqlServer is not null)
        {
            return await OnSqlServerAsync();
        }

        if (!seeded)
        {
            return OnSqlite(null);
        }

        var template = await Template.Value;
        var copy = OnSqlite(template.World);
        File.Copy(template._name, copy._name);
        return copy;
    }

    public async Task DropAsync()
    {
        if (SqlServer is not null)
        {
            SqlConnection.ClearAllPools();
            await RunAsync($"DROP DATABASE [{_name}]");
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_name)!, Path.GetFileName(_name) + "*"))
        {
            File.Delete(file);
        }
    }

    private static TestDatabase OnSqlite(TestWorld? world)
    {
        var file = Path.Combine(Path.GetTempPath(), $"si-test-{Guid.NewGuid():N}.db");
        return new(file, world, new() { ["Database:Provider"] = "Sqlite", ["ConnectionStrings:SchoolImprovement"] = $"Data Source={file}" });
    }

    private static async Task<TestDatabase> OnSqlServerAsync()
    {
        var name = $"si_test_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE [{name}]");
        var settings = new Dictionary<string, string>
        {
            ["Database:Provider"] = "SqlServer",
            ["ConnectionStrings:SchoolImprovement"] = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ConnectionString,
        };
        if (Environment.GetEnvironmentVariable("Database__MaxBatchSize") is { Length: > 0 } batch)
        {
            settings["Database:MaxBatchSize"] = batch;
        }

        return new(name, null, settings);
    }

    private static async Task<TestDatabase> MakeTemplateAsync()
    {
        await using var app = new EmptyAppFactory();
        await app.InitializeAsync();
        var world = await TestWorld.SeedAsync(app.Services);
        var template = OnSqlite(world);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(template._name);
        await app.InTrustAsync(world.Trust.Id, async db =>
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "VACUUM INTO {0}", template._name);
        });
        await ((IAsyncLifetime)app).DisposeAsync();
        return template;
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new SqlConnection(SqlServer);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A fact that only a SQL Server can show. Skipped when TEST_SQLSERVER holds no connection string; nothing else is ever skipped.</summary>
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute() => Skip = TestDatabase.SqlServer is null ? "Needs a SQL Server: set TEST_SQLSERVER to a connection string." : null;
}
