using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>The app on a port of its own, on a database of its own: with the demo trusts as in Development, or without anybody.</summary>
public sealed class RunningApp : WebApplicationFactory<Program>
{
    /// <summary>Databases as they were when the first app of their kind had started: the others start on a copy.</summary>
    private static readonly DirectoryInfo Made = Directory.CreateTempSubdirectory("si-made-");
    private static readonly Lock OneAtATime = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("si-browser-").FullName;
    private readonly bool _demo;

    static RunningApp() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Made.Delete(true);

    public RunningApp(bool demo)
    {
        _demo = demo;
        UseKestrel(0);
        Start();
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // Passkeys want a host name, not a number.
        Address = $"http://localhost:{new Uri(address).Port}";
    }

    private string Database => Path.Combine(_folder, "app.db");

    public string Address { get; }

    public string MailFolder => Path.Combine(_folder, "mail");

    /// <summary>The body of the newest mail to somebody, waited for.</summary>
    public async Task<string> MailToAsync(string email)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var found = Directory.Exists(MailFolder) ? new DirectoryInfo(MailFolder).GetFiles().OrderByDescending(f => f.LastWriteTimeUtc).Select(f => File.ReadAllText(f.FullName)).FirstOrDefault(m => m.Contains(email, StringComparison.OrdinalIgnoreCase)) : null;
            if (found is not null)
            {
                return found;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No mail to {email} came.");
    }

    public async Task<T> InTrustAsync<T>(string trust, Func<AppDbContext, Task<T>> work)
    {
        await using var first = Services.CreateAsyncScope();
        var id = first.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.Where(t => t.Name == trust).Select(t => t.Id).Single();
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(id);
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Database:Provider", "Sqlite");
        builder.UseSetting("ConnectionStrings:SchoolImprovement", $"Data Source={Database}");
        builder.UseSetting("Demo:Enabled", _demo ? "true" : "false");
        builder.UseSetting("Mail:PickupFolder", MailFolder);
        builder.UseSetting("SignIn:TriesPerMinute", "1000");
        builder.ConfigureLogging(log => log.ClearProviders());
    }

    private void Start()
    {
        var made = Path.Combine(Made.FullName, _demo ? "demo.db" : "empty.db");
        lock (OneAtATime)
        {
            if (!File.Exists(made))
            {
                StartServer();
                using var db = new SqliteConnection($"Data Source={Database};Pooling=False");
                db.Open();
                using var keep = db.CreateCommand();
                keep.CommandText = "VACUUM INTO $made";
                keep.Parameters.AddWithValue("$made", made);
                keep.ExecuteNonQuery();
                return;
            }
        }

        File.Copy(made, Database);
        StartServer();
    }
}
