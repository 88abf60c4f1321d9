using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Evidence;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>Evidence of a self-evaluation as links: chosen, opened, gone.</summary>
public sealed class LinkedEvidenceTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string School => $"/schools/{app.World.School.Urn}";

    private string Area => $"{School}/self-evaluation/attendance-behaviour";

    [Fact]
    public async Task A_grade_is_linked_with_findings_a_measurement_a_review_an_audit_a_questionnaire_and_a_file_and_each_opens_what_it_is()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var area = $"{School}/self-evaluation/achievement";
        (await head.OpenAsync(area)).Text.ShouldContain("Nothing is linked to the grade as a whole.");
        foreach (var (words, kind, opens) in new[]
        {
            ("Book look (north)", "Monitoring", "Book look (north)"), ("Pupils who pass the phonics check: 74%", "Measurement", "Academy Improvement Plan"), ("Staff wellbeing (north) -240", "Staff voice", "Staff wellbeing (north) -240"), ("Panel notes (north)", "File", ""), ("Look back (north)", "Audit", "Look back (north)"),
        })
        {
            var list = await head.OpenAsync($"{area}/evidence");
            var button = list.Document.QuerySelectorAll("tbody tr").First(r => Seen.Words(r.QuerySelector("th"))!.StartsWith(words, StringComparison.Ordinal)).QuerySelector("button")!;
            var after = await head.SubmitAsync(list, Seen.Words(button)!);
            after.Text.ShouldContain($"“{words}” is linked");
            var link = after.Document.QuerySelectorAll("#shows .evl li").First(l => Seen.Words(l)!.Contains(words));
            link.QuerySelector("title, [aria-label]").ShouldNotBeNull(kind);
            var opened = await head.OpenAsync(link.QuerySelector("a")!.GetAttribute("href")!);
            opened.Status.ShouldBe(HttpStatusCode.OK, words);
            if (opens.Length > 0)
            {
                opened.Text.ShouldContain(opens);
            }
            else
            {
                Encoding.UTF8.GetString(opened.Body).ShouldStartWith("Notes of Oakfield");
            }
        }

        var linked = await head.OpenAsync($"{area}/evidence");
        linked.Document.QuerySelectorAll("button").Count(b => Seen.Words(b)!.StartsWith("Link Book look (north)", StringComparison.Ordinal)).ShouldBe(0, "what is linked is not offered again");
        var less = await head.SubmitAsync(linked, "Unlink Book look (north)");
        less.Text.ShouldContain("The link is gone; what it led to stays");
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var read = await chair.OpenAsync(area);
        read.Document.QuerySelectorAll("#shows .evl li").Length.ShouldBe(4);
        read.Document.QuerySelectorAll("a").ShouldAllBe(a => !a.GetAttribute("href")!.Contains("/achievement/evidence"), "the chair reads");
    }

    [Fact]
    public async Task Only_a_finished_audit_is_offered_and_its_link_is_named_on_paper_and_stays_when_the_audit_is_opened_again()
    {
        using var head = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var school = $"/schools/{app.World.Trust.Neighbour.Urn}";
        var area = $"{school}/self-evaluation/attendance-behaviour";
        var list = await head.OpenAsync($"{area}/evidence?kind=Audit");
        list.Document.QuerySelectorAll("tbody th").Select(t => Seen.Words(t)).ShouldBe(["Look around (north)", "Look back (north)"], "what is only assigned shows nothing yet");
        list.Document.QuerySelectorAll("tbody td[data-l=Day]").Select(t => Seen.Words(t)).First().ShouldBe("20 Nov 2026", "the day on which it was finished");
        var after = await head.SubmitAsync(list, "Link Look around (north), 20 Nov 2026");
        var link = after.Document.QuerySelectorAll("#shows .evl a").First(a => a.TextContent.Contains("Look around")).GetAttribute("href")!;
        (await head.OpenAsync(link)).Heading.ShouldBe("Look around (north)");
        using (var paper = new ZipArchive(new MemoryStream((await head.AskAsync($"{school}/self-evaluation/xlsx")).Body)))
        {
            string.Concat(paper.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd())).ShouldContain("Look around (north), 20 November 2026");
        }

        await head.SubmitAsync(await head.OpenAsync(link), "Open again");
        (await head.OpenAsync(link)).Heading.ShouldBe("Look around (north)");
        using var adviser = await app.SignedInAsync(Role.TrustExecutive);
        (await adviser.OpenAsync(link)).Text.ShouldContain("The answers are the school’s own until it finishes");
    }

    [Fact]
    public async Task A_signed_review_is_offered_where_there_is_one_and_words_and_kinds_narrow_the_list()
    {
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        var root = $"/schools/{app.World.Trust.Neighbour.Urn}/self-evaluation/attendance-behaviour";
        var list = await neighbour.OpenAsync($"{root}/evidence?kind=Review");
        list.Document.QuerySelectorAll("tbody tr").Select(r => Seen.Words(r.QuerySelector("th"))!.Split(" Academy")[0]).ShouldHaveSingleItem().ShouldStartWith("Autumn term review");
        var after = await neighbour.SubmitAsync(list, Seen.Words(list.One("tbody button"))!);
        (await neighbour.OpenAsync(after.Document.QuerySelectorAll("#shows .evl a").First(a => a.TextContent.Contains("Autumn term review")).GetAttribute("href")!)).Text.ShouldContain("More pupils read");

        using var head = await app.SignedInAsync(Role.Headteacher);
        var found = await head.OpenAsync($"{Area}/evidence?q=PHONICS");
        found.Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
        found.Document.QuerySelectorAll("tbody th").ShouldAllBe(t => t.TextContent.Contains("phonics"));
        (await head.OpenAsync($"{Area}/evidence?q=nowhere")).Text.ShouldContain("Nothing has these words");
        (await head.OpenAsync($"{Area}/evidence")).Text.ShouldNotContain("Neighbour’s walk");
    }

    [Fact]
    public async Task A_new_file_is_kept_and_linked_to_a_point_in_one_go_and_its_removal_is_explained_first()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var listed = await head.SubmitAsync(await head.OpenAsync($"{School}/self-evaluation/inclusion?edit=strengths"), "Save strengths", new() { ["Points[0].Text"] = "Everybody belongs" });
        var choose = await head.OpenAsync(listed.Document.QuerySelectorAll("#strengths a").First(a => Seen.Words(a)!.StartsWith("Link evidence", StringComparison.Ordinal)).GetAttribute("href")!);
        choose.Text.ShouldContain("Everybody belongs");
        var wrong = await head.SubmitAsync(choose, "Keep and link this file", new() { ["File"] = new TestFile("a.pdf", () => new MemoryStream(SampleFiles.Program)), ["About"] = "Survey of families" });
        (wrong.Status, wrong.ValueOf("About")).ShouldBe((HttpStatusCode.BadRequest, "Survey of families"));
        var linked = await head.SubmitAsync(wrong, "Keep and link this file", new() { ["File"] = new TestFile("a.pdf", () => new MemoryStream(SampleFiles.Pdf)), ["About"] = "Survey of families" });
        Seen.Words(linked.One("#strengths .evl li"))!.ShouldContain("Survey of families, 23 Nov 2026");

        var file = (await head.OpenAsync($"{School}/evidence")).Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Survey of families"));
        var asked = await head.OpenAsync(file.QuerySelectorAll("a")[1].GetAttribute("href")!);
        asked.Text.ShouldContain("The self-evaluation links to this file here: Inclusion: Everybody belongs");
        await head.SubmitAsync(asked, "Remove this file");
        var gone = (await head.OpenAsync($"{School}/self-evaluation/inclusion")).One("#strengths .evl li");
        Seen.Words(gone)!.ShouldContain("Survey of families, 23 Nov 2026, removed since");
        gone.QuerySelector("a").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_gone_says_so_and_who_may_not_write_links_nothing()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Area);
        Seen.Words(page.One("#developments .evl li"))!.ShouldContain("Lost register (north), 3 Nov 2026, removed since");
        (await head.PostAsync(page, $"{Area}/evidence?handler=Link", new() { ["what"] = "File", ["id"] = Guid.NewGuid().ToString() })).Text.ShouldContain("This is no longer there. Choose something else");
        var theirs = await app.InTrustAsync(app.World.Trust.Id, db => db.EvidenceFiles.Where(f => f.SchoolId == app.World.Trust.Neighbour.Id).Select(f => f.Id).FirstAsync());
        (await head.PostAsync(page, $"{Area}/evidence?handler=Link", new() { ["what"] = "File", ["id"] = theirs.ToString() })).Text.ShouldContain("This is no longer there", customMessage: "another school’s file is not the school’s evidence");
        (await head.AskAsync($"{Area}/evidence?point={Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var role in new[] { Role.PriorityLead, Role.ChairOfGovernors, Role.Adviser })
        {
            using var visitor = await app.SignedInAsync(role);
            (await visitor.AskAsync($"{Area}/evidence")).Status.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }
    }

    [Fact]
    public async Task A_judgement_that_nothing_shows_is_a_gap_on_the_schools_home_and_the_trusts_page_until_something_does_and_again_when_that_is_removed()
    {
        using var neighbour = await app.SignedInAsync(app.World.Trust.NeighbourHead);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var home = $"/schools/{app.World.Trust.Neighbour.Urn}";
        const string Gap = "Personal development and well-being Judged Strong standard, and nothing shows how you know";
        async Task<bool> IsToldAsync(Visitor visitor, string address) => Seen.Words((await visitor.OpenAsync(address)).One("main"))!.Contains(Gap, StringComparison.Ordinal);
        await neighbour.SubmitAsync(await neighbour.OpenAsync($"{home}/self-evaluation/personal-development"), "Save grade", new() { ["Grade"] = "strong", ["Why"] = "We think so." });
        (await IsToldAsync(neighbour, home)).ShouldBeTrue();
        (await IsToldAsync(executive, "/thread")).ShouldBeTrue();
        var list = await neighbour.OpenAsync($"{home}/self-evaluation/personal-development/evidence?kind=File");
        await neighbour.SubmitAsync(list, "Keep and link this file", new() { ["File"] = new TestFile("a.pdf", () => new MemoryStream(SampleFiles.Pdf)), ["About"] = "Club registers" });
        (await IsToldAsync(neighbour, home)).ShouldBeFalse();
        (await IsToldAsync(executive, "/thread")).ShouldBeFalse();
        var file = (await neighbour.OpenAsync($"{home}/evidence")).Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Club registers"));
        await neighbour.SubmitAsync(await neighbour.OpenAsync(file.QuerySelectorAll("a")[1].GetAttribute("href")!), "Remove this file");
        (await IsToldAsync(neighbour, home)).ShouldBeTrue("what was removed shows nothing any more");
        (await IsToldAsync(executive, "/thread")).ShouldBeTrue();
    }
}
