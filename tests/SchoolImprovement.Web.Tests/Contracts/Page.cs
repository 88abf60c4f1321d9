using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>One page of the app as the app itself lists it, so that a new page is under contract the moment it is there.</summary>
public sealed record Page(string Template, Type Model, Attribute? Needs, bool Anonymous, IReadOnlyList<string> PostAddressEnds, bool Gets)
{
    /// <summary>Every page with the routes it answers.</summary>
    public static async Task<IReadOnlyList<Page>> AllAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var pages = new List<Page>();
        foreach (var descriptor in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var page = await loader.LoadAsync(descriptor, EndpointMetadataCollection.Empty);
            var needs = page.HandlerTypeInfo.GetCustomAttributes().Where(a => a is NeedsInSchoolAttribute or NeedsInTrustAttribute or NeedsPlatformAttribute or NeedsAccountAttribute).ToList();
            var anonymous = page.EndpointMetadata.OfType<IAllowAnonymous>().Any() || page.HandlerTypeInfo.GetCustomAttributes().OfType<IAllowAnonymous>().Any();
            pages.Add(new Page(
                "/" + descriptor.AttributeRouteInfo!.Template,
                page.HandlerTypeInfo,
                needs.SingleOrDefault(),
                anonymous,
                page.HandlerMethods.Where(h => h.HttpMethod.Equals("Post", StringComparison.OrdinalIgnoreCase)).Select(h => h.Name is null ? "" : "?handler=" + h.Name).ToList(),
                page.HandlerMethods.Any(h => h.HttpMethod.Equals("Get", StringComparison.OrdinalIgnoreCase)) || page.HandlerMethods.Count == 0));
        }

        return pages.OrderBy(p => p.Template, StringComparer.Ordinal).ToList();
    }

    public bool IsOfSchool => Needs is NeedsInSchoolAttribute;

    /// <summary>What this role gets for asking: 200 (or where the page leads), 403, or 404.</summary>
    public int Answer(Role? role) => Anonymous ? 200 : Needs switch
    {
        NeedsAccountAttribute => 200,
        NeedsPlatformAttribute => role is null ? 200 : 404,
        NeedsInTrustAttribute needs => role is not { } r ? 404 : needs.Any.Count == 0 || (Roles.Of(r).TrustWide && needs.Any.Any(p => r.May(p))) ? 200 : 403,
        NeedsInSchoolAttribute needs => role is not { } r ? 404 : needs.Any.Any(p => r.May(p)) ? 200 : 403,
        _ => 403,
    };

    /// <summary>Somebody who may: the first role that gets the page, or null for the platform administrator's own.</summary>
    public Role? SomebodyWhoMay() => Enum.GetValues<Role>().OrderBy(r => r is Role.Headteacher ? 0 : r is Role.TrustAdministrator ? 1 : 2).Cast<Role?>().FirstOrDefault(r => Answer(r) == 200);

    public override string ToString() => Template;
}
