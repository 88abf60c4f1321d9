using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's name, what it calls the plan, its colour, and whether everybody needs a second factor.</summary>
[NeedsInTrust(Permission.ManageTrust)]
public sealed class SettingsModel(AppDbContext db, CurrentUser user) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        var trust = await OurTrustAsync();
        Input = new Form
        {
            Name = trust.Name,
            GroupUid = trust.GroupUid,
            PlanName = trust.PlanName,
            PlanShortName = trust.PlanShortName,
            Colour = trust.Colour,
            RequiresSecondFactor = trust.RequiresSecondFactor,
            Version = trust.Version,
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var trust = await OurTrustAsync();
        db.Entry(trust).Property(t => t.Version).OriginalValue = Input.Version;
        trust.Rename(user.Actor, Input.Name);
        trust.CallThePlan(user.Actor, Input.PlanName, Input.PlanShortName);
        trust.Paint(user.Actor, Input.Colour?.Trim());
        trust.RequireSecondFactor(user.Actor, Input.RequiresSecondFactor);
        trust.ChangeGroupUid(Input.GroupUid);
        if (trust.GroupUid is { } uid && await db.Trusts.AnyAsync(t => t.GroupUid == uid && t.Id != trust.Id))
        {
            throw new RuleBrokenException("This group UID is taken. Check the number, or ask the people who run this service", "GroupUid");
        }

        await db.SaveChangesAsync();
        return this.Done("/settings", "Settings saved");
    }

    private Task<Trust> OurTrustAsync() => db.Trusts.SingleAsync(t => t.Id == user.Actor.TrustId);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? GroupUid { get; set; }

        public string? PlanName { get; set; }

        public string? PlanShortName { get; set; }

        public string? Colour { get; set; }

        public bool RequiresSecondFactor { get; set; }

        public int Version { get; set; }
    }
}
