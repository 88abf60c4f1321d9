using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Account;

public sealed class FirstRunTests : IAsyncLifetime
{
    private readonly EmptyAppFactory _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Fact]
    public async Task The_first_to_come_makes_the_platform_administrator_once()
    {
        using var visitor = _app.Anonymous();
        var setup = await visitor.OpenAsync("/");
        setup.Address.ShouldBe("/setup");
        (await visitor.SubmitAsync(setup, "Make the first account", new() { ["Name"] = "", ["Email"] = "first@example.org", ["Password"] = "a long password" })).Text.ShouldContain("Enter your name");
        (await visitor.SendAsync(setup, "Make the first account", new() { ["Name"] = "First", ["Email"] = "First@Example.org", ["Password"] = "a long password" })).Location.ShouldBe("/trusts");

        (await visitor.AskAsync("/setup")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var later = _app.Anonymous();
        (await later.PostAsync(await later.OpenAsync("/account/sign-in"), "/setup", new() { ["Input.Name"] = "Second" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await later.OpenAsync("/")).Address.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task Of_two_who_come_at_once_one_is_first()
    {
        _ = _app.Services;
        await using var one = _app.Services.CreateAsyncScope();
        await using var two = _app.Services.CreateAsyncScope();
        (await one.ServiceProvider.GetRequiredService<FirstRun>().IsDueAsync()).ShouldBeTrue();
        (await two.ServiceProvider.GetRequiredService<FirstRun>().IsDueAsync()).ShouldBeTrue();

        var made = await one.ServiceProvider.GetRequiredService<FirstRun>().MakeAsync("One", "one@example.org", "a long password");
        made!.Value.Result.Succeeded.ShouldBeTrue();
        (await two.ServiceProvider.GetRequiredService<FirstRun>().MakeAsync("Two", "two@example.org", "a long password")).ShouldBeNull();
        (await two.ServiceProvider.GetRequiredService<AppDbContext>().Users.CountAsync()).ShouldBe(1);
    }
}
