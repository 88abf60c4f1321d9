using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>A plan from draft to closed through the real forms, by the people whose steps they are.</summary>
public sealed class PlanLifeTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    private string Path => $"{Root}/{TestWorld.Year.Slug}";

    [Fact]
    public async Task A_plan_goes_from_draft_to_closed_each_step_by_whose_it_is()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        using var clerk = await app.SignedInAsync(Role.Clerk);
        await CompleteAsync();

        // The head submits: the home page says whose move it is, before and after.
        (await head.OpenAsync($"/schools/{app.World.School.Urn}")).Text.ShouldContain("Your move: submit it to the trust");
        var submitted = await head.SubmitAsync(await head.OpenAsync(Path + "/status"), "Submit to the trust");
        submitted.Text.ShouldContain("The plan is with the trust");
        (await head.OpenAsync($"/schools/{app.World.School.Urn}")).Text.ShouldNotContain("Your move");
        (await executive.OpenAsync("/schools")).Text.ShouldContain("Your move: endorse it, or return it with the reason");

        // Submitted, it takes no words: no link leads to a form, and a form sent from before is refused with what to do.
        var plan = await head.OpenAsync(Root);
        plan.Document.QuerySelectorAll(".ed-link, .add a").ShouldBeEmpty();
        plan.Document.QuerySelectorAll("button[name=move]").ShouldBeEmpty();
        var action = await ActionAsync();
        var refused = await head.AskAsync($"{Root}/actions/{action.Id}");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("This plan is with the trust. Take it back to change it");
        var sent = await head.PostAsync(plan, $"{Root}/priorities/{action.PriorityId}/why", new() { ["Input.Rationale"] = "Typed before it was submitted", ["Began.Version"] = "0", ["Began.Year"] = TestWorld.Year.Slug });
        sent.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Conflict);
        sent.Text.ShouldContain("This plan is with the trust. Take it back to change it");
        sent.Html.ShouldContain("Typed before it was submitted");
        var moved = await head.PostAsync(plan, $"{Path}/moves", new() { ["move"] = $"action:{action.Id}:2" });
        moved.Status.ShouldBe(HttpStatusCode.Conflict);
        moved.Text.ShouldContain("This plan is with the trust");
        (await head.AskAsync($"{Root}/actions/{action.Id}/remove")).Status.ShouldBe(HttpStatusCode.Conflict);
        foreach (var address in new[] { $"{Path}/priorities/add", $"{Path}/bring-in" })
        {
            var opened = await head.AskAsync(address);
            opened.Status.ShouldBe(HttpStatusCode.Conflict, address);
            opened.Text.ShouldContain("This plan is with the trust. Take it back to change it");
            opened.Text.ShouldNotContain("Not saved yet");
            opened.Document.QuerySelectorAll("textarea").ShouldBeEmpty();
        }

        // Progress is told all the same.
        (await head.SubmitAsync(await head.OpenAsync($"{Root}/actions/{action.Id}/progress"), "Save", new() { ["Progress"] = "On track", ["Note"] = "Begun already" })).Text.ShouldContain("Action saved");

        // To return it needs a reason; the reason reaches the head.
        var status = await executive.OpenAsync(Path + "/status");
        var without = await executive.SendAsync(status, "Return to the school");
        without.Status.ShouldBe(HttpStatusCode.BadRequest);
        without.ErrorAt("Note").ShouldBe("Error: Say what should change, so that the school knows what to do");
        (await executive.SubmitAsync(without, "Return to the school", new() { ["Note"] = "Say who does the work." })).Text.ShouldContain("The plan is back with the school");
        (await head.OpenAsync(Path + "/status")).Text.ShouldContain("Say who does the work.");
        (await head.OpenAsync(Root)).Document.QuerySelectorAll(".ed-link").ShouldNotBeEmpty();

        // Again, endorsed, approved as recorded by the clerk, live.
        await head.SubmitAsync(await head.OpenAsync(Path + "/status"), "Submit again");
        await executive.SubmitAsync(await executive.OpenAsync(Path + "/status"), "Endorse the plan", new() { ["Note"] = "Well argued." });
        (await chair.OpenAsync(Path + "/status")).Text.ShouldContain("Record the approval");
        var minutes = await clerk.OpenAsync(Path + "/status");
        var undated = await clerk.SendAsync(minutes, "Record the approval");
        undated.ErrorAt("MetOn").ShouldBe("Error: Enter the day on which the governors decided");
        static string On(int days) => TestClock.Today.AddDays(days).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var early = await clerk.SendAsync(undated, "Record the approval", new() { ["MetOn"] = On(-1), ["Note"] = "Minute 4.2" });
        early.ErrorAt("MetOn")!.ShouldStartWith("Error: The governors met before the plan was submitted on ");
        (await clerk.SubmitAsync(early, "Record the approval", new() { ["MetOn"] = On(0) })).Text.ShouldContain("Approval recorded");
        (await head.SubmitAsync(await head.OpenAsync(Path + "/status"), "Make the plan live")).Text.ShouldContain("The plan is live");

        // Live: an edit is an amendment, marked, counted, explained, and on paper.
        (await head.OpenAsync(Root)).Text.ShouldNotContain("changed since approval");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await head.SubmitAsync(await head.OpenAsync($"{Root}/actions/{action.Id}"), "Save action", new() { ["What"] = "Train every teacher twice" });
        var live = await head.OpenAsync(Root + "?open=" + action.Number);
        live.Text.ShouldContain("1 part changed since approval");
        live.One($"#a-{action.Id}").TextContent.ShouldContain("Changed since approval");
        live.Document.QuerySelectorAll(".tag-amended").ShouldHaveSingleItem();
        var changes = await head.OpenAsync(Path + "/changes");
        changes.Text.ShouldContain("Train every teacher twice");
        (await head.SubmitAsync(changes, "Save reason", new() { ["Input.Why"] = "Half were away the first time." })).Text.ShouldContain("Half were away the first time.");
        var toChair = await chair.OpenAsync(Path + "/changes");
        toChair.Text.ShouldContain("Half were away the first time.");
        toChair.Document.QuerySelectorAll("textarea").ShouldBeEmpty();
        // Changed back, it is no amendment.
        await head.SubmitAsync(await head.OpenAsync($"{Root}/actions/{action.Id}"), "Save action", new() { ["What"] = action.What });
        (await head.OpenAsync(Root)).Text.ShouldNotContain("changed since approval");

        // Closed early with the reason, and then it takes nothing.
        var closed = await head.SubmitAsync(await head.OpenAsync(Path + "/status"), "Close the plan", new() { ["Note"] = "The school joins another." });
        closed.Text.ShouldContain("Plan closed");
        var progress = await head.AskAsync($"{Root}/actions/{action.Id}/progress");
        progress.Status.ShouldBe(HttpStatusCode.Conflict);
        progress.Text.ShouldContain("This plan is closed and stays as it is");
        (await head.OpenAsync(Root)).Document.QuerySelectorAll(".ed-link, .add a, .acts-t .menu, .miles .menu").ShouldBeEmpty();

        var steps = await app.InTrustAsync(app.World.Trust.Id, db => db.PlanSteps.Where(s => s.PlanId == app.World.PlanId).OrderBy(s => s.At).ToListAsync());
        steps.Skip(2).Select(s => s.To).ShouldBe([PlanStatus.Submitted, PlanStatus.Returned, PlanStatus.Submitted, PlanStatus.Endorsed, PlanStatus.Approved, PlanStatus.Live, PlanStatus.Closed]);
        steps.Single(s => s.To == PlanStatus.Approved).ShouldSatisfyAllConditions(s => s.Who.ShouldBe(app.World.Holding(Role.Clerk).Name), s => s.On.ShouldBe(TestClock.Today), s => s.Note.ShouldBe("Minute 4.2"));
        (await app.InTrustAsync(app.World.Trust.Id, db => db.PlanVersions.Where(v => v.PlanId == app.World.PlanId).OrderBy(v => v.Number).Select(v => v.Kind).ToListAsync()))
            .ShouldBe([PlanStatus.Submitted, PlanStatus.Submitted, PlanStatus.Submitted, PlanStatus.Approved, PlanStatus.Closed]);
    }

    /// <summary>Everything that the trust requires, whatever other tests left.</summary>
    private Task CompleteAsync() => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var template = await db.PlanTemplates.SingleAsync();
        template.Require(app.World.ActorOf(app.World.Holding(Role.TrustExecutive)), PlanParts.Rationale | PlanParts.Lead);
        await db.SaveChangesAsync();
    });

    private Task<(Guid Id, Guid PriorityId, string What, int Number)> ActionAsync() => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var action = await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == app.World.PlanId && a.Position == 1).OrderBy(a => a.Id).FirstAsync();
        return (action.Id, action.PriorityId, action.What, await db.Priorities.Where(p => p.Id == action.PriorityId).Select(p => p.Number).SingleAsync());
    });
}

