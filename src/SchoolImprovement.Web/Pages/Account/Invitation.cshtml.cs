using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Account;

/// <summary>Answers an invitation: with a new account, or with the one the person has.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Limit)]
public class InvitationModel(Memberships memberships, Invitations invitations, UserManager<AppUser> users, Security.SignIn signIn, TimeProvider clock) : AppPage
{
    private AppUser? _account;

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The invitation, while it is open.</summary>
    public Memberships.Invitation? Invited { get; private set; }

    /// <summary>The invited address has an account already: it takes signing in, not a new password.</summary>
    public bool HasAccount => _account is not null;

    /// <summary>Whoever is signed in is the one invited.</summary>
    public bool IsTheirs => _account is { } account && users.GetUserId(User) == account.Id.ToString();

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Invited is not { } invited || (HasAccount && !IsTheirs))
        {
            return Page();
        }

        var isNew = !HasAccount;
        if (isNew && !await MakeAccountAsync(invited))
        {
            return this.Again();
        }

        await invitations.AcceptAsync(invited, _account!);
        HttpContext.Items[Session.TrustClaim] = invited.TrustId;
        await (isNew ? signIn.SignInAsync(_account!, isPersistent: false) : signIn.RefreshSignInAsync(_account!));
        return this.Done("/", $"You have joined {invited.TrustName}");
    }

    private async Task LoadAsync()
    {
        Invited = Code is { Length: > 0 and < 100 } && await memberships.InvitationAsync(Invitations.Hash(Code)) is { } open && open.Ends > clock.GetUtcNow().UtcDateTime ? open : null;
        _account = Invited is null ? null : await users.FindByEmailAsync(Invited.Email);
    }

    private async Task<bool> MakeAccountAsync(Memberships.Invitation invited)
    {
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return false;
        }

        var user = new AppUser { UserName = invited.Email, Email = invited.Email, EmailConfirmed = true, DisplayName = invited.Name };
        if (!(await users.CreateAsync(user, Input.Password!)).Succeeded(ModelState, nameof(Form.Password)))
        {
            return false;
        }

        _account = user;
        return true;
    }

    public class Form
    {
        public string? Password { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Password).NotEmpty().WithMessage("Choose a password").MaximumLength(Passwords.Longest).WithMessage(Passwords.TooLong);
    }
}
