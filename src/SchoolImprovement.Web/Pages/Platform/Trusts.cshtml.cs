using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Platform;

/// <summary>The trusts on this installation, and a new one with its first administrator's invitation. Shows no trust's content.</summary>
[NeedsPlatform]
public sealed class TrustsModel(AppDbContext db, NewTrust newTrust, Invitations invitations, Memberships memberships) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Trusts { get; private set; } = [];

    /// <summary>The trust whose administrator is invited again; null to make a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Invite { get; set; }

    public Row? Again => Trusts.FirstOrDefault(t => t.Id == Invite && !t.IsAdministered);

    /// <summary>The invitation's link, when no mail went out.</summary>
    [TempData]
    public string? ToPassOn { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Invite is { } id)
        {
            if (Again is not { } again)
            {
                return NotFound();
            }

            if (!await this.IsValidAsync(Input, new AdministratorValidator()))
            {
                return this.Again();
            }

            var resent = await invitations.FirstAdministratorAsync(id, Input.Name, Input.Email);
            ToPassOn = resent.ToPassOn;
            return this.Done("/trusts", resent.Mailed ? $"{Input.Name} is invited to {again.Name}" : $"Pass the link below on to {Input.Name}");
        }

        if (!await this.IsValidAsync(Input, new FormValidator(Trusts)))
        {
            return this.Again();
        }

        var trust = await newTrust.MakeAsync(Input.TrustName, Input.GroupUid);
        var sent = await invitations.FirstAdministratorAsync(trust.Id, Input.Name, Input.Email);
        ToPassOn = sent.ToPassOn;
        return this.Done("/trusts", sent.Mailed ? $"{trust.Name} is made, and {Input.Name} is invited" : $"{trust.Name} is made. Pass the link below on to {Input.Name}");
    }

    /// <summary>A trust may take a name that another has: it is not told so, and here it shows.</summary>
    public bool HasNamesake(Row trust) => Trusts.Any(t => t.Id != trust.Id && Trust.IsSameName(t.Name, trust.Name));

    private async Task LoadAsync()
    {
        var administered = (await memberships.AdministeredAsync()).ToHashSet();
        Trusts = [.. (await db.Trusts.AsNoTracking().OrderBy(t => t.Name).Select(t => new { t.Id, t.Name, t.GroupUid }).ToListAsync()).Select(t => new Row(t.Id, t.Name, t.GroupUid, administered.Contains(t.Id)))];
    }

    public sealed record Row(Guid Id, string Name, string? GroupUid, bool IsAdministered);

    public sealed class Form
    {
        public string? TrustName { get; set; }

        public string? GroupUid { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }
    }

    private sealed class AdministratorValidator : AbstractValidator<Form>
    {
        public AdministratorValidator()
        {
            RuleFor(f => f.Name).Keeps(Member.CleanName);
            RuleFor(f => f.Email).Keeps(Member.CleanEmail);
        }
    }

    private sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator(IReadOnlyList<Row> trusts)
        {
            RuleFor(f => f.TrustName).Keeps(Trust.CleanName);
            RuleFor(f => f.TrustName).Keeps(name => NewTrust.DemandOwnName(name, trusts.Select(t => t.Name)));
            RuleFor(f => f.GroupUid).Keeps(Trust.CleanGroupUid);
            RuleFor(f => f.GroupUid).Keeps(uid => NewTrust.DemandOwnGroupUid(uid, trusts.Select(t => t.GroupUid)));
            Include(new AdministratorValidator());
        }
    }
}
