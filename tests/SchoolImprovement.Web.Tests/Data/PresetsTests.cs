using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

/// <summary>A database that is older than the presets is given what it lacks when the app starts.</summary>
public sealed class PresetsTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task An_older_trust_gets_the_grades_of_its_framework_and_the_presets_it_lacks_and_keeps_its_areas()
    {
        var areas = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            await db.Audits.ExecuteDeleteAsync();
            await db.Frameworks.Where(f => !f.IsDefault).ExecuteDeleteAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE Frameworks SET Grades = '', Source = NULL, IsDefault = 0 WHERE TrustId = {app.World.Trust.Id}");
            await db.Database.ExecuteSqlAsync($"UPDATE EvaluationArea SET Statements = '', Scale = NULL WHERE TrustId = {app.World.Trust.Id}");
            return await db.Set<EvaluationArea>().OrderBy(a => a.Position).Select(a => a.Id).ToListAsync();
        });
        areas.Count.ShouldBe(9);

        await Presets.BringAsync(app.Services);
        await Presets.BringAsync(app.Services);

        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            (await db.Frameworks.Select(f => f.Code).ToListAsync()).ShouldBe(Framework.PresetCodes, ignoreOrder: true);
            var usual = await db.Frameworks.Include(f => f.Areas).SingleAsync(f => f.IsDefault);
            usual.Grades.Count.ShouldBe(7);
            var kept = usual.Areas.OrderBy(a => a.Position).ToList();
            kept.Select(a => a.Id).ShouldBe(areas, customMessage: "plans point at these rows");
            kept[0].Scale.ShouldBe("met");
            kept.ShouldAllBe(a => a.Statements.Count > 0);
        });
        await app.InTrustAsync(app.World.Other.Id, async db => (await db.Frameworks.CountAsync()).ShouldBe(6));
    }
}
