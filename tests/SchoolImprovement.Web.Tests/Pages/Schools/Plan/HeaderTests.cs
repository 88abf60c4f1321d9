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
    [InlineData("From", "some day", "Enter a date like 1 Sep 2026")]
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
    public async Task Two_who_write_at_once_choose_between_both_versions_field_by_field()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var clash = await ClashAsync(head, deputy, "choices");
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.One(".clash h3").TextContent.ShouldContain($"{app.World.Holding(Role.Headteacher).Name} changed this part while you were editing it");
        clash.Text.ShouldContain("The head’s choices");
        clash.Text.ShouldContain("The deputy’s choices");
        clash.ValueOf("Began.Keep[Context]").ShouldBe("mine");
        clash.ValueOf("Began.Keep[NextSteps]").ShouldBe("theirs");
        (await head.OpenAsync(Address)).ValueOf("Context").ShouldBe("The head’s choices");

        var saved = await deputy.SubmitAsync(clash, "Save these choices");
        saved.Address.ShouldEndWith("/summary");
        var now = await head.OpenAsync(Address);
        now.ValueOf("Context").ShouldBe("The deputy’s choices");
        now.ValueOf("NextSteps").ShouldBe("The head’s steps, choices");
    }

    [Fact]
    public async Task The_other_s_words_can_be_kept_for_a_field_or_for_all()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        await deputy.SubmitAsync(await ClashAsync(head, deputy, "field"), "Save these choices", new() { ["Began.Keep[Context]"] = "theirs" });
        (await head.OpenAsync(Address)).ValueOf("Context").ShouldBe("The head’s field");

        var clash = await ClashAsync(head, deputy, "all");
        var kept = await deputy.SubmitAsync(clash, Seen.Words(clash.Document.QuerySelectorAll(".clash button").ElementAt(1))!);
        kept.Text.ShouldContain("Kept the other version of the part");
        (await head.OpenAsync(Address)).ValueOf("Context").ShouldBe("The head’s all");
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_kept_shown_to_others_as_editing_restored_and_discarded()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var deputy = await app.SignedInAsync(Role.SeniorLeader);
        var form = await head.OpenAsync(Address);
        var before = form.ValueOf("Vision");
        (await KeepAsync(head, form, "Half typed")).Status.ShouldBe(HttpStatusCode.NoContent);

        var again = await head.OpenAsync(Address);
        again.ValueOf("Vision").ShouldBe("Half typed");
        again.Text.ShouldContain("We kept what you typed at");
        var others = await deputy.OpenAsync(Address);
        others.ValueOf("Vision").ShouldBe(before);
        others.Text.ShouldContain($"{app.World.Holding(Role.Headteacher).Name} is editing the top of the plan");

        var discarded = await head.SubmitAsync(again, "Discard it");
        discarded.Address.ShouldBe(Address);
        discarded.ValueOf("Vision").ShouldBe(before);
        discarded.Text.ShouldNotContain("We kept what you typed at");
    }

    [Fact]
    public async Task Every_text_at_its_longest_is_kept_as_a_draft_and_saving_ends_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        var page = await head.OpenAsync(Address);
        string[] texts = ["Summary", "Vision", "Context", "LastInspection", "NextSteps", "Sources"];
        var before = texts.ToDictionary(t => t, t => (object?)page.ValueOf(t));
        await head.SubmitAsync(page, "Save", texts.ToDictionary(t => t, object? (t) => new string('a', 6000)));
        var form = await head.OpenAsync(Address);
        (await KeepAsync(head, form, new string('b', 6000))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await head.OpenAsync(Address)).ValueOf("Vision").ShouldBe(new string('b', 6000));
        await head.SubmitAsync(await head.OpenAsync(Address), "Save", before);
        (await head.OpenAsync(Address)).Text.ShouldNotContain("We kept what you typed at");
    }

    [Fact]
    public async Task Who_may_not_write_the_top_of_the_plan_keeps_no_draft_of_it()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        using var lead = await app.SignedInAsync(Role.PriorityLead);
        var draft = (await head.OpenAsync(Address)).One("form[data-draft]").GetAttribute("data-draft")!;
        (await lead.PostAsync(await lead.OpenAsync("/schools/100001/plan"), draft, new() { ["Input.Vision"] = "Not mine" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_year_without_a_plan_is_not_there()
    {
        using var head = await app.SignedInAsync(Role.Headteacher);
        (await head.AskAsync("/schools/100001/plan/2011-12/header")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Both have the form open; the head saves first, and the deputy's own words meet them.</summary>
    private static async Task<Seen> ClashAsync(Visitor head, Visitor deputy, string about)
    {
        var first = await head.OpenAsync(Address);
        var second = await deputy.OpenAsync(Address);
        await head.SubmitAsync(first, "Save", new() { ["Context"] = $"The head’s {about}", ["NextSteps"] = $"The head’s steps, {about}" });
        return await deputy.SubmitAsync(second, "Save", new() { ["Context"] = $"The deputy’s {about}" });
    }

    private static Task<Seen> KeepAsync(Visitor who, Seen form, string vision)
    {
        var fields = form.Document.QuerySelectorAll("form[data-draft] [name]").Select(e => e.GetAttribute("name")!).Where(n => n.StartsWith("Input.", StringComparison.Ordinal) || n.StartsWith("Began.", StringComparison.Ordinal)).ToDictionary(n => n, n => form.ValueOf(n) ?? "");
        fields["Input.Vision"] = vision;
        return who.PostAsync(form, form.One("form[data-draft]").GetAttribute("data-draft")!, fields);
    }
}
