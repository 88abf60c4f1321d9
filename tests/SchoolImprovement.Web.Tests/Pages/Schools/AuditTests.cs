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

    private static string Outcomes(string here) => here + "/areas/outcomes";

    private static string Teaching(string here) => here + "/areas/teaching";

    /// <summary>Goes through the areas as the buttons lead, and answers every statement alike; the overview.</summary>
    private static async Task<Seen> AnswerAllAsync(Visitor who, string here, Func<int, Dictionary<string, object?>> answer)
    {
        var page = await who.OpenAsync(Outcomes(here));
        for (var areas = 0; page.Address != here && areas < 6; areas++)
        {
            var fields = Enumerable.Range(0, page.Document.QuerySelectorAll(".stmt").Length).SelectMany(i => answer(i)).ToDictionary();
            page = await who.SubmitAsync(page, page.Document.QuerySelectorAll("button").Select(Seen.Words).First(w => w!.StartsWith("Save and go", StringComparison.Ordinal))!, fields);
        }

        return page;
    }

    private static Dictionary<string, object?> Yes(int i) => new() { [$"Answers[{i}].Grade"] = "yes" };

    private static async Task<Seen> KeepAsync(Visitor who, Seen page, Dictionary<string, string> typed) =>
        await who.PostAsync(page, page.One("form#answers").GetAttribute("data-draft")!, typed);

    [Fact]
    public async Task The_overview_leads_to_the_areas_and_each_is_saved_before_the_next()
    {
        var here = await AssignedAsync("Saved in parts");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var overview = await head.OpenAsync(here);
        overview.Document.QuerySelectorAll("main input[type=radio]").ShouldBeEmpty();
        overview.Document.QuerySelectorAll("tbody tr").Select(Parts).First().ShouldBe("Outcomes and standards | 0 of 3 | 3 statements");
        var page = await head.OpenAsync(overview.Link("Begin with Outcomes and standards"));
        (page.Address, page.Heading, Fields(page, "Grade").Count).ShouldBe((Outcomes(here), "Outcomes and standards", 3));
        page.Document.QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty();
        var next = await head.SubmitAsync(page, "Save and go on", new() { ["Answers[0].Grade"] = "partly", ["Answers[0].Evidence"] = "Two groups" });
        (next.Address, next.Heading).ShouldBe((Teaching(here), "Curriculum and teaching"));
        next.Text.ShouldContain("Outcomes and standards saved. 1 of 16 answered");
        next.Document.QuerySelectorAll(".toc li").Select(Seen.Words).First().ShouldBe("Outcomes and standards1 of 3 answered");

        var wrong = await head.SubmitAsync(next, "Save", new() { ["Answers[1].Grade"] = "yes", ["Answers[2].Evidence"] = new string('x', 1001) });
        (wrong.Status, wrong.ErrorAt("Answers[2].Evidence")).ShouldBe((HttpStatusCode.BadRequest, "Error: Shorten this to 1,000 characters. It has 1,001"));
        Chosen(wrong, 1).ShouldBe("yes", "what was chosen stays");
        var saved = await head.SubmitAsync(wrong, "Save", new() { ["Answers[2].Evidence"] = "" });
        (saved.Address, Chosen(saved, 1)).ShouldBe((Teaching(here), "yes"));
        var back = await head.OpenAsync(Outcomes(here));
        (Chosen(back, 0), back.ValueOf("Answers[0].Evidence")!.Trim()).ShouldBe(("partly", "Two groups"));
        (await head.SubmitAsync(back, "Save", new() { ["Answers[0].Grade"] = "" })).Text.ShouldContain("1 of 16 answered", customMessage: "an answer can be taken back");

        var last = await head.SubmitAsync(await head.OpenAsync(here + "/areas/support"), "Save and go to the overview", Yes(0));
        (last.Address, last.Link("Go on with Outcomes and standards")).ShouldBe((here, Outcomes(here)));
        (await head.AskAsync(here + "/areas/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_typed_and_not_saved_is_kept_for_the_person_until_they_save_or_discard_it()
    {
        var here = await AssignedAsync("Kept");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var page = await head.OpenAsync(Outcomes(here));
        var area = page.ValueOf("Answers[0].Area")!;
        Dictionary<string, string> Typed(int at, string grade, string evidence) => new()
        {
            ["Input.Answers[0].Code"] = "1",
            ["Input.Answers[0].Evidence"] = "",
            ["Input.Answers[0].Began"] = page.ValueOf("Answers[0].Began")!,
            ["Input.Answers[1].Code"] = $"{at + 1}",
            ["Input.Answers[1].Grade"] = grade,
            ["Input.Answers[1].Evidence"] = evidence,
            ["Input.Answers[1].Began"] = page.ValueOf($"Answers[{at}].Began")!,
        };
        (await KeepAsync(head, page, Typed(1, "strength", "Typed on the train"))).Status.ShouldBe(HttpStatusCode.NoContent);
        // Meanwhile a colleague answers the first, which the head has not touched.
        await deputy.SubmitAsync(await deputy.OpenAsync(Outcomes(here)), "Save", new() { ["Answers[0].Grade"] = "partly" });
        var back = await head.OpenAsync(Outcomes(here));
        back.Text.ShouldContain("We kept what you typed");
        (Chosen(back, 0), Chosen(back, 1), back.ValueOf("Answers[1].Evidence")!.Trim()).ShouldBe(("partly", "strength", "Typed on the train"));
        var elsewhere = await deputy.OpenAsync(Outcomes(here));
        elsewhere.Text.ShouldNotContain("We kept what you typed", customMessage: "it is the head’s alone");
        Chosen(elsewhere, 1).ShouldBeNull();

        var overview = await head.OpenAsync(here);
        overview.Document.QuerySelectorAll("tbody tr").Select(Parts).First().ShouldContain("and not saved");
        var refused = await head.SubmitAsync(overview, "Finish the audit");
        (refused.Status, refused.Text.Contains("What you typed in Outcomes and standards is not saved. Open it and save or discard that, then finish")).ShouldBe((HttpStatusCode.BadRequest, true));
        var saved = await head.SubmitAsync(back, "Save");
        saved.Text.ShouldNotContain("We kept what you typed");
        (Chosen(saved, 1), (await head.OpenAsync(Outcomes(here))).Text.Contains("We kept what you typed")).ShouldBe(("strength", false));

        // What the page still sends of words that were saved a moment before is nothing to save.
        (await KeepAsync(head, saved, Typed(1, "strength", "Typed on the train"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await head.OpenAsync(Outcomes(here))).Text.ShouldNotContain("We kept what you typed");
        (await head.OpenAsync(here)).Text.ShouldNotContain("and not saved");

        (await KeepAsync(head, saved, Typed(2, "yes", "Not meant"))).Status.ShouldBe(HttpStatusCode.NoContent);
        var kept = await head.OpenAsync(Outcomes(here));
        Chosen(kept, 2).ShouldBe("yes");
        var discarded = await head.SubmitAsync(kept, "Discard it");
        (discarded.Address, Chosen(discarded, 2), Chosen(discarded, 1)).ShouldBe((Outcomes(here), null, "strength"));

        var drafts = $"/schools/{app.World.School.Urn}/self-evaluation/drafts?target=audit:";
        (await head.PostAsync(saved, $"{drafts}{Guid.NewGuid():N}:{area}", Typed(1, "yes", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.PostAsync(saved, $"{drafts}{here.Split('/')[^1]}:{Guid.NewGuid():N}", Typed(1, "yes", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_that_comes_back_overwrites_nobody_who_answered_meanwhile()
    {
        var here = await AssignedAsync("Kept and overtaken");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var page = await head.OpenAsync(Outcomes(here));
        await KeepAsync(head, page, new() { ["Input.Answers[0].Code"] = "1", ["Input.Answers[0].Grade"] = "not-yet", ["Input.Answers[0].Evidence"] = "", ["Input.Answers[0].Began"] = page.ValueOf("Answers[0].Began")! });
        await deputy.SubmitAsync(await deputy.OpenAsync(Outcomes(here)), "Save", new() { ["Answers[0].Grade"] = "strength" });
        var back = await head.OpenAsync(Outcomes(here));
        Chosen(back, 0).ShouldBe("not-yet");
        var clash = await head.SubmitAsync(back, "Save and go on");
        (clash.Status, Chosen(clash, 0)).ShouldBe((HttpStatusCode.Conflict, "not-yet"));
        clash.Text.ShouldContain("North SeniorLeader answered this meanwhile");
        Chosen(await deputy.OpenAsync(Outcomes(here)), 0).ShouldBe("strength");
        (await head.OpenAsync(Outcomes(here))).Text.ShouldContain("We kept what you typed", customMessage: "until it is decided, the words stay");
        (await head.SubmitAsync(clash, "Save and go on")).Address.ShouldBe(Teaching(here));
        Chosen(await deputy.OpenAsync(Outcomes(here)), 0).ShouldBe("not-yet");
    }

    [Fact]
    public async Task Two_people_answer_at_once_and_neither_overwrites_the_other()
    {
        var here = await AssignedAsync("Two at once");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var mine = await head.OpenAsync(Outcomes(here));
        var theirs = await deputy.OpenAsync(Outcomes(here));
        await deputy.SubmitAsync(theirs, "Save", new() { ["Answers[0].Grade"] = "strength", ["Answers[1].Grade"] = "yes" });
        var clash = await head.SubmitAsync(mine, "Save", new() { ["Answers[0].Grade"] = "not-yet", ["Answers[0].Evidence"] = "The head’s words", ["Answers[2].Grade"] = "partly" });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("Somebody else answered 1 statement while you were writing");
        Parts(clash.One(".stmt .clash")).ShouldBe("North SeniorLeader answered this meanwhile | A strength | Below is what you chose. Saving puts it in place of theirs.");
        (Chosen(clash, 0), Chosen(clash, 1), Chosen(clash, 2)).ShouldBe(("not-yet", "yes", "partly"), "mine where both wrote, theirs where only they did");
        clash.ValueOf("Answers[0].Evidence")!.Trim().ShouldBe("The head’s words");
        var now = await deputy.OpenAsync(Outcomes(here));
        (Chosen(now, 0), Chosen(now, 2)).ShouldBe(("strength", "partly"), "theirs stands, and the rest was saved");
        (await head.SubmitAsync(clash, "Save")).Text.ShouldContain("3 of 16 answered");
        Chosen(await deputy.OpenAsync(Outcomes(here)), 0).ShouldBe("not-yet", "now somebody has decided");
    }

    [Fact]
    public async Task Two_people_who_save_at_the_same_moment_both_find_their_answers()
    {
        var here = await AssignedAsync("The same moment");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        foreach (var area in new[] { Outcomes(here), Teaching(here) })
        {
            // The same area at once, each another statement; the two may begin its rows at the same moment.
            var (mine, theirs) = (await head.OpenAsync(area), await deputy.OpenAsync(area));
            var answers = await Task.WhenAll(
                head.SubmitAsync(mine, "Save", new() { ["Answers[0].Grade"] = "yes" }),
                deputy.SubmitAsync(theirs, "Save", new() { ["Answers[2].Grade"] = "partly" }));
            answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
            var page = await head.OpenAsync(area);
            (Chosen(page, 0), Chosen(page, 2)).ShouldBe(("yes", "partly"));
        }
    }

    [Fact]
    public async Task Last_times_answers_are_a_start_that_waits_to_be_looked_at()
    {
        var here = await AssignedAsync("From last time");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(here);
        page.Text.ShouldContain("You answered the same statements in “Look back (north)”. Each of the 16 answers waits until you have looked at it.");
        (await head.OpenAsync(Outcomes(here))).Text.ShouldContain("Last time: Partly Seen in Outcomes and standards (north)");
        var started = await head.SubmitAsync(page, "Start from those answers");
        started.Text.ShouldContain("16 answers taken over. Look at each: say that it still holds, or change it");
        started.Text.ShouldContain("0 of 16 answered, 16 to look at");
        started.Document.QuerySelectorAll("tbody tr").Select(Parts).First().ShouldBe("Outcomes and standards | 0 of 3 | 3 answers from last time to look at");
        var area = await head.OpenAsync(Outcomes(here));
        (Chosen(area, 2), area.Document.QuerySelectorAll(".stmt.is-old").Length).ShouldBe(("partly", 3));
        var refused = await head.SubmitAsync(started, "Finish the audit");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("16 statements have an answer of an earlier audit that nobody has looked at");

        var looked = await head.SubmitAsync(area, "Save", new() { ["Answers[0].StillTrue"] = "true", ["Answers[1].Grade"] = "yes" });
        looked.Text.ShouldContain("2 of 3 answered, 1 to look at");
        // A tick on what is looked at already is not there to be ticked.
        var done = await head.OpenAsync(Outcomes(here));
        done.Document.QuerySelectorAll("[name$='.StillTrue']").Length.ShouldBe(1);
        await head.SubmitAsync(done, "Save", new() { ["Answers[2].StillTrue"] = "true" });
        foreach (var link in (await head.OpenAsync(here)).Document.QuerySelectorAll("tbody a").Skip(1).Select(a => a.GetAttribute("href")!))
        {
            var open = await head.OpenAsync(link);
            await head.SubmitAsync(open, "Save", Fields(open, "StillTrue").ToDictionary(f => f, _ => (object?)"true"));
        }

        var finished = await head.SubmitAsync(await head.OpenAsync(here), "Finish the audit");
        finished.Text.ShouldContain("Finished. The answers stay as they are");
        finished.Document.QuerySelectorAll("main input[type=radio]").ShouldBeEmpty();
        (await head.AskAsync(Outcomes(here))).Location.ShouldBe(here + "#outcomes");
    }

    [Fact]
    public async Task The_head_finishes_once_all_is_answered_and_opens_it_again_until_the_trust_closes_it()
    {
        var here = await AssignedAsync("Finished and opened");
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        await head.SubmitAsync(await head.OpenAsync(Outcomes(here)), "Save", Yes(0));
        var early = await head.SubmitAsync(await head.OpenAsync(here), "Finish the audit");
        early.Status.ShouldBe(HttpStatusCode.BadRequest);
        early.Text.ShouldContain("15 statements have no answer yet, in Outcomes and standards, Curriculum and teaching,");
        var hidden = await executive.OpenAsync(here);
        hidden.Text.ShouldContain("The answers are the school’s own until it finishes");
        hidden.Document.QuerySelectorAll(".grade").ShouldBeEmpty();
        (await executive.AskAsync(Outcomes(here))).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await deputy.PostAsync(await deputy.OpenAsync(Outcomes(here)), here + "?handler=Finish", [])).Status.ShouldBe(HttpStatusCode.Forbidden, "the headteacher finishes");
        var all = await AnswerAllAsync(head, here, Yes);
        (all.Address, all.Text.Contains("16 of 16 answered")).ShouldBe((here, true));
        var done = await head.SubmitAsync(all, "Finish the audit");
        done.Text.ShouldContain("By North Headteacher");
        (await executive.OpenAsync(here)).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(16);
        (await deputy.PostAsync(await deputy.OpenAsync($"/schools/{app.World.School.Urn}/self-evaluation/inclusion"), here + "?handler=Reopen", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        await head.SubmitAsync(done, "Open again");
        Chosen(await head.OpenAsync(Outcomes(here)), 0).ShouldBe("yes");
        await head.SubmitAsync(await head.OpenAsync(here), "Finish the audit");

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
        var first = await head.SubmitAsync(await head.OpenAsync(Teaching(here)), "Save", new() { ["Answers[0].Grade"] = "not-yet", ["Answers[0].Evidence"] = "Science has none", ["Answers[1].Grade"] = "partly" });
        var made = await head.SubmitAsync(first, "Make this a priority: Every subject has a plan that teachers use.", new() { ["Answers[2].Grade"] = "strength" });
        made.Text.ShouldContain("added to the plan. Give it a lead, criteria and actions there");
        (made.Address, Chosen(made, 2)).ShouldBe((Teaching(here), "strength"), "it was chosen and not yet saved");
        var plan = await head.OpenAsync(made.Document.QuerySelectorAll(".stmt a").First(a => a.TextContent.Contains("Priority")).GetAttribute("href")!.Split('#')[0]);
        plan.Text.ShouldContain("From our audit “Into the plan”: Curriculum and teaching. Every subject has a plan that teachers use. Our answer: Not yet.");
        plan.Text.ShouldContain("Evidence: Science has none");
        const string Link = "Link with this priority: Subject leaders saw lessons and books this year, and something followed.";
        (await head.SubmitAsync(made, Link)).Text.ShouldContain("Choose the priority that takes it up, then link", customMessage: "none is chosen for the head");
        var choice = made.One("select[name='Input.Answers[1].Priority'] option:not([value=''])").GetAttribute("value");
        var linked = await head.SubmitAsync(made, Link, new() { ["Answers[1].Priority"] = choice });
        linked.Text.ShouldContain("Linked with the priority");
        var apart = await head.SubmitAsync(linked, "Unlink: Subject leaders saw lessons and books this year, and something followed.");
        apart.Text.ShouldContain("Unlinked. The priority stays in the plan");
        (await head.SubmitAsync(apart, Link, new() { ["Answers[1].Priority"] = choice })).Text.ShouldContain("Linked with the priority");
        await AnswerAllAsync(head, here, Yes);
        var finished = await head.SubmitAsync(await head.OpenAsync(here), "Finish the audit");
        const string After = "Make this a priority: Governors saw evidence for each priority.";
        (await head.SubmitAsync(finished, After)).Text.ShouldContain("added to the plan", customMessage: "a finished audit still leads into the plan");
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        (await chair.PostAsync(await chair.OpenAsync("/account/security"), Outcomes(here), new() { ["Input.Answers[0].Grade"] = "yes" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chair.PostAsync(await chair.OpenAsync("/account/security"), Outcomes(here) + "?handler=Priority&of=x", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
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

    [Fact]
    public async Task First_answers_are_one_line_of_history_for_each_save_and_what_changes_afterwards_is_told_answer_by_answer()
    {
        var here = await AssignedAsync("Told in one line");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Outcomes(here));
        var fields = Fields(page, "Grade");
        fields.Count.ShouldBe(3);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await head.SubmitAsync(page, "Save", fields.ToDictionary(f => f, object? (_) => "partly"));
        var history = $"/schools/{app.World.School.Urn}/history";
        var save = (await head.OpenAsync(history)).Document.QuerySelectorAll("section.sec")[0];
        save.QuerySelectorAll(".qa").Select(q => Seen.Words(q.QuerySelector("p"))).ShouldBe(["Audit: Told in one line, its own history changed"]);
        save.QuerySelectorAll("tbody tr").Select(Parts).ShouldBe(["Answers | – | 3 statements answered"]);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await head.SubmitAsync(await head.OpenAsync(Outcomes(here)), "Save", new() { [fields[1]] = "not-yet" });
        save = (await head.OpenAsync(history)).Document.QuerySelectorAll("section.sec")[0];
        save.QuerySelectorAll(".qa").Length.ShouldBe(1);
        Seen.Words(save.QuerySelector(".qa p"))!.ShouldStartWith("Audit answer: ");
        save.QuerySelectorAll("tbody tr").Select(Parts).ShouldBe(["Answer | Partly | Not yet"]);
    }
}
