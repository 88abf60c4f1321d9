using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests;

/// <summary>A day is a day in England. Between midnight and one o'clock of a summer night there, the day before still runs by UTC.</summary>
public sealed class ClockTests
{
    /// <summary>Half past midnight of 24 June in England.</summary>
    private static readonly DateTime JuneNight = new(2027, 6, 23, 23, 30, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2027-06-23T22:59:00Z", "2027-06-23")]
    [InlineData("2027-06-23T23:30:00Z", "2027-06-24")]
    [InlineData("2027-01-13T23:30:00Z", "2027-01-13")]
    [InlineData("2027-03-31T23:30:00Z", "2027-04-01")]
    [InlineData("2027-08-31T23:30:00Z", "2027-09-01")]
    public void Today_is_the_day_in_England(string utc, string day)
    {
        var at = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var expected = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        (new Standing(at).Today(), at.UtcDateTime.LondonDay()).ShouldBe((expected, expected));
    }

    [Fact]
    public void A_day_begins_when_its_clock_strikes_midnight_in_England()
    {
        var day = new DateOnly(2027, 6, 24);
        day.StartInLondon().ShouldBe(new DateTime(2027, 6, 23, 23, 0, 0, DateTimeKind.Utc));
        (day.StartInLondon().LondonDay(), day.StartInLondon().AddTicks(-1).LondonDay()).ShouldBe((day, day.AddDays(-1)));
    }

    [Fact]
    public void A_share_ends_with_the_day_in_England()
    {
        var reader = Member.Invite(Given.Trust, "Amara Okafor", "amara@example.org");
        reader.GiveAtSetUp(Role.Headteacher, Given.OtherSchool, null, Given.Today);
        Given.Refuses(() => SefShare.With(Given.Head, Given.School, reader, "Beacon Hill", new DateOnly(2027, 6, 23), [], JuneNight), "Enter a last day that is today or later", "Until");
        SefShare.With(Given.Head, Given.School, reader, "Beacon Hill", new DateOnly(2027, 6, 24), [], JuneNight).Until.ShouldBe(new DateOnly(2027, 6, 24));
    }

    [Fact]
    public void A_self_evaluation_is_signed_for_the_term_that_runs_in_England()
    {
        var framework = Framework.FromPreset(Given.Trust, Framework.Usual);
        var area = framework.Areas.First(a => a.Code == "inclusion");
        var sef = Sef.Begin(Given.Head, Given.School, framework);
        sef.Judge(Given.Head, framework, area, "expected", "Every pupil is known.", Given.Now);
        var signed = sef.Sign(Given.Head, framework, [area], new DateTime(2027, 8, 31, 23, 30, 0, DateTimeKind.Utc));
        (signed.Year, signed.Term).ShouldBe((new AcademicYear(2027), Term.Autumn), "it is 1 September there");
    }

    [Fact]
    public void An_audit_is_due_on_a_day_that_is_still_to_come_in_England()
    {
        var framework = Framework.FromPreset(Given.Trust, "wellbeing");
        var school = new School(Given.Trust, new SchoolFacts("100001", "School 100001", "Primary", null, 4, 11, null, null));
        Audit Assign(DateOnly due) => Audit.Assign(Given.Executive, framework, new("How we are", due, null), [school], [], JuneNight);
        Given.Refuses(() => Assign(new DateOnly(2027, 6, 23)), "Enter a day that is still to come", "Due");
        Assign(new DateOnly(2027, 6, 24)).Due.ShouldBe(new DateOnly(2027, 6, 24));
    }

    [Fact]
    public void The_governors_cannot_have_met_before_the_day_in_England_on_which_they_were_asked()
    {
        var plan = Given.Plan();
        Given.Priority(plan);
        plan.Submit(Given.Head, JuneNight, PlanParts.None, "paper");
        plan.Endorse(Given.Executive, JuneNight, null);
        var today = new DateOnly(2027, 6, 24);
        Should.Throw<RuleBrokenException>(() => plan.Approve(Given.Chair, JuneNight, today, today.AddDays(-1), null, "paper")).Message.ShouldContain("submitted on 24 June 2027");
        plan.Approve(Given.Chair, JuneNight, today, today, null, "paper");
        plan.Status.ShouldBe(PlanStatus.Approved);
    }

    private sealed class Standing(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
