using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Bringing;
using SchoolImprovement.Web.Tests.Bringing;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>A plan from elsewhere, from the paste to the plan.</summary>
public sealed class BringInTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Pasted = "Objective\tActions\tWho\tWhen\tCost\tWhere it hangs\nWriting is strong\tAgree a sequence\tNorth PriorityLead\tAutumn 1\t£1.2k\tStaff room\n\tBuy dictionaries\tMr Nobody\tsometime\t500 PP\t\n";

    private string At(TestSchool school) => $"/schools/{school.Urn}/plan/{TestWorld.Year.Slug}";

    private Task<Domain.Plans.Plan> PlanAsync(TestSchool school) => app.InTrustAsync(app.World.Trust.Id, db =>
        db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Actions).Include(p => p.Priorities).ThenInclude(p => p.Criteria).AsSplitQuery().FirstAsync(p => p.SchoolId == school.Id && p.Year == TestWorld.Year));

    private static async Task<Seen> PasteAsync(Visitor head, string at, string pasted = Pasted) =>
        await head.SubmitAsync(await head.OpenAsync($"{at}/bring-in"), "Look what it would become", new() { ["Paste a table"] = pasted });

    [Fact]
    public async Task A_pasted_table_is_added_to_the_plan_after_it_was_seen()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var at = At(app.World.School);
        var before = await PlanAsync(app.World.School);
        var preview = await PasteAsync(head, at);
        preview.Heading.ShouldBe("What it would become");
        preview.Text.ShouldContain("1 new priority, 2 actions, £1,700");
        preview.Text.ShouldContain("Where it hangs: Staff room");
        preview.Text.ShouldContain("Mr Nobody");
        (await PlanAsync(app.World.School)).Priorities.Count.ShouldBe(before.Priorities.Count, "Looking writes nothing into the plan.");

        var plan = await head.SubmitAsync(preview, "Bring it in");
        plan.Text.ShouldContain("1 priority and 2 actions brought in");
        var after = await PlanAsync(app.World.School);
        after.Priorities.Count.ShouldBe(before.Priorities.Count + 1);
        var writing = after.InOrder.Last();
        writing.Title.ShouldBe("Writing is strong");
        var actions = writing.Actions.OrderBy(a => a.Position).ToList();
        (actions[0].LeadId, actions[0].CostPence, actions[0].Start).ShouldBe((app.World.Holding(Role.PriorityLead).MemberId, 120_000, new DateOnly(2026, 9, 1)));
        (actions[1].LeadId, actions[1].Others, actions[1].Note).ShouldBe((null, "Mr Nobody", "When: sometime"));
        var comments = (await head.OpenAsync($"{at}/comments")).Text;
        comments.ShouldContain("Brought in from Pasted table, The paste, row 2:");
        comments.ShouldContain("Where it hangs: Staff room");
        (await head.AskAsync(preview.Address)).Status.ShouldBe(HttpStatusCode.NotFound, "What is brought in is no longer kept.");
    }

    [Fact]
    public async Task What_is_chosen_for_a_column_is_seen_before_it_is_brought_in()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var preview = await PasteAsync(head, At(app.World.School), "Action\tBlue folder\nTrain everybody\tEvery class is trained\n");
        preview.Text.ShouldContain("Blue folder: Every class is trained");
        var again = await head.SubmitAsync(preview, "Bring it in", new() { ["Input.Layouts[0].Columns[1]"] = "Success criterion", ["Input.Titles[0]"] = "Chosen by the head" });
        again.Text.ShouldContain("You changed what a column means. Look at what it would become now, then bring it in");
        again.Text.ShouldContain("1 new priority, 1 success criterion");
        await head.SubmitAsync(again, "Bring it in");
        var made = (await PlanAsync(app.World.School)).Priorities.Single(p => p.Title == "Chosen by the head");
        made.Criteria.Single().Measure.ShouldBe("Every class is trained");
    }

    [Fact]
    public async Task A_preview_of_a_plan_that_was_submitted_meanwhile_says_what_to_do_and_shows_no_form()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var preview = await PasteAsync(head, At(app.World.School));
        async Task StandAsync(PlanStatus status) => await app.InTrustAsync(app.World.Trust.Id, db => db.Plans.Where(p => p.Id == app.World.PlanId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, status)));
        await StandAsync(PlanStatus.Submitted);
        var later = await head.AskAsync(preview.Address);
        await StandAsync(PlanStatus.Draft);
        later.Status.ShouldBe(HttpStatusCode.Conflict);
        later.Text.ShouldContain("This plan is with the trust. Take it back to change it");
        later.Link("See where the plan stands").ShouldBe(At(app.World.School) + "/status");
        later.Document.QuerySelectorAll("main button").ShouldBeEmpty();
        (await head.OpenAsync(preview.Address)).Text.ShouldContain("What would be added");
    }

    [Fact]
    public async Task A_date_far_off_the_plans_year_goes_into_the_note()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var preview = await PasteAsync(head, At(app.World.School), "Priority\tAction\tWhen\nFar off\tTrain\tOctober 2062\n");
        preview.Text.ShouldContain("It is more than a year off 2026–27, so the words are in the action’s note. Choose the dates in the plan");
        await head.SubmitAsync(preview, "Bring it in");
        (await PlanAsync(app.World.School)).Priorities.Single(p => p.Title == "Far off").Actions.Single().Note.ShouldBe("When: October 2062");
    }

    [Fact]
    public async Task What_is_unticked_is_left_out()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var preview = await PasteAsync(head, At(app.World.School), "Priority\tAction\tWhere it hangs\nUnticked\tTrain\tThe green corridor\n");
        await head.SubmitAsync(preview, "Bring it in", new() { ["keep"] = "false" });
        (await head.OpenAsync($"{At(app.World.School)}/comments")).Text.ShouldNotContain("The green corridor");
        (await PlanAsync(app.World.School)).Priorities.ShouldContain(p => p.Title == "Unticked");
    }

    [Fact]
    public async Task A_word_document_starts_the_plan_of_a_school_that_has_none()
    {
        var school = app.World.Trust.EmptySchool;
        var head = app.World.Holding(Role.Headteacher);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            (await db.Members.Include(m => m.Roles).FirstAsync(m => m.Id == head.MemberId)).GiveAtSetUp(Role.Headteacher, school.Id, null, TestClock.Today);
            await db.SaveChangesAsync();
        });
        using var visitor = await app.SignedInAsync(head);
        (await visitor.OpenAsync($"{At(school)}")).Link("Bring in a plan you have").ShouldBe($"{At(school)}/bring-in");
        var preview = await visitor.SubmitAsync(await visitor.OpenAsync($"{At(school)}/bring-in"), "Look what it would become", new() { ["Or choose a file"] = new TestFile("Our plan.docx", () => new MemoryStream(SampleDocuments.Word())) });
        preview.Text.ShouldContain("2 new priorities, 2 success criteria, 4 actions");
        await visitor.SubmitAsync(preview, "Bring it in");
        var plan = await PlanAsync(school);
        plan.InOrder.Select(p => p.Title).ShouldBe(["Every pupil reads well (north)", "Early reading", "Attendance"]);
        plan.InOrder.Last().Actions.Single().Progress.ShouldBe(Domain.Progress.OnTrack);
    }

    [Fact]
    public async Task A_workbook_is_brought_in()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var preview = await head.SubmitAsync(await head.OpenAsync($"{At(app.World.School)}/bring-in"), "Look what it would become", new() { ["Or choose a file"] = new TestFile("Plan.xlsx", () => new MemoryStream(SampleDocuments.Workbook())) });
        preview.Text.ShouldContain("1 new priority, 2 actions, £1,250");
        preview.Text.ShouldContain("10 Sep 2026");
        preview.Text.ShouldContain("Academy Improvement Plan 2026-27");
        (await head.SubmitAsync(preview, "Bring in nothing")).Text.ShouldContain("Nothing was brought in");
        (await head.AskAsync(preview.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_at_its_field()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        Task<Seen> Page() => head.OpenAsync($"{At(app.World.School)}/bring-in");
        (await head.SubmitAsync(await Page(), "Look what it would become")).ErrorAt("Pasted").ShouldEndWith("Paste a table, or choose a file");
        var sentence = await head.SubmitAsync(await Page(), "Look what it would become", new() { ["Paste a table"] = "only a sentence" });
        sentence.Status.ShouldBe(HttpStatusCode.BadRequest);
        sentence.ErrorAt("Pasted").ShouldEndWith("There is no table in what you pasted. In Word or Excel select the whole table with its headings, copy it and paste it here");
        sentence.ValueOf("Pasted").ShouldBe("only a sentence");
        (await head.SubmitAsync(await Page(), "Look what it would become", new() { ["Or choose a file"] = new TestFile("plan.pdf", "%PDF-1.4") })).ErrorAt("File").ShouldNotBeNull().ShouldContain("“plan.pdf” is a PDF");
        (await head.SubmitAsync(await Page(), "Look what it would become", new() { ["Or choose a file"] = new TestFile("plan.csv", () => new MemoryStream(new byte[PlanFile.Largest + 1])) })).ErrorAt("File").ShouldNotBeNull().ShouldEndWith("The file is larger than 5 MB. Take pictures out of it, or copy the table and paste it");
        (await head.SubmitAsync(await Page(), "Look what it would become", new() { ["Paste a table"] = Pasted, ["Or choose a file"] = new TestFile("plan.csv", "a,b") })).ErrorAt("Pasted").ShouldNotBeNull().ShouldContain("You pasted a table and chose a file");
    }

    [Fact]
    public async Task A_preview_is_for_the_one_who_began_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var preview = await PasteAsync(head, At(app.World.School));
        (await deputy.AskAsync(preview.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.OpenAsync($"{At(app.World.School)}/bring-in")).Text.ShouldContain("Begun and not confirmed");
    }

    [Fact]
    public async Task What_nobody_came_back_for_goes_after_a_week()
    {
        var old = new BringIn(app.World.ActorOf(app.World.Holding(Role.Headteacher)), app.World.School.Id, TestWorld.Year, "Forgotten.docx", "{}", TestClock.Start.UtcDateTime.AddDays(-8));
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            db.Add(old);
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"{At(app.World.School)}/bring-in")).Text.ShouldNotContain("Forgotten.docx");
        await PasteAsync(head, At(app.World.School));
        (await app.InTrustAsync(app.World.Trust.Id, db => db.BringIns.AnyAsync(b => b.Id == old.Id))).ShouldBeFalse();
    }
}
