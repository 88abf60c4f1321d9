using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.People;

/// <summary>Invites somebody to the trust with a role.</summary>
[NeedsInTrust(Permission.ManagePeople)]
public class InviteModel(AppDbContext db, CurrentUser user, Invitations invitations) : AppPage
{
    private const int FewSchools = 6;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    /// <summary>A long list is folded until it is needed: in a trust of a few schools, or once one is ticked or missing, it stands open.</summary>
    public bool ShowsSchools => Schools.Count <= FewSchools || Input.SchoolId.Count > 0 || ModelState["Input.SchoolId"] is { Errors.Count: > 0 };

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var schools = Schools.Select(s => Guid.Parse(s.Value)).Where(Input.SchoolId.Contains).ToList();
        var (member, sent) = await invitations.InviteAsync(user.Actor, user.Trust!.Name, new(Input.Name, Input.Email, Input.Role, schools, Input.Until));
        TempData["Link"] = sent.ToPassOn;
        return this.Done($"/people/{member.Id}", sent.Mailed ? $"{member.Name} is invited by mail" : $"{member.Name} is invited. Pass the link on to them");
    }

    private async Task LoadAsync()
    {
        var open = await db.Schools.Where(s => s.Status == SchoolStatus.Open).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync();
        Schools = open.ConvertAll(s => new SelectListItem(s.Name, s.Id.ToString()));
    }

    public class Form
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public Role? Role { get; set; }

        /// <summary>One or more schools; none for a role in the whole trust.</summary>
        public List<Guid> SchoolId { get; set; } = [];

        public DateOnly? Until { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).Keeps(Member.CleanName);
            RuleFor(f => f.Email).Keeps(Member.CleanEmail);
            RuleFor(f => f.Role).NotNull().WithMessage("Choose a role");
        }
    }
}
