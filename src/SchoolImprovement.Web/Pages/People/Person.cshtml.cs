using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.People;

/// <summary>One person of the trust: their roles, where they stand, and how that came about.</summary>
[NeedsInTrust(Permission.ManagePeople)]
public class PersonModel(AppDbContext db, CurrentUser user, Invitations invitations, SecondFactorReset reset, Administrators administrators, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [TempData]
    public string? Link { get; set; }

    public Member Person { get; private set; } = null!;

    public bool IsOneself => Person.Id == user.Actor.MemberId;

    public DateOnly Today => clock.Today();

    public IReadOnlyDictionary<Guid, string> Schools { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<SelectListItem> SchoolChoices => Schools.Select(s => new SelectListItem(s.Value, s.Key.ToString()));

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public bool InvitationIsOpen => Person.InvitationEnds > clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.Name = Person.Name;
        return Page();
    }

    public Task<IActionResult> OnPostGiveAsync(Guid id) =>
        DoAsync(id, by => Person.Give(by, Input.Role ?? throw new RuleBrokenException("Choose a role", "Role"), Input.SchoolId, Input.Until, Today), () => $"{Person.Name} is now {Input.Role!.Value.Label().ToLower(Format.English)}");

    public Task<IActionResult> OnPostTakeAsync(Guid id, Guid holding) => DoAsync(id, async by => Person.Take(by, holding, await administrators.OthersAsync(Person)), () => "Role taken away");

    public Task<IActionResult> OnPostRenameAsync(Guid id) => DoAsync(id, by => Person.Rename(by, Input.Name), () => "Name saved");

    public Task<IActionResult> OnPostSuspendAsync(Guid id) => DoAsync(id, async by => Person.Suspend(by, await administrators.OthersAsync(Person)), () => $"{Person.Name} is suspended and signed out");

    public Task<IActionResult> OnPostReinstateAsync(Guid id) => DoAsync(id, by => Person.Reinstate(by), () => $"{Person.Name} may sign in again");

    public Task<IActionResult> OnPostLeaveAsync(Guid id) => DoAsync(id, async by => Person.Leave(by, await administrators.OthersAsync(Person)), () => $"{Person.Name} has left. Their name stays in the record");

    public Task<IActionResult> OnPostWithdrawAsync(Guid id) => DoAsync(id, by => Person.WithdrawInvitation(by), () => $"The invitation of {Person.Name} is withdrawn");

    public Task<IActionResult> OnPostBackAsync(Guid id) => DoAsync(id, by => Person.InviteBack(by), () => $"{Person.Name} can be given roles and invited again");

    public async Task<IActionResult> OnPostResendAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var sent = await invitations.SendAsync(user.Actor, Person, user.Trust!.Name);
        Link = sent.ToPassOn;
        return this.Done($"/people/{id}", sent.Mailed ? "A new invitation is on its way. The old link has ended" : "There is a new link. The old one has ended");
    }

    public async Task<IActionResult> OnPostResetSecondFactorAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        await reset.OfAsync(user.Actor, Person);
        return this.Done($"/people/{id}", $"{Person.Name} now signs in with their password, and can set up a second factor again");
    }

    private Task<IActionResult> DoAsync(Guid id, Action<Actor> change, Func<string> said) => DoAsync(id, by => { change(by); return Task.CompletedTask; }, said);

    private async Task<IActionResult> DoAsync(Guid id, Func<Actor, Task> change, Func<string> said)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        await change(user.Actor);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await LoadAsync(id); // as it is now, not as it would have been
            throw;
        }

        return this.Done($"/people/{id}", said());
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Members.Include(m => m.Roles).FirstOrDefaultAsync(m => m.Id == id) is not { } person)
        {
            return false;
        }

        Person = person;
        Schools = await db.Schools.OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name);
        History = await db.History.AsNoTracking().Where(h => h.RowId == id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Take(50).ToListAsync();
        return true;
    }

    public class Form
    {
        public string? Name { get; set; }

        public Role? Role { get; set; }

        public Guid? SchoolId { get; set; }

        public DateOnly? Until { get; set; }
    }
}
