using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Gias;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>One import: how far the reading is, what would change, and the one button that changes it.</summary>
[NeedsInTrust(Permission.ManageSchools)]
public sealed class ImportResultModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    public RegisterImport Import { get; private set; } = null!;

    public bool HasStopped { get; private set; }

    public bool IsReading => Import.State == RegisterImportState.Reading && !HasStopped;

    /// <summary>The trusts that fit, when there are several and none is chosen yet.</summary>
    public IReadOnlyList<TrustExtract> Choices { get; private set; } = [];

    public TrustExtract? Chosen { get; private set; }

    public SchoolChanges? Changes { get; private set; }

    /// <summary>The schools whose changes are ticked, by URN.</summary>
    [BindProperty]
    public List<int> Take { get; set; } = [];

    /// <summary>What to know of the files before confirming.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>The trust's own group UID, when the register's differs.</summary>
    public string? OtherGroupUid { get; private set; }

    private Trust _trust = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, int? trust)
    {
        if (!await LoadAsync(id, trust))
        {
            return NotFound();
        }

        Take = [.. Changes?.Usual ?? new HashSet<int>()];
        if (!IsReading && Request.Headers.ContainsKey("HX-Request"))
        {
            // The page watched the reading, which is over: show the whole page anew, with its heading.
            Response.Headers["HX-Refresh"] = "true";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(Guid id, int? trust, string? seen)
    {
        if (!await LoadAsync(id, trust))
        {
            return NotFound();
        }

        if (OtherGroupUid is { } other)
        {
            throw new RuleBrokenException($"Your trust has the group UID {other}. To bring in the schools of {Chosen!.Uid}, change it in the trust’s settings first");
        }

        if (Chosen is null || Changes is null)
        {
            throw new RuleBrokenException("Choose your trust first");
        }

        if (seen != Changes.Fingerprint)
        {
            ModelState.AddModelError("", "The trust’s schools have changed since this page was shown. Look at the changes again, then confirm");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        var taken = Changes.Only(Take.ToHashSet());
        if (taken.Count == 0)
        {
            throw new RuleBrokenException("Tick the schools whose changes you want, or choose “Change nothing”");
        }

        Import.Apply(user.Actor);
        db.Schools.AddRange(taken.Apply(user.Actor));
        await TakeGroupUidAsync(Chosen.Uid.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync();
        var left = Changes.Usual.Except(Take).Count();
        return this.Done("/settings/schools", $"{taken.Count.Count("school")} brought up to date from the register{(left == 0 ? "" : $", {left.Count("school")} left out. The next import shows what you left out again")}");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (!await LoadAsync(id, null))
        {
            return NotFound();
        }

        Import.Withdraw(user.Actor);
        await db.SaveChangesAsync();
        return this.Done("/import", "The import was withdrawn. Nothing was changed");
    }

    private async Task<bool> LoadAsync(Guid id, int? trust)
    {
        if (await db.RegisterImports.FirstOrDefaultAsync(i => i.Id == id) is not { } import)
        {
            return false;
        }

        Import = import;
        HasStopped = import.HasStopped(clock.GetUtcNow().UtcDateTime);
        if (import.State == RegisterImportState.Found)
        {
            _trust = await db.Trusts.SingleAsync(t => t.Id == import.TrustId);
            var extracts = RegisterReader.Extracts(import);
            Chosen = extracts.Count == 1 ? extracts[0] : extracts.FirstOrDefault(e => e.Uid == trust);
            Choices = Chosen is null ? extracts : [];
            Warnings = ImportWords.Warnings(import, await db.RegisterImports.Where(i => i.State == RegisterImportState.Applied).MaxAsync(i => i.AsOf));
        }

        if (Chosen is { } chosen)
        {
            Changes = SchoolChanges.Between(await db.Schools.OrderBy(s => s.Name).ToListAsync(), chosen);
            OtherGroupUid = _trust.GroupUid is { } own && own != $"{chosen.Uid}" ? own : null;
        }

        return true;
    }

    /// <summary>The next import then finds the trust by itself. A number that another trust here has already is left alone.</summary>
    private async Task TakeGroupUidAsync(string uid)
    {
        if (_trust.GroupUid is null && !await db.Trusts.AnyAsync(t => t.GroupUid == uid))
        {
            _trust.ChangeGroupUid(uid);
        }
    }
}
