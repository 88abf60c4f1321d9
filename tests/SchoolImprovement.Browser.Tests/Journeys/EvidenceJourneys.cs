using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;

namespace SchoolImprovement.Browser.Tests.Journeys;

/// <summary>The evidence end of the golden thread: a self-evaluation that becomes a priority, an audit from the trust and back, and a questionnaire that shows nobody.</summary>
public sealed class EvidenceJourneys(Browsing browsing) : IClassFixture<Browsing>
{
    private const string Trust = "Arden Vale Learning Trust";

    [Fact]
    public async Task A_head_grades_an_area_says_what_shows_it_and_makes_a_priority_of_what_must_improve()
    {
        var page = await browsing.OpenAsync("head@firs.example");
        await using var _ = page.Context;
        await page.GotoAsync($"/schools/{await UrnAsync("Firs Primary School")}/self-evaluation/inclusion");
        await page.Locator("#grade label.pick", new() { HasText = "Needs attention" }).ClickAsync();
        await page.GetByLabel("Why you chose this grade").FillAsync("Help reaches most pupils, and too late for some.");
        await PressAsync(page, "Save grade");
        await SeeAsync(page, "Help reaches most pupils, and too late for some.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit areas for development" }).ClickAsync();
        await page.GetByLabel("What needs to improve").Last.FillAsync("Help in the first half-term for pupils who join late");
        await page.GetByLabel("Evidence", new() { Exact = true }).Last.FillAsync("Four of nine waited until spring");
        await PressAsync(page, "Save areas for development");
        await SeeAsync(page, "Four of nine waited until spring");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Make this a priority.*: Help in the first half-term") }).ClickAsync();
        await SeeAsync(page, "added to the plan. Give it a lead, criteria and actions there");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Priority \\d+, Help in the first") }).ClickAsync();
        await SeeAsync(page, "Four of nine waited until spring");
        await Screens.TakeAsync(page, "journey-priority-from-evidence");
    }

    [Fact]
    public async Task The_trust_assigns_an_audit_a_school_answers_it_area_by_area_and_the_trust_sees_what_came_of_it()
    {
        var (trust, school) = (await browsing.OpenAsync("executive@ardenvale.example"), await browsing.OpenAsync("head@beaconhill.example"));
        await using var first = trust.Context;
        await using var second = school.Context;
        await trust.GotoAsync("/audits/assign");
        await trust.GetByLabel("Summer-term self-audit").CheckAsync();
        await trust.GetByLabel("What it is called").FillAsync("Look back together");
        await trust.GetByLabel("Schools finish by").FillAsync(Day(14));
        await PressAsync(trust, "Assign to these schools");
        await SeeAsync(trust, "Assigned to");
        var audit = new Uri(trust.Url).AbsolutePath;

        await school.GotoAsync($"/schools/{await UrnAsync("Beacon Hill Primary School")}/audits");
        await school.GetByRole(AriaRole.Link, new() { Name = "Look back together" }).ClickAsync();
        await school.GetByRole(AriaRole.Link, new() { NameRegex = new("^Begin with ") }).ClickAsync();
        var overview = school.GetByRole(AriaRole.Button, new() { Name = "Finish the audit" });
        await school.Locator(".stmt").First.WaitForAsync();
        while (await overview.CountAsync() == 0)
        {
            foreach (var statement in await school.Locator(".stmt").AllAsync())
            {
                await statement.Locator("label.pick", new() { HasText = "Yes" }).ClickAsync();
            }

            var here = new Uri(school.Url).AbsolutePath;
            await school.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save and go") }).ClickAsync();
            await school.WaitForURLAsync(url => new Uri(url).AbsolutePath != here);
        }

        await overview.ClickAsync();
        await SeeAsync(school, "Finished. The answers stay as they are");

        await trust.GotoAsync(audit);
        await Assertions.Expect(trust.GetByRole(AriaRole.Row, new() { NameRegex = new("^Beacon Hill Primary School Finished") })).ToBeVisibleAsync();
        await SeeAsync(trust, "We know how every group of pupils did this year, and why.");
        await Screens.TakeAsync(trust, "journey-audit-results");
    }

    [Fact]
    public async Task A_questionnaire_is_answered_on_a_phone_without_an_account_or_a_script_and_four_replies_stay_hidden()
    {
        var head = await browsing.OpenAsync("head@beaconhill.example");
        await using var _ = head.Context;
        await head.GotoAsync($"/schools/{await UrnAsync("Beacon Hill Primary School")}/voice");
        await PressAsync(head, "Start a questionnaire");
        await head.GetByLabel("What it is called").FillAsync("How are you?");
        await head.GetByLabel("First day").FillAsync(Day(0));
        await head.GetByLabel("Last day").FillAsync(Day(10));
        await head.GetByLabel("Members of staff asked").FillAsync("12");
        await PressAsync(head, "Make it ready for staff");
        var link = new Uri(await head.GetByLabel("Link to copy").InputValueAsync()).AbsolutePath;
        var results = new Uri(head.Url).AbsolutePath;

        var phone = await browsing.OpenAsync(javaScript: false, width: Looking.Phone);
        await using var anybody = phone.Context;
        for (var reply = 1; reply <= 4; reply++)
        {
            await phone.GotoAsync(link);
            for (var i = 0; i < 5; i++)
            {
                await phone.Locator("fieldset.q").Nth(i).GetByRole(AriaRole.Radio, new() { Name = "Agree", Exact = true }).CheckAsync();
            }

            await PressAsync(phone, "Send my answers");
            await phone.ComeToAsync("/thanks");
        }

        await Screens.TakeAsync(phone, "journey-voice-thanks");
        // The next person at the same computer who goes back finds an empty form, not what was answered before.
        await phone.GoBackAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Send my answers" })).ToBeVisibleAsync();
        await Assertions.Expect(phone.Locator("input:checked")).ToHaveCountAsync(0);
        await head.GetByText("Close it before its last day").ClickAsync();
        await PressAsync(head, "Close it for good");
        await SeeAsync(head, "Hidden to protect people.");
        await Assertions.Expect(head.GetByText("% agree")).ToHaveCountAsync(0);
        await phone.GotoAsync(link);
        await SeeAsync(phone, "This questionnaire is closed");
        await phone.GotoAsync(results);
        await phone.GetByLabel("E-mail address").WaitForAsync();
    }

    private static string Day(int from) => DateTime.UtcNow.AddDays(from).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static Task SeeAsync(IPage page, string words) => Assertions.Expect(page.GetByText(words).First).ToBeVisibleAsync();

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private Task<string> UrnAsync(string school) => browsing.App.InTrustAsync(Trust, db => db.Schools.Where(s => s.Name == school).Select(s => s.Urn).SingleAsync());
}
