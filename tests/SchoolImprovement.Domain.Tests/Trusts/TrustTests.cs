using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Trusts;

public sealed class TrustTests
{
    private readonly Trust _trust = new("  Arden Vale  ", "3493");

    [Fact]
    public void A_trust_has_a_trimmed_name_and_starts_with_the_usual_words_for_the_plan()
    {
        (_trust.Name, _trust.GroupUid, _trust.PlanName, _trust.PlanShortName).ShouldBe(("Arden Vale", "3493", "Academy Improvement Plan", "AIP"));
        _trust.RequiresSecondFactor.ShouldBeFalse();
        new Trust("A", " ").GroupUid.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void A_trust_needs_a_name(string? name)
    {
        Given.Refuses(() => new Trust(name, null), "Enter the trust’s name", "Name");
        Given.Refuses(() => _trust.Rename(Given.Administrator, name), "Enter the trust’s name", "Name");
    }

    [Fact]
    public void A_name_has_a_longest_length()
    {
        new Trust(Given.Long(200), null).Name.Length.ShouldBe(200);
        Given.Refuses(() => new Trust(Given.Long(201), null), "Shorten this to 200 characters. It has 201", "Name");
    }

    [Fact]
    public void A_group_uid_is_digits()
    {
        Given.Refuses(() => new Trust("A", "34 93"), "Enter the group UID as digits, for example 3493, or leave it empty", "GroupUid");
        Given.Refuses(() => _trust.ChangeGroupUid("TR01"), "Enter the group UID as digits, for example 3493, or leave it empty", "GroupUid");
        _trust.ChangeGroupUid(" 17 ".Trim());
        _trust.GroupUid.ShouldBe("17");
    }

    [Fact]
    public void The_administrator_changes_the_settings()
    {
        _trust.Rename(Given.Administrator, "Arden Vale Learning Trust");
        _trust.CallThePlan(Given.Administrator, "School Development Plan", "SDP");
        _trust.Paint(Given.Administrator, "#A1B2C3");
        _trust.RequireSecondFactor(Given.Administrator, true);
        (_trust.Name, _trust.PlanName, _trust.PlanShortName, _trust.Colour, _trust.RequiresSecondFactor).ShouldBe(("Arden Vale Learning Trust", "School Development Plan", "SDP", "#a1b2c3", true));
    }

    [Fact]
    public void Nobody_else_does()
    {
        foreach (var change in new Action<Actor>[] { a => _trust.Rename(a, "X"), a => _trust.CallThePlan(a, "X", "Y"), a => _trust.Paint(a, "#000000"), a => _trust.RequireSecondFactor(a, true) })
        {
            Given.Forbids(() => change(Given.Executive), "Margaret Osei may not do this for the trust.");
            Given.Forbids(() => change(Given.Head), "Sarah Whitlock may not do this for the trust.");
        }
    }

    [Fact]
    public void The_plan_needs_both_names()
    {
        Given.Refuses(() => _trust.CallThePlan(Given.Administrator, "", "AIP"), "Enter what you call the plan, for example Academy Improvement Plan", "PlanName");
        Given.Refuses(() => _trust.CallThePlan(Given.Administrator, "Plan", null), "Enter the short name, for example AIP", "PlanShortName");
        Given.Refuses(() => _trust.CallThePlan(Given.Administrator, "Plan", "ABCDEFGHIJK"), "Shorten this to 10 characters. It has 11", "PlanShortName");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#1234567")]
    [InlineData("#123456\n")]
    public void A_colour_is_six_digits(string? colour) =>
        Given.Refuses(() => _trust.Paint(Given.Administrator, colour), "Enter a colour as # and six digits or letters a to f, for example #1d4f7c", "Colour");
}

public sealed class SchoolTests
{
    private static readonly SchoolFacts Facts = new("101234", "Firs Primary School", "Primary", "Academy converter", 3, 11, "Worcestershire", 412);

    private readonly School _school = new(Given.Trust, Facts);

    [Fact]
    public void A_school_takes_what_the_register_says()
    {
        (_school.Urn, _school.Name, _school.Phase, _school.Type, _school.AgeFrom, _school.AgeTo, _school.LocalAuthority, _school.Pupils, _school.Status)
            .ShouldBe(("101234", "Firs Primary School", "Primary", "Academy converter", 3, 11, "Worcestershire", 412, SchoolStatus.Open));
        new School(Given.Trust, Facts with { Type = null, AgeFrom = null, AgeTo = null, LocalAuthority = null, Pupils = null }).Pupils.ShouldBeNull();
    }

    [Theory]
    [InlineData("101234", "101234")]
    [InlineData(" 12345 ", "012345")]
    public void A_urn_is_written_with_six_digits(string typed, string kept) => School.CleanUrn(typed).ShouldBe(kept);

    [Theory]
    [InlineData(null, "Enter the school’s URN, the six digits of the national register")]
    [InlineData("1234", "Enter the URN as six digits, for example 101234")]
    [InlineData("1012345", "Enter the URN as six digits, for example 101234")]
    [InlineData("10123a", "Enter the URN as six digits, for example 101234")]
    [InlineData("١٠١٢٣٤", "Enter the URN as six digits, for example 101234")]
    public void Anything_else_is_no_urn(string? typed, string sentence) => Given.Refuses(() => School.CleanUrn(typed), sentence, "Urn");

    [Fact]
    public void Name_and_phase_are_needed()
    {
        Given.Refuses(() => Update(Facts with { Name = " " }), "Enter the school’s name", "Name");
        Given.Refuses(() => Update(Facts with { Phase = null }), "Choose the phase", "Phase");
    }

    [Fact]
    public void Ages_and_pupils_can_be_right()
    {
        Given.Refuses(() => Update(Facts with { AgeFrom = -1 }), "Enter the youngest age as a number from 0 to 99", "AgeFrom");
        Given.Refuses(() => Update(Facts with { AgeTo = 100 }), "Enter the oldest age as a number from 0 to 99", "AgeTo");
        Given.Refuses(() => Update(Facts with { AgeFrom = 12 }), "The oldest age must not be below the youngest", "AgeTo");
        Given.Refuses(() => Update(Facts with { Pupils = -1 }), "Enter the number of pupils, from 0 to 20,000", "Pupils");
        Given.Refuses(() => Update(Facts with { Pupils = 20_001 }), "Enter the number of pupils, from 0 to 20,000", "Pupils");
        Update(Facts with { AgeFrom = 0, AgeTo = 99, Pupils = 20_000 });
        (_school.AgeFrom, _school.AgeTo, _school.Pupils).ShouldBe((0, 99, 20_000));
    }

    [Fact]
    public void A_refused_update_changes_nothing()
    {
        Should.Throw<RuleBrokenException>(() => Update(Facts with { Name = "New name", Type = Given.Long(101) }));
        _school.Name.ShouldBe("Firs Primary School");
    }

    [Fact]
    public void A_school_keeps_its_urn()
    {
        Given.Refuses(() => Update(Facts with { Urn = "101235" }), "A school keeps its URN. Add a school with the new one instead", "Urn");
        Update(Facts with { Urn = null, Name = "Firs Academy" });
        (_school.Urn, _school.Name).ShouldBe(("101234", "Firs Academy"));
    }

    [Fact]
    public void Only_who_manages_schools_changes_one()
    {
        foreach (var change in new Action<Actor>[] { a => _school.Update(a, Facts), a => _school.Close(a, null), a => _school.MoveAway(a, null), a => _school.Reopen(a) })
        {
            Given.Forbids(() => change(Given.Executive), "Margaret Osei may not do this for the trust.");
            Given.Forbids(() => change(Given.Head), "Sarah Whitlock may not do this for the trust.");
        }
    }

    [Fact]
    public void An_open_school_closes_once_and_may_open_again()
    {
        _school.Close(Given.Administrator, Given.Today);
        (_school.Status, _school.Ended).ShouldBe((SchoolStatus.Closed, (DateOnly?)Given.Today));
        Given.Refuses(() => _school.Close(Given.Administrator, null), "Firs Primary School is not open, so it cannot close");
        Given.Refuses(() => _school.MoveAway(Given.Administrator, null), "Firs Primary School is not open here, so it cannot move away");
        _school.Reopen(Given.Administrator);
        (_school.Status, _school.Ended).ShouldBe((SchoolStatus.Open, null));
    }

    [Fact]
    public void An_open_school_moves_away()
    {
        _school.MoveAway(Given.Administrator, Given.Today);
        (_school.Status, _school.Ended).ShouldBe((SchoolStatus.MovedAway, (DateOnly?)Given.Today));
    }

    private void Update(SchoolFacts facts) => _school.Update(Given.Administrator, facts);
}

public sealed class FundingSourceTests
{
    private readonly FundingSource _source = new(Given.Trust, " Pupil premium ", 2);

    [Fact]
    public void A_source_has_a_name_and_a_place() => (_source.Name, _source.Position, _source.Retired).ShouldBe(("Pupil premium", 2, false));

    [Fact]
    public void A_name_is_needed_and_has_a_longest_length()
    {
        Given.Refuses(() => new FundingSource(Given.Trust, null, 1), "Enter the name of the funding source", "Name");
        Given.Refuses(() => _source.Rename(Given.Administrator, " "), "Enter the name of the funding source", "Name");
        Given.Refuses(() => _source.Rename(Given.Administrator, Given.Long(61)), "Shorten this to 60 characters. It has 61", "Name");
    }

    [Fact]
    public void The_administrator_renames_moves_and_retires_it()
    {
        _source.Rename(Given.Administrator, "PPG");
        _source.MoveTo(Given.Administrator, 5);
        _source.Retire(Given.Administrator, true);
        (_source.Name, _source.Position, _source.Retired).ShouldBe(("PPG", 5, true));
        _source.Retire(Given.Administrator, false);
        _source.Retired.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_else_does()
    {
        foreach (var change in new Action<Actor>[] { a => _source.Rename(a, "X"), a => _source.MoveTo(a, 1), a => _source.Retire(a, true) })
        {
            Given.Forbids(() => change(Given.Executive), "Margaret Osei may not do this for the trust.");
        }
    }

    [Fact]
    public void Presets_have_different_names_that_fit()
    {
        FundingSource.Presets.ShouldBeUnique();
        FundingSource.Presets.Select((p, i) => new FundingSource(Given.Trust, p, i + 1)).Count().ShouldBe(FundingSource.Presets.Count);
    }
}

public sealed class FrameworkTests
{
    [Fact]
    public void The_Ofsted_preset_has_its_areas_in_order()
    {
        var framework = Framework.FromPreset(Given.Trust, "ofsted-2025");
        (framework.Code, framework.TrustId, framework.InForceFrom).ShouldBe(("ofsted-2025", Given.Trust, new DateOnly(2025, 11, 10)));
        framework.Areas.Select(a => a.Position).ShouldBe(Enumerable.Range(1, framework.Areas.Count));
        framework.Areas.Select(a => a.Code).ShouldBeUnique();
        framework.Areas.Select(a => a.Name).ShouldContain("Attendance and behaviour");
        framework.Areas.ShouldAllBe(a => a.FrameworkId == framework.Id && a.TrustId == Given.Trust);
    }

    [Fact]
    public void Two_trusts_have_copies_of_their_own() =>
        Framework.FromPreset(Given.Trust, "ofsted-2025").Areas[0].Id.ShouldNotBe(Framework.FromPreset(Given.Trust, "ofsted-2025").Areas[0].Id);

    [Fact]
    public void An_unknown_preset_is_refused() => Should.Throw<ArgumentException>(() => Framework.FromPreset(Given.Trust, "ofsted-1066")).Message.ShouldContain("There is no framework preset 'ofsted-1066'.");
}
