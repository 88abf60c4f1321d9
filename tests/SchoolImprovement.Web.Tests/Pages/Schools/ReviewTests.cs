using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

public sealed class ReviewTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan/2026-27/reviews";

    [Fact]
    public async Task A_term_is_reviewed_priority_by_priority_signed_printed_and_then_stays()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
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

        var signed = await head.SubmitAsync(await head.OpenAsync($"{Root}/autumn"), "Sign the autumn term review");
        signed.Text.ShouldContain("Signed by North Head");
        signed.Text.ShouldContain("Changed 1");
        signed.Document.QuerySelectorAll("form[action*='reviews']").ShouldBeEmpty();
        (await head.OpenAsync(Root)).Text.ShouldContain("Signed");

        // The plan goes on, the review does not.
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var review = await db.TermReviews.Include(r => r.Parts).SingleAsync();
            review.Parts.Count.ShouldBeGreaterThan(0);
        });
        foreach (var (format, type) in new[] { ("pdf", "application/pdf"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("csv", "text/csv") })
        {
            (await head.AskAsync($"{Root}/autumn/{format}")).ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        }
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
    public async Task A_term_that_is_none_is_not_found()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync($"{Root}/winter")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.AskAsync($"/schools/{app.World.School.Urn}/plan/2023-24/reviews")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
