using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Voice;

/// <summary>The page that staff answer on, and what is left of them afterwards.</summary>
public sealed class AnswerTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Somebody_without_an_account_answers_and_the_answers_are_counted()
    {
        var (id, link) = await app.AskAsync();
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        page.Heading.ShouldBe("Staff wellbeing now");
        page.One(".brand-solo").TextContent.ShouldContain(app.World.School.Name);
        var fields = Answers(page, 4);
        fields["Input.Group"] = "Teacher";
        var pick = page.Document.QuerySelectorAll("input[type=checkbox]").First().GetAttribute("name")!;
        fields[pick] = "2";
        var words = page.Document.QuerySelectorAll("textarea").Select(t => t.GetAttribute("name")!).ToList();
        fields[words[0]] = "Meetings on Mondays";
        var thanks = await visitor.SubmitAsync(page, "Send my answers", fields);
        thanks.Heading.ShouldBe("Thank you");
        thanks.Link("Open an empty form").ShouldBe(link);

        var kept = await app.KeptAsync(id);
        kept.Receipts.Count.ShouldBe(1);
        kept.Questions.Where(q => q.Kind == QuestionKind.Statement).ShouldAllBe(q => q.Tallies.Single(t => t.Choice == 4).Teachers == 1 && q.Tallies.Where(t => t.Choice != 4).All(t => t.Teachers == 0));
        kept.Questions.Single(q => q.Kind == QuestionKind.PickThree).Tallies.Where(t => t.Teachers == 1).Select(t => t.Choice).ShouldBe([0, 2], ignoreOrder: true);
        kept.Comments.Single().Text.ShouldBe("Meetings on Mondays");
    }

    [Fact]
    public async Task The_same_form_sent_again_is_counted_once_and_a_fresh_one_anew()
    {
        var (id, link) = await app.AskAsync();
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        (await visitor.SubmitAsync(page, "Send my answers", Answers(page, 4))).Heading.ShouldBe("Thank you");
        (await visitor.SubmitAsync(page, "Send my answers", Answers(page, 2))).Heading.ShouldBe("Thank you");
        var kept = await app.KeptAsync(id);
        kept.Receipts.Count.ShouldBe(1);
        kept.InOrder.First().Tallies.Sum(t => t.NotSaid).ShouldBe(1);

        var fresh = await visitor.OpenAsync(link);
        await visitor.SubmitAsync(fresh, "Send my answers", Answers(fresh, 2));
        (await app.KeptAsync(id)).Receipts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_everything_typed_stays()
    {
        var (id, link) = await app.AskAsync();
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        var words = page.Document.QuerySelectorAll("textarea").Select(t => t.GetAttribute("name")!).ToList();
        var again = await visitor.SubmitAsync(page, "Send my answers", new() { ["Input.Answers[0].Choice"] = "5", ["Input.Answers[2].Choice"] = "0", ["Input.Group"] = "Leader", [words[0]] = "Kept words", [words[1]] = new string('a', 1001) });
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Errors.ShouldBe(["Answer at least 5 of the statements. “I don’t know” is an answer too", "Shorten this to 1,000 characters. It has 1,001"], ignoreOrder: true);
        again.ErrorAt("Input.Answers[1].Choice").ShouldBe("Error: Answer at least 5 of the statements. “I don’t know” is an answer too");
        again.ErrorAt(words[1]).ShouldBe("Error: Shorten this to 1,000 characters. It has 1,001");
        again.ValueOf("Input.Answers[0].Choice").ShouldBe("5");
        again.ValueOf("Input.Answers[2].Choice").ShouldBe("0");
        again.ValueOf("Input.Group").ShouldBe("Leader");
        again.ValueOf(words[0]).ShouldBe("Kept words");
        again.ValueOf("Input.Token").ShouldBe(page.ValueOf("Input.Token"));
        (await app.KeptAsync(id)).Receipts.ShouldBeEmpty();
        var fields = Answers(again, 4);
        fields[words[1]] = "Short";
        (await visitor.SubmitAsync(again, "Send my answers", fields)).Heading.ShouldBe("Thank you");
    }

    [Fact]
    public async Task A_program_that_fills_in_every_field_is_thanked_and_not_counted()
    {
        var (id, link) = await app.AskAsync();
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        var fields = Answers(page, 1);
        fields["Input.Website"] = "https://spam.example";
        (await visitor.SubmitAsync(page, "Send my answers", fields)).Heading.ShouldBe("Thank you");
        (await app.KeptAsync(id)).Receipts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Before_its_first_day_and_after_its_last_there_is_no_form_and_nothing_is_counted()
    {
        var (id, link) = await app.AskAsync();
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            (await db.Questionnaires.SingleAsync(q => q.Id == id)).Close(app.World.ActorOf(app.World.Holding(Domain.People.Role.Headteacher)), TestClock.Today);
            await db.SaveChangesAsync();
        });
        var closed = await visitor.SubmitAsync(page, "Send my answers", Answers(page, 4));
        closed.Heading.ShouldBe("This questionnaire is closed");
        closed.Document.QuerySelector("form").ShouldBeNull();
        (await app.KeptAsync(id)).Receipts.ShouldBeEmpty();

        var (_, later) = await app.AskAsync(firstIn: 3);
        var early = await visitor.OpenAsync(later);
        early.Heading.ShouldBe("This questionnaire is not open yet");
        early.Document.QuerySelector("form").ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_and_a_guessed_address_are_not_there()
    {
        var draft = await app.InTrustAsync(app.World.Trust.Id, db => db.Questionnaires.Where(q => !q.IsReady).Select(q => q.Secret).FirstAsync());
        using var visitor = app.Anonymous();
        (await visitor.AskAsync($"/answer/{draft}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.AskAsync("/answer/AAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_signed_in_to_another_trust_answers_as_anonymously_as_everybody()
    {
        var (id, link) = await app.AskAsync();
        using var stranger = await app.SignedInAsync(app.World.Other.Holding(Domain.People.Role.Headteacher));
        var page = await stranger.OpenAsync(link);
        page.Html.ShouldNotContain(app.World.Other.Holding(Domain.People.Role.Headteacher).Name);
        page.Html.ShouldNotContain("data-person");
        (await stranger.SubmitAsync(page, "Send my answers", Answers(page, 3))).Heading.ShouldBe("Thank you");
        (await app.KeptAsync(id)).Receipts.Count.ShouldBe(1);
        await app.InTrustAsync(app.World.Other.Id, async db => (await db.History.CountAsync(h => h.RowId == id)).ShouldBe(0));
    }

    [Fact]
    public async Task Neither_log_nor_history_nor_cookie_knows_who_answered()
    {
        var (_, link) = await app.AskAsync();
        var history = await app.InTrustAsync(app.World.Trust.Id, db => db.History.CountAsync());
        using var visitor = app.Anonymous();
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Telltale/1.0");
        var page = await visitor.OpenAsync(link);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        await visitor.SubmitAsync(page, "Send my answers", Answers(page, 3));
        var secret = link.Split('/')[^1];
        var token = page.ValueOf("Input.Token")!;
        app.Log.Lines.ShouldContain(l => l.Message.Contains("answer/{secret}", StringComparison.Ordinal));
        app.Log.Lines.Where(l => l.Message.Contains(secret, StringComparison.Ordinal) || l.Message.Contains(token, StringComparison.Ordinal) || l.Message.Contains("Telltale", StringComparison.Ordinal)).ShouldBeEmpty();
        visitor.Cookies.Keys.ShouldBe(["si-form"]);
        (await app.InTrustAsync(app.World.Trust.Id, db => db.History.CountAsync())).ShouldBe(history);
    }

    [Fact]
    public async Task SQLite_numbers_neither_receipts_nor_comments()
    {
        if (TestDatabase.SqlServer is not null)
        {
            return;
        }

        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            foreach (var table in new[] { "Receipts", "StaffComments" })
            {
                var sql = (await db.Database.SqlQuery<string>($"SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = {table}").ToListAsync()).Single();
                sql.TrimEnd().ShouldEndWith("WITHOUT ROWID", Case.Insensitive, table);
            }
        });
    }

    internal static Dictionary<string, object?> Answers(Seen page, int choice) =>
        page.Document.QuerySelectorAll("input[type=radio][name$='.Choice']").Select(r => r.GetAttribute("name")!).Distinct().ToDictionary(n => n, n => (object?)$"{choice}");
}

/// <summary>A whole staff at once.</summary>
public sealed class ManyAtOnceTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Of_300_answers_posted_at_once_none_is_lost_and_none_doubled()
    {
        const int Staff = 300, SentTwice = 100;
        var (id, link) = await app.AskAsync(asked: Staff);
        using var visitor = app.Anonymous();
        var page = await visitor.OpenAsync(link);
        var rows = page.Document.QuerySelectorAll("input[name$='.Question']").Select(q => (Name: q.GetAttribute("name")!, Id: q.GetAttribute("value")!)).ToList();
        var statements = page.Document.QuerySelectorAll("input[type=radio][name$='.Choice']").Select(r => r.GetAttribute("name")!).Distinct().ToList();
        var words = page.Document.QuerySelectorAll("textarea").First().GetAttribute("name")!;
        var forms = Enumerable.Range(0, Staff).Select(i =>
        {
            var form = rows.ToDictionary(r => r.Name, r => r.Id);
            form["Input.Token"] = Guid.NewGuid().ToString();
            form["Input.Group"] = $"{(RoleGroup)(i % 5)}";
            form[words] = $"Comment {i}";
            statements.ForEach(s => form[s] = $"{i % 6}");
            return form;
        }).ToList();

        var sent = await Task.WhenAll(forms.Concat(forms.Take(SentTwice)).Select(f => Task.Run(() => visitor.PostAsync(page, link, f))));
        sent.ShouldAllBe(s => s.Location == $"{link}/thanks");

        var kept = await app.KeptAsync(id);
        kept.Receipts.Count.ShouldBe(Staff);
        kept.Comments.Select(c => c.Text).ShouldBe(Enumerable.Range(0, Staff).Select(i => $"Comment {i}"), ignoreOrder: true);
        foreach (var question in kept.Questions.Where(q => q.Kind == QuestionKind.Statement))
        {
            // 30 people share every pair of group (of five) and answer (of six): ten.
            question.Tallies.ShouldAllBe(t => t.NotSaid == 10 && t.Teachers == 10 && t.Support == 10 && t.Leaders == 10 && t.Others == 10);
        }
    }
}

