using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's ways of monitoring: what each is called, when it usually takes place, who leads it and who hears of it.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class ActivitiesModel(AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The type that is being changed, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    public IReadOnlyList<ActivityType> Types { get; private set; } = [];

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<ActivityKind>().Select(k => new SelectListItem(k.Label(), k.ToString()));

    public static IEnumerable<SelectListItem> Purposes => Enum.GetValues<ProposedFor>().Select(p => new SelectListItem(p.Label(), p.ToString()));

    public static IEnumerable<SelectListItem> HalfTerms => Enum.GetValues<HalfTerm>().Select(h => new SelectListItem(h.Label(), h.ToString()));

    public static IEnumerable<SelectListItem> LeadRoles => Roles.All.Where(r => r.Role is not (Role.TrustAdministrator or Role.Trustee or Role.Clerk or Role.ProjectBoardMember or Role.LocalAuthorityViewer)).Select(r => new SelectListItem(r.Label, r.Role.ToString()));

    public static IEnumerable<SelectListItem> Phases => new[] { "Primary", "Secondary" }.Select(p => new SelectListItem($"{p} schools only", p));

    public static IEnumerable<SelectListItem> Hearers => Enum.GetValues<ReportsTo>().Select(r => new SelectListItem(r.Label(), r.ToString()));

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Types.FirstOrDefault(t => t.Id == Edit) is { } type)
        {
            Input = new Form { Name = type.Name, Kind = type.Kind, ProposedFor = type.ProposedFor, HalfTerms = [.. type.HalfTerms.Each()], Phase = type.Phase, LeadRole = type.LeadRole, Evidence = type.Evidence, ReportsTo = type.ReportsTo };
        }
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        Edit = null;
        await LoadAsync();
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        RefuseTaken(null);
        db.ActivityTypes.Add(ActivityType.Add(user.Actor, Input.Facts(), Types.Count + 1));
        return await SavedAsync($"{Input.Name?.Trim()} added");
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        await LoadAsync();
        if (Types.FirstOrDefault(t => t.Id == Edit) is not { } type)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        RefuseTaken(type);
        type.Change(user.Actor, Input.Facts());
        return await SavedAsync($"{type.Name} saved. Activities in schedules keep what they have");
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid id, bool retired)
    {
        await LoadAsync();
        if (Types.FirstOrDefault(t => t.Id == id) is not { } type)
        {
            return NotFound();
        }

        type.Retire(user.Actor, retired);
        return await SavedAsync(retired ? $"{type.Name} is no longer offered or proposed. Activities of this type keep it" : $"{type.Name} is offered again");
    }

    /// <summary>Fills an empty list with the usual types, for a trust that was here before there were any.</summary>
    public async Task<IActionResult> OnPostUsualAsync()
    {
        await LoadAsync();
        if (Types.Count == 0)
        {
            user.Actor.DemandInTrust(Permission.ManageTemplate);
            db.ActivityTypes.AddRange(ActivityType.FromPreset(user.Actor.TrustId));
        }

        return await SavedAsync("The usual activity types are in the list. Change what you do differently");
    }

    private void RefuseTaken(ActivityType? self)
    {
        if (Types.Any(t => t != self && string.Equals(t.Name, Input.Name?.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBrokenException($"{Input.Name!.Trim()} is in the list already. Enter another name", "Name");
        }
    }

    private async Task<IActionResult> SavedAsync(string message)
    {
        await db.SaveChangesAsync();
        return this.Done("/activities", message);
    }

    private async Task LoadAsync() => Types = await db.ActivityTypes.OrderBy(t => t.Position).ThenBy(t => t.Name).ToListAsync();

    public sealed class Form
    {
        public string? Name { get; set; }

        public ActivityKind Kind { get; set; }

        public ProposedFor ProposedFor { get; set; }

        public List<HalfTerm> HalfTerms { get; set; } = [];

        public string? Phase { get; set; }

        public Role? LeadRole { get; set; }

        public string? Evidence { get; set; }

        public ReportsTo ReportsTo { get; set; }

        internal ActivityTypeFacts Facts() => new(Name, Kind, ProposedFor, HalfTerms.Together(), string.IsNullOrEmpty(Phase) ? null : Phase, LeadRole, Evidence, ReportsTo);
    }
}
