using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>The frameworks of the trust in their versions.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class IndexModel(AppDbContext db, TimeProvider clock) : AppPage
{
    public sealed record Row(Guid Id, string Code, string Name, FrameworkKind Kind, string Version, DateOnly From, DateOnly? To, bool IsInForce, bool IsUsual, int Areas, int Statements, string? Use);

    public IReadOnlyList<Row> All { get; private set; } = [];

    public DateOnly Today { get; } = clock.Today();

    /// <summary>The version that has followed the usual framework, where that is no longer in force; else null.</summary>
    public Row? Follower { get; private set; }

    public async Task OnGetAsync()
    {
        var rows = await db.Frameworks.AsNoTracking().Include(f => f.Areas)
            .Select(f => new { Framework = f, Schools = db.Sefs.Count(s => s.FrameworkId == f.Id), Audits = db.Audits.Count(a => a.FrameworkId == f.Id) }).ToListAsync();
        All = [.. rows.Select(r => r.Framework is var f ? new Row(
                f.Id, f.Code, f.Name, f.Kind, f.FrameworkVersion, f.InForceFrom, f.InForceTo, f.IsInForce(Today), f.IsDefault, f.Areas.Count, f.Areas.Sum(a => a.Statements.Count),
                r.Schools > 0 ? r.Schools.Count("school") : r.Audits > 0 ? r.Audits.Count("audit") : f.IsInUse ? "Yes" : null) : null!)
            .OrderByDescending(r => r.IsUsual).ThenByDescending(r => r.IsInForce).ThenBy(r => r.Name).ThenByDescending(r => r.From)];
        Follower = All.FirstOrDefault(r => r.IsUsual) is { IsInForce: false } usual ? All.FirstOrDefault(r => r.Code == usual.Code && r.IsInForce) : null;
    }
}
