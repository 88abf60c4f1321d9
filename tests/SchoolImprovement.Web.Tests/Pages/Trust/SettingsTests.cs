using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.TrustSetUp;

public sealed class SettingsTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task The_trust_gives_the_plan_its_own_name_and_colour()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var saved = await admin.SubmitAsync(await admin.OpenAsync("/settings"), "Save settings", new() { ["PlanName"] = "School Development Plan", ["PlanShortName"] = "SDP", ["Colour"] = "#aa3311" });

        saved.Status.ShouldBe(HttpStatusCode.OK);
        var trust = await app.InTrustAsync(app.World.Trust.Id, db => db.Trusts.AsNoTracking().SingleAsync(t => t.Id == app.World.Trust.Id));
        (trust.PlanName, trust.PlanShortName, trust.Colour, trust.Name).ShouldBe(("School Development Plan", "SDP", "#aa3311", "North Star Trust"));
    }

    [Theory]
    [InlineData("Name", "", "Enter the trust’s name")]
    [InlineData("PlanName", "", "Enter what you call the plan, for example Academy Improvement Plan")]
    [InlineData("PlanShortName", "ABCDEFGHIJK", "Shorten this to 10 characters. It has 11")]
    [InlineData("Colour", "red", "Enter a colour as # and six digits or letters a to f, for example #1d4f7c")]
    [InlineData("GroupUid", "TR1", "Enter the group UID as digits, for example 3493, or leave it empty")]
    [InlineData("GroupUid", "2222", "This group UID is taken. Check the number, or ask the people who run this service")]
    public async Task What_is_wrong_is_said_and_kept_and_nothing_is_saved(string field, string value, string sentence)
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var again = await admin.SubmitAsync(await admin.OpenAsync("/settings"), "Save settings", new() { [field] = value });

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain(sentence);
        (again.ValueOf(field) ?? "").ShouldBe(value);
        (await app.InTrustAsync(app.World.Trust.Id, db => db.Trusts.AsNoTracking().SingleAsync(t => t.Id == app.World.Trust.Id))).GroupUid.ShouldBe("1111");
    }

    [Fact]
    public async Task Every_wrong_setting_has_its_sentence_at_once_and_all_that_was_typed_stays()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var typed = new Dictionary<string, object?> { ["Name"] = "", ["GroupUid"] = "2222", ["PlanName"] = "", ["PlanShortName"] = "ABCDEFGHIJK", ["Colour"] = "red" };

        var again = await admin.SubmitAsync(await admin.OpenAsync("/settings"), "Save settings", typed);

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        new[] { "Name", "GroupUid", "PlanName", "PlanShortName", "Colour" }.Select(again.ErrorAt).ShouldBe(
        [
            "Error: Enter the trust’s name",
            "Error: This group UID is taken. Check the number, or ask the people who run this service",
            "Error: Enter what you call the plan, for example Academy Improvement Plan",
            "Error: Shorten this to 10 characters. It has 11",
            "Error: Enter a colour as # and six digits or letters a to f, for example #1d4f7c",
        ]);
        typed.ShouldAllBe(t => (again.ValueOf(t.Key) ?? "") == (string?)t.Value);
    }

    [Fact]
    public async Task Of_two_who_change_the_settings_the_second_sees_what_the_first_wrote_and_may_then_save()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var (old, first) = (await admin.OpenAsync("/settings"), await admin.OpenAsync("/settings"));
        await admin.SubmitAsync(first, "Save settings", new() { ["PlanName"] = "School Plan", ["RequiresSecondFactor"] = "false" });

        var second = await admin.SubmitAsync(old, "Save settings", new() { ["PlanName"] = "Our Plan" });

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("Somebody else saved this while you were typing.");
        (second.ErrorAt("PlanName"), second.ValueOf("PlanName"), second.ErrorAt("Colour")).ShouldBe(("Error: This is “School Plan” now", "Our Plan", null));
        (await PlanNameAsync()).ShouldBe("School Plan");
        (await admin.SubmitAsync(second, "Save settings")).Text.ShouldContain("Settings saved");
        (await PlanNameAsync()).ShouldBe("Our Plan");

        Task<string> PlanNameAsync() => app.InTrustAsync(app.World.Trust.Id, db => db.Trusts.Where(t => t.Id == app.World.Trust.Id).Select(t => t.PlanName).SingleAsync());
    }

    [Fact]
    public async Task A_name_that_another_trust_has_is_taken_without_a_word_about_the_other()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var saved = await admin.SubmitAsync(await admin.OpenAsync("/settings"), "Save settings", new() { ["Name"] = app.World.Other.Name });

        saved.Text.ShouldContain("Settings saved");
        using var platform = await app.SignedInAsync(app.World.PlatformAdministrator);
        var rows = (await platform.OpenAsync("/trusts")).Document.QuerySelectorAll("tbody th").Select(Seen.Words).ToList();
        rows.Count(r => r == $"{app.World.Other.Name}Another trust has this name").ShouldBe(2);
        await admin.SubmitAsync(await admin.OpenAsync("/settings"), "Save settings", new() { ["Name"] = "North Star Trust" });
        (await platform.OpenAsync("/trusts")).Text.ShouldNotContain("Another trust has this name");
    }

    [Fact]
    public async Task Funding_sources_are_added_renamed_moved_and_no_longer_offered()
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);
        var page = await admin.SubmitAsync(await admin.OpenAsync("/funding"), "Add funding source", new() { ["Name"] = "Friends of the school" });
        page = await admin.SubmitAsync(page, "Move Friends of the school up");
        page = await admin.OpenAsync(page.Link("Rename Friends of the school"));
        page = await admin.SubmitAsync(page, "Save name", new() { ["Name"] = "Parents’ association" });
        page = await admin.SubmitAsync(page, "No longer offer Parents’ association");
        page.Text.ShouldContain("Parents’ association No longer offered");

        var sources = await app.InTrustAsync(app.World.Trust.Id, db => db.FundingSources.AsNoTracking().OrderBy(s => s.Position).ToListAsync());
        sources.Select(s => s.Name).TakeLast(2).ShouldBe(["Parents’ association", "Other"]);
        sources.Single(s => s.Name == "Parents’ association").Retired.ShouldBeTrue();
        sources.Select(s => s.Position).ShouldBe(Enumerable.Range(1, sources.Count));
    }

    [Theory]
    [InlineData("", "Enter the name of the funding source")]
    [InlineData("pupil PREMIUM", "pupil PREMIUM is in the list already. Enter another name")]
    public async Task A_funding_source_without_a_name_of_its_own_is_refused(string name, string sentence)
    {
        using var admin = await app.SignedInAsync(Role.TrustAdministrator);

        var again = await admin.SubmitAsync(await admin.OpenAsync("/funding"), "Add funding source", new() { ["Name"] = name });

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain(sentence);
        (again.ValueOf("Name") ?? "").ShouldBe(name);
    }

    [Fact]
    public async Task An_executive_says_what_every_plan_must_have_and_which_priorities_every_school_gets()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);
        var page = await executive.SubmitAsync(await executive.OpenAsync("/template"), "Save required parts", new() { ["Required"] = "Costs" });
        page = await executive.SubmitAsync(page, "Add to every new plan", new() { ["Title"] = "Attendance for all", ["Why"] = "Pupils learn in school." });
        page.Text.ShouldContain("Attendance for all");
        page = await executive.OpenAsync(page.Link("Change Attendance for all"));
        page = await executive.SubmitAsync(page, "Save priority", new() { ["Title"] = "Every day counts" });
        (await executive.SubmitAsync(page, "Withdraw Every day counts")).Document.QuerySelectorAll("h3").Select(Seen.Words).ShouldNotContain("Every day counts");

        var template = await app.InTrustAsync(app.World.Trust.Id, db => db.PlanTemplates.Include(t => t.Priorities).AsNoTracking().SingleAsync());
        template.Required.ShouldBe(PlanParts.Rationale | PlanParts.Outcomes | PlanParts.Lead | PlanParts.Criteria | PlanParts.Actions | PlanParts.Costs);
        template.Priorities.Single(p => p.Title == "Every day counts").Withdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task A_trust_priority_without_a_title_is_refused()
    {
        using var executive = await app.SignedInAsync(Role.TrustExecutive);

        var again = await executive.SubmitAsync(await executive.OpenAsync("/template"), "Add to every new plan", new() { ["Why"] = "Because." });

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain("Enter the priority’s title");
        again.ValueOf("Why").ShouldBe("Because.");
    }
}
