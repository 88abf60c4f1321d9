using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>What a school knows about itself, side by side, and what it decides on.</summary>
public sealed class NeedsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Here => $"/schools/{app.World.School.Urn}/needs";

    [Fact]
    public async Task A_need_becomes_a_priority_and_comes_back_when_the_priority_is_removed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Here);
        var title = FirstOf(page);
        var made = await head.SubmitAsync(page, $"Make this a priority: {title}");
        made.Text.ShouldContain("added to the plan. Give it a lead, criteria and actions there");
        Needs(made).ShouldNotContain(title);
        made.Text.ShouldContain($"From “{title}”");
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var priority = await db.Priorities.SingleAsync(p => p.SchoolId == app.World.School.Id && p.Title == title);
            priority.Rationale.ShouldStartWith("From our needs assessment, autumn 2026. ");
            (await db.History.AnyAsync(h => h.RowName == $"Need: {title}" && h.SchoolId == app.World.School.Id)).ShouldBeTrue();
            var plan = await db.Plans.Include(p => p.Priorities).SingleAsync(p => p.Id == priority.PlanId);
            plan.RemovePriority(app.World.ActorOf(app.World.Holding(Role.Headteacher)), priority.Id);
            await db.SaveChangesAsync();
        });
        var again = await head.OpenAsync(Here);
        Needs(again).ShouldContain(title);
        (await head.SubmitAsync(again, $"Make this a priority: {title}")).Status.ShouldBe(HttpStatusCode.OK, "the earlier decision makes room");
    }

    [Fact]
    public async Task A_need_is_refused_with_a_reason_and_the_refusal_is_taken_back()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var list = await head.OpenAsync(Here);
        var title = Needs(list)[^1];
        var form = await head.OpenAsync(list.Document.QuerySelectorAll("a").First(a => Seen.Words(a) == $"Answer otherwise: {title}").GetAttribute("href")!.Split('#')[0]);
        var empty = await head.SubmitAsync(form, "Refuse", new() { ["Reason"] = " " });
        (empty.Status, empty.ErrorAt("Reason")).ShouldBe((HttpStatusCode.BadRequest, "Error: Say why the school goes without it this year"));
        var refused = await head.SubmitAsync(empty, "Refuse", new() { ["Reason"] = "The trust leads on it this year." });
        Needs(refused).ShouldNotContain(title);
        refused.Text.ShouldContain("“The trust leads on it this year.”");
        Needs(await head.SubmitAsync(refused, $"Take back: {title}")).ShouldContain(title);
    }

    [Fact]
    public async Task A_need_that_a_priority_answers_already_is_linked_with_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var list = await head.OpenAsync(Here);
        var title = Needs(list)[1];
        var form = await head.OpenAsync(list.Document.QuerySelectorAll("a").First(a => Seen.Words(a) == $"Answer otherwise: {title}").GetAttribute("href")!.Split('#')[0]);
        var none = await head.SubmitAsync(form, "Link with this priority", new() { ["PriorityId"] = "" });
        (none.Status, none.ErrorAt("PriorityId")).ShouldBe((HttpStatusCode.BadRequest, "Error: Choose the priority that answers it"));
        var first = form.One("select[name='Input.PriorityId'] option:nth-child(2)");
        var linked = await head.SubmitAsync(none, "Link with this priority", new() { ["PriorityId"] = first.GetAttribute("value")! });
        Needs(linked).ShouldNotContain(title);
        linked.Text.ShouldContain($"From “{title}”");
    }

    [Fact]
    public async Task What_is_decided_already_is_told_and_nothing_is_written_twice()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Here);
        var gone = await head.PostAsync(page, $"{Here}?handler=Accept", new() { ["key"] = "area:gone" });
        gone.Status.ShouldBe(HttpStatusCode.BadRequest);
        gone.Text.ShouldContain("This is decided already, or what it came from has changed");
    }

    [Fact]
    public async Task Who_reads_sees_the_needs_and_no_button_and_what_they_may_not_read_is_left_out()
    {
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync(Here);
        Needs(page).ShouldNotBeEmpty();
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        page.Text.ShouldNotContain("Staff wellbeing", customMessage: "advisers do not read the staff questionnaire");
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync(Here)).Text.ShouldContain("Staff wellbeing");
    }

    private static string FirstOf(Seen page) => Needs(page)[0];

    private static List<string> Needs(Seen page) => [.. page.Document.QuerySelectorAll(".tasks .what > b").Select(b => b.TextContent)];
}
