using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>Where the money for actions comes from: add, rename, move, no longer offer.</summary>
[NeedsInTrust(Permission.ManageTrust)]
public sealed class FundingModel(AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The source whose name is being changed, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    public IReadOnlyList<FundingSource> Sources { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Name = Sources.FirstOrDefault(s => s.Id == Edit)?.Name;
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        Edit = null;
        await LoadAsync();
        var source = new FundingSource(user.Actor.TrustId, Input.Name, Sources.Count + 1);
        RefuseTaken(source);
        db.FundingSources.Add(source);
        return await SavedAsync($"{source.Name} added");
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        await LoadAsync();
        if (Find(Edit) is not { } source)
        {
            return NotFound();
        }

        source.Rename(user.Actor, Input.Name);
        RefuseTaken(source);
        return await SavedAsync($"{source.Name} saved");
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, bool up)
    {
        await LoadAsync();
        if (Find(id) is not { } source)
        {
            return NotFound();
        }

        var order = Sources.ToList();
        var from = order.IndexOf(source);
        var to = Math.Clamp(from + (up ? -1 : 1), 0, order.Count - 1);
        order.RemoveAt(from);
        order.Insert(to, source);
        for (var i = 0; i < order.Count; i++)
        {
            order[i].MoveTo(user.Actor, i + 1);
        }

        return await SavedAsync($"{source.Name} is now number {to + 1} of {order.Count}");
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid id, bool retired)
    {
        await LoadAsync();
        if (Find(id) is not { } source)
        {
            return NotFound();
        }

        source.Retire(user.Actor, retired);
        return await SavedAsync(retired ? $"{source.Name} is no longer offered. Actions that use it keep it" : $"{source.Name} is offered again");
    }

    private FundingSource? Find(Guid? id) => Sources.FirstOrDefault(s => s.Id == id);

    private void RefuseTaken(FundingSource source)
    {
        if (Sources.Any(s => s != source && string.Equals(s.Name, source.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBrokenException($"{source.Name} is in the list already. Enter another name", "Name");
        }
    }

    private async Task<IActionResult> SavedAsync(string message)
    {
        await db.SaveChangesAsync();
        return this.Done("/funding", message);
    }

    private async Task LoadAsync() => Sources = await db.FundingSources.OrderBy(s => s.Position).ThenBy(s => s.Name).ToListAsync();

    public sealed class Form
    {
        public string? Name { get; set; }
    }
}
