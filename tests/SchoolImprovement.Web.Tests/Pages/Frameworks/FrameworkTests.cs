using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Frameworks;

/// <summary>Frameworks as a trust copies, makes and changes them in the browser.</summary>
public sealed class FrameworkTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static string Parts(IElement row) => string.Join(" | ", row.Children.Select(Seen.Words));

    /// <summary>The words of each area with its statements.</summary>
    private static List<string> Areas(Seen page) => [.. page.Document.QuerySelectorAll(".stmt").Select(a => $"{Seen.Words(a.QuerySelector("h3"))}: {string.Join("; ", a.QuerySelectorAll("li").Select(Seen.Words))}")];

    private Task<Guid> IdAsync(string code) => app.InTrustAsync(app.World.Trust.Id, db => db.Frameworks.Where(f => f.Code == code).OrderBy(f => f.InForceFrom).Select(f => f.Id).FirstAsync());

    [Fact]
    public async Task The_list_says_what_each_is_for_when_it_is_in_force_and_who_uses_it()
    {
        using var administrator = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await administrator.OpenAsync("/frameworks");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(Parts).ToList();
        rows[0].ShouldContain("Usual | Self-evaluation | 2025-11 | since 10 Nov 2025");
        rows[0].ShouldEndWith("| 2 schools");
        rows.ShouldContain(r => r.StartsWith("Summer-term self-audit | Audit | 1 | since 1 Sep 2024 | 6 | 16 | 3 audits", StringComparison.Ordinal));
        rows.ShouldContain(r => r.Contains(", no longer"), "the framework of 2019 is history");
        foreach (var role in new[] { Role.Headteacher, Role.Trustee, Role.Adviser })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync("/frameworks")).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.TrustAdministrator));
        (await other.AskAsync($"/frameworks/{await IdAsync("wellbeing")}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_own_framework_is_made_area_by_area_and_its_areas_are_moved_changed_and_removed()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var add = await executive.OpenAsync("/frameworks/add");
        (await executive.SubmitAsync(add, "Make the framework")).ErrorAt("Name").ShouldBe("Error: Enter what the framework is called");
        var made = await executive.SubmitAsync(add, "Make the framework", new() { ["Name"] = "Safer sites", ["Kind"] = "Audit" });
        made.Text.ShouldContain("“Safer sites” is there. Add its areas");
        var first = await executive.OpenAsync(made.Link("Add an area"));
        var wrong = await executive.SubmitAsync(first, "Save area", new() { ["Statements[0].Text"] = "Gates are locked" });
        (wrong.Status, wrong.ErrorAt("Name"), wrong.ValueOf("Statements[0].Text")!.Trim()).ShouldBe((HttpStatusCode.BadRequest, "Error: Enter the area’s name", "Gates are locked"));
        (await executive.SubmitAsync(first, "Save area", new() { ["Name"] = "Gates", ["UpToAge"] = "young" })).ErrorAt("UpToAge").ShouldBe("Error: Write a whole number, like 12");
        await executive.SubmitAsync(wrong, "Save area", new() { ["Name"] = "Gates", ["Statements[1].Text"] = "Visitors sign in" });
        var two = await executive.SubmitAsync(first, "Save and add more statements", new() { ["Name"] = "Roof", ["UpToAge"] = "", ["Statements[0].Text"] = "", ["FromAge"] = "17" });
        two.Heading.ShouldBe("Change “Roof”");
        await executive.SubmitAsync(two, "Save area", new() { ["Statements[0].Text"] = "No water comes in" });
        var page = await executive.OpenAsync(made.Address);
        Areas(page).ShouldBe(["Gates: Gates are locked; Visitors sign in", "Roof: No water comes in"]);
        page.Text.ShouldContain("Only schools whose oldest pupils are 17 or older");

        Areas(await executive.SubmitAsync(page, "Move up Roof"))[0].ShouldStartWith("Roof");
        var gates = await executive.OpenAsync((await executive.OpenAsync(made.Address)).Link("Change Gates"));
        await executive.SubmitAsync(gates, "Save area", new() { ["Statements[0].Text"] = "", ["Statements[1].Text"] = "Visitors sign in and out" });
        Areas(await executive.OpenAsync(made.Address))[1].ShouldBe("Gates: Visitors sign in and out");
        (await executive.SubmitAsync(gates, "Save area", new() { ["Name"] = "Doors" })).Status.ShouldBe(HttpStatusCode.Conflict, "the form was opened before the last change");
        var roof = await executive.OpenAsync((await executive.OpenAsync(made.Address)).Link("Remove Roof"));
        roof.Text.ShouldContain("Its statement goes with it: No water comes in");
        Areas(await executive.OpenAsync(made.Address)).Count.ShouldBe(2, "to ask removes nothing");
        Areas(await executive.SubmitAsync(roof, "Remove this area")).ShouldBe(["Gates: Visitors sign in and out"]);
        (await executive.AskAsync(roof.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        var whole = await executive.OpenAsync((await executive.OpenAsync(made.Address)).Link("Remove"));
        whole.Text.ShouldContain("1 area and 1 statement go with it.");
        (await executive.SubmitAsync(whole, "Remove this framework")).Text.ShouldContain("“Safer sites” removed");
        (await executive.AskAsync(made.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Statements_are_moved_with_what_is_typed_and_a_scale_of_some_areas_is_changed()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var copy = await executive.SubmitAsync(await executive.OpenAsync($"/frameworks/add?from={await IdAsync(Framework.Usual)}"), "Make the framework", new() { ["Name"] = "In our order", ["Kind"] = "SelfEvaluation" });
        var area = await executive.OpenAsync(copy.Link("Change Inclusion"));
        List<string> Lines(Seen page) => [.. page.Document.QuerySelectorAll("textarea[name$='.Text']").Select(t => t.TextContent.Trim()).Where(t => t.Length > 0)];
        var before = Lines(area);
        var moved = await executive.SubmitAsync(area, "Move up statement 3", new() { ["Statements[0].Text"] = "Reworded and not saved" });
        moved.Text.ShouldContain("Saved in the new order");
        Lines(moved).ShouldBe(["Reworded and not saved", before[2], before[1], .. before.Skip(3)]);
        moved = await executive.SubmitAsync(moved, "Move down statement 1");
        Lines(moved)[..2].ShouldBe([before[2], "Reworded and not saved"]);
        moved.Document.QuerySelectorAll("button").Select(Seen.Words).ShouldNotContain("Move up statement 1");
        moved.Document.QuerySelectorAll("button").Select(Seen.Words).ShouldNotContain($"Move down statement {before.Count}");
        var nameless = await executive.SubmitAsync(moved, "Move down statement 1", new() { ["Name"] = " " });
        (nameless.ErrorAt("Name"), Lines(nameless)[0]).ShouldBe(("Error: Enter the area’s name", before[2]));

        copy = await executive.OpenAsync(copy.Address);
        var scale = await executive.OpenAsync(copy.Link("Change the scale Not met or met"));
        (scale.Heading, scale.Text.Contains("Graded on it: Safeguarding.")).ShouldBe(("Scale: Not met or met", true));
        var alike = await executive.SubmitAsync(scale, "Save scale", new() { ["Grades[0].Label"] = "Met" });
        (alike.Status, alike.ErrorAt("Grades[0].Label")).ShouldBe((HttpStatusCode.BadRequest, "Error: There are two steps called “Met”"));
        var saved = await executive.SubmitAsync(alike, "Save scale", new() { ["Grades[0].Label"] = "Not yet met" });
        saved.Document.QuerySelectorAll("aside .grade").Select(Seen.Words).ShouldBe(["Urgent improvement", "Needs attention", "Expected standard", "Strong standard", "Exceptional", "Not yet met", "Met"]);
        (await executive.AskAsync($"{copy.Address.Split('?')[0]}/scale?of=nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_every_trust_starts_with_and_what_schools_use_is_not_removed()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var preset = $"/frameworks/{await IdAsync("aiming-for-outstanding")}";
        var page = await executive.OpenAsync($"{preset}/remove");
        page.Text.ShouldContain("Every trust starts with this framework. Say until when it is in force instead.");
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await executive.PostAsync(page, $"{preset}/remove", [])).Text.ShouldContain("Every trust starts with this framework. Say until when it is in force instead");
        var used = $"/frameworks/{await IdAsync(Framework.Usual)}";
        (await executive.AskAsync($"{used}/remove")).Location.ShouldBe(used);
        (await executive.PostAsync(page, $"{used}/remove", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await executive.AskAsync($"{preset}/remove/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_tab_that_is_behind_moves_nothing_wrong_and_loses_no_statement()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var made = await executive.SubmitAsync(await executive.OpenAsync("/frameworks/add"), "Make the framework", new() { ["Name"] = "Two tabs", ["Kind"] = "Audit" });
        foreach (var name in new[] { "Gates", "Roof", "Kitchen" })
        {
            await executive.SubmitAsync(await executive.OpenAsync(made.Link("Add an area")), "Save area", new() { ["Name"] = name, ["Statements[0].Text"] = $"{name} one", ["Statements[1].Text"] = $"{name} two" });
        }

        // Areas.
        var behind = await executive.OpenAsync(made.Address);
        await executive.SubmitAsync(await executive.OpenAsync(made.Address), "Move up Kitchen");
        var late = await executive.SubmitAsync(behind, "Move down Roof");
        Areas(late).Select(a => a.Split(':')[0]).ShouldBe(["Gates", "Kitchen", "Roof"], "Roof is third already");
        await executive.SubmitAsync(await executive.OpenAsync(made.Address), "Move up Kitchen");
        late = await executive.SubmitAsync(behind, "Move up Kitchen");
        (late.Status, late.Text.Contains("Somebody else changed the order meanwhile, and “Kitchen” stands elsewhere now. This is how it is: move it again if you still want to")).ShouldBe((HttpStatusCode.BadRequest, true));
        Areas(late).Select(a => a.Split(':')[0]).ShouldBe(["Kitchen", "Gates", "Roof"]);

        // Statements: somebody put one in front, reworded one and added one.
        static List<string> Lines(Seen page) => [.. page.Document.QuerySelectorAll("textarea[name$='.Text']").Select(t => t.TextContent.Trim()).Where(t => t.Length > 0)];
        var gates = (await executive.OpenAsync(made.Address)).Link("Change Gates");
        var old = await executive.OpenAsync(gates);
        await executive.SubmitAsync(await executive.OpenAsync(gates), "Save area", new() { ["Statements[1].Text"] = "Gates two, reworded", ["Statements[2].Text"] = "Gates three" });
        await executive.SubmitAsync(await executive.OpenAsync(gates), "Move up statement 3");
        var clash = await executive.SubmitAsync(old, "Move up statement 2");
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("Somebody else saved this while you were typing.");
        Lines(clash).ShouldBe(["Gates one", "Gates two", "Gates three"], "nothing is moved, and what was added is there");
        clash.ErrorAt("Statements[1].Text").ShouldBe("Error: This is “Gates two, reworded” now");
        clash.ErrorAt("Statements[2].Text").ShouldBe("Error: Somebody else added this. Clear it if it shall not stay");
        clash.Text.ShouldNotContain(" / ");
        Areas(await executive.OpenAsync(made.Address))[1].ShouldBe("Gates: Gates one; Gates three; Gates two, reworded", "and nothing was saved");
        Lines(await executive.SubmitAsync(clash, "Move up statement 2")).ShouldBe(["Gates two", "Gates one", "Gates three"]);
    }

    [Fact]
    public async Task A_preset_is_copied_as_an_audit_gets_a_scale_of_its_own_and_is_put_to_schools()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var from = await IdAsync("aiming-for-outstanding");
        var copy = await executive.SubmitAsync(await executive.OpenAsync($"/frameworks/add?from={from}"), "Make the framework", new() { ["Name"] = "Aiming higher", ["Kind"] = "Audit" });
        Areas(copy).Count.ShouldBe(7);
        copy.Text.ShouldNotContain("Describes “Secure”", customMessage: "in an audit each is rated itself");
        var scale = await executive.OpenAsync(copy.Link("Change the scale"));
        var alike = await executive.SubmitAsync(scale, "Save scale", new() { ["Grades[1].Label"] = "Beginning" });
        alike.ErrorAt("Grades[0].Label").ShouldBe("Error: There are two steps called “Beginning”");
        var saved = await executive.SubmitAsync(alike, "Save scale", new() { ["Grades[1].Label"] = "On the way", ["Grades[4].Label"] = "Not ours", ["Grades[4].Token"] = "Grey: no judgement", ["Grades[4].Icon"] = "Dash", ["Grades[4].IsNoJudgement"] = "true" });
        saved.Document.QuerySelectorAll("aside .grade").Select(Seen.Words).ShouldBe(["Beginning", "On the way", "Secure", "Outstanding", "Not ours"]);
        (await executive.SubmitAsync(scale, "Save scale")).Status.ShouldBe(HttpStatusCode.Conflict);

        var assigned = await executive.SubmitAsync(await executive.OpenAsync("/audits/assign"), "Assign to these schools", new() { ["FrameworkId"] = "Aiming higher", ["Title"] = "Aiming higher 2026", ["Due"] = TestClock.Today.AddDays(9) });
        assigned.Text.ShouldContain("Assigned to 3 schools");
        var frozen = await executive.OpenAsync(copy.Address);
        frozen.Text.ShouldContain("This version stays as it is");
        frozen.Document.QuerySelectorAll("main button").Select(Seen.Words).ShouldBe(["Make the next version"]);
        (await executive.AskAsync($"{copy.Address.Split('?')[0]}/scale")).Location.ShouldBe(copy.Address.Split('?')[0]);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var audit = await head.OpenAsync($"/schools/{app.World.School.Urn}/audits/{assigned.Address.Split('/')[^1]}");
        (await head.OpenAsync(audit.One("tbody th a").GetAttribute("href")!)).Document.QuerySelectorAll("input[name='Input.Answers[0].Grade']").Select(i => i.GetAttribute("value")).ShouldContain("developing", "a step that was renamed keeps its code");
    }

    [Fact]
    public async Task A_version_in_use_is_followed_by_the_next_and_the_usual_one_is_chosen()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var id = await IdAsync("trust-quality");
        var page = await executive.OpenAsync($"/frameworks/{id}");
        var usual = await executive.SubmitAsync(page, "Make it the usual one");
        usual.Text.ShouldContain("is the usual framework now");
        Seen.Words(usual.One("h1 .tag")).ShouldBe("Usual");
        usual.Text.ShouldContain("So what you want to change goes into the next version");
        var early = await executive.SubmitAsync(usual, "Make the next version", new() { ["FrameworkVersion"] = "2027", ["From"] = "1 Jan 2001" });
        early.ErrorAt("From").ShouldStartWith("Error: Enter a day after");
        var next = await executive.SubmitAsync(early, "Make the next version", new() { ["FrameworkVersion"] = "2027", ["From"] = "1 Sep 2027" });
        next.Text.ShouldContain("Version 2027 is there, with the same words");
        next.Text.ShouldContain("from 1 Sep 2027");
        next.Document.QuerySelectorAll("main button").Select(Seen.Words).ShouldNotContain("Make it the usual one", "it is not in force yet");
        var before = await executive.OpenAsync($"/frameworks/{id}");
        before.Text.ShouldContain("to 31 Aug 2027");
        before.Text.ShouldContain("The next version is there: version 2027");
        await executive.SubmitAsync(await executive.OpenAsync(next.Link("Name and days")), "Save framework", new() { ["Name"] = "Quality, anew", ["From"] = "1 Sep 2026" });
        (await executive.OpenAsync("/frameworks")).Text.ShouldContain("Quality, anew");

        // A plan's priorities and the self-evaluation follow; what schools wrote stays where it is.
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/self-evaluation")).Document.QuerySelectorAll(".sarea").Select(Seen.Words).ShouldContain(a => a!.StartsWith("High-quality and inclusive education", StringComparison.Ordinal));
        var sef = await head.OpenAsync($"/schools/{app.World.School.Urn}/self-evaluation");
        var older = await head.SubmitAsync(sef, "Open", new() { ["framework"] = $"{await app.InTrustAsync(app.World.Trust.Id, db => db.Frameworks.Where(f => f.Code == Framework.Usual).Select(f => f.Name).SingleAsync())}" });
        older.Text.ShouldContain("Expected standard", customMessage: "what was graded against the other framework is still there");
        sef.Document.QuerySelectorAll("#framework option").Select(Seen.Words).ShouldContain("Aiming for Outstanding (not begun)");
        await executive.SubmitAsync(await executive.OpenAsync($"/frameworks/{await IdAsync(Framework.Usual)}"), "Make it the usual one");
    }
}
