using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Data;

/// <summary>Several copies of the app run side by side on one database.</summary>
public sealed class SharedKeysTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_cookie_of_one_copy_is_good_in_another()
    {
        using var signedIn = await app.SignedInAsync(Role.Headteacher);
        await using var second = app.SecondCopy();
        var jar = new CookieJar(signedIn.Cookies);
        using var http = second.CreateDefaultClient(jar);
        (await Seen.ReadAsync(await http.GetAsync("/account/sign-in"))).Location.ShouldBe("/", "who is signed in needs no sign-in page");
        jar.Cookies.Remove("si");
        (await Seen.ReadAsync(await http.GetAsync("/account/sign-in"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_keys_are_in_the_database_under_names()
    {
        using var _ = await app.SignedInAsync(Role.Headteacher);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AppDbContext>().DataProtectionKeys.ToList().ShouldAllBe(k => k.Name.StartsWith("key-") && k.Xml.Contains("<key"));
    }
}
