using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Contracts;
using SchoolImprovement.Web.Tests.Support;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Tests.Pages.Search;

/// <summary>Search finds what a person may read, and nothing else.</summary>
public sealed class SearchTests(AppFactory app) : IClassFixture<AppFactory>
{
    private async Task<Seen> SearchAsync(Role role, string question)
    {
        using var visitor = await app.SignedInAsync(role);
        return await visitor.OpenAsync($"/search?q={Uri.EscapeDataString(question)}");
    }

    private static IReadOnlyList<string> Hits(Seen page) => page.Document.QuerySelectorAll(".qa .who-q").Select(e => Seen.Words(e)!).ToList();

    [Fact]
    public async Task Words_are_found_in_every_part_of_a_plan_and_marked()
    {
        var page = await SearchAsync(Role.Headteacher, "PHONICS check");
        Hits(page).ShouldBe(["Success criterion, priority 1, 2026–27", "Success criterion, priority 2, 2026–27", "Success criterion, priority 3, 2026–27"]);
        page.Document.QuerySelectorAll("mark").Select(m => m.TextContent).Distinct().ShouldBe(["phonics", "check"], ignoreOrder: true);
        page.Text.ShouldContain("3 places in 1 school");
        Hits(await SearchAsync(Role.Headteacher, "fall behind"))[0].ShouldBe("Priority, 2026–27");
        Hits(await SearchAsync(Role.Headteacher, "began late"))[0].ShouldBe("Milestone, priority 1, 2026–27");
        Hits(await SearchAsync(Role.Headteacher, "lowest fifth"))[0].ShouldBe("Action, priority 1, 2026–27");
        Hits(await SearchAsync(Role.Headteacher, "governors see the difference"))[0].ShouldBe("Comment, 2026–27, by North ChairOfGovernors");
        Hits(await SearchAsync(Role.Headteacher, "children reading weight loss")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hit_leads_to_its_place()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync("/search?q=lowest+fifth");
        var link = page.One(".qa a").GetAttribute("href")!;
        link.ShouldStartWith($"/schools/{app.World.School.Urn}/plan/2026-27?open=1#a-");
        (await head.OpenAsync(link.Split('#')[0])).One($"#{link.Split('#')[1]}").TextContent.ShouldContain("lowest fifth");
    }

    [Theory]
    [InlineData(Role.Headteacher)]
    [InlineData(Role.TrustExecutive)]
    [InlineData(Role.Staff)]
    public async Task Nothing_of_another_trust_is_found(Role role)
    {
        (await SearchAsync(role, "(other)")).Document.QuerySelectorAll(".qa").ShouldBeEmpty();
        Hits(await SearchAsync(role, "(north)")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_a_school_that_one_may_not_read_is_found()
    {
        const string theirs = "neighbour’s own";
        Hits(await SearchAsync(Role.Headteacher, theirs)).ShouldBeEmpty();
        Hits(await SearchAsync(Role.TrustExecutive, theirs)).ShouldNotBeEmpty();
        Hits(await SearchAsync(Role.TrustAdministrator, theirs)).ShouldBeEmpty("A trust administrator reads no plan.");
    }

    [Fact]
    public async Task Governors_find_what_the_summary_holds_and_no_more()
    {
        var page = await SearchAsync(Role.Governor, "attendance is above");
        Hits(page).ShouldBe(["Priority, 2026–27"]);
        page.One(".qa a").GetAttribute("href").ShouldBe($"/schools/{app.World.School.Urn}/plan/2026-27/summary");
        Hits(await SearchAsync(Role.Governor, "strong team")).ShouldBe(["Plan, 2026–27"]);
        foreach (var hidden in new[] { "fall behind", "lowest fifth", "phonics check", "governors see the difference", "began late" })
        {
            (await SearchAsync(Role.Governor, hidden)).Document.QuerySelectorAll(".qa").ShouldBeEmpty(hidden);
        }

        Hits(await SearchAsync(Role.Trustee, "neighbour’s own")).ShouldBe(["Priority, 2026–27"]);
    }

    [Fact]
    public async Task What_means_something_to_the_database_is_a_letter_here()
    {
        (await SearchAsync(Role.Headteacher, "9_%")).Document.QuerySelectorAll(".qa").ShouldBeEmpty();
        Hits(await SearchAsync(Role.Headteacher, "96%")).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("r", "Enter at least two letters")]
    [InlineData("", null)]
    public async Task A_question_that_is_too_short_is_told_so(string question, string? sentence)
    {
        var page = await SearchAsync(Role.Headteacher, question);
        page.Document.QuerySelectorAll(".qa").ShouldBeEmpty();
        if (sentence is not null)
        {
            page.Text.ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task Findings_are_found_by_those_who_may_read_them()
    {
        await WriteFindingsAsync("A quokka visited class four", forGovernors: false);
        Hits(await SearchAsync(Role.Headteacher, "quokka")).ShouldBe(["Findings, 2026–27"]);
        Hits(await SearchAsync(Role.Staff, "quokka")).ShouldBeEmpty("Findings that are not closed are their writers'.");
        Hits(await SearchAsync(Role.Governor, "quokka")).ShouldBeEmpty();
    }

    [Fact]
    public void A_snippet_shows_where_the_words_stand()
    {
        var text = string.Join(' ', Enumerable.Repeat("before", 40)) + " Élan vital " + string.Join(' ', Enumerable.Repeat("after", 40));
        var pieces = Snippet.Of(text, ["elan"]);
        pieces.Single(p => p.Marked).Text.ShouldBe("Élan");
        pieces[0].Text.ShouldBe("… ");
        pieces[^1].Text.ShouldEndWith(" …");
        string.Concat(pieces.Select(p => p.Text)).Length.ShouldBeLessThan(240);
        Snippet.Of("<b>bold</b>", ["bold"]).Select(p => p.Text).ShouldBe(["<b>", "bold", "</b>"]);
        Snippet.Holds("nothing here", ["elan"]).ShouldBeFalse();
    }

    private Task WriteFindingsAsync(string words, bool forGovernors) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
        var type = await db.Set<ActivityType>().FirstAsync(t => t.Kind == ActivityKind.School);
        var facts = new ActivityFacts("Learning walk in class four", type.Id, type.Kind, new ActivityTime(HalfTerm.Autumn2, null, TestClock.Today), null, null, null, null, null, head.MemberId, null, null, null, ReportsTo.SeniorLeaders);
        var activity = MonitoringActivity.Plan(head, app.World.School.Id, TestWorld.Year, facts);
        activity.RecordFindings(head, new FindingsFacts(TestClock.Today, null, null, words, null, null, null, null, forGovernors, null, null, null, null), TestClock.Today, TestClock.Start.UtcDateTime);
        db.Add(activity);
        await db.SaveChangesAsync();
    });
}

/// <summary>However much there is to find, search asks the database three times.</summary>
public sealed class SearchCostTests(GrownAppFactory app) : IClassFixture<GrownAppFactory>
{
    [Theory]
    [InlineData(Role.Headteacher)]
    [InlineData(Role.TrustExecutive)]
    public async Task Search_asks_the_database_fewer_than_four_times(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        Seen? page = null;
        var commands = await app.Commands.DuringAsync(async () => page = await visitor.AskAsync("/search?q=phonics&p=2"));
        page!.Text.ShouldContain("page 2 of");
        commands.Count.ShouldBeLessThan(4);
    }
}
