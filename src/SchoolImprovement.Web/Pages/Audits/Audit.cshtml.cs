using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>One audit of the trust: how far each school is and, for who may read every school's self-evaluation, what came of it.</summary>
[NeedsInTrust(Permission.AssignAudits)]
public sealed class AuditModel(TrustAuditQuery audits, AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    public TrustAuditQuery.View View { get; private set; } = null!;

    public bool MayReadResults => audits.MayReadResults;

    public string Here => $"/audits/{View.Audit.Id}";

    /// <param name="id">The audit.</param>
    /// <param name="statement">The statement whose answers are listed school by school: "area.code".</param>
    public async Task<IActionResult> OnGetAsync(Guid id, string? statement) => await LoadAsync(id, statement) ? Page() : NotFound();

    public Task<IActionResult> OnPostCloseAsync(Guid id) => DoAsync(id, audit => audit.Close(user.Actor, clock.GetUtcNow().UtcDateTime), "Closed. Nothing in it changes any more");

    public Task<IActionResult> OnPostOpenAsync(Guid id) => DoAsync(id, audit => audit.OpenAgain(user.Actor), "Open again");

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid school) => DoAsync(id, audit =>
        audit.Withdraw(user.Actor, audit.Schools.FirstOrDefault(s => s.Id == school) ?? throw new RuleBrokenException("This school does not have the audit any more")), "Taken back from the school");

    private async Task<IActionResult> DoAsync(Guid id, Action<Audit> work, string message)
    {
        if (!await LoadAsync(id, null))
        {
            return NotFound();
        }

        work(await db.Audits.Include(a => a.Schools).FirstAsync(a => a.Id == id));
        await db.SaveChangesAsync();
        return this.Done(Here, message);
    }

    private async Task<bool> LoadAsync(Guid id, string? statement) => (View = (await audits.FindAsync(id, statement))!) is not null;
}
