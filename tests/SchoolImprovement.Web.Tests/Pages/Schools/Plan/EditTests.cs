using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>Every form of the plan: saved, and refused with its sentence and everything typed kept.</summary>
public sealed class EditTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    [Fact]
    public async Task The_plan_shows_one_priority_in_full_and_the_others_in_short()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}?open=2");
        page.Heading.ShouldBe($"Academy Improvement Plan {TestWorld.Year.Label}");
        page.Document.QuerySelectorAll(".prio-h h2").Length.ShouldBeGreaterThanOrEqualTo(3);
        page.Document.QuerySelectorAll(".thread").Length.ShouldBe(1);
        page.One("#p2 .thread").ShouldNotBeNull();
        page.Text.ShouldContain("£1,250");
    }

    [Fact]
    public async Task An_action_is_added_changed_and_its_cost_read_as_people_write_it()
    {
        var priority = await PriorityAsync(2);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/actions/add");
        var after = await head.SubmitAsync(page, "Add action", new() { ["What"] = "Ring home on the first day", ["Start"] = "7 Sep 2026", ["Due"] = "26/3/2027", ["Cost"] = "£1,850.50", ["FundingSourceId"] = "Pupil premium", ["LeadId"] = app.World.Holding(Role.Staff).Name });
        after.Text.ShouldContain("Action added");
        var saved = await ActionAsync("Ring home on the first day");
        (saved.CostPence, saved.Due, saved.LeadId).ShouldBe((185_050, new DateOnly(2027, 3, 26), app.World.Holding(Role.Staff).MemberId));

        var edit = await head.OpenAsync($"{Root}/actions/{saved.Id}");
        edit.ValueOf("Cost").ShouldBe("1,850.50");
        (await head.SubmitAsync(edit, "Save action", new() { ["Cost"] = "900", ["Progress"] = "At risk" })).Text.ShouldContain("Action saved");
        var changed = await ActionAsync("Ring home on the first day");
        (changed.CostPence, changed.Progress, changed.Version).ShouldBe((90_000, Progress.AtRisk, 1));
    }

    [Theory]
    [InlineData("What", "", "Enter what will be done")]
    [InlineData("Due", "31 November 2026", "November 2026 has 30 days. Enter a day from 1 to 30")]
    [InlineData("Due", "soon", "Enter a date like 26 Mar 2027")]
    [InlineData("Due", "", "Enter the day the action is due, like 26 Mar 2027")]
    [InlineData("Due", "1 Sep 2026", "Due date must be on or after the start date, 7 September 2026")]
    [InlineData("Cost", "abc", "Enter the cost in pounds, like 1,850 or 1850.50")]
    [InlineData("Cost", "-5", "Enter a cost of nothing or more")]
    [InlineData("Cost", "20", "Choose where the money comes from")]
    public async Task An_action_that_cannot_be_read_or_breaks_a_rule_is_shown_again_with_its_sentence(string field, string typed, string sentence)
    {
        var priority = await PriorityAsync(2);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/actions/add");
        var fields = new Dictionary<string, object?> { ["What"] = "Never saved", ["Start"] = "7 Sep 2026", ["Due"] = "26 Mar 2027", ["Note"] = "Typed and kept" };
        fields[field] = typed;
        var again = await head.SendAsync(page, "Add action", fields);
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Document.Title.ShouldStartWith("Error: ");
        again.One(".esum").TextContent.ShouldContain(sentence);
        again.ValueOf("Note").ShouldBe("Typed and kept");
        again.ValueOf(field).ShouldBe(typed);
        again.Text.ShouldContain("Not saved yet");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().AnyAsync(a => a.What == "Never saved"))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_wrong_is_listed_in_the_order_of_the_form()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var again = await head.SendAsync(await head.OpenAsync($"{Root}/priorities/{(await PriorityAsync(2)).Id}/actions/add"), "Add action", new() { ["What"] = "", ["Start"] = "", ["Due"] = "", ["Cost"] = "1850,50" });
        again.Errors.ShouldBe(["Enter what will be done", "Enter the day the action starts, like 7 Sep 2026", "Enter the day the action is due, like 26 Mar 2027", "Enter the cost in pounds, like 1,850 or 1850.50"]);
    }

    [Theory]
    [InlineData("Start", "7 Sep 1926", "Error: The year 1926 is too far off. Enter a date like 7 Sep 2026")]
    [InlineData("Start", "7/9/1999", "Error: Enter a day between 1 September 2025 and 31 August 2028")]
    [InlineData("Due", "26 Mar 2206", "Error: The year 2206 is too far off. Enter a date like 26 Mar 2027")]
    [InlineData("Due", "2100-03-26", "Error: Enter a day between 1 September 2025 and 31 August 2028")]
    public async Task A_date_of_another_century_is_refused_at_its_field_and_everything_typed_is_kept(string field, string typed, string sentence)
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var fields = new Dictionary<string, object?> { ["What"] = "Of another century", ["Start"] = "7 Sep 2026", ["Due"] = "26 Mar 2027", ["Cost"] = "20", ["FundingSourceId"] = "Pupil premium", ["LeadId"] = app.World.Holding(Role.Staff).Name, ["Others"] = "Office", ["TrainingNeed"] = "Reading dates", ["TrainingFor"] = "All", ["Note"] = "Kept" };
        fields[field] = typed;
        var again = await head.SendAsync(await head.OpenAsync($"{Root}/priorities/{(await PriorityAsync(2)).Id}/actions/add"), "Add action", fields);
        (again.Status, again.ErrorAt(field)).ShouldBe((HttpStatusCode.BadRequest, sentence));
        again.Errors.ShouldBe([sentence["Error: ".Length..]]);
        foreach (var (name, value) in fields.Where(f => f.Key is not ("LeadId" or "FundingSourceId")))
        {
            again.ValueOf(name)!.Trim().ShouldBe((string?)value, name);
        }

        again.ValueOf("LeadId").ShouldBe(app.World.Holding(Role.Staff).MemberId.ToString());
        again.ValueOf("FundingSourceId").ShouldNotBeNullOrEmpty();
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().AnyAsync(a => a.What == "Of another century"))).ShouldBeFalse();
        (await head.SubmitAsync(again, "Add action", new() { [field] = field == "Start" ? "7 Sep 2026" : "26 Mar 2027", ["What"] = $"Of this century instead of {typed}" })).Text.ShouldContain("Action added");
    }

    [Fact]
    public async Task A_priority_s_header_is_saved_and_refused_without_a_title()
    {
        var priority = await PriorityAsync(3);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/header");
        (await head.SendAsync(page, "Save priority", new() { ["Title"] = " " })).One(".esum").TextContent.ShouldContain("Enter the priority’s title");
        page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/header");
        (await head.SubmitAsync(page, "Save priority", new() { ["ShortName"] = "Leaders", ["Strand"] = "Leadership and management", ["LinkGovernorId"] = app.World.Holding(Role.ChairOfGovernors).Name })).Text.ShouldContain("Priority saved");
        var saved = await PriorityAsync(3);
        (saved.ShortName, saved.Strand, saved.LinkGovernorId).ShouldBe(("Leaders", Strand.Leadership, app.World.Holding(Role.ChairOfGovernors).MemberId));
    }

    [Fact]
    public async Task The_title_that_the_trust_gave_stays()
    {
        var given = await PriorityAsync(1);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{given.Id}/header");
        var again = await head.SendAsync(page, "Save priority", new() { ["Title"] = "Our own words" });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.One(".esum").TextContent.ShouldContain("The trust set this title for every school");
    }

    [Fact]
    public async Task Why_and_outcomes_are_saved_and_too_long_a_text_is_refused()
    {
        var priority = await PriorityAsync(3);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/why");
        (await head.SendAsync(page, "Save", new() { ["Rationale"] = new string('x', 6001) })).One(".esum").TextContent.ShouldContain("Shorten this to 6,000 characters. It has 6,001");
        page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/why");
        (await head.SubmitAsync(page, "Save", new() { ["Rationale"] = "Leaders are new." })).Text.ShouldContain("Leaders are new.");
        page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/outcomes");
        var after = await head.SubmitAsync(page, "Save", new() { ["Outcomes"] = "One\nTwo\nThree" });
        after.Document.QuerySelectorAll("#outcomes li").Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_criterion_is_added_refused_and_measured()
    {
        var priority = await PriorityAsync(3);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/criteria/add");
        (await head.SendAsync(page, "Add success criterion", new() { ["Measure"] = "Lessons seen", ["Target"] = "150" })).One(".esum").TextContent.ShouldContain("Enter a percentage from 0 to 100");
        page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/criteria/add");
        (await head.SubmitAsync(page, "Add success criterion", new() { ["Measure"] = "Lessons seen", ["Target"] = "90%", ["ByWhen"] = "16 Jul 2027" })).Text.ShouldContain("Success criterion added");
        var id = await app.InTrustAsync(app.World.Trust.Id, db => db.Set<SuccessCriterion>().Where(c => c.Measure == "Lessons seen").Select(c => c.Id).SingleAsync());

        page = await head.OpenAsync($"{Root}/criteria/{id}/points");
        (await head.SendAsync(page, "Record measurement", new() { ["On"] = "1 Oct 2026" })).One(".esum").TextContent.ShouldContain("Enter what was measured, or what you expect by then");
        page = await head.OpenAsync($"{Root}/criteria/{id}/points");
        page = await head.SubmitAsync(page, "Record measurement", new() { ["On"] = "1 Oct 2026", ["Actual"] = "61.5" });
        page.Text.ShouldContain("61.5%");
        page = await head.SubmitAsync(page, "Remove the measurement of 1 Oct 2026");
        page.Text.ShouldContain("Measurement removed");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Set<ProgressPoint>().CountAsync(p => p.CriterionId == id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_milestone_is_added_and_changed_and_needs_a_term()
    {
        var priority = await PriorityAsync(3);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/milestones/add");
        (await head.SendAsync(page, "Add milestone", new() { ["Text"] = "Seen" })).One(".esum").TextContent.ShouldContain("Choose the term by whose end it shall be seen");
        page = await head.OpenAsync($"{Root}/priorities/{priority.Id}/milestones/add");
        await head.SubmitAsync(page, "Add milestone", new() { ["Text"] = "Leaders coach weekly", ["Term"] = "Spring term" });
        var id = await app.InTrustAsync(app.World.Trust.Id, db => db.Set<Milestone>().Where(m => m.Text == "Leaders coach weekly").Select(m => m.Id).SingleAsync());
        page = await head.OpenAsync($"{Root}/milestones/{id}");
        (await head.SubmitAsync(page, "Save milestone", new() { ["Progress"] = "Complete", ["Impact"] = "Seen in 4 of 5 lessons" })).Text.ShouldContain("Seen in 4 of 5 lessons");
    }

    [Fact]
    public async Task A_priority_is_added_moved_and_removed_but_not_the_trust_s()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/{TestWorld.Year.Slug}/priorities/add");
        (await head.SendAsync(page, "Add priority", new() { ["Title"] = "" })).One(".esum").TextContent.ShouldContain("Enter the priority’s title");
        page = await head.SubmitAsync(await head.OpenAsync($"{Root}/{TestWorld.Year.Slug}/priorities/add"), "Add priority", new() { ["Title"] = "A fourth" });
        var fourth = await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.AsNoTracking().SingleAsync(p => p.Title == "A fourth"));
        page = await head.SubmitAsync(await head.OpenAsync(Root), $"Move priority {fourth.Number} up");
        page.Text.ShouldContain("Moved");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.AsNoTracking().SingleAsync(p => p.Title == "A fourth"))).Number.ShouldBe(fourth.Number - 1);

        page = await head.OpenAsync($"{Root}/priorities/{fourth.Id}/remove");
        page.Text.ShouldContain("Remove this priority?");
        (await head.SubmitAsync(page, "Remove priority")).Text.ShouldContain("Priority removed");
        var given = await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.AsNoTracking().SingleAsync(p => p.PlanId == app.World.PlanId && p.TrustPriorityId != null));
        var refused = await head.AskAsync($"{Root}/priorities/{given.Id}/remove");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldNotContain("Remove this priority?");
        refused.Text.ShouldNotContain("Not saved yet");
        refused.One(".esum").TextContent.ShouldContain("The trust gives this priority to every school");
    }

    [Fact]
    public async Task An_action_moves_in_its_list_and_to_another_priority_and_is_removed()
    {
        var (from, to) = (await PriorityAsync(2), await PriorityAsync(3));
        using var head = await app.SignedInAsync(Role.Headteacher);
        foreach (var what in new[] { "First of the two", "Second of the two" })
        {
            await head.SubmitAsync(await head.OpenAsync($"{Root}/priorities/{from.Id}/actions/add"), "Add action", new() { ["What"] = what, ["Start"] = "7 Sep 2026", ["Due"] = "26 Mar 2027" });
        }

        var second = await ActionAsync("Second of the two");
        var plan = await head.OpenAsync($"{Root}?open=2");
        await head.PostAsync(plan, $"{Root}/{TestWorld.Year.Slug}/moves", new() { ["move"] = $"action:{second.Id}:{second.Position - 1}" });
        (await ActionAsync("Second of the two")).Position.ShouldBe(second.Position - 1);
        await head.PostAsync(plan, $"{Root}/{TestWorld.Year.Slug}/moves", new() { ["move"] = $"action:{second.Id}", ["to"] = "1" });
        (await ActionAsync("Second of the two")).Position.ShouldBe(1);

        var page = await head.OpenAsync($"{Root}/actions/{second.Id}/move");
        (await head.SendAsync(page, "Move action")).One(".esum").TextContent.ShouldContain("Choose the priority to move it to");
        (await head.SubmitAsync(page, "Move action", new() { ["PriorityId"] = to.Id })).Text.ShouldContain("Action moved");
        (await ActionAsync("Second of the two")).PriorityId.ShouldBe(to.Id);

        (await head.SubmitAsync(await head.OpenAsync($"{Root}/actions/{second.Id}/remove"), "Remove action")).Text.ShouldContain("Action removed");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().AnyAsync(a => a.Id == second.Id))).ShouldBeFalse();
    }

    private Task<Priority> PriorityAsync(int number) => app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.AsNoTracking().SingleAsync(p => p.PlanId == app.World.PlanId && p.Number == number));

    private Task<PlanAction> ActionAsync(string what) => app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().AsNoTracking().SingleAsync(a => a.What == what));
}
