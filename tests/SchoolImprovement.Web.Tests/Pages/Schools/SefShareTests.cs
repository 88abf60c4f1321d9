using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Contracts;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>A head shares the self-evaluation with the head of another school, who reads it and nothing else until it is taken back.</summary>
public sealed class SefShareTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Neighbour = "North Neighbour, headteacher, Willow Bank School";

    private string School => $"/schools/{app.World.School.Urn}";

    private string Root => $"{School}/self-evaluation";

    [Fact]
    public async Task Without_a_share_the_page_is_refused_and_with_one_it_alone_opens_until_it_is_taken_back()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var reader = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        (await reader.AskAsync(Root)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await head.OpenAsync((await head.OpenAsync(Root)).Document.QuerySelectorAll("a").First(a => Seen.Words(a) == "Share").GetAttribute("href")!);
        page.Document.QuerySelectorAll("option").Select(o => Seen.Words(o)).ShouldBe(["Choose a person", Neighbour], "who leads this school is not offered");
        (await head.SubmitAsync(page, "Share it")).ErrorAt("Reader").ShouldBe("Error: Choose who may read it");
        var late = await head.SubmitAsync(page, "Share it", new() { ["Who may read it"] = Neighbour, ["Last day"] = TestClock.Today.AddDays(-1) });
        (late.Status, late.ErrorAt("Until")).ShouldBe((HttpStatusCode.BadRequest, "Error: Enter a last day that is today or later"));
        var shared = await head.SubmitAsync(late, "Share it", new() { ["Last day"] = TestClock.Today.AddDays(14) });
        shared.Text.ShouldContain("North Neighbour may read the self-evaluation now");
        shared.Text.ShouldContain("Willow Bank School");
        shared.Text.ShouldContain("shared by North Headteacher");
        shared.Text.ShouldContain("7 Dec 2026");
        (await head.OpenAsync(Root)).Text.ShouldContain("North Neighbour");

        // They find it, read it, print it and comment.
        foreach (var where in new[] { "/schools", $"/schools/{app.World.Trust.Neighbour.Urn}" })
        {
            (await reader.OpenAsync(where)).Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain(Root, where);
        }

        var read = await reader.OpenAsync($"{Root}/attendance-behaviour");
        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Text.ShouldContain("North Headteacher has shared this self-evaluation with you until 7 December 2026");
        read.Text.ShouldContain("Book look (north)", customMessage: "what is linked is named");
        read.Document.QuerySelectorAll(".main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith(School, StringComparison.Ordinal) && !h.StartsWith(Root, StringComparison.Ordinal)).ShouldBeEmpty("no link leads to what is closed to them");
        foreach (var link in (await reader.OpenAsync(Root)).Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')).Distinct())
        {
            ((int)(await reader.OpenAsync(link)).Status).ShouldBeLessThan(400, link);
        }

        (await reader.AskAsync($"{Root}/pdf")).Status.ShouldBe(HttpStatusCode.OK);
        var comments = await reader.OpenAsync($"{Root}/attendance-behaviour/comments");
        (await reader.SubmitAsync(comments, "Add comment", new() { ["Your comment"] = "What would we see in Year 6?" })).Text.ShouldContain("Comment added");

        // And nothing else of the school.
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School);
        foreach (var closed in (await Page.AllAsync(app.Services)).Where(p => p.IsOfSchool && p.Gets && p.Needs is Security.NeedsInSchoolAttribute needs && !needs.Any.Contains(Permission.ReadCurrentSelfEvaluation)))
        {
            (await reader.AskAsync(addresses.For(closed.Template))).Status.ShouldBe(HttpStatusCode.Forbidden, closed.Template);
        }

        foreach (var closed in new[] { $"{Root}/pdf?term=2025-26-summer", $"{Root}?framework=trust-quality", $"{Root}/pdf?framework=trust-quality", $"{Root}/attendance-behaviour/comments?framework=trust-quality" })
        {
            (await reader.AskAsync(closed)).Status.ShouldBe(HttpStatusCode.Forbidden, closed);
        }

        (await reader.PostAsync(comments, $"{Root}/attendance-behaviour?edit=grade", new() { ["Input.Grade"] = "strong", ["Input.Why"] = "Mine" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PostAsync(comments, $"{Root}?handler=Sign", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = await app.SignedInAsync(app.World.Other.NeighbourHead);
        (await stranger.AskAsync(Root)).Status.ShouldBe(HttpStatusCode.NotFound);

        // Taken back: closed with the next request.
        var taken = await head.SubmitAsync(await head.OpenAsync($"{Root}/share"), "Take back from North Neighbour");
        taken.Text.ShouldContain("Taken back. North Neighbour reads the self-evaluation no more");
        (await reader.AskAsync(Root)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.AskAsync($"{Root}/pdf")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PostAsync(comments, $"{Root}/attendance-behaviour/comments", new() { ["Input.Text"] = "Still here?" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.OpenAsync("/schools")).Text.ShouldNotContain("shared with you");
        var history = await head.OpenAsync($"{School}/history");
        history.Text.ShouldContain("Self-evaluation shared with North Neighbour, Willow Bank School, its own history added");
        history.Text.ShouldContain("Self-evaluation shared with North Neighbour, Willow Bank School, its own history removed");
    }

    [Fact]
    public async Task The_reader_is_told_by_mail_who_shared_what_until_when_and_where_but_nothing_of_it_and_taking_back_mails_nobody()
    {
        await using var fresh = new AppFactory();
        await fresh.InitializeAsync();
        var root = $"/schools/{fresh.World.School.Urn}/self-evaluation";
        using var head = await fresh.SignedInAsync(Role.Headteacher);
        await head.SubmitAsync(await head.OpenAsync($"{root}/share"), "Share it", new() { ["Who may read it"] = Neighbour, ["Last day"] = TestClock.Today.AddDays(14) });
        var mail = await fresh.MailToAsync(fresh.World.Trust.NeighbourHead.Email, "has shared the self-evaluation");
        mail.ShouldContain($"Subject: The self-evaluation of {fresh.World.School.Name}");
        mail.ShouldContain($"North Headteacher has shared the self-evaluation of {fresh.World.School.Name} with you. You can read it, print it and comment on it until 7 December 2026.");
        mail.ShouldContain("Open this link and sign in.");
        Post.LinkIn(mail).ShouldBe(root);
        foreach (var inside in new[] { "Expected", "Better since September", "Mondays", "Attendance" })
        {
            mail.ShouldNotContain(inside, Case.Insensitive, "what stands in it stays in the app");
        }

        using var reader = await fresh.SignedInAsync(fresh.World.Trust.NeighbourHead);
        (await reader.AskAsync(Post.LinkIn(mail))).Status.ShouldBe(HttpStatusCode.OK);

        var sent = fresh.Mails().Count;
        await head.SubmitAsync(await head.OpenAsync($"{root}/share"), "Take back from North Neighbour");
        (await head.PostAsync(await head.OpenAsync($"{root}/share"), $"{root}/share", new() { ["Input.Reader"] = fresh.World.Holding(Role.Trustee).MemberId.ToString()! })).Status.ShouldBe(HttpStatusCode.BadRequest);
        await head.SubmitAsync(await head.OpenAsync($"{root}/share"), "Share it", new() { ["Who may read it"] = Neighbour });
        (await fresh.MailToAsync(fresh.World.Trust.NeighbourHead.Email, "until it is taken back")).ShouldContain("has shared");
        fresh.Mails().Count.ShouldBe(sent + 1, "mails go out in their order: none for what was taken back, none for what was refused");
    }

    [Fact]
    public async Task Past_midnight_of_a_summer_night_in_England_yesterday_is_no_last_day()
    {
        await using var fresh = new AppFactory();
        await fresh.InitializeAsync();
        fresh.Clock.Advance(new DateTimeOffset(2027, 6, 23, 22, 30, 0, TimeSpan.Zero) - TestClock.Start);
        var (root, day) = ($"/schools/{fresh.World.School.Urn}/self-evaluation", new DateOnly(2027, 6, 23));
        using var head = await fresh.SignedInAsync(Role.Headteacher);
        await head.SubmitAsync(await head.OpenAsync($"{root}/share"), "Share it", new() { ["Who may read it"] = Neighbour, ["Last day"] = day });
        using var reader = await fresh.SignedInAsync(fresh.World.Trust.NeighbourHead);
        (await reader.AskAsync(root)).Status.ShouldBe(HttpStatusCode.OK, "the last day still runs");
        fresh.Clock.Advance(TimeSpan.FromHours(1));
        (await reader.AskAsync(root)).Status.ShouldBe(HttpStatusCode.Forbidden, "by UTC it would still run");
        var late = await head.SubmitAsync(await head.OpenAsync($"{root}/share"), "Share it", new() { ["Who may read it"] = Neighbour, ["Last day"] = day });
        late.ErrorAt("Until").ShouldBe("Error: Enter a last day that is today or later");
        var shared = await head.SubmitAsync(late, "Share it", new() { ["Last day"] = day.AddDays(1) });
        Seen.Words(shared.Document.QuerySelectorAll("td[data-l=Since]").First(d => d.TextContent.Contains("North Headteacher", StringComparison.Ordinal)))!.ShouldStartWith("24 Jun 2027");
        (await reader.AskAsync(root)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_head_shares_and_only_with_people_of_the_trust_who_lead_another_school()
    {
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        (await deputy.AskAsync($"{Root}/share")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await deputy.PostAsync(await deputy.OpenAsync(Root), $"{Root}/share", new() { ["Input.Reader"] = app.World.Trust.NeighbourHead.MemberId.ToString()! })).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/share");
        foreach (var (who, sentence) in new[] { (app.World.Other.NeighbourHead, "Choose somebody from the list"), (app.World.Holding(Role.Trustee), "Choose a headteacher or senior leader of another school of the trust") })
        {
            var refused = await head.PostAsync(page, $"{Root}/share", new() { ["Input.Reader"] = who.MemberId.ToString()! });
            (refused.Status, refused.ErrorAt("Reader")).ShouldBe((HttpStatusCode.BadRequest, $"Error: {sentence}"));
        }

        (await head.PostAsync(page, $"{Root}/share?handler=TakeBack", new() { ["share"] = Guid.NewGuid().ToString() })).Status.ShouldBe(HttpStatusCode.NotFound);
        var theirs = await app.InTrustAsync(app.World.Trust.Id, db => db.SefShares.Where(s => s.SchoolId == app.World.Trust.Neighbour.Id).Select(s => s.Id).FirstAsync());
        (await head.PostAsync(page, $"{Root}/share?handler=TakeBack", new() { ["share"] = theirs.ToString() })).Status.ShouldBe(HttpStatusCode.NotFound, "another school’s share");
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.History.AnyAsync(h => h.RowId == theirs && h.Kind == ChangeKind.Removed)).ShouldBeFalse());
    }

    [Fact]
    public async Task Who_reads_it_by_a_role_of_their_own_is_not_offered_and_refused_when_sent_all_the_same()
    {
        var neighbour = app.World.Trust.Neighbour;
        var reviewer = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var by = app.World.ActorOf(app.World.Holding(Role.TrustAdministrator));
            var member = Member.Invite(app.World.Trust.Id, "Pat Reviewer", "pat.reviewer@north.example");
            member.Give(by, Role.SeniorLeader, neighbour.Id, null, TestClock.Today);
            member.Give(by, Role.PeerReviewer, app.World.School.Id, TestClock.Today.AddDays(30), TestClock.Today);
            db.Add(member);
            await db.SaveChangesAsync();
            return member.Id;
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/share");
        page.Text.ShouldNotContain("Pat Reviewer");
        (await head.PostAsync(page, $"{Root}/share", new() { ["Input.Reader"] = reviewer.ToString() })).ErrorAt("Reader").ShouldBe("Error: Pat Reviewer reads it already, by their role");
    }

    [Fact]
    public async Task Only_the_self_evaluation_that_is_shared_says_with_whom()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        static IEnumerable<string?> Links(Seen page) => page.Document.QuerySelectorAll(".main a").Select(a => a.GetAttribute("href"));
        var shared = await head.OpenAsync(Root);
        (Seen.Words(shared.One("aside"))!.Contains("Shared with", StringComparison.Ordinal), Links(shared).Contains($"{Root}/share")).ShouldBe((true, true));
        var other = await head.OpenAsync($"{Root}?framework=trust-quality");
        (Seen.Words(other.One("aside"))!.Contains("Shared with", StringComparison.Ordinal), Links(other).Contains($"{Root}/share")).ShouldBe((false, false), "a reader is refused there");
        (await head.AskAsync($"{Root}/pdf?framework=trust-quality")).ContentHeaders.ContentDisposition!.FileName!.ShouldContain("autumn 2026 Trust Quality Descriptions", customMessage: "two frameworks make two files");
        (await head.AskAsync($"{Root}/pdf")).ContentHeaders.ContentDisposition!.FileName!.Trim('"').ShouldEndWith("Self-evaluation, autumn 2026.pdf");
    }

    [Fact]
    public async Task A_deputy_to_whom_a_neighbour_shared_finds_it_on_the_schools_list_and_the_home()
    {
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var theirs = $"/schools/{app.World.Trust.Neighbour.Urn}/self-evaluation";
        (await deputy.OpenAsync("/schools")).Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain(theirs);
        (await deputy.OpenAsync(School)).Text.ShouldContain("Willow Bank School: self-evaluation");
        (await deputy.OpenAsync($"{theirs}/attendance-behaviour")).Text.ShouldContain("The neighbour’s own words (north)");
        (await deputy.AskAsync($"/schools/{app.World.Trust.Neighbour.Urn}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
