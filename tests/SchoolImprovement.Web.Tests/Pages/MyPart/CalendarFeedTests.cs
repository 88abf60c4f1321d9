using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.MyPart;

/// <summary>The calendar that a calendar program fetches by a secret address.</summary>
public sealed class CalendarFeedTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task The_address_shows_what_the_person_leads_to_a_program_that_cannot_sign_in()
    {
        var address = await MakeAsync(Role.PriorityLead);
        using var program = app.Anonymous();
        var answer = await program.Http.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        (answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.Public).ShouldBe((true, false));
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var calendar = CalendarReader.Read(await answer.Content.ReadAsByteArrayAsync());
        CalendarReader.Unescape(calendar.Property("X-WR-CALNAME")).ShouldBe($"My part, {app.World.Trust.Name}");
        var titles = calendar.Entries.Select(e => e.Words("SUMMARY")).ToList();
        titles.ShouldContain("Due: Train every teacher in the programme");
        titles.ShouldContain("Milestone: Seen by the end of Autumn");
        titles.ShouldContain("Phonics refresher (north)");
        titles.ShouldNotContain(t => t.Contains("lowest fifth"), "that is the teacher's");
        calendar.Entries.Select(e => e.Words("DESCRIPTION")).ShouldNotContain(t => t.Contains(app.World.Trust.Neighbour.Name), "the lead has no role in the neighbour's school");
        calendar.Entries.Select(e => e["UID"]).ShouldBeUnique();
        calendar.Entries.First(e => e.Words("SUMMARY").StartsWith("Due: Train")).Day.ShouldBe(TestWorld.Year.First.AddDays(60));
        var session = calendar.Entries.First(e => e.Words("SUMMARY").StartsWith("Phonics"));
        (session.Instant("DTSTART"), session.Instant("DTEND"), session.Words("LOCATION")).ShouldBe((new DateTime(2026, 11, 9, 15, 45, 0), new DateTime(2026, 11, 9, 17, 15, 0), "Hall"));
    }

    [Fact]
    public async Task It_is_the_same_file_until_something_changes_and_then_says_so()
    {
        var address = await MakeAsync(Role.Staff);
        using var program = app.Anonymous();
        var first = await program.Http.GetAsync(address);
        var again = await program.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } });
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        var head = await program.Http.SendAsync(new(HttpMethod.Head, address));
        (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, first.Headers.ETag, first.Content.Headers.ContentLength));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        var before = CalendarReader.Read(await first.Content.ReadAsByteArrayAsync()).Entries[0];
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var staff = app.World.ActorOf(app.World.Holding(Role.Staff));
            var id = Guid.Parse(before["UID"].Split('@')[0]);
            var priority = await db.Priorities.Include(p => p.Actions).FirstAsync(p => p.Actions.Any(a => a.Id == id));
            priority.UpdateAction(staff, id, Domain.Progress.AtRisk, "Cover is short");
            await db.SaveChangesAsync();
        });
        var after = await program.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } });
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        var changed = CalendarReader.Read(await after.Content.ReadAsByteArrayAsync()).Entries.First(e => e["UID"] == before["UID"]);
        int.Parse(changed["SEQUENCE"]).ShouldBeGreaterThan(int.Parse(before["SEQUENCE"]));
        changed["LAST-MODIFIED"].ShouldBe("20261123T100000Z");
        changed.Words("DESCRIPTION").ShouldContain("At risk");
    }

    [Fact]
    public async Task A_new_address_takes_the_place_of_the_old_one_and_a_closed_one_shows_nothing()
    {
        using var teacher = await app.SignedInAsync(Role.Headteacher);
        using var program = app.Anonymous();
        var old = await MakeAsync(teacher);
        var anew = await MakeAsync(teacher);
        anew.ShouldNotBe(old);
        (await program.Http.GetAsync(old)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.Http.GetAsync(anew)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await teacher.OpenAsync("/my-part/calendar");
        page.Html.ShouldNotContain(anew);
        var done = await teacher.SubmitAsync(page, "Close the address");
        done.Text.ShouldContain("The address is closed");
        done.Text.ShouldContain("Your due dates, milestones, monitoring and training sessions, and the steps of the plan that wait for you");
        (await program.Http.GetAsync(anew)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.PostAsync(done, "/my-part/calendar?handler=Close", [])).Errors.ShouldContain("Your calendar has no address at present");
    }

    [Fact]
    public async Task Who_is_suspended_or_has_left_has_no_calendar()
    {
        var person = app.World.Holding(Role.SeniorLeader);
        var address = await MakeAsync(Role.SeniorLeader);
        using var program = app.Anonymous();
        var administrator = app.World.ActorOf(app.World.Holding(Role.TrustAdministrator));
        await ChangeAsync(m => m.Suspend(administrator, 1));
        (await program.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await ChangeAsync(m => m.Reinstate(administrator));
        (await program.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ChangeAsync(m => m.Leave(administrator, 1));
        (await program.Http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Task ChangeAsync(Action<Member> change) => app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            change(await db.Members.Include(m => m.Roles).FirstAsync(m => m.Id == person.MemberId));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task The_secret_is_256_bits_kept_only_as_a_hash_and_never_logged()
    {
        var address = await MakeAsync(Role.Clerk);
        var secret = address["/calendar/".Length..^".ics".Length];
        Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(secret).Length.ShouldBe(32);
        using var program = app.Anonymous();
        await program.Http.GetAsync(address);
        await program.Http.GetAsync(address.Replace(".ics", "x.ics"));
        app.Log.Lines.ShouldContain(l => l.Message.Contains("/calendar/{secret}.ics"));
        app.Log.Lines.ShouldNotContain(l => l.Message.Contains(secret));
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.Members.FirstAsync(m => m.Id == app.World.Holding(Role.Clerk).MemberId)).CalendarHash.ShouldNotBe(secret));
    }

    [Fact]
    public async Task Somebody_signed_in_to_another_trust_may_open_it_as_well_and_sees_this_trusts()
    {
        var address = await MakeAsync(Role.Trustee);
        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.Headteacher));
        var calendar = CalendarReader.Read(await other.Http.GetByteArrayAsync(address));
        CalendarReader.Unescape(calendar.Property("X-WR-CALNAME")).ShouldBe($"My part, {app.World.Trust.Name}");
        calendar.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.PriorityLead)]
    [InlineData(Role.Headteacher)]
    [InlineData(Role.TrustExecutive)]
    [InlineData(Role.Governor)]
    public async Task It_asks_the_database_at_most_six_times_and_writes_nothing(Role role)
    {
        var address = await MakeAsync(role);
        using var program = app.Anonymous();
        var commands = await app.Commands.DuringAsync(() => program.AskAsync(address));
        commands.Count.ShouldBeInRange(1, 6);
        commands.Where(CommandCounter.Writes).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_nobody_made_is_not_there()
    {
        using var program = app.Anonymous();
        (await program.Http.GetAsync("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> MakeAsync(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        return await MakeAsync(visitor);
    }

    private static async Task<string> MakeAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync("/my-part/calendar");
        var made = await visitor.SubmitAsync(page, page.Text.Contains("has had an address since") ? "Make a new address" : "Make an address");
        return new Uri(made.One("#address").GetAttribute("value")!).PathAndQuery;
    }
}

/// <summary>Guessing is braked.</summary>
public sealed class CalendarLimitTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task One_address_fetches_120_times_a_minute_and_no_more()
    {
        using var program = app.Anonymous();
        for (var i = 0; i < 120; i++)
        {
            (await program.Http.GetAsync($"/calendar/guess{i}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await program.Http.GetAsync("/calendar/guess.ics")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await program.Http.GetAsync("/account/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
