using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Thread;

/// <summary>The golden thread on the review of a term and on an audit: where the page stands on it, and a way along it in both directions for those who may go.</summary>
public sealed class ThreadStripTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string School => $"/schools/{app.World.School.Urn}";

    [Fact]
    public async Task A_review_stands_between_what_the_plan_set_out_and_the_governors()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync($"{School}/plan/2026-27/reviews/autumn");
        Knots(page).ShouldBe(
        [
            "Self-evaluation 3 areas that the plan answers", "Priorities 3 priorities", "Criteria and milestones 6 criteria 0 of 3 milestones met", "Monitoring 3 activities 1 closed", "Term review Autumn term this page", "Governors One-page summary",
        ]);
        Seen.Words(page.One(".thread [aria-current]")).ShouldBe("Term review Autumn term this page");
        await OpensAsync(head, page);
    }

    [Fact]
    public async Task Who_may_not_open_a_knot_of_a_review_reads_it_without_a_link_and_who_may_not_read_the_review_sees_none()
    {
        var review = $"/schools/{app.World.Trust.Neighbour.Urn}/plan/2024-25/reviews/autumn";
        using var trustee = await app.SignedInAsync(Role.TrustExecutive);
        var signed = await trustee.OpenAsync(review);
        Knots(signed).ShouldBe(
        [
            "Self-evaluation No area chosen", "Priorities 1 priority", "Criteria and milestones 1 criterion no milestone yet", "Monitoring None yet", "Term review Autumn term this page", "Governors One-page summary",
        ]);
        await OpensAsync(trustee, signed);
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.OpenAsync($"{School}/plan/2026-27/reviews/autumn")).Document.QuerySelectorAll(".thread").ShouldBeEmpty("it is not signed");
        await app.InTrustAsync(app.World.Trust.Id, db => db.Members.Where(m => m.Id == app.World.Holding(Role.Governor).MemberId).SelectMany(m => m.Roles).ExecuteUpdateAsync(r => r.SetProperty(x => x.SchoolId, app.World.Trust.Neighbour.Id)));
        var read = await governor.OpenAsync(review);
        Knots(read).ShouldBe(Knots(signed));
        read.Document.QuerySelectorAll(".thread a").Select(a => Seen.Words(a)).ShouldBe(["Autumn term", "One-page summary"]);
        await OpensAsync(governor, read);
    }

    [Fact]
    public async Task An_audit_is_evidence_and_says_which_judgement_links_to_it_and_what_became_of_its_answers()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var list = await head.OpenAsync($"{School}/audits");
        var here = list.Link("Look back (north)");
        var page = await head.OpenAsync(here);
        Knots(page).ShouldBe(["Evidence Look back (north) this page", "Self-evaluation Not linked yet", "Priority None yet", "Actions None yet", "Monitoring None yet", "Governors One-page summary"]);
        await OpensAsync(head, page);
        var form = await head.OpenAsync($"{School}/self-evaluation/achievement/evidence?kind=Audit");
        await head.SubmitAsync(form, Seen.Words(form.One("tbody button"))!);
        var link = page.Document.QuerySelectorAll("button").First(b => Seen.Words(b)!.StartsWith("Link with this priority", StringComparison.Ordinal));
        var to = link.ParentElement!.QuerySelector("select")!;
        await head.SubmitAsync(page, Seen.Words(link)!, new() { [to.GetAttribute("name")!] = to.QuerySelectorAll("option")[1].GetAttribute("value") });
        var after = await head.OpenAsync(here);
        Knots(after).ShouldBe(["Evidence Look back (north) this page", "Self-evaluation Achievement links to it", "Priority 1. Every pupil reads well (north)", "Actions 2 actions 0 complete", "Monitoring 3 activities", "Governors One-page summary"]);
        await OpensAsync(head, after);

        // What the school still answers shows nobody else where it leads.
        var open = list.Link("Look around (north)");
        Knots(await head.OpenAsync(open)).Count.ShouldBe(6);
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        (await executive.OpenAsync(open)).Document.QuerySelectorAll(".thread").ShouldBeEmpty();
    }

    private static List<string> Knots(Seen page) => [.. page.Document.QuerySelectorAll(".thread li").Select(l => Seen.Words(l)!)];

    private static async Task OpensAsync(Visitor visitor, Seen page)
    {
        foreach (var href in page.Document.QuerySelectorAll(".thread a").Select(a => a.GetAttribute("href")!))
        {
            (await visitor.AskAsync(href)).Status.ShouldBe(HttpStatusCode.OK, href);
        }
    }
}
