using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Audits;

/// <summary>Audits as the trust assigns them and reads what came of them.</summary>
public sealed class TrustAuditTests(AppFactory app) : IClassFixture<AppFactory>
{
    /// <summary>The words of each part of a row.</summary>
    private static string Parts(IElement row) => string.Join(" | ", row.Children.Select(Seen.Words));

    private Task<Guid> IdAsync(string title) => app.InTrustAsync(app.World.Trust.Id, db => db.Audits.Where(a => a.Title == title).Select(a => a.Id).SingleAsync());

    [Fact]
    public async Task The_administrator_assigns_an_audit_to_some_schools_and_what_is_missing_is_said()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await administrator.OpenAsync("/audits/assign");
        page.Document.QuerySelectorAll("input[name='Input.Schools'][checked]").Length.ShouldBe(3, "all schools at first");
        page.Text.ShouldContain("43 statements in 7 areas, rated Not yet, Starting, Mostly in place, Embedded, Not applicable");
        var empty = await administrator.SubmitAsync(page, "Assign to these schools");
        (empty.Status, empty.ErrorAt("Title"), empty.ErrorAt("Due"), empty.ErrorAt("FrameworkId")).ShouldBe((HttpStatusCode.BadRequest, "Error: Enter what the audit is called", "Error: Enter the day by which schools finish", "Error: Choose what schools are asked"));
        var late = await administrator.SubmitAsync(empty, "Assign to these schools", new() { ["Title"] = "Wellbeing", ["Due"] = "1 Sep 2026", ["FrameworkId"] = "Emotional wellbeing audit" });
        (late.ErrorAt("Due"), late.ValueOf("Title")).ShouldBe(("Error: Enter a day that is still to come", "Wellbeing"));
        var done = await administrator.SubmitAsync(late, "Assign to these schools", new() { ["Due"] = TestClock.Today.AddDays(10), ["Words"] = "Before plans are approved." });
        done.Text.ShouldContain("Assigned to 3 schools");
        done.Text.ShouldContain("Results are read by trust executives");
        done.Document.QuerySelectorAll("#results").ShouldBeEmpty();
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.Frameworks.SingleAsync(f => f.Code == "wellbeing")).IsFrozen.ShouldBeTrue());

        var twice = await administrator.SubmitAsync(await administrator.OpenAsync("/audits/assign"), "Assign to these schools", new() { ["Title"] = "wellbeing", ["Due"] = TestClock.Today.AddDays(10), ["FrameworkId"] = "Emotional wellbeing audit" });
        twice.ErrorAt("Title").ShouldStartWith("Error: “wellbeing” is assigned already");

        var back = await administrator.SubmitAsync(done, $"Take back from {app.World.Trust.EmptySchool.Name}");
        back.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        var edit = await administrator.OpenAsync(back.Link("Change"));
        var more = await administrator.SubmitAsync(edit, "Save audit", new() { ["Title"] = "Wellbeing again", ["Schools"] = "true" });
        more.Text.ShouldContain("Saved, and assigned to 1 more school");
        more.Heading.ShouldBe("Wellbeing again");
        var behind = await administrator.SubmitAsync(edit, "Save audit", new() { ["Title"] = "Wellbeing thrice" });
        (behind.Status, behind.ErrorAt("Title")).ShouldBe((HttpStatusCode.Conflict, "Error: This is “Wellbeing again” now"));
    }

    [Fact]
    public async Task The_executive_sees_how_far_schools_are_and_what_came_of_it_lowest_first_with_last_time_beside()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var list = await executive.OpenAsync("/audits");
        list.Document.QuerySelectorAll("tbody tr").Select(Parts).ShouldContain(r => r.StartsWith("Look around (north)", StringComparison.Ordinal) && r.EndsWith("| 2 | 1 | 1 | 0 | Open", StringComparison.Ordinal));
        var page = await executive.OpenAsync(list.Link("Look around (north)"));
        var rows = page.Document.QuerySelectorAll(".prog-t tbody tr").Select(Parts).ToList();
        rows[0].ShouldStartWith($"{app.World.School.Name} | Started | 1 of 16");
        rows[1].ShouldStartWith($"{app.World.Trust.Neighbour.Name} | Finished | 16 of 16 | North Neighbour");
        page.Text.ShouldContain("1 school finished, 2 the time before, “Look back (north)”");
        var statement = page.Document.QuerySelectorAll("#outcomes tbody tr").Select(Parts).First(r => r.StartsWith("We know how every group", StringComparison.Ordinal));
        statement.ShouldEndWith("| – | – | – | 1 A strength | – | 0 of 1 | 1 of 2", customMessage: "only the neighbour has finished; last year one of two was below");

        // The areas come first, each with its statements behind it.
        var folds = page.Document.QuerySelectorAll("section[id] > details[data-wide]");
        folds.Length.ShouldBe(6);
        folds.ShouldAllBe(f => !f.HasAttribute("open"), "a phone shows the areas");
        folds.Select(f => Seen.Words(f.QuerySelector("summary"))).ShouldContain("Outcomes and standards 3 statements. 0% of answers are “Not yet” or “Partly”");
        page.Text.ShouldNotContain("1 schools");

        // Which schools said what is behind each statement.
        var who = await executive.OpenAsync(page.Link("We know how every group of pupils did this year, and why."));
        Parts(who.One("#who li")).ShouldBe($"{app.World.Trust.Neighbour.Name}Seen in Outcomes and standards (north) | A strength");
        who.Document.QuerySelectorAll("section[id] > details[open]").Select(f => Seen.Words(f.QuerySelector("h3"))).ShouldBe(["Outcomes and standards"], "the one that is looked at stays open");
        Seen.Words(who.One("#who"))!.ShouldNotContain(app.World.School.Name, customMessage: "its answers are its own until it finishes");
        page.Text.ShouldNotContain("Nobody looked at it");
        foreach (var (words, type) in new[] { ("PDF", "application/pdf"), ("Spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            var file = await executive.AskAsync(page.Link(words));
            (file.Status, file.ContentHeaders.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, type));
            (await executive.AskAsync((await executive.OpenAsync($"/schools/{app.World.Trust.Neighbour.Urn}{page.Address.Split('?')[0]}")).Link(words))).ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        }

        (await executive.AskAsync($"/schools/{app.World.School.Urn}{page.Address}/pdf")).Location.ShouldBe($"/schools/{app.World.School.Urn}{page.Address}", "its answers are its own until it finishes");
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        (await administrator.AskAsync($"{page.Address}/pdf")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Overdue_is_counted_from_the_day_after_the_due_date_and_a_closed_audit_opens_again()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var id = await IdAsync("Look back (north)");
        var page = await executive.OpenAsync($"/audits/{id}");
        page.Text.ShouldContain("Closed by North TrustExecutive");
        page.Document.QuerySelectorAll("a").Where(a => Seen.Words(a) == "Change").ShouldBeEmpty();
        (await executive.SubmitAsync(page, "Open again")).Text.ShouldContain("Due ");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var reopened = await head.SubmitAsync(await head.OpenAsync($"/schools/{app.World.School.Urn}/audits/{id}"), "Open again");
        reopened.Text.ShouldContain("Started, 300 days overdue");
        (await executive.OpenAsync("/audits")).Text.ShouldContain("1 overdue");
        (await executive.OpenAsync($"/audits/{id}")).Text.ShouldContain("Started, 300 days overdue");
        await head.SubmitAsync(reopened, "Finish the audit");
        (await executive.OpenAsync("/audits")).Text.ShouldNotContain("1 overdue", customMessage: "who has finished is not overdue, however late");
    }

    [Fact]
    public async Task Nobody_else_assigns_audits_and_another_trusts_audit_is_not_there()
    {
        var id = await IdAsync("Look around (north)");
        foreach (var role in new[] { Role.Headteacher, Role.Trustee, Role.Adviser, Role.ChairOfGovernors })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync("/audits")).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
            (await visitor.AskAsync($"/audits/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.TrustExecutive));
        (await other.AskAsync($"/audits/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.OpenAsync("/audits")).Text.ShouldNotContain("north");
    }
}
