using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Tests.Needs;

public sealed class NeedsAssessmentTests
{
    private static readonly Grade Urgent = new("urgent", "Urgent improvement", 1, "g1", "x"), Attention = new("attention", "Needs attention", 2, "g2", "x"), Expected = new("expected", "Expected standard", 3, "g3", "x");

    [Fact]
    public void An_area_below_what_is_expected_is_a_need_until_a_priority_answers_it()
    {
        var need = Of(Area("Inclusion", Attention)).ShouldHaveSingleItem();
        (need.Source, need.Title, need.Why).ShouldBe((NeedOrigin.Grade, "Strengthen inclusion", "We judge Inclusion Needs attention, and no priority answers it."));
        Of(Area("Inclusion", Attention) with { HasPriority = true }).ShouldBeEmpty();
        Of(Area("Inclusion", Expected)).ShouldBeEmpty();
        Of(Area("Inclusion", null)).ShouldBeEmpty("nothing is said yet");
    }

    [Fact]
    public void One_area_for_development_gives_the_need_its_title_and_several_stand_in_its_reason()
    {
        Of(Area("Inclusion", Attention, "The lowest-attaining wait longest.")).Single().Title.ShouldBe("The lowest-attaining wait longest");
        var many = Of(Area("Inclusion", Attention, "Waiting.", "Dates")).Single();
        (many.Title, many.Why).ShouldBe(("Strengthen inclusion", "We judge Inclusion Needs attention, and no priority answers it. Needs to improve: Waiting; Dates."));
        Of(Area("SEND and inclusion", Attention)).Single().Title.ShouldBe("Strengthen SEND and inclusion");
    }

    [Fact]
    public void Somebody_else_s_lower_view_makes_a_need_and_a_higher_one_does_not_hide_the_school_s()
    {
        Of(Area("Achievement", Expected) with { Other = Attention, Who = "Peter Longhurst" }).Single().Why.ShouldBe("We judge Achievement Expected standard; Peter Longhurst would say Needs attention. No priority answers it.");
        Of(Area("Achievement", null) with { Other = Attention, Who = "Peter Longhurst" }).Single().Why.ShouldBe("Peter Longhurst judges Achievement Needs attention.");
        Of(Area("Achievement", Attention) with { Other = Expected, Who = "Peter Longhurst" }).Single().Why.ShouldBe("We judge Achievement Needs attention, and no priority answers it.");
        Of(Area("Achievement", Expected) with { Other = Expected, Who = "Peter Longhurst" }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "nobody has said how it stands")]
    [InlineData(Progress.NotStarted, "nothing has been started")]
    [InlineData(Progress.AtRisk, "it is at risk")]
    [InlineData(Progress.OffTrack, "it is off track")]
    public void A_point_of_the_last_inspection_that_is_not_dealt_with_is_a_need(Progress? progress, string words) =>
        NeedsAssessment.Of([], [new(Guid.NewGuid(), "Raise attendance.", progress)], [], null).Single().ShouldSatisfyAllConditions(n => n.Title.ShouldBe("Raise attendance"), n => n.Why.ShouldBe($"The last inspection asked for it, and {words}."));

    [Theory]
    [InlineData(Progress.OnTrack)]
    [InlineData(Progress.Complete)]
    public void A_point_that_is_on_its_way_is_none(Progress progress) => NeedsAssessment.Of([], [new(Guid.NewGuid(), "Raise attendance", progress)], [], null).ShouldBeEmpty();

    [Fact]
    public void Low_statements_of_an_audit_make_one_need_for_each_area()
    {
        AuditedArea Audited(params (string, string)[] low) => new(Guid.NewGuid(), "Wellbeing audit", Guid.NewGuid(), "Staff wellbeing", 5, low);
        NeedsAssessment.Of([], [], [Audited()], null).ShouldBeEmpty();
        NeedsAssessment.Of([], [], [Audited(("Staff have time to plan.", "Not yet"))], null).Single().ShouldSatisfyAllConditions(
            n => n.Title.ShouldBe("Staff have time to plan"), n => n.Why.ShouldBe("Wellbeing audit, Staff wellbeing: one statement is below what is expected. “Staff have time to plan”: Not yet."));
        NeedsAssessment.Of([], [], [Audited(("A.", "Not yet"), ("B.", "Starting"), ("C.", "Starting"))], null).Single().ShouldSatisfyAllConditions(
            n => n.Title.ShouldBe("Strengthen staff wellbeing"), n => n.Why.ShouldBe("Wellbeing audit, Staff wellbeing: 3 of 5 statements are below what is expected. “A”: Not yet. “B”: Starting."));
    }

