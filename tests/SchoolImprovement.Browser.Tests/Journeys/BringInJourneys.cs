using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolImprovement.Browser.Tests.Support;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Tests.Bringing;

namespace SchoolImprovement.Browser.Tests.Journeys;

/// <summary>A head who has a plan in Word brings it in: a paste, then the document itself.</summary>
public sealed class BringInJourneys(Browsing browsing) : IClassFixture<Browsing>
{
    private const string Pasted = "Objective\tActions\tWho\tBy when\tCost\tSuccess criteria\tWhere it hangs\n"
        + "1. Writing is strong\tAgree a sequence for each genre\tHead\tAutumn 1\t£1.2k\t70% at the expected standard\tStaff room\n"
        + "\tBuy dictionaries\tMr Nobody\tby Easter\t500 PP\t\t\n";

    private static readonly AcademicYear NextYear = AcademicYear.Of(TimeProvider.System.Today()).Next;

    [Theory]
    [InlineData(true, "Meadowside Primary School", "head@meadowside.example")]
    [InlineData(false, "Beacon Hill Primary School", "head@beaconhill.example")]
    public async Task A_pasted_table_and_a_word_document_become_one_plan(bool javaScript, string school, string head)
    {
        var page = await browsing.OpenAsync(head, javaScript);
        await using var _ = page.Context;
        var urn = await browsing.App.InTrustAsync("Arden Vale Learning Trust", db => db.Schools.Where(s => s.Name == school).Select(s => s.Urn).FirstAsync());
        await page.GotoAsync($"/schools/{urn}/plan/{NextYear.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bring in a plan you have" }).ClickAsync();
        await page.GetByLabel("Paste a table").FillAsync(Pasted);
        await page.GetByRole(AriaRole.Button, new() { Name = "Look what it would become" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 new priority, 1 success criterion, 2 actions, £1,700")).ToBeVisibleAsync();
        await Screens.TakeAsync(page, $"journey-bring-in-preview-{(javaScript ? "script" : "no-script")}");

        await page.GetByLabel("Where it hangs in The paste").SelectOptionAsync("Note on the action");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Everything has a place.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Writing is strong" })).ToBeVisibleAsync();

        await page.GotoAsync($"/schools/{urn}/plan/{NextYear.Slug}/bring-in");
        await page.GetByLabel("Or choose a file").SetInputFilesAsync(new FilePayload { Name = "Our plan.docx", MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Buffer = SampleDocuments.Word() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look what it would become" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 new priorities, 2 success criteria, 4 actions")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).ClickAsync();
        foreach (var title in new[] { "Writing is strong", "Early reading" })
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title }).First).ToBeVisibleAsync();
        }

        await Screens.TakeAsync(page, $"journey-bring-in-plan-{(javaScript ? "script" : "no-script")}");
    }
}
