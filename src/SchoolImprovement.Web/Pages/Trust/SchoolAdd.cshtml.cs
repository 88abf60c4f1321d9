using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>Adds a school by hand, for example one that the register does not have yet.</summary>
[NeedsInTrust(Permission.ManageSchools)]
public sealed class SchoolAddModel(AppDbContext db, CurrentUser user) : AppPage
{
    [BindProperty]
    public SchoolForm Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.IsValidAsync(Input, new SchoolForm.Validator()) | !await IsNewAsync())
        {
            return this.Again();
        }

        var school = new School(user.Actor.TrustId, Input.Facts());
        db.Schools.Add(school);
        await db.SaveChangesAsync();
        return this.Done("/settings/schools", $"{school.Name} added");
    }

    private async Task<bool> IsNewAsync()
    {
        var urn = Input.Urn?.Trim().PadLeft(6, '0');
        if (await db.Schools.Where(s => s.Urn == urn).Select(s => s.Name).FirstOrDefaultAsync() is not { } already)
        {
            return true;
        }

        ModelState.AddModelError("Input.Urn", $"{already} has this URN already. Check the number");
        return false;
    }
}
