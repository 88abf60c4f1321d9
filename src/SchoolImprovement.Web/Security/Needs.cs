using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Security;

/// <summary>The page is about the school whose URN is in the address, and asks for this permission there. With several, any one is enough.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsInSchoolAttribute(params Permission[] any) : Attribute
{
    public IReadOnlyList<Permission> Any { get; } = any;
}

/// <summary>The page asks for this permission for the trust as a whole. With several, any one is enough; with none, any member may.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsInTrustAttribute(params Permission[] any) : Attribute
{
    public IReadOnlyList<Permission> Any { get; } = any;
}

/// <summary>The page is the platform administrators'.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPlatformAttribute : Attribute;

/// <summary>The page is for everybody who is signed in, whatever their role: their own account.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAccountAttribute : Attribute;

/// <summary>The page reaches a plan, or a part of one, by its own id, and so reaches subject leaders' plans too. All others see the school's plan alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReachesSubjectsAttribute : Attribute;

/// <summary>The page is about the person. Whoever has roles in one school only keeps the menu of that school around it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsOwnSchoolAttribute : Attribute;

/// <summary>The school that the address names, read with the session; on a page about the person the only one in which they have a role.</summary>
public sealed class CurrentSchool
{
    public School? Known { get; internal set; }

    public School School => Known ?? throw new InvalidOperationException("This page is not about a school.");
}

/// <summary>
/// Trust = wall: what belongs to another trust is not there (404). School = permission: what is there but not yours is refused (403).
/// Every page says what it needs by one attribute, or is open to the anonymous; a page that says nothing is refused.
/// </summary>
public sealed class NeedsFilter(CurrentUser user, CurrentSchool current, AppDbContext db) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page
            || context.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any())
        {
            return;
        }

        db.ShowsSubjects = page.EndpointMetadata.Any(a => a is ReachesSubjectsAttribute);
        context.Result = page.EndpointMetadata.FirstOrDefault(a => a is NeedsInSchoolAttribute or NeedsInTrustAttribute or NeedsPlatformAttribute or NeedsAccountAttribute) switch
        {
            NeedsInSchoolAttribute needs => current.Known is not { } school ? new NotFoundResult() : needs.Any.Any(p => user.May(p, school.Id)) ? null : new StatusCodeResult(403),
            NeedsInTrustAttribute needs => !user.IsMember ? new NotFoundResult() : needs.Any.Count == 0 || needs.Any.Any(user.MayInTrust) ? null : new StatusCodeResult(403),
            NeedsPlatformAttribute => user.IsPlatformAdministrator ? null : new NotFoundResult(),
            NeedsAccountAttribute => null,
            _ => new StatusCodeResult(403),
        };
        if (user.OnlySchool is { } only && page.EndpointMetadata.Any(a => a is KeepsOwnSchoolAttribute))
        {
            current.Known = await db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == only);
        }
    }
}
