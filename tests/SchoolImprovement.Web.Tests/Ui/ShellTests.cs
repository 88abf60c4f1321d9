using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Ui;

/// <summary>What stands around every page, asked of the page that shows every part.</summary>
public sealed partial class ShellTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_member_sees_their_trust_their_name_and_only_the_links_they_may_open()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync("/help");
        page.One(".top-trust").TextContent.ShouldBe(app.World.Trust.Name);
        page.One(".top-who summary").TextContent.ShouldContain(app.World.Holding(Role.Headteacher).Name);
        page.Document.QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href")).ShouldBe(["/my-part", "/schools"]);

        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        (await administrator.OpenAsync("/help")).Document.QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href"))
            .ShouldBe(["/my-part", "/schools", "/audits", "/people", "/settings/schools", "/import", "/terms", "/template", "/frameworks", "/activities", "/calendar", "/funding", "/settings", "/history"]);
    }

    [Theory]
    [InlineData("/my-part")]
    [InlineData("/my-part/calendar")]
    public async Task On_a_page_about_themselves_somebody_of_one_school_keeps_its_menu(string address)
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(address);
        page.One(".rail-where b").TextContent.ShouldBe(app.World.School.Name);
        page.Document.QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href")).ShouldContain($"/schools/{app.World.School.Urn}/plan");

        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        (await executive.OpenAsync(address)).One(".rail-where b").TextContent.ShouldBe(app.World.Trust.Name);
    }

    [Fact]
    public async Task Somebody_of_two_schools_has_the_menu_of_the_trust_around_their_part()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var member = await db.Members.Include(m => m.Roles).SingleAsync(m => m.Id == app.World.Holding(Role.Clerk).MemberId);
            member.GiveAtSetUp(Role.Clerk, app.World.Trust.Neighbour.Id, null, TestClock.Today);
            await db.SaveChangesAsync();
        });
        using var clerk = await app.SignedInAsync(Role.Clerk);
        (await clerk.OpenAsync("/my-part")).One(".rail-where b").TextContent.ShouldBe(app.World.Trust.Name);
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_may_read_the_open_pages_and_is_offered_to_sign_in()
    {
        using var visitor = app.Anonymous();
        foreach (var address in new[] { "/help", "/privacy", "/accessibility" })
        {
            var page = await visitor.AskAsync(address);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.One(".top-btn[href='/account/sign-in']").TextContent.ShouldBe("Sign in");
            page.Document.QuerySelector(".rail").ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_the_shell_with_a_reference_that_the_log_knows()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.AskAsync("/status/404");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Heading.ShouldBe("We can’t find that page");
        page.Text.ShouldContain(page.Headers.GetValues("X-Correlation-Id").Single());
        page.One(".rail").ShouldNotBeNull();
    }

    [Fact]
    public async Task Browsers_are_told_to_run_only_what_comes_from_here_and_to_keep_no_page()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.AskAsync("/components");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'self';");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("ws:");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick], [hx-on]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_build_made_is_served_under_its_version_and_may_be_kept_for_ever()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.AskAsync("/help");
        var addresses = page.Document.QuerySelectorAll("link[href^='/lib/'], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Append(page.One("body").GetAttribute("data-icons")!).ToList();
        addresses.Count.ShouldBe(5);
        foreach (var address in addresses)
        {
            var file = await visitor.AskAsync(address);
            file.Status.ShouldBe(HttpStatusCode.OK, address);
            file.Body.Length.ShouldBeGreaterThan(100, address);
            file.Headers.CacheControl!.ToString().ShouldContain("immutable", Case.Sensitive, address);
        }

        var sheet = (await visitor.AskAsync(addresses.First(a => a.Contains("site.css")))).Body;
        var font = addresses.First(a => a.Contains("woff2"));
        System.Text.Encoding.UTF8.GetString(sheet).ShouldContain(font["/lib/".Length..], Case.Sensitive, "the preloaded font must be the one that the stylesheet asks for");
        (await visitor.AskAsync("/lib/site.css")).Headers.CacheControl!.ToString().ShouldNotContain("immutable");
    }

    [Fact]
    public async Task The_trusts_colour_is_a_stylesheet_for_its_members_alone()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var address = (await head.OpenAsync("/help")).One("link[href^='/brand/']").GetAttribute("href")!;
        var sheet = await head.AskAsync(address);
        Colour().IsMatch(System.Text.Encoding.UTF8.GetString(sheet.Body)).ShouldBeTrue();
        (await head.AskAsync($"/brand/{app.World.Other.Id}.css")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_comes_back_keeps_what_was_typed_and_says_what_is_wrong_at_the_field_and_above()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync("/components");
        var again = await head.SendAsync(form, "Save action", new() { ["Input.What"] = "A <b>new</b> text", ["Input.Due"] = "when we can", ["Input.Cost"] = "£3,120.50", ["Input.Required"] = "false" });

        again.Document.Title.ShouldStartWith("Error: ");
        again.Document.QuerySelectorAll(".esum a").Select(a => (a.GetAttribute("href"), a.TextContent))
            .ShouldBe([("#Input_Due", "Write the date like 26 Mar 2027"), ("#Input_Lead", "Choose who leads this action")], ignoreOrder: true);
        var due = again.One("#Input_Due");
        due.GetAttribute("value").ShouldBe("when we can");
        due.GetAttribute("aria-invalid").ShouldBe("true");
        due.GetAttribute("aria-describedby").ShouldBe("Input_Due-hint Input_Due-error");
        again.One("#Input_Due-error").TextContent.ShouldBe("Error: Write the date like 26 Mar 2027");
        again.One("#Input_What").TextContent.ShouldBe("A <b>new</b> text");
        again.One("#Input_Cost").GetAttribute("value").ShouldBe("£3,120.50");
        again.One("#Input_Cost").GetAttribute("aria-invalid").ShouldBeNull();
        again.One("#Input_Required").HasAttribute("checked").ShouldBeFalse();
        again.One("#Input_Lead option[selected]").TextContent.ShouldBe("Rebecca Lowe");
    }

    [Fact]
    public async Task A_field_shows_what_its_property_holds_and_never_a_password()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.AskAsync("/components");
        page.One("#Input_Due").GetAttribute("value").ShouldBe("26 Mar 2027");
        page.One("#Input_Cost").GetAttribute("value").ShouldBe("3,120");
        page.One("#Input_Email").GetAttribute("type").ShouldBe("email");
        page.One("#Input_Password").HasAttribute("value").ShouldBeFalse();
        page.One("input[name='Input.Status'][checked]").GetAttribute("value").ShouldBe("AtRisk");
        page.One("input[name='Input.Parts'][checked]").GetAttribute("value").ShouldBe("cost");
        page.One("label[for=Input_Due]").TextContent.ShouldBe("Due");
    }

    [GeneratedRegex("^:root\\{--tenant:#[0-9a-fA-F]{6}\\}$")]
    private static partial Regex Colour();
}
