using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

/// <summary>The wall between trusts: what is read, what is written, and what the database itself refuses.</summary>
public sealed class WallTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Without_a_trust_there_are_no_rows_of_any_trust()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        foreach (var type in Owned(db))
        {
            (await Rows(db, type).CountAsync()).ShouldBe(0, type.Name);
        }
    }

    [Fact]
    public async Task A_trust_sees_its_own_rows_and_no_others()
    {
        foreach (var trust in new[] { app.World.Trust, app.World.Other })
        {
            await app.InTrustAsync(trust.Id, async db =>
            {
                foreach (var type in Owned(db))
                {
                    (await Rows(db, type).ToListAsync()).ShouldAllBe(row => row.TrustId == trust.Id, type.Name);
                }

                (await db.Priorities.CountAsync()).ShouldBeGreaterThan(0);
                (await db.Members.CountAsync()).ShouldBe(trust.People.Count);
            });
        }
    }

    [Fact]
    public async Task A_row_made_for_another_trust_is_not_written() => await app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        db.Add(new FundingSource(app.World.Other.Id, "Smuggled", 1));
        (await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message.ShouldContain("another trust");
    });

    [Fact]
    public async Task A_row_of_another_trust_is_neither_changed_nor_removed()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var theirs = await db.FundingSources.IgnoreQueryFilters([TrustOwnership.Filter]).FirstAsync(f => f.TrustId == app.World.Other.Id);
            db.Entry(theirs).Property(f => f.Name).CurrentValue = "Taken";
            (await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message.ShouldContain("another trust");
        });
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            db.Remove(await db.FundingSources.IgnoreQueryFilters([TrustOwnership.Filter]).FirstAsync(f => f.TrustId == app.World.Other.Id));
            (await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message.ShouldContain("another trust");
        });
    }

    [Fact]
    public async Task A_row_of_ones_own_trust_is_written() => await app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        db.Add(new FundingSource(app.World.Trust.Id, "Our own", 8));
        (await db.SaveChangesAsync()).ShouldBeGreaterThan(0);
    });

    [Fact]
    public async Task Nothing_is_written_without_a_trust()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Add(new FundingSource(app.World.Trust.Id, "Nobody's", 1));
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public void A_scope_never_changes_trust()
    {
        var scope = new TrustScope();
        scope.Enter(app.World.Trust.Id);
        scope.Enter(app.World.Trust.Id);
        Should.Throw<InvalidOperationException>(() => scope.Enter(app.World.Other.Id));
    }

    /// <summary>With SQL alone, past every line of our code: for each foreign key between trust-owned rows, point a row of ours at a parent of theirs.</summary>
    [Fact]
    public async Task The_database_itself_refuses_a_child_of_another_trusts_parent()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var plan = await db.Plans.FirstAsync(p => p.Id == app.World.PlanId);
            var head = app.World.ActorOf(app.World.Holding(Domain.People.Role.Headteacher));
            db.AddRange(new OpenEdit(head, plan.SchoolId, plan.Id, "plan", "the plan"), new SefDraft(head, plan.SchoolId, "grade:achievement"));
            await db.SaveChangesAsync();
        });
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var tried = 0;
            foreach (var key in Owned(db).SelectMany(t => t.GetForeignKeys()).Where(k => typeof(ITrustOwned).IsAssignableFrom(k.PrincipalEntityType.ClrType)))
            {
                key.Properties.ShouldContain(p => p.Name == nameof(ITrustOwned.TrustId), $"{key} does not carry the trust");
                var child = key.DeclaringEntityType.GetTableName();
                var parent = key.PrincipalEntityType.GetTableName();
                var column = key.Properties.Single(p => p.Name != nameof(ITrustOwned.TrustId)).GetColumnName();
                var ours = Stored(db, app.World.Trust.Id);
                var theirs = Stored(db, app.World.Other.Id);
                var one = db.Database.ProviderName!.EndsWith("SqlServer", StringComparison.Ordinal) ? ("TOP 1 ", "") : ("", " LIMIT 1");
                var sql = $"UPDATE \"{child}\" SET \"{column}\" = (SELECT {one.Item1}\"Id\" FROM \"{parent}\" WHERE \"TrustId\" = {{1}}{one.Item2}) WHERE \"TrustId\" = {{0}} AND \"Id\" = (SELECT {one.Item1}\"Id\" FROM \"{child}\" WHERE \"TrustId\" = {{0}}{one.Item2})";
                var problem = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql, ours, theirs));
                problem.ShouldNotBeNull($"{child}.{column} → {parent} of another trust was let through, or there is no row in the test world to try it with");
                problem.ShouldBeAssignableTo<DbException>();
                problem.Message.ShouldContain("FOREIGN KEY", Case.Insensitive, $"{child}.{column}");
                tried++;
            }

            tried.ShouldBeGreaterThanOrEqualTo(20);
        });
    }

    [Fact]
    public void Every_entity_is_owned_by_a_trust_or_says_that_it_is_shared()
    {
        using var scope = app.Services.CreateScope();
        foreach (var type in scope.ServiceProvider.GetRequiredService<AppDbContext>().Model.GetEntityTypes().Where(t => !t.IsOwned()))
        {
            var owned = typeof(ITrustOwned).IsAssignableFrom(type.ClrType);
            var shared = type.ClrType.IsDefined(typeof(SharedAcrossTrustsAttribute), false) || type.ClrType.Namespace == "Microsoft.AspNetCore.Identity";
            (owned ^ shared).ShouldBeTrue(type.Name);
            type.GetDeclaredQueryFilters().Any(f => f.Key == TrustOwnership.Filter).ShouldBe(owned, type.Name);
        }
    }

    private static List<IEntityType> Owned(AppDbContext db) => db.Model.GetEntityTypes().Where(t => typeof(ITrustOwned).IsAssignableFrom(t.ClrType)).ToList();

    private static IQueryable<ITrustOwned> Rows(AppDbContext db, IEntityType type) =>
        (IQueryable<ITrustOwned>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;

    private static object Stored(AppDbContext db, Guid id) => db is SqliteAppDbContext ? id.ToByteArray(true) : id;
}
