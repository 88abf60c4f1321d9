using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>Who may write which part of the plan.</summary>
public sealed class WhoMayEditTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    [Theory]
    [InlineData(Role.TrustExecutive)]
    [InlineData(Role.Adviser)]
    [InlineData(Role.ChairOfGovernors)]
    public async Task A_reader_sees_no_way_to_edit_and_is_refused(Role role)
    {
        using var reader = await app.SignedInAsync(role);
        var page = await reader.OpenAsync(Root);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll(".ed-link, .add a, .acts-t .menu, .prio-tools button").ShouldBeEmpty();
        var action = await ActionAsync(Role.PriorityLead);
        (await reader.AskAsync($"{Root}/actions/{action.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PostAsync(page, $"{Root}/actions/{action.Id}", new() { ["Input.What"] = "Not allowed" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PostAsync(page, $"{Root}/{TestWorld.Year.Slug}/moves", new() { ["move"] = $"action:{action.Id}:2" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Staff_say_how_their_own_action_stands_and_nothing_else()
    {
        using var staff = await app.SignedInAsync(Role.Staff);
        var (mine, other) = (await ActionAsync(Role.Staff), await ActionAsync(Role.PriorityLead));
        var page = await staff.OpenAsync($"{Root}/actions/{mine.Id}/progress");
        page.Document.QuerySelectorAll("[name='Input.What']").ShouldBeEmpty();
        (await staff.SubmitAsync(page, "Save", new() { ["Progress"] = "At risk", ["Note"] = "Cover is short" })).Text.ShouldContain("Action saved");
        var saved = await app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().AsNoTracking().SingleAsync(a => a.Id == mine.Id));
        (saved.Progress, saved.Note, saved.What).ShouldBe((Progress.AtRisk, "Cover is short", mine.What));
        (await staff.AskAsync($"{Root}/actions/{mine.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.AskAsync($"{Root}/actions/{other.Id}/progress")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.PostAsync(page, $"{Root}/actions/{other.Id}/progress", new() { ["Input.Progress"] = "Complete" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_priority_lead_writes_their_own_priority_and_no_other()
    {
        var theirs = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var plan = await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).SingleAsync(p => p.Id == app.World.PlanId);
            var by = app.World.ActorOf(app.World.Holding(Role.Headteacher));
            var foreign = plan.AddPriority(by, "Led by nobody", null);
            foreign.AddAction(by, new ActionFacts("Foreign action", null, null, new(2026, 9, 7), new(2027, 3, 26), Progress.OnTrack, null, null, null, null, null));
            await db.SaveChangesAsync();
            return foreign;
        });
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var mine = await ActionAsync(Role.PriorityLead);
        (await lead.SubmitAsync(await lead.OpenAsync($"{Root}/actions/{mine.Id}"), "Save action", new() { ["Note"] = "By its lead" })).Text.ShouldContain("Action saved");
        var page = await lead.OpenAsync(Root);
        (await lead.AskAsync($"{Root}/priorities/{theirs.Id}/why")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.PostAsync(page, $"{Root}/priorities/{theirs.Id}/why", new() { ["Input.Rationale"] = "Not theirs" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.PostAsync(page, $"{Root}/actions/{theirs.Actions[0].Id}/remove", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.PostAsync(page, $"{Root}/actions/{mine.Id}/move", new() { ["Input.PriorityId"] = theirs.Id.ToString() })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.AskAsync($"{Root}/{TestWorld.Year.Slug}/priorities/add")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_trust_s_parts_are_not_there()
    {
        var (priority, action) = await app.InTrustAsync(app.World.Other.Id, async db => (await db.Priorities.Select(p => p.Id).FirstAsync(), await db.Set<PlanAction>().Select(a => a.Id).FirstAsync()));
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Root);
        foreach (var address in new[] { $"priorities/{priority}/header", $"priorities/{priority}/why", $"priorities/{priority}/actions/add", $"priorities/{priority}/remove", $"actions/{action}", $"actions/{action}/move", $"actions/{action}/remove" })
        {
            (await head.AskAsync($"{Root}/{address}")).Status.ShouldBe(HttpStatusCode.NotFound, address);
            (await head.PostAsync(page, $"{Root}/{address}", new() { ["Input.What"] = "x", ["Input.Title"] = "x", ["Input.PriorityId"] = priority.ToString() })).Status.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await head.PostAsync(page, $"{Root}/{TestWorld.Year.Slug}/moves", new() { ["move"] = $"action:{action}:1" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.PostAsync(page, $"{Root}/edits?target=action:{action}", new() { ["Input.What"] = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_lead_of_another_trust_or_without_a_role_here_is_refused_and_one_who_has_left_stays()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var action = await ActionAsync(Role.Staff);
        var page = await head.OpenAsync($"{Root}/actions/{action.Id}");
        var fields = new Dictionary<string, string> { ["Input.What"] = "x", ["Input.Start"] = "7 Sep 2026", ["Input.Due"] = "26 Mar 2027", ["Input.Progress"] = "OnTrack", ["Began.Version"] = page.ValueOf("Began.Version")!, ["Began.Base"] = page.ValueOf("Began.Base")! };
        foreach (var stranger in new[] { app.World.Other.Holding(Role.Staff).MemberId, app.World.Holding(Role.Trustee).MemberId, Guid.NewGuid() })
        {
            var refused = await head.PostAsync(page, $"{Root}/actions/{action.Id}", new(fields) { ["Input.LeadId"] = stranger.ToString()! });
            refused.Status.ShouldBe(HttpStatusCode.BadRequest);
            refused.One(".esum").TextContent.ShouldContain("Choose somebody who works in this school");
        }

        var leaver = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var member = Member.Invite(app.World.Trust.Id, "Lena Left", "lena.left@north.example");
            db.Add(member);
            var priority = await db.Priorities.Include(p => p.Actions).SingleAsync(p => p.PlanId == app.World.PlanId && p.Number == 2);
            var led = priority.AddAction(app.World.ActorOf(app.World.Holding(Role.Headteacher)), new ActionFacts("Led by one who left", member.Id, null, new(2026, 9, 7), new(2027, 3, 26), Progress.OnTrack, null, null, null, null, null));
            await db.SaveChangesAsync();
            return led;
        });
        var form = await head.OpenAsync($"{Root}/actions/{leaver.Id}");
        form.Text.ShouldContain("Lena Left");
        (await head.SubmitAsync(form, "Save action", new() { ["Note"] = "Still hers" })).Text.ShouldContain("Action saved");
    }

    /// <summary>The action of priority 2 that the holder of this role leads.</summary>
    private Task<PlanAction> ActionAsync(Role role)
    {
        var lead = app.World.Holding(role).MemberId;
        return app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.Where(p => p.PlanId == app.World.PlanId && p.Number == 2).SelectMany(p => p.Actions).AsNoTracking().FirstAsync(a => a.LeadId == lead));
    }
}
