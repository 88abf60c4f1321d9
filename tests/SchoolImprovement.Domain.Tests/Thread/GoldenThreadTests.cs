using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Tests.Monitoring;
using SchoolImprovement.Domain.Thread;

namespace SchoolImprovement.Domain.Tests.Thread;

public sealed class GoldenThreadTests
{
    private static readonly AcademicYear _year = new(2026);
    private static readonly DateOnly _autumn = new(2026, 11, 22);
    private static readonly DateOnly _spring = new(2027, 1, 1);
    private static readonly PriorityThread _whole = new(Guid.NewGuid(), 2, "Inclusion", HasLead: true, Criteria: 3, Unproven: 0, Actions: 4, Undecided: 0, IsMonitored: true);

    [Fact]
    public void A_priority_with_every_link_has_no_gap() => GoldenThread.Of(_whole, _year, _spring).ShouldBeEmpty();

    [Fact]
    public void Each_missing_link_of_a_priority_is_a_gap_of_its_own()
    {
        Of(_whole with { HasLead = false }).ShouldBe((GapKind.Lead, "Nobody leads it"));
        Of(_whole with { Criteria = 0 }).ShouldBe((GapKind.Criterion, "No success criterion says how you will know"));
        Of(_whole with { Actions = 0 }).ShouldBe((GapKind.Action, "Nothing is to be done for it yet"));
        Of(_whole with { Undecided = 1 }).ShouldBe((GapKind.Cost, "What one action costs is not decided"));
        Of(_whole with { Undecided = 3 }).ShouldBe((GapKind.Cost, "What 3 actions cost is not decided"));
        Of(_whole with { IsMonitored = false }).ShouldBe((GapKind.Monitoring, "No monitoring looks at it"));

        static (GapKind, string) Of(PriorityThread priority)
        {
            var gap = GoldenThread.Of(priority, _year, _autumn).ShouldHaveSingleItem();
            (gap.PartId, gap.Priority, gap.Of).ShouldBe((priority.Id, 2, "Priority 2, Inclusion"));
            return (gap.Kind, gap.Words);
        }
    }

    [Fact]
    public void A_judgement_that_nothing_shows_is_a_gap_whatever_the_grade_and_comes_first()
    {
        var strong = new AreaThread(Guid.NewGuid(), "Inclusion", "Strong standard", IsBelow: false, HasPriority: false, HasEvidence: false);
        var low = new AreaThread(Guid.NewGuid(), "Achievement", "Needs attention", IsBelow: true, HasPriority: false, HasEvidence: true);
        GoldenThread.Gaps(_year, _autumn, [low, strong], [], []).Select(g => (g.Kind, g.Of, g.Words)).ShouldBe(
            [(GapKind.Judgement, "Inclusion", "Judged Strong standard, and nothing shows how you know"), (GapKind.Priority, "Achievement", "Judged Needs attention, and no priority answers it")]);
        GoldenThread.Gaps(_year, _autumn, [strong with { HasEvidence = true }], [], []).ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_is_asked_for_from_the_third_half_term_on()
    {
        GoldenThread.Of(_whole with { Unproven = 2 }, _year, _spring.AddDays(-1)).ShouldBeEmpty();
        GoldenThread.Of(_whole with { Unproven = 1 }, _year, _spring).Single().Words.ShouldBe("One success criterion has no evidence yet");
        GoldenThread.Of(_whole with { Unproven = 2 }, _year, _spring).Single().Words.ShouldBe("2 success criteria have no evidence yet");
    }

    [Fact]
    public void A_criterion_is_proven_by_a_figure_or_by_what_monitoring_showed_and_by_no_plan_alone()
    {
        var plan = Given.PlanIn(PlanStatus.Live);
        var priority = plan.InOrder.First();
        SuccessCriterion Add(string measure) => priority.AddCriterion(Given.Head, Given.Criterion(measure));
        var (measured, planned, seen, bare) = (Add("Measured"), Add("Planned"), Add("Seen"), Add("Bare"));
        priority.RecordProgress(Given.Head, measured.Id, Given.Today, 74, null);
        priority.RecordProgress(Given.Head, planned.Id, Given.Today, null, 80);
        var activity = Planned.Written(Planned.Activity(priority, seen.Id));
        activity.GiveEvidence(Given.Head, priority, seen.Id, "Pace is right in all classes", null, Given.Today);
        GoldenThread.Unproven(new[] { measured, planned, seen, bare }.AsQueryable(), activity.Consequences.AsQueryable()).Select(c => c.Measure).ShouldBe(["Planned", "Bare"]);
    }

    [Fact]
    public void An_area_below_the_standard_needs_a_priority_and_any_other_does_not()
    {
        var low = new AreaThread(Guid.NewGuid(), "Achievement", "Needs attention", IsBelow: true, HasPriority: false, HasEvidence: true);
        AreaThread[] areas = [low, low with { Name = "Inclusion", HasPriority = true }, low with { Name = "Early years", IsBelow = false, Grade = "Strong standard" }];

        var gap = GoldenThread.Gaps(_year, _autumn, areas, [], []).ShouldHaveSingleItem();

        (gap.Kind, gap.PartId, gap.Priority, gap.Of, gap.Words).ShouldBe((GapKind.Priority, low.Id, null, "Achievement", "Judged Needs attention, and no priority answers it"));
    }

    [Fact]
    public void Gaps_come_in_the_order_of_the_thread_then_of_the_plan()
    {
        var gaps = GoldenThread.Gaps(
            _year, _autumn,
            [new AreaThread(Guid.NewGuid(), "Achievement", "Needs attention", true, false, true)],
            [_whole with { IsMonitored = false }, _whole with { Number = 1, HasLead = false }],
            [new OpenActivity(Guid.NewGuid(), "Book look", new(2026, 11, 3)), new OpenActivity(Guid.NewGuid(), "Learning walk", new(2026, 10, 1))]);

        gaps.Select(g => (g.Kind, g.Of)).ShouldBe(
        [
            (GapKind.Priority, "Achievement"), (GapKind.Lead, "Priority 1, Inclusion"), (GapKind.Monitoring, "Priority 2, Inclusion"),
            (GapKind.Consequence, "Learning walk"), (GapKind.Consequence, "Book look"),
        ]);
    }
}
