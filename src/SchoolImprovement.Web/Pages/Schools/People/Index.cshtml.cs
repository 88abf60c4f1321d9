using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.People;

/// <summary>Who has a role in this school. Its head gives and takes roles here, and nowhere else.</summary>
[NeedsInSchool(Permission.SeePeople)]
public class IndexModel(AppDbContext db, CurrentUser user, CurrentSchool school, Invitations invitations, TimeProvider clock) : AppPage
{
    /// <summary>A person, with their roles in this school only.</summary>
    public sealed record Row(PersonRow Person, bool InvitationIsTheirs);

    [TempData]
    public string? Link { get; set; }

    public string Urn => school.School.Urn;

    public bool MayManage => user.May(Permission.ManagePeople, school.School.Id);

    public DateOnly Today => clock.Today();

    public IReadOnlyList<Row> People { get; private set; } = [];

    private string Here => $"/schools/{Urn}/people";

    public async Task OnGetAsync()
    {
        var here = await InSchool().AsNoTracking().Where(m => m.Status != MemberStatus.Left).OrderBy(m => m.Name).ToListAsync();
        People = [.. here.Select(m => new Row(
            new PersonRow(m.Id, m.Name, m.Email, m.Status, [.. m.Roles.Where(r => r.SchoolId == school.School.Id).OrderBy(r => r.Id).Select(r => new HeldRole(r.Id, r.Role, r.SchoolId, r.Until))]),
            m.Status == MemberStatus.Invited && m.IsWhollyManagedBy(user.Actor)))];
    }

    public Task<IActionResult> OnPostTakeAsync(Guid member, Guid holding) => DoAsync(member, person =>
    {
        // No trust administrator's role stands in a school, so nobody counts the others.
        person.Take(user.Actor, holding, 0);
        return "Role taken away";
    });

    public Task<IActionResult> OnPostWithdrawAsync(Guid member) => DoAsync(member, person =>
    {
        person.WithdrawInvitation(user.Actor);
        return $"The invitation of {person.Name} is withdrawn";
    });

    public async Task<IActionResult> OnPostResendAsync(Guid member)
    {
        await OnGetAsync();
        if (await InSchool().FirstOrDefaultAsync(m => m.Id == member) is not { } person)
        {
            return NotFound();
        }

        var sent = await invitations.SendAsync(user.Actor, person, user.Trust!.Name);
        Link = sent.ToPassOn;
        return this.Done(Here, sent.Mailed ? "A new invitation is on its way. The old link has ended" : "There is a new link. The old one has ended");
    }

    private async Task<IActionResult> DoAsync(Guid member, Func<Member, string> change)
    {
        await OnGetAsync();
        if (await InSchool().FirstOrDefaultAsync(m => m.Id == member) is not { } person)
        {
            return NotFound();
        }

        var said = change(person);
        await db.SaveChangesAsync();
        return this.Done(Here, said);
    }

    private IQueryable<Member> InSchool() => db.Members.Include(m => m.Roles).Where(m => m.Roles.Any(r => r.SchoolId == school.School.Id));
}
