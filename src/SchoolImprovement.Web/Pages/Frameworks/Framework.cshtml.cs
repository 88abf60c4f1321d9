using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>One framework: its areas, statements and scale; and, where it is in use, how its words change.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class FrameworkModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    public Framework Framework { get; private set; } = null!;

    /// <summary>All versions, the newest first, without their areas.</summary>
    public IReadOnlyList<Framework> Versions { get; private set; } = [];

    /// <summary>Who uses it, in words, or null.</summary>
    public string? Use { get; private set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DateOnly Today { get; } = clock.Today();

    public string Here => $"/frameworks/{Framework.Id}";

    /// <summary>The version that follows this one, or null.</summary>
    public Framework? Next => Versions.LastOrDefault(v => v.InForceFrom > Framework.InForceFrom);

    public bool MayBeUsual => Framework is { IsDefault: false, Kind: FrameworkKind.SelfEvaluation, Areas.Count: > 0 } && Framework.IsInForce(Today);

    /// <summary>Which schools an area applies to, in words; null for all.</summary>
    public static string? Applies(EvaluationArea area) => (area.UpToAge, area.FromAge) switch
    {
        ({ } up, { } from) => $"Only schools with pupils of {up} or younger and of {from} or older",
        ({ } up, null) => $"Only schools whose youngest pupils are {up} or younger",
        (null, { } from) => $"Only schools whose oldest pupils are {from} or older",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public Task<IActionResult> OnPostUsualAsync(Guid id) => DoAsync(id, async () =>
    {
        Framework.MakeUsual(user.Actor, await db.Frameworks.Where(f => f.IsDefault).ToListAsync(), Today);
        return (Here, $"“{Framework.Name}” is the usual framework now. New self-evaluations open with it; those that schools have begun stay");
    });

    public Task<IActionResult> OnPostNextAsync(Guid id) => DoAsync(id, () =>
    {
        var next = Framework.NextVersion(user.Actor, Input.FrameworkVersion, Typed.Date(Input.From), Versions.Select(v => v.FrameworkVersion));
        db.Add(next);
        return Task.FromResult(($"/frameworks/{next.Id}", $"Version {next.FrameworkVersion} is there, with the same words. Change it until schools use it"));
    });

    public Task<IActionResult> OnPostMoveAsync(Guid id, Guid area, int from, int to) => DoAsync(id, () =>
    {
        Framework.MoveArea(user.Actor, area, from, to);
        return Task.FromResult(($"{Here}#{Framework.Areas.First(a => a.Id == area).Code}", "Moved"));
    });

    private async Task<IActionResult> DoAsync(Guid id, Func<Task<(string To, string Message)>> work)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var (to, message) = await work();
        await db.SaveChangesAsync();
        return this.Done(to, message);
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Frameworks.Include(f => f.Areas).AsSingleQuery().FirstOrDefaultAsync(f => f.Id == id) is not { } framework)
        {
            return false;
        }

        Framework = framework;
        var code = framework.Code;
        var rows = await db.Frameworks.AsNoTracking().Where(f => f.Code == code).Select(f => new { Framework = f, Schools = db.Sefs.Count(s => s.FrameworkId == f.Id), Audits = db.Audits.Count(a => a.FrameworkId == f.Id) }).ToListAsync();
        Versions = [.. rows.Select(r => r.Framework).OrderByDescending(v => v.InForceFrom)];
        var used = rows.First(r => r.Framework.Id == id);
        Use = used.Schools > 0 ? used.Schools == 1 ? "One school evaluates itself against it." : $"{used.Schools.Number()} schools evaluate themselves against it." : used.Audits > 0 ? used.Audits == 1 ? "One audit puts its statements to schools." : $"{used.Audits.Number()} audits put its statements to schools." : framework.IsInUse ? "It is or was the trust’s usual framework." : null;
        return true;
    }

    public sealed class Form
    {
        public string? FrameworkVersion { get; set; }

        public string? From { get; set; }
    }
}
