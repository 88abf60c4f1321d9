using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>Puts the statements of a framework to schools, to be rated by a day.</summary>
[NeedsInTrust(Permission.AssignAudits)]
public sealed class AssignModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public AuditFactsForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Schools = [.. Schools.Select(s => Guid.Parse(s.Value))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!await this.IsValidAsync(Input, new AuditFactsValidator(assigns: true)))
        {
            return this.Again();
        }

        var id = Input.FrameworkId;
        var framework = Frameworks.All(f => f.Value != id.ToString()) ? null : await db.Frameworks.Include(f => f.Areas).FirstOrDefaultAsync(f => f.Id == id);
        var schools = await db.Schools.Where(s => Input.Schools.Contains(s.Id) && s.Status == SchoolStatus.Open).ToListAsync();
        var open = await db.Audits.Where(a => a.ClosedAt == null).Select(a => a.Title).ToListAsync();
        var audit = Audit.Assign(user.Actor, framework ?? throw new RuleBrokenException("Choose what schools are asked", "FrameworkId"), Input.Facts, schools, open, clock.GetUtcNow().UtcDateTime);
        db.Add(audit);
        await db.SaveChangesAsync();
        return this.Done($"/audits/{audit.Id}", $"Assigned to {schools.Count.Count("school")}");
    }

    private async Task LoadAsync()
    {
        var today = clock.Today();
        var frameworks = await db.Frameworks.AsNoTracking().Include(f => f.Areas).Where(f => f.Kind == FrameworkKind.Audit).ToListAsync();
        Frameworks = [.. frameworks.Where(f => f.IsInForce(today)).GroupBy(f => f.Code).Select(g => g.OrderByDescending(f => f.InForceFrom).ThenByDescending(f => f.Id).First()).OrderBy(f => f.Name)
            .Select(f => new SelectListItem(f.Name, f.Id.ToString()) { Group = new() { Name = $"{f.Areas.Sum(a => a.Rated().Count()).Count("statement")} in {f.Areas.Count.Count("area")}, rated {string.Join(", ", f.Grades.OrderBy(g => g.Order < 0).ThenBy(g => g.Order).Select(g => g.Label))}" } })];
        Schools = [.. (await db.Schools.AsNoTracking().Where(s => s.Status == SchoolStatus.Open).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
    }
}