/// <summary>The app with room for three answers a minute from one address.</summary>
public sealed class NarrowAppFactory : AppFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Answers:PerMinute", "3");
    }
}

public sealed class FloodTests(NarrowAppFactory app) : IClassFixture<NarrowAppFactory>
{
    [Fact]
    public async Task A_flood_of_answers_from_one_address_is_stopped_and_reading_is_not()
    {
        var (id, link) = await app.AskAsync();
        using var visitor = app.Anonymous();
        for (var i = 0; i < 3; i++)
        {
            var page = await visitor.OpenAsync(link);
            (await visitor.SubmitAsync(page, "Send my answers", AnswerTests.Answers(page, 4))).Heading.ShouldBe("Thank you");
        }

        var fourth = await visitor.OpenAsync(link);
        fourth.Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.SubmitAsync(fourth, "Send my answers", AnswerTests.Answers(fourth, 4))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await app.KeptAsync(id)).Receipts.Count.ShouldBe(3);
    }
}

/// <summary>Questionnaires for tests.</summary>
internal static class Voices
{
    /// <summary>One that is open, or opens in some days; its id and its link.</summary>
    public static Task<(Guid Id, string Link)> AskAsync(this AppFactory app, int asked = 46, int firstIn = 0) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var head = app.World.ActorOf(app.World.Holding(Domain.People.Role.Headteacher));
        var first = TestClock.Today.AddDays(firstIn);
        var questionnaire = Questionnaire.Start(head, app.World.School.Id, QuestionnairePreset.Staff, first);
        questionnaire.Write(head, new QuestionnaireFacts("Staff wellbeing now", first, first.AddDays(5), asked));
        questionnaire.MakeReady(head, TestClock.Today);
        db.Add(questionnaire);
        await db.SaveChangesAsync();
        return (questionnaire.Id, $"/answer/{questionnaire.Secret}");
    });

    /// <summary>All that the database keeps of one.</summary>
    public static Task<Questionnaire> KeptAsync(this AppFactory app, Guid id) => app.InTrustAsync(app.World.Trust.Id, db =>
        db.Questionnaires.AsNoTracking().Include(q => q.Questions).ThenInclude(q => q.Tallies).Include(q => q.Receipts).Include(q => q.Comments).AsSplitQuery().SingleAsync(q => q.Id == id));
}
