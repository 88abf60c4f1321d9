using System.Net;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

public sealed class CommentsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Address = "/schools/100001/plan/2026-27/comments";

    [Fact]
    public async Task An_adviser_comments_and_the_head_marks_it_as_dealt_with()
    {
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync(Address);
        page.Text.ShouldContain("How will governors see the difference?");
        var after = await adviser.SubmitAsync(page, "Add comment", new() { ["About"] = "Priority 2: Attendance", ["Comment"] = "Who calls home on the first day?" });
        after.Text.ShouldContain("Comment added");
        Seen.Words(after.Document.QuerySelectorAll("section.sec").First(s => Seen.Words(s.QuerySelector("h2")) == "Priority 2: Attendance"))!.ShouldContain("Who calls home on the first day?");

        using var head = await app.SignedInAsync(Role.Headteacher);
        var mine = await head.OpenAsync(Address);
        var button = Seen.Words(mine.Document.QuerySelectorAll(".qa").First(q => q.TextContent.Contains("Who calls home")).QuerySelector("button"))!;
        var dealt = await head.SubmitAsync(mine, button);
        dealt.Text.ShouldContain($"Dealt with by {app.World.Holding(Role.Headteacher).Name}");
    }

    [Fact]
    public async Task An_empty_comment_is_refused_at_its_field()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var seen = await head.SubmitAsync(await head.OpenAsync(Address), "Add comment", new() { ["Comment"] = " " });
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain("Write your comment");
        var tooLong = await head.SubmitAsync(seen, "Add comment", new() { ["Comment"] = new string('x', 2001) });
        tooLong.Text.ShouldContain("Shorten this to 2,000 characters. It has 2,001");
        tooLong.ValueOf("Text")!.Length.ShouldBe(2001);
    }

    [Fact]
    public async Task Staff_read_the_comments_but_write_none()
    {
        using var staff = await app.SignedInAsync(Role.Staff);
        var page = await staff.OpenAsync(Address);
        page.Text.ShouldContain("Your role does not include writing them");
        (await staff.PostAsync(await staff.OpenAsync("/schools/100001"), Address, new() { ["Input.Text"] = "All the same" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Somebody_elses_comment_is_not_theirs_to_close()
    {
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync(Address);
        var others = await app.InTrustAsync(app.World.Trust.Id, db => Task.FromResult(db.Comments.First(c => c.AuthorId == app.World.Holding(Role.ChairOfGovernors).MemberId).Id));
        (await adviser.PostAsync(page, $"{Address}?handler=Resolve", new() { ["comment"] = others.ToString() })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await adviser.PostAsync(page, $"{Address}?handler=Resolve", new() { ["comment"] = Guid.NewGuid().ToString() })).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
