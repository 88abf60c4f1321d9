using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages;

/// <summary>Sends each person where their work is.</summary>
[NeedsAccount]
public class IndexModel(CurrentUser user, AppDbContext db) : AppPage
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!user.IsMember)
        {
            return user.IsPlatformAdministrator ? Redirect("/trusts") : Page();
        }

        // Teachers and other leads come for what is theirs to do; who writes the plan comes for the school.
        if (user.Actor.Holdings is { Count: > 0 } roles && roles.All(h => h.Role.May(Permission.UpdateOwnActions) && !h.Role.May(Permission.EditPlan)))
        {
            return Redirect("/my-part");
        }

        var schools = user.Actor.Holdings.Select(h => h.SchoolId).Distinct().ToList();
        return schools switch
        {
            [] when user.IsPlatformAdministrator => Redirect("/trusts"),
            [] => Page(),
            [{ } only] => Redirect($"/schools/{await db.Schools.Where(s => s.Id == only).Select(s => s.Urn).FirstAsync()}"),
            _ => Redirect("/schools"),
        };
    }
}