/// <summary>Who may take no step, and steps that come too late.</summary>
public sealed class PlanStepRefusalTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Path => $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}";

    [Theory]
    [InlineData(Role.SeniorLeader, "Submit")]
    [InlineData(Role.TrustExecutive, "Submit")]
    [InlineData(Role.Headteacher, "Endorse")]
    [InlineData(Role.Adviser, "Endorse")]
    [InlineData(Role.Governor, "Approve")]
    [InlineData(Role.Headteacher, "Approve")]
    public async Task A_step_that_is_not_theirs_has_no_button_and_is_forbidden(Role role, string handler)
    {
        using var visitor = await app.SignedInAsync(role);
        var page = await visitor.OpenAsync(Path + "/status");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain($"handler={handler}\"");
        (await visitor.PostAsync(page, $"{Path}/status?handler={handler}", new() { ["Input.Note"] = "Mine" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_step_from_the_wrong_status_is_refused_with_where_the_plan_stands()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.OpenAsync(Path + "/status");
        var refused = await executive.PostAsync(page, $"{Path}/status?handler=Endorse", []);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Only a submitted plan can be endorsed. The school is writing the plan");
    }

    [Fact]
    public async Task A_plan_that_lacks_what_the_trust_requires_is_not_submitted_and_the_page_says_what_is_missing()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var plan = await db.Plans.Include(p => p.Priorities).SingleAsync(p => p.Id == app.World.PlanId);
            plan.InOrder.First().WriteRationale(app.World.ActorOf(app.World.Holding(Role.Headteacher)), null, null);
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Path + "/status");
        page.Text.ShouldContain("The trust asks for more before you submit.");
        page.Text.ShouldContain("why this matters");
        page.Html.ShouldNotContain("handler=Submit\"");
        var refused = await head.PostAsync(page, $"{Path}/status?handler=Submit", []);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("The trust asks for more before you submit: Priority 1: why this matters");
    }

    [Fact]
    public async Task A_plan_does_not_go_live_beside_last_years()
    {
        var last = new AcademicYear(TestWorld.Year.StartYear - 1);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var plan = Domain.Plans.Plan.Start(app.World.ActorOf(app.World.Holding(Role.Headteacher)), app.World.School.Id, last, "Last year", null);
            db.Add(plan);
            db.Entry(plan).Property(p => p.Status).CurrentValue = PlanStatus.Live;
            db.Entry(await db.Plans.SingleAsync(p => p.Id == app.World.PlanId)).Property(p => p.Status).CurrentValue = PlanStatus.Approved;
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Path + "/status");
        var refused = await head.SendAsync(page, "Make the plan live");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("The plan of 2025–26 is still live, and a school carries out one plan at a time. Close that one first");
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            await db.Plans.Where(p => p.SchoolId == app.World.School.Id && p.Year == last).ExecuteDeleteAsync();
            await db.Plans.Where(p => p.Id == app.World.PlanId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, PlanStatus.Draft));
        });
    }

    [Fact]
    public async Task Next_years_plan_goes_live_neither_beside_this_years_nor_before_its_time()
    {
        var next = $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Next.Slug}";
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            await db.Plans.Where(p => p.SchoolId == app.World.School.Id && p.Year == TestWorld.Year.Next).ExecuteDeleteAsync();
            var plan = Domain.Plans.Plan.Start(app.World.ActorOf(app.World.Holding(Role.Headteacher)), app.World.School.Id, TestWorld.Year.Next, "Next year", null);
            db.Add(plan);
            db.Entry(plan).Property(p => p.Status).CurrentValue = PlanStatus.Approved;
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(next + "/status");
        (await head.SendAsync(page, "Make the plan live")).Text.ShouldContain("The plan of 2027–28 can go live from 1 August 2027, a month before its year begins");
        await app.InTrustAsync(app.World.Trust.Id, db => db.Plans.Where(p => p.SchoolId == app.World.School.Id && p.Year == TestWorld.Year.Next).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task An_empty_plan_says_that_it_needs_a_priority_before_it_is_submitted()
    {
        var next = $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Next.Slug}";
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
            db.Add(Domain.Plans.Plan.Start(head, app.World.School.Id, TestWorld.Year.Next, "Next year", null));
            db.Add(Domain.Plans.Plan.Start(new Actor(head.TrustId, head.MemberId, head.Name, [new Holding(Role.Headteacher, app.World.Trust.EmptySchool.Id, null)], TestClock.Today), app.World.Trust.EmptySchool.Id, TestWorld.Year, "This year", null));
            await db.SaveChangesAsync();
        });
        using var visitor = await app.SignedInAsync(Role.Headteacher);
        (await visitor.OpenAsync(next)).One("aside.side").TextContent.ShouldContain("At least one priority");
        var status = await visitor.OpenAsync(next + "/status");
        status.Text.ShouldContain("At least one priority");
        status.Document.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("Submit to the trust"));

        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var home = await executive.OpenAsync($"/schools/{app.World.Trust.EmptySchool.Urn}");
        home.Text.ShouldContain("required part");
        home.Text.ShouldContain("At least one priority");
    }

    /// <summary>The plan was read as a draft; before the change is saved, somebody submits it.</summary>
    [Fact]
    public async Task A_change_does_not_slip_into_a_plan_that_was_submitted_a_moment_ago()
    {
        var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var neighbours = await db.Plans.Where(p => p.SchoolId == app.World.Trust.Neighbour.Id && p.Year == TestWorld.Year).Select(p => p.Id).SingleAsync();
            var by = new Actor(app.World.Trust.Id, head.MemberId, head.Name, [new Holding(Role.Headteacher, app.World.Trust.Neighbour.Id, null)], TestClock.Today);
            var priority = await db.Priorities.FirstAsync(p => p.PlanId == neighbours);
            await app.InTrustAsync(app.World.Trust.Id, async other =>
            {
                var plan = await other.Plans.Include(p => p.Priorities).SingleAsync(p => p.Id == neighbours);
                plan.Submit(by, TestClock.Start.UtcDateTime, PlanParts.None, "{}");
                await other.SaveChangesAsync();
            });
            priority.WriteRationale(by, "Too late", null);
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
    }
}

