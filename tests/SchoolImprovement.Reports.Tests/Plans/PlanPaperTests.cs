using SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Reports.Tests.Plans;

/// <summary>A version is kept for years: what was written must stay readable, however the paper grows.</summary>
public sealed class PlanPaperTests
{
    [Fact]
    public void A_plan_comes_back_as_it_was_kept()
    {
        var kept = PlanPaper.Write(SamplePlans.Firs);
        var back = PlanPaper.Read(kept);
        PlanPaper.Write(back).ShouldBe(kept);
        (back.School, back.Priorities.Count, back.Priorities[0].Actions.Count).ShouldBe((SamplePlans.Firs.School, SamplePlans.Firs.Priorities.Count, SamplePlans.Firs.Priorities[0].Actions.Count));
        PlanPdf.Write(back).Length.ShouldBeGreaterThan(10_000);
        kept.ShouldContain("2026–27");
    }

    /// <summary>Text of the first product version that kept any, with a field that is no more and without all that came since.</summary>
    [Fact]
    public void Text_kept_long_ago_is_read_and_printed()
    {
        const string old = """
            {"school":"Firs Primary School","trust":"Arden Vale Learning Trust","title":"Plan 2024–25","aFieldThatIsNoMore":{"x":1},"made":"2024-10-01T10:00:00+00:00",
             "facts":[{"label":"Headteacher","value":"Sarah Whitlock"}],
             "priorities":[{"number":1,"title":"Everyone reads","criteria":[{"measure":"Phonics","progress":"Triumphant"}],
               "terms":[{"name":"Autumn","milestones":[{"text":"All trained","progress":"Complete"}]}],"actions":[{"number":"1.1","what":"Train","due":"2024-12-01","progress":"OnTrack","costPence":125000}]}]}
            """;
        var plan = PlanPaper.Read(old);
        (plan.Title, plan.MadeAt, plan.Id, plan.Amendments.Count).ShouldBe(("Plan 2024–25", "", null, 0));
        var priority = plan.Priorities.Single();
        (priority.Criteria[0].Progress, priority.Terms[0].Milestones[0].Progress, priority.Actions[0].Due, priority.Actions[0].CostPence).ShouldBe((Progress.NotStarted, Progress.Complete, new DateOnly(2024, 12, 1), 125_000L));
        PlanPdf.Write(plan).Length.ShouldBeGreaterThan(5_000);
        PlanPdf.Write(PlanPaper.Read("{}")).Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void What_is_no_plan_is_refused() => Should.Throw<System.Text.Json.JsonException>(() => PlanPaper.Read("null"));
}

public sealed class PlanComparisonTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7())];

    private static readonly PlanReport Before = new()
    {
        School = "Firs",
        Trust = "Arden Vale",
        Title = "Plan 2026–27",
        MadeAt = "",
        Vision = "Every child known.",
        Priorities =
        [
            new()
            {
                Id = Ids[0],
                Number = 1,
                Title = "Everyone reads",
                ShortName = "Reading",
                Criteria = [new() { Id = Ids[1], Measure = "Phonics", Target = "84%", Now = "61%" }],
                Terms = [new("Autumn", [new("All trained", Progress.NotStarted, null, Ids[2])])],
                Actions = [new() { Id = Ids[3], Number = "1.1", What = "Train every teacher", Due = new(2026, 12, 1), CostPence = 120_000 }, new() { Id = Ids[4], Number = "1.2", What = "Buy books" }],
            },
            new() { Id = Ids[5], Number = 2, Title = "Everyone attends", Actions = [new() { Id = Ids[6], Number = "2.1", What = "Ring home" }] },
        ],
    };

    [Fact]
    public void Nothing_differs_from_itself() => PlanComparison.Between(Before, Before).ShouldBeEmpty();

    [Fact]
    public void Reworded_fields_are_told_with_before_and_after_and_progress_apart()
    {
        var reading = Before.Priorities[0];
        var after = Before with
        {
            Vision = "Every child reading.",
            Priorities =
            [
                reading with { Criteria = [reading.Criteria[0] with { Target = "86%", Now = "66%" }], Actions = [reading.Actions[0] with { CostPence = 150_050, Due = new(2027, 1, 8) }, reading.Actions[1]] }, Before.Priorities[1],
            ],
        };
        var groups = PlanComparison.Between(Before, after);
        groups.Select(g => g.Heading).ShouldBe(["The top of the plan", "Priority 1: Reading"]);
        groups[0].Changes.Single().Fields.ShouldBe([new("Vision and values", "Every child known.", "Every child reading.")]);
        groups[1].Changes.Select(c => (c.Kind, c.Part, c.Name)).ShouldBe([(PlanChangeKind.Reworded, "Success criterion", "Phonics"), (PlanChangeKind.Reworded, "Action 1.1", "Train every teacher")]);
        groups[1].Changes[0].Fields.ShouldBe([new("Target", "84%", "86%"), new("Now", "61%", "66%", true)]);
        groups[1].Changes[1].Fields.ShouldBe([new("Due", "1 December 2026", "8 January 2027"), new("Cost", "£1,200", "£1,500.50")]);
    }

    [Fact]
    public void What_came_and_what_went_stands_under_its_priority()
    {
        var reading = Before.Priorities[0];
        var after = Before with { Priorities = [reading with { Terms = [], Actions = [.. reading.Actions, new() { Id = Ids[7], Number = "1.3", What = "Read aloud", Lead = "Rebecca Lowe" }] }] };
        var groups = PlanComparison.Between(Before, after);
        groups.Select(g => g.Heading).ShouldBe(["Priority 1: Reading", "Priority 2: Everyone attends (removed)"]);
        groups[0].Changes.Select(c => (c.Kind, c.Name)).ShouldBe([(PlanChangeKind.Added, "Read aloud"), (PlanChangeKind.Removed, "All trained")]);
        groups[0].Changes[0].Fields.ShouldContain(new PlanFieldChange("Lead", null, "Rebecca Lowe"));
        groups[1].Changes.Select(c => (c.Kind, c.Name)).ShouldBe([(PlanChangeKind.Removed, "Everyone attends"), (PlanChangeKind.Removed, "Ring home")]);
    }

    [Fact]
    public void An_action_that_moved_to_another_priority_is_the_same_action()
    {
        var (reading, attending) = (Before.Priorities[0], Before.Priorities[1]);
        var after = Before with { Priorities = [reading with { Actions = [reading.Actions[0]] }, attending with { Actions = [.. attending.Actions, reading.Actions[1] with { Number = "2.2" }] }] };
        var change = PlanComparison.Between(Before, after).Single().Changes.Single();
        (change.Kind, change.Part).ShouldBe((PlanChangeKind.Reworded, "Action 2.2"));
        change.Fields.ShouldBe([new("Priority", "Reading", "Everyone attends")]);
    }

    [Fact]
    public void A_new_short_name_or_place_changes_no_part_under_it()
    {
        var reading = Before.Priorities[0];
        var after = Before with { Priorities = [Before.Priorities[1] with { Number = 1 }, reading with { Number = 2, ShortName = "Early reading" }] };
        PlanComparison.Between(Before, after).Single().Changes.Single().Fields.ShouldBe([new("Short name", "Reading", "Early reading")]);
    }

    [Fact]
    public void Versions_without_ids_are_matched_by_their_words()
    {
        PlanReport Without(string target) => Before with { Priorities = [new() { Number = 1, Title = "Everyone reads", Criteria = [new() { Measure = "Phonics", Target = target }] }] };
        PlanComparison.Between(Without("84%"), Without("86%")).Single().Changes.Single().Fields.ShouldBe([new("Target", "84%", "86%")]);
    }

    [Fact]
    public void What_changed_since_approval_is_printed()
    {
        var plain = PlanPdf.Write(SamplePlans.Firs).Length;
        PlanPdf.Write(SamplePlans.Firs with { Amendments = [new("Action: Train", "Due", "1 December 2026", "8 January 2027", "Sarah Whitlock", "11 Nov 2026", "Cover was short.")] }).Length.ShouldBeGreaterThan(plain);
    }
}
