using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>Who gets which page. Finds new pages by itself.</summary>
public sealed partial class AccessTests(AppFactory app) : IClassFixture<AppFactory>
{
    public static TheoryData<Role> EveryRole => new(Enum.GetValues<Role>());

    [Fact]
    public async Task Every_page_says_what_it_needs()
    {
        var pages = await Page.AllAsync(app.Services);
        pages.ShouldNotBeEmpty();
        pages.Where(p => p.Needs is null == !p.Anonymous).Select(p => $"{p.Template}: give {p.Model.Name} exactly one Needs attribute, or [AllowAnonymous]").ShouldBeEmpty();
        pages.Where(p => p.IsOfSchool && !p.Template.Contains("{urn}")).Select(p => $"{p.Template}: a page of a school has {{urn}} in its address").ShouldBeEmpty();
        pages.Where(p => !p.IsOfSchool && p.Template.Contains("{urn}")).Select(p => $"{p.Template}: {p.Model.Name} needs [NeedsInSchool]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_these_addresses_answer_people_who_are_not_signed_in()
    {
        var open = (await Page.AllAsync(app.Services)).Where(p => p.Anonymous).Select(p => p.Template)
            .Concat(app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')))
            .Where(t => !StaticFile().IsMatch(t)).Distinct();
        open.Where(t => !OpenToAll().IsMatch(t)).ShouldBeEmpty("A new address is open to everybody. If it should be, say so in this test.");
    }

    [Fact]
    public async Task People_who_are_not_signed_in_are_sent_to_sign_in()
    {
        using var visitor = app.Anonymous();
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School);
        var wrong = new List<string>();
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => !p.Anonymous))
        {
            var seen = await visitor.AskAsync(addresses.For(page.Template));
            if (seen.Location?.StartsWith("/account/sign-in?returnUrl=", StringComparison.Ordinal) != true)
            {
                wrong.Add($"GET {seen}");
            }

            foreach (var end in page.PostAddressEnds)
            {
                var posted = await visitor.PostAsync(seen, addresses.For(page.Template) + end, []);
                if (posted.Location?.StartsWith("/account/sign-in", StringComparison.Ordinal) != true)
                {
                    wrong.Add($"POST {posted}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task A_role_gets_the_pages_its_permissions_give_and_no_other(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        await HoldAsync(visitor, role);
    }

    [Fact]
    public async Task The_platform_administrator_gets_no_page_of_a_trust() =>
        await HoldAsync(await app.SignedInAsync(app.World.PlatformAdministrator), null);

    [Fact]
    public async Task What_belongs_to_another_trust_is_not_there()
    {
        var pages = (await Page.AllAsync(app.Services)).Where(p => !p.Anonymous && p.Template.Replace("{year:academicYear?}", "", StringComparison.Ordinal).Contains('{') && p.Needs is not Security.NeedsPlatformAttribute).ToList();
        var theirs = await app.AddressesAsync(app.World.Other, app.World.Other.School);
        var wrong = new List<string>();
        foreach (var role in new[] { Role.Headteacher, Role.TrustExecutive, Role.TrustAdministrator })
        {
            using var visitor = await app.SignedInAsync(role);
            foreach (var page in pages.Where(p => p.Answer(role) == 200))
            {
                await ExpectAsync(visitor, page, theirs.For(page.Template), HttpStatusCode.NotFound, wrong);
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_of_another_trusts_or_another_schools_plan_is_not_there_under_ones_own_school()
    {
        var pages = (await Page.AllAsync(app.Services)).Where(p => p.IsOfSchool && p.Template.Contains("{id")).ToList();
        var wrong = new List<string>();
        using var head = await app.SignedInAsync(Role.Headteacher);
        foreach (var (trust, school) in new[] { (app.World.Other, app.World.Other.School), (app.World.Trust, app.World.Trust.Neighbour) })
        {
            var theirs = await app.AddressesAsync(trust, school);
            foreach (var page in pages.Where(p => p.Answer(Role.Headteacher) == 200 && !(trust == app.World.Trust && p.Template.Contains("people/"))))
            {
                await ExpectAsync(head, page, theirs.For(page.Template).Replace(school.Urn, app.World.School.Urn), HttpStatusCode.NotFound, wrong);
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_school_of_ones_own_trust_is_refused()
    {
        using var head = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School);
        var wrong = new List<string>();
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => p.IsOfSchool))
        {
            await ExpectAsync(head, page, addresses.For(page.Template), HttpStatusCode.Forbidden, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    // The page of components is not there in production.
    [GeneratedRegex(@"^/(account/(sign-in|sign-out|second-factor|recovery-code|forgot|reset|invitation)(/.*)?|account/passkeys/(request|sign-in).*|setup|status/\{code.*|help|privacy|accessibility|components|health/(live|ready)|calendar/\{secret\}\.ics|answer/\{secret\}(/thanks)?)$")]
    private static partial Regex OpenToAll();

    [GeneratedRegex(@"\.(css|js|map|svg|png|ico|woff2?|ttf|txt|json|webmanifest)(\.gz|\.br)?$|^/\{\*\*path")]
    private static partial Regex StaticFile();

    private async Task HoldAsync(Visitor visitor, Role? role)
    {
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School, role);
        var wrong = new List<string>();
        foreach (var page in await Page.AllAsync(app.Services))
        {
            var expected = page.Answer(role);
            if (expected != 200)
            {
                await ExpectAsync(visitor, page, addresses.For(page.Template), (HttpStatusCode)expected, wrong);
            }
            else if (page.Gets && !page.Anonymous)
            {
                var seen = await visitor.AskAsync(addresses.For(page.Template));
                if ((int)seen.Status >= 400 || seen.Location?.StartsWith("/account/sign-in", StringComparison.Ordinal) == true)
                {
                    wrong.Add($"GET {seen}, but {role?.ToString() ?? "the platform administrator"} may");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task ExpectAsync(Visitor visitor, Page page, string address, HttpStatusCode expected, List<string> wrong)
    {
        foreach (var end in page.PostAddressEnds)
        {
            var posted = await visitor.PostAsync(await visitor.AskAsync("/account/security"), address + end, []);
            if (posted.Status != expected)
            {
                wrong.Add($"POST {posted}, expected {(int)expected}");
            }
        }

        if (page.Gets)
        {
            var seen = await visitor.AskAsync(address);
            if (seen.Status != expected)
            {
                wrong.Add($"GET {seen}, expected {(int)expected}");
            }
        }
    }
}
