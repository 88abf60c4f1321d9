using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Thread;

/// <summary>Where the golden thread is broken: on the school's home, in the plan, and across the trust. In the seeded plan nothing looks at the second priority.</summary>
public sealed class ThreadTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string NoMonitoring = "No monitoring looks at it";

    [Fact]
    public async Task A_gap_stands_on_home_plan_and_trust_page_until_it_is_mended()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var (home, plan) = ($"/schools/{app.World.School.Urn}", $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}");

        var gap = (await head.OpenAsync(home)).One("section[aria-labelledby=h4] li");
        Seen.Words(gap.QuerySelector(".what")).ShouldBe($"Priority 2, Attendance {NoMonitoring}");
        gap.QuerySelector("a")!.GetAttribute("href").ShouldBe($"{home}/monitoring/{TestWorld.Year.Slug}");
        Seen.Words((await head.OpenAsync(plan)).One(".gaps")).ShouldBe($"Thread broken: {NoMonitoring}.");
        Seen.Words((await executive.OpenAsync("/thread")).One($"section[aria-labelledby=s-{app.World.School.Urn}] summary")).ShouldBe($"{app.World.School.Name} 1 gap: no monitoring (1)");

        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var (by, second) = (app.World.ActorOf(app.World.Holding(Role.Headteacher)), await db.Priorities.SingleAsync(p => p.PlanId == app.World.PlanId && p.Number == 2));
            var type = await db.ActivityTypes.FirstAsync(t => t.Name == "Drop-in");
            var when = ActivityTime.Of(new SchoolCalendar(TestWorld.Year, HalfTermDates.Usual(TestWorld.Year)), null, null, TestClock.Today.AddDays(7));
            db.Add(MonitoringActivity.Plan(by, app.World.School.Id, TestWorld.Year, new ActivityFacts("Registers", type.Id, type.Kind, when, null, second, null, null, null, null, null, null, null, ReportsTo.SeniorLeaders)));
            await db.SaveChangesAsync();
        });

        (await head.OpenAsync(home)).Document.QuerySelectorAll("section[aria-labelledby=h4]").ShouldBeEmpty();
        (await head.OpenAsync(plan)).Document.QuerySelectorAll(".gaps").ShouldBeEmpty();
        var across = await executive.OpenAsync("/thread");
        across.Document.QuerySelectorAll($"section[aria-labelledby=s-{app.World.School.Urn}]").ShouldBeEmpty();
        across.One("section[aria-labelledby=whole]").TextContent.ShouldContain(app.World.School.Name);
    }

    [Fact]
    public async Task The_trust_page_filters_by_what_is_missing_and_names_schools_without_a_plan()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);

        var all = await executive.OpenAsync("/thread");
        all.One($"section[aria-labelledby=s-{app.World.Trust.Neighbour.Urn}]").TextContent.ShouldContain(NoMonitoring);
        all.One("section[aria-labelledby=without]").TextContent.ShouldContain(app.World.Trust.EmptySchool.Name);
        (await executive.OpenAsync("/thread?kind=Monitoring")).Document.QuerySelectorAll($"section[aria-labelledby=s-{app.World.Trust.Neighbour.Urn}]").Length.ShouldBe(1);
        (await executive.OpenAsync("/thread?kind=Lead")).Text.ShouldContain("No school has this gap");
    }

    [Fact]
    public async Task A_governor_who_reads_only_the_summary_is_not_shown_the_gaps()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.OpenAsync($"/schools/{app.World.School.Urn}")).Text.ShouldNotContain("golden thread");
    }
}
