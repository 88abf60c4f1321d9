using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Security;

/// <summary>A new installation has nobody in it: the first person to come makes themselves its platform administrator, once.</summary>
public sealed class FirstRun(AppDbContext db, UserManager<AppUser> users)
{
    // The first administrator always gets this key, so that of two who come at once the database refuses the second.
    private static readonly Guid First = new("01900000-0000-7000-8000-000000000001");

    public async Task<bool> IsDueAsync() => !await db.Users.AnyAsync(u => u.IsPlatformAdministrator);

    /// <summary>Makes the first platform administrator; null when somebody else just did.</summary>
    public async Task<(IdentityResult Result, AppUser User)?> MakeAsync(string name, string email, string password)
    {
        var user = new AppUser { Id = First, UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, IsPlatformAdministrator = true };
        try
        {
            return (await users.CreateAsync(user, password), user);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await IsDueAsync())
            {
                throw;
            }

            return null;
        }
    }
}
