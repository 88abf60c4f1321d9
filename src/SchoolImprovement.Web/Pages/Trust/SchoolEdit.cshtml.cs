using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>Changes what we know of a school, or says that it closed, moved away or came back.</summary>
[NeedsInSchool(Permission.ManageSchools)]
public sealed class SchoolEditModel(AppDbContext db, CurrentUser user) : AppPage
{
    public School School { get; private set; } = null!;

    [BindProperty]
    public SchoolForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string urn)
    {
        if (!await LoadAsync(urn))
        {
            return NotFound();
        }

        Input = SchoolForm.Of(School);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string urn)
    {
        if (!await LoadAsync(urn))
        {
            return NotFound();
        }

        Input.Urn = urn;
        if (!await this.IsValidAsync(Input, new SchoolForm.Validator()))
        {
            return this.Again();
        }

        db.Entry(School).Property(s => s.Version).OriginalValue = Input.Version;
        School.Update(user.Actor, Input.Facts());
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(School).ReloadAsync();
            Input.Version = School.Version;
            return this.Clash(
                (nameof(Input.Name), Input.Name, School.Name), (nameof(Input.Phase), Input.Phase, School.Phase), (nameof(Input.Type), Input.Type, School.Type),
                (nameof(Input.LocalAuthority), Input.LocalAuthority, School.LocalAuthority), (nameof(Input.AgeFrom), Input.AgeFrom, School.AgeFrom),
                (nameof(Input.AgeTo), Input.AgeTo, School.AgeTo), (nameof(Input.Pupils), Input.Pupils, School.Pupils));
        }

        return this.Done("/settings/schools", $"{School.Name} saved");
    }

    public Task<IActionResult> OnPostCloseAsync(string urn) => ChangeAsync(urn, s => s.Close(user.Actor, Input.On), "is marked as closed");

    public Task<IActionResult> OnPostMoveAwayAsync(string urn) => ChangeAsync(urn, s => s.MoveAway(user.Actor, Input.On), "is marked as moved to another trust");

    public Task<IActionResult> OnPostReopenAsync(string urn) => ChangeAsync(urn, s => s.Reopen(user.Actor), "is open in the trust again");

    private async Task<IActionResult> ChangeAsync(string urn, Action<School> change, string done)
    {
        if (!await LoadAsync(urn))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            var on = Input.On;
            Input = SchoolForm.Of(School);
            Input.On = on;
            return this.Again();
        }

        change(School);
        await db.SaveChangesAsync();
        return this.Done("/settings/schools", $"{School.Name} {done}");
    }

    private async Task<bool> LoadAsync(string urn)
    {
        if (await db.Schools.FirstOrDefaultAsync(s => s.Urn == urn) is not { } school)
        {
            return false;
        }

        School = school;
        return true;
    }
}
