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
        var left = page.Document.QuerySelectorAll("tbody tr").Length;
        var done = await head.SubmitAsync(page, "Accept all");
        done.Text.ShouldContain($"{left} activities are in the schedule");
        (await head.OpenAsync($"{Year}/proposals")).Text.ShouldContain("Everything has been answered");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Monitoring.CountAsync(a => a.ProposalKey != null))).ShouldBe(left + 2);
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
