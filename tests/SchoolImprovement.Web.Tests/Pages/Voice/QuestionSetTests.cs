using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Voice;

/// <summary>The trust writes questions of its own, and a questionnaire starts from them.</summary>
public sealed class QuestionSetTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static List<string> Questions(Seen page) => [.. page.Document.QuerySelectorAll("tbody th").Select(h => Seen.Words(h)!)];

    private static Dictionary<string, object?> Statement(string words, string? theme = null) => new() { ["Words"] = words, ["Kind"] = "Statement", ["Theme"] = theme };

    [Fact]
    public async Task A_set_is_written_in_the_browser_and_a_school_starts_from_it()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var sets = await executive.OpenAsync((await executive.OpenAsync("/voice")).Link("The trust’s own questions"));
        var nameless = await executive.SubmitAsync(sets, "Make the set", new() { ["Input.Name"] = " " });
        (nameless.Status, nameless.ErrorAt("Name")).ShouldBe((HttpStatusCode.BadRequest, "Error: Enter what the questions are called"));
        var set = await executive.SubmitAsync(nameless, "Make the set", new() { ["Input.Name"] = "Trust pulse" });
        (set.Heading, set.Text.Contains("Add its questions")).ShouldBe(("Trust pulse", true));
        using var head = await app.SignedInAsync(Role.Headteacher);
        var root = $"/schools/{app.World.School.Urn}/voice";
        (await head.OpenAsync(root)).One("#Input_From").TextContent.ShouldNotContain("Trust pulse", customMessage: "there is nothing in it to ask");

        var add = await executive.OpenAsync(set.Link("Add a question"));
        var wrong = await executive.SubmitAsync(add, "Save and add another", new() { ["Words"] = "Which three?", ["Kind"] = "PickThree", ["Options"] = "One\nTwo" });
        (wrong.Status, wrong.ErrorAt("Options"), wrong.ValueOf("Words")!.Trim(), wrong.ValueOf("Kind")).ShouldBe((HttpStatusCode.BadRequest, "Error: Write at least 4 things to pick from, one a line", "Which three?", "PickThree"));
        var more = await executive.SubmitAsync(wrong, "Save and add another", new() { ["Options"] = "One\nTwo\nThree\nFour" });
        more.Heading.ShouldBe("Add a question");
        more = await executive.SubmitAsync(more, "Save and add another", Statement("I learn from other schools", "Our trust"));
        set = await executive.SubmitAsync(more, "Save question", Statement("I am heard"));
        Questions(set).ShouldBe(["Which three? One · Two · Three · Four", "I learn from other schools", "I am heard"]);

        set = await executive.SubmitAsync(set, "Move up “I am heard”");
        set = await executive.SubmitAsync(set, "Move down “Which three?”");
        Questions(set).ShouldBe(["I am heard", "Which three? One · Two · Three · Four", "I learn from other schools"]);
        var change = await executive.OpenAsync(set.Link("Change “I am heard”"));
        set = await executive.SubmitAsync(change, "Save question", Statement("I feel heard", "Say and change"));
        set.Document.QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Take(2).Select(Seen.Words))).First().ShouldBe("I feel heard | Say and change");
        set = await executive.SubmitAsync(set, "Take out “Which three?”");
        set = await executive.SubmitAsync(set, "Save name", new() { ["Input.Name"] = "Our trust pulse" });

        var start = await head.OpenAsync(root);
        var draft = await head.SubmitAsync(start, "Start a questionnaire", new() { ["Input.From"] = "Our trust pulse (2 questions of the trust’s own)" });
        draft.ValueOf("Title").ShouldBe("Our trust pulse, autumn 2026");
        Questions(draft).ShouldBe(["I feel heard", "I learn from other schools"]);
        (await head.SubmitAsync(await head.OpenAsync(root), "Start a questionnaire")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(23, "the usual questions stay the usual choice");

        // What has been started stays as it was.
        await executive.SubmitAsync(await executive.OpenAsync(set.Link("Change “I feel heard”")), "Save question", Statement("Something else"));
        Questions(await head.OpenAsync(draft.Address)).ShouldBe(["I feel heard", "I learn from other schools"]);
        var ask = await executive.OpenAsync(set.Link("Remove"));
        (ask.Heading, ask.Link("Keep them")).ShouldBe(("Remove a set of questions", set.Address.Split('?')[0]));
        ask.Text.ShouldContain("Schools can no longer start a questionnaire with these questions.");
        Questions(await executive.OpenAsync(set.Address)).Count.ShouldBe(2, "to ask removes nothing");
        (await executive.SubmitAsync(ask, "Remove these questions")).Text.ShouldContain("“Our trust pulse” removed. Questionnaires that were started with it stay");
        (await executive.AskAsync(ask.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        Questions(await head.OpenAsync(draft.Address)).ShouldBe(["I feel heard", "I learn from other schools"]);
        var late = await head.SubmitAsync(start, "Start a questionnaire", new() { ["Input.From"] = "Our trust pulse (2 questions of the trust’s own)" });
        (late.Status, late.Text.Contains("These questions are no longer there. Choose others")).ShouldBe((HttpStatusCode.BadRequest, true));
    }

    [Fact]
    public async Task The_trust_starts_its_own_questions_in_schools_and_a_set_begins_with_the_usual_ones()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var set = await executive.SubmitAsync(await executive.OpenAsync("/voice/questions"), "Make the set", new() { ["Input.Name"] = "Wellbeing, shorter", ["Input.From"] = "Staff wellbeing: twenty statements and three questions" });
        set.Text.ShouldContain("“Wellbeing, shorter” has 23 questions. Change them as you like");
        Questions(set).Count.ShouldBe(23);
        var twice = await executive.SubmitAsync(await executive.OpenAsync("/voice/questions"), "Make the set", new() { ["Input.Name"] = "wellbeing, SHORTER" });
        twice.ErrorAt("Name").ShouldBe("Error: “wellbeing, SHORTER” is there already. Choose another name");
        set = await executive.SubmitAsync(set, "Take out “Good work is noticed”");
        var voice = await executive.OpenAsync("/voice");
        var school = app.World.Trust.Neighbour;
        var id = await app.InTrustAsync(app.World.Trust.Id, db => db.Schools.Where(s => s.Urn == school.Urn).Select(s => s.Id).SingleAsync());
        var started = await executive.SubmitAsync(voice, "Start in these schools", new() { ["Input.From"] = "Wellbeing, shorter (22 questions of the trust’s own)", ["Input.Title"] = "Together", ["Input.Schools"] = id });
        started.Text.ShouldContain("Started in 1 school");
        using var head = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var draft = await head.OpenAsync((await head.OpenAsync($"/schools/{school.Urn}/voice")).Link("Together"));
        Questions(draft).Count.ShouldBe(22);
    }

    [Fact]
    public async Task Two_people_who_change_a_question_at_once_lose_no_words_and_others_may_not()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var set = await executive.SubmitAsync(await executive.OpenAsync("/voice/questions"), "Make the set", new() { ["Input.Name"] = "Changed at once", ["Input.From"] = "Staff wellbeing: twenty statements and three questions" });
        var mine = await executive.OpenAsync(set.Link("Change “I feel I belong here”"));
        await executive.SubmitAsync(await executive.OpenAsync(mine.Address), "Save question", Statement("I feel I belong here", "Theirs"));
        var clash = await executive.SubmitAsync(mine, "Save question", Statement("I feel at home here", "Mine"));
        (clash.Status, clash.ErrorAt("Theme"), clash.ValueOf("Theme")).ShouldBe((HttpStatusCode.Conflict, "Error: This is “Theirs” now", "Mine"));
        Questions(await executive.SubmitAsync(clash, "Save question"))[0].ShouldBe("I feel at home here");
        // The order, too: a tab that is behind does not move a question past others than those it shows.
        var behind = await executive.OpenAsync(set.Address);
        await executive.SubmitAsync(await executive.OpenAsync(set.Address), "Move down “I feel at home here”");
        var refused = await executive.SendAsync(behind, "Move down “I feel at home here”");
        refused.Status.ShouldBe(HttpStatusCode.Found, "it is where it was to go");
        var again = await executive.OpenAsync(set.Address);
        await executive.SubmitAsync(again, "Move down “I feel at home here”");
        var late = await executive.SubmitAsync(behind, "Move down “I feel at home here”");
        (late.Status, late.Text.Contains("Somebody else changed the order meanwhile, and “I feel at home here” stands elsewhere now.")).ShouldBe((HttpStatusCode.BadRequest, true));
        Questions(late)[2].ShouldBe("I feel at home here", "the order as it is now");
        foreach (var role in new[] { Role.Headteacher, Role.TrustAdministrator, Role.Trustee })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync(set.Address)).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
            (await visitor.PostAsync(await visitor.OpenAsync("/account"), $"{set.Address.Split('?')[0]}/remove", [])).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }

        using var other = await app.SignedInAsync(app.World.Other.Holding(Role.TrustExecutive));
        (await other.AskAsync(set.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
