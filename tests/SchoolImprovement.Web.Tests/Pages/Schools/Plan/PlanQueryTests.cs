using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

public sealed class PlanQueryTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task The_whole_plan_and_what_a_form_offers_are_read_in_five_round_trips()
    {
        PlanView? view = null;
        var commands = await app.Commands.DuringAsync(async () => view = await ReadAsync(q => q.OfYearAsync(TestWorld.Year, 2)));
        commands.Count.ShouldBe(1 + 5);
        view!.Priorities.Select(p => p.IsOpen).ShouldBe([false, true, false]);
        view.Open!.Text!.Rationale.ShouldBe("Too many pupils fall behind.");
        view.Open.Milestones.Count.ShouldBe(3);
        view.Open.Milestones[0].Text.ShouldBe("Seen by the end of Autumn");
        view.Priorities[0].Text.ShouldBeNull();
        view.ActionsOf(view.Open).First().Lead.ShouldBe(app.World.Holding(Role.PriorityLead).Name);
        view.CriteriaOf(view.Open).First().Points.ShouldHaveSingleItem().Actual.ShouldBe(74);
        view.Plan.Comments.ShouldBe(1);
        view.Changes.ShouldNotBeEmpty();
        view.Cost().ShouldBe(3 * 125_000);
    }

    [Fact]
    public async Task A_form_s_lists_and_draft_cost_no_round_trip_more()
    {
        var action = await app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().Select(a => a.Id).FirstAsync());
        PlanView? view = null;
        var commands = await app.Commands.DuringAsync(async () => view = await ReadAsync(q => q.OfActionAsync(action, new($"action:{action}", ChoiceOf.Lead, ChoiceOf.Funding))));
        commands.Count.ShouldBe(1 + 5);
        view!.Choices.Where(c => c.Of == ChoiceOf.Funding).Count().ShouldBe(6);
        view.Choices.Where(c => c.Of == ChoiceOf.Lead).Count().ShouldBe(4);
    }

    [Fact]
    public async Task What_is_named_must_be_of_the_kind_that_is_asked_for()
    {
        var (action, milestone) = await app.InTrustAsync(app.World.Trust.Id, async db => (await db.Set<PlanAction>().Select(a => a.Id).FirstAsync(), await db.Set<Milestone>().Select(m => m.Id).FirstAsync()));
        (await ReadAsync(q => q.OfMilestoneAsync(milestone, new("")))).ShouldNotBeNull();
        (await ReadAsync(q => q.OfActionAsync(milestone, new("")))).ShouldBeNull();
        (await ReadAsync(q => q.OfMilestoneAsync(action, new("")))).ShouldBeNull();
        (await ReadAsync(q => q.OfPriorityAsync(action, new("")))).ShouldBeNull();
    }

    [Fact]
    public async Task Every_part_of_it_is_sql_on_sql_server_too()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var person = app.World.Holding(Role.Headteacher);
        var (user, school, trust) = (new CurrentUser(), new CurrentSchool(), new TrustScope());
        user.Is(person.UserId, person.Name, false, false, null, app.World.ActorOf(person));
        trust.Enter(app.World.Trust.Id);
        school.Known = await app.InTrustAsync(app.World.Trust.Id, db => db.Schools.AsNoTracking().FirstAsync(s => s.Urn == app.World.School.Urn));
        var options = new DbContextOptionsBuilder<AppDbContext>().WithoutHost();
        Database.UseSqlServer(options, "Server=never-asked", null);
        await using var db = new AppDbContext(options.Options, trust, app.Clock);
        var query = new PlanQuery(new PlanReading(), db, user, school, app.Clock);
        var (plan, open) = (app.World.PlanId, Guid.NewGuid());
        foreach (var sql in new[]
        {
            PlanReading.Heads.Compile()(db, school.School.Id, TestWorld.Year, 0, open, true).ToQueryString(),
            PlanReading.Milestones.Compile()(db, plan, open).ToQueryString(),
            PlanReading.Actions.Compile()(db, plan, open).ToQueryString(),
            PlanReading.Criteria.Compile()(db, plan, open).ToQueryString(),
            query.Feed(plan, new("action:1", Enum.GetValues<ChoiceOf>()), open).ToQueryString(),
        })
        {
            sql.ShouldContain("SELECT");
            sql.ShouldContain("[TrustId] = @ef_filter__TrustId");
        }
    }

    private async Task<PlanView?> ReadAsync(Func<PlanQuery, Task<PlanView?>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var person = app.World.Holding(Role.Headteacher);
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(app.World.Trust.Id);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Is(person.UserId, person.Name, false, false, null, app.World.ActorOf(person));
        scope.ServiceProvider.GetRequiredService<CurrentSchool>().Known = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Schools.FirstAsync(s => s.Urn == app.World.School.Urn);
        var query = scope.ServiceProvider.GetRequiredService<PlanQuery>();
        return await read(query);
    }
}
