using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
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
    public async Task What_the_home_names_as_missing_is_not_named_again_as_a_gap()
    {
        await using var fresh = new AppFactory();
        await fresh.InitializeAsync();
        var (world, empty) = (fresh.World, fresh.World.Trust.EmptySchool);
        await fresh.InTrustAsync(world.Trust.Id, async db =>
        {
            var administrator = world.ActorOf(world.Holding(Role.TrustAdministrator));
            var member = await db.Members.Include(m => m.Roles).SingleAsync(m => m.Id == world.Trust.NeighbourHead.MemberId);
            member.Give(administrator, Role.Headteacher, empty.Id, null, TestClock.Today);
            await db.SaveChangesAsync();
            var head = new Actor(world.Trust.Id, member.Id, member.Name, [new(Role.Headteacher, empty.Id, null)], TestClock.Today);
            db.Add(Plan.Start(head, empty.Id, TestWorld.Year, "Plan", await db.PlanTemplates.FirstAsync()));
            await db.SaveChangesAsync();
        });
        using var head = await fresh.SignedInAsync(world.Trust.NeighbourHead);
        var home = $"/schools/{empty.Urn}";
        var page = await head.OpenAsync(home);
        Seen.Words(page.One("section[aria-labelledby=h1]"))!.ShouldContain("At least one priority");
        page.Text.ShouldNotContain("The plan has no priorities yet", customMessage: "it is said already, with what to do");
        page.Document.QuerySelectorAll("section[aria-labelledby=h4]").ShouldBeEmpty();

        await fresh.InTrustAsync(world.Trust.Id, async db =>
        {
            var plan = await db.Plans.Include(p => p.Priorities).SingleAsync(p => p.SchoolId == empty.Id);
            plan.AddPriority(new Actor(world.Trust.Id, world.Trust.NeighbourHead.MemberId!.Value, "Head", [new(Role.Headteacher, empty.Id, null)], TestClock.Today), "Reading", null);
            var template = await db.PlanTemplates.FirstAsync();
            template.Require(world.ActorOf(world.Holding(Role.TrustAdministrator)), PlanParts.Lead | PlanParts.Criteria);
            await db.SaveChangesAsync();
        });
        page = await head.OpenAsync(home);
        Seen.Words(page.One("section[aria-labelledby=h1]"))!.ShouldContain("The trust asks for a lead and a success criterion.");
        Seen.Words(page.One("section[aria-labelledby=h4] .sec-h p")).ShouldBe("4 gaps, 2 of them named above");
        page.Document.QuerySelectorAll("section[aria-labelledby=h2]").ShouldBeEmpty("where nothing is to progress yet, the progress of the plan says nothing new");
        page.Document.QuerySelectorAll("section[aria-labelledby=h4] .when").Select(Seen.Words).ShouldBe(["No action", "No monitoring"], "what the trust does not ask for is said here alone");
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
