using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class CarryOnTests
{
    private readonly PlanTemplate _template = new(Given.Trust);
    private readonly TrustPriority _kept;
    private readonly TrustPriority _gone;
    private readonly Plan _last;

    public CarryOnTests()
    {
        _kept = _template.AddPriority(Given.Executive, new("Every pupil reads", "Because", null, null, false));
        _gone = _template.AddPriority(Given.Executive, new("Every pupil swims", null, null, null, false));
        _last = Given.Plan(_template);
        _last.WriteHeader(Given.Head, new PlanHeader("Our plan", _last.From, _last.To, "That year", "Every child", "412 pupils", null, null, null));
        var own = _last.AddPriority(Given.Head, "Attendance is high", "Attendance");
        own.WriteRationale(Given.Head, "Too many miss Mondays", "92%");
        own.AddCriterion(Given.Head, new CriterionFacts("Attendance", MeasureUnit.Percent, 92, null, 96, null, null, null, Progress.OnTrack, null));
        foreach (var (what, progress) in new[] { ("Done already", Progress.Complete), ("Call homes", Progress.OffTrack), ("Meet families", Progress.NotStarted) })
        {
            own.AddAction(Given.Head, new ActionFacts(what, null, "Office", Given.Year.First, Given.Year.Last, progress, 5000, Guid.CreateVersion7(), null, null, "A note"));
        }

        _template.Withdraw(Given.Executive, _gone.Id);
        _template.AddPriority(Given.Executive, new("Every pupil writes", null, null, null, false));
    }

    [Fact]
    public void It_is_the_plan_of_the_year_after_with_title_vision_and_context_but_a_summary_of_its_own()
    {
        var plan = Plan.CarryOn(Given.Head, _last, _template);
        (plan.Year, plan.SchoolId, plan.Title, plan.Vision, plan.Context, plan.Summary).ShouldBe((Given.Year.Next, Given.School, "Our plan", "Every child", "412 pupils", null));
        (plan.From, plan.To).ShouldBe((Given.Year.Next.First, Given.Year.Next.Last));
        plan.Id.ShouldNotBe(_last.Id);
    }

    [Fact]
    public void Priorities_come_in_order_with_their_words_and_the_trusts_new_ones_follow()
    {
        var plan = Plan.CarryOn(Given.Head, _last, _template);
        plan.InOrder.Select(p => (p.Number, p.Title)).ShouldBe([(1, "Every pupil reads"), (2, "Every pupil swims"), (3, "Attendance is high"), (4, "Every pupil writes")]);
        plan.InOrder.ElementAt(2).ShouldSatisfyAllConditions(p => p.ShortName.ShouldBe("Attendance"), p => p.Rationale.ShouldBe("Too many miss Mondays"), p => p.Baseline.ShouldBe("92%"), p => p.Milestones.ShouldBeEmpty());
        plan.Priorities.ShouldAllBe(p => p.PlanId == plan.Id);
    }

    [Fact]
    public void Actions_that_are_not_complete_begin_again_a_year_later_and_the_others_stay_behind()
    {
        _last.InOrder.Last().AddAction(Given.Head, new ActionFacts("Build the hall", null, null, Given.Year.First, Given.Year.Next.Last, Progress.AtRisk, 0, null, null, null, null));
        var actions = Plan.CarryOn(Given.Head, _last, _template).InOrder.ElementAt(2).Actions;
        actions.Select(a => (a.Position, a.What, a.Progress)).ShouldBe([(1, "Call homes", Progress.NotStarted), (2, "Meet families", Progress.NotStarted), (3, "Build the hall", Progress.NotStarted)]);
        actions[0].ShouldSatisfyAllConditions(a => a.Others.ShouldBe("Office"), a => a.CostPence.ShouldBe(5000), a => a.Note.ShouldBeNull(), a => a.Start.ShouldBe(Given.Year.First.AddYears(1)), a => a.Due.ShouldBe(Given.Year.Last.AddYears(1)));
        (actions[2].Start, actions[2].Due).ShouldBe((Given.Year.First, Given.Year.Next.Last), "what was to last beyond its year keeps its days");
        _last.InOrder.Last().Actions.Count.ShouldBe(4);
    }

    [Fact]
    public void Criteria_that_are_not_met_start_from_where_they_were_last_measured()
    {
        var own = _last.InOrder.Last();
        own.AddCriterion(Given.Head, Given.Criterion("Met already") with { Progress = Progress.Complete });
        own.RecordProgress(Given.Head, own.Criteria[0].Id, new DateOnly(2027, 6, 30), 94, null);
        own.RecordProgress(Given.Head, own.Criteria[0].Id, new DateOnly(2027, 3, 26), 93, null);
        var carried = Plan.CarryOn(Given.Head, _last, _template).InOrder.ElementAt(2).Criteria.ShouldHaveSingleItem();
        (carried.Measure, carried.Baseline, carried.BaselineOn, carried.Target, carried.ByWhen, carried.Progress).ShouldBe(("Attendance", 94m, new DateOnly(2027, 6, 30), 96m, null, Progress.NotStarted));
    }

    [Fact]
    public void What_was_embedded_or_stopped_stays_behind_and_the_new_plan_says_what_became_of_it()
    {
        var own = _last.InOrder.Last();
        own.DecideYearEnd(Given.Head, YearEnd.Embed, "The office calls\nevery morning");
        var plan = Plan.CarryOn(Given.Head, _last, _template);
        plan.InOrder.Select(p => p.Title).ShouldBe(["Every pupil reads", "Every pupil swims", "Every pupil writes"]);
        plan.Sources.ShouldBe("Our plan 2026–27, priority 3, Attendance: embedded. The office calls every morning");
        own.DecideYearEnd(Given.Head, YearEnd.Carry, null);
        Plan.CarryOn(Given.Head, _last, _template).InOrder.Select(p => p.Title).ShouldContain("Attendance is high");
        own.DecideYearEnd(Given.Head, null, null);
        Plan.CarryOn(Given.Head, _last, _template).InOrder.Select(p => p.Title).ShouldContain("Attendance is high");
    }

    [Fact]
    public void To_embed_or_stop_needs_its_reason_and_what_the_trust_gives_does_not_stop_without_an_exception()
    {
        var (own, reads) = (_last.InOrder.Last(), _last.InOrder.First());
        Given.Refuses(() => own.DecideYearEnd(Given.Head, YearEnd.Embed, " "), "Say how it is kept going now that it is everyday practice", "YearEndNote");
        Given.Refuses(() => own.DecideYearEnd(Given.Head, YearEnd.Stop, null), "Say why it stops", "YearEndNote");
        Given.Refuses(() => reads.DecideYearEnd(Given.Head, YearEnd.Stop, "Done"), "The trust gives this priority to every school, so it stays in the plan. Carry it on, or ask the trust for an exception", "YearEnd");
        Given.Refuses(() => reads.DecideYearEnd(Given.Head, YearEnd.Embed, "Everyday now"), "The trust gives this priority to every school, so it stays in the plan. Carry it on, or ask the trust for an exception", "YearEnd");
        Given.Forbids(() => own.DecideYearEnd(Given.Lead, YearEnd.Carry, null), "Rebecca Lowe may not do this in this school.");
        own.YearEnd.ShouldBeNull();
        own.DecideYearEnd(Given.Head, YearEnd.Stop, "It did not help");
        (own.YearEnd, own.YearEndNote).ShouldBe((YearEnd.Stop, "It did not help"));
    }

    [Fact]
    public void A_priority_that_the_trust_no_longer_gives_becomes_the_schools_own()
    {
        var plan = Plan.CarryOn(Given.Head, _last, _template);
        plan.InOrder.First().TrustPriorityId.ShouldBe(_kept.Id);
        var swims = plan.InOrder.ElementAt(1);
        swims.TrustPriorityId.ShouldBeNull();
        plan.RemovePriority(Given.Head, swims.Id);
        Plan.CarryOn(Given.Head, _last, null).Priorities.ShouldAllBe(p => p.TrustPriorityId == null);
    }

    [Fact]
    public void Only_who_edits_the_schools_plan_carries_it_on()
    {
        Plan.CarryOn(Given.Deputy, _last, null).ShouldNotBeNull();
        foreach (var other in new[] { Given.Lead, Given.Governor, Given.Executive, Given.HeadElsewhere })
        {
            Given.Forbids(() => Plan.CarryOn(other, _last, null), $"{other.Name} may not do this in this school.");
        }
    }
}
