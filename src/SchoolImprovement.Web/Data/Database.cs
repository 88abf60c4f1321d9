using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace SchoolImprovement.Web.Data;

/// <summary>Which database, by setting: Database__Provider (Sqlite or SqlServer) and ConnectionStrings__SchoolImprovement.</summary>
public static class Database
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("SchoolImprovement");
        builder.Services.AddScoped<TrustScope>();
        builder.Services.AddSingleton<NewTrust>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<Counting>();
        switch (builder.Configuration["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                // SQLite's own count of its memory, which nobody reads, costs a lock for each of the many small pieces that planning one question takes.
                Batteries_V2.Init();
                raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
                builder.Services.AddDbContext<AppDbContext, SqliteAppDbContext>(o => UseSqlite(o, connection ?? "Data Source=App_Data/school-improvement.db"), optionsLifetime: ServiceLifetime.Singleton);
                break;
            case "SqlServer":
                var batch = builder.Configuration.GetValue<int?>("Database:MaxBatchSize");
                builder.Services.AddDbContext<AppDbContext>(o => UseSqlServer(o, connection ?? throw new InvalidOperationException("Set ConnectionStrings__SchoolImprovement to a SQL Server connection string."), batch), optionsLifetime: ServiceLifetime.Singleton);
                break;
            case var other:
                throw new InvalidOperationException($"Database__Provider is '{other}'. Set it to Sqlite or SqlServer.");
        }
    }

    /// <summary>One question for each list, chosen on purpose: a school's lists are short. Where rows would multiply, the query says AsSplitQuery.</summary>
    private const QuerySplittingBehavior InOneQuestion = QuerySplittingBehavior.SingleQuery;

    public static void UseSqlite(DbContextOptionsBuilder options, string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 };
        if (Path.GetDirectoryName(settings.DataSource) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        options.UseSqlite(settings.ConnectionString, sql => sql.UseQuerySplittingBehavior(InOneQuestion)).AddInterceptors(SqlitePragmas.Instance);
    }

    public static void UseSqlServer(DbContextOptionsBuilder options, string connection, int? maxBatchSize) =>
        options.UseSqlServer(connection, sql =>
        {
            sql.UseQuerySplittingBehavior(InOneQuestion);
            if (maxBatchSize is { } size)
            {
                sql.MaxBatchSize(size);
            }
        });

    /// <summary>How many migrations this provider has, and the newest: a database that has as many and this one lacks none. A test holds both to the folder of migrations.</summary>
    public static (int Count, string Newest) Migrations(DatabaseFacade database) => (15, database.IsSqlServer() ? "20261122182931_QuestionSets" : "20261122182928_QuestionSets");

    /// <summary>
    /// Brings the database to the present model. Asks the database first, because EF compares whole models before it finds nothing to do, and looks for migrations among all types of the app.
    /// </summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        var applied = (await database.GetAppliedMigrationsAsync()).ToList();
        if ((applied.Count, applied.LastOrDefault()) != Migrations(database))
        {
            await database.MigrateAsync();
        }
    }

    /// <summary>
    /// Tells SQLite how its rows are spread, from at most 400 of each index. Every index begins with the trust, so without figures they look alike to it, and it reads all rows of a trust where the next column names a few.
    /// SQL Server keeps such figures by itself. They only make reading faster: where they cannot be had, because the database is busy or its disk is full, the app goes on without.
    /// </summary>
    public static async Task CountRowsAsync(IServiceProvider services, CancellationToken stop = default)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        if (database.IsSqlite())
        {
            try
            {
                await database.ExecuteSqlAsync($"PRAGMA analysis_limit=400; ANALYZE;", stop);
            }
            catch (DbException broken)
            {
                scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Database)).LogWarning(broken, "The rows could not be counted. Pages may be slower until they are");
            }
        }
    }

    /// <summary>Counts again four times a day: a trust grows from nothing to thousands of rows in one.</summary>
    public sealed class Counting(IServiceProvider services) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromHours(6));
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CountRowsAsync(services, stoppingToken);
            }
        }
    }

    /// <summary>
    /// Write-ahead log, so that readers never wait for the writer; a busy writer is waited for.
    /// A context keeps its connection until it goes: opening one again for each command means thirty calls for EF's own functions, which cost more than most of the queries.
    /// </summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        private const string ToRead = "PRAGMA busy_timeout=30000;";
        private const string ToWrite = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; " + ToRead;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            Prepare((SqliteConnection)connection);
            using var command = connection.CreateCommand();
            command.CommandText = SqlFor(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare((SqliteConnection)connection);
            await using var command = connection.CreateCommand();
            command.CommandText = SqlFor(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        /// <summary>Lends it our function, and room (400 pieces of 1,200 bytes) for what it needs while it plans a question, which it would ask the system for piece by piece. A connection that is used again has both.</summary>
        private static void Prepare(SqliteConnection connection)
        {
            raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_LOOKASIDE, IntPtr.Zero, 1200, 400);
            connection.CreateFunction(Folding.Function, (string? text) => text is null ? null : Folding.Of(text), isDeterministic: true);
        }

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => ValueTask.FromResult(InterceptionResult.Suppress());

        /// <summary>EF first looks whether the file is there through a connection that may only read; a restored copy is not in WAL mode yet.</summary>
        private static string SqlFor(DbConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.Ordinal) ? ToRead : ToWrite;
    }
}

/// <summary>
/// The account tables take their shape (with passkeys) only from IdentityOptions in the application's services.
/// Contexts made without the app are handed one, or the passkey table silently vanishes from the model.
/// </summary>
public static class IdentityStoreSchema
{
    private static readonly IServiceProvider Bare = new ServiceCollection().Configure<IdentityOptions>(Apply).BuildServiceProvider();

    public static void Apply(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    public static DbContextOptionsBuilder<T> WithoutHost<T>(this DbContextOptionsBuilder<T> builder)
        where T : DbContext => (DbContextOptionsBuilder<T>)builder.UseApplicationServiceProvider(Bare);
}

/// <summary>For `dotnet ef migrations add … --context SqliteAppDbContext`.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>().WithoutHost();
        Database.UseSqlite(options, "Data Source=:memory:");
        return new SqliteAppDbContext(options.Options, new TrustScope(), TimeProvider.System);
    }
}

/// <summary>For `dotnet ef migrations add … --context AppDbContext`.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>().WithoutHost();
        Database.UseSqlServer(options, "Server=design-time", null);
        return new AppDbContext(options.Options, new TrustScope(), TimeProvider.System);
    }
}
