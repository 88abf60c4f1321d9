using System.Net;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

public sealed class HeaderTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Address = "/schools/100001/plan/2026-27/header";

    [Fact]
    public async Task What_is_written_at_the_top_stands_on_the_summary()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Address);
        page.ValueOf("Title").ShouldBe("Academy Improvement Plan");
        var saved = await head.SubmitAsync(page, "Save", new() { ["The year in short"] = "Reading first.", ["To"] = "31 July 2027" });
        saved.Address.ShouldBe("/schools/100001/plan/2026-27/summary");
        saved.Text.ShouldContain("Top of the plan saved");
        saved.Text.ShouldContain("Reading first.");
        saved.Text.ShouldContain("31 Jul 2027");
    }

    [Theory]
    [InlineData("Title", " ", "Enter the plan’s title")]
    [InlineData("From", "some day", "Write the date like 26 Mar 2027")]
    [InlineData("To", "1 Sep 2020", "The plan must end after it starts")]
    public async Task What_cannot_be_is_refused_at_its_field_with_everything_typed_kept(string field, string typed, string sentence)
    {
        using var head = await app.SignedInAsync(Role.SeniorLeader);
        var page = await head.OpenAsync(Address);
        var seen = await head.SubmitAsync(page, "Save", new() { ["Vision"] = "Typed and kept", [field] = typed });
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain(sentence);
        seen.ValueOf("Vision").ShouldBe("Typed and kept");
        seen.ValueOf(field).ShouldBe(typed);
    }

    [Fact]
    public async Task Two_who_write_at_once_see_both_versions_and_nothing_is_lost()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var first = await head.OpenAsync(Address);
        var second = await deputy.OpenAsync(Address);
        await head.SubmitAsync(first, "Save", new() { ["Context"] = "The head’s context" });
        var clash = await deputy.SubmitAsync(second, "Save", new() { ["Context"] = "The deputy’s context" });
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("The head’s context");
        clash.ValueOf("Context").ShouldBe("The deputy’s context");
        var saved = await deputy.SubmitAsync(clash, "Save");
        saved.Address.ShouldEndWith("/summary");
        (await head.OpenAsync(Address)).ValueOf("Context").ShouldBe("The deputy’s context");
    }

    [Fact]
    public async Task A_year_without_a_plan_is_not_there()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/schools/100001/plan/2011-12/header")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
