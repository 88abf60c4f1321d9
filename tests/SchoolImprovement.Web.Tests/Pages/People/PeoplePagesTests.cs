using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.People;

public sealed class PeoplePagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string NewPassword = "three long words here";

    [Fact]
    public async Task Somebody_new_is_invited_joins_and_works_with_the_role_they_were_given()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var person = await InviteAsync(administrator, "Nia Newcomer", "Nia@New.example", Role.Headteacher);
        person.Heading.ShouldBe("Nia Newcomer");
        var link = Post.LinkIn(await app.MailToAsync("nia@new.example", "/account/invitation"));
        person.Text.ShouldContain(link.Split("code=")[1], customMessage: "Without a mail server the page shows the link");

        using var nia = app.Anonymous();
        var page = await nia.OpenAsync(link);
        page.Heading.ShouldBe("Join North Star Trust");
        (await nia.SubmitAsync(page, "Join North Star Trust", new() { ["Password"] = "too short" })).Text.ShouldContain("Use at least 12 characters");
        await nia.SendAsync(page, "Join North Star Trust", new() { ["Password"] = NewPassword });
        (await nia.AskAsync($"/schools/{app.World.School.Urn}/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await nia.AskAsync($"/schools/{app.World.Trust.Neighbour.Urn}/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await nia.AskAsync("/people")).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var late = app.Anonymous();
        (await late.OpenAsync(link)).Heading.ShouldBe("This invitation has ended");

        var history = await administrator.OpenAsync(person.Address);
        history.Text.ShouldContain("Given: Headteacher, Oakfield Primary School");
        history.Text.ShouldContain("Status: Invited became Signs in");
    }

    [Fact]
    public async Task An_invitation_ends_after_14_days_or_when_a_new_one_is_sent()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var person = await InviteAsync(administrator, "Lou Late", "lou@new.example", Role.Staff);
        var first = Post.LinkIn(await app.MailToAsync("lou@new.example", "/account/invitation"));
        var again = await administrator.SubmitAsync(person, "Send a new invitation");
        var second = "/account/invitation?code=" + again.One("code.secret").TextContent.Split("code=")[1];

        using var visitor = app.Anonymous();
        (await visitor.OpenAsync(first)).Heading.ShouldBe("This invitation has ended");
        (await visitor.OpenAsync(second)).Heading.ShouldBe("Join North Star Trust");
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var hash = Invitations.Hash(second.Split("code=")[1]);
            (await db.Members.SingleAsync(m => m.InvitationHash == hash)).OpenInvitationAtSetUp(hash, TestClock.Start.UtcDateTime);
            await db.SaveChangesAsync();
        });
        (await visitor.OpenAsync(second)).Heading.ShouldBe("This invitation has ended");
    }

    [Fact]
    public async Task Somebody_with_an_account_joins_a_second_trust_and_switches()
    {
        var executive = app.World.Other.Holding(Role.TrustExecutive);
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        await InviteAsync(administrator, executive.Name, executive.Email, Role.Headteacher);
        var link = Post.LinkIn(await app.MailToAsync(executive.Email, "/account/invitation"));

        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        page.Document.QuerySelector("[name='Input.Password']").ShouldBeNull("A link from a mail must not set the password of an account that is there");
        (await visitor.SignInAsync(executive)).Status.ShouldNotBe(HttpStatusCode.InternalServerError);
        await visitor.SendAsync(await visitor.OpenAsync(link), "Join North Star Trust");
        (await visitor.AskAsync($"/schools/{app.World.School.Urn}/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.AskAsync($"/schools/{app.World.Other.School.Urn}/people")).Status.ShouldBe(HttpStatusCode.NotFound);

        var trusts = await visitor.OpenAsync("/account/switch");
        (await visitor.SendAsync(trusts, "Work in Other Side Trust")).Location.ShouldBe("/");
        (await visitor.AskAsync($"/schools/{app.World.School.Urn}/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.AskAsync($"/schools/{app.World.Other.School.Urn}/people")).Status.ShouldBe(HttpStatusCode.OK);

        // Suspended in one trust: the session ends at the next request there, the other trust stays open.
        await SuspendAsync(app.World.Other, executive.MemberId!.Value);
        (await visitor.AskAsync("/account/security")).Location.ShouldStartWith("/account/sign-in");
        using var later = app.Anonymous();
        await later.SignInAsync(executive);
        (await later.AskAsync($"/schools/{app.World.School.Urn}/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await later.PostAsync(await later.OpenAsync("/account/switch"), "/account/switch", new() { ["Trust"] = app.World.Other.Id.ToString() })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_resets_the_second_factor_of_somebody_who_lost_it()
    {
        var person = app.World.Holding(Role.PriorityLead);
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await administrator.OpenAsync($"/people/{person.MemberId}");
        (await administrator.SubmitAsync(page, "Reset second factor")).Text.ShouldContain("does not use an authenticator app, so there is nothing to reset");

        await UseAppAsync(person);
        using var theirs = app.Anonymous();
        (await theirs.SubmitAsync(await theirs.OpenAsync("/account/sign-in"), "Sign in with password", new() { ["Email"] = person.Email, ["Password"] = TestWorld.Password })).Heading.ShouldBe("Enter your code");
        var done = await administrator.SubmitAsync(page, "Reset second factor");
        done.Text.ShouldContain("now signs in with their password");
        done.Text.ShouldContain("Second factor: Authenticator app became None");
        (await app.MailToAsync(person.Email, "Your second factor was reset")).ShouldNotBeNull();
        await theirs.SignInAsync(person);
        (await theirs.AskAsync("/account/security")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_person_invited_twice_at_the_same_moment_is_there_once_and_one_inviter_is_told()
    {
        using var one = await app.SignedInAsync(Role.TrustAdministrator);
        using var two = await app.SignedInAsync(Role.TrustAdministrator);
        var (first, second) = (await one.OpenAsync("/people/invite"), await two.OpenAsync("/people/invite"));
        var form = new Dictionary<string, object?> { ["Name"] = "Twice Asked", ["Email"] = "twice@new.example", ["Role"] = nameof(Role.Trustee) };
        var both = await Task.WhenAll(one.SubmitAsync(first, "Send invitation", new(form)), two.SubmitAsync(second, "Send invitation", new(form)));
        both.Count(b => b.Status == HttpStatusCode.OK).ShouldBe(1);
        both.Single(b => b.Status == HttpStatusCode.BadRequest).Text.ShouldContain("Twice Asked");
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.Members.CountAsync(m => m.Email == "twice@new.example")).ShouldBe(1));
    }

    [Fact]
    public async Task Suspending_on_the_page_ends_the_session_and_the_last_administrator_stays()
    {
        var person = app.World.Holding(Role.SeniorLeader);
        using var theirs = app.Anonymous();
        await theirs.SignInAsync(person);
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        await administrator.SubmitAsync(await administrator.OpenAsync($"/people/{person.MemberId}"), "Suspend");
        (await theirs.AskAsync("/account/security")).Location.ShouldStartWith("/account/sign-in");
        await administrator.SubmitAsync(await administrator.OpenAsync($"/people/{person.MemberId}"), "Let them sign in again");
        await theirs.SignInAsync(person);

        var self = await administrator.OpenAsync($"/people/{app.World.Holding(Role.TrustAdministrator).MemberId}");
        var refused = await administrator.SubmitAsync(self, "Leave the trust");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("A trust needs an administrator who signs in and whose role has no last day. Give the role to someone else first");
    }

    [Fact]
    public async Task Of_two_administrators_who_suspend_each_other_at_the_same_moment_one_stays()
    {
        var (one, other) = (app.World.Holding(Role.TrustAdministrator), app.World.Holding(Role.TrustExecutive));
        await GiveAsync(other, null);
        using var first = await app.SignedInAsync(one);

        // As close as can be: both have looked at who is left before either has saved.
        await app.InTrustAsync(app.World.Trust.Id, async db => await app.InTrustAsync(app.World.Trust.Id, async db2 =>
        {
            var (theOther, theOne) = (await db.Members.Include(m => m.Roles).SingleAsync(m => m.Id == other.MemberId), await db2.Members.Include(m => m.Roles).SingleAsync(m => m.Id == one.MemberId));
            theOther.Suspend(app.World.ActorOf(one), await new Administrators(db).OthersAsync(theOther));
            theOne.Suspend(new Actor(app.World.Trust.Id, other.MemberId!.Value, other.Name, [new Holding(Role.TrustAdministrator, null, null)], TestClock.Today), await new Administrators(db2).OthersAsync(theOne));
            await db.SaveChangesAsync();
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db2.SaveChangesAsync());
        }));
        (await KeepersAsync()).ShouldBe([one.Name]);

        // The same for a role that is taken away, and over the pages.
        await first.SubmitAsync(await first.OpenAsync($"/people/{other.MemberId}"), "Let them sign in again");
        using var again = app.Anonymous();
        await again.SignInAsync(other);
        var (theirs, ours) = (await first.OpenAsync($"/people/{other.MemberId}"), await again.OpenAsync($"/people/{one.MemberId}"));
        var answers = await Task.WhenAll(first.SubmitAsync(theirs, "Take away Trust administrator, the whole trust"), again.SubmitAsync(ours, "Suspend"));
        answers.Count(a => a.Status == HttpStatusCode.OK && a.Address.StartsWith("/people/")).ShouldBe(1, string.Join(" | ", answers.Select(a => a.ToString())));
        (await KeepersAsync()).Count.ShouldBe(1);
        await RestoreAsync(one, other);
    }

    [Fact]
    public async Task An_administrator_whose_role_ends_by_itself_does_not_keep_the_trust()
    {
        var (one, other) = (app.World.Holding(Role.TrustAdministrator), app.World.Holding(Role.TrustExecutive));
        await GiveAsync(other, TestClock.Today.AddDays(30));
        using var second = app.Anonymous();
        await second.SignInAsync(other);

        var refused = await second.SubmitAsync(await second.OpenAsync($"/people/{one.MemberId}"), "Suspend");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("A trust needs an administrator who signs in and whose role has no last day. Give the role to someone else first");
        (await KeepersAsync()).ShouldBe([one.Name]);
        await RestoreAsync(one, other);
    }

    [Fact]
    public async Task A_person_is_invited_once_and_what_was_typed_stays()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var again = await InviteAsync(administrator, "Other Name", app.World.Holding(Role.Clerk).Email, Role.Governor);
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain("North Clerk is here already with this address. Open their page to give them a role");
        again.ValueOf("Name").ShouldBe("Other Name");

        var noSchool = await administrator.SubmitAsync(await administrator.OpenAsync("/people/invite"), "Send invitation", new() { ["Name"] = "A", ["Email"] = "a@new.example", ["Role"] = "Governor" });
        noSchool.Text.ShouldContain("Choose the school in which they are governor");
    }

    [Fact]
    public async Task A_head_brings_people_into_their_own_school_only()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var here = $"/schools/{app.World.School.Urn}/people";
        var invite = await head.OpenAsync(here + "/invite");
        invite.Document.QuerySelectorAll("select[name='Input.Role'] option").Select(o => o.GetAttribute("value")).ShouldNotContain("TrustAdministrator");
        var list = await head.SubmitAsync(invite, "Send invitation", new() { ["Name"] = "Gil Governor", ["Email"] = "gil@new.example", ["Role"] = "Governor" });
        list.Text.ShouldContain("Gil Governor is invited. Pass the link on to them");

        (await head.PostAsync(invite, here + "/invite", new() { ["Input.Name"] = "X", ["Input.Email"] = "x@new.example", ["Input.Role"] = "TrustAdministrator" })).Text.ShouldContain("Trust administrator holds for the whole trust");
        (await head.PostAsync(invite, $"/schools/{app.World.Trust.Neighbour.Urn}/people/invite", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.AskAsync("/people")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // Somebody of the trust gets the role at once; a person of another school cannot be touched.
        var known = await head.SubmitAsync(await head.OpenAsync(here + "/invite"), "Send invitation", new() { ["Name"] = "Any", ["Email"] = app.World.Trust.NeighbourHead.Email, ["Role"] = "Adviser" });
        known.Text.ShouldContain("was in the trust already and has this role here now");
        var theirRole = await app.InTrustAsync(app.World.Trust.Id, db => db.Members.Where(m => m.Id == app.World.Trust.NeighbourHead.MemberId).SelectMany(m => m.Roles).Where(r => r.SchoolId == app.World.Trust.Neighbour.Id).Select(r => r.Id).SingleAsync());
        (await head.PostAsync(known, $"{here}?handler=Take&member={app.World.Trust.NeighbourHead.MemberId}&holding={theirRole}", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.PostAsync(known, $"{here}?handler=Take&member={app.World.Holding(Role.TrustExecutive).MemberId}&holding={theirRole}", [])).Status.ShouldBe(HttpStatusCode.NotFound);

        using var governor = await app.SignedInAsync(Role.Clerk);
        var seen = await governor.OpenAsync(here);
        seen.Text.ShouldContain("Gil Governor");
        seen.Text.ShouldNotContain("gil@new.example");
        (await governor.PostAsync(seen, $"{here}?handler=Take&member={app.World.Holding(Role.Headteacher).MemberId}&holding={theirRole}", [])).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_list_is_filtered_by_name_role_school_and_status()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        async Task<string> NamesAsync(string query) => string.Join(", ", (await administrator.OpenAsync("/people" + query)).Document.QuerySelectorAll("tbody th a").Select(Seen.Words));
        (await NamesAsync("?q=north%20trustee")).ShouldBe("North Trustee");
        (await NamesAsync("?role=LocalAuthorityViewer")).ShouldBe("North LocalAuthorityViewer");
        (await NamesAsync($"?role=Headteacher&school={app.World.Trust.Neighbour.Id}")).ShouldBe(app.World.Trust.NeighbourHead.Name);
        (await NamesAsync("?q=other%20trustee")).ShouldBe("");
        (await NamesAsync("?status=Suspended&q=zzz")).ShouldBe("");
    }

    [Fact]
    public async Task A_new_trusts_first_administrator_is_invited_from_the_platform()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var trust = new Domain.Trusts.Trust("Brand New Trust", null);
        db.Add(trust);
        await db.SaveChangesAsync();
        var invitations = scope.ServiceProvider.GetRequiredService<Invitations>();
        var sent = await invitations.FirstAdministratorAsync(trust.Id, "Fay First", "fay@new.example");
        sent.ToPassOn.ShouldNotBeNull();
        var again = await invitations.FirstAdministratorAsync(trust.Id, "Fay First", "FAY@new.example");
        again.Link.ShouldNotBe(sent.Link);

        using var fay = app.Anonymous();
        (await fay.OpenAsync(new Uri(sent.Link).PathAndQuery)).Text.ShouldNotContain("Join Brand New Trust");
        await fay.SendAsync(await fay.OpenAsync(new Uri(again.Link).PathAndQuery), "Join Brand New Trust", new() { ["Password"] = NewPassword });
        (await fay.OpenAsync("/people")).Text.ShouldContain("Fay First");
        (await Should.ThrowAsync<Domain.RuleBrokenException>(() => invitations.FirstAdministratorAsync(trust.Id, "Eve Second", "eve@new.example"))).Message.ShouldBe("Brand New Trust has an administrator, who invites everybody else");
    }

    [Fact]
    public async Task Many_schools_are_folded_until_one_is_needed_and_a_few_stand_open()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        (await administrator.OpenAsync("/people/invite")).One("details:has([name='Input.SchoolId'])").HasAttribute("open").ShouldBeTrue();
        var many = Enumerable.Range(0, 8).Select(i => new Domain.Trusts.School(app.World.Trust.Id, new($"15000{i}", $"Many School {i}", "Primary", null, 4, 11, null, null))).ToList();
        await app.InTrustAsync(app.World.Trust.Id, db =>
        {
            db.AddRange(many);
            return db.SaveChangesAsync();
        });

        var form = await administrator.OpenAsync("/people/invite");
        form.One("details:has([name='Input.SchoolId'])").HasAttribute("open").ShouldBeFalse();
        var again = await administrator.SubmitAsync(form, "Send invitation", new() { ["Name"] = "A", ["Email"] = "a@new.example", ["Role"] = "Governor" });
        again.ErrorAt("SchoolId").ShouldBe("Error: Choose the school in which they are governor");
        again.One("details:has([name='Input.SchoolId'])").HasAttribute("open").ShouldBeTrue();

        await app.InTrustAsync(app.World.Trust.Id, db =>
        {
            db.RemoveRange(many);
            return db.SaveChangesAsync();
        });
    }

    private Task<List<string>> KeepersAsync() => app.InTrustAsync(app.World.Trust.Id, db => db.Members.Where(Member.KeepsTrust).Select(m => m.Name).ToListAsync());

    private Task GiveAsync(TestPerson person, DateOnly? until) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        (await db.Members.Include(m => m.Roles).SingleAsync(m => m.Id == person.MemberId)).GiveAtSetUp(Role.TrustAdministrator, null, until, TestClock.Today);
        await db.SaveChangesAsync();
    });

    /// <summary>One administrator, whatever came before.</summary>
    private Task RestoreAsync(TestPerson administrator, TestPerson other) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var people = await db.Members.Include(m => m.Roles).Where(m => m.Id == administrator.MemberId || m.Id == other.MemberId).ToListAsync();
        var one = app.World.ActorOf(administrator);
        foreach (var person in people.Where(p => p.Status == MemberStatus.Suspended))
        {
            person.Reinstate(one);
        }

        foreach (var held in people.Where(p => p.Id == other.MemberId).SelectMany(p => p.Roles).Where(r => r.Role == Role.TrustAdministrator).ToList())
        {
            db.Remove(held);
        }

        await db.SaveChangesAsync();
    });

    private async Task UseAppAsync(TestPerson person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        await users.SetTwoFactorEnabledAsync((await users.FindByEmailAsync(person.Email))!, true);
    }

    private Task SuspendAsync(TestTrust trust, Guid member) => app.InTrustAsync(trust.Id, async db =>
    {
        (await db.Members.Include(m => m.Roles).SingleAsync(m => m.Id == member)).Suspend(app.World.ActorOf(trust.Holding(Role.TrustAdministrator)), 1);
        await db.SaveChangesAsync();
    });

    private async Task<Seen> InviteAsync(Visitor administrator, string name, string email, Role role) =>
        await administrator.SubmitAsync(await administrator.OpenAsync("/people/invite"), "Send invitation", new() { ["Name"] = name, ["Email"] = email, ["Role"] = role.ToString(), ["SchoolId"] = app.World.School.Id });
}
