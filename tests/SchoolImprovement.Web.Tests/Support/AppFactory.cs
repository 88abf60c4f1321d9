using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>
/// The whole app on a database of its own with two trusts in it (<see cref="TestWorld"/>). One for each test class: <c>IClassFixture&lt;AppFactory&gt;</c>.
/// SQLite in a file, or SQL Server when TEST_SQLSERVER holds a connection string.
/// </summary>
public class AppFactory : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, string>>>> _signedIn = new();
    private readonly string _importFolder = Path.Combine(Path.GetTempPath(), $"si-imports-{Guid.NewGuid():N}");
    private TestDatabase? _database;

    public TestWorld World { get; private set; } = null!;

    public TestClock Clock { get; } = new();

    public CommandCounter Commands { get; } = new();

    public TestLog Log { get; } = new();

    /// <summary>Where mails are written. One file a mail.</summary>
    public string MailFolder { get; } = Directory.CreateTempSubdirectory("si-mail-").FullName;

    /// <summary>False for a database without anybody in it, as on the first day.</summary>
    protected virtual bool Seeded => true;

    public virtual async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Seeded);
        if (Seeded)
        {
            World = _database.World ?? await TestWorld.SeedAsync(Services);
        }
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await (_database?.DropAsync() ?? Task.CompletedTask);
        Directory.Delete(MailFolder, true);
        if (Directory.Exists(_importFolder))
        {
            Directory.Delete(_importFolder, true);
        }
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Visitor Anonymous() => new(this);

    /// <summary>Somebody who has signed in through the sign-in page. The page is asked once a person; later visitors come with the same cookies.</summary>
    public async Task<Visitor> SignedInAsync(TestPerson person)
    {
        var cookies = await _signedIn.GetOrAdd(person.Email, _ => new(async () =>
        {
            using var visitor = Anonymous();
            await visitor.SignInAsync(person);
            return visitor.Cookies.ToDictionary();
        })).Value;
        return new Visitor(this, cookies);
    }

    /// <summary>The one in the test trust's first school (or in the whole trust) who holds this role.</summary>
    public Task<Visitor> SignedInAsync(Role role) => SignedInAsync(World.Holding(role));

    /// <summary>Looks into, or writes, the database as one trust.</summary>
    public async Task<T> InTrustAsync<T>(Guid trustId, Func<AppDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trustId);
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>The same without an answer.</summary>
    public Task InTrustAsync(Guid trustId, Func<AppDbContext, Task> work) => InTrustAsync(trustId, async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>A second copy of the app on the same database.</summary>
    public WebApplicationFactory<Program> SecondCopy() => WithWebHostBuilder(_ => { });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        var database = _database ?? throw new InvalidOperationException("Await InitializeAsync first. xunit does it for a fixture.");
        builder.UseEnvironment("Testing");
        foreach (var (key, value) in database.Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Mail:PickupFolder", MailFolder);
        // Not the folder that all share: an app that starts clears what its clock says is old.
        builder.UseSetting("Imports:Folder", _importFolder);
        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(b => b.ClearProviders().SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddProvider(Log));
            // The counter follows the flow of the test into the request.
            services.Configure<TestServerOptions>(o => o.PreserveExecutionContext = true);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.ConfigureDbContext<AppDbContext>(o => o.AddInterceptors(Commands), ServiceLifetime.Scoped);
            services.ConfigureDbContext<SqliteAppDbContext>(o => o.AddInterceptors(Commands), ServiceLifetime.Scoped);
            Configure(services);
        });
    }

    /// <summary>For a test class that needs something else.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }
}

/// <summary>The app as on its first day: a database without anybody in it.</summary>
public sealed class EmptyAppFactory : AppFactory
{
    protected override bool Seeded => false;
}
