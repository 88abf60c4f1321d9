using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

public sealed class ReviewTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan/2026-27/reviews";

    [Fact]
    public async Task A_term_is_reviewed_priority_by_priority_signed_printed_and_then_stays()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var draft = await head.OpenAsync($"{Root}/autumn");
        draft.Text.ShouldContain("A review is signed when the plan is live. The school is writing the plan.");
        (await head.PostAsync(draft, $"{Root}/autumn?handler=Sign", [])).Text.ShouldContain("Only the review of a live plan can be signed. The school is writing the plan");
        await app.InTrustAsync(app.World.Trust.Id, db => db.Plans.Where(p => p.Id == app.World.PlanId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, PlanStatus.Live)));
        var spring = await head.OpenAsync($"{Root}/spring");
        spring.Text.ShouldContain("The review of the autumn term is signed first.");
        (await head.PostAsync(spring, $"{Root}/spring?handler=Sign", [])).Text.ShouldContain("Sign the review of the autumn term first");

        // One milestone that is due has not been looked at.
        await app.InTrustAsync(app.World.Trust.Id, db => db.Set<Milestone>().Where(m => m.PlanId == app.World.PlanId && m.Term == Term.Autumn && db.Priorities.Any(p => p.Id == m.PriorityId && p.Number == 1))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Progress, Progress.NotStarted).SetProperty(x => x.Impact, (string?)null)));
        var page = await head.OpenAsync($"{Root}/autumn");
        page.Text.ShouldContain("Not yet judged");
        (await head.SubmitAsync(page, "Sign the autumn term review")).Text.ShouldContain("Before you sign, write priority 1: how it stands");

        var numbers = page.Document.QuerySelectorAll(".prio-n").Select(n => n.TextContent).ToList();
        foreach (var number in numbers)
        {
            var open = await head.OpenAsync($"{Root}/autumn?open={number}");
            var saved = await head.SubmitAsync(open, $"Save priority {number}", new() { ["Progress"] = "AtRisk", ["WhatChanged"] = $"Changed {number}", ["ForWhom"] = "All of Year 1", ["HowWeKnow"] = "Book looks" });
            saved.Text.ShouldContain($"Priority {number} saved");
        }

        var unsaid = await head.OpenAsync($"{Root}/autumn");
        unsaid.Text.ShouldContain("Still to be written: priority 1 (1 criterion or milestone).");
        (await head.SubmitAsync(unsaid, "Sign the autumn term review")).Text.ShouldContain("Before you sign, write priority 1: how “Seen by the end of Autumn” stands");
        var sitting = await head.OpenAsync($"{Root}/autumn?open=1");
        sitting.Text.ShouldContain("Milestone, Autumn. Due: say how it stands and what difference it made");
        var place = sitting.Document.QuerySelectorAll("textarea[name^='Input.Parts']").Length - 1;
        await head.SubmitAsync(sitting, "Save priority 1", new() { [$"Parts[{place}].Progress"] = "Complete", [$"Parts[{place}].Note"] = "Every class began in September" });

        var signed = await head.SubmitAsync(await head.OpenAsync($"{Root}/autumn"), "Sign the autumn term review");
        signed.Text.ShouldContain("Signed by North Head");
        signed.Text.ShouldContain("Changed 1");
        signed.Document.QuerySelectorAll("form[action*='reviews']").ShouldBeEmpty();
        (await head.OpenAsync(Root)).Text.ShouldContain("Signed");
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.OpenAsync((await governor.OpenAsync(Root)).Link("Autumn term"))).Text.ShouldContain("Changed 1");
        (await governor.AskAsync($"{Root}/autumn/pdf")).ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");

        // What a review says does not crowd out what else changed.
        foreach (var address in new[] { $"/schools/{app.World.School.Urn}/plan/2026-27", $"/schools/{app.World.School.Urn}" })
        {
            var recent = await head.OpenAsync(address);
            recent.Text.ShouldNotContain("Changed 3");
            recent.Document.QuerySelectorAll(".hist li").Select(l => l.TextContent).ShouldNotContain(t => t.Contains("term review, priority"));
        }

        // The plan goes on, the review does not.
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var review = await db.TermReviews.Include(r => r.Parts).SingleAsync(r => r.PlanId == app.World.PlanId && r.SignedAt != null);
            review.Parts.Count.ShouldBeGreaterThan(0);
        });
        foreach (var (format, type) in new[] { ("pdf", "application/pdf"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("csv", "text/csv") })
        {
            (await head.AskAsync($"{Root}/autumn/{format}")).ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        }
    }

    [Fact]
    public async Task Governors_read_a_review_when_it_is_signed_and_the_plan_says_who_signed()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        var before = await governor.OpenAsync($"{Root}/summer");
        before.Text.ShouldContain("This review is not signed yet");
        before.Document.QuerySelectorAll(".prio, form[action*='reviews'], a[href$='/pdf']").ShouldBeEmpty();
        (await governor.AskAsync($"{Root}/summer/pdf")).Location.ShouldBe($"{Root}/summer");
        (await governor.OpenAsync(Root)).Document.QuerySelectorAll("a[href*='/summer']").ShouldBeEmpty();
        using var teacher = await app.SignedInAsync(Role.Staff);
        (await teacher.OpenAsync($"{Root}/summer")).Text.ShouldContain("This review is not signed yet");

        var theirs = app.World.Trust.Neighbour;
        (await governor.AskAsync($"/schools/{theirs.Urn}/plan/2024-25/reviews/autumn")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var signed = $"/schools/{theirs.Urn}/plan/2024-25/reviews/autumn";
        (await executive.OpenAsync(signed)).Text.ShouldContain("The reading records");
        (await executive.AskAsync($"{signed}/pdf")).ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        (await executive.OpenAsync($"/schools/{theirs.Urn}/plan/2024-25")).One(".steps").TextContent.ShouldContain("Autumn review signed 21 Feb by North Neighbour");
        (await executive.OpenAsync($"/schools/{theirs.Urn}/plan/2024-25/status")).Text.ShouldContain("Autumn review signed");
        using var trustee = await app.SignedInAsync(Role.Trustee);
        (await trustee.AskAsync(signed)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_typed_stays_when_a_text_is_too_long_and_a_lead_writes_their_own_only()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync($"{Root}/spring");
        var mine = page.Document.QuerySelectorAll("a[href*='open=']").Select(a => a.GetAttribute("href")!).ToList();
        mine.Count.ShouldBe(page.Document.QuerySelectorAll(".prio-n").Length);
        using var teacher = await app.SignedInAsync(Role.Staff);
        (await teacher.OpenAsync($"{Root}/spring?open=1")).Document.QuerySelectorAll("form[action*='reviews'], a[href*='open=']").ShouldBeEmpty();
        page.Document.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("Sign the spring term review"));

        var open = await lead.OpenAsync(mine[0].Split('#')[0]);
        var button = open.Document.QuerySelectorAll("button").Single(b => b.TextContent.StartsWith("Save priority")).TextContent;
        var again = await lead.SubmitAsync(open, button, new() { ["WhatChanged"] = "Kept", ["ForWhom"] = new string('a', 4001) });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.ErrorAt("ForWhom").ShouldBe("Error: Shorten this to 4,000 characters. It has 4,001");
        again.ValueOf("WhatChanged").ShouldBe("Kept");
    }

    [Fact]
    public async Task Two_who_write_the_same_priority_see_each_others_words()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var (first, second) = (await head.OpenAsync($"{Root}/summer?open=1"), await deputy.OpenAsync($"{Root}/summer?open=1"));
        await head.SubmitAsync(first, "Save priority 1", new() { ["WhatChanged"] = "The head’s words" });
        var clash = await deputy.SubmitAsync(second, "Save priority 1", new() { ["WhatChanged"] = "The deputy’s words" });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("The head’s words");
        clash.ValueOf("WhatChanged").ShouldBe("The deputy’s words");
        (await deputy.SubmitAsync(clash, "Save priority 1")).Text.ShouldContain("The deputy’s words");
    }

    [Fact]
    public async Task What_is_typed_into_a_review_is_kept_until_it_is_saved_or_discarded_and_for_nobody_else()
    {
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        async Task TypeAsync(string words)
        {
            var open = await deputy.OpenAsync($"{Root}/summer?open=2");
            var draft = open.One("form[data-draft]").GetAttribute("data-draft")!;
            var part = open.One("input[name='Input.Parts[0].Id']").GetAttribute("value")!;
            (await deputy.PostAsync(open, draft, new() { ["Input.WhatChanged"] = words, ["Input.Progress"] = "AtRisk", ["Input.Version"] = open.ValueOf("Version")!, ["Input.Parts[0].Id"] = part, ["Input.Parts[0].Progress"] = "OffTrack", ["Input.Parts[0].Note"] = "Half of it" })).Status.ShouldBe(HttpStatusCode.NoContent);
        }

        await TypeAsync("Typed on the train");
        var again = await deputy.OpenAsync($"{Root}/summer?open=2");
        again.Text.ShouldContain("We kept what you typed at");
        (again.ValueOf("WhatChanged"), again.ValueOf("Parts[0].Note")).ShouldBe(("Typed on the train", "Half of it"));
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"{Root}/summer?open=2")).ValueOf("WhatChanged").ShouldBeNullOrEmpty();
        (await deputy.OpenAsync($"{Root}/spring?open=2")).ValueOf("WhatChanged").ShouldBeNullOrEmpty("a draft belongs to its term");
        using var teacher = await app.SignedInAsync(Role.Staff);
        (await teacher.PostAsync(await teacher.OpenAsync("/my-part/calendar"), again.One("form[data-draft]").GetAttribute("data-draft")!, new() { ["Input.WhatChanged"] = "Not theirs" })).Status.ShouldBe(HttpStatusCode.NotFound);

        var discarded = await deputy.SubmitAsync(again, "Discard it");
        discarded.Text.ShouldContain("Draft discarded");
        discarded.Heading.ShouldBe("Summer term review");
        (await deputy.OpenAsync($"{Root}/summer?open=2")).Text.ShouldNotContain("We kept what you typed");

        await TypeAsync("Typed again");
        (await deputy.SubmitAsync(await deputy.OpenAsync($"{Root}/summer?open=2"), "Save priority 2")).Text.ShouldContain("Typed again");
        (await deputy.OpenAsync($"{Root}/summer?open=2")).Text.ShouldNotContain("We kept what you typed");
    }

    [Fact]
    public async Task A_term_that_is_none_is_not_found()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync($"{Root}/winter")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.AskAsync($"/schools/{app.World.School.Urn}/plan/2023-24/reviews")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}

