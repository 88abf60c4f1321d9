using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

public sealed class StartTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    [Fact]
    public async Task Last_years_plan_is_carried_on_with_its_unfinished_actions_and_a_second_click_changes_nothing()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/start?year=2027-28");
        page.Text.ShouldContain("There is no plan for 2027–28 yet");
        page.Text.ShouldContain("Brings over 3 priorities");
        var started = await head.SendAsync(page, "Carry on last year’s plan");
        started.Location.ShouldBe($"{Root}/2027-28");
        var plan = await PlanOfAsync(app.World.School, TestWorld.Year.Next);
        plan!.Priorities.Count.ShouldBe(3);
        plan.Priorities.SelectMany(p => p.Actions).ShouldNotBeEmpty();

        var again = await head.SendAsync(page, "Carry on last year’s plan");
        again.Location.ShouldBe($"{Root}/2027-28");
        (await PlanOfAsync(app.World.School, TestWorld.Year.Next))!.Id.ShouldBe(plan.Id);
        (await head.OpenAsync($"{Root}/2027-28/summary")).Text.ShouldContain("The school already has a plan for 2027–28. This is it");
        (await head.AskAsync($"{Root}/start?year=2027-28")).Location.ShouldBe($"{Root}/2027-28");
    }

    [Fact]
    public async Task Two_who_start_at_the_same_moment_get_one_plan()
    {
        using var head = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var root = $"/schools/{app.World.Trust.Neighbour.Urn}/plan";
        var page = await head.OpenAsync($"{root}/start?year=2027-28");
        var both = await Task.WhenAll(head.SendAsync(page, "Use the trust template"), head.SendAsync(page, "Use the trust template"));
        both.ShouldAllBe(s => s.Location == $"{root}/2027-28");
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.Plans.CountAsync(p => p.SchoolId == app.World.Trust.Neighbour.Id && p.Year == TestWorld.Year.Next)).ShouldBe(1));
    }

    [Fact]
    public async Task What_the_trust_gives_to_every_school_is_in_every_plan_and_one_without_it_is_not_submitted()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var (school, year) = (app.World.School, TestWorld.Year.Next);
        await app.InTrustAsync(app.World.Trust.Id, db => db.Plans.Where(p => p.SchoolId == school.Id && p.Year == year).ExecuteDeleteAsync());
        var page = await head.OpenAsync($"{Root}/start?year=2027-28");
        page.Text.ShouldNotContain("Start with an empty plan");
        await head.SendAsync(page, "Use the trust template");
        var plan = (await PlanOfAsync(school, year))!;
        plan.Priorities.ShouldHaveSingleItem().TrustPriorityId.ShouldNotBeNull();

        // A plan from before the trust gave it: the status says what is missing, and takes it in.
        await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.Where(p => p.PlanId == plan.Id).ExecuteDeleteAsync());
        var status = await head.OpenAsync($"{Root}/2027-28/status");
        status.Text.ShouldContain("1 priority that the trust gives to every school is not in the plan");
        var refused = await head.PostAsync(status, $"{Root}/2027-28/status?handler=Submit", []);
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("The trust’s priority “Every pupil reads well (north)”");
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.PostAsync(await governor.OpenAsync($"{Root}/2027-28/status"), $"{Root}/2027-28/status?handler=TakeIn", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        var taken = await head.SubmitAsync(status, "Take in the trust’s priorities");
        taken.Text.ShouldContain("The trust’s priorities are in the plan");
        taken.Text.ShouldNotContain("that the trust gives to every school is not in the plan");
        (await PlanOfAsync(school, year))!.Priorities.ShouldHaveSingleItem().Title.ShouldBe("Every pupil reads well (north)");
        await app.InTrustAsync(app.World.Trust.Id, db => db.Plans.Where(p => p.SchoolId == school.Id && p.Year == year).ExecuteDeleteAsync());
    }

    [Theory]
    [InlineData("2020-21", "Template", "A plan can be started for 2026–27 and 2027–28. Choose one of them")]
    [InlineData("2026-27", "", "Choose how to start the plan")]
    public async Task A_year_or_a_way_that_is_not_offered_is_refused_with_a_sentence(string year, string from, string sentence)
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/start?year=2027-28");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]") is null ? await head.OpenAsync($"{Root}/2026-27/header") : page;
        var seen = await head.PostAsync(token, $"{Root}/start", new() { ["Input.Year"] = year, ["Input.From"] = from });
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain(sentence);
    }

    [Theory]
    [InlineData(Role.Governor)]
    [InlineData(Role.PriorityLead)]
    [InlineData(Role.TrustExecutive)]
    public async Task Who_does_not_edit_the_plan_does_not_start_one(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        (await visitor.PostAsync(await visitor.OpenAsync("/schools/100001"), $"{Root}/start", new() { ["Input.Year"] = "2027-28", ["Input.From"] = "Template" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<Domain.Plans.Plan?> PlanOfAsync(TestSchool school, AcademicYear year) =>
        app.InTrustAsync(app.World.Trust.Id, db => db.Plans.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Priorities).ThenInclude(p => p.Actions).FirstOrDefaultAsync(p => p.SchoolId == school.Id && p.Year == year));
}
