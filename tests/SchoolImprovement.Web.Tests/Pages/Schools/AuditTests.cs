using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>An audit as a school answers it.</summary>
public sealed class AuditTests(AppFactory app) : IClassFixture<AppFactory>
{
    /// <summary>An audit of its own for a test, assigned to the school with the full plan.</summary>
    private Task<string> AssignedAsync(string title, int due = 7) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var framework = await db.Frameworks.Include(f => f.Areas).SingleAsync(f => f.Code == "summer-self-audit");
        var schoolId = app.World.School.Id;
        var audit = Audit.Assign(app.World.ActorOf(app.World.Holding(Role.TrustExecutive)), framework, new(title, TestClock.Today.AddDays(due), null), [await db.Schools.SingleAsync(s => s.Id == schoolId)], [], TestClock.Start.UtcDateTime);
        db.Add(audit);
        await db.SaveChangesAsync();
        return $"/schools/{app.World.School.Urn}/audits/{audit.Id}";
    });

    /// <summary>Names of the fields of every answer.</summary>
    private static List<string> Fields(Seen page, string field) => [.. page.Document.QuerySelectorAll($"[name$='.{field}']").Select(e => e.GetAttribute("name")!).Distinct()];

    /// <summary>The words of each part of a row.</summary>
    private static string Parts(IElement row) => string.Join(" | ", row.Children.Select(Seen.Words));

    private static string? Chosen(Seen page, int at) => page.Document.QuerySelector($"input[name='Input.Answers[{at}].Grade'][checked]")?.GetAttribute("value");

    [Fact]
    public async Task The_home_says_that_an_audit_is_due_and_the_list_how_far_it_is()
    {
        var here = await AssignedAsync("Due soon", 3);
        using var head = await app.SignedInAsync(Role.Headteacher);
        var home = await head.OpenAsync($"/schools/{app.World.School.Urn}");
        home.Document.QuerySelectorAll(".tasks li").Select(Parts).ShouldContain(p => p.StartsWith("in 3 days | Audit: Due soon The trust asks", StringComparison.Ordinal) && p.Contains("Nothing is answered yet."));
        home.Text.ShouldContain("Audit: Look around (north)");
        var list = await head.OpenAsync(home.Link("Audits"));
        list.Document.QuerySelectorAll("tbody tr").Select(Parts).ShouldContain(r => r.StartsWith("Due soon | ", StringComparison.Ordinal) && r.Contains("| Not started | 0 of 16 |"));
        list.Document.QuerySelectorAll("tbody tr").Select(Parts).ShouldContain(r => r.StartsWith("Look back (north) | ", StringComparison.Ordinal) && r.Contains("| Finished | 16 of 16 | North Head"));
        list.Link("Due soon").ShouldBe(here);
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        (await chair.OpenAsync($"/schools/{app.World.School.Urn}")).Text.ShouldNotContain("Audit: Due soon", customMessage: "the chair does not answer it");
    }

    [Fact]
    public async Task Answers_are_saved_area_by_area_and_what_was_typed_elsewhere_is_saved_too()
    {
        var here = await AssignedAsync("Saved in parts");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(here);
        Fields(page, "Grade").Count.ShouldBe(16);
        page.Document.QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty();
        var saved = await head.SubmitAsync(page, "Save Outcomes and standards", new() { ["Answers[0].Grade"] = "partly", ["Answers[0].Evidence"] = "Two groups", ["Answers[15].Grade"] = "na" });
        saved.Text.ShouldContain("Saved. 2 of 16 answered");
        (Chosen(saved, 0), Chosen(saved, 15), Chosen(saved, 1)).ShouldBe(("partly", "na", null));
        saved.ValueOf("Answers[0].Evidence")!.Trim().ShouldBe("Two groups");

        var wrong = await head.SubmitAsync(saved, "Save", new() { ["Answers[1].Grade"] = "yes", ["Answers[2].Evidence"] = new string('x', 1001) });
        (wrong.Status, wrong.ErrorAt("Answers[2].Evidence")).ShouldBe((HttpStatusCode.BadRequest, "Error: Shorten this to 1,000 characters. It has 1,001"));
        Chosen(wrong, 1).ShouldBe("yes", "what was chosen stays");
        var back = await head.SubmitAsync(wrong, "Save", new() { ["Answers[2].Evidence"] = "", ["Answers[0].Grade"] = "" });
        (Chosen(back, 0), Chosen(back, 1)).ShouldBe((null, "yes"), "an answer can be taken back");
        back.Text.ShouldContain("2 of 16 answered");
    }

    [Fact]
    public async Task Two_people_answer_at_once_and_neither_overwrites_the_other()
    {
        var here = await AssignedAsync("Two at once");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var mine = await head.OpenAsync(here);
        var theirs = await deputy.OpenAsync(here);
        await deputy.SubmitAsync(theirs, "Save", new() { ["Answers[0].Grade"] = "strength", ["Answers[1].Grade"] = "yes" });
        var clash = await head.SubmitAsync(mine, "Save", new() { ["Answers[0].Grade"] = "not-yet", ["Answers[0].Evidence"] = "The head’s words", ["Answers[5].Grade"] = "partly" });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("Somebody else answered 1 statement while you were writing");
        Parts(clash.One(".stmt .clash")).ShouldBe("North SeniorLeader answered this meanwhile | A strength | Below is what you chose. Saving puts it in place of theirs.");
        (Chosen(clash, 0), Chosen(clash, 1), Chosen(clash, 5)).ShouldBe(("not-yet", "yes", "partly"), "mine where both wrote, theirs where only they did");
        clash.ValueOf("Answers[0].Evidence")!.Trim().ShouldBe("The head’s words");
        (Chosen(await deputy.OpenAsync(here), 0), Chosen(await deputy.OpenAsync(here), 5)).ShouldBe(("strength", "partly"), "theirs stands, and the rest was saved");
        (await head.SubmitAsync(clash, "Save")).Text.ShouldContain("Saved. 3 of 16 answered");
        Chosen(await deputy.OpenAsync(here), 0).ShouldBe("not-yet", "now somebody has decided");
    }

    [Fact]
    public async Task Two_people_who_save_at_the_same_moment_both_find_their_answers()
    {
        var here = await AssignedAsync("The same moment");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        for (var i = 0; i < 5; i++)
        {
            var (mine, theirs) = (await head.OpenAsync(here), await deputy.OpenAsync(here));
            var answers = await Task.WhenAll(
                head.SubmitAsync(mine, "Save", new() { [$"Answers[{i}].Grade"] = "yes" }),
                deputy.SubmitAsync(theirs, "Save", new() { [$"Answers[{i + 8}].Grade"] = "partly" }));
            answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        }

        var page = await head.OpenAsync(here);
        Enumerable.Range(0, 5).ShouldAllBe(i => Chosen(page, i) == "yes" && Chosen(page, i + 8) == "partly");
    }

    [Fact]
    public async Task Last_times_answers_are_a_start_that_waits_to_be_looked_at()
    {
        var here = await AssignedAsync("From last time");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(here);
        page.Text.ShouldContain("You answered the same statements in “Look back (north)”. Each of the 16 answers waits until you have looked at it.");
        page.Text.ShouldContain("Last time: Partly Seen in Outcomes and standards (north)");
        var started = await head.SubmitAsync(page, "Start from those answers");
        started.Text.ShouldContain("16 answers taken over. Look at each: say that it still holds, or change it");
        started.Text.ShouldContain("0 of 16 answered, 16 to look at");
        (Chosen(started, 3), started.Document.QuerySelectorAll(".stmt.is-old").Length).ShouldBe(("partly", 16));
        var refused = await head.SubmitAsync(started, "Save and finish");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("16 statements have an answer of an earlier audit that nobody has looked at");

        var looked = await head.SubmitAsync(refused, "Save", new() { ["Answers[0].StillTrue"] = "true", ["Answers[1].Grade"] = "yes" });
        looked.Text.ShouldContain("2 of 16 answered, 14 to look at");
        var done = await head.SubmitAsync(looked, "Save and finish", Enumerable.Range(2, 14).ToDictionary(i => $"Answers[{i}].StillTrue", _ => (object?)"true"));
        done.Text.ShouldContain("Finished. The answers stay as they are");
        done.Document.QuerySelectorAll("main input[type=radio]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_head_finishes_once_all_is_answered_and_opens_it_again_until_the_trust_closes_it()
    {
        var here = await AssignedAsync("Finished and opened");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var early = await head.SubmitAsync(await head.OpenAsync(here), "Save and finish", new() { ["Answers[0].Grade"] = "yes" });
        (early.Status, Chosen(early, 0)).ShouldBe((HttpStatusCode.BadRequest, "yes"));
        early.Text.ShouldContain("15 statements have no answer yet, in Outcomes and standards, Curriculum and teaching,");
        early.Text.ShouldContain("1 of 16 answered", customMessage: "what was answered is saved all the same");
        var hidden = await executive.OpenAsync(here);
        hidden.Text.ShouldContain("The answers are the school’s own until it finishes");
        hidden.Document.QuerySelectorAll(".grade").ShouldBeEmpty();

        (await deputy.PostAsync(await deputy.OpenAsync(here), here + "?handler=Finish", [])).Status.ShouldBe(HttpStatusCode.Forbidden, "the headteacher finishes");
        var done = await head.SubmitAsync(early, "Save and finish", Enumerable.Range(0, 16).ToDictionary(i => $"Answers[{i}].Grade", _ => (object?)"yes"));
        done.Text.ShouldContain("By North Headteacher");
        (await executive.OpenAsync(here)).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(16);
        (await deputy.PostAsync(await deputy.OpenAsync($"/schools/{app.World.School.Urn}/self-evaluation/inclusion"), here + "?handler=Reopen", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        var again = await head.SubmitAsync(done, "Open again");
        Chosen(again, 0).ShouldBe("yes");
        await head.SubmitAsync(again, "Save and finish");

        var trust = $"/audits/{here.Split('/')[^1]}";
        (await executive.SubmitAsync(await executive.OpenAsync(trust), "Close the audit")).Text.ShouldContain("Closed by North TrustExecutive");
        var closed = await head.OpenAsync(here);
        closed.Document.QuerySelectorAll("main button").Where(b => Seen.Words(b) == "Open again").ShouldBeEmpty();
        (await head.PostAsync(await head.OpenAsync($"/schools/{app.World.School.Urn}/self-evaluation/inclusion"), here + "?handler=Reopen", [])).Text.ShouldContain("The trust has closed “Finished and opened”, so it stays as it is");
    }

    [Fact]
    public async Task A_statement_becomes_a_priority_and_another_is_linked_and_nothing_typed_is_lost()
    {
        var here = await AssignedAsync("Into the plan");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var first = await head.SubmitAsync(await head.OpenAsync(here), "Save", new() { ["Answers[3].Grade"] = "not-yet", ["Answers[3].Evidence"] = "Science has none", ["Answers[4].Grade"] = "partly" });
        var made = await head.SubmitAsync(first, "Make this a priority: Every subject has a plan that teachers use.", new() { ["Answers[7].Grade"] = "strength" });
        made.Text.ShouldContain("added to the plan. Give it a lead, criteria and actions there");
        Chosen(made, 7).ShouldBe("strength", "it was chosen and not yet saved");
        var plan = await head.OpenAsync(made.Document.QuerySelectorAll(".stmt a").First(a => a.TextContent.Contains("Every subject has a plan")).GetAttribute("href")!.Split('#')[0]);
        plan.Text.ShouldContain("From our audit “Into the plan”: Curriculum and teaching. Every subject has a plan that teachers use. Our answer: Not yet.");
        plan.Text.ShouldContain("Evidence: Science has none");
        const string Link = "Link with this priority: Subject leaders saw lessons and books this year, and something followed.";
        (await head.SubmitAsync(made, Link)).Text.ShouldContain("Linked with the priority");
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        (await chair.PostAsync(await chair.OpenAsync("/account/security"), here, new() { ["Input.Answers[0].Grade"] = "yes" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chair.PostAsync(await chair.OpenAsync("/account/security"), here + "?handler=Priority&of=x", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_may_not_read_it_is_refused_and_another_trust_or_school_does_not_find_it()
    {
        var id = await app.InTrustAsync(app.World.Trust.Id, db => db.Audits.Where(a => a.Title == "Look around (north)").Select(a => a.Id).SingleAsync());
        var here = $"/schools/{app.World.School.Urn}/audits/{id}";
        foreach (var role in new[] { Role.Staff, Role.Governor, Role.Clerk, Role.Trustee, Role.TrustAdministrator })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync(here)).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync($"/schools/{app.World.School.Urn}/audits/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        (await executive.AskAsync($"/schools/{app.World.Trust.EmptySchool.Urn}/audits/{id}")).Status.ShouldBe(HttpStatusCode.NotFound, "it was not assigned there");
        (await executive.AskAsync($"/schools/{app.World.Trust.Neighbour.Urn}/audits/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.Headteacher));
        (await other.AskAsync(here)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