public sealed class ReviewStandingTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_review_that_was_begun_says_how_much_of_it_is_finished()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var reviews = $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}/reviews";
        (await head.OpenAsync(reviews)).Text.ShouldNotContain("of 3 finished");
        await head.SubmitAsync(await head.OpenAsync($"{reviews}/spring?open=1"), "Save priority 1", new() { ["WhatChanged"] = "More pupils read" });
        (await head.OpenAsync(reviews)).Text.ShouldContain("Spring term 0 of 3 finished");
    }
}

public sealed class YearEndTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Plan => $"/schools/{app.World.School.Urn}/plan/2026-27";

    [Fact]
    public async Task Decisions_are_saved_together_and_a_missing_reason_stands_at_its_field_with_everything_kept()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Plan}/year-end");
        var again = await head.SubmitAsync(page, "Save decisions", new() { ["Rows[1].YearEnd"] = "Stop", ["Rows[2].YearEnd"] = "Embed", ["Rows[2].Note"] = "Leaders meet each Tuesday" });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.ErrorAt("Rows[1].Note").ShouldBe("Error: Say why it stops");
        again.ValueOf("Rows[2].Note").ShouldBe("Leaders meet each Tuesday");
        again.Text.ShouldContain("0 of 3 priorities decided");

        (await head.SubmitAsync(again, "Save decisions", new() { ["Rows[1].Note"] = "Attendance is above 97%" })).Text.ShouldContain("2 of 3 priorities decided");
        var start = await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/2027-28");
        start.Text.ShouldContain("Brings over 1 priority");
        var next = await head.SubmitAsync(start, "Carry on last year’s plan");
        next.Text.ShouldNotContain("Subject leaders lead");
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/2027-28/header")).Html.ShouldContain("embedded. Leaders meet each Tuesday");
    }
}

