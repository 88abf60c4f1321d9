using System.Net;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.TrustSetUp;

public sealed class CalendarTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task The_trusts_dates_are_proposed_kept_and_told_where_plans_wait()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.OpenAsync("/calendar");
        page.Text.ShouldContain("These are usual dates, not yet saved");
        page.ValueOf("SubmitBy").ShouldBe("18 Sep 2026");

        var wrong = await executive.SendAsync(page, "Save calendar", new() { ["EndorseBy"] = "17 Sep 2026" });
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.ErrorAt("EndorseBy").ShouldBe("Error: Enter a date on or after the one for submitting, 18 September 2026");
        wrong.ValueOf("EndorseBy").ShouldBe("17 Sep 2026");

        var saved = await executive.SubmitAsync(wrong, "Save calendar", new() { ["EndorseBy"] = "25 Sep 2026", ["CloseBy"] = "" });
        saved.Text.ShouldContain("Calendar of 2026–27 saved");
        saved.Text.ShouldNotContain("not yet saved");
        saved.ValueOf("CloseBy").ShouldBe("");
        saved.Text.ShouldContain("Submit:");

        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}/status")).Text.ShouldContain("Submit: 6");
        (await head.OpenAsync($"/schools/{app.World.School.Urn}/plan")).One(".steps").TextContent.ShouldContain("days overdue");
    }

    [Fact]
    public async Task Only_executives_and_administrators_open_it()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        (await admin.OpenAsync("/calendar/2027-28")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.AskAsync("/calendar/2027-29")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/calendar")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
