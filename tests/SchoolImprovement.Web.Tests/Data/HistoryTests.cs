using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

/// <summary>Who changed what from what to what, and when: kept in the same transaction as the change. And the version that tells the second of two people.</summary>
public sealed class HistoryTests(AppFactory app) : IClassFixture<AppFactory>
{
    private Actor Head => app.World.ActorOf(app.World.Holding(Role.Headteacher));

    [Fact]
    public async Task A_change_is_kept_with_old_and_new_value_who_and_when_in_peoples_words()
    {
        var id = await AddAsync("Kept with its history");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await ChangeAsync(plan => plan.Find(id).WriteHeader(Head, new PriorityHeader("Kept with its new title", null, null, Strand.Finance, app.World.Holding(Role.SeniorLeader).MemberId, null, null)));

        var rows = await HistoryOfAsync(id);
        rows.Count(r => r.Kind == ChangeKind.Added).ShouldBe(1);
        var title = rows.Single(r => r.Field == "Title");
        (title.Old, title.New).ShouldBe(("Kept with its history", "Kept with its new title"));
        (title.Kind, title.RowType, title.PlanId, title.SchoolId).ShouldBe((ChangeKind.Changed, nameof(Priority), app.World.PlanId, app.World.School.Id));
        (title.Who, title.MemberId).ShouldBe((Head.Name, Head.MemberId));
        title.At.ShouldBe(app.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromMicroseconds(1));
        (rows.Single(r => r.Field == "Lead").Old, rows.Single(r => r.Field == "Lead").New).ShouldBe((null, app.World.Holding(Role.SeniorLeader).Name));
        rows.Single(r => r.Field == "Implementation strand").New.ShouldBe("Finance");
    }

    [Fact]
    public async Task Money_dates_and_states_are_kept_as_people_read_them()
    {
        var id = await AddAsync("Words for values");
        Guid action = default;
        await ChangeAsync(plan => action = plan.Find(id).AddAction(Head, Facts(Progress.NotStarted, 0, null)).Id);
        var source = await app.InTrustAsync(app.World.Trust.Id, db => db.FundingSources.FirstAsync(f => f.Name == "Pupil premium"));
        await ChangeAsync(plan => plan.Find(id).ChangeAction(Head, action, Facts(Progress.AtRisk, 125_050, source.Id) with { Due = new DateOnly(2027, 3, 1) }));

        var rows = await HistoryOfAsync(action);
        Words(rows, "Cost").ShouldBe(("£0", "£1,250.50"));
        Words(rows, "Status").ShouldBe(("Not started", "At risk"));
        Words(rows, "Due").ShouldBe(("1 February 2027", "1 March 2027"));
        Words(rows, "Funding source").ShouldBe((null, "Pupil premium"));
    }

    [Fact]
    public async Task What_is_removed_leaves_its_words()
    {
        var id = await AddAsync("Soon to go");
        await ChangeAsync(plan => plan.RemovePriority(Head, id));
        var rows = await HistoryOfAsync(id);
        rows.ShouldContain(r => r.Kind == ChangeKind.Removed && r.Field == null && r.RowName.Contains("Soon to go"));
        rows.ShouldContain(r => r.Kind == ChangeKind.Removed && r.Field == "Title" && r.Old == "Soon to go");
    }

    [Fact]
    public async Task What_stays_the_same_leaves_nothing()
    {
        var id = await AddAsync("The same again");
        var before = (await HistoryOfAsync(id)).Count;
        await ChangeAsync(plan => plan.Find(id).WriteHeader(Head, new PriorityHeader("The same again", null, null, null, null, null, null)));
        (await HistoryOfAsync(id)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_change_that_is_not_saved_leaves_no_history()
    {
        var id = await AddAsync("Fought over");
        await using var first = Scope();
        await using var second = Scope();
        var (mine, theirs) = (first.ServiceProvider.GetRequiredService<AppDbContext>(), second.ServiceProvider.GetRequiredService<AppDbContext>());
        (await LoadAsync(mine)).Find(id).WriteOutcomes(Head, "Mine");
        (await LoadAsync(theirs)).Find(id).WriteOutcomes(Head, "Theirs");
        await mine.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => theirs.SaveChangesAsync());

        (await HistoryOfAsync(id)).Where(r => r.Field == "What will be different").Select(r => r.New).ShouldBe(["Mine"]);
    }

    [Fact]
    public async Task A_change_counts_the_version_and_a_move_alone_does_not()
    {
        var id = await AddAsync("Counted");
        (await VersionAsync(id)).ShouldBe(0);
        await ChangeAsync(plan => plan.Find(id).WriteOutcomes(Head, "One change"));
        (await VersionAsync(id)).ShouldBe(1);
        await ChangeAsync(plan => plan.MovePriority(Head, id, 1));
        (await VersionAsync(id)).ShouldBe(1);
        (await HistoryOfAsync(id)).ShouldContain(r => r.Field == "Number");
    }

    private static ActionFacts Facts(Progress progress, long cost, Guid? source) =>
        new("Do it", null, null, new DateOnly(2026, 9, 1), new DateOnly(2027, 2, 1), progress, cost, source, null, null, null);

    private static (string? Old, string? New) Words(List<HistoryEntry> rows, string field) => (rows.Single(r => r.Field == field).Old, rows.Single(r => r.Field == field).New);

    private static Task<Plan> LoadAsync(AppDbContext db, Guid id) =>
        db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).Include(p => p.Priorities).ThenInclude(p => p.Criteria).Include(p => p.Priorities).ThenInclude(p => p.Milestones).AsSplitQuery().FirstAsync(p => p.Id == id);

    private Task<Plan> LoadAsync(AppDbContext db) => LoadAsync(db, app.World.PlanId);

    private AsyncServiceScope Scope()
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(app.World.Trust.Id, Head.MemberId, Head.Name);
        return scope;
    }

    private async Task ChangeAsync(Action<Plan> change)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        change(await LoadAsync(db));
        await db.SaveChangesAsync();
    }

    private async Task<Guid> AddAsync(string title)
    {
        Guid id = default;
        await ChangeAsync(plan => id = plan.AddPriority(Head, title, null).Id);
        return id;
    }

    private Task<List<HistoryEntry>> HistoryOfAsync(Guid row) => app.InTrustAsync(app.World.Trust.Id, db => db.History.Where(h => h.RowId == row).OrderBy(h => h.At).ToListAsync());

    private Task<int> VersionAsync(Guid id) => app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.Where(p => p.Id == id).Select(p => p.Version).SingleAsync());
}
