using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's name, what it calls the plan, its colour, and whether everybody needs a second factor.</summary>
[NeedsInTrust(Permission.ManageTrust)]
public sealed class SettingsModel(AppDbContext db, CurrentUser user) : AppPage
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
        if (!await this.IsValidAsync(Input, new FormValidator()) | !await IsOurNumberAsync(trust.Id))
        {
            return this.Again();
        }

        db.Entry(trust).Property(t => t.Version).OriginalValue = Input.Version;
        trust.Rename(user.Actor, Input.Name);
        trust.CallThePlan(user.Actor, Input.PlanName, Input.PlanShortName);
        trust.Paint(user.Actor, Input.Colour?.Trim());
        trust.RequireSecondFactor(user.Actor, Input.RequiresSecondFactor);
        trust.ChangeGroupUid(Input.GroupUid);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(trust).ReloadAsync();
            Input.Version = trust.Version;
            return this.Clash(
                (nameof(Input.Name), Input.Name, trust.Name), (nameof(Input.GroupUid), Input.GroupUid, trust.GroupUid), (nameof(Input.PlanName), Input.PlanName, trust.PlanName),
                (nameof(Input.PlanShortName), Input.PlanShortName, trust.PlanShortName), (nameof(Input.Colour), Input.Colour, trust.Colour),
                (nameof(Input.RequiresSecondFactor), Input.RequiresSecondFactor ? "ticked" : "not ticked", trust.RequiresSecondFactor ? "ticked" : "not ticked"));
        }

        return this.Done("/settings", "Settings saved");
    }

    /// <summary>
    /// A number is one trust's. A name may be another's as well: it is not refused here, because that would tell who else is on this installation
    /// (and the people who run it see both in their list).
    /// </summary>
    private async Task<bool> IsOurNumberAsync(Guid trustId)
    {
        var uid = Input.GroupUid?.Trim();
        if (string.IsNullOrEmpty(uid) || !await db.Trusts.AnyAsync(t => t.GroupUid == uid && t.Id != trustId))
        {
            return true;
        }

        ModelState.AddModelError("Input.GroupUid", "This group UID is taken. Check the number, or ask the people who run this service");
        return false;
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

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).Keeps(Trust.CleanName);
            RuleFor(f => f.GroupUid).Keeps(Trust.CleanGroupUid);
            RuleFor(f => f.PlanName).Keeps(Trust.CleanPlanName);
            RuleFor(f => f.PlanShortName).Keeps(Trust.CleanPlanShortName);
            RuleFor(f => f.Colour).Keeps(colour => Trust.CleanColour(colour?.Trim()));
        }
    }
}
