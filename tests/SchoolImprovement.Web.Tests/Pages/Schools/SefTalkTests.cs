using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>Who leads an area, what readers say of it, and the signed copy of a term.</summary>
public sealed class SefTalkTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/self-evaluation";

    [Fact]
    public async Task A_reader_comments_and_the_writer_marks_it_as_dealt_with()
    {
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync($"{Root}/attendance-behaviour");
        page.Text.ShouldContain("What tells you that it lasts? (north)");
        var form = await adviser.OpenAsync(page.Document.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.EndsWith("/comments", StringComparison.Ordinal)).GetAttribute("href")!);
        (await adviser.SubmitAsync(form, "Add comment", new() { ["Your comment"] = " " })).ErrorAt("Text").ShouldBe("Error: Write your comment");
        var added = await adviser.SubmitAsync(form, "Add comment", new() { ["Your comment"] = "Say more of Year 6." });
        added.Text.ShouldContain("Comment added");
        added.Document.QuerySelectorAll("button").Count(b => Seen.Words(b)!.StartsWith("Mark as dealt with", StringComparison.Ordinal)).ShouldBe(1, "their own, and not the chair’s");

        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"{Root}/attendance-behaviour")).Text.ShouldContain("Say more of Year 6.");
        var all = await head.OpenAsync($"{Root}/attendance-behaviour/comments");
        var done = await head.SubmitAsync(all, Seen.Words(all.Document.QuerySelectorAll(".qa").First(q => q.TextContent.Contains("Year 6")).QuerySelector("button"))!);
        done.Text.ShouldContain("Dealt with by North Headteacher");
        (await head.OpenAsync($"{Root}/attendance-behaviour")).Text.ShouldNotContain("Say more of Year 6.");
        (await head.PostAsync(done, $"{Root}/attendance-behaviour/comments?handler=Resolve", new() { ["comment"] = Guid.NewGuid().ToString() })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await adviser.OpenAsync($"/schools/{app.World.School.Urn}/plan/2026-27/comments")).Text.ShouldNotContain("Year 6", customMessage: "the plan has comments of its own");

        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var empty = await executive.OpenAsync($"/schools/{app.World.Trust.EmptySchool.Urn}/self-evaluation/inclusion/comments");
        var early = await executive.SubmitAsync(empty, "Add comment", new() { ["Your comment"] = "Too early" });
        early.Text.ShouldContain("The school has written nothing of this area yet");
        early.ValueOf("Text")!.Trim().ShouldBe("Too early");
    }

    [Fact]
    public async Task The_head_says_who_leads_an_area_and_only_people_of_the_school_are_taken()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/inclusion?edit=lead");
        page.Document.QuerySelectorAll("#lead-of option").Select(o => Seen.Words(o)).ShouldBe(["Nobody", "North Headteacher", "North PriorityLead", "North SeniorLeader", "North Staff"]);
        var saved = await head.SubmitAsync(page, "Save who leads it", new() { ["lead"] = "North Staff" });
        saved.Text.ShouldContain("North Staff leads this area");
        saved.Text.ShouldContain("Led by North Staff");
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.History.AnyAsync(h => h.RowName == "Self-evaluation: Inclusion" && h.Kind == Domain.History.ChangeKind.Added)).ShouldBeTrue());
        var stranger = app.World.Holding(Role.Trustee).MemberId!.Value;
        (await head.PostAsync(saved, $"{Root}/inclusion?handler=Lead", new() { ["lead"] = stranger.ToString() })).Text.ShouldContain("Choose somebody of this school");
        (await head.SubmitAsync(await head.OpenAsync($"{Root}/inclusion?edit=lead"), "Save who leads it", new() { ["lead"] = "" })).Text.ShouldContain("Nobody leads this area now");
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var read = await chair.OpenAsync($"{Root}/inclusion?edit=lead");
        read.Document.QuerySelectorAll("#lead-of").ShouldBeEmpty("the chair reads");
        (await chair.PostAsync(read, $"{Root}/inclusion?handler=Lead", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_signed_term_is_opened_at_an_address_of_its_own_and_says_what_it_said_then()
    {
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var link = (await chair.OpenAsync(Root)).Document.QuerySelectorAll("a").First(a => a.TextContent == "Summer 2026").GetAttribute("href")!;
        link.ShouldBe($"{Root}/signed/2025-26-summer");
        var page = await chair.OpenAsync(link);
        page.Heading.ShouldBe("Self-evaluation, summer 2026");
        page.Text.ShouldContain("Signed by North Headteacher");
        page.Text.ShouldContain("Too many days are missed (north)");
        page.Text.ShouldContain("Needs attention");
        page.Text.ShouldContain("Mondays are missed most (north) Registers");
        page.Text.ShouldNotContain("Better since September");
        foreach (var on in page.Document.QuerySelectorAll(".acts a").Select(a => a.GetAttribute("href")!))
        {
            (await chair.AskAsync(on)).Status.ShouldBe(HttpStatusCode.OK, on);
        }

        (await chair.AskAsync($"{Root}/signed/2024-25-summer")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chair.AskAsync($"{Root}/signed/2025-26-summer?framework=trust-quality")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
