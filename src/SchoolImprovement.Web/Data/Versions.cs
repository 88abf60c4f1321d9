using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Web.Data;

/// <summary>Counts up the version of every changed row, so that the second of two people who change the same thing is told.</summary>
public static class Versions
{
    public static void Count(DbContext db)
    {
        TouchAreas(db);
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            var onlyMoved = entry.Properties.Where(p => p.IsModified).All(p => p.Metadata.PropertyInfo?.GetCustomAttribute<RecordedAttribute>() is { IsPlace: true });
            if (!onlyMoved)
            {
                entry.Property(nameof(IVersioned.Version)).CurrentValue = (int)entry.Property(nameof(IVersioned.Version)).OriginalValue! + 1;
            }
        }

        HoldPlans(db);
    }

    /// <summary>The points of a self-evaluation have no version of their own: they are written as a list, and count as a change of their area.</summary>
    private static void TouchAreas(DbContext db)
    {
        var changed = db.ChangeTracker.Entries<EvaluationPoint>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => (e.Entity.SefId, e.Entity.AreaId)).ToHashSet();
        foreach (var area in db.ChangeTracker.Entries<AreaEvaluation>().Where(e => e.State == EntityState.Unchanged && changed.Contains((e.Entity.SefId, e.Entity.AreaId))).ToList())
        {
            area.Property(nameof(IVersioned.Version)).IsModified = true;
        }
    }

    /// <summary>
    /// A part changes only while its plan's status allows it. The status was looked at when the plan was read; saving asks the database, in the same
    /// transaction, whether the plan is still as it was read. Otherwise a change could slip into a plan that somebody submitted a moment ago.
    /// </summary>
    private static void HoldPlans(DbContext db)
    {
        var changed = db.ChangeTracker.Entries<IPlanPart>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.PlanId).ToHashSet();
        foreach (var plan in db.ChangeTracker.Entries<Plan>().Where(e => e.State == EntityState.Unchanged && changed.Contains(e.Entity.Id)).ToList())
        {
            plan.Property(nameof(IVersioned.Version)).IsModified = true;
        }
    }
}
