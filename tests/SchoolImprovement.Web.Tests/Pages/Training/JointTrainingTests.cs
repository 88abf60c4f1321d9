using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Training;

/// <summary>What several schools need, and the joint sessions that the trust plans for them.</summary>
public sealed class JointTrainingTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Three_schools_with_the_same_need_are_a_suggestion_and_two_are_not()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        await NeedAsync(app.World.School.Id, "Marking less", "Assessment", 140);
        await NeedAsync(app.World.Trust.Neighbour.Id, "Feedback in lessons", "Assessment", 150);
        (await executive.OpenAsync("/training")).Text.ShouldNotContain("schools need Assessment");
        await NeedAsync(app.World.Trust.EmptySchool.Id, "Retrieval practice", "Assessment", 160);
        var page = await executive.OpenAsync("/training");
        page.Text.ShouldContain("3 schools need Assessment by Spring 1");

        var form = await executive.OpenAsync(page.Document.QuerySelectorAll("a").First(a => a.TextContent.Contains("on Assessment")).GetAttribute("href")!);
        form.Document.QuerySelectorAll("[name='Input.Schools'][checked]").Length.ShouldBe(3);
        form.Document.QuerySelectorAll("[name='Input.Needs'][checked]").Length.ShouldBe(3);
        var planned = await executive.SubmitAsync(form, "Plan joint session", new() { ["What the session is called"] = "Assessment that helps", ["Day"] = "14 Jan 2027", ["Begins at"] = "1pm", ["Minutes"] = "180" });
        planned.Text.ShouldContain("Joint session planned. It stands in the programme of every school it is for");
        planned.Heading.ShouldBe("Assessment that helps");
        (await executive.OpenAsync("/training")).Text.ShouldNotContain("schools need Assessment");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var school = await head.OpenAsync($"/schools/{app.World.School.Urn}/training");
        school.Document.QuerySelectorAll("li[id^='n-']").First(n => n.QuerySelector("b")!.TextContent == "Marking less").TextContent.ShouldContain("Planned");
        school.Text.ShouldContain("Joint session of 3 schools");
    }

    [Fact]
    public async Task A_joint_session_stands_in_the_plan_whose_need_it_meets_though_no_action_asked_for_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var plan = await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}");
        plan.Text.ShouldContain("Joint training");
        plan.Text.ShouldContain("with 1 other school. Meets: Spotting early signs (north)");
        (await head.OpenAsync(plan.Link("Safeguarding together (north)"))).Text.ShouldContain("Safeguarding together (north)");
        var subjects = await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}/subjects");
        (await head.OpenAsync(subjects.Link("Geography"))).Text.ShouldNotContain("Joint training");
        // Another school is invited, but none of its needs is met.
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        (await neighbour.OpenAsync($"/schools/{app.World.Trust.Neighbour.Urn}/plan/{TestWorld.Year.Slug}")).Text.ShouldNotContain("Safeguarding together");
    }

    [Fact]
    public async Task A_joint_session_needs_two_schools_and_keeps_what_was_typed()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var again = await executive.SubmitAsync(await executive.OpenAsync("/training/plan"), "Plan joint session", new() { ["What the session is called"] = "Alone", ["Day"] = "14 Jan 2027", ["Input.Schools"] = app.World.School.Id });
        again.Errors.ShouldBe(["Choose at least two schools. A session of one school stands in its own programme"]);
        again.ValueOf("Title").ShouldBe("Alone");
        again.Document.QuerySelectorAll("[name='Input.Schools'][checked]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_came_and_what_has_changed_is_told_school_by_school()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var planned = await executive.SubmitAsync(await executive.OpenAsync("/training/plan"), "Plan joint session", new() { ["What the session is called"] = "Held already", ["Day"] = "16 Nov 2026", ["Input.Schools"] = app.World.School.Id });
        planned = await executive.SubmitAsync(planned, "Plan joint session", new() { ["Input.Schools"] = app.World.Trust.Neighbour.Id });
        var address = planned.Address;
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var theirs = await neighbour.OpenAsync(planned.Document.QuerySelectorAll("td a").First(a => a.GetAttribute("href")!.Contains(app.World.Trust.Neighbour.Urn)).GetAttribute("href")!);
        var saved = await neighbour.SubmitAsync(theirs, "Save who came", new() { ["How many came"] = "7" });
        await neighbour.SubmitAsync(saved, "Save what has changed", new() { ["What has changed"] = "Records are complete", ["How we know"] = "Checked in three classes" });
        var after = await executive.OpenAsync(address);
        after.Text.ShouldContain("7 people came");
        after.Text.ShouldContain("Records are complete");
        after.Text.ShouldNotContain("Call off this session");
        var left = await executive.PostAsync(after, address, new() { ["Input.Title"] = "Held already", ["Input.On"] = "16 Nov 2026", ["Input.Schools"] = app.World.School.Id.ToString() });
        left.Errors.ShouldContain("Choose at least two schools. A session of one school stands in its own programme");
    }

    [Fact]
    public async Task The_trust_keeps_its_list_of_topics()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.OpenAsync("/training/topics");
        (await executive.SubmitAsync(page, "Add topic", new() { ["New topic"] = "safeguarding" })).Errors.ShouldBe(["safeguarding is in the list already. Enter another topic"]);
        var added = await executive.SubmitAsync(page, "Add topic", new() { ["New topic"] = "First aid", ["Other words that mean it"] = "defibrillator, epipen" });
        added.Text.ShouldContain("First aid added");
        await NeedAsync(app.World.School.Id, "Spare", null, 100);
        var edit = await executive.OpenAsync(added.Document.QuerySelectorAll("a").First(a => Seen.Words(a) == "Change First aid").GetAttribute("href")!);
        (await executive.SubmitAsync(edit, "Save topic", new() { ["Topic"] = "" })).Errors.ShouldBe(["Enter the topic, for example Safeguarding"]);
        (await executive.SubmitAsync(edit, "Save topic", new() { ["Topic"] = "First aid and medicines" })).Text.ShouldContain("First aid and medicines saved");
        (await executive.SubmitAsync(await executive.OpenAsync("/training/topics"), "Move First aid and medicines up")).Text.ShouldContain("First aid and medicines is now number 12 of 13");
        (await executive.SubmitAsync(await executive.OpenAsync("/training/topics"), "No longer offer First aid and medicines")).Text.ShouldContain("is no longer offered. Needs that have it keep it");
    }

    private Task NeedAsync(Guid school, string what, string? topic, int day) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var topicId = await db.TrainingTopics.Where(t => t.Name == topic).Select(t => (Guid?)t.Id).FirstOrDefaultAsync();
        var head = new Actor(app.World.Trust.Id, app.World.Holding(Role.Headteacher).MemberId!.Value, "Head", [new Holding(Role.Headteacher, school, null)], TestClock.Today);
        db.TrainingNeeds.Add(TrainingNeed.Add(head, school, TestWorld.Year, new NeedFacts(topicId, what, null, TestWorld.Year.First.AddDays(day))));
        await db.SaveChangesAsync();
    });
}
