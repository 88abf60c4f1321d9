using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Monitoring;

public sealed class MonitoringPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/monitoring";

    private string Year => $"{Root}/{TestWorld.Year.Slug}";

    private Task<Guid> IdAsync(string title) => app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.Where(a => a.Title == title).Select(a => a.Id).FirstAsync());

    private Task<T> LookAsync<T>(Func<Web.Data.AppDbContext, Task<T>> look) => app.InTrustAsync(app.World.Trust.Id, look);

    [Fact]
    public async Task The_year_shows_every_activity_in_its_week_and_what_is_overdue()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Root);
        page.Heading.ShouldBe("Monitoring schedule 2026–27");
        page.Text.ShouldContain("Phonics drop-ins (north)");
        page.Text.ShouldContain("Overdue:");
        page.Text.ShouldNotContain("(other)");
    }

    [Fact]
    public async Task The_list_is_narrowed_without_a_script()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var all = await head.OpenAsync($"{Year}/list?half=year&status=any");
        all.Text.ShouldContain("Book look (north)");
        var overdue = await head.SubmitAsync(all, "Apply", new() { ["status"] = "Overdue" });
        overdue.Text.ShouldContain("Phonics drop-ins (north)");
        overdue.Text.ShouldContain("7 days overdue");
        overdue.Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
        overdue.Document.QuerySelectorAll("tbody tr").ShouldAllBe(r => r.TextContent.Contains("overdue"));
        (await head.OpenAsync($"{Year}/list?half=year&status=any&lead=nobody")).Text.ShouldContain("No activity matches.");
    }

    [Fact]
    public async Task All_that_a_new_activity_lacks_is_told_at_once()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var empty = await head.SubmitAsync(await head.OpenAsync($"{Year}/add"), "Add to the schedule", new() { ["Title"] = "" });
        empty.Errors.ShouldBe(["Enter a name for the activity, for example Phonics drop-ins, Year 1", "Choose the type of activity", "Choose a half-term, a week or a day"]);
        var unread = await head.SubmitAsync(empty, "Add to the schedule", new() { ["Title"] = "Lunchtime walk", ["On"] = "Saturday" });
        unread.Errors.ShouldBe(["Choose the type of activity", "Write the date like 26 Mar 2027"]);
        unread.ValueOf("On").ShouldBe("Saturday");
    }

    [Fact]
    public async Task The_head_plans_an_activity_and_what_is_wrong_is_said_at_its_field()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Year}/add");
        var again = await head.SubmitAsync(page, "Add to the schedule", new() { ["Title"] = "Lunchtime walk", ["TypeId"] = "Learning walk", ["On"] = "25 Dec 2026" });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.ErrorAt("On").ShouldEndWith("25 December 2026 is in the holidays. Choose a day in term");
        again.ValueOf("Title").ShouldBe("Lunchtime walk");
        var done = await head.SubmitAsync(again, "Add to the schedule", new() { ["On"] = "4 Dec 2026", ["LeadName"] = "The triad" });
        done.Text.ShouldContain("Lunchtime walk is in the schedule");
        var activity = await LookAsync(db => db.Monitoring.FirstAsync(a => a.Title == "Lunchtime walk"));
        (activity.On, activity.LeadName, activity.Status).ShouldBe((new DateOnly(2026, 12, 4), "The triad", ActivityStatus.Planned));
    }

    [Theory]
    [InlineData(Role.Governor, "Governor visit", "Trust visit")]
    [InlineData(Role.Adviser, "Trust visit", "Governor visit")]
    [InlineData(Role.TrustExecutive, "Trust visit", "Governor visit")]
    public async Task Governors_advisers_and_executives_plan_visits_of_their_own(Role role, string type, string notTheirs)
    {
        using var visitor = await app.SignedInAsync(role);
        var schedule = await visitor.OpenAsync(Year);
        var form = await visitor.OpenAsync(schedule.Link("Plan a visit"));
        var types = form.Document.QuerySelectorAll("select[name='Input.TypeId'] option").Select(Seen.Words).ToList();
        types.ShouldContain(type);
        types.ShouldNotContain(notTheirs);
        form.Document.QuerySelectorAll("[name='Input.LeadId']").ShouldBeEmpty();
        var title = $"Visit of a {role}";
        var done = await visitor.SubmitAsync(form, "Add to the schedule", new() { ["Title"] = title, ["TypeId"] = type, ["On"] = "4 Dec 2026" });
        done.Text.ShouldContain($"{title} is in the schedule");
        var visit = await LookAsync(db => db.Monitoring.FirstAsync(a => a.Title == title));
        (visit.LeadId, visit.Status, visit.On).ShouldBe((app.World.Holding(role).MemberId, ActivityStatus.Planned, new DateOnly(2026, 12, 4)));

        var at = $"{Root}/activities/{visit.Id}";
        var page = await visitor.OpenAsync(at);
        page.Document.QuerySelectorAll($"a[href='{at}/edit'], a[href='{at}/move'], a[href='{at}/drop']").Length.ShouldBe(3);
        (await visitor.SubmitAsync(await visitor.OpenAsync($"{at}/edit"), "Save activity", new() { ["Focus"] = "What do pupils say?" })).Text.ShouldContain("What do pupils say?");
        (await visitor.SubmitAsync(await visitor.OpenAsync($"{at}/move"), "Move it", new() { ["On"] = "7 Dec 2026", ["Week"] = "Autumn 2, week not decided", ["Reason"] = "The school has a trip" })).Text.ShouldContain("Moved to 7 December 2026");

        // Another's activity is not theirs to plan: the forms lead back, and what is sent is refused.
        var others = await IdAsync("Phonics drop-ins (north)");
        (await visitor.AskAsync($"{Root}/activities/{others}/move")).Location.ShouldBe($"{Root}/activities/{others}");
        (await visitor.PostAsync(page, $"{Root}/activities/{others}/drop", new() { ["Input.Reason"] = "No" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.PostAsync(page, $"{Root}/activities/{others}/move", new() { ["Input.Week"] = "Spring1", ["Input.Reason"] = "No" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_who_move_or_drop_at_once_do_not_overwrite_each_other()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        await head.SubmitAsync(await head.OpenAsync($"{Year}/add"), "Add to the schedule", new() { ["Title"] = "Two at once", ["TypeId"] = "Learning walk", ["On"] = "2 Dec 2026" });
        var at = $"{Root}/activities/{await IdAsync("Two at once")}";
        var (move, drop) = (await deputy.OpenAsync($"{at}/move"), await deputy.OpenAsync($"{at}/drop"));
        await head.SubmitAsync(await head.OpenAsync($"{at}/move"), "Move it", new() { ["On"] = "9 Dec 2026", ["Week"] = "Autumn 2, week not decided", ["Reason"] = "The lead is at a course" });
        var late = await deputy.SubmitAsync(move, "Move it", new() { ["On"] = "3 Dec 2026", ["Week"] = "Autumn 2, week not decided", ["Reason"] = "It rains" });
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Someone else changed this activity after you opened it. It says now: Planned for Wednesday 9 December, planned");
        late.ValueOf("Reason").ShouldBe("It rains");
        (await deputy.SubmitAsync(drop, "Drop it", new() { ["Reason"] = "Too much" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await LookAsync(db => db.Monitoring.FirstAsync(a => a.Title == "Two at once"))).On.ShouldBe(new DateOnly(2026, 12, 9));
        (await deputy.SubmitAsync(late, "Move it")).Text.ShouldContain("Moved to 3 December 2026");
    }

    [Fact]
    public async Task A_priority_lead_asks_and_the_head_accepts()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync($"{Year}/add");
        (await lead.SubmitAsync(page, "Ask for it", new() { ["Title"] = "Spelling look", ["TypeId"] = "Book look", ["Week"] = "Spring1" })).ErrorAt("Part").ShouldNotBeNull();
        var part = page.One("select[name='Input.Part'] optgroup option").GetAttribute("value");
        (await lead.SubmitAsync(page, "Ask for it", new() { ["Title"] = "Spelling look", ["TypeId"] = "Book look", ["Part"] = part, ["Week"] = "Spring1" })).Text.ShouldContain("asked for");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var asked = await head.OpenAsync($"{Root}/activities/{await IdAsync("Spelling look")}");
        (await head.SubmitAsync(asked, "Accept")).Text.ShouldContain("Spelling look is in the schedule");
    }

    [Fact]
    public async Task A_move_needs_a_reason_and_a_drop_too()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var id = await PlanAsync("Moved walk");
        var move = await head.OpenAsync($"{Root}/activities/{id}/move");
        (await head.SubmitAsync(move, "Move it", new() { ["Week"] = "Spring2" })).ErrorAt("Reason").ShouldEndWith("Enter why it is moved, for example: the lead is at a course");
        (await head.SubmitAsync(move, "Move it", new() { ["Week"] = "Spring2", ["Reason"] = "The lead is away" })).Text.ShouldContain("Moved to Spring 2");
        var drop = await head.OpenAsync($"{Root}/activities/{id}/drop");
        (await head.SubmitAsync(drop, "Drop it")).ErrorAt("Reason").ShouldEndWith("Enter why it will not happen");
        (await head.SubmitAsync(drop, "Drop it", new() { ["Reason"] = "Not needed" })).Text.ShouldContain("Moved walk dropped");
        (await head.SubmitAsync(await head.OpenAsync($"{Root}/activities/{id}/drop"), "Open it again", new() { ["Reason"] = "Needed" })).Text.ShouldContain("is open again");
    }

    [Fact]
    public async Task Two_who_change_an_activity_at_once_do_not_overwrite_each_other()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var id = await PlanAsync("Changed by two");
        var (first, second) = (await head.OpenAsync($"{Root}/activities/{id}/edit"), await head.OpenAsync($"{Root}/activities/{id}/edit"));
        (await head.SubmitAsync(first, "Save activity", new() { ["Focus"] = "One" })).Text.ShouldContain("Activity saved");
        (await head.SubmitAsync(second, "Save activity", new() { ["Focus"] = "Two" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await LookAsync(db => db.Monitoring.FirstAsync(a => a.Id == id))).Focus.ShouldBe("One");
    }

    [Fact]
    public async Task Findings_close_an_activity_only_with_something_that_follows_and_a_new_action_goes_into_the_plan()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var id = await PlanAsync("Closing walk", about: true, lead: Role.PriorityLead);
        var page = await lead.OpenAsync($"{Root}/activities/{id}/findings");
        page.Text.ShouldContain("There is no grade for a lesson or a teacher");
        page.Document.QuerySelectorAll("[name*='rade']").ShouldBeEmpty();
        var refused = await lead.SubmitAsync(page, "Record findings and close", new() { ["HeldOn"] = "19 Nov 2026", ["Strengths"] = "Pace is right." });
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Errors.ShouldContain(e => e.StartsWith("Choose what follows from this"));
        refused.ValueOf("Strengths").ShouldBe("Pace is right.");
        (await LookAsync(db => db.Monitoring.FirstAsync(a => a.Id == id))).Status.ShouldBe(ActivityStatus.Planned);
        var noDate = await lead.SubmitAsync(refused, "Record findings and close", new() { ["Follows"] = "NewAction", ["What"] = "Coach on questioning (from a walk)" });
        noDate.ErrorAt("Due").ShouldNotBeNull();
        var closed = await lead.SubmitAsync(noDate, "Record findings and close", new() { ["Due"] = "4 Dec 2026", ["Cost"] = "£450.50" });
        closed.ErrorAt("FundingSourceId").ShouldBe("Error: Choose where the money comes from");
        closed = await lead.SubmitAsync(closed, "Record findings and close", new() { ["FundingSourceId"] = "Pupil premium" });
        closed.Text.ShouldContain("is closed");
        closed.Text.ShouldContain("Coach on questioning (from a walk)");
        var action = await LookAsync(db => db.Set<PlanAction>().SingleAsync(a => a.What == "Coach on questioning (from a walk)"));
        (action.CostPence, action.FundingSourceId).ShouldBe((45_050, await LookAsync(db => db.FundingSources.Where(f => f.Name == "Pupil premium").Select(f => (Guid?)f.Id).SingleAsync())));
    }

    [Fact]
    public async Task Two_who_write_findings_at_once_see_both_and_lose_neither()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var id = await PlanAsync("Written by two");
        var (first, second) = (await head.OpenAsync($"{Root}/activities/{id}/findings"), await head.OpenAsync($"{Root}/activities/{id}/findings"));
        (await head.SubmitAsync(first, "Save for later", new() { ["HeldOn"] = "19 Nov 2026", ["Strengths"] = "The first one's words" })).Text.ShouldContain("Saved. The activity stays open");
        var told = await head.SubmitAsync(second, "Save for later", new() { ["HeldOn"] = "19 Nov 2026", ["Strengths"] = "The second one's words" });
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Errors.ShouldContain(e => e.StartsWith("Someone else saved this activity after you opened it"));
        told.Text.ShouldContain("What it says now");
        told.Text.ShouldContain("The first one's words");
        told.ValueOf("Strengths").ShouldBe("The second one's words");
        (await LookAsync(db => db.Monitoring.Include(a => a.Findings).FirstAsync(a => a.Id == id))).Findings!.Strengths.ShouldBe("The first one's words");
        (await head.SubmitAsync(told, "Save for later", new() { ["Strengths"] = "Both" })).Text.ShouldContain("Saved. The activity stays open");
        (await head.SubmitAsync(second, "Save for later", new() { ["HeldOn"] = "19 Nov 2026", ["Strengths"] = "A third, of words alone" })).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_draft_is_saved_for_later_and_is_not_for_others_yet()
    {
        var id = await PlanAsync("Draft walk", lead: Role.Staff);
        using var teacher = await app.SignedInAsync(Role.Staff);
        var page = await teacher.OpenAsync($"{Root}/activities/{id}/findings");
        (await teacher.SubmitAsync(page, "Save for later", new() { ["HeldOn"] = "19 Nov 2026", ["Strengths"] = "Only for me yet" })).Text.ShouldContain("Saved. The activity stays open");
        using var adviser = await app.SignedInAsync(Role.Adviser);
        (await adviser.OpenAsync($"{Root}/activities/{id}")).Text.ShouldNotContain("Only for me yet");
        (await teacher.OpenAsync($"{Root}/activities/{id}")).Text.ShouldContain("Only for me yet");
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.OpenAsync($"{Root}/activities/{id}/findings")).Text.ShouldNotContain("Only for me yet");
        (await governor.PostAsync(await governor.OpenAsync("/account/security"), $"{Root}/activities/{id}/findings", new() { ["Input.HeldOn"] = "19 Nov 2026", ["Input.Strengths"] = "Mine" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_governor_records_their_own_visit()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        var page = await governor.OpenAsync($"{Root}/activities/{await PlanAsync("My visit", about: true, lead: Role.Governor, type: "Governor visit")}/findings");
        page.Text.ShouldContain("A governor’s visit is not a judgement of teaching.");
        page.Document.QuerySelector("#fw-action").ShouldBeNull();
        var closed = await governor.SubmitAsync(page, "Record findings and close", new()
        {
            ["HeldOn"] = "19 Nov 2026",
            ["Met"] = "The reading lead",
            ["Strengths"] = "Children chose their own books.",
            ["PupilVoice"] = "We like the new library.",
            ["Questions"] = "Who reads at home?",
            ["FollowUp"] = "Again in March",
            ["Follows"] = "Nothing",
            ["Why"] = "The plan answers my questions",
        });
        closed.Text.ShouldContain("We like the new library.");
        closed.Text.ShouldContain("Nothing further: The plan answers my questions");
    }

    [Fact]
    public async Task Evidence_and_a_training_need_are_kept_where_they_belong()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var id = await PlanAsync("Evidence walk", about: true);
        var page = await head.OpenAsync($"{Root}/activities/{id}/findings");
        page = await head.SubmitAsync(page, "Save for later", new() { ["HeldOn"] = "19 Nov 2026", ["Strengths"] = "Seen.", ["Follows"] = "TrainingNeed", ["TrainingWhat"] = "Reading aloud well", ["TrainingFor"] = "All staff" });
        page.Text.ShouldContain("A training need: Reading aloud well");
        var closed = await head.SubmitAsync(page, "Record findings and close", new() { ["Follows"] = "Evidence", ["EvidenceText"] = "Seen in all classes", ["Measured"] = "78" });
        closed.Text.ShouldContain("Evidence for a success criterion: Seen in all classes");
        (await LookAsync(db => db.TrainingNeeds.CountAsync(n => n.ActivityId == id))).ShouldBe(1);
        (await LookAsync(db => db.Set<ProgressPoint>().AnyAsync(p => p.Actual == 78))).ShouldBeTrue();
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}?open=1")).Text.ShouldContain("Seen in all classes");
    }

    [Fact]
    public async Task Files_come_in_every_form_alone_and_with_the_plan()
    {
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        foreach (var (end, type) in new[] { ("pdf", "application/pdf"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("csv", "text/csv") })
        {
            foreach (var address in new[] { $"{Year}/{end}", $"{Year}/with-plan/{end}" })
            {
                var file = await chair.AskAsync(address);
                file.Status.ShouldBe(HttpStatusCode.OK, address);
                file.ContentHeaders.ContentType!.MediaType.ShouldBe(type);
                file.Body.Length.ShouldBeGreaterThan(500);
            }
        }

        System.Text.Encoding.UTF8.GetString((await chair.AskAsync($"{Year}/csv")).Body).ShouldContain("Books match the sounds taught.");
        // What looks at a subject plan stands under it, alone and behind the plan.
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            db.ShowsSubjects = true;
            var subject = await db.Plans.Where(p => p.UnderId != null && p.SchoolId == app.World.School.Id).SelectMany(p => p.Priorities).FirstAsync(p => p.Title.Contains("Fieldwork"));
            var type = await db.ActivityTypes.FirstAsync();
            db.Add(MonitoringActivity.Plan(app.World.ActorOf(app.World.Holding(Role.Headteacher)), app.World.School.Id, TestWorld.Year, new ActivityFacts("Look at maps", type.Id, type.Kind, new ActivityTime(Domain.HalfTerm.Spring1, null, null), null, subject, null, null, null, null, null, null, null, ReportsTo.Trust)));
            return await db.SaveChangesAsync();
        });
        foreach (var address in new[] { $"{Year}/csv", $"{Year}/with-plan/csv" })
        {
            var line = System.Text.Encoding.UTF8.GetString((await chair.AskAsync(address)).Body).Split('\n').Single(l => l.Contains("Look at maps"));
            line.ShouldContain("Geography subject plan", customMessage: address);
            line.ShouldNotContain("Core and statutory");
        }

        using var clerk = await app.SignedInAsync(Role.Clerk);
        (await clerk.AskAsync($"{Year}/with-plan/pdf")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Plans an activity past the pages.</summary>
    private Task<Guid> PlanAsync(string title, bool about = false, Role? lead = null, string type = "Learning walk") => LookAsync(async db =>
    {
        var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
        var of = await db.ActivityTypes.FirstAsync(t => t.Name == type);
        var priority = about ? await db.Priorities.Include(p => p.Criteria).Include(p => p.Milestones).OrderBy(p => p.Number).FirstAsync(p => p.SchoolId == app.World.School.Id) : null;
        var activity = MonitoringActivity.Plan(head, app.World.School.Id, TestWorld.Year, new ActivityFacts(
            title, of.Id, of.Kind, new ActivityTime(Domain.HalfTerm.Autumn2, null, null), null, priority, priority?.Criteria.MinBy(c => c.Position)!.Id, null, null, lead is { } role ? app.World.Holding(role).MemberId : null, null, null, null, ReportsTo.Governors));
        db.Add(activity);
        await db.SaveChangesAsync();
        return activity.Id;
    });
}
