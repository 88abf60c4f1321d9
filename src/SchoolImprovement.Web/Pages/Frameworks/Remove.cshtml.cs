using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>Removes a framework that nobody uses, or one of its areas, once it has been said what goes with it.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class RemoveModel(AppDbContext db, CurrentUser user) : AppPage
{
    public Framework Framework { get; private set; } = null!;

    /// <summary>The area, or null where the whole framework goes.</summary>
    public EvaluationArea? Area { get; private set; }

    public string Back => $"/frameworks/{Framework.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? areaId) =>
        !await LoadAsync(id, areaId) ? NotFound() : Framework.IsInUse ? Redirect(Back) : Page();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? areaId)
    {
        if (!await LoadAsync(id, areaId))
        {
            return NotFound();
        }

        if (Area is not null)
        {
            Framework.RemoveArea(user.Actor, Area.Id);
        }
        else
        {
            Framework.DemandRemovable(user.Actor);
            db.Remove(Framework);
        }

        await db.SaveChangesAsync();
        return this.Done(Area is null ? "/frameworks" : Back, $"“{Area?.Name ?? Framework.Name}” removed");
    }

    private async Task<bool> LoadAsync(Guid id, Guid? areaId)
    {
        Framework = (await db.Frameworks.Include(f => f.Areas).AsSingleQuery().FirstOrDefaultAsync(f => f.Id == id))!;
        Area = areaId is null ? null : Framework?.Areas.FirstOrDefault(a => a.Id == areaId);
        return Framework is not null && (areaId is null || Area is not null);
    }
}
