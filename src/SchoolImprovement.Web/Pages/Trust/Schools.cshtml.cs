using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's schools: open ones first, then those that closed or moved away.</summary>
[NeedsInTrust(Permission.ManageSchools)]
public sealed class SchoolsModel(AppDbContext db) : AppPage
{
    public IReadOnlyList<Row> Open { get; private set; } = [];

    public IReadOnlyList<Row> Ended { get; private set; } = [];

    public int Pupils => Open.Sum(s => s.Pupils ?? 0);

    public async Task OnGetAsync()
    {
        var schools = await db.Schools.AsNoTracking().OrderBy(s => s.Name)
            .Select(s => new Row(s.Urn, s.Name, s.Phase, s.AgeFrom, s.AgeTo, s.LocalAuthority, s.Pupils, s.Status, s.Ended)).ToListAsync();
        Open = [.. schools.Where(s => s.Status == SchoolStatus.Open)];
        Ended = [.. schools.Where(s => s.Status != SchoolStatus.Open)];
    }

    public sealed record Row(string Urn, string Name, string Phase, int? AgeFrom, int? AgeTo, string? LocalAuthority, int? Pupils, SchoolStatus Status, DateOnly? Ended)
    {
        public string Ages => (AgeFrom, AgeTo) is ({ } from, { } to) ? $"{from}–{to}" : "–";
    }
}
