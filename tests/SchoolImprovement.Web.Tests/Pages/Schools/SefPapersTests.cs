using System.Net;
using System.Text;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools;

/// <summary>The self-evaluation's papers as people fetch them. What stands on them is tried in Reports.Tests.</summary>
public sealed class SefPapersTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string Root => $"/schools/{app.World.School.Urn}/self-evaluation";

    [Fact]
    public async Task Every_paper_of_the_print_menu_comes_as_a_file_with_a_name_that_is_found_again()
    {
        using var chair = await app.SignedInAsync(Role.ChairOfGovernors);
        var page = await chair.OpenAsync(Root);
        var links = page.Document.QuerySelectorAll(".menu-btn a").Select(a => a.GetAttribute("href")!).ToList();
        links.ShouldBe([$"{Root}/pdf", $"{Root}/planning-call", $"{Root}/with-plan", $"{Root}/xlsx"]);
        var names = new List<string>();
        foreach (var link in links)
        {
            var file = await chair.AskAsync(link);
            file.Status.ShouldBe(HttpStatusCode.OK, link);
            Encoding.ASCII.GetString(file.Body, 0, 2).ShouldBe(link.EndsWith("xlsx", StringComparison.Ordinal) ? "PK" : "%P", link);
            names.Add(file.ContentHeaders.ContentDisposition!.FileNameStar!);
        }

        names.ShouldBe(
        [
            "Oakfield Primary School Self-evaluation, autumn 2026.pdf", "Oakfield Primary School planning call 23 November 2026.pdf",
            "Oakfield Primary School AIP and self-evaluation 2026-27.pdf", "Oakfield Primary School Self-evaluation, autumn 2026.xlsx",
        ]);
        (await chair.OpenAsync($"/schools/{app.World.School.Urn}")).Document.QuerySelectorAll($"a[href='{Root}/planning-call']").ShouldHaveSingleItem("the school's home leads to it too");
    }

    [Fact]
    public async Task A_signed_term_is_printed_as_it_was_and_one_that_was_not_signed_is_not_there()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var link = (await head.OpenAsync(Root)).Document.QuerySelectorAll("a").First(a => a.GetAttribute("href")!.Contains("/pdf?term=", StringComparison.Ordinal)).GetAttribute("href")!;
        var file = await head.AskAsync(link);
        Encoding.ASCII.GetString(file.Body, 0, 5).ShouldBe("%PDF-");
        file.ContentHeaders.ContentDisposition!.FileNameStar!.ShouldBe("Oakfield Primary School Self-evaluation, summer 2026 signed.pdf");
        (await head.AskAsync($"{Root}/pdf?term=2019-20-spring")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.AskAsync($"{Root}/xlsx?framework=nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await head.AskAsync($"{Root}/pdf?framework=trust-quality")).Status.ShouldBe(HttpStatusCode.OK, "another framework has papers of its own");
    }

    [Fact]
    public async Task Without_a_plan_the_planning_call_has_its_page_and_the_joint_document_says_what_is_missing()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var root = $"/schools/{app.World.Trust.EmptySchool.Urn}/self-evaluation";
        Encoding.ASCII.GetString((await executive.AskAsync($"{root}/planning-call")).Body, 0, 5).ShouldBe("%PDF-");
        (await executive.OpenAsync(root)).Document.QuerySelectorAll($"a[href='{root}/with-plan']").ShouldBeEmpty();
        (await executive.OpenAsync($"{root}/with-plan")).Text.ShouldContain("There is no plan for 2026–27 yet. Print the self-evaluation alone, or start the plan");
    }

    [Fact]
    public async Task Who_may_not_read_the_self_evaluation_prints_none_of_it()
    {
        foreach (var role in new[] { Role.Staff, Role.Governor, Role.Clerk })
        {
            using var visitor = await app.SignedInAsync(role);
            foreach (var paper in new[] { "pdf", "xlsx", "with-plan", "planning-call" })
            {
                (await visitor.AskAsync($"{Root}/{paper}")).Status.ShouldBe(HttpStatusCode.Forbidden, $"{role} {paper}");
            }
        }
    }
}
