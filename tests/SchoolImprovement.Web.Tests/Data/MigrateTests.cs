using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Tests.Data;

public sealed class MigrateTests
{
    /// <summary>Two branches come together: the later one's migration was there first.</summary>
    [Fact]
    public async Task A_database_that_has_the_newest_migration_but_lacks_an_older_one_gets_it()
    {
        var file = Path.GetTempFileName();
        await using (var services = new ServiceCollection().AddLogging().AddScoped<TrustScope>().AddSingleton(TimeProvider.System)
            .AddDbContext<AppDbContext, SqliteAppDbContext>(o => Database.UseSqlite(o, $"Data Source={file};Pooling=False")).BuildServiceProvider())
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var all = db.Database.GetMigrations().ToList();
            await db.GetService<IMigrator>().MigrateAsync(all[^3]);
            await db.Database.ExecuteSqlRawAsync(db.GetService<IHistoryRepository>().GetInsertScript(new HistoryRow(all[^1], "10.0.0")));

            await Database.MigrateAsync(services);
            (await db.Database.GetAppliedMigrationsAsync()).ShouldBe(all);
            (await db.SefShares.AnyAsync()).ShouldBeFalse();
        }

        File.Delete(file);
    }
}
