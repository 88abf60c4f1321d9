using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

public sealed class CountRowsTests(AppFactory app) : IClassFixture<AppFactory>
{
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
