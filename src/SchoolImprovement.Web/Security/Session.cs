using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Security;

/// <summary>What the signed cookie says (account, trust, security stamp), checked against the database with one query on every request. The school that the address names comes with it.</summary>
public static class Session
{
    public const string TrustClaim = "trust";

    /// <summary>Present when the account was in more than one trust as it signed in or changed trust.</summary>
    public const string SeveralTrustsClaim = "trusts";

    /// <summary>Present when the person signed in with a passkey or a second factor.</summary>
    public const string SecondFactorClaim = "amr";

    /// <summary>Ends the session of an account that is gone, locked out by a new password, or suspended in its trust; else tells <see cref="CurrentUser"/> who asks.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var services = cookie.HttpContext.RequestServices;
        var principal = cookie.Principal!;
        var identity = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        if (!Guid.TryParse(principal.FindFirstValue(identity.ClaimsIdentity.UserIdClaimType), out var userId))
        {
            await EndAsync(cookie);
            return;
        }

        var db = services.GetRequiredService<AppDbContext>();
        var trustId = Guid.TryParse(principal.FindFirstValue(TrustClaim), out var claimed) ? claimed : (Guid?)null;
        var scope = services.GetRequiredService<TrustScope>();
        if (trustId is { } trust)
        {
            scope.Enter(trust);
        }

        // The wall stands here too: the school of another trust is not found.
        var urn = cookie.HttpContext.GetRouteValue("urn") as string;
        var found = await (
            from user in db.Users.AsNoTracking().Where(u => u.Id == userId)
            from inTrust in db.Trusts.Where(t => t.Id == trustId).DefaultIfEmpty()
            from at in db.Schools.Where(s => s.Urn == urn).DefaultIfEmpty()
            from asMember in db.Members.Where(m => m.UserId == user.Id && m.Status == MemberStatus.Active).DefaultIfEmpty()
            select new
            {
                user.SecurityStamp,
                user.DisplayName,
                user.IsPlatformAdministrator,
                Trust = inTrust == null ? null : new CurrentUser.TrustFacts(inTrust.Id, inTrust.Name, inTrust.PlanName, inTrust.PlanShortName, inTrust.Colour, inTrust.RequiresSecondFactor),
                School = at,
                Member = asMember == null ? null : new { asMember.Id, asMember.Name },
                Roles = asMember!.Roles.Select(r => new { r.Role, r.SchoolId, r.Until }).ToList(),
                Shared = db.SefShares.Where(s => s.MemberId == asMember.Id).Select(s => new SharedWithMe(s.SchoolId, s.Until)).ToList(),
            }).FirstOrDefaultAsync(cookie.HttpContext.RequestAborted);

        if (found is null || found.SecurityStamp != principal.FindFirstValue(identity.ClaimsIdentity.SecurityStampClaimType) || (trustId is not null && found.Member is null))
        {
            await EndAsync(cookie);
            return;
        }

        Actor? actor = null;
        if (trustId is { } id && found.Member is { } member)
        {
            var today = services.GetRequiredService<TimeProvider>().Today();
            actor = new Actor(id, member.Id, member.Name, found.Roles.Select(r => new Holding(r.Role, r.SchoolId, r.Until)), today, found.Shared);
            scope.Enter(id, member.Id, member.Name);
            services.GetRequiredService<CurrentSchool>().Known = found.School;
        }

        services.GetRequiredService<CurrentUser>().Is(userId, found.DisplayName, found.IsPlatformAdministrator, principal.HasClaim(SecondFactorClaim, "mfa"), found.Trust, actor, principal.HasClaim(SeveralTrustsClaim, "several"));
    }

    private static async Task EndAsync(CookieValidatePrincipalContext cookie)
    {
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
