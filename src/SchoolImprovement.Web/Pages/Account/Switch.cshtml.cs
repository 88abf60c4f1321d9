using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>The trusts a person is a member of, and the way from one to another.</summary>
[NeedsAccount]
public class SwitchModel(CurrentUser user, Memberships memberships, UserManager<AppUser> users, Security.SignIn signIn) : AppPage
{
    public IReadOnlyList<Memberships.Membership> All { get; private set; } = [];

    public Guid? Now => user.Trust?.Id;

    public async Task OnGetAsync() => All = await memberships.OfAsync(user.UserId!.Value);

    public async Task<IActionResult> OnPostAsync(Guid trust)
    {
        All = await memberships.OfAsync(user.UserId!.Value);
        if (All.FirstOrDefault(m => m.TrustId == trust) is not { } chosen)
        {
            return NotFound();
        }

        await signIn.ToTrustAsync((await users.GetUserAsync(User))!, chosen.TrustId);
        return this.Done("/", $"You work in {chosen.TrustName} now");
    }
}
