using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>The fixture itself: what every other test stands on.</summary>
public sealed class FixtureTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Each_trust_has_its_own_world_and_sees_no_other()
    {
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Schools.Select(s => s.Urn).OrderBy(u => u).ToListAsync())).ShouldBe(["100001", "100002", "100003"]);
        (await app.InTrustAsync(app.World.Other.Id, db => db.Schools.Select(s => s.Urn).OrderBy(u => u).ToListAsync())).ShouldBe(["200001", "200002", "200003"]);
        app.World.Trust.People.Select(p => p.Role).Distinct().ShouldBe(Enum.GetValues<Role>().Cast<Role?>(), ignoreOrder: true);
    }

    [Fact]
    public async Task The_app_answers()
    {
        using var visitor = app.Anonymous();
        (await visitor.AskAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_counter_sees_what_goes_to_the_database_and_knows_a_write_from_a_read()
    {
        var commands = await app.Commands.DuringAsync(() => app.InTrustAsync(app.World.Other.Id, async db =>
        {
            (await db.Schools.FirstAsync()).ShouldNotBeNull();
            db.Add(new Domain.Trusts.FundingSource(app.World.Other.Id, "Counted", 9));
            await db.SaveChangesAsync();
        }));
        CommandCounter.Writes(commands[0]).ShouldBeFalse(commands[0]);
        commands.Skip(1).ShouldContain(c => CommandCounter.Writes(c), string.Join("\n", commands));
    }
}
