using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.TrustSetUp;

public sealed class TermsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static readonly AcademicYear Next = TestWorld.Year.Next;

    [Fact]
    public async Task A_year_starts_with_usual_dates_and_keeps_what_is_saved()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await admin.OpenAsync($"/terms/{Next.Slug}");
        page.Text.ShouldContain("These are the usual dates in England, not yet saved.");

        var saved = await admin.SubmitAsync(page, "Save half-terms", new() { ["HalfTerms[0].First"] = "2027-09-06" });

        saved.Text.ShouldNotContain("not yet saved");
        saved.ValueOf("HalfTerms[0].First").ShouldBe("6 Sep 2027");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.HalfTerms.CountAsync(h => h.Year == Next && h.SchoolId == null))).ShouldBe(6);
    }

    [Theory]
    [InlineData("HalfTerms[0].First", "", "Enter the first day of Autumn 1 as a date, for example 1 September 2026")]
    [InlineData("HalfTerms[0].First", "next week", "Write the date like 26 Mar 2027")]
    [InlineData("HalfTerms[0].First", "1 Sep 2025", "Autumn 1 must start between 1 September 2026 and 31 August 2027")]
    [InlineData("HalfTerms[1].First", "2026-09-10", "Autumn 2 must start after Autumn 1 ends")]
    [InlineData("HalfTerms[5].Last", "2026-09-10", "Summer 2 must end after it starts")]
    public async Task Dates_in_the_wrong_order_or_outside_the_year_are_refused(string field, string value, string sentence)
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var again = await admin.SubmitAsync(await admin.OpenAsync($"/terms/{TestWorld.Year.Slug}"), "Save half-terms", new() { [field] = value });

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain(sentence);
        (again.ValueOf(field) ?? "").ShouldBe(value);
    }

    [Fact]
    public async Task A_head_gives_the_school_its_own_dates_and_takes_them_back()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var address = $"/schools/{app.World.School.Urn}/terms/{TestWorld.Year.Slug}";
        var page = await head.OpenAsync(address);
        page.Text.ShouldContain("Follows the trust’s dates");

        var own = await head.SubmitAsync(page, "Save the school’s own half-terms", new() { ["HalfTerms[0].First"] = "2026-09-07" });
        own.Text.ShouldContain("Its own dates");
        own.ValueOf("HalfTerms[0].First").ShouldBe("7 Sep 2026");
        using (var admin = await app.SignedInAsync(Role.TrustAdministrator))
        {
            (await admin.OpenAsync($"/terms/{TestWorld.Year.Slug}")).ValueOf("HalfTerms[0].First").ShouldNotBe("7 Sep 2026");
        }

        var back = await head.SubmitAsync(own, "Follow the trust’s dates again");
        back.Text.ShouldContain("Follows the trust’s dates");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.HalfTerms.CountAsync(h => h.SchoolId != null))).ShouldBe(0);
    }

    [Fact]
    public async Task A_year_that_is_none_is_not_there_and_a_head_does_not_set_the_trusts_dates()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        (await admin.AskAsync("/terms/2026-29")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/terms")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await head.AskAsync($"/schools/{app.World.Trust.Schools[1].Urn}/terms")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
