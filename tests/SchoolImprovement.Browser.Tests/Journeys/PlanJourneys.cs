using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Browser.Tests.Journeys;

/// <summary>A head's year: the plan from nothing to paper, with two people at once, without a line, without a mouse and without a script.</summary>
public sealed class PlanJourneys(Browsing browsing) : IClassFixture<Browsing>
{
    private const string Head = "head@firs.example";
    private const string Deputy = "deputy@firs.example";

    private static readonly AcademicYear ThisYear = AcademicYear.Of(TimeProvider.System.Today());
    private static readonly AcademicYear NextYear = ThisYear.Next;

    [Fact]
    public async Task A_plan_from_empty_to_printed()
    {
        var page = await browsing.OpenAsync("head@meadowside.example");
        await using var _ = page.Context;
        await page.GotoAsync($"/schools/{await UrnAsync("Meadowside Primary School")}/plan/{NextYear.Slug}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the trust template" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a priority" }).First.ClickAsync();
        await page.GetByLabel("Title").FillAsync("Every pupil writes with confidence");
        await PressAsync(page, "Add priority");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Every pupil writes with confidence" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit why this matters" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Why this matters" }).FillAsync("Writing lags behind reading in every year group.");
        await PressAsync(page, "Save");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a success criterion" }).ClickAsync();
        await page.GetByLabel("What is measured or seen").FillAsync("Pupils at the expected standard in writing");
        await page.GetByLabel("Baseline", new() { Exact = true }).FillAsync("61");
        await page.GetByLabel("Target", new() { Exact = true }).FillAsync("75");
        await PressAsync(page, "Add success criterion");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a milestone" }).ClickAsync();
        await page.GetByLabel("What will be seen").FillAsync("Every class keeps one writing folder");
        await page.GetByLabel("By the end of").SelectOptionAsync("Autumn");
        await PressAsync(page, "Add milestone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).ClickAsync();
        await page.GetByLabel("Action", new() { Exact = true }).FillAsync("Train every teacher to model writing");
        await page.GetByLabel("Start", new() { Exact = true }).FillAsync($"1 September {NextYear.StartYear}");
        await page.GetByLabel("Due", new() { Exact = true }).FillAsync($"18 December {NextYear.StartYear}");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Cost" }).FillAsync("1,250");
        await page.GetByLabel("Paid from").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await PressAsync(page, "Add action");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "£1,250" }).First).ToBeVisibleAsync();
        await Screens.TakeAsync(page, "journey-plan-written");

