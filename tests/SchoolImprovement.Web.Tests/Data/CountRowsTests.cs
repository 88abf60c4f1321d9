using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

public sealed class CountRowsTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_database_that_cannot_be_counted_stops_nothing_and_the_log_says_so()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 5000));
        var log = new TestLog();
        await using var services = new ServiceCollection().AddLogging(b => b.AddProvider(log)).AddScoped<TrustScope>().AddSingleton(TimeProvider.System)
            .AddDbContext<AppDbContext, SqliteAppDbContext>(o => Database.UseSqlite(o, $"Data Source={file};Pooling=False")).BuildServiceProvider();
        await Database.CountRowsAsync(services);
        log.Lines.ShouldContain(l => l.Level == LogLevel.Warning && l.Message.Contains("The rows could not be counted"));
        File.Delete(file);
    }

    [Fact]
    public async Task Sqlite_knows_how_many_rows_an_index_leaves_and_sql_server_is_left_alone()
    {
        await Database.CountRowsAsync(app.Services);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            if (db.Database.IsSqlite())
            {
                var figures = await db.Database.SqlQuery<string>($"SELECT stat AS Value FROM sqlite_stat1 WHERE idx = 'IX_Priorities_TrustId_PlanId'").ToListAsync();
                figures.ShouldHaveSingleItem().Split(' ').Length.ShouldBe(3, "rows in all, rows of a trust, rows of a plan");
            }

            (await db.Priorities.AnyAsync()).ShouldBeTrue();
        });
    }
}
