using System.Net;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

public sealed class SchoolsTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Theory]
    [InlineData(Role.Headteacher, "/schools/100001")]
    [InlineData(Role.Governor, "/schools/100001")]
    [InlineData(Role.TrustExecutive, "/schools")]
    [InlineData(Role.TrustAdministrator, "/schools")]
    public async Task Everybody_is_led_to_where_their_work_is(Role role, string to)
    {
        using var visitor = await app.SignedInAsync(role);
        (await visitor.AskAsync("/")).Location.ShouldBe(to);
    }

    [Fact]
    public async Task A_platform_administrator_is_led_to_the_trusts()
    {
        using var visitor = await app.SignedInAsync(app.World.PlatformAdministrator);
        (await visitor.AskAsync("/")).Location.ShouldBe("/trusts");
    }

    [Fact]
    public async Task An_executive_sees_every_school_of_the_trust_with_the_state_of_its_plan()
    {
        using var visitor = await app.SignedInAsync(Role.TrustExecutive);
        var page = await visitor.OpenAsync("/schools");
        Names(page).ShouldBe(["Elmside Academy", "Oakfield Primary School", "Willow Bank School"]);
        var oakfield = Seen.Words(page.Document.QuerySelectorAll("tbody tr")[1])!;
        oakfield.ShouldContain("412");
        oakfield.ShouldContain("3 off track");
        Seen.Words(page.Document.QuerySelectorAll("tbody tr")[0])!.ShouldContain("No plan for 2026–27 yet");
        page.Text.ShouldNotContain("Hidden");
    }

    [Fact]
    public async Task The_list_is_filtered_by_name_and_phase_with_a_form()
    {
        using var visitor = await app.SignedInAsync(Role.TrustExecutive);
        var page = await visitor.OpenAsync("/schools");
        var found = await visitor.SubmitAsync(page, "Apply", new() { ["name"] = "wILLow", ["phase"] = "Primary" });
        Names(found).ShouldBe(["Willow Bank School"]);
        found.Text.ShouldContain("Showing 1 of 3 schools");
        (await visitor.SubmitAsync(page, "Apply", new() { ["name"] = "nowhere" })).Text.ShouldContain("No school matches");
        Names(await visitor.OpenAsync("/schools?order=overdue&name=")).First().ShouldNotBe("Elmside Academy");
    }

    [Fact]
    public async Task A_head_sees_only_their_school_and_an_administrator_no_words_of_a_plan()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        Names(await head.OpenAsync("/schools")).ShouldBe(["Oakfield Primary School"]);
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await administrator.OpenAsync("/schools");
        Names(page).Count().ShouldBe(3);
        page.Text.ShouldContain("Your role does not include the schools’ plans");
        page.Document.QuerySelectorAll("thead th").Select(h => h.TextContent).ShouldBe(["School", "Pupils"], "A column that is empty for every school says nothing.");
        page.Document.QuerySelector("#order").ShouldBeNull();
        page.Text.ShouldNotContain("off track");
    }

    [Fact]
    public async Task A_schools_home_says_what_needs_somebody_and_how_the_plan_stands()
    {
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var page = await lead.OpenAsync("/schools/100001");
        page.Heading.ShouldBe("Oakfield Primary School");
        page.Text.ShouldContain("3 actions overdue, 1 activity overdue");
        page.Text.ShouldContain("Record what you found: Phonics drop-ins (north)");
        page.Text.ShouldContain("Train every teacher in the programme");
        page.Text.ShouldContain("You lead this");
        page.Text.ShouldContain("1. Every pupil reads well (north)");
        page.Link("Open the plan").ShouldBe("/schools/100001/plan/2026-27");
        page.Document.QuerySelector(".hist").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_governor_is_led_to_the_summary_and_sees_no_actions_words()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        var page = await governor.OpenAsync("/schools/100001");
        page.Link("Open the summary").ShouldBe("/schools/100001/plan/2026-27/summary");
        page.Text.ShouldContain("2. Attendance");
        page.Text.ShouldNotContain("Train every teacher");
        page.Document.QuerySelectorAll("a[href$='/plan/2026-27']").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Governor)]
    [InlineData(Role.Clerk)]
    [InlineData(Role.Trustee)]
    [InlineData(Role.ChairOfGovernors)]
    [InlineData(Role.Staff)]
    public async Task Every_link_of_the_menu_opens_for_who_is_shown_it(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        var links = (await visitor.OpenAsync("/schools/100001")).Document.QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldContain(l => l.StartsWith("/schools/100001/plan", StringComparison.Ordinal));
        foreach (var link in links)
        {
            (await visitor.AskAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task Who_reads_the_summary_alone_is_told_when_there_is_no_plan_yet()
    {
        using var trustee = await app.SignedInAsync(Role.Trustee);
        var empty = $"/schools/{app.World.Trust.EmptySchool.Urn}";
        var page = await trustee.OpenAsync((await trustee.OpenAsync(empty)).Document.QuerySelectorAll(".rail a").First(a => Seen.Words(a) == "Improvement plan").GetAttribute("href")!);
        page.Address.ShouldBe(empty);
        page.Text.ShouldContain("There is no plan for 2026–27 yet. The headteacher or a senior leader starts it");
        (await trustee.AskAsync($"{empty}/plan/never/summary")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Home_shows_the_half_terms_weeks_and_how_each_priority_stands()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync("/schools/100001");
        page.Text.ShouldContain("Autumn 2, week 4");
        var row = page.Document.QuerySelectorAll("table tbody tr").First(r => r.QuerySelector("th")!.TextContent.StartsWith("2. Attendance", StringComparison.Ordinal));
        row.QuerySelector("[data-l='Milestones']")!.TextContent.Trim().ShouldBe("0 of 1 met");
        row.QuerySelector("[data-l='Now']")!.TextContent.Trim().ShouldBe("74%");
        row.QuerySelectorAll("svg.spark").Length.ShouldBe(1);
        page.Text.ShouldContain("Monitoring this half-term");
        page.Text.ShouldContain(", this week");
        var activity = await head.OpenAsync(page.Link("Phonics drop-ins (north)"));
        Seen.Words(activity.One("nav[aria-label='Golden thread']"))!.ShouldContain("Monitoring Phonics drop-ins (north) this page");
    }

    [Fact]
    public async Task Another_trusts_school_is_not_there_and_a_neighbours_is_refused()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/schools/200001")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.AskAsync("/schools/100003")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<string?> Names(Seen page) => page.Document.QuerySelectorAll("tbody th a").Select(Seen.Words);
}
