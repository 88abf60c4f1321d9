using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>The school's self-evaluation as people see and write it.</summary>
public sealed class SefTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/self-evaluation";

    private string Attendance => $"{Root}/attendance-behaviour";

    [Fact]
    public async Task The_list_shows_every_area_that_applies_its_grade_and_its_direction_since_last_term()
    {
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var page = await chair.OpenAsync($"/schools/{app.World.School.Urn}/self-evaluation");
        page.Heading.ShouldBe("Self-evaluation, autumn 2026");
        var areas = page.Document.QuerySelectorAll(".sarea").Select(a => Seen.Words(a)!).ToList();
        areas.Count.ShouldBe(8, "a primary school has early years and no post-16");
        areas[^1].ShouldStartWith("Safeguarding", customMessage: "what is met or not met comes last");
        areas.ShouldContain("Attendance and behaviour Expected standard up from Needs attention");
        areas.ShouldContain("Leadership and governance Not yet judged");
        page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty("the chair reads");
        page.Text.ShouldContain("Summer 2026");
    }

    [Fact]
    public async Task A_grade_is_saved_with_its_reason_and_history_and_the_page_says_what_is_wrong()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/inclusion");
        page.Document.QuerySelectorAll("input[type=radio][name='Input.Grade']").Length.ShouldBe(6);
        var saved = await head.SubmitAsync(page, "Save grade", new() { ["Grade"] = "strong", ["Why"] = "Every pupil takes part." });
        saved.Text.ShouldContain("Saved");
        saved.ValueOf("Why")!.Trim().ShouldBe("Every pupil takes part.");
        saved.One("input[name='Input.Grade'][checked]").GetAttribute("value").ShouldBe("strong");

        var long_ = await head.SubmitAsync(saved, "Save grade", new() { ["Grade"] = "strong", ["Why"] = new string('x', Sef.TextMax + 1) });
        (long_.Status, long_.ErrorAt("Why")).ShouldBe((HttpStatusCode.BadRequest, "Error: Shorten this to 6,000 characters. It has 6,001"));
        var strange = await head.PostAsync(saved, $"{Root}/inclusion?edit=grade", new() { ["Input.Grade"] = "outstanding", ["Input.Why"] = "Old words", ["Input.Began"] = saved.ValueOf("Began")! });
        strange.Text.ShouldContain("Choose one of the grades of “Inclusion”");
        strange.Text.ShouldContain("Old words");

        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var rows = await db.History.Where(h => h.RowName == "Self-evaluation: Inclusion").ToListAsync();
            rows.ShouldAllBe(r => r.SchoolId == app.World.School.Id);
            rows.ShouldNotBeEmpty();
        });
        var again = await head.SubmitAsync(await head.OpenAsync($"{Root}/inclusion"), "Save grade", new() { ["Grade"] = "expected", ["Why"] = "Every pupil takes part." });
        again.Status.ShouldBe(HttpStatusCode.OK);
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/history")).Text.ShouldContain("Strong standard");
    }

    [Fact]
    public async Task The_second_of_two_people_sees_what_was_saved_and_keeps_what_they_typed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var mine = await head.OpenAsync($"{Root}/achievement");
        var theirs = await deputy.OpenAsync($"{Root}/achievement");
        await deputy.SubmitAsync(theirs, "Save grade", new() { ["Grade"] = "expected", ["Why"] = "The deputy’s words." });
        var clash = await head.SubmitAsync(mine, "Save grade", new() { ["Grade"] = "attention", ["Why"] = "The head’s words." });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("The deputy’s words.");
        clash.Text.ShouldContain("Somebody else saved this while you were writing");
        clash.ValueOf("Why")!.Trim().ShouldBe("The head’s words.");
        (await head.SubmitAsync(clash, "Save grade", new() { ["Grade"] = "attention", ["Why"] = "Both." })).ValueOf("Why")!.Trim().ShouldBe("Both.");

        // Different parts do not disturb each other.
        var strengths = await head.OpenAsync($"{Root}/achievement?edit=strengths");
        await deputy.SubmitAsync(await deputy.OpenAsync($"{Root}/achievement"), "Save grade", new() { ["Grade"] = "strong", ["Why"] = "More." });
        (await head.SubmitAsync(strengths, "Save strengths", new() { ["Points[0].Text"] = "Maths rises", ["Points[0].Evidence"] = "Results" })).Text.ShouldContain("Maths rises");
    }

    [Fact]
    public async Task Lists_are_written_row_by_row_and_a_row_with_evidence_alone_is_told()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/early-years?edit=developments");
        var wrong = await head.SubmitAsync(page, "Save areas for development", new() { ["Points[0].Text"] = "Fine motor skills", ["Points[1].Evidence"] = "Baseline" });
        wrong.ErrorAt("Points[1].Text").ShouldBe("Error: Write what this is evidence of, or clear it");
        wrong.ValueOf("Points[0].Text")!.Trim().ShouldBe("Fine motor skills");
        var saved = await head.SubmitAsync(wrong, "Save areas for development", new() { ["Points[0].Text"] = "Fine motor skills", ["Points[1].Text"] = "Talk", ["Points[1].Evidence"] = "Baseline" });
        saved.Document.QuerySelectorAll("#developments tbody tr").Length.ShouldBe(2);
        var less = await head.SubmitAsync(await head.OpenAsync($"{Root}/early-years?edit=developments"), "Save areas for development", new() { ["Points[0].Text"] = "", ["Points[0].Evidence"] = "" });
        less.Document.QuerySelectorAll("#developments tbody tr").Select(r => Seen.Words(r.QuerySelector("th"))).ShouldBe(["Talk"]);
    }

    [Fact]
    public async Task An_area_for_development_becomes_a_priority_of_the_plan_and_another_is_linked_with_one()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Attendance);
        var made = await head.SubmitAsync(page, "Make this a priority: Mondays are missed most (north)");
        made.Text.ShouldContain("added to the plan. Give it a lead, criteria and actions there");
        var row = made.Document.QuerySelectorAll("#developments tbody tr").First(r => r.TextContent.Contains("Mondays"));
        row.QuerySelectorAll("button").Select(Seen.Words).ShouldBe(["Unlink: Mondays are missed most (north)"]);
        var plan = await head.OpenAsync(row.QuerySelector("[data-l='In the plan'] a")!.GetAttribute("href")!.Split('#')[0]);
        plan.Text.ShouldContain("From our self-evaluation, autumn 2026: Attendance and behaviour, Expected standard.");
        plan.Text.ShouldContain("Evidence: Registers");

        (await head.SubmitAsync(made, "Link: Lateness in Year 5")).Text.ShouldContain("Choose the priority that takes it up, then link", customMessage: "none is chosen for the head");
        var first = made.One("#developments select option:not([value=''])").GetAttribute("value");
        var linked = await head.SubmitAsync(made, "Link: Lateness in Year 5", new() { ["priority"] = first });
        linked.Text.ShouldContain("Linked with the priority");
        linked.Document.QuerySelectorAll("#developments button").Select(Seen.Words).ShouldBe(["Unlink: Mondays are missed most (north)", "Unlink: Lateness in Year 5"]);
        var apart = await head.SubmitAsync(linked, "Unlink: Lateness in Year 5");
        apart.Text.ShouldContain("Unlinked. The priority stays in the plan");
        (await head.SubmitAsync(apart, "Link: Lateness in Year 5", new() { ["priority"] = first })).Text.ShouldContain("Linked with the priority");
        (await head.PostAsync(linked, $"{Attendance}?handler=Link", new() { ["point"] = Guid.NewGuid().ToString(), ["priority"] = Guid.NewGuid().ToString() })).Text.ShouldContain("This priority is no longer in the plan. Choose another");
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        (await chair.PostAsync(await chair.OpenAsync(Attendance), $"{Attendance}?handler=Priority", new() { ["point"] = Guid.NewGuid().ToString() })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_list_says_which_area_nobody_has_confirmed_this_term()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Root);
        page.Text.ShouldNotContain("Not confirmed this term", customMessage: "what is graded was written this term; what is not graded is not yet judged");
        await app.InTrustAsync(app.World.Other.Id, db => db.Set<Domain.SelfEvaluation.AreaEvaluation>().Where(a => a.SchoolId == app.World.Other.Neighbour.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.ConfirmedAt, TestClock.Start.UtcDateTime.AddDays(-140))));
        using var neighbour = await app.SignedInAsync(app.World.Other.NeighbourHead);
        var theirs = await neighbour.OpenAsync($"/schools/{app.World.Other.Neighbour.Urn}/self-evaluation");
        Seen.Words(theirs.Document.QuerySelectorAll(".sarea").Single(a => a.TextContent.Contains("Not confirmed this term", StringComparison.Ordinal)))!.ShouldStartWith("Attendance and behaviour");
    }

    [Fact]
    public async Task The_thread_says_of_evidence_what_counts_as_evidence()
    {
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var area = $"/schools/{app.World.Trust.Neighbour.Urn}/self-evaluation/attendance-behaviour";
        string Knot(Seen page) => Seen.Words(page.One("nav[aria-label='Golden thread'] li"))!;
        Knot(await neighbour.OpenAsync(area)).ShouldBe("EvidenceNothing shows yet how you know", "a link to a file that was removed proves nothing");
        var form = await neighbour.OpenAsync($"{area}?edit=strengths");
        var saved = await neighbour.SubmitAsync(form, "Save strengths", new() { ["Points[0].Text"] = "Calm corridors", ["Points[0].Evidence"] = "Fourteen walks" });
        Knot(saved).ShouldBe("Evidence1 point says how you know");
        saved.One("nav[aria-label='Golden thread'] li a").GetAttribute("href").ShouldBe("#strengths");
        using var head = await app.SignedInAsync(Role.Headteacher);
        Knot(await head.OpenAsync(Attendance)).ShouldBe("Evidence1 link to what shows it");
    }

    [Fact]
    public async Task What_is_typed_and_linked_under_one_name_is_said_once_by_the_link_which_has_the_day()
    {
        var other = app.World.Other;
        using var head = await app.SignedInAsync(other.Holding(Role.Headteacher));
        var area = $"/schools/{other.School.Urn}/self-evaluation/attendance-behaviour";
        async Task<string> ShownAsync() => Seen.Words((await head.OpenAsync(area)).Document.QuerySelectorAll("#developments tbody tr").First(r => r.TextContent.Contains("Mondays", StringComparison.Ordinal)).QuerySelector("td"))!;
        (await ShownAsync()).ShouldStartWith("Registers Lost register (");
        await app.InTrustAsync(other.Id, db => db.Set<Domain.SelfEvaluation.EvaluationPoint>().Where(p => p.SchoolId == other.School.Id && p.Evidence == "Registers")
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Evidence, "lost register (other).")));
        (await ShownAsync()).ShouldStartWith("Lost register (");
    }

    [Fact]
    public async Task An_adviser_would_grade_otherwise_with_a_reason_and_both_views_are_shown()
    {
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync(Attendance);
        page.Document.QuerySelectorAll("input[name='Input.Why'], textarea[name='Input.Why']").ShouldBeEmpty("an adviser does not write for the school");
        var silent = await adviser.SubmitAsync(page, "Keep my view", new() { ["Grade"] = "urgent", ["Reason"] = "" });
        silent.ErrorAt("Reason").ShouldBe("Error: Say why your grade is another");
        var kept = await adviser.SubmitAsync(silent, "Keep my view", new() { ["Grade"] = "urgent", ["Reason"] = "Half of Year 6 was away on Friday." });
        kept.Text.ShouldContain("Half of Year 6 was away on Friday.");
        kept.Text.ShouldContain("would grade lower: Urgent improvement, where the school had");
        using var head = await app.SignedInAsync(Role.Headteacher);
        var seen = await head.OpenAsync(Attendance);
        seen.Text.ShouldContain("Half of Year 6 was away on Friday.");
        seen.One("input[name='Input.Grade'][checked]").GetAttribute("value").ShouldBe("expected", "the school's grade stays");
        (await head.PostAsync(seen, $"{Attendance}?handler=Moderate", new() { ["Input.Grade"] = "strong", ["Input.Reason"] = "Mine" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_head_signs_the_term_once_and_terms_are_compared()
    {
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var whole = await deputy.OpenAsync(Root);
        (await deputy.PostAsync(whole, $"{Root}?handler=Sign", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var root = $"/schools/{app.World.Trust.Neighbour.Urn}/self-evaluation";
        (await neighbour.AskAsync($"{root}/compare")).Status.ShouldBe(HttpStatusCode.NotFound, "nothing is signed yet");
        var signed = await neighbour.SubmitAsync(await neighbour.OpenAsync(root), "Sign for autumn 2026");
        signed.Text.ShouldContain("Self-evaluation of autumn 2026 signed");
        signed.Text.ShouldNotContain("Sign the self-evaluation");
        (await neighbour.PostAsync(signed, $"{root}?handler=Sign", [])).Text.ShouldContain("is signed already and stays as it is");

        var compared = await deputy.OpenAsync($"{Root}/compare");
        compared.Text.ShouldContain("Too many days are missed");
        compared.Text.ShouldContain("Better since September");
        compared.Text.ShouldContain("Signed by North Head");
        compared.Text.ShouldContain("The school as a whole Context Pupils of many languages (north)", customMessage: "what a copy keeps is compared, all of it");
        compared.Text.ShouldContain("Last inspection");
        (await deputy.AskAsync($"{Root}/compare?from=2019-20-spring")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_is_kept_for_its_writer_alone_and_goes_when_it_is_saved_or_discarded()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/curriculum-teaching");
        var address = page.One("form[data-draft]").GetAttribute("data-draft")!;
        (await head.PostAsync(page, address, new() { ["Input.Grade"] = "strong", ["Input.Why"] = "Half a thought", ["Input.Began"] = page.ValueOf("Began")! })).Status.ShouldBe(HttpStatusCode.NoContent);
        var back = await head.OpenAsync($"{Root}/curriculum-teaching");
        back.Text.ShouldContain("We kept what you typed");
        back.ValueOf("Why")!.Trim().ShouldBe("Half a thought");
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        (await deputy.OpenAsync($"{Root}/curriculum-teaching")).Text.ShouldNotContain("Half a thought");
        var gone = await head.SubmitAsync(back, "Discard it");
        gone.Address.ShouldStartWith($"{Root}/curriculum-teaching");
        gone.Text.ShouldNotContain("Half a thought");
        (await head.PostAsync(page, $"{Root}/drafts?target=sef:{Guid.NewGuid()}:grade", new() { ["Input.Why"] = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_area_below_the_expected_standard_is_a_gap_until_a_priority_takes_it_up()
    {
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var home = $"/schools/{app.World.Trust.Neighbour.Urn}";
        const string Gap = "Judged Urgent improvement, and no priority answers it";
        (await neighbour.OpenAsync(home)).Text.ShouldNotContain(Gap);
        await neighbour.SubmitAsync(await neighbour.OpenAsync($"{home}/self-evaluation/leadership-governance"), "Save grade", new() { ["Grade"] = "urgent", ["Why"] = "Nobody leads." });
        (await neighbour.OpenAsync(home)).Text.ShouldContain(Gap);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        (await executive.OpenAsync("/thread")).Text.ShouldContain(Gap);

        var listed = await neighbour.SubmitAsync(await neighbour.OpenAsync($"{home}/self-evaluation/leadership-governance?edit=developments"), "Save areas for development", new() { ["Points[0].Text"] = "Find a leader" });
        await neighbour.SubmitAsync(listed, "Make this a priority: Find a leader");
        (await neighbour.OpenAsync(home)).Text.ShouldNotContain(Gap);
        (await executive.OpenAsync("/thread")).Text.ShouldNotContain(Gap);
    }

    [Fact]
    public async Task Another_framework_has_a_self_evaluation_of_its_own()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/education?framework=trust-quality");
        page.Document.QuerySelectorAll("input[type=radio][name='Input.Grade']").Length.ShouldBe(5);
        (await head.SubmitAsync(page, "Save grade", new() { ["Grade"] = "secure", ["Why"] = "All schools." })).Address.ShouldContain("framework=trust-quality");
        (await head.AskAsync($"{Root}/education")).Status.ShouldBe(HttpStatusCode.NotFound, "the default framework has no such area");
        (await head.AskAsync($"{Root}?framework=wellbeing")).Status.ShouldBe(HttpStatusCode.NotFound, "an audit is no self-evaluation");
        (await head.AskAsync($"{Root}/post-16")).Status.ShouldBe(HttpStatusCode.NotFound, "a primary school has none");
        await app.InTrustAsync(app.World.Trust.Id, async db => (await db.Frameworks.SingleAsync(f => f.Code == "trust-quality")).IsFrozen.ShouldBeTrue());
    }

    [Fact]
    public async Task Who_may_not_read_it_is_refused_and_another_trust_does_not_find_it()
    {
        foreach (var role in new[] { Role.Staff, Role.Governor, Role.Clerk, Role.Trustee, Role.TrustAdministrator })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync(Root)).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.Headteacher));
        (await other.AskAsync(Root)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
