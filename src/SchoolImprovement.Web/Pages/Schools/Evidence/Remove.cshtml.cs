using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Evidence;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Evidence;

/// <summary>Removes an evidence file, once it has been said what leads to it.</summary>
[NeedsInSchool(Permission.AddEvidence)]
public sealed class RemoveModel(AppDbContext db, EvidenceFiles files, CurrentUser user, CurrentSchool school) : AppPage
{
    public EvidenceFile Evidence { get; private set; } = null!;

    /// <summary>What links to it, in words.</summary>
    public IReadOnlyList<string> LinkedFrom { get; private set; } = [];

    public bool MayRemove => Evidence.MayRemove(user.Actor);

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancelled)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        await files.RemoveAsync(user.Actor, Evidence, cancelled);
        return this.Done($"{Root}/evidence", $"“{Evidence.Called}” is removed");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var schoolId = school.School.Id;
        LinkedFrom = await db.Set<LinkedEvidence>().AsNoTracking().Where(l => l.SchoolId == schoolId && l.TargetId == id).SelectMany(
            l => db.Set<EvaluationArea>().Where(a => a.Id == l.AreaId),
            (l, a) => a.Name + (l.PointId == null ? ", the grade as a whole" : ": " + db.Set<EvaluationPoint>().Where(p => p.Id == l.PointId).Select(p => p.Text).FirstOrDefault())).ToListAsync();
        return (Evidence = (await db.EvidenceFiles.FirstOrDefaultAsync(f => f.Id == id && f.SchoolId == schoolId))!) is not null;
    }
}
