using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Pages.Schools.Plan;

/// <summary>Subject leaders' plans: started by the head, written by the leader, shown on the priority.</summary>
public sealed class SubjectsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private string PlanPath => $"/schools/{app.World.School.Urn}/plan/{TestWorld.Year.Slug}";

    private Task<Guid> GeographyAsync() => app.InTrustAsync(app.World.Trust.Id, db => db.Priorities.IgnoreAutoIncludes().Where(p => p.SubjectOf != null && p.ShortName == "Geography").Select(p => p.PlanId).FirstAsync());

    [Fact]
    public async Task The_head_starts_one_and_its_leader_writes_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync($"{PlanPath}/subjects/add");
        var page = await head.SubmitAsync(form, "Start the subject plan", new() { ["Priority that it serves"] = "2. Attendance", ["Subject"] = "Music", ["What will be true when it is done"] = "Every child sings", ["Lead"] = "North PriorityLead" });
        page.Heading.ShouldBe("Music: subject plan 2026–27");
        page.Text.ShouldContain("Every child sings");
        page.Link("2. Attendance").ShouldBe($"{PlanPath}?open=2#p2");

        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var theirs = await lead.OpenAsync(page.Address);
        var add = await lead.OpenAsync(theirs.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h?.EndsWith("/actions/add", StringComparison.Ordinal) == true));
        add.Text.ShouldContain("Music: subject plan");
        var saved = await lead.SubmitAsync(add, "Add action", new() { ["Action"] = "Start a choir", ["Start"] = "7 Sep 2026", ["Due"] = "26 Mar 2027" });
        saved.Address.ShouldStartWith(page.Address);
        saved.Text.ShouldContain("Start a choir");
    }

    [Fact]
    public async Task Who_does_not_lead_it_reads_it_and_writes_nothing()
    {
        var id = await GeographyAsync();
        using var adviser = await app.SignedInAsync(Role.Adviser);
        var page = await adviser.OpenAsync($"{PlanPath}/subjects/{id}");
        page.Text.ShouldContain("Walk the river with every class");
        page.Document.QuerySelectorAll("a[href$='/actions/add'], a[href$='/why']").ShouldBeEmpty();
        using var governor = await app.SignedInAsync(Role.Governor);
        (await governor.AskAsync($"{PlanPath}/subjects/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task How_far_it_is_shows_on_its_priority_and_its_costs_are_not_counted_in_the_plan()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var plan = await head.OpenAsync($"{PlanPath}?open=2");
        plan.Link("Geography").ShouldBe($"{PlanPath}/subjects/{await GeographyAsync()}");
        plan.Text.ShouldContain("North PriorityLead, 1 of 2 actions complete, 1 at risk or off track");
        plan.Text.ShouldContain("3 priorities, 6 actions, £3,750");
        (await head.OpenAsync($"{PlanPath}/subjects")).Text.ShouldContain("Fieldwork in every year (north)");
        (await head.OpenAsync($"/schools/{app.World.School.Urn}")).Text.ShouldNotContain("Geography");
    }

    [Fact]
    public async Task It_is_printed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var pdf = await head.AskAsync($"{PlanPath}/subjects/{await GeographyAsync()}/pdf");
        pdf.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Body.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var again = await head.SubmitAsync(await head.OpenAsync($"{PlanPath}/subjects/add"), "Start the subject plan", new() { ["Subject"] = "Art" });
        again.Errors.ShouldBe(["Choose the priority that it serves", "Say what will be true when it is done", "Choose who leads it"]);
        again.ValueOf("Subject").ShouldBe("Art");
    }

    [Fact]
    public async Task A_priority_keeps_until_its_subject_plans_are_removed()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var form = await head.OpenAsync($"{PlanPath}/subjects/add");
        var page = await head.SubmitAsync(form, "Start the subject plan", new() { ["Priority that it serves"] = "3. Subject leaders lead", ["Subject"] = "History", ["What will be true when it is done"] = "Sources are used", ["Lead"] = "North PriorityLead" });
        var (parent, own) = await app.InTrustAsync(app.World.Trust.Id, async db =>
        {
            var history = await db.Priorities.IgnoreAutoIncludes().FirstAsync(p => p.ShortName == "History");
            return (history.SubjectOf!.Value, history.Id);
        });
        var root = $"/schools/{app.World.School.Urn}/plan/priorities";
        var refused = await head.SubmitAsync(await head.OpenAsync($"{root}/{parent}/remove"), "Remove priority");
        refused.Errors.ShouldContain("1 subject plan hangs under this priority. Remove it first");
        var gone = await head.SubmitAsync(await head.OpenAsync($"{root}/{own}/remove"), "Remove priority");
        gone.Text.ShouldNotContain("Sources are used");
        (await head.AskAsync(page.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