public sealed class ExceptionTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_school_asks_the_trust_refuses_then_grants_and_the_priority_may_go()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var plan = await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/2026-27?open=1");
        var address = plan.Link("Ask for an exception");
        var asking = await head.OpenAsync(address);
        asking.Text.ShouldContain("Reading opens everything else.");
        (await head.SubmitAsync(asking, "Ask the trust")).Text.ShouldContain("Say why the school should go without it");
        await head.SubmitAsync(asking, "Ask the trust", new() { ["Reason"] = "All our pupils read well" });

        var template = await executive.OpenAsync("/template");
        template.Text.ShouldContain("Exceptions that schools ask for");
        var answering = await executive.OpenAsync(address);
        (await executive.SubmitAsync(answering, "Refuse")).Text.ShouldContain("Say why the trust does not agree");
        await executive.SubmitAsync(answering, "Refuse", new() { ["Answer"] = "Show us the figures" });
        (await head.OpenAsync(address)).Text.ShouldContain("Show us the figures");
        await head.SubmitAsync(await head.OpenAsync(address), "Ask the trust", new() { ["Reason"] = "98% in July" });
        await executive.SubmitAsync(await executive.OpenAsync(address), "Grant the exception");
        (await head.OpenAsync(address)).Text.ShouldContain("The trust has granted this school an exception");
    }

    [Fact]
    public async Task What_the_trust_gives_reaches_the_plans_that_are_open()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.OpenAsync("/template");
        var added = await executive.SubmitAsync(page, "Add to every new plan", new() { ["Title"] = "Every pupil is known", ["MustSee"] = "An adult for each pupil", ["NonNegotiable"] = "true" });
        added.Text.ShouldContain("Non-negotiable");
        var form = added.Document.QuerySelectorAll("button").First(b => b.TextContent.Contains("Give to this year’s plans") && b.TextContent.Contains("Every pupil is known"));
        form.Closest("details")!.TextContent.ShouldContain("Every plan that is being written or is live gets it as its last priority, with a success criterion for each thing that must be seen", customMessage: "What it does to every school is said before it is done.");
        (await executive.SubmitAsync(added, Seen.Words(form)!)).Text.ShouldContain("2026–27 now ha");
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/2026-27")).Text.ShouldContain("Every pupil is known");
    }
}
