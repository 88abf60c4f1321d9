using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.MyPart;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.MyPart;

/// <summary>Everything that one person leads or owes.</summary>
public sealed class MyPartTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task What_is_overdue_stands_first_then_this_fortnight_then_each_half_term()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync("/my-part");
        page.Heading.ShouldBe("My part");
        Headings(page)[..2].ShouldBe(["This fortnight", "Autumn 2"]);
        Headings(page)[^1].ShouldBe("No date yet");
        var now = Section(page, "This fortnight");
        Seen.Words(now.QuerySelector(".sec-h p")).ShouldBe("4 overdue, nothing else due by Sunday 6 December");
        now.QuerySelectorAll("li b").Select(b => b.TextContent).ShouldBe([.. Enumerable.Repeat("Train every teacher in the programme", 3), "Phonics drop-ins (north)"]);
        Seen.Words(now.QuerySelector(".when.late")).ShouldBe("23 days overdue Sat 31 Oct");
        var monitoring = now.QuerySelectorAll("li").Last();
        monitoring.TextContent.ShouldContain("7 days overdue");
        Seen.Words(monitoring.QuerySelector("a")).ShouldBe("Say how it went Phonics drop-ins (north)");
        monitoring.QuerySelector("a")!.GetAttribute("href")!.ShouldStartWith($"/schools/{app.World.School.Urn}/monitoring/activities/");
        Section(page, "Autumn 2").QuerySelectorAll("li b").Select(b => b.TextContent).ShouldAllBe(t => t == "Seen by the end of Autumn");
        Section(page, "Summer 2").TextContent.ShouldContain("Seen by the end of Summer");
        Section(page, "Summer 2").TextContent.ShouldContain("Pupils who pass the phonics check");
        Section(page, "No date yet").TextContent.ShouldContain("Governors see fluent readers");
    }

    [Fact]
    public async Task What_is_done_is_folded()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync("/my-part");
        var done = page.One("details:not(.menu)");
        Seen.Words(done.QuerySelector("summary")).ShouldBe("Done (3)");
        done.TextContent.ShouldContain("Phonics refresher (north)");
        done.TextContent.ShouldContain("Book look (north)");
        done.HasAttribute("open").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_named_after_somebody_in_a_school_where_they_have_no_role_is_not_theirs()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        (await lead.OpenAsync("/my-part")).Text.ShouldNotContain(app.World.Trust.Neighbour.Name);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
            (await db.Set<PlanAction>().AnyAsync(a => a.SchoolId == app.World.Trust.Neighbour.Id && a.LeadId == app.World.Holding(Role.PriorityLead).MemberId)).ShouldBeTrue());
    }

    [Theory]
    [InlineData(PlanStatus.Draft, Role.Headteacher, "Submit it to the trust")]
    [InlineData(PlanStatus.Submitted, Role.TrustExecutive, "Endorse it, or return it with the reason")]
    [InlineData(PlanStatus.Endorsed, Role.ChairOfGovernors, "Record the governors’ decision")]
    [InlineData(PlanStatus.Endorsed, Role.Clerk, "Record the governors’ decision")]
    public async Task A_plan_waits_for_whoever_takes_its_next_step_and_for_nobody_else(PlanStatus status, Role role, string move)
    {
        await StandAsync(status);
        using var waitedFor = await app.SignedInAsync(role);
        Section(await waitedFor.OpenAsync("/my-part"), "This fortnight").TextContent.ShouldContain(move);
        using var other = await app.SignedInAsync(role == Role.Headteacher ? Role.TrustExecutive : Role.Headteacher);
        (await other.OpenAsync("/my-part")).Text.ShouldNotContain(move);
    }

    /// <summary>SQL Server takes no union of columns of different lengths, and says so when the question is put into words.</summary>
    [Fact]
    public void The_questions_that_join_two_kinds_can_be_put_to_SQL_Server()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        var (me, year) = (app.World.ActorOf(app.World.Holding(Role.Headteacher)), TestWorld.Year);
        MyPartReading.Own.Compile()(db, me.MemberId, year, year.Next).ToQueryString().ShouldContain("UNION ALL");
        MyPartReading.Plans.Compile()(db, me.MemberId, year, year.Next).ToQueryString().ShouldContain("SELECT");
        MyPartReading.Audits.Compile()(db, me.MemberId).ToQueryString().ShouldContain("SELECT");
    }

    [Fact]
    public async Task An_audit_waits_for_the_head_who_finishes_it_and_for_nobody_else()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var item = (await head.OpenAsync("/my-part")).Document.QuerySelectorAll(".tasks li").Single(l => l.TextContent.Contains("Look around (north)"));
        Seen.Words(item).ShouldBe("Mon 7 Dec Look around (north)Audit, begun Open Look around (north)");
        (await head.OpenAsync(item.QuerySelector("a")!.GetAttribute("href")!)).Heading.ShouldBe("Look around (north)");
        var words = (await head.OpenAsync("/my-part")).Text;
        words.ShouldNotContain("Look back (north)", customMessage: "it is finished");
        words.ShouldNotContain("Only next door (north)");
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        (await deputy.OpenAsync("/my-part")).Text.ShouldNotContain("Look around (north)");
    }

    [Fact]
    public async Task A_governor_sees_the_visits_that_they_lead_and_the_priorities_that_they_follow()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        var page = await governor.OpenAsync("/my-part");
        var visit = Section(page, "This fortnight").QuerySelector("li")!;
        Seen.Words(visit).ShouldBe("in 4 days Fri 27 Nov Link governor visit (north)Visit that you lead Open Link governor visit (north)");
        (await governor.OpenAsync(visit.QuerySelector("a")!.GetAttribute("href")!)).Heading.ShouldBe("Link governor visit (north)");
        var followed = Section(page, "Priorities that you follow as link governor").QuerySelectorAll("li");
        Seen.Words(followed[0]).ShouldBe("Priority 1, 2026–27Every pupil reads well (north)Open Every pupil reads well (north)");
        followed.Length.ShouldBe(3, "The neighbour names the same governor, who has no role there.");
        (await governor.OpenAsync(followed[0].QuerySelector("a")!.GetAttribute("href")!)).Text.ShouldContain("Every pupil reads well (north)");
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        Headings(await chair.OpenAsync("/my-part")).ShouldNotContain("Priorities that you follow as link governor");
    }

    [Fact]
    public async Task The_review_of_a_live_plan_waits_for_the_head_and_for_leads_until_their_part_is_written()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        await StandAsync(PlanStatus.Draft);
        foreach (var visitor in new[] { head, lead, deputy })
        {
            (await visitor.OpenAsync("/my-part")).Text.ShouldNotContain("term review");
        }

        await StandAsync(PlanStatus.Live);
        (await lead.OpenAsync("/my-part")).Text.ShouldContain("Write your part of the autumn term review3 priorities of");
        (await deputy.OpenAsync("/my-part")).Text.ShouldNotContain("term review");
        var item = (await head.OpenAsync("/my-part")).Document.QuerySelectorAll(".tasks li").Single(l => l.TextContent.Contains("term review"));
        Seen.Words(item)!.ShouldContain("Fri 18 Dec Sign the autumn term review");
        var reviews = item.QuerySelector("a")!.GetAttribute("href")!;
        reviews.ShouldBe($"/schools/{app.World.School.Urn}/plan/2026-27/reviews/autumn");

        for (var number = 1; number <= 3; number++)
        {
            await lead.SubmitAsync(await lead.OpenAsync($"{reviews}?open={number}"), $"Save priority {number}", new() { ["Progress"] = "OnTrack", ["WhatChanged"] = "More read", ["ForWhom"] = "All", ["HowWeKnow"] = "Book looks" });
            (await lead.OpenAsync("/my-part")).Text.Contains("Write your part of the autumn term review").ShouldBe(number < 3);
        }

        (await head.OpenAsync("/my-part")).Text.ShouldContain("Sign the autumn term review");
        await head.SubmitAsync(await head.OpenAsync(reviews), "Sign the autumn term review");
        (await head.OpenAsync("/my-part")).Text.ShouldContain("Sign the spring term review");
        (await lead.OpenAsync("/my-part")).Text.ShouldContain("Write your part of the spring term review");
    }

    [Fact]
    public async Task What_is_due_in_another_trust_of_the_person_is_a_number_and_the_way_there()
    {
        var (person, other) = (app.World.Holding(Role.Adviser), app.World.Other);
        using (var before = await app.SignedInAsync(Role.Adviser))
        {
            (await before.OpenAsync("/my-part")).Text.ShouldNotContain(other.Name);
        }

        var elsewhere = await app.InTrustAsync(other.Id, async db =>
        {
            var member = Member.Invite(other.Id, person.Name, "adviser@elsewhere.example");
            member.Join(person.UserId);
            db.Add(member);
            await db.SaveChangesAsync();
            return member.Id;
        });
        // The cookie says whether there are other trusts, so they are asked for from the next time the person signs in.
        using var adviser = app.Anonymous();
        await adviser.SignInAsync(person);
        var page = await adviser.OpenAsync("/my-part");
        page.Text.ShouldContain($"You are in {other.Name} too: no action of yours is due there by Sunday 6 December. Switch trust");
        await app.InTrustAsync(other.Id, async db =>
        {
            var action = await db.Set<PlanAction>().FirstAsync(a => a.PlanId == other.PlanId && a.Progress != Progress.Complete && a.Due < TestClock.Today);
            db.Entry(action).Property(a => a.LeadId).CurrentValue = elsewhere;
            await db.SaveChangesAsync();
        });
        page = await adviser.OpenAsync("/my-part");
        page.Text.ShouldContain($"You are in {other.Name} too: 1 action of yours is due there");
        page.Text.ShouldNotContain("(other)");
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync("/my-part")).Text.ShouldNotContain(other.Name);
    }

    private Task StandAsync(PlanStatus status) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var plan = await db.Plans.FirstAsync(p => p.Id == app.World.PlanId);
        db.Entry(plan).Property(p => p.Status).CurrentValue = status;
        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_closed_plan_owes_nothing_any_more()
    {
        await StandAsync(PlanStatus.Live);
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var ofThePlan = $"a[href^='/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}?open=']";
        (await lead.OpenAsync("/my-part")).Document.QuerySelectorAll(ofThePlan).ShouldNotBeEmpty();
        await StandAsync(PlanStatus.Closed);
        (await lead.OpenAsync("/my-part")).Document.QuerySelectorAll(ofThePlan).ShouldBeEmpty();
        await StandAsync(PlanStatus.Live);
    }

    [Fact]
    public async Task Somebody_who_leads_nothing_is_told_so()
    {
        using var trustee = await app.SignedInAsync(Role.Trustee);
        (await trustee.OpenAsync("/my-part")).Text.ShouldContain("Nothing is yours to do yet");
    }

    [Fact]
    public async Task An_action_is_updated_right_there()
    {
        using var teacher = await app.SignedInAsync(Role.Staff);
        var list = await teacher.OpenAsync("/my-part");
        var link = list.Document.QuerySelectorAll(".tasks a").First(a => a.TextContent.StartsWith("Update")).GetAttribute("href")!;
        var open = await teacher.OpenAsync(link.Split('#')[0]);
        var saved = await teacher.SubmitAsync(open, "Save", new() { ["Status"] = "At risk", ["Note"] = "Two children were away." });
        saved.Heading.ShouldBe("My part");
        saved.Text.ShouldContain("Action saved");
        var id = Guid.Parse(link.Split('=')[1].Split('#')[0]);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var action = await db.Set<PlanAction>().FirstAsync(a => a.Id == id);
            (action.Progress, action.Note).ShouldBe((Progress.AtRisk, "Two children were away."));
            (await db.History.Where(h => h.RowId == id && h.Field == "Note").Select(h => h.Who).FirstAsync()).ShouldBe(app.World.Holding(Role.Staff).Name);
        });
    }

    [Fact]
    public async Task An_update_says_how_the_action_stands()
    {
        using var teacher = await app.SignedInAsync(Role.Staff);
        var open = await OpenAsync(teacher, 1);
        var again = await teacher.PostAsync(open, open.Address, new() { ["Update"] = open.ValueOf("Update")!, ["Input.Version"] = "0", ["Input.Note"] = "Typed" });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Errors.ShouldBe(["Choose how the action stands"]);
        again.ValueOf("Note").ShouldBe("Typed");
    }

    [Fact]
    public async Task Somebody_faster_is_shown_and_nothing_typed_is_lost()
    {
        using var teacher = await app.SignedInAsync(Role.Staff);
        var open = await OpenAsync(teacher, 2);
        var id = Guid.Parse(open.ValueOf("Update")!);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var priority = await db.Priorities.Include(p => p.Actions).FirstAsync(p => p.Actions.Any(a => a.Id == id));
            priority.UpdateAction(app.World.ActorOf(app.World.Holding(Role.Headteacher)), id, Progress.OffTrack, "I saw it myself.");
            await db.SaveChangesAsync();
        });
        var clash = await teacher.SubmitAsync(open, "Save", new() { ["Status"] = "On track", ["Note"] = "Going well." });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Errors.ShouldBe(["Someone changed this action after you opened it. It now says Off track, “I saw it myself.”. Look at it, then save again"]);
        clash.ValueOf("Note").ShouldBe("Going well.");
        (await teacher.SubmitAsync(clash, "Save")).Text.ShouldContain("Action saved");
    }

    [Fact]
    public async Task An_action_of_somebody_else_is_refused_and_one_of_another_trust_is_not_there()
    {
        using var teacher = await app.SignedInAsync(Role.Staff);
        var token = await teacher.OpenAsync("/my-part/calendar");
        foreach (var (trust, expected) in new[] { (app.World.Trust, HttpStatusCode.Forbidden), (app.World.Other, HttpStatusCode.NotFound) })
        {
            var id = await app.InTrustAsync(trust.Id, db => db.Set<PlanAction>().Where(a => a.PlanId == trust.PlanId && a.LeadId == trust.Holding(Role.PriorityLead).MemberId).Select(a => a.Id).FirstAsync());
            var refused = await teacher.PostAsync(token, $"/my-part?update={id}", new() { ["Input.Progress"] = "Complete", ["Input.Version"] = "0" });
            refused.Status.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(Role.Staff, "/my-part")]
    [InlineData(Role.PriorityLead, "/my-part")]
    [InlineData(Role.Headteacher, "/schools/100001")]
    [InlineData(Role.TrustExecutive, "/schools")]
    public async Task Teachers_and_leads_land_on_their_part_and_heads_in_their_school(Role role, string lands)
    {
        using var visitor = await app.SignedInAsync(role);
        (await visitor.AskAsync("/")).Location.ShouldBe(lands);
    }

    private static async Task<Seen> OpenAsync(Visitor visitor, int number)
    {
        var list = await visitor.OpenAsync("/my-part");
        return await visitor.OpenAsync(list.Document.QuerySelectorAll(".tasks a").Where(a => a.TextContent.StartsWith("Update")).ElementAt(number).GetAttribute("href")!.Split('#')[0]);
    }

    private static List<string> Headings(Seen page) => page.Document.QuerySelectorAll(".wrap > section h2").Select(h => h.TextContent).ToList();

    private static IElement Section(Seen page, string heading) => page.Document.QuerySelectorAll(".wrap > section").First(s => s.QuerySelector("h2")!.TextContent == heading);
}
