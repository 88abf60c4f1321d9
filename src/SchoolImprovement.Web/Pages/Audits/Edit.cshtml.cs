using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>Changes what the trust says of an audit, and assigns it to more schools.</summary>
[NeedsInTrust(Permission.AssignAudits)]
public sealed class EditModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public AuditFactsForm Input { get; set; } = new();

    public Audit Audit { get; private set; } = null!;

    /// <summary>Open schools that do not have it.</summary>
    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = new AuditFactsForm { Title = Audit.Title, Due = Audit.Due.WithYear(), Words = Audit.Words, Version = Audit.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new AuditFactsValidator(assigns: false)))
        {
            return this.Again();
        }

        if (Input.Version != Audit.Version)
        {
            Input.Version = Audit.Version;
            return this.Clash(("Title", Input.Title, Audit.Title), ("Due", Input.Facts.Due?.WithYear(), Audit.Due.WithYear()), ("Words", Input.Words, Audit.Words));
        }

        var more = await db.Schools.Where(s => Input.Schools.Contains(s.Id)).ToListAsync();
        Audit.Change(user.Actor, Input.Facts, clock.Today());
        db.AddRange(Audit.AddSchools(user.Actor, more));
        await db.SaveChangesAsync();
        return this.Done($"/audits/{id}", more.Count == 0 ? "Saved" : $"Saved, and assigned to {more.Count.Count("more school")}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Audits.Include(a => a.Schools).FirstOrDefaultAsync(a => a.Id == id) is not { } audit)
        {
            return false;
        }

        Audit = audit;
        var has = audit.Schools.Select(s => s.SchoolId).ToHashSet();
        Schools = [.. (await db.Schools.AsNoTracking().Where(s => s.Status == SchoolStatus.Open).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).Where(s => !has.Contains(s.Id)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        return true;
    }
}
