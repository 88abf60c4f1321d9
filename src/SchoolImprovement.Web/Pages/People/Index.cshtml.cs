using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.People;

/// <summary>The trust's people, by name, role, school and status.</summary>
[NeedsInTrust(Permission.ManagePeople)]
public class IndexModel(AppDbContext db, TimeProvider clock) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? School { get; set; }

    [BindProperty(SupportsGet = true)]
    public MemberStatus? Status { get; set; }

    /// <summary>The page of the list; "page" itself is a word of the routes.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public DateOnly Today => clock.Today();

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Schools { get; private set; } = new Dictionary<Guid, string>();

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query) || Role is not null || School is not null || Status is not null;

    public async Task OnGetAsync()
    {
        Schools = await db.Schools.OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name);
        var found = Filter(db.Members.AsNoTracking());
        Total = await found.CountAsync();
        Number = Math.Clamp(Number, 1, Pages);
        People = await found.OrderBy(m => m.Name).ThenBy(m => m.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(m => new PersonRow(m.Id, m.Name, m.Email, m.Status, m.Roles.OrderBy(r => r.Id).Select(r => new HeldRole(r.Id, r.Role, r.SchoolId, r.Until)).ToList())).ToListAsync();
    }

    private IQueryable<Member> Filter(IQueryable<Member> members)
    {
        if (Query?.Trim().ToLower() is { Length: > 0 } words)
        {
            members = members.Where(m => m.Name.ToLower().Contains(words) || m.Email.Contains(words));
        }

        // Who has left is in the record, not in the way.
        members = Status is { } status ? members.Where(m => m.Status == status) : members.Where(m => m.Status != MemberStatus.Left);
        if (Role is { } role)
        {
            members = members.Where(m => m.Roles.Any(r => r.Role == role && (r.Until == null || r.Until >= Today)));
        }

        return School is { } school ? members.Where(m => m.Roles.Any(r => r.SchoolId == school)) : members;
    }
}