    [Fact]
    public void What_is_most_pressing_comes_first()
    {
        var staff = new StaffSaid(Guid.NewGuid(), "Staff survey", 31, [new("Cut workload", "Workload", "41% agree."), new("Say thank you", "Being valued", "55% agree.")]);
        NeedsAssessment.Of([Area("Achievement", Attention), Area("Inclusion", Urgent)], [new(Guid.NewGuid(), "Raise attendance", Progress.OffTrack)], [], staff).Select(n => n.Title)
            .ShouldBe(["Strengthen inclusion", "Raise attendance", "Strengthen achievement", "Cut workload", "Say thank you"]);
        NeedsAssessment.Of([], [], [], staff)[0].Why.ShouldBe("Staff survey, 31 replies: 41% agree.");
    }

    [Fact]
    public void A_need_becomes_a_priority_with_its_area_and_reason_or_is_refused_with_a_reason()
    {
        var framework = Framework.FromPreset(Given.Trust, Framework.Usual);
        var need = Of(Area("Inclusion", Attention) with { Id = framework.Areas[0].Id }).Single();
        var plan = Given.Plan();
        var (decision, priority) = NeedDecision.Accept(Given.Head, plan, need, Given.Now);
        (priority.Title, priority.AreaId, decision.PriorityId, decision.Reason, decision.Year).ShouldBe(("Strengthen inclusion", (Guid?)framework.Areas[0].Id, (Guid?)priority.Id, null, plan.Year));
        priority.Rationale.ShouldBe("From our needs assessment, autumn 2026. We judge Inclusion Needs attention, and no priority answers it.");
        Should.Throw<RuleBrokenException>(() => decision.DemandTakeBack(Given.Head)).Message.ShouldContain("Remove the priority in the plan");

        var refused = NeedDecision.Refuse(Given.Deputy, Given.School, Given.Year, need, " The trust leads on it ", Given.Now);
        (refused.Reason, refused.Who, refused.PriorityId, refused.Why).ShouldBe(("The trust leads on it", "Daniel Pritchard", null, need.Why));
        Should.NotThrow(() => refused.DemandTakeBack(Given.Head));
        decision.Settles(need, [priority.Id]).ShouldBeTrue();
        decision.Settles(need, []).ShouldBeFalse("its priority was removed, so the need is open again");
        refused.Settles(need, []).ShouldBeTrue();
        refused.Settles(need with { Key = "another" }, []).ShouldBeFalse();
        Should.Throw<RuleBrokenException>(() => NeedDecision.Refuse(Given.Head, Given.School, Given.Year, need, " ", Given.Now)).ShouldSatisfyAllConditions(e => e.Message.ShouldBe("Say why the school goes without it this year"), e => e.Field.ShouldBe("Reason"));
    }

    [Fact]
    public void Only_who_edits_the_plan_decides()
    {
        var need = Of(Area("Inclusion", Attention)).Single();
        var refused = NeedDecision.Refuse(Given.Head, Given.School, Given.Year, need, "Not now", Given.Now);
        var plan = Given.Plan();
        var there = plan.AddPriority(Given.Head, "Inclusion", null);
        NeedDecision.Answer(Given.Head, there, Given.Year, need, Given.Now).PriorityId.ShouldBe(there.Id);
        foreach (var other in new[] { Given.Lead, Given.Chair, Given.Executive, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => NeedDecision.Accept(other, Given.Plan(), need, Given.Now));
            Should.Throw<NotAllowedException>(() => NeedDecision.Refuse(other, Given.School, Given.Year, need, "No", Given.Now));
            Should.Throw<NotAllowedException>(() => NeedDecision.Answer(other, plan.Priorities[0], Given.Year, need, Given.Now));
            Should.Throw<NotAllowedException>(() => refused.DemandTakeBack(other));
        }
    }

    private static JudgedArea Area(string name, Grade? grade, params string[] developments) => new(Guid.CreateVersion7(), name, grade, null, null, developments, false);

    private static IReadOnlyList<Need> Of(JudgedArea area) => NeedsAssessment.Of([area], [], [], null);
}