        var pdf = await page.APIRequest.GetAsync(await HrefAsync(page, "PDF"));
        pdf.Headers["content-type"].ShouldBe("application/pdf");
        Encoding.ASCII.GetString((await pdf.BodyAsync())[..5]).ShouldBe("%PDF-");
        var kept = await PrioritiesAsync("Meadowside Primary School");
        kept.Count.ShouldBe(3, "the trust gives two to every school");
        kept.ShouldContain("Every pupil writes with confidence");
    }

    [Theory]
    [InlineData(true, "Firs Primary School", Head)]
    [InlineData(false, "Beacon Hill Primary School", "head@beaconhill.example")]
    public async Task A_plan_is_written_and_printed_by_keyboard_alone_with_a_script_and_without(bool javaScript, string school, string head)
    {
        var page = await browsing.OpenAsync(head, javaScript);
        await using var _ = page.Context;
        await page.GotoAsync($"/schools/{await UrnAsync(school)}/plan/{NextYear.Slug}");
        await page.EnterAsync("Use the trust template");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a priority" }).First.WaitForAsync();
        await page.EnterAsync("Add a priority");
        await page.GetByLabel("Title").WaitForAsync();
        await page.KeyInAsync("Title", "Attendance is above 96%");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).WaitForAsync();
        await page.EnterAsync("Add an action");
        await page.GetByLabel("Action", new() { Exact = true }).WaitForAsync();
        await page.KeyInAsync("Action", "Ring home on the first morning");
        await page.KeyInAsync("Start", $"1 September {NextYear.StartYear}");
        await page.KeyInAsync("Due", $"30 June {NextYear.StartYear + 1}");
        await page.EnterAsync("Add action");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ring home on the first morning" }).WaitForAsync();

        await page.TabToAsync("PDF");
        var download = page.WaitForDownloadAsync();
        await page.Keyboard.PressAsync("Enter");
        var file = await (await download).PathAsync();
        Encoding.ASCII.GetString((await File.ReadAllBytesAsync(file))[..5]).ShouldBe("%PDF-");
        (await PrioritiesAsync(school)).ShouldContain("Attendance is above 96%");
    }

    [Fact]
    public async Task Two_people_change_one_thing_and_both_versions_are_seen()
    {
        var address = await ActionAsync();
        var (mine, theirs) = (await browsing.OpenAsync(Head), await browsing.OpenAsync(Deputy));
        await using var first = mine.Context;
        await using var second = theirs.Context;
        await mine.GotoAsync(address);
        await theirs.GotoAsync(address);
        await theirs.GetByLabel("Note").FillAsync("The deputy's words");
        await theirs.GetByLabel("Others involved").FillAsync("The whole team");
        await PressAsync(theirs, "Save action");
        await mine.GetByLabel("Note").FillAsync("The head's words");
        await PressAsync(mine, "Save action");

        await Expect(mine.GetByText("changed this action while you were editing it")).ToBeVisibleAsync();
        await Expect(mine.GetByText("The deputy's words", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(mine.GetByText("The head's words", new() { Exact = true })).ToBeVisibleAsync();
        (await mine.LookAsync("journey clash error")).ShouldBeEmpty();
        await PressAsync(mine, "Save these choices");
        await mine.GotoAsync(address);
        await Expect(mine.GetByLabel("Note")).ToHaveValueAsync("The head's words");
    }

    [Fact]
    public async Task What_is_typed_while_the_line_is_down_is_there_when_it_is_back()
    {
        var address = await ActionAsync(skip: 1);
        var page = await browsing.OpenAsync(Head);
        await using var _ = page.Context;
        await page.GotoAsync(address);
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Note").FillAsync("Typed on the train");
        await Expect(page.Locator("[data-save]")).ToContainTextAsync("Not saved: you are offline");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-save]")).ToContainTextAsync("Draft kept");

        // Another browser of the same person, as after a closed tab.
        var elsewhere = await browsing.OpenAsync(Head);
        await using var other = elsewhere.Context;
        await elsewhere.GotoAsync(address);
        await Expect(elsewhere.GetByText("We kept what you typed")).ToBeVisibleAsync();
        await Expect(elsewhere.GetByLabel("Note")).ToHaveValueAsync("Typed on the train");
        await PressAsync(elsewhere, "Save action");
        await elsewhere.GotoAsync(address);
        await Expect(elsewhere.GetByLabel("Note")).ToHaveValueAsync("Typed on the train");
        await Expect(elsewhere.GetByText("We kept what you typed")).ToBeHiddenAsync();
    }

    /// <summary>The line looks alive, but nothing that is sent arrives.</summary>
    [Fact]
    public async Task What_was_sent_into_a_dead_line_or_after_signing_out_is_kept_and_shown_again()
    {
        var address = await ActionAsync(skip: 2);
        var page = await browsing.OpenAsync(Head);
        await using var _ = page.Context;
        await page.GotoAsync(address);
        await page.RouteAsync("**/*", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.GetByLabel("Note").FillAsync("Sent into nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save action", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-save]")).ToContainTextAsync("Not saved");
        await page.UnrouteAllAsync();
        await page.GotoAsync(address);
        await Expect(page.GetByLabel("Note")).ToHaveValueAsync("Sent into nowhere");
        await Expect(page.GetByText("What you typed here before is back")).ToBeVisibleAsync();

        // Somebody else saves the same field meanwhile: what comes back does not overwrite it.
        await page.RouteAsync("**/*", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await page.GetByLabel("Note").FillAsync("Typed before the deputy saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save action", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-save]")).ToContainTextAsync("Not saved");
        var deputy = await browsing.OpenAsync(Deputy);
        await using var other = deputy.Context;
        await deputy.GotoAsync(address);
        await deputy.GetByLabel("Note").FillAsync("The deputy's note");
        await PressAsync(deputy, "Save action");
        await page.UnrouteAllAsync();
        await page.GotoAsync(address);
        await Expect(page.GetByLabel("Note")).ToHaveValueAsync("Typed before the deputy saved");
        await PressAsync(page, "Save action");
        await Expect(page.GetByText("changed this action while you were editing it")).ToBeVisibleAsync();
        await Expect(page.GetByText("The deputy's note", new() { Exact = true })).ToBeVisibleAsync();
        await PressAsync(page, "Save these choices");

        // Signed out in another tab, Save pressed, signed in again.
        await page.GotoAsync(address);
        await page.GetByLabel("Note").FillAsync("Typed while signed out");
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save action", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite, Expires = c.Expires }));
        await page.GotoAsync(address);
        await Expect(page.GetByLabel("Note")).ToHaveValueAsync("Typed while signed out");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task PressAsync(IPage page, string button)
    {
        // The answer is the page that a redirect leads to, and it counts once it stands on the page.
        var answered = page.WaitForResponseAsync(r => r.Request.RedirectedFrom is { Method: "POST" } || (r.Request.Method == "POST" && r.Status != 302 && !r.Url.Contains("/edits", StringComparison.Ordinal)));
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await answered;
        await page.WaitForFunctionAsync("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
    }

    private static async Task<string> HrefAsync(IPage page, string link) => (await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.GetAttributeAsync("href"))!;

    private Task<string> UrnAsync(string school) => browsing.App.InTrustAsync("Arden Vale Learning Trust", db => db.Schools.Where(s => s.Name == school).Select(s => s.Urn).SingleAsync());

    private Task<List<string>> PrioritiesAsync(string school) => browsing.App.InTrustAsync("Arden Vale Learning Trust", async db =>
    {
        var id = await db.Schools.Where(s => s.Name == school).Select(s => s.Id).SingleAsync();
        return await db.Plans.Where(p => p.SchoolId == id && p.Year == NextYear).SelectMany(p => p.Priorities).Select(p => p.Title).ToListAsync();
    });

    /// <summary>The page on which an action of Firs's plan is edited.</summary>
    private Task<string> ActionAsync(int skip = 0) => browsing.App.InTrustAsync("Arden Vale Learning Trust", async db =>
    {
        var school = await db.Schools.SingleAsync(s => s.Name == "Firs Primary School");
        var id = await db.Plans.Where(p => p.SchoolId == school.Id && p.Year == ThisYear).SelectMany(p => p.Priorities).SelectMany(p => p.Actions).OrderBy(a => a.Id).Skip(skip).Select(a => a.Id).FirstAsync();
        return $"/schools/{school.Urn}/plan/actions/{id}";
    });
}
