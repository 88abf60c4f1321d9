using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Data.Demo;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

/// <summary>An empty app into which the demo has been put, as the app does it at its first start in Development.</summary>
public sealed class DemoApp : AppFactory
{
    protected override bool Seeded => false;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await DemoData.MakeAsync(Services, TestClock.Today);
    }
}

public sealed class DemoDataTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly AcademicYear ThisYear = new(2026);

    [Fact]
    public async Task Both_trusts_are_there_with_their_schools()
    {
        (await SchoolsAsync("Arden Vale Learning Trust")).ShouldBe(24);
        (await SchoolsAsync("Otherside Trust")).ShouldBe(3);
        var pupils = await InAsync("Arden Vale Learning Trust", db => db.Schools.SumAsync(s => s.Pupils));
        pupils.ShouldBe(10_930);
    }

    [Fact]
    public async Task A_second_start_makes_nothing_new()
    {
        var before = await InAsync("Arden Vale Learning Trust", db => db.History.CountAsync());
        await DemoData.MakeAsync(app.Services, TestClock.Today.AddDays(1));
        (await InAsync("Arden Vale Learning Trust", db => db.History.CountAsync())).ShouldBe(before);
        (await InAsync("Arden Vale Learning Trust", db => db.Trusts.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_schools_share_the_joint_training_at_every_start()
    {
        var schools = await InAsync("Arden Vale Learning Trust", db => db.TrainingSessions.Where(s => s.Title.StartsWith("Adaptive teaching")).SelectMany(s => s.Schools).Select(x => db.Schools.First(s => s.Id == x.SchoolId).Name).OrderBy(n => n).ToListAsync());
        schools.ShouldBe(["Ashcombe Primary School", "Beacon Hill Primary School", "Canal Street Primary School", "Castle Mead Academy", "Elmwood Primary School", "Firs Primary School"]);
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", null, false)]
    [InlineData("Staging", null, false)]
    [InlineData("Production", "true", true)]
    public void It_is_made_in_Development_or_when_asked_for(string environment, string? setting, bool wanted)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Enabled"] = setting }.Where(s => s.Value is not null)).Build();
        DemoData.Wanted(settings, new HostingEnvironment { EnvironmentName = environment }).ShouldBe(wanted);
    }

    public static TheoryData<string> Addresses => [.. DemoData.SignIns.Select(s => s.Email)];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_demo_person_signs_in(string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().FindByEmailAsync(email)).ShouldNotBeNull();
        (await scope.ServiceProvider.GetRequiredService<SignInManager<AppUser>>().CheckPasswordSignInAsync(user, DemoData.Password, true)).ShouldBe(SignInResult.Success);
        (await scope.ServiceProvider.GetRequiredService<Memberships>().OfAsync(user.Id)).Count.ShouldBe(email switch { "platform@example.org" => 0, "adviser@ardenvale.example" => 2, _ => 1 });
    }

    [Fact]
    public async Task The_plan_of_Firs_says_what_the_pictures_say()
    {
        var (plan, sources) = await InAsync("Arden Vale Learning Trust", async db => (await PlanAsync(db, "Firs Primary School"), await db.FundingSources.ToDictionaryAsync(f => f.Id, f => f.Name)));
        var priorities = plan.InOrder.ToList();
        priorities.Select(p => (p.Called, p.Actions.Count, p.Actions.Sum(a => a.CostPence) / 100)).ShouldBe(
            [("Early reading", 9, 13_960), ("Inclusion", 9, 10_400), ("Attendance", 8, 10_750), ("Emotional wellbeing", 8, 6_400)]);
        priorities.SelectMany(p => p.Actions).Where(a => a.CostPence > 0).GroupBy(a => sources[a.FundingSourceId!.Value]).ToDictionary(g => g.Key, g => g.Sum(a => a.CostPence) / 100)
            .ShouldBe(new Dictionary<string, long?> { ["School budget"] = 12_470, ["Pupil premium"] = 22_540, ["Trust fund"] = 5_750, ["Other"] = 750 }, ignoreOrder: true);
        priorities[0].Criteria.OrderBy(c => c.Position).Select(c => c.Points.Where(p => p.Actual is not null).MaxBy(p => p.On)!.Actual).ShouldBe([61m, 48m, 63m, 86m]);
        priorities[2].Actions.Single(a => a.Position == 2).Progress.ShouldBe(Progress.OffTrack);
        priorities.Select(p => p.TrustPriorityId is not null).ShouldBe([false, true, true, false]);
        plan.Missing(PlanParts.Rationale | PlanParts.Outcomes | PlanParts.Lead | PlanParts.Criteria | PlanParts.Actions | PlanParts.Area | PlanParts.Milestones | PlanParts.Costs).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plans_are_at_different_stages()
    {
        var priorities = await InAsync("Arden Vale Learning Trust", db => db.Schools.Select(s => new
        {
            s.Name,
            Plan = db.Plans.Where(p => p.SchoolId == s.Id && p.Year == ThisYear).Select(p => new { Actions = p.Priorities.Sum(x => x.Actions.Count), Priorities = p.Priorities.Count }).FirstOrDefault(),
        }).ToDictionaryAsync(s => s.Name, s => s.Plan));
        priorities["Churchfields Junior School"].ShouldBeNull();
        priorities["Greenacre Primary School"]!.Priorities.ShouldBe(2);
        priorities["Brookside Infant School"]!.Actions.ShouldBe(0);
        priorities.Values.Count(p => p?.Actions >= 20).ShouldBeGreaterThan(15);
        (await InAsync("Arden Vale Learning Trust", db => db.Plans.CountAsync(p => p.Year == new AcademicYear(2025)))).ShouldBe(4);
    }

    [Fact]
    public async Task Past_terms_are_reviewed_and_the_trust_is_asked_for_exceptions()
    {
        var signed = await InAsync("Arden Vale Learning Trust", db => db.TermReviews.Where(r => r.SignedAt != null).Join(db.Schools, r => r.SchoolId, s => s.Id, (r, s) => new { s.Name, r.Term, r.SignedAt, Whole = r.Priorities.All(p => p.HowWeKnow != null), Parts = r.Parts.Count }).ToListAsync());
        string[] schools = ["Beacon Hill Primary School", "Castle Mead Academy", "Firs Primary School", "Holly Bank Primary School"];
        signed.Select(r => (r.Name, r.Term)).ShouldBe(schools.SelectMany(s => Enum.GetValues<Term>().Select(t => (s, t))), ignoreOrder: true);
        signed.ShouldAllBe(r => r.SignedAt < new DateTime(2026, 7, 31) && r.Whole && r.Parts >= (r.Term == Term.Summer ? 18 : 9));
        var asked = await InAsync("Arden Vale Learning Trust", db => db.ExceptionRequests.Join(db.Schools, r => r.SchoolId, s => s.Id, (r, s) => new { s.Name, r.State, Answered = r.Answer != null }).OrderBy(r => r.Name).ToListAsync());
        asked.Select(r => (r.Name, r.State, r.Answered)).ShouldBe([("Ashcombe Primary School", ExceptionState.Asked, false), ("Highfield Academy", ExceptionState.Refused, true)]);
    }

    [Fact]
    public async Task History_lies_in_the_past_and_names_who_changed_what()
    {
        var changes = await InAsync("Arden Vale Learning Trust", db => db.History.OrderByDescending(h => h.At).ToListAsync());
        changes[0].At.ShouldBeLessThan(TestClock.Start.UtcDateTime);
        changes.ShouldContain(h => h.Who == "Kiran Patel" && h.Field == "Status" && h.New == "Off track");
        changes.ShouldContain(h => h.Who == "Rebecca Lowe" && h.Field == "Due" && h.Old == "12 February 2027" && h.New == "26 March 2027");
    }

    private Task<int> SchoolsAsync(string trust) => InAsync(trust, db => db.Schools.CountAsync());

    private static Task<Plan> PlanAsync(AppDbContext db, string school) =>
        db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points).Include(p => p.Priorities).ThenInclude(p => p.Milestones)
            .Include(p => p.Priorities).ThenInclude(p => p.Actions).AsSplitQuery().SingleAsync(p => p.Year == ThisYear && p.SchoolId == db.Schools.Single(s => s.Name == school).Id);

    private async Task<T> InAsync<T>(string trust, Func<AppDbContext, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.Where(t => t.Name == trust).Select(t => t.Id).SingleAsync();
        return await app.InTrustAsync(id, work);
    }
}

/// <summary>The demo is sensible whenever the app is first started.</summary>
public sealed class DemoDataDatesTests
{
    [Theory]
    [InlineData("2026-09-05", 2026)]
    [InlineData("2027-03-10", 2026)]
    [InlineData("2029-11-22", 2029)]
    public async Task It_is_this_years_whenever_it_is_made(string day, int year)
    {
        await using var app = new EmptyAppFactory();
        await app.InitializeAsync();
        try
        {
            var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
            await DemoData.MakeAsync(app.Services, today);
            await using var scope = app.Services.CreateAsyncScope();
            var id = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.OrderBy(t => t.Name).Select(t => t.Id).FirstAsync();
            var (plans, last) = await app.InTrustAsync(id, async db => (await db.Plans.CountAsync(p => p.Year == new AcademicYear(year)), await db.History.MaxAsync(h => h.At)));
            plans.ShouldBe(23);
            DateOnly.FromDateTime(last).ShouldBeLessThan(today);
        }
        finally
        {
            await ((IAsyncLifetime)app).DisposeAsync();
        }
    }
}
