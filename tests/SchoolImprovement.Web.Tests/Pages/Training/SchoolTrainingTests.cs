using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Training;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Training;

/// <summary>A school's training needs and its programme.</summary>
public sealed class SchoolTrainingTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/training";

    private string OfYear => $"{Root}/{TestWorld.Year.Slug}";

    [Fact]
    public async Task What_actions_of_the_plan_say_stands_among_the_needs_without_typing_it_twice()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync(Root);
        var need = Need(page, "Phonics");
        Seen.Words(need.QuerySelector(".what"))!.ShouldContain("All teachers.");
        need.TextContent.ShouldContain("Reading", Case.Sensitive, "the topic is known by its words");
        need.TextContent.ShouldContain("No session yet");
        need.QuerySelector("a[href*='/plan/']")!.TextContent.ShouldStartWith("Action ");
        page.Text.ShouldNotContain("Plan a session");

        using var head = await app.SignedInAsync(Role.Headteacher);
        await ChangeActionAsync("Phonics", "Phonics in Year 2");
        Need(await head.OpenAsync(Root), "Phonics in Year 2").ShouldNotBeNull();
        await ChangeActionAsync("Phonics in Year 2", null);
        (await head.OpenAsync(Root)).Text.ShouldNotContain("Phonics in Year 2");
    }

    [Fact]
    public async Task A_session_planned_for_a_need_of_the_plan_meets_it()
    {
        using var head = await app.SignedInAsync(Role.SeniorLeader);
        var page = await head.OpenAsync(Root);
        var form = await head.OpenAsync(Need(page, "Phonics").QuerySelector("a[href*='sessions/add']")!.GetAttribute("href")!);
        (form.ValueOf("Title"), form.ValueOf("Audience")).ShouldBe(("Phonics", "All teachers"));
        var planned = await head.SubmitAsync(form, "Plan session", new() { ["What the session is called"] = "Phonics for everyone", ["Day"] = "7 Dec 2026", ["Begins at"] = "3.45 pm", ["Minutes"] = "75", ["Led by"] = app.World.Holding(Role.PriorityLead).Name });
        planned.Text.ShouldContain("Session planned");
        planned.Text.ShouldContain("Mon 7 Dec 3:45pm, 1 hour 15 minutes");
        planned.Text.ShouldContain($"Led by {app.World.Holding(Role.PriorityLead).Name}. All teachers.");
        planned.Document.QuerySelectorAll("li[id^='n-']").First(n => n.TextContent.Contains("Phonics for everyone")).TextContent.ShouldContain("Planned");
    }

    [Fact]
    public async Task The_need_of_an_action_that_is_complete_is_met()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
            var priority = await db.Priorities.Include(p => p.Actions).FirstAsync(p => p.PlanId == app.World.PlanId);
            priority.AddAction(head, new ActionFacts("Train midday staff", null, null, TestWorld.Year.First, TestWorld.Year.First.AddDays(30), Domain.Progress.Complete, null, null, "Zones of play", "Midday staff", null));
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        Need(await head.OpenAsync(Root), "Zones of play").TextContent.ShouldContain("Met");
    }

    [Fact]
    public async Task A_session_that_cannot_be_comes_back_with_everything_typed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var again = await head.SubmitAsync(await head.OpenAsync($"{OfYear}/sessions/add"), "Plan session", new() { ["Where"] = "Hall", ["Begins at"] = "after school" });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Errors.ShouldBe(["Write the time like 3:45pm or 15:45", "Enter what the session is called", "Enter the day of the session"], ignoreOrder: true);
        (again.ValueOf("Place"), again.ValueOf("At")).ShouldBe(("Hall", "after school"));
        var late = await head.SubmitAsync(again, "Plan session", new() { ["What the session is called"] = "Late", ["Day"] = "1 Sep 2027", ["Begins at"] = "" });
        late.ErrorAt("On").ShouldBe("Error: Enter a day of the school year 2026–27, from 1 September 2026 to 31 August 2027");
    }

    [Fact]
    public async Task A_need_is_written_down_changed_dropped_and_taken_up_again()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync($"{OfYear}/needs/add");
        (await head.SubmitAsync(form, "Add training need")).Errors.ShouldBe(["Enter what people need to learn"]);
        var added = await head.SubmitAsync(form, "Add training need", new() { ["What people need to learn"] = "Chairing meetings", ["Topic"] = "Leadership", ["Who needs it"] = "Phase leaders", ["By when"] = "29 Jan 2027" });
        Need(added, "Chairing meetings").TextContent.ShouldContain("by 29 Jan");
        var open = await head.OpenAsync(Need(added, "Chairing meetings").QuerySelector("a[href*='/needs/']")!.GetAttribute("href")!);
        (await head.SubmitAsync(open, "Save training need", new() { ["What people need to learn"] = "" })).ErrorAt("Input.Need.What").ShouldBe("Error: Enter what people need to learn");
        var changed = await head.SubmitAsync(open, "Save training need", new() { ["What people need to learn"] = "Chairing good meetings" });
        open = await head.OpenAsync(Need(changed, "Chairing good meetings").QuerySelector("a[href*='/needs/']")!.GetAttribute("href")!);
        (await head.SubmitAsync(open, "Drop this need")).ErrorAt("Why").ShouldBe("Error: Enter why it is no longer needed, or how it was met");
        var dropped = await head.SubmitAsync(open, "Drop this need", new() { ["Why it is no longer needed, or how it was met"] = "Two leaders did a course" });
        dropped.Text.ShouldContain("Two leaders did a course");
        var again = await head.SubmitAsync(await head.OpenAsync(open.Address), "Take it up again");
        Need(again, "Chairing good meetings").TextContent.ShouldContain("No session yet");
    }

    [Fact]
    public async Task The_words_of_an_actions_need_are_the_plans_and_only_its_topic_is_chosen_here()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Root);
        var open = await head.OpenAsync(Need(page, "Phonics").QuerySelector("a[href*='/needs/']")!.GetAttribute("href")!);
        open.Document.QuerySelector("[name='Input.Need.What']").ShouldBeNull();
        var saved = await head.SubmitAsync(open, "Save training need", new() { ["Topic"] = "Early years" });
        saved.Document.QuerySelector($"#n-{open.Address.Split('/')[^1]}")!.TextContent.ShouldContain("Early years");
    }

    [Fact]
    public async Task Who_leads_a_session_records_who_came_and_later_what_has_changed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync($"{OfYear}/sessions/add");
        var planned = await head.SubmitAsync(form, "Plan session", new() { ["What the session is called"] = "Moderating writing", ["Day"] = "20 Nov 2026", ["Led by"] = app.World.Holding(Role.PriorityLead).Name });
        var address = planned.Document.QuerySelectorAll("a.lk").First(a => a.TextContent == "Moderating writing").GetAttribute("href")!;
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        (await lead.OpenAsync("/my-part")).Text.ShouldContain("Say how it went");
        var open = await lead.OpenAsync(address);
        (await lead.SubmitAsync(open, "Save who came")).Errors.ShouldBe(["Enter how many people came, or tick who came"]);
        var came = await lead.SubmitAsync(open, "Save who came", new() { ["How many came"] = "12", ["Input.Members"] = app.World.Holding(Role.Staff).MemberId });
        came.Text.ShouldContain($"12 people came. By name: {app.World.Holding(Role.Staff).Name}.");
        (await lead.SubmitAsync(came, "Save what has changed", new() { ["What has changed"] = "Two judgements moved" })).ErrorAt("Known").ShouldBe("Error: Enter how you know, for example from books, lessons or talks with pupils");
        var impact = await lead.SubmitAsync(came, "Save what has changed", new() { ["What has changed"] = "Judgements agree in 9 of 10 books", ["How we know"] = "Books of Years 2 and 3" });
        impact.Text.ShouldContain("How we know: Books of Years 2 and 3");

        using var teacher = await app.SignedInAsync(Role.Staff);
        var read = await teacher.OpenAsync(address);
        read.Text.ShouldContain("Judgements agree");
        read.Text.ShouldNotContain("Save who came");
        (await teacher.PostAsync(await teacher.OpenAsync("/my-part/calendar"), address + "?handler=Attendance", new() { ["Input.Number"] = "3" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_session_is_changed_and_called_off()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var planned = await head.SubmitAsync(await head.OpenAsync($"{OfYear}/sessions/add"), "Plan session", new() { ["What the session is called"] = "To be moved", ["Day"] = "15 Jan 2027" });
        var session = await head.OpenAsync(planned.Document.QuerySelectorAll("a.lk").First(a => a.TextContent == "To be moved").GetAttribute("href")!);
        var edit = await head.OpenAsync(session.Document.QuerySelector("a[href$='/edit']")!.GetAttribute("href")!);
        var moved = await head.SubmitAsync(edit, "Save session", new() { ["Day"] = "22 Jan 2027" });
        moved.Text.ShouldContain("Friday 22 January 2027");
        edit = await head.OpenAsync(edit.Address);
        (await head.SubmitAsync(edit, "Call off this session")).ErrorAt("Why").ShouldBe("Error: Enter why it is called off");
        (await head.SubmitAsync(edit, "Call off this session", new() { ["Why it is called off"] = "The trainer is ill" })).Text.ShouldContain("Called off: The trainer is ill");
    }

    [Fact]
    public async Task A_joint_session_stands_in_the_programme_of_its_schools_but_is_the_trusts_to_change()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Root);
        var joint = page.Document.QuerySelectorAll("li[id^='s-']").First(s => s.TextContent.Contains("Safeguarding together (north)"));
        joint.TextContent.ShouldContain("Joint session of 2 schools");
        var open = await head.OpenAsync(joint.QuerySelector("a.lk")!.GetAttribute("href")!);
        open.Document.QuerySelector("a[href$='/edit']").ShouldBeNull();
        (await head.AskAsync($"{OfYear}/sessions/{open.Address.Split('/')[^1]}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        (await neighbour.OpenAsync($"/schools/{app.World.Trust.Neighbour.Urn}/training")).Text.ShouldContain("Safeguarding together (north)");
    }

    [Theory]
    [InlineData("pdf", "application/pdf")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("csv", "text/csv")]
    public async Task The_programme_is_taken_away_as_a_file(string format, string type)
    {
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var file = await chair.AskAsync($"{OfYear}/{format}");
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        file.ContentHeaders.ContentDisposition!.FileNameStar.ShouldBe($"{app.World.School.Name} training programme {TestWorld.Year.Slug}.{format}");
        if (format == "csv")
        {
            System.Text.Encoding.UTF8.GetString(file.Body).ShouldContain("Phonics refresher (north),Reading");
        }
    }

    [Fact]
    public void The_question_for_needs_can_be_put_to_SQL_Server()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        TrainingQuery.Rows(db, TestWorld.Year, Guid.NewGuid()).ToQueryString().ShouldContain("UNION ALL");
    }

    private static IElement Need(Seen page, string what) => page.Document.QuerySelectorAll("li[id^='n-']").First(n => n.QuerySelector("b")?.TextContent == what);

    private Task ChangeActionAsync(string from, string? to) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
        var priority = await db.Priorities.Include(p => p.Actions).FirstAsync(p => p.PlanId == app.World.PlanId && p.Actions.Any(a => a.TrainingNeed == from));
        var action = priority.Actions.First(a => a.TrainingNeed == from);
        priority.ChangeAction(head, action.Id, new ActionFacts(action.What, action.LeadId, action.Others, action.Start, action.Due, action.Progress, action.CostPence, action.FundingSourceId, to, action.TrainingFor, action.Note));
        await db.SaveChangesAsync();
    });
}
