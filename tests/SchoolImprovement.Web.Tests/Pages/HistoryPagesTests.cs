using System.Net;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages;

public sealed class HistoryPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_change_stands_with_who_when_old_and_new_and_is_found_by_person_part_day_and_item()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        await head.SubmitAsync(await head.OpenAsync("/schools/100001/plan/2026-27/header"), "Save", new() { ["Vision"] = "New words", ["Context"] = "New context" });
        var page = await head.OpenAsync("/schools/100001/history");
        var save = page.Document.QuerySelectorAll("section.sec")[0];
        Seen.Words(save.QuerySelector("h2")).ShouldBe(app.World.Holding(Role.Headteacher).Name);
        Seen.Words(save)!.ShouldContain("Mon 23 Nov 2026, 10:00");
        save.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(Seen.Words))).ShouldBe(["Vision and values|Every child, every day.|New words", "Our context|412 pupils aged 4 to 11.|New context"], ignoreOrder: true);

        var byPerson = await head.SubmitAsync(page, "Apply", new() { ["Person"] = app.World.Holding(Role.Headteacher).Name, ["Part"] = "Top of the plan", ["from"] = "23 Nov 2026", ["to"] = "23 Nov 2026" });
        byPerson.Text.ShouldContain("New words");
        (await head.SubmitAsync(page, "Apply", new() { ["to"] = "22 Nov 2026" })).Text.ShouldNotContain("New words");
        (await head.SubmitAsync(page, "Apply", new() { ["Part"] = "Actions" })).Text.ShouldNotContain("New words");
        var own = await head.OpenAsync(save.QuerySelector("a")!.GetAttribute("href")!);
        own.Text.ShouldContain("Only changes to “Academy Improvement Plan 2026–27”");
        own.Text.ShouldContain("New words");
        own.Text.ShouldNotContain("Success criterion");
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_so()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync("/schools/100001/history?from=someday")).Text.ShouldContain("Write the date like 26 Mar 2027");
    }

    [Fact]
    public async Task Older_changes_are_on_the_next_page()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        for (var i = 0; i < 110; i++)
        {
            await app.InTrustAsync(app.World.Trust.Id, async db =>
            {
                db.Add(new Domain.History.HistoryEntry(app.World.Trust.Id, TestClock.Start.UtcDateTime.AddYears(-1).AddMinutes(i), null, "School Improvement", Domain.History.ChangeKind.Added, "Priority", Guid.CreateVersion7(), $"Old row {i}") { SchoolId = app.World.School.Id });
                await db.SaveChangesAsync();
            });
        }

        var first = await head.OpenAsync("/schools/100001/history?from=1+Nov+2025&to=30+Nov+2025");
        first.Text.ShouldContain("Old row 109");
        first.Text.ShouldNotContain("Old row 3,");
        var second = await head.OpenAsync(first.Link("Older"));
        second.Text.ShouldContain("Old row 3,");
        second.Text.ShouldContain("Page 2");
        (await head.OpenAsync(second.Link("Newer"))).Text.ShouldContain("Old row 109");
    }

    [Fact]
    public async Task The_trusts_history_holds_settings_and_people_but_no_words_of_a_plan()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await administrator.OpenAsync("/history");
        page.Text.ShouldContain("Funding sources");
        foreach (var words in new[] { "Pupils who pass the phonics check", "Train every teacher in the programme", "Phonics drop-ins", "Phonics refresher", "Audit answer", "Lost register", "Panel notes", "Staff wellbeing (north)", "Self-evaluation shared" })
        {
            page.Text.ShouldNotContain(words);
        }

        page.Text.ShouldNotContain("Hidden");
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/history")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.AskAsync("/schools/100001/history")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.AskAsync("/schools/200001/history")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_changed_a_framework_and_what_stands_in_the_trusts_history_and_the_presets_are_nobodys_doing()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        (await administrator.OpenAsync("/history")).Text.ShouldNotContain("Framework:");
        var made = await administrator.SubmitAsync(await administrator.OpenAsync("/frameworks/add"), "Make the framework", new() { ["Name"] = "Safer sites", ["Kind"] = "Self-evaluation" });
        await administrator.SubmitAsync(await administrator.OpenAsync(made.Link("Add an area")), "Save area", new() { ["Name"] = "Gates", ["Statements[0].Text"] = "Gates are locked", ["Statements[1].Text"] = "Visitors sign in" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await administrator.SubmitAsync(await administrator.OpenAsync((await administrator.OpenAsync(made.Address)).Link("Change Gates")), "Save area", new() { ["Name"] = "Doors", ["Statements[1].Text"] = "Visitors sign in and out" });
        var history = await administrator.OpenAsync("/history");
        history.Text.ShouldContain("Framework: Safer sites, version 1, its own history added");
        history.Text.ShouldContain("Area of a framework: Gates, its own history added");
        var save = history.Document.QuerySelectorAll("section.sec")[0];
        Seen.Words(save.QuerySelector("h2")).ShouldBe(app.World.Holding(Role.TrustAdministrator).Name);
        save.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(Seen.Words))).ShouldBe(["Name|Gates|Doors", "Statements|Visitors sign in|Visitors sign in and out"], ignoreOrder: true, "the statement that did not change is not told");

        // How a step of the scale looks, and whether it is a judgement.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var scale = await administrator.OpenAsync((await administrator.OpenAsync(made.Address)).Link("Change the scale"));
        await administrator.SubmitAsync(scale, "Save scale", new() { ["Grades[0].Token"] = "Amber: below what is expected" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        scale = await administrator.OpenAsync((await administrator.OpenAsync(made.Address)).Link("Change the scale"));
        await administrator.SubmitAsync(scale, "Save scale", new() { ["Grades[0].Icon"] = "Dash", ["Grades[0].IsNoJudgement"] = "true" });
        (await administrator.OpenAsync("/history")).Document.QuerySelectorAll("section.sec").Take(2).Select(s => string.Join('|', s.QuerySelector("tbody tr")!.Children.Select(Seen.Words)))
            .ShouldBe(["Scale|Not yet: We have not begun (amber, meter, 1 of 5)|Not yet: We have not begun (amber, dash, no judgement)", "Scale|Not yet: We have not begun (red, meter, 1 of 5)|Not yet: We have not begun (amber, meter, 1 of 5)"]);

        // The next version, the usual framework and what is removed.
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var usual = await administrator.OpenAsync(made.Address);
        await administrator.SubmitAsync(usual, usual.Document.QuerySelectorAll("button").Select(Seen.Words).First(b => b!.Contains("usual", StringComparison.OrdinalIgnoreCase))!);
        var changed = (await administrator.OpenAsync("/history")).Document.QuerySelectorAll("section.sec")[0];
        Seen.Words(changed)!.ShouldContain("Framework: Safer sites");
        changed.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(Seen.Words))).ShouldContain("The trust’s usual framework|No|Yes");
        var part = await administrator.OpenAsync("/history?part=Framework");
        part.Document.QuerySelectorAll("#part option[selected]").Select(o => Seen.Words(o)).ShouldBe(["Frameworks"]);
        part.Text.ShouldNotContain("Area of a framework");
        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.TrustAdministrator));
        (await other.OpenAsync("/history")).Text.ShouldNotContain("Safer sites");
    }
}
