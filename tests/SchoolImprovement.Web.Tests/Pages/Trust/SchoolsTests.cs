using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.TrustSetUp;

public sealed class SchoolsTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task A_school_is_added_by_hand_and_stands_in_the_list()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var list = await admin.SubmitAsync(await admin.OpenAsync("/settings/schools/add"), "Add school", new()
        {
            ["Urn"] = "123456",
            ["Name"] = "Ash Lane School",
            ["Phase"] = "Primary",
            ["AgeFrom"] = "4",
            ["AgeTo"] = "11",
            ["Pupils"] = "1,210",
            ["LocalAuthority"] = "Arden",
        });

        list.Heading.ShouldBe("The trust’s schools");
        var row = list.Document.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Ash Lane School", StringComparison.Ordinal));
        row.Children.Select(Seen.Words).ShouldBe(["Ash Lane School", "123456", "Primary", "4–11", "Arden", "1,210"]);
    }

    [Theory]
    [InlineData("Urn", "12AB", "Enter the URN as six digits, for example 101234")]
    [InlineData("Urn", "100001", "Oakfield Primary School has this URN already. Check the number")]
    [InlineData("Name", "", "Enter the school’s name")]
    [InlineData("Phase", "", "Choose the phase")]
    [InlineData("Pupils", "many", "Write a whole number, like 12")]
    [InlineData("AgeTo", "3", "The oldest age must not be below the youngest")]
    public async Task What_is_wrong_is_said_and_everything_typed_is_kept(string field, string value, string sentence)
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var fields = new Dictionary<string, object?> { ["Urn"] = "123999", ["Name"] = "Birch Lane School", ["Phase"] = "Primary", ["AgeFrom"] = "4", ["AgeTo"] = "11", ["Pupils"] = "210" };
        fields[field] = value;

        var again = await admin.SubmitAsync(await admin.OpenAsync("/settings/schools/add"), "Add school", fields);

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain(sentence);
        foreach (var (name, typed) in fields)
        {
            (again.ValueOf(name) ?? "").ShouldBe(typed);
        }
    }

    [Theory]
    [InlineData("/settings/schools/add", "Add school")]
    [InlineData("/settings/schools/100002", "Save school")]
    public async Task Every_wrong_field_has_its_sentence_at_once(string address, string button)
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var typed = new Dictionary<string, object?> { ["Name"] = "", ["Phase"] = "", ["Type"] = new string('t', School.WordMax + 1), ["AgeFrom"] = "11", ["AgeTo"] = "4", ["Pupils"] = "20001" };
        if (button == "Add school")
        {
            typed["Urn"] = "100001";
        }

        var again = await admin.SubmitAsync(await admin.OpenAsync(address), button, typed);

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        typed.Keys.Where(k => k != "AgeFrom").Select(again.ErrorAt).ShouldBe(new[]
        {
            "Error: Enter the school’s name",
            "Error: Choose the phase",
            "Error: Shorten this to 100 characters. It has 101",
            "Error: The oldest age must not be below the youngest",
            "Error: Enter the number of pupils, from 0 to 20,000",
            "Error: Oakfield Primary School has this URN already. Check the number",
        }.Take(typed.Count - 1));
        again.ErrorAt("AgeFrom").ShouldBeNull();
        typed.ShouldAllBe(t => (again.ValueOf(t.Key) ?? "") == (string?)t.Value);
    }

    [Fact]
    public async Task A_school_is_changed_closed_and_opened_again()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var address = $"/settings/schools/{app.World.Trust.Schools[1].Urn}";

        await admin.SubmitAsync(await admin.OpenAsync(address), "Save school", new() { ["Name"] = "Elmside Academy and Nursery", ["AgeFrom"] = "3" });
        (await SchoolAsync()).ShouldSatisfyAllConditions(s => s.Name.ShouldBe("Elmside Academy and Nursery"), s => s.AgeFrom.ShouldBe(3), s => s.Pupils.ShouldBe(412));

        await admin.SubmitAsync(await admin.OpenAsync(address), "Mark as closed", new() { ["On"] = "2026-08-31" });
        (await SchoolAsync()).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SchoolStatus.Closed), s => s.Ended.ShouldBe(new DateOnly(2026, 8, 31)));

        await admin.SubmitAsync(await admin.OpenAsync(address), "Mark as open again");
        await admin.SubmitAsync(await admin.OpenAsync(address), "Mark as moved to another trust");
        (await SchoolAsync()).Status.ShouldBe(SchoolStatus.MovedAway);
        await admin.SubmitAsync(await admin.OpenAsync(address), "Mark as open again");
        (await SchoolAsync()).Status.ShouldBe(SchoolStatus.Open);
    }

    [Fact]
    public async Task Of_two_who_change_a_school_the_second_is_told()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var address = $"/settings/schools/{app.World.School.Urn}";
        var old = await admin.OpenAsync(address);
        await admin.SubmitAsync(await admin.OpenAsync(address), "Save school", new() { ["Pupils"] = "413" });

        var second = await admin.SubmitAsync(old, "Save school", new() { ["Pupils"] = "500" });

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        (second.ErrorAt("Pupils"), second.ValueOf("Pupils"), second.ErrorAt("Name")).ShouldBe(("Error: This is “413” now", "500", null));
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Schools.SingleAsync(s => s.Urn == app.World.School.Urn))).Pupils.ShouldBe(413);

        await admin.SubmitAsync(second, "Save school");
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Schools.AsNoTracking().SingleAsync(s => s.Urn == app.World.School.Urn))).Pupils.ShouldBe(500, "who has seen both may save");
    }

    [Fact]
    public async Task Another_trusts_school_is_not_there()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        (await admin.AskAsync($"/settings/schools/{app.World.Other.School.Urn}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<School> SchoolAsync() => app.InTrustAsync(app.World.Trust.Id, db => db.Schools.AsNoTracking().SingleAsync(s => s.Id == app.World.Trust.Schools[1].Id));
}
