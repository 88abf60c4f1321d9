using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Account;

public sealed class SecondFactorTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_trust_that_asks_for_a_second_factor_opens_when_there_is_one()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            (await db.Trusts.SingleAsync(t => t.Id == app.World.Trust.Id)).RequireSecondFactor(app.World.ActorOf(app.World.Holding(Role.TrustAdministrator)), true);
            await db.SaveChangesAsync();
        });
        var person = app.World.Holding(Role.TrustAdministrator);
        using var visitor = app.Anonymous();
        await visitor.SignInAsync(person);

        (await visitor.AskAsync("/people")).Location.ShouldBe("/account/security");
        var account = await visitor.OpenAsync("/people");
        account.Text.ShouldContain("North Star Trust asks everybody for a second factor.");
        (await visitor.PostAsync(account, "/people/invite", [])).Location.ShouldBe("/account/security");

        var app_ = await visitor.SubmitAsync(account, "Set up an authenticator app");
        var key = app_.One("code.secret").TextContent.Replace(" ", "").ToUpperInvariant();
        app_.Document.QuerySelectorAll("svg.qr").Length.ShouldBe(1);
        (await visitor.SubmitAsync(app_, "Start using the app", new() { ["Code"] = "000000" })).Text.ShouldContain("This code is not right");
        var started = await visitor.SubmitAsync(app_, "Start using the app", new() { ["Code"] = Code(key) });
        var codes = started.Document.QuerySelectorAll("ul.codes code").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10);
        (await visitor.AskAsync("/people")).Status.ShouldBe(HttpStatusCode.OK);

        // The password alone no longer lets in; the code does.
        using var other = app.Anonymous();
        var second = await PasswordAsync(other, person);
        second.Heading.ShouldBe("Enter your code");
        other.Cookies.ContainsKey("si").ShouldBeFalse();
        (await other.SubmitAsync(second, "Sign in", new() { ["Code"] = "000 000" })).Text.ShouldContain("This code is not right");
        await other.SubmitAsync(second, "Sign in", new() { ["Code"] = Code(key).Insert(3, " ") });
        (await other.AskAsync("/people")).Status.ShouldBe(HttpStatusCode.OK);

        // A recovery code does once, and none does nothing.
        using var without = app.Anonymous();
        await PasswordAsync(without, person);
        (await without.SubmitAsync(await without.OpenAsync("/account/recovery-code"), "Sign in", new() { ["Code"] = " " })).ErrorAt("Code").ShouldBe("Error: Type one of your recovery codes");
        (await RecoverAsync(person, codes[0])).ShouldBeTrue();
        (await RecoverAsync(person, codes[0])).ShouldBeFalse();

        // Stopping takes the password.
        var stop = await other.OpenAsync("/account/authenticator/stop");
        (await other.SubmitAsync(stop, "Stop using the app", new() { ["Password"] = "not it" })).Text.ShouldContain("This is not your password");
        (await other.SubmitAsync(stop, "Stop using the app", new() { ["Password"] = TestWorld.Password })).Text.ShouldContain("We no longer ask for the code of your app");
        (await visitor.AskAsync("/account/security")).Location.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task A_trust_that_does_not_ask_opens_with_the_password()
    {
        using var visitor = app.Anonymous();
        await visitor.SignInAsync(app.World.Other.Holding(Role.TrustAdministrator));
        (await visitor.AskAsync("/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<bool> RecoverAsync(TestPerson person, string code)
    {
        using var visitor = app.Anonymous();
        await PasswordAsync(visitor, person);
        await visitor.SubmitAsync(await visitor.OpenAsync("/account/recovery-code"), "Sign in", new() { ["Code"] = code.ToLowerInvariant() });
        return visitor.Cookies.ContainsKey("si");
    }

    private static async Task<Seen> PasswordAsync(Visitor visitor, TestPerson person) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/account/sign-in"), "Sign in with password", new() { ["Email"] = person.Email, ["Password"] = TestWorld.Password });

    /// <summary>What an authenticator app shows now for a key (RFC 6238).</summary>
    private static string Code(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30));
        var hash = HMACSHA1.HashData(secret, step);
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000");
    }
}
