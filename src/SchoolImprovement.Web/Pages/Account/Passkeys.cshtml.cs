using System.Buffers.Text;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>The person's passkeys: add (by script), name, remove.</summary>
[NeedsAccount]
public class PasskeysModel(UserManager<AppUser> users, Security.SignIn signIn) : AppPage
{
    public sealed record Row(string Id, string Name, DateTime Added);

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> All { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostNameAsync(string id)
    {
        var (account, passkey) = await FindAsync(id);
        if (passkey is null)
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        passkey.Name = Input.Name!.Trim();
        await users.AddOrUpdatePasskeyAsync(account, passkey);
        return this.Done("/account/passkeys", "Name saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        var (account, passkey) = await FindAsync(id);
        if (passkey is null)
        {
            return NotFound();
        }

        await users.RemovePasskeyAsync(account, passkey.CredentialId);
        await users.UpdateSecurityStampAsync(account);
        await signIn.RefreshSignInAsync(account);
        return this.Done("/account/passkeys", "Passkey removed. Delete it on your device too");
    }

    private async Task<AppUser> LoadAsync()
    {
        var account = (await users.GetUserAsync(User))!;
        All = [.. (await users.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt).Select(p => new Row(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "Passkey", p.CreatedAt.UtcDateTime))];
        return account;
    }

    private async Task<(AppUser Account, UserPasskeyInfo? Passkey)> FindAsync(string id)
    {
        var account = await LoadAsync();
        return (account, All.Any(p => p.Id == id) ? await users.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) : null);
    }

    public class Form
    {
        public string? Name { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() =>
            RuleFor(f => f.Name).NotEmpty().WithMessage("Give the passkey a name, for example “Office laptop”").MaximumLength(Passkeys.NameMax).WithMessage($"Use at most {Passkeys.NameMax} characters");
    }
}
