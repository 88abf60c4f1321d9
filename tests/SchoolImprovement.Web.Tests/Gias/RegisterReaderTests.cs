using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Gias;

namespace SchoolImprovement.Web.Tests.Gias;

/// <summary>The background reading, with real files on disk and a real database.</summary>
public sealed class RegisterReaderTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("si-imports-").FullName;
    private ServiceProvider _services = null!;
    private Actor _administrator = null!;

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Imports:Folder", Path.Combine(_folder, "files"))]).Build());
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<TrustScope>();
        services.AddIdentityCore<AppUser>(IdentityStoreSchema.Apply);
        services.AddDbContext<AppDbContext, SqliteAppDbContext>(o => Database.UseSqlite(o, $"Data Source={_folder}/test.db;Pooling=False"));
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<RegisterReader>();
        _services = services.BuildServiceProvider();
        await Database.MigrateAsync(_services);

        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var trust = new Trust("Areté", null);
        db.Trusts.Add(trust);
        await db.SaveChangesAsync();
        _administrator = new Actor(trust.Id, Guid.CreateVersion7(), "Ada Admin", [new Holding(Role.TrustAdministrator, null, null)], new DateOnly(2026, 9, 7));
        await _services.GetRequiredService<RegisterReader>().StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _services.GetRequiredService<RegisterReader>().StopAsync(default);
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task One_trust_is_found_with_its_schools_and_the_files_are_gone_afterwards()
    {
        var import = await ReadAsync("5622", Sample.Gzip(Sample.Bytes(Sample.July2025)), Sample.Bytes(Sample.Links));

        (import.State, import.Percent, import.TrustsFound).ShouldBe((RegisterImportState.Found, 100, 1));
        var extract = RegisterReader.Extracts(import).Single();
        (extract.Uid, extract.Name, extract.OpenSchools).ShouldBe((5622, "ARETÉ LEARNING TRUST", 11));
        (import.Rows, import.AsOf).ShouldBe((28, new DateOnly(2025, 7, 15)));
        import.Links.ShouldNotBeNull().ShouldBeGreaterThan(10);
        extract.Schools.Single(s => s.Row.Urn == 136728).JoinedOn.ShouldBe(new DateOnly(2024, 4, 1));
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "files")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_trusts_that_fit_are_all_kept_so_that_one_can_be_chosen()
    {
        var import = await ReadAsync("trust", Sample.Bytes(Sample.July2025));

        import.TrustsFound.ShouldBe(3);
        RegisterReader.Extracts(import).Select(e => (e.Uid, e.OpenSchools)).ShouldBe([(5622, 11), (3805, 6), (16540, 3)]);
    }

    [Fact]
    public async Task A_trust_that_is_not_in_the_file_is_refused_with_a_sentence()
    {
        var import = await ReadAsync("Nowhere Trust", Sample.Bytes(Sample.July2025));

        (import.State, import.Message).ShouldBe((RegisterImportState.Refused, "No trust in “schools.csv” has a name or number like “Nowhere Trust”. Check the spelling, or use the group UID. “schools.csv” has only 28 rows; the whole register has about 50,000: yours may be in the part that is missing."));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_refused_with_its_sentence_and_deleted()
    {
        var import = await ReadAsync("5622", Sample.Bytes(Sample.Ofsted));

        import.State.ShouldBe(RegisterImportState.Refused);
        import.Message!.ShouldStartWith("“schools.csv” holds Ofsted’s inspection outcomes, not the establishments of the register.");
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "files")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_of_ours_is_said_to_be_one_and_the_next_import_is_read()
    {
        var import = await SaveAsync("5622", null);
        _services.GetRequiredService<RegisterReader>().Take(import);

        (await EndAsync(import.Id)).Message.ShouldBe("The files could not be read because of a fault on our side, which is in the log. Upload them again.");
        (await ReadAsync("5622", Sample.Bytes(Sample.July2025))).State.ShouldBe(RegisterImportState.Found);
    }

    [Fact]
    public async Task Files_left_behind_by_a_stopped_app_are_deleted_when_they_are_old()
    {
        var files = _services.GetRequiredService<ImportFiles>();
        var id = Guid.CreateVersion7();
        await files.SaveAsync(id, new MemoryStream([1]), null, default);

        files.DeleteOlderThan(TimeSpan.FromHours(1), DateTime.UtcNow);
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "files")).Count().ShouldBe(1);

        files.DeleteOlderThan(TimeSpan.FromHours(1), DateTime.UtcNow.AddHours(2));
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "files")).ShouldBeEmpty();
    }

    private async Task<RegisterImport> ReadAsync(string lookFor, byte[] establishments, byte[]? links = null)
    {
        var import = await SaveAsync(lookFor, links is null ? null : "links.csv");
        await _services.GetRequiredService<ImportFiles>().SaveAsync(import.Id, new MemoryStream(establishments), links is null ? null : new MemoryStream(links), default);
        _services.GetRequiredService<RegisterReader>().Take(import);
        return await EndAsync(import.Id);
    }

    private async Task<RegisterImport> SaveAsync(string lookFor, string? links)
    {
        var import = new RegisterImport(_administrator, lookFor, "schools.csv", links, DateTime.UtcNow);
        await using var scope = InTrust();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.RegisterImports.Add(import);
        await db.SaveChangesAsync();
        return import;
    }

    /// <summary>Waits, for ten seconds at most, until the import is read and its files are deleted.</summary>
    private async Task<RegisterImport> EndAsync(Guid id)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            await using var scope = InTrust();
            var import = await scope.ServiceProvider.GetRequiredService<AppDbContext>().RegisterImports.AsNoTracking().SingleAsync(i => i.Id == id);
            var files = Path.Combine(_folder, "files");
            if (import.State != RegisterImportState.Reading && (!Directory.Exists(files) || !Directory.EnumerateFileSystemEntries(files).Any()))
            {
                return import;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The import was not read.");
    }

    private AsyncServiceScope InTrust()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(_administrator.TrustId);
        return scope;
    }
}
