using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Browser.Tests.Journeys;

/// <summary>A head's monitoring: from proposals to findings to a new action in the plan.</summary>
public sealed class MonitoringJourneys(Browsing browsing) : IClassFixture<Browsing>
{
    [Theory]
    [InlineData(true, "Firs Primary School", "head@firs.example")]
    [InlineData(false, "Meadowside Primary School", "head@meadowside.example")]
    public async Task Proposals_are_accepted_findings_need_something_that_follows_and_an_action_appears_in_the_plan(bool javaScript, string school, string head)
    {
        var year = AcademicYear.Of(TimeProvider.System.Today()).Slug;
        var page = await browsing.OpenAsync(head, javaScript);
        await using var _ = page.Context;
        var urn = await browsing.App.InTrustAsync("Arden Vale Learning Trust", db => db.Schools.Where(s => s.Name == school).Select(s => s.Urn).SingleAsync());
        await page.GotoAsync($"/schools/{urn}/monitoring/{year}/proposals");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept all" }).ClickAsync();
        await Assertions.Expect(page.GetByText("activities are in the schedule")).ToBeVisibleAsync();
        await Screens.TakeAsync(page, $"journey-monitoring-year-{javaScript}");

        await page.GotoAsync($"/schools/{urn}/monitoring/{year}/list?half=year&status=any");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Criterion: ") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Record findings" }).First.ClickAsync();
        await page.GetByLabel("Date it happened").FillAsync(DateTime.UtcNow.AddDays(-1).ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("What is strong").FillAsync("All classes follow the programme.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record findings and close" }).ClickAsync();
        await Assertions.Expect(page.GetByText("An activity cannot be closed without it").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("What is strong")).ToHaveValueAsync("All classes follow the programme.");

        var action = $"Coach on questioning, agreed after monitoring {javaScript}";
        await page.GetByLabel("A new action in the plan").CheckAsync();
        await page.GetByLabel("Action", new() { Exact = true }).FillAsync(action);
        await page.GetByLabel("By", new() { Exact = true }).FillAsync(DateTime.UtcNow.AddDays(30).ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Record findings and close" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is closed")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = action }).ClickAsync();
        await Assertions.Expect(page.GetByText(action).First).ToBeVisibleAsync();
        page.Url.ShouldContain("/plan/");
        await Screens.TakeAsync(page, $"journey-monitoring-plan-{javaScript}");
    }
}
