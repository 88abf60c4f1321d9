using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Monitoring;

public sealed class ProposalPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Year => $"/schools/{app.World.School.Urn}/monitoring/{TestWorld.Year.Slug}";

    [Fact]
    public async Task Proposals_are_dropped_moved_and_accepted_once()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Year}/proposals");
        page.Text.ShouldContain("Criterion: Pupils who pass the phonics check");
        page.Text.ShouldContain("Milestone: Seen by the end of Spring");
        page.Text.ShouldNotContain("Autumn 1");
        var first = page.One("tbody tr");
        var (key, title) = (first.QuerySelector("button[name=key]")!.GetAttribute("value")!, Seen.Words(first.QuerySelector("th"))!);
        page = await head.SubmitAsync(page, $"Drop {title}");
        page.Text.ShouldContain("It is not proposed again this year");
        page.Document.QuerySelectorAll($"button[value='{key}']").ShouldBeEmpty();
        var second = page.One("tbody tr");
        key = second.QuerySelector("button[name=key]")!.GetAttribute("value")!;
        page = await head.SubmitAsync(page, $"Accept {Seen.Words(second.QuerySelector("th"))}", new() { [$"Half[{key}]"] = "Summer1" });
        page.Text.ShouldContain("is in the schedule");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.FirstAsync(a => a.ProposalKey == key))).HalfTerm.ShouldBe(Domain.HalfTerm.Summer1);
        page.One("#h-Summer1").ShouldNotBeNull();
        var left = page.Document.QuerySelectorAll("tbody tr").Length;

        // Nothing ticked, then two accepted at once where they were moved to, then two dropped.
        page.Document.QuerySelectorAll("details.half[open]").ShouldHaveSingleItem();
        var half = Seen.Words(page.Document.QuerySelectorAll("details.half h2").First())!;
        (await head.SubmitAsync(page, $"Accept ticked of {half}")).Errors.ShouldBe(["Tick the activities that you accept first"]);
        (await head.SubmitAsync(page, $"Drop ticked of {half}")).Errors.ShouldBe(["Tick the activities that you drop first"]);
        var keys = page.Document.QuerySelectorAll("input[name=Tick]").Select(t => t.GetAttribute("value")!).ToList();
        keys.Count.ShouldBe(left);
        page = await TickAsync(head, page, "Accept", keys[..2], new() { [$"Half[{keys[1]}]"] = "Summer2" });
        page.Text.ShouldContain("2 activities are in the schedule");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.FirstAsync(a => a.ProposalKey == keys[1]))).HalfTerm.ShouldBe(Domain.HalfTerm.Summer2);
        page = await TickAsync(head, page, "Drop", keys[2..4], []);
        page.Text.ShouldContain("2 proposals dropped. They are not proposed again this year");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.CountAsync(a => keys.Contains(a.ProposalKey!) && a.Status == ActivityStatus.Dropped))).ShouldBe(2);
        (await TickAsync(head, page, "Drop", keys[2..4], [])).Text.ShouldContain("This proposal has been answered already");
        left -= 4;
        var done = await head.SubmitAsync(page, "Accept all");
        done.Text.ShouldContain($"{left} activities are in the schedule");
        (await head.OpenAsync($"{Year}/proposals")).Text.ShouldContain("Everything has been answered");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.CountAsync(a => a.ProposalKey != null))).ShouldBe(left + 6);
    }

    private async Task<Seen> TickAsync(Visitor head, Seen page, string handler, IReadOnlyList<string> keys, Dictionary<string, string> more)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            more[$"Tick[{i}]"] = keys[i];
        }

        var answer = await head.PostAsync(page, $"{Year}/proposals?handler={handler}", more);
        return answer.Location is { } to ? await head.OpenAsync(to.Split('#')[0]) : answer;
    }

    [Fact]
    public async Task What_is_planned_is_not_proposed_and_a_criterion_without_a_week_left_is_named()
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var by = app.World.ActorOf(app.World.Holding(Role.Headteacher));
            var priority = await db.Priorities.Include(p => p.Criteria).OrderBy(p => p.Number).FirstAsync(p => p.SchoolId == app.World.School.Id);
            priority.AddCriterion(by, new CriterionFacts("Every child has a book", MeasureUnit.Number, null, null, null, TestClock.Today.AddDays(-9), null, null, default, null));
            await db.SaveChangesAsync();
        });
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Year}/proposals");
        page.One(".note").TextContent.ShouldContain("No week is left before the date of 1 success criterion");
        page.One(".note").TextContent.ShouldContain("Every child has a book");
        // The world has a book look in this half-term, planned by hand.
        page.Document.QuerySelectorAll("[aria-labelledby='h-Autumn2'] th[scope=row]").Select(Seen.Words).ShouldNotContain("Book look");
    }

    [Fact]
    public async Task Before_a_criterion_goes_the_page_says_what_monitoring_hangs_on_it_and_asks()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var (criterion, activity) = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var by = app.World.ActorOf(app.World.Holding(Role.Headteacher));
            var priority = await db.Priorities.Include(p => p.Criteria).OrderBy(p => p.Number).FirstAsync(p => p.SchoolId == app.World.School.Id);
            var added = priority.AddCriterion(by, new CriterionFacts("To be removed", MeasureUnit.Number, null, null, null, null, null, null, default, null));
            var type = await db.ActivityTypes.FirstAsync();
            var check = MonitoringActivity.Plan(by, app.World.School.Id, TestWorld.Year, new ActivityFacts("Hanging check", type.Id, type.Kind, new ActivityTime(Domain.HalfTerm.Spring1, null, null), null, priority, added.Id, null, null, null, null, null, null, default));
            db.Add(check);
            await db.SaveChangesAsync();
            return (added.Id, check.Id);
        });
        var page = await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/criteria/{criterion}/remove");
        page.Text.ShouldContain("A monitoring activity looks at this: Hanging check");
        (await head.SubmitAsync(page, "Remove success criterion", new() { ["Monitoring"] = "drop" })).Text.ShouldContain("Success criterion removed");
        var left = await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.FirstAsync(a => a.Id == activity));
        (left.Status, left.CriterionId, left.Reason).ShouldBe((ActivityStatus.Dropped, null, "The success criterion that it looked at was removed from the plan"));
        left.PriorityId.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_trust_changes_its_activity_types()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.OpenAsync("/activities");
        (await executive.SubmitAsync(page, "Add type", new() { ["Name"] = "Book look" })).ErrorAt("Name").ShouldEndWith("Book look is in the list already. Enter another name");
        page = await executive.SubmitAsync(page, "Add type", new() { ["Name"] = "Library walk" });
        page.Text.ShouldContain("Library walk added");
        page = await executive.SubmitAsync(page, "No longer offer Library walk");
        page.Text.ShouldContain("Library walk is no longer offered or proposed");
    }
}
