using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace SchoolImprovement.Web.Pages.Account;

[AllowAnonymous]
public class SignOutModel(Security.SignIn signIn) : AppPage
{
    public IActionResult OnGet() => User.Identity!.IsAuthenticated ? Page() : Redirect("/account/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/account/sign-in");
    }
}
