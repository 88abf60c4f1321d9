using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>Subject leaders' plans: started under a priority, written by the leader, rolled up on the priority.</summary>
public sealed class SubjectsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    private string PlanPath => $"{Root}/{TestWorld.Year.Slug}";

    private Task<T> OfAsync<T>(string subject, Func<Domain.Plans.Plan, T> read) => app.InTrustAsync(app.World.Trust.Id, async db =>
        read(await db.Plans.IgnoreQueryFilters([AppDbContext.Whole]).Include(p => p.Priorities).ThenInclude(p => p.Actions).FirstAsync(p => p.UnderId != null && p.Title == subject && p.SchoolId == app.World.School.Id)));

    private Task<Guid> GeographyAsync() => OfAsync("Geography", p => p.Id);

    private async Task<Seen> StartAsync(Visitor visitor, string priority, string subject, string lead = "North PriorityLead") =>
        await visitor.SubmitAsync(await visitor.OpenAsync($"{PlanPath}/subjects/add"), "Start the subject plan", new() { ["Priority that it serves"] = priority, ["Subject"] = subject, ["What will be true when it is done"] = $"Every child enjoys {subject}", ["Lead"] = lead });

    [Fact]
    public async Task The_head_starts_one_and_its_leader_writes_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await StartAsync(head, "2. Attendance", "Music");
        page.Errors.ShouldBeEmpty();
        page.Heading.ShouldBe("Music: subject plan 2026–27");
        page.Text.ShouldContain("Every child enjoys Music");
        page.Link("2. Attendance").ShouldBe($"{PlanPath}?open=2#p2");

        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var theirs = await lead.OpenAsync(page.Address);
        var add = await lead.OpenAsync(theirs.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").First(h => h.EndsWith("/actions/add", StringComparison.Ordinal)));
        add.Text.ShouldContain("Music: subject plan");
        var saved = await lead.SubmitAsync(add, "Add action", new() { ["Action"] = "Start a choir", ["Start"] = "7 Sep 2026", ["Due"] = "26 Mar 2027" });
        saved.Address.ShouldStartWith(page.Address);
        saved.Text.ShouldContain("Start a choir");
        // The actions of the school's plan stay its own.
        (await head.OpenAsync($"{PlanPath}?open=2")).Text.ShouldNotContain("Start a choir");
    }

    [Fact]
    public async Task It_goes_by_its_subject_and_not_by_a_number()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync($"{PlanPath}/subjects/{await GeographyAsync()}");
        page.Document.QuerySelectorAll(".prio-n").ShouldBeEmpty();
        Seen.Words(page.One(".prio h2")).ShouldBe("Geography subject plan: Fieldwork in every year (north)");
        page.Document.QuerySelectorAll(".acts-t tbody tr").Select(r => Seen.Words(r.QuerySelector("td"))).ShouldBe(["1", "2"]);
        page.One("#costs tbody th").TextContent.ShouldBe("Geography");
        page.Document.QuerySelectorAll("button, summary").Select(b => b.TextContent + b.GetAttribute("aria-label")).ShouldNotContain(w => w.Contains("priority 1", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_is_commented_on_as_the_schools_plan_is_and_apart_from_it()
    {
        var id = await GeographyAsync();
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var subject = await adviser.OpenAsync($"{PlanPath}/subjects/{id}");
        var page = await adviser.OpenAsync($"{PlanPath}/subjects/{id}/comments");
        subject.Document.QuerySelectorAll($"a[href='{PlanPath}/subjects/{id}/comments']").ShouldNotBeEmpty();
        (await adviser.SubmitAsync(page, "Add comment", new() { ["Comment"] = " " })).ErrorAt("Text").ShouldBe("Error: Write your comment");
        var added = await adviser.SubmitAsync(page, "Add comment", new() { ["Comment"] = "Which river?", ["About"] = "Fieldwork in every year (north)" });
        added.Address.ShouldBe($"{PlanPath}/subjects/{id}/comments");
        added.Text.ShouldContain("Which river?");
        (await adviser.OpenAsync($"{PlanPath}/comments")).Text.ShouldNotContain("Which river?");
        (await adviser.OpenAsync($"{PlanPath}/subjects/{id}")).Text.ShouldContain("1 comment");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var mine = await head.OpenAsync($"{PlanPath}/subjects/{id}/comments");
        (await head.SubmitAsync(mine, Seen.Words(mine.One(".qa button"))!)).Text.ShouldContain("Dealt with by North Headteacher");
        (await head.AskAsync($"{PlanPath}/subjects/{app.World.PlanId}/comments")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.AskAsync($"{PlanPath}/subjects/{id}/comments")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_is_monitored_as_the_schools_plan_is_and_its_leader_leads()
    {
        var id = await GeographyAsync();
        var lead = app.World.Holding(Role.PriorityLead);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            db.ShowsSubjects = true;
            var priority = await db.Priorities.Include(p => p.Plan).Include(p => p.Criteria).Include(p => p.Milestones).SingleAsync(p => p.PlanId == id);
            var by = app.World.ActorOf(lead);
            db.Add(priority.AddCriterion(by, new CriterionFacts("Classes that went out", MeasureUnit.Number, 2, null, 7, new DateOnly(2027, 7, 9), null, null, Progress.OnTrack, null)));
            db.Add(priority.AddMilestone(by, new MilestoneFacts(Term.Spring, "Every class has been to the river", Progress.NotStarted, null), TestClock.Today));
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        var monitoring = $"/schools/{app.World.School.Urn}/monitoring/{TestWorld.Year.Slug}";
        var proposals = await head.OpenAsync($"{monitoring}/proposals");
        var row = proposals.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Every class has been to the river"));
        row.TextContent.ShouldContain("Milestone of Spring, Geography subject plan");
        row.TextContent.ShouldContain(lead.Name);
        proposals.Text.ShouldContain("Success criterion by 9 July 2027, Geography subject plan");
        await head.SubmitAsync(proposals, "Accept Milestone: Every class has been to the river");
        var activity = await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.SingleAsync(a => a.Title == "Milestone: Every class has been to the river"));
        activity.LeadId.ShouldBe(lead.MemberId);

        // It stands in the schedule under its subject, on paper too, and leads back to the subject plan.
        (await head.OpenAsync(monitoring)).Text.ShouldContain("Geography subject plan");
        (await head.OpenAsync($"{monitoring}/list?half=year&status=any")).Text.ShouldContain("Geography subject plan");
        System.Text.Encoding.UTF8.GetString((await head.AskAsync($"{monitoring}/csv")).Body).ShouldContain("Geography subject plan,Spring 2");
        var at = $"/schools/{app.World.School.Urn}/monitoring/activities/{activity.Id}";
        (await head.OpenAsync(at)).Link("Geography subject plan").ShouldStartWith($"{PlanPath}/subjects/{id}#");
        (await head.SubmitAsync(await head.OpenAsync($"{at}/edit"), "Save activity", new() { ["Focus"] = "Was every class there?" })).Text.ShouldContain("Was every class there?");
        (await head.OpenAsync($"{PlanPath}/subjects/{id}")).Text.ShouldContain("Monitoring1 activity");
    }

    [Fact]
    public async Task A_priority_lead_starts_one_under_their_own_priorities_alone()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var member = app.World.Holding(Role.PriorityLead).MemberId!.Value;
        var mine = await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.Where(p => p.SchoolId == app.World.School.Id && p.LeadId == member).OrderBy(p => p.Number).ToListAsync());
        var others = await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.Where(p => p.SchoolId == app.World.School.Id && p.LeadId != member).ToListAsync());
        var form = await lead.OpenAsync($"{PlanPath}/subjects/add");
        form.Document.QuerySelectorAll("select[name='Input.UnderId'] option").Select(o => o.GetAttribute("value")).Where(v => v?.Length > 0).ShouldBe(mine.Select(p => p.Id.ToString()));
        mine.ShouldNotBeEmpty();
        others.ShouldAllBe(p => !mine.Contains(p));
        (await StartAsync(lead, $"{mine[0].Number}. {mine[0].Called}", "Drama")).Heading.ShouldBe("Drama: subject plan 2026–27");
    }

    [Fact]
    public async Task Who_does_not_lead_it_reads_it_and_writes_nothing()
    {
        var id = await GeographyAsync();
        var only = await OfAsync("Geography", p => p.Priorities[0].Id);
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync($"{PlanPath}/subjects/{id}");
        page.Text.ShouldContain("Walk the river with every class");
        page.Document.QuerySelectorAll("a[href$='/actions/add'], a[href$='/why'], a[href$='/remove'], a[href$='/move']").ShouldBeEmpty();
        (await adviser.AskAsync($"{Root}/priorities/{only}/why")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await adviser.AskAsync($"{PlanPath}/subjects/add")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.AskAsync($"{PlanPath}/subjects/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await governor.AskAsync($"{PlanPath}/subjects/{id}/pdf")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task How_far_it_is_shows_on_its_priority_and_its_costs_are_not_counted_in_the_plan()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var plan = await head.OpenAsync($"{PlanPath}?open=2");
        var row = plan.Document.QuerySelectorAll("section[aria-labelledby='sub2'] tbody tr").First(r => r.TextContent.Contains("Geography", StringComparison.Ordinal));
        row.QuerySelector("a")!.GetAttribute("href").ShouldBe($"{PlanPath}/subjects/{await GeographyAsync()}");
        var cells = row.QuerySelectorAll("td").Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        cells.ShouldBe(["North PriorityLead", "At risk", "1 of 2 actions complete, 1 overdue"]);
        plan.Text.ShouldContain("3 priorities, 6 actions, £3,750");
        plan.Text.ShouldContain("Their actions and costs are their own and are not counted in this plan.");
        var list = await head.OpenAsync($"{PlanPath}/subjects");
        list.Text.ShouldContain("Fieldwork in every year (north)");
        list.Text.ShouldContain("£900");
        (await head.OpenAsync($"/schools/{app.World.School.Urn}")).Text.ShouldNotContain("Geography");
        (await head.OpenAsync($"{PlanPath}/summary")).Text.ShouldNotContain("Geography");
    }

    [Theory]
    [InlineData("pdf", "application/pdf")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("csv", "text/csv")]
    public async Task It_is_taken_away_as_a_file(string format, string type)
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var file = await head.AskAsync($"{PlanPath}/subjects/{await GeographyAsync()}/{format}");
        file.ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        file.ContentHeaders.ContentDisposition!.FileNameStar.ShouldBe($"{app.World.School.Name} Geography plan 2026-27.{format}");
        file.Body.Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var again = await head.SubmitAsync(await head.OpenAsync($"{PlanPath}/subjects/add"), "Start the subject plan", new() { ["Subject"] = "Art" });
        again.Errors.ShouldBe(["Choose the priority that it serves", "Say what will be true when it is done", "Choose who leads it"], ignoreOrder: true);
        again.ValueOf("Subject").ShouldBe("Art");
        var twice = await StartAsync(head, "2. Attendance", "geography");
        twice.Errors.ShouldContain("There is a subject plan for geography under this priority already. Open it, or name this one differently");
        twice.ValueOf("Aim").ShouldBe("Every child enjoys geography");
    }

    [Fact]
    public async Task A_priority_keeps_until_its_subject_plans_are_moved_or_removed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await StartAsync(head, "3. Subject leaders lead", "History");
        var (id, under) = await OfAsync("History", p => (p.Id, p.UnderId!.Value));
        var refused = await head.SubmitAsync(await head.OpenAsync($"{Root}/priorities/{under}/remove"), "Remove priority");
        refused.Errors.ShouldContain("Subject plans hang under this priority: History. Remove them first, or let them serve another priority");

        var moved = await head.SubmitAsync(await head.OpenAsync($"{Root}/subjects/{id}/move"), "Save", new() { ["Priority that it serves"] = "2. Attendance" });
        moved.Address.ShouldBe(page.Address);
        moved.Link("2. Attendance").ShouldBe($"{PlanPath}?open=2#p2");

        var gone = await head.SubmitAsync(await head.OpenAsync($"{Root}/subjects/{id}/remove"), "Remove subject plan");
        gone.Heading.ShouldBe("Subject plans");
        gone.Text.ShouldNotContain("Every child enjoys History");
        (await head.AskAsync(page.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/history")).Text.ShouldContain("Subject plan: History");
    }

    [Fact]
    public async Task Its_leader_neither_moves_nor_removes_it()
    {
        var id = await GeographyAsync();
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        (await lead.AskAsync($"{Root}/subjects/{id}/move")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.AskAsync($"{Root}/subjects/{id}/remove")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.OpenAsync($"{PlanPath}/subjects/{id}")).Document.QuerySelectorAll("a[href$='/remove']").ShouldAllBe(a => a.GetAttribute("href")!.Contains("/actions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_its_leader_leads_in_it_stands_in_their_part_and_is_told_there()
    {
        var (id, action) = await OfAsync("Geography", p => (p.Id, p.Priorities[0].Actions.First(a => a.LeadId is not null).Id));
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var mine = await lead.OpenAsync("/my-part");
        mine.Text.ShouldContain("Geography subject plan");
        mine.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain($"{PlanPath}/subjects/{id}#a-{action}");
        mine.Text.ShouldNotContain("Geography 2026–27: draft");
        var told = await lead.SubmitAsync(await lead.OpenAsync($"{Root}/actions/{action}/progress"), "Save", new() { ["Progress"] = "Off track" });
        told.Address.ShouldStartWith($"{PlanPath}/subjects/{id}");
    }

    [Fact]
    public async Task Its_words_are_found_by_those_who_read_the_whole_plan_and_by_nobody_else()
    {
        var id = await GeographyAsync();
        using var head = await app.SignedInAsync(Role.Headteacher);
        var found = await head.OpenAsync("/search?q=river");
        found.Text.ShouldContain("Action, subject plan, 2026–27");
        found.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").ShouldContain(h => h.StartsWith($"{PlanPath}/subjects/{id}#a-", StringComparison.Ordinal));
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.OpenAsync("/search?q=fieldwork")).Text.ShouldContain("Nothing found");
        (await head.OpenAsync("/search?q=fieldwork")).Text.ShouldContain("1 place in 1 school");
    }

    [Fact]
    public async Task What_its_actions_need_in_training_stands_among_the_schools_needs()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        await StartAsync(head, "1. Every pupil reads well (north)", "Maps");
        var (id, only) = await OfAsync("Maps", p => (p.Id, p.Priorities[0].Id));
        await head.SubmitAsync(await head.OpenAsync($"{Root}/priorities/{only}/actions/add"), "Add action", new() { ["Action"] = "Learn to read maps", ["Start"] = "7 Sep 2026", ["Due"] = "26 Mar 2027", ["Training need"] = "Map reading" });
        var training = await head.OpenAsync($"/schools/{app.World.School.Urn}/training/{TestWorld.Year.Slug}");
        training.Text.ShouldContain("Map reading");
        training.Document.QuerySelectorAll("a").First(a => a.TextContent.StartsWith("Action 1, Maps subject plan", StringComparison.Ordinal)).GetAttribute("href").ShouldStartWith($"{PlanPath}/subjects/{id}#a-");
    }

    [Fact]
    public async Task The_plan_page_asks_as_often_with_subject_plans_as_without()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        await StartAsync(head, "2. Attendance", "French");
        await StartAsync(head, "2. Attendance", "Spanish");
        var with = await app.Commands.DuringAsync(() => head.OpenAsync($"{PlanPath}?open=2"));
        var without = await app.Commands.DuringAsync(() => head.OpenAsync($"{PlanPath}?open=1"));
        with.Count.ShouldBe(without.Count);
        (await app.Commands.DuringAsync(() => head.OpenAsync($"{PlanPath}/subjects"))).Count.ShouldBeLessThanOrEqualTo(6);
    }
}

/// <summary>What becomes of subject plans when the year's plan closes, and in the year after.</summary>
public sealed class SubjectsAtTheEndTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task They_close_with_the_schools_plan_and_go_on_in_the_next()
    {
        var root = $"/schools/{app.World.School.Urn}/plan";
        var path = $"{root}/{TestWorld.Year.Slug}";
        using var head = await app.SignedInAsync(Role.Headteacher);
        await app.InTrustAsync(app.World.Trust.Id, db => db.Plans.Where(p => p.SchoolId == app.World.School.Id && p.Year == TestWorld.Year).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, PlanStatus.Live)));
        var (id, only) = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var subject = await db.Plans.IgnoreQueryFilters([AppDbContext.Whole]).Include(p => p.Priorities).FirstAsync(p => p.UnderId != null && p.SchoolId == app.World.School.Id);
            return (subject.Id, subject.Priorities[0].Id);
        });

        var next = await head.SendAsync(await head.OpenAsync($"{root}/start?year={TestWorld.Year.Next.Slug}"), "Carry on last year’s plan");
        next.Location.ShouldBe($"{root}/{TestWorld.Year.Next.Slug}");
        var list = await head.OpenAsync($"{root}/{TestWorld.Year.Next.Slug}/subjects");
        list.Text.ShouldContain("Geography");
        list.Text.ShouldContain("0 of 1 action complete");

        var closed = await head.SubmitAsync(await head.OpenAsync($"{path}/status"), "Close the plan", new() { ["Note"] = "The school joins another" });
        closed.Text.ShouldContain("Plan closed");
        var subject = await head.OpenAsync($"{path}/subjects/{id}");
        subject.Text.ShouldContain("Closed with the school’s plan");
        subject.Document.QuerySelectorAll("a[href$='/actions/add']").ShouldBeEmpty();
        (await head.AskAsync($"{root}/priorities/{only}/actions/add")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await head.AskAsync($"{path}/subjects/add")).Text.ShouldNotContain("Start the subject plan");
    }
}
