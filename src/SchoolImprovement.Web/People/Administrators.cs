using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.People;

/// <summary>Sees to it that a trust keeps an administrator.</summary>
public sealed class Administrators(AppDbContext db)
{
    /// <summary>
    /// How many people keep the trust when this one does not. Each of them is saved along with what happens to this person: of two administrators who suspend
    /// each other at the same moment, the second finds that somebody else has changed, and nothing of theirs is saved.
    /// </summary>
    public async Task<int> OthersAsync(Member person)
    {
        if (person.Roles.All(r => r.Role != Role.TrustAdministrator))
        {
            return 0;
        }

        var keepers = await db.Members.Where(Member.KeepsTrust).ToListAsync();
        foreach (var member in keepers.Append(person))
        {
            db.Entry(member).Property(m => m.Version).IsModified = true;
        }

        return keepers.Count(m => m.Id != person.Id);
    }
}