/// <summary>Versions: opened, printed and compared as they were.</summary>
public sealed class PlanVersionPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Path => $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}";

    [Fact]
    public async Task A_version_is_opened_printed_and_compared_as_it_was()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        // A version of today with every part, then a change.
        await head.SubmitAsync(await head.OpenAsync(Path + "/status"), "Submit to the trust");
        await head.SubmitAsync(await head.OpenAsync(Path + "/status"), "Take back");
        var priority = await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.AsNoTracking().SingleAsync(p => p.PlanId == app.World.PlanId && p.Number == 1));
        await head.SubmitAsync(await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/priorities/{priority.Id}/why"), "Save", new() { ["Rationale"] = "Too many pupils leave behind." });

        var list = await chair.OpenAsync(Path + "/versions");
        list.Text.ShouldContain("Version 2");
        var version = await chair.OpenAsync(Path + "/versions/2");
        version.Text.ShouldContain("Too many pupils fall behind.");
        version.Text.ShouldNotContain("Too many pupils leave behind.");
        version.Text.ShouldContain("Train every teacher in the programme");
        version.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        var pdf = await chair.AskAsync(Path + "/versions/2/pdf");
        (pdf.Status, pdf.ContentHeaders.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/pdf"));

        var compared = await chair.OpenAsync(Path + "/compare?from=2&to=now");
        compared.Text.ShouldContain("0 added, 0 removed, 1 reworded.");
        compared.One("del").TextContent.ShouldContain("fall");
        compared.One("ins").TextContent.ShouldContain("leave");
        // The first version of the test world knows nothing but titles: what came since is added.
        (await chair.OpenAsync(Path + "/compare?from=1&to=2")).Text.ShouldContain("Success criterion: Pupils who pass the phonics check");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_readers_of_summaries_open_no_version()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        foreach (var end in new[] { "/versions/99", "/versions/99/pdf", "/compare?from=1&to=99", "/compare?from=99&to=now", "/compare?from=1&to=then" })
        {
            (await head.AskAsync(Path + end)).Status.ShouldBe(HttpStatusCode.NotFound, end);
        }

        (await head.AskAsync(Path + "/compare")).Location.ShouldBe(Path + "/versions");
        using var trustee = await app.SignedInAsync(Role.Trustee);
        foreach (var end in new[] { "/versions", "/versions/1", "/versions/1/pdf", "/compare?from=1&to=now", "/changes" })
        {
            (await trustee.AskAsync(Path + end)).Status.ShouldBe(HttpStatusCode.Forbidden, end);
        }

        (await trustee.OpenAsync(Path + "/status")).Document.QuerySelectorAll("a[href$='/versions']").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Governor)]
    [InlineData(Role.Clerk)]
    public async Task Governors_and_the_clerk_compare_what_they_approve_with_today(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        var versions = await visitor.OpenAsync((await visitor.OpenAsync(Path + "/status")).Link("Versions"));
        versions.Document.QuerySelectorAll($"a[href='{Path}']").ShouldBeEmpty("The way back leads to what they may read.");
        versions.Document.QuerySelectorAll($"a[href='{Path}/summary']").ShouldNotBeEmpty();
        var version = await visitor.OpenAsync(versions.Link("Version 1"));
        version.Link("The plan as it is now").ShouldBe(Path + "/summary");
        (await visitor.OpenAsync(version.Link("Compare with now"))).Text.ShouldContain("reworded");
        (await visitor.OpenAsync(Path + "/changes")).Document.QuerySelectorAll($"a[href='{Path}/summary']").ShouldNotBeEmpty();
        (await visitor.AskAsync(Path + "/versions/1/pdf")).ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        (await visitor.AskAsync(Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
