using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Web.Data;

/// <summary>Counts up the version of every changed row, so that the second of two people who change the same thing is told.</summary>
public static class Versions
{
    public static void Count(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            var onlyMoved = entry.Properties.Where(p => p.IsModified).All(p => p.Metadata.PropertyInfo?.GetCustomAttribute<RecordedAttribute>() is { IsPlace: true });
            if (!onlyMoved)
            {
                entry.Property(nameof(IVersioned.Version)).CurrentValue = (int)entry.Property(nameof(IVersioned.Version)).OriginalValue! + 1;
            }
        }
    }
}
