using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>Two people change the same thing, or one loses the page: nobody's words are lost.</summary>
public sealed class TwoPeopleTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/plan";

    [Fact]
    public async Task Both_versions_are_shown_field_by_field_and_each_choice_is_kept()
    {
        var (head, senior, id) = await BothEditAsync("Coach every week with video");
        var clash = await head.SendAsync(await OpenThenSaveByAsync(head, senior, id, new() { ["What"] = "Coach every week with a shared plan", ["Due"] = "12 Feb 2027" }), "Save action", new() { ["What"] = "Coach every week with video of one lesson" });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Document.Title.ShouldStartWith("Choose what to keep");
        clash.One(".clash h3").TextContent.ShouldContain($"{app.World.Holding(Role.SeniorLeader).Name} changed this action while you were editing it");
        clash.Document.QuerySelectorAll(".clash ins").Select(Seen.Words).ShouldContain("a shared plan");
        clash.ValueOf("Began.Keep[What]").ShouldBe("mine");
        clash.ValueOf("Began.Keep[Due]").ShouldBe("theirs");
        clash.Text.ShouldContain("Same in both: On track");
        (await ActionAsync(id)).What.ShouldBe("Coach every week with a shared plan");

        (await head.SubmitAsync(clash, "Save these choices")).Text.ShouldContain("Action saved");
        var kept = await ActionAsync(id);
        (kept.What, kept.Due).ShouldBe(("Coach every week with video of one lesson", new DateOnly(2027, 2, 12)));
    }

    [Fact]
    public async Task All_of_the_other_s_can_be_kept()
    {
        var (head, senior, id) = await BothEditAsync("Keep theirs");
        var clash = await head.SendAsync(await OpenThenSaveByAsync(head, senior, id, new() { ["What"] = "Theirs wins" }), "Save action", new() { ["What"] = "Mine loses" });
        await head.SubmitAsync(clash, Seen.Words(clash.Document.QuerySelectorAll(".clash button").ElementAt(1))!);
        (await ActionAsync(id)).What.ShouldBe("Theirs wins");
    }

    [Fact]
    public async Task Going_back_to_editing_keeps_what_was_typed_and_then_saves()
    {
        var (head, senior, id) = await BothEditAsync("Go back");
        var clash = await head.SendAsync(await OpenThenSaveByAsync(head, senior, id, new() { ["What"] = "Theirs" }), "Save action", new() { ["What"] = "Mine after all" });
        var form = await head.SubmitAsync(clash, "Go back to editing");
        form.ValueOf("What").ShouldBe("Mine after all");
        (await head.SubmitAsync(form, "Save action")).Text.ShouldContain("Action saved");
        (await ActionAsync(id)).What.ShouldBe("Mine after all");
    }

    [Fact]
    public async Task A_third_change_while_choosing_is_shown_again()
    {
        var (head, senior, id) = await BothEditAsync("Three changes");
        var clash = await head.SendAsync(await OpenThenSaveByAsync(head, senior, id, new() { ["What"] = "Second" }), "Save action", new() { ["What"] = "Mine" });
        await senior.SubmitAsync(await senior.OpenAsync($"{Root}/actions/{id}"), "Save action", new() { ["What"] = "Third" });
        var again = await head.SendAsync(clash, "Save these choices");
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Text.ShouldContain("Third");
        (await ActionAsync(id)).What.ShouldBe("Third");
    }

    [Fact]
    public async Task A_change_to_other_words_of_the_same_priority_is_no_clash()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var senior = await app.SignedInAsync(Role.SeniorLeader);
        var id = await app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.Where(p => p.PlanId == app.World.PlanId && p.Number == 3).Select(p => p.Id).SingleAsync());
        var mine = await head.OpenAsync($"{Root}/priorities/{id}/why");
        await senior.SubmitAsync(await senior.OpenAsync($"{Root}/priorities/{id}/outcomes"), "Save", new() { ["Outcomes"] = "Other words" });
        (await head.SubmitAsync(mine, "Save", new() { ["Rationale"] = "My words" })).Text.ShouldContain("My words");
    }

    [Fact]
    public async Task What_was_typed_into_an_action_that_somebody_removed_is_still_there_and_can_be_added_again()
    {
        var (head, senior, id) = await BothEditAsync("Soon removed");
        var form = await head.OpenAsync($"{Root}/actions/{id}");
        await senior.SubmitAsync(await senior.OpenAsync($"{Root}/actions/{id}/remove"), "Remove action");
        var gone = await head.SendAsync(form, "Save action", new() { ["What"] = "Typed in vain" });
        gone.Status.ShouldBe(HttpStatusCode.Conflict);
        gone.Text.ShouldContain("Somebody removed this action while you were editing it");
        gone.Text.ShouldContain("Typed in vain");
        (await head.SubmitAsync(gone, "Add it again")).Text.ShouldContain("Action added");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().CountAsync(a => a.What == "Typed in vain"))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_kept_restored_and_discarded()
    {
        var (head, senior, id) = await BothEditAsync("Drafted");
        var form = await head.OpenAsync($"{Root}/actions/{id}");
        var address = form.One("form[data-draft]").GetAttribute("data-draft")!;
        (await head.PostAsync(form, address, Draft(form, "Half typed"))).Status.ShouldBe(HttpStatusCode.NoContent);

        var again = await head.OpenAsync($"{Root}/actions/{id}");
        again.ValueOf("What").ShouldBe("Half typed");
        again.Text.ShouldContain("We kept what you typed at");
        (await senior.OpenAsync($"{Root}/actions/{id}")).ValueOf("What").ShouldBe("Drafted");
        (await senior.OpenAsync(Root)).Text.ShouldContain($"{app.World.Holding(Role.Headteacher).Name} is editing priority 2");

        var discarded = await head.SubmitAsync(again, "Discard it");
        discarded.ValueOf("What").ShouldBe("Drafted");
        (await OpenEditsAsync(id)).ShouldBe(0);
    }

    [Fact]
    public async Task Saving_ends_the_draft_and_a_draft_from_an_older_version_still_finds_the_clash()
    {
        var (head, senior, id) = await BothEditAsync("Older version");
        var form = await head.OpenAsync($"{Root}/actions/{id}");
        await head.PostAsync(form, form.One("form[data-draft]").GetAttribute("data-draft")!, Draft(form, "From the draft"));
        await senior.SubmitAsync(await senior.OpenAsync($"{Root}/actions/{id}"), "Save action", new() { ["What"] = "Saved meanwhile" });
        var clash = await head.SendAsync(await head.OpenAsync($"{Root}/actions/{id}"), "Save action");
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        await head.SubmitAsync(clash, "Save these choices");
        (await ActionAsync(id)).What.ShouldBe("From the draft");
        (await OpenEditsAsync(id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_sign_of_life_shows_for_a_minute_and_no_draft_is_made_for_what_is_not_theirs()
    {
        var (head, senior, id) = await BothEditAsync("Alive");
        var form = await senior.OpenAsync($"{Root}/actions/{id}");
        await senior.PostAsync(form, $"{Root}/edits?handler=Here&year={TestWorld.Year.Slug}&target=action:{id}", []);
        var others = await head.PostAsync(await head.OpenAsync(Root), $"{Root}/edits?handler=Here&year={TestWorld.Year.Slug}&target=", []);
        others.Text.ShouldContain($"{app.World.Holding(Role.SeniorLeader).Name} is editing priority 2");
        using var staff = await app.SignedInAsync(Role.Staff);
        (await staff.PostAsync(await staff.OpenAsync(Root), $"{Root}/edits?target=action:{id}", new() { ["Input.What"] = "Not mine" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string> Draft(Seen form, string what) => new()
    {
        ["Input.What"] = what,
        ["Began.Version"] = form.ValueOf("Began.Version")!,
        ["Began.Base"] = form.ValueOf("Began.Base")!,
        ["Began.Year"] = form.ValueOf("Began.Year")!,
        ["Began.Priority"] = form.ValueOf("Began.Priority")!,
    };

    /// <summary>The head and a senior leader, and an action of priority 2 of its own for each test.</summary>
    private async Task<(Visitor Head, Visitor Senior, Guid Action)> BothEditAsync(string what)
    {
        var id = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var priority = await db.Priorities.Include(p => p.Actions).SingleAsync(p => p.PlanId == app.World.PlanId && p.Number == 2);
            var action = priority.AddAction(app.World.ActorOf(app.World.Holding(Role.Headteacher)), new ActionFacts(what, null, null, new(2026, 9, 7), new(2027, 3, 26), Progress.OnTrack, null, null, null, null, null));
            await db.SaveChangesAsync();
            return action.Id;
        });
        return (await app.SignedInAsync(Role.Headteacher), await app.SignedInAsync(Role.SeniorLeader), id);
    }

    /// <summary>The first opens the form; before they save, the other does.</summary>
    private async Task<Seen> OpenThenSaveByAsync(Visitor first, Visitor other, Guid id, Dictionary<string, object?> change)
    {
        var form = await first.OpenAsync($"{Root}/actions/{id}");
        (await other.SubmitAsync(await other.OpenAsync($"{Root}/actions/{id}"), "Save action", change)).Text.ShouldContain("Action saved");
        return form;
    }

    private Task<PlanAction> ActionAsync(Guid id) => app.InTrustAsync(app.World.Trust.Id, db => db.Set<PlanAction>().AsNoTracking().SingleAsync(a => a.Id == id));

    private Task<int> OpenEditsAsync(Guid id)
    {
        var target = $"action:{id}";
        return app.InTrustAsync(app.World.Trust.Id, db => db.OpenEdits.CountAsync(e => e.Target == target));
    }
}
