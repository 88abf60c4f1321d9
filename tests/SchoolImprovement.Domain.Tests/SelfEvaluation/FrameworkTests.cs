using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Tests.SelfEvaluation;

public sealed class FrameworkTests
{
    private static readonly Framework Ofsted = Framework.FromPreset(Given.Trust, Framework.Usual);

    [Fact]
    public void The_renewed_framework_has_its_areas_and_five_grades_and_safeguarding_is_met_or_not()
    {
        Ofsted.Areas.Select(a => a.Name).ShouldBe(
        [
            "Safeguarding", "Inclusion", "Curriculum and teaching", "Achievement", "Attendance and behaviour", "Personal development and well-being", "Leadership and governance", "Early years", "Post-16 provision",
        ]);
        Ofsted.ScaleOf(Ofsted.Areas[1]).Select(g => g.Label).ShouldBe(["Urgent improvement", "Needs attention", "Expected standard", "Strong standard", "Exceptional"]);
        Ofsted.ScaleOf(Ofsted.Areas[0]).Select(g => g.Label).ShouldBe(["Not met", "Met"]);
        Ofsted.InForceFrom.ShouldBe(new DateOnly(2025, 11, 10));
        Ofsted.IsDefault.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, 11, true, false)]
    [InlineData(5, 11, false, false)]
    [InlineData(11, 18, false, true)]
    [InlineData(null, null, true, true)]
    public void Early_years_and_post_16_apply_by_the_ages_of_the_pupils(int? from, int? to, bool early, bool post16)
    {
        Ofsted.Areas.Single(a => a.Code == "early-years").AppliesTo(from, to).ShouldBe(early);
        Ofsted.Areas.Single(a => a.Code == "post-16").AppliesTo(from, to).ShouldBe(post16);
        Ofsted.Areas.Single(a => a.Code == "achievement").AppliesTo(from, to).ShouldBeTrue();
    }

    [Fact]
    public void Every_preset_can_be_copied_and_every_area_has_a_scale_in_which_words_and_icons_differ()
    {
        foreach (var framework in Framework.FromPresets(Given.Trust))
        {
            framework.Areas.ShouldNotBeEmpty(framework.Code);
            foreach (var area in framework.Areas)
            {
                var scale = framework.ScaleOf(area);
                scale.Count.ShouldBeGreaterThan(1, $"{framework.Code} {area.Code}");
                scale.Select(g => g.Label).ShouldBeUnique();
                scale.Select(g => g.Icon).ShouldBeUnique();
                area.Statements.Where(s => s.Grade is not null).ShouldAllBe(s => scale.Any(g => g.Code == s.Grade));
                area.Statements.Select(s => s.Code).ShouldBeUnique();
            }
        }

        Framework.FromPresets(Given.Trust).Count(f => f.IsDefault).ShouldBe(1);
    }

    [Fact]
    public void The_wellbeing_audit_has_seven_headings_and_43_statements_rated_0_to_3()
    {
        var wellbeing = Framework.FromPreset(Given.Trust, "wellbeing");
        wellbeing.Kind.ShouldBe(FrameworkKind.Audit);
        wellbeing.Areas.Count.ShouldBe(7);
        wellbeing.Areas.Sum(a => a.Statements.Count).ShouldBe(43);
        wellbeing.ScaleOf(wellbeing.Areas[0]).Select(g => g.Order).ShouldBe([-1, 0, 1, 2, 3]);
    }

    [Fact]
    public void The_old_framework_is_in_force_until_the_day_before_the_new_one()
    {
        var old = Framework.FromPreset(Given.Trust, "eif-2019");
        old.IsInForce(new DateOnly(2025, 11, 9)).ShouldBeTrue();
        old.IsInForce(new DateOnly(2025, 11, 10)).ShouldBeFalse();
        Ofsted.IsInForce(new DateOnly(2025, 11, 9)).ShouldBeFalse();
        Ofsted.IsInForce(new DateOnly(2025, 11, 10)).ShouldBeTrue();
    }

    [Fact]
    public void A_grade_of_another_scale_is_refused()
    {
        Ofsted.GradeOf(Ofsted.Areas[0], "met").Label.ShouldBe("Met");
        Should.Throw<RuleBrokenException>(() => Ofsted.GradeOf(Ofsted.Areas[1], "met")).Message.ShouldBe("Choose one of the grades of “Inclusion”");
    }

    [Fact]
    public void A_complete_copy_is_left_alone() => Framework.FromPreset(Given.Trust, Framework.Usual).BringUpToDate().ShouldBeFalse();
}
