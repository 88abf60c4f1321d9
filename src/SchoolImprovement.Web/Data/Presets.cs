using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Web.Data;

/// <summary>Gives the trusts of a database that is older than a preset what they lack, when the app starts. A trust that has everything costs one short query.</summary>
public static class Presets
{
    public static async Task BringAsync(IServiceProvider services)
    {
        await using var first = services.CreateAsyncScope();
        foreach (var trustId in await first.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.Select(t => t.Id).ToListAsync())
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trustId);
            await BringAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), trustId);
        }
    }

    internal static async Task BringAsync(AppDbContext db, Guid trustId)
    {
        var known = await db.Frameworks.Select(f => new { f.Code, f.Grades }).ToListAsync();
        if (Framework.PresetCodes.All(code => known.Any(f => f.Code == code)) && known.All(f => f.Grades.Count > 0))
        {
            return;
        }

        var there = await db.Frameworks.Include(f => f.Areas).ToListAsync();
        there.ForEach(f => f.BringUpToDate());
        db.Frameworks.AddRange(Framework.PresetCodes.Where(code => there.All(f => f.Code != code)).Select(code => Framework.FromPreset(trustId, code)));
        await db.SaveChangesAsync();
    }
}
