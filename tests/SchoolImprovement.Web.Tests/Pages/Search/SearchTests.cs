using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
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

    [Theory]
    [InlineData("\"phonics check\"")]
    [InlineData("“phonics” ‘check’")]
    public async Task Quotation_marks_are_no_part_of_what_is_searched(string question)
    {
        Hits(await SearchAsync(Role.Headteacher, question)).Count.ShouldBe(3);
        (await SearchAsync(Role.Headteacher, "\"\"")).Text.ShouldContain("Enter at least two letters");
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

    [Theory]
    [InlineData("gwyl", "Gŵyl Dewi Sant")]
    [InlineData("GŴYL", "Gŵyl Dewi Sant")]
    [InlineData("ŷ gwŷl", "Gŵyl Dewi Sant: y pwyllgor")]
    [InlineData("lodz", "Wizyta w Łódź")]
    [InlineData("ŁÓDŹ", "Wizyta w Łódź")]
    [InlineData("zażółć", "ZAZOLC gesla jazn")]
    [InlineData("tieng viet", "Lớp học tiếng Việt ở Đà Nẵng")]
    [InlineData("TIẾNG", "Lớp học tiếng Việt ở Đà Nẵng")]
    [InlineData("da nang", "Lớp học tiếng Việt ở Đà Nẵng")]
    [InlineData("nẵng", "Lớp học ở Đà Nẵng, written with marks of their own: Na\u0306\u0303ng")]
    [InlineData("ELAN", "Un élan nouveau")]
    [InlineData("strasse", "An der Straße")]
    [InlineData("children's", "The children’s library")]
    [InlineData("children’s", "The children's library")]
    public async Task Capitals_and_accents_do_not_matter_on_either_side(string question, string words)
    {
        await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var plan = await db.Plans.Include(p => p.Priorities).FirstAsync(p => p.Id == app.World.PlanId);
            plan.InOrder.Last().WriteRationale(app.World.ActorOf(app.World.Holding(Role.Headteacher)), words, null);
            await db.SaveChangesAsync();
        });
        var page = await SearchAsync(Role.Headteacher, question);
        Hits(page).ShouldBe(["Priority, 2026–27"]);
        Folding.Of(string.Concat(page.Document.QuerySelectorAll("mark").Select(m => m.TextContent))).ShouldContain(Folding.Of(question.Split(' ')[^1]));
        Hits(await SearchAsync(Role.Headteacher, question + "zzz")).ShouldBeEmpty();
    }

    /// <summary>There is no SQL Server here: what it is asked is read.</summary>
    [Fact]
    public void Sql_server_takes_off_accents_by_its_collation_and_other_letters_by_the_same_table()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        var asked = db.Trusts.Where(t => EF.Functions.Like(Folding.InDatabase(t.Name + "\n" + (t.GroupUid ?? "")), "%a%", "\\")).Select(t => t.Id).ToQueryString();
        asked = asked[asked.IndexOf("WHERE", StringComparison.Ordinal)..];
        asked.ShouldContain("TRANSLATE(");
        asked.ShouldContain("COLLATE Latin1_General_100_BIN2, N'łŁđĐ");
        asked.ShouldContain("COLLATE Latin1_General_100_CI_AI LIKE N'%a%'");
    }

    [Theory]
    [InlineData(Role.Headteacher, true)]
    [InlineData(Role.Governor, true)]
    [InlineData(Role.Clerk, true)]
    [InlineData(Role.Trustee, false)]
    [InlineData(Role.LocalAuthorityViewer, false)]
    [InlineData(Role.TrustAdministrator, false)]
    public async Task Monitoring_is_found_by_those_who_read_the_schedule(Role role, bool found)
    {
        Hits(await SearchAsync(role, "drop-ins")).ShouldBe(found ? ["Monitoring, 2026–27"] : []);
        Hits(await SearchAsync(role, "neighbour walk")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Closed_findings_are_found_by_those_who_read_the_plan_and_by_governors_where_they_are_meant_for_them()
    {
        // Closed and for governors in the test world: "Books match the sounds taught."
        foreach (var (role, found) in new[] { (Role.Staff, true), (Role.Governor, true), (Role.Clerk, true), (Role.Trustee, false), (Role.TrustAdministrator, false) })
        {
            Hits(await SearchAsync(role, "books match sounds")).ShouldBe(found ? ["Findings, 2026–27"] : [], role.ToString());
        }

        await WriteFindingsAsync("A wombat in the library", forGovernors: false, closed: true);
        Hits(await SearchAsync(Role.Staff, "wombat")).ShouldBe(["Findings, 2026–27"]);
        Hits(await SearchAsync(Role.Governor, "wombat")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Comments_and_plans_of_before_are_found_by_those_who_may_open_them()
    {
        Hits(await SearchAsync(Role.TrustExecutive, "worked on before")).ShouldBe(["Priority, 2024–25"]);
        Hits(await SearchAsync(Role.Headteacher, "worked on before")).ShouldBeEmpty("It is the neighbour's.");
        Hits(await SearchAsync(Role.LocalAuthorityViewer, "governors see the difference")).ShouldBeEmpty();
        Hits(await SearchAsync(Role.Adviser, "governors see the difference")).ShouldBe(["Comment, 2026–27, by North ChairOfGovernors"]);
    }

    [Fact]
    public async Task Accents_alone_are_no_word()
    {
        var page = await SearchAsync(Role.Headteacher, "\u0301\u0302");
        page.Text.ShouldContain("Enter at least two letters");
        page.Document.QuerySelectorAll(".qa").ShouldBeEmpty();
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
        Snippet.Of("Wizyta w Łódź i na Wyspie", ["lodz", "i"]).Where(p => p.Marked).Select(p => p.Text).ShouldBe(["i", "Łódź", "i", "i"]);
        Snippet.Of("Straße nach Na\u0306ng", ["strasse", "nang"]).Where(p => p.Marked).Select(p => p.Text).ShouldBe(["Straße", "Na\u0306ng"]);
        Snippet.Holds("nothing here", ["elan"]).ShouldBeFalse();
        Snippet.Holds("Łódź", ["lodz"]).ShouldBeTrue();
    }

    private Task WriteFindingsAsync(string words, bool forGovernors, bool closed = false) => app.InTrustAsync(app.World.Trust.Id, async db =>
    {
        var head = app.World.ActorOf(app.World.Holding(Role.Headteacher));
        var type = await db.Set<ActivityType>().FirstAsync(t => t.Kind == ActivityKind.School);
        var facts = new ActivityFacts("Learning walk in class four", type.Id, type.Kind, new ActivityTime(HalfTerm.Autumn2, null, TestClock.Today), null, null, null, null, null, head.MemberId, null, null, null, ReportsTo.SeniorLeaders);
        var activity = MonitoringActivity.Plan(head, app.World.School.Id, TestWorld.Year, facts);
        activity.RecordFindings(head, new FindingsFacts(TestClock.Today, null, null, words, null, null, null, null, forGovernors, null, null, null, null), TestClock.Today, TestClock.Start.UtcDateTime);
        if (closed)
        {
            activity.NeedNothing(head, "All is well", TestClock.Today);
            activity.Close(head);
        }

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
