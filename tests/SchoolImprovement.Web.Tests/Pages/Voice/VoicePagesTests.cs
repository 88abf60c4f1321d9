using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Voice;

/// <summary>How a school runs its questionnaire and reads what came of it.</summary>
public sealed class VoicePagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}";

    [Fact]
    public async Task A_head_prepares_one_and_gives_out_its_link()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var prepare = await head.SubmitAsync(await head.OpenAsync($"{Root}/voice"), "Start a questionnaire");
        prepare.Heading.ShouldBe("Prepare the questionnaire");
        prepare = await head.SubmitAsync(prepare, "Add question", new() { ["Question"] = "Our staff room is a good place", ["Title"] = "How we are" });
        prepare.Text.ShouldContain("Our staff room is a good place");
        prepare.ValueOf("Title").ShouldBe("How we are");
        var out1 = prepare.Document.QuerySelectorAll("button").First(b => Seen.Words(b) == "Take out “I feel I belong here”");
        prepare = await head.SubmitAsync(prepare, Seen.Words(out1)!);
        prepare.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(23);

        var refused = await head.SubmitAsync(prepare, "Make it ready for staff", new() { ["First day"] = "23 Nov 2026" });
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorAt("Closes").ShouldBe("Error: Choose the last day");
        refused.ErrorAt("Asked").ShouldBe("Error: Enter how many members of staff are asked");
        refused.ValueOf("Opens").ShouldBe("23 Nov 2026");
        var few = await head.SubmitAsync(refused, "Make it ready for staff", new() { ["Last day"] = "4 Dec 2026", ["Members of staff asked"] = "4" });
        few.ErrorAt("Asked").ShouldBe("Error: Ask between 5 and 2,000 members of staff. With fewer, nobody’s answer would be safe");
        var link = await head.SubmitAsync(few, "Make it ready for staff", new() { ["Members of staff asked"] = "30" });
        link.Heading.ShouldBe("The link for staff");
        var address = link.One("#address").GetAttribute("value")!;
        link.Document.QuerySelector("svg.qr").ShouldNotBeNull();
        link.One("#reminder").TextContent.ShouldContain(address);
        link.One("#reminder").TextContent.ShouldContain("in about 6 minutes");

        using var anybody = app.Anonymous();
        (await anybody.OpenAsync(new Uri(address).PathAndQuery)).Heading.ShouldBe("How we are");
        // Frozen: the page for preparing leads on to the questionnaire.
        (await head.OpenAsync(prepare.Address)).Heading.ShouldBe("How we are");
        (await head.SubmitAsync(link, "Move the last day", new() { ["Closes at the end of"] = "1 Nov 2026" })).ErrorAt("Closes").ShouldBe("Error: Choose a last day that is not past");
        (await head.SubmitAsync(link, "Move the last day", new() { ["Closes at the end of"] = "11 Dec 2026" })).Text.ShouldContain("It closes on Friday 11 December");
    }

    [Fact]
    public async Task While_it_is_open_nobody_sees_more_than_how_many_have_answered()
    {
        var (id, link) = await app.AskAsync(asked: 10);
        using var anybody = app.Anonymous();
        for (var i = 0; i < 6; i++)
        {
            var form = await anybody.OpenAsync(link);
            await anybody.SubmitAsync(form, "Send my answers", AnswerTests.Answers(form, 5));
        }

        foreach (var role in new[] { Role.Headteacher, Role.TrustExecutive, Role.ChairOfGovernors })
        {
            using var reader = await app.SignedInAsync(role);
            var page = await reader.OpenAsync($"{Root}/voice/{id}");
            page.Text.ShouldContain("6 of 10 staff answered (60%)");
            page.Text.ShouldContain("Results come when it closes");
            page.Text.ShouldNotContain("% agree");
            page.Document.QuerySelector(".lk-bar").ShouldBeNull();
        }

        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"{Root}/voice/{id}/comments")).Address.ShouldBe($"{Root}/voice/{id}");
        var closed = await head.SubmitAsync(await head.OpenAsync($"{Root}/voice/link/{id}"), "Close it for good");
        closed.Text.ShouldContain("100% agree");
        closed.Text.ShouldContain("Closed on Monday 23 November 2026");
        (await anybody.OpenAsync(link)).Heading.ShouldBe("This questionnaire is closed");
    }

    [Fact]
    public async Task Results_hide_a_small_group_and_another_with_it()
    {
        var id = await ClosedAsync((RoleGroup.Teacher, 14), (RoleGroup.Support, 11), (RoleGroup.Leader, 3));
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var page = await chair.OpenAsync($"{Root}/voice/{id}");
        Row(page, "Teachers").ShouldBe("Teachers 14 100%");
        Row(page, "Support staff").ShouldBe("Support staff – Hidden to protect people");
        Row(page, "Leaders").ShouldBe("Leaders – Hidden to protect people");
        page.Document.QuerySelector("a[href*='/voice/link/']").ShouldBeNull();
        page.Document.QuerySelector("a[href*='priorities/add']").ShouldBeNull();
    }

    [Fact]
    public async Task With_fewer_than_five_replies_neither_results_nor_comments_are_shown_to_anybody()
    {
        var id = await ClosedAsync((RoleGroup.Teacher, 4));
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/voice/{id}");
        page.Text.ShouldContain("Fewer than 5 people replied, so no result and no comment is shown.");
        page.Text.ShouldNotContain("A word");
        (await head.OpenAsync($"{Root}/voice/{id}/comments")).Address.ShouldBe($"{Root}/voice/{id}");
    }

    [Fact]
    public async Task A_comment_is_shown_once_a_person_has_checked_it()
    {
        var id = await ClosedAsync((RoleGroup.Teacher, 9));
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        (await chair.OpenAsync($"{Root}/voice/{id}")).Text.ShouldNotContain("A word from 3");
        var check = await head.OpenAsync($"{Root}/voice/{id}/comments");
        check = await head.SubmitAsync(check, "Show “A word from 3”");
        check = await head.SubmitAsync(check, "Hold back “A word from 4”");
        var read = await chair.OpenAsync($"{Root}/voice/{id}");
        read.Text.ShouldContain("A word from 3");
        read.Text.ShouldNotContain("A word from 4");
        read.Text.ShouldNotContain("A word from 5");
        (await chair.AskAsync($"{Root}/voice/{id}/comments")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var comment = await app.InTrustAsync(app.World.Trust.Id, db => db.StaffComments.Where(c => c.QuestionnaireId == id && c.Text == "A word from 5").Select(c => c.Id).SingleAsync());
        (await chair.PostAsync(await chair.OpenAsync("/my-part/calendar"), $"{Root}/voice/{id}/comments?handler=Show&comment={comment}", [])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_theme_becomes_a_priority_whose_title_is_written_already()
    {
        var id = await ClosedAsync((RoleGroup.Teacher, 9));
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{Root}/voice/{id}");
        var add = await head.OpenAsync(page.Link("Make this a priority: Workload"));
        add.ValueOf("Title").ShouldBe("Staff can manage their workload most weeks");
        add.Address.ShouldStartWith($"{Root}/plan/{TestWorld.Year.Slug}/priorities/add");
    }

    [Fact]
    public async Task The_schools_home_says_how_many_have_answered_to_those_who_may_read_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync(Root)).Text.ShouldContain("staff have answered");
        using var teacher = await app.SignedInAsync(Role.Staff);
        (await teacher.OpenAsync(Root)).Text.ShouldNotContain("staff have answered");
        (await teacher.AskAsync($"{Root}/voice")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_that_nobody_could_answer_yet_is_removed_and_one_that_is_open_is_not()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var (waiting, _) = await app.AskAsync(firstIn: 4);
        (await head.SubmitAsync(await head.OpenAsync($"{Root}/voice/link/{waiting}"), "Remove it for good")).Text.ShouldContain("Questionnaire removed");
        (await head.AskAsync($"{Root}/voice/{waiting}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var (open, _) = await app.AskAsync();
        await head.PostAsync(await head.OpenAsync($"{Root}/voice"), $"{Root}/voice/prepare/{open}?handler=Drop", []);
        (await head.AskAsync($"{Root}/voice/{open}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Paper_and_list_hide_what_the_page_hides_and_are_not_there_before_it_closes()
    {
        var id = await ClosedAsync((RoleGroup.Teacher, 14), (RoleGroup.Support, 11), (RoleGroup.Leader, 3));
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var pdf = await executive.AskAsync($"{Root}/voice/{id}/pdf");
        pdf.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.ContentHeaders.ContentDisposition!.FileNameStar.ShouldBe($"{app.World.School.Name} Staff wellbeing now.pdf");
        var csv = System.Text.Encoding.UTF8.GetString((await executive.AskAsync($"{Root}/voice/{id}/csv")).Body).Split("\r\n");
        csv[1].ShouldBe("Belonging and trust,I feel I belong here,0,0,0,28,0,0,0,100,40,14,100,Hidden,Hidden,Hidden,Hidden,Hidden,Hidden,Hidden,Hidden");
        var (open, _) = await app.AskAsync();
        (await executive.AskAsync($"{Root}/voice/{open}/csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await executive.AskAsync($"{Root}/voice/{open}/pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_trust_sees_every_school_and_starts_one_in_some()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.OpenAsync("/voice");
        page.Document.QuerySelectorAll("tbody tr").First(r => Seen.Words(r.QuerySelector("th")) == app.World.School.Name).QuerySelector("a[href*='/voice/']").ShouldNotBeNull();
        page.Document.QuerySelectorAll("tbody tr").ShouldAllBe(r => r.QuerySelectorAll("td").Any(d => Seen.Words(d) != "–"), "a school that has not asked has no row of dashes");
        Seen.Words(page.One("#never"))!.ShouldContain(app.World.Trust.EmptySchool.Name);
        (page.Document.QuerySelectorAll("tbody tr").Length + page.Document.QuerySelectorAll("#never a").Length).ShouldBe(3, "every school is named once");
        var refused = await executive.SubmitAsync(page, "Start in these schools");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Errors.ShouldBe(["Enter what it is called", "Choose at least one school"]);
        var title = $"From the trust {Guid.NewGuid():N}";
        (await executive.SubmitAsync(page, "Start in these schools", new() { ["What it is called"] = title, ["Input.Schools"] = app.World.Trust.Neighbour.Id })).Text.ShouldContain("Started in 1 school.");
        var again = await executive.SubmitAsync(page, "Start in these schools", new() { ["What it is called"] = title, ["Input.Schools"] = app.World.Trust.Neighbour.Id });
        again.ErrorAt("Schools").ShouldBe($"Error: “{title}” is there already in {app.World.Trust.Neighbour.Name}. Choose other schools, or give it another title");
        var past = await executive.SubmitAsync(page, "Start in these schools", new() { ["What it is called"] = "Long ago", ["First day"] = "1 Mar 2020", ["Input.Schools"] = app.World.Trust.Neighbour.Id });
        past.ErrorAt("Opens").ShouldBe("Error: Choose a first day that is not past");
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        (await neighbour.OpenAsync($"/schools/{app.World.Trust.Neighbour.Urn}/voice")).Text.ShouldContain(title);
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/voice")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Last_time_is_when_these_statements_were_asked_and_not_a_few_others_in_between()
    {
        // In a school of its own: the others have no last time.
        var (school, who) = (app.World.Trust.Neighbour, app.World.Trust.NeighbourHead);
        var head = new Actor(app.World.Trust.Id, who.MemberId!.Value, who.Name, [new Holding(Role.Headteacher, school.Id, null)], TestClock.Today);
        var set = QuestionSet.Make(app.World.ActorOf(app.World.Holding(Role.TrustExecutive)), "Pulse", null, []);
        set.AddQuestion(app.World.ActorOf(app.World.Holding(Role.TrustExecutive)), new(QuestionKind.Statement, "I sleep well", null, null));
        Questionnaire Over(QuestionnairePreset preset, int daysAgo, params int[] choices)
        {
            var first = TestClock.Today.AddDays(-daysAgo);
            var asked = Questionnaire.Start(head, school.Id, preset, first);
            asked.Write(head, new($"{preset.Name}, {daysAgo} days ago", first, first.AddDays(2), 10));
            asked.MakeReady(head, first);
            foreach (var (choice, n) in choices.Select((c, n) => (c, n)))
            {
                asked.Take(new Reply(Guid.NewGuid(), RoleGroup.Teacher, asked.Questions.Where(q => q.Kind == QuestionKind.Statement).ToDictionary(q => q.Id, _ => new Answer(choice))), n, first);
            }

            return asked;
        }

        var usual = Over(QuestionnairePreset.Staff, 6, 4, 4, 4, 4, 4, 4);
        await app.InTrustAsync(app.World.Trust.Id, db =>
        {
            db.AddRange(Over(QuestionnairePreset.Staff, 18, 4, 4, 4, 2, 2, 2), Over(set.AsPreset(), 12, 5, 5, 5, 5, 5), usual);
            return db.SaveChangesAsync();
        });
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        Row(await neighbour.OpenAsync($"/schools/{school.Urn}/voice/{usual.Id}"), "I feel I belong here").ShouldBe("I feel I belong here 0%  100% 50%");
    }

    private static string Row(Seen page, string role) => string.Join(' ', page.Document.QuerySelectorAll("tbody tr").First(r => Seen.Words(r.QuerySelector("th")) == role).Children.Select(Seen.Words));

    /// <summary>One that is closed: everybody agrees, and everybody wrote a word.</summary>
    private async Task<Guid> ClosedAsync(params (RoleGroup Group, int Times)[] replies)
    {
        var (id, _) = await app.AskAsync();
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var questionnaire = await db.Questionnaires.Include(q => q.Questions).ThenInclude(q => q.Tallies).SingleAsync(q => q.Id == id);
            var count = 0;
            foreach (var group in replies.SelectMany(r => Enumerable.Repeat(r.Group, r.Times)))
            {
                questionnaire.Take(new Reply(Guid.NewGuid(), group, questionnaire.Questions.ToDictionary(q => q.Id, q => q.Kind == QuestionKind.Statement ? new Answer(4) : q.Code == "stop" ? new Answer(Words: $"A word from {count}") : new Answer())), count++, TestClock.Today);
            }

            questionnaire.Close(app.World.ActorOf(app.World.Holding(Role.Headteacher)), TestClock.Today);
            await db.SaveChangesAsync();
        });
        return id;
    }
}
