using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Platform;

public sealed class TrustsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Make = "Make the trust and invite its administrator";

    [Fact]
    public async Task A_trust_is_made_with_what_it_starts_from_and_its_administrator_is_invited()
    {
        using var platform = await app.SignedInAsync(app.World.PlatformAdministrator);

        var made = await platform.SubmitAsync(await platform.OpenAsync("/trusts"), Make, new()
        {
            ["TrustName"] = "Areté Learning Trust",
            ["GroupUid"] = "5622",
            ["Name"] = "Ada Lovell",
            ["Email"] = "ada@arete.example",
        });

        made.Text.ShouldContain("Areté Learning Trust is made. Pass the link below on to Ada Lovell");
        made.Text.ShouldContain("/account/invitation?code=");
        made.Document.QuerySelectorAll("tbody tr").Select(r => Seen.Words(r)).ShouldContain(r => r!.StartsWith("Areté Learning Trust") && r.Contains("5622") && r.Contains("Has not come in yet."));
        (await platform.OpenAsync("/trusts")).Text.ShouldNotContain("/account/invitation", customMessage: "the link is shown once");

        await using var scope = app.Services.CreateAsyncScope();
        var trust = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.SingleAsync(t => t.GroupUid == "5622");
        await app.InTrustAsync(trust.Id, async db =>
        {
            (await db.FundingSources.CountAsync()).ShouldBe(6);
            (await db.PlanTemplates.CountAsync()).ShouldBe(1);
            (await db.Frameworks.CountAsync()).ShouldBe(6);
            (await db.Frameworks.CountAsync(f => f.IsDefault)).ShouldBe(1);
            var member = await db.Members.Include(m => m.Roles).SingleAsync();
            (member.Email, member.Status, member.Roles.Single().Role).ShouldBe(("ada@arete.example", MemberStatus.Invited, Role.TrustAdministrator));
        });
    }

    [Fact]
    public async Task A_trust_whose_administrator_never_came_in_can_be_given_another_and_no_other_trust_can()
    {
        using var platform = await app.SignedInAsync(app.World.PlatformAdministrator);
        await platform.SubmitAsync(await platform.OpenAsync("/trusts"), Make, new() { ["TrustName"] = "Mistyped Trust", ["Name"] = "Ada Lovell", ["Email"] = "ada@mistyped.exmaple" });
        var list = await platform.OpenAsync("/trusts");
        var again = await platform.OpenAsync(list.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Mistyped Trust")).QuerySelector("a")!.GetAttribute("href")!);
        again.Text.ShouldContain("Invite the administrator of Mistyped Trust");
        (await platform.SubmitAsync(again, "Send a new invitation", new() { ["Name"] = "Ada Lovell", ["Email"] = "ada" })).ErrorAt("Email").ShouldNotBeNull();
        (await platform.SubmitAsync(again, "Send a new invitation", new() { ["Name"] = "Ada Lovell", ["Email"] = "ada@mistyped.example" })).Text.ShouldContain("/account/invitation?code=");
        (await platform.SubmitAsync(again, "Send a new invitation", new() { ["Name"] = "Ada Lovell", ["Email"] = "ada@mistyped.example" })).Text.ShouldContain("/account/invitation?code=", customMessage: "the same person gets a new link");

        (await platform.OpenAsync("/trusts")).Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(app.World.Trust.Name)).QuerySelector("a").ShouldBeNull();
        (await platform.PostAsync(list, $"/trusts?invite={app.World.Trust.Id}", new() { ["Input.Name"] = "Eve", ["Input.Email"] = "eve@elsewhere.example" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("TrustName", "", "Enter the trust’s name")]
    [InlineData("TrustName", " north STAR trust ", "There is a trust with this name already. Look for it in the list, or add what tells the two apart, such as the town")]
    [InlineData("GroupUid", "1111", "There is a trust with this group UID already. Check the number")]
    [InlineData("GroupUid", "TR5", "Enter the group UID as digits, for example 3493, or leave it empty")]
    [InlineData("Name", "", "Enter the person’s name")]
    [InlineData("Email", "ada", "Enter an e-mail address like name@school.org.uk")]
    public async Task What_is_wrong_is_said_at_its_field_and_no_trust_is_made(string field, string value, string sentence)
    {
        using var platform = await app.SignedInAsync(app.World.PlatformAdministrator);
        var fields = new Dictionary<string, object?> { ["TrustName"] = "Half Made Trust", ["GroupUid"] = "", ["Name"] = "Ada Lovell", ["Email"] = "ada@half.example" };
        fields[field] = value;

        var again = await platform.SubmitAsync(await platform.OpenAsync("/trusts"), Make, fields);

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.ErrorAt(field).ShouldBe("Error: " + sentence, again.One("main").InnerHtml);
        await using var scope = app.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.AnyAsync(t => t.Name == "Half Made Trust")).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_wrong_field_has_its_sentence_at_once()
    {
        using var platform = await app.SignedInAsync(app.World.PlatformAdministrator);
        var typed = new Dictionary<string, object?> { ["TrustName"] = "North Star Trust", ["GroupUid"] = "2222", ["Name"] = "", ["Email"] = "ada" };

        var again = await platform.SubmitAsync(await platform.OpenAsync("/trusts"), Make, typed);

        typed.Keys.Select(again.ErrorAt).ShouldBe(
        [
            "Error: There is a trust with this name already. Look for it in the list, or add what tells the two apart, such as the town",
            "Error: There is a trust with this group UID already. Check the number",
            "Error: Enter the person’s name",
            "Error: Enter an e-mail address like name@school.org.uk",
        ]);
        typed.ShouldAllBe(t => (again.ValueOf(t.Key) ?? "") == (string?)t.Value);
    }

    [Fact]
    public async Task A_button_pressed_twice_makes_one_trust()
    {
        using var one = await app.SignedInAsync(app.World.PlatformAdministrator);
        using var two = await app.SignedInAsync(app.World.PlatformAdministrator);
        var (first, second) = (await one.OpenAsync("/trusts"), await two.OpenAsync("/trusts"));
        var form = new Dictionary<string, object?> { ["TrustName"] = "Twice Pressed Trust", ["Name"] = "Ada Lovell", ["Email"] = "ada@twice.example" };

        var both = await Task.WhenAll(one.SubmitAsync(first, Make, new(form)), two.SubmitAsync(second, Make, new(form)));

        both.Select(b => b.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.BadRequest]);
        await using var scope = app.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.CountAsync(t => t.Name == "Twice Pressed Trust")).ShouldBe(1);
    }

    [Fact]
    public async Task A_trust_administrator_does_not_see_other_trusts()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        (await admin.AskAsync("/trusts")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
