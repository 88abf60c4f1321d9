using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Pages.Account;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Account;

public sealed class SignInTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_sentence()
    {
        using var visitor = app.Anonymous();
        foreach (var address in new[] { app.World.Holding(Role.Adviser).Email, "nobody@nowhere.example" })
        {
            var again = await TryAsync(visitor, address, "not the password");
            again.Status.ShouldBe(HttpStatusCode.BadRequest);
            again.Text.ShouldContain(SignInModel.Wrong);
            again.ValueOf("Email").ShouldBe(address);
            again.ValueOf("Password").ShouldBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Five_wrong_tries_lock_an_address_whether_or_not_it_has_an_account()
    {
        using var visitor = app.Anonymous();
        foreach (var address in new[] { app.World.Holding(Role.Trustee).Email, "also-nobody@nowhere.example" })
        {
            for (var tries = 1; tries < 5; tries++)
            {
                (await TryAsync(visitor, address, "not the password")).Text.ShouldContain(SignInModel.Wrong);
            }

            (await TryAsync(visitor, address, "not the password")).Text.ShouldContain(SignInModel.TooMany);
            (await TryAsync(visitor, address, TestWorld.Password)).Text.ShouldContain(SignInModel.TooMany);
        }
    }

    [Theory]
    [InlineData("/people", "/people")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example", "/")]
    public async Task Signing_in_leads_on_but_never_out_of_the_app(string asked, string to)
    {
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(asked));
        (await visitor.SendAsync(page, "Sign in with password", new() { ["Email"] = app.World.Holding(Role.TrustAdministrator).Email, ["Password"] = TestWorld.Password })).Location.ShouldBe(to);
    }

    [Fact]
    public async Task Signing_out_takes_a_button_not_a_link()
    {
        using var visitor = app.Anonymous();
        await visitor.SignInAsync(app.World.Holding(Role.Clerk));
        var page = await visitor.OpenAsync("/account/sign-out");
        (await visitor.AskAsync("/account/security")).Status.ShouldBe(HttpStatusCode.OK);
        await visitor.SubmitAsync(page, "Sign out");
        (await visitor.AskAsync("/account/security")).Location.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task Somebody_who_belongs_nowhere_any_more_is_told_so_only_with_the_right_password()
    {
        var person = app.World.Holding(Role.PeerReviewer);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var member = await db.Members.Include(m => m.Roles).SingleAsync(m => m.Id == person.MemberId);
            member.Leave(app.World.ActorOf(app.World.Holding(Role.TrustAdministrator)), 1);
            await db.SaveChangesAsync();
        });
        using var visitor = app.Anonymous();
        (await TryAsync(visitor, person.Email, "not the password")).Text.ShouldContain(SignInModel.Wrong);
        (await TryAsync(visitor, person.Email, TestWorld.Password)).Text.ShouldContain(SignInModel.NowhereActive);
    }

    [Fact]
    public async Task A_link_from_the_mail_sets_a_new_password_once_and_ends_every_session()
    {
        var person = app.World.Holding(Role.Governor);
        using var elsewhere = app.Anonymous();
        await elsewhere.SignInAsync(person);

        using var visitor = app.Anonymous();
        var asked = await visitor.SubmitAsync(await visitor.OpenAsync("/account/forgot"), "Send me a link", new() { ["Email"] = person.Email });
        var link = Post.LinkIn(await app.MailToAsync(person.Email, "/account/reset"));
        var reset = await visitor.OpenAsync(link);
        (await visitor.SubmitAsync(reset, "Save new password", new() { ["Password"] = "short" })).Text.ShouldContain("Use at least 12 characters");
        (await visitor.SubmitAsync(reset, "Save new password", new() { ["Password"] = "a brand new password" })).Text.ShouldContain("Your new password is saved");

        (await elsewhere.AskAsync("/account/security")).Location.ShouldStartWith("/account/sign-in");
        (await visitor.SubmitAsync(reset, "Save new password", new() { ["Password"] = "yet another password" })).Text.ShouldContain("This link has ended. Ask for a new one");
        (await TryAsync(visitor, person.Email, TestWorld.Password)).Text.ShouldContain(SignInModel.Wrong);
        (await TryAsync(visitor, person.Email, "a brand new password")).Location.ShouldBe("/");

        using var stranger = app.Anonymous();
        var unknown = await stranger.SubmitAsync(await stranger.OpenAsync("/account/forgot"), "Send me a link", new() { ["Email"] = "nobody@nowhere.example" });
        unknown.Text.ShouldBe(asked.Text);
        app.Mails().ShouldNotContain(m => m.Contains("nobody@nowhere.example"));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_not_ones_own()
    {
        var person = app.World.Holding(Role.ProjectBoardMember);
        using var here = app.Anonymous();
        await here.SignInAsync(person);
        using var elsewhere = app.Anonymous();
        await elsewhere.SignInAsync(person);

        var page = await here.OpenAsync("/account/password");
        (await here.SubmitAsync(page, "Save new password", new() { ["Present"] = "not it at all", ["New"] = "a brand new password" })).Text.ShouldContain("This is not your present password");
        (await here.SubmitAsync(page, "Save new password", new() { ["Present"] = TestWorld.Password, ["New"] = "a brand new password" })).Text.ShouldContain("Your new password is saved");
        (await here.AskAsync("/account/security")).Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.AskAsync("/account/security")).Location.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task A_passkey_needs_its_token_and_its_question()
    {
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync("/account/sign-in");
        (await visitor.Http.PostAsync("/account/passkeys/request-options", Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var unasked = new HttpRequestMessage(HttpMethod.Post, "/account/passkeys/sign-in") { Content = Json("""{"credential":"{}"}""") };
        unasked.Headers.Add("RequestVerificationToken", page.One("input[name=__RequestVerificationToken]").GetAttribute("value"));
        (await visitor.Http.SendAsync(unasked)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var making = new HttpRequestMessage(HttpMethod.Post, "/account/passkeys/creation-options") { Content = Json("{}") };
        (await visitor.Http.SendAsync(making)).Headers.Location!.PathAndQuery.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task Neither_addresses_nor_links_stand_in_the_log()
    {
        using var visitor = app.Anonymous();
        await visitor.SubmitAsync(await visitor.OpenAsync("/account/forgot"), "Send me a link", new() { ["Email"] = app.World.Holding(Role.Staff).Email });
        await app.MailToAsync(app.World.Holding(Role.Staff).Email, "/account/reset");
        app.Log.Lines.Select(l => l.Message).ShouldNotContain(l => l.Contains('@') || l.Contains("code=") || l.Contains("North "));
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static async Task<Seen> TryAsync(Visitor visitor, string email, string password) =>
        await visitor.SendAsync(await visitor.AskAsync("/account/sign-in"), "Sign in with password", new() { ["Email"] = email, ["Password"] = password });
}
