using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Web.Data;

/// <summary>
/// The wall between trusts, in one file. Read: a named filter on every trust-owned entity; no current trust = no rows.
/// Write: a row of another trust is refused. Store: keys carry the trust, so the database itself refuses a child of another trust's parent.
/// </summary>
public static class TrustOwnership
{
    /// <summary>Name of the filter. Switching another named filter off leaves the wall standing.</summary>
    public const string Filter = "Trust";

    public static void Apply(ModelBuilder builder, AppDbContext db)
    {
        foreach (var type in builder.Model.GetEntityTypes().ToList())
        {
            var clr = type.ClrType;
            if (typeof(ITrustOwned).IsAssignableFrom(clr))
            {
                var entity = builder.Entity(clr);
                entity.HasKey(nameof(TrustRow.TrustId), nameof(TrustRow.Id));
                entity.Property(nameof(TrustRow.Id)).ValueGeneratedNever();
                entity.HasQueryFilter(Filter, FilterFor(clr, db));
                entity.HasOne(typeof(Trust)).WithMany().HasForeignKey(nameof(TrustRow.TrustId)).OnDelete(DeleteBehavior.NoAction);
            }
            else if (!clr.IsDefined(typeof(SharedAcrossTrustsAttribute), false) && clr.Namespace != "Microsoft.AspNetCore.Identity" && !type.IsOwned())
            {
                throw new InvalidOperationException($"{clr.Name} is neither ITrustOwned nor [SharedAcrossTrusts]: say which.");
            }
        }
    }

    public static void Guard(DbContext db, TrustScope scope)
    {
        foreach (var entry in db.ChangeTracker.Entries<ITrustOwned>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var original = (Guid)entry.Property(nameof(ITrustOwned.TrustId)).OriginalValue!;
            if (scope.TrustId is not { } current || entry.Entity.TrustId != current || original != current)
            {
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another trust was about to be written.");
            }
        }
    }

    private static LambdaExpression FilterFor(Type clr, AppDbContext db)
    {
        var row = Expression.Parameter(clr, "row");
        var owner = Expression.Convert(Expression.Property(row, nameof(ITrustOwned.TrustId)), typeof(Guid?));
        var current = Expression.Property(Expression.Constant(db, typeof(AppDbContext)), nameof(AppDbContext.TrustId));
        return Expression.Lambda(Expression.Equal(owner, current), row);
    }
}
