using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class TermReviewTests
{
    private readonly Plan _plan = Given.Plan();
    private readonly Priority _reading;

    public TermReviewTests()
    {
        _reading = Given.Priority(_plan);
        _reading.AddCriterion(Given.Head, Given.Criterion());
        _reading.AddMilestone(Given.Head, Given.Milestone("All staff trained"), Given.Today);
        _reading.AddMilestone(Given.Head, Given.Milestone("Every class visited", Term.Spring), Given.Today);
    }

    private static PriorityReviewFacts Said => new(Progress.OnTrack, "Phonics is taught every day", "All of Year 1, not yet the newcomers", "Lesson visits in week 8");

    [Fact]
    public void Who_leads_a_priority_writes_its_review_and_nobody_else_but_the_leaders_of_the_school()
    {
        var review = TermReview.Begin(Given.Lead, _plan, Term.Autumn);
        review.Write(Given.Lead, _reading, Said);
        review.Write(Given.Deputy, _reading, Said with { ForWhom = "All of Year 1" });
        review.Priorities.ShouldHaveSingleItem().ForWhom.ShouldBe("All of Year 1");
        Given.Forbids(() => review.Write(Given.OtherLead, _reading, Said), "Kiran Patel may not write this priority.");
        Given.Forbids(() => TermReview.Begin(Given.Teacher, _plan, Term.Autumn), "Tom Hargreaves may not do this in this school.");
    }

    [Fact]
    public void Until_it_is_signed_a_review_is_its_writers_and_then_also_the_governors_and_the_trusts()
    {
        static Actor As(Role role) => Roles.Of(role).TrustWide ? Given.TrustWide(role) : Given.In(Given.School, role);
        Role[] writers = [Role.Headteacher, Role.SeniorLeader, Role.PriorityLead];
        Role[] readers = [.. writers, Role.Staff, Role.ChairOfGovernors, Role.Governor, Role.Clerk, Role.Adviser, Role.PeerReviewer, Role.ExternalExpert, Role.TrustExecutive];
        foreach (var role in Enum.GetValues<Role>())
        {
            TermReview.MayRead(As(role), Given.School, signed: false).ShouldBe(writers.Contains(role), role.ToString());
            TermReview.MayRead(As(role), Given.School, signed: true).ShouldBe(readers.Contains(role), role.ToString());
            TermReview.MayRead(As(role), Given.OtherSchool, signed: true).ShouldBe(role == Role.TrustExecutive, role.ToString());
        }
    }

    [Fact]
    public void A_plan_without_priorities_has_nothing_to_review() =>
        Given.Refuses(() => TermReview.Begin(Given.Head, Given.Plan(), Term.Autumn), "The plan has no priority to review yet. Add one first");

    [Fact]
    public void A_review_may_be_written_in_part_and_says_what_is_missing_when_it_is_signed()
    {
        var review = TermReview.Begin(Given.Head, _plan, Term.Autumn);
        review.Write(Given.Head, _reading, Said with { HowWeKnow = " " });
        review.Missing(_plan).ShouldBe(["priority 1: how we know"]);
        Given.Refuses(() => review.Sign(Given.Head, _plan, Given.Now), "Before you sign, write priority 1: how we know");
        _plan.AddPriority(Given.Head, "Attendance", null);
        Given.Refuses(() => review.Sign(Given.Head, _plan, Given.Now), "Before you sign, write priority 1: how we know, priority 2: how it stands, priority 2: what changed and 2 more");
        review.SignedAt.ShouldBeNull();
    }

    [Fact]
    public void A_term_that_has_not_begun_is_not_signed()
    {
        var review = TermReview.Begin(Given.Head, _plan, Term.Spring);
        review.Write(Given.Head, _reading, Said);
        Given.Refuses(() => review.Sign(Given.Head, _plan, Given.Now), "The spring term has not begun. Sign its review when you know how it went");
        review.Sign(Given.Head, _plan, new DateTime(2027, 1, 4, 9, 0, 0, DateTimeKind.Utc));
        review.SignedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_signed_review_keeps_who_when_and_how_everything_stood_up_to_its_term()
    {
        _reading.RecordProgress(Given.Head, _reading.Criteria[0].Id, new DateOnly(2026, 11, 20), 78, 77);
        _reading.ReportMilestone(Given.Lead, _reading.Milestones[0].Id, Progress.Complete, "All 14 trained", Given.Today);
        _reading.ReportCriterion(Given.Lead, _reading.Criteria[0].Id, Progress.AtRisk, "Two classes behind");
        var review = TermReview.Begin(Given.Head, _plan, Term.Autumn);
        review.Write(Given.Head, _reading, Said);
        review.Sign(Given.Head, _plan, Given.Now);

        (review.SignedBy, review.SignedAt).ShouldBe(("Sarah Whitlock", Given.Now));
        review.Parts.Select(p => (p.Place, p.Words, p.Progress, p.Note, p.Figure, p.Target, p.MilestoneTerm)).ShouldBe(
        [
            (1, "Year 1 pupils who meet the phonics standard", Progress.AtRisk, "Two classes behind", "78%", "84%", null),
            (2, "All staff trained", Progress.Complete, "All 14 trained", null, null, Term.Autumn),
        ]);

        _reading.ReportMilestone(Given.Lead, _reading.Milestones[0].Id, Progress.OffTrack, null, Given.Today);
        review.Parts[1].Progress.ShouldBe(Progress.Complete);
        const string Signed = "Sarah Whitlock signed this review on 23 November 2026, so it stays as it is";
        Given.Refuses(() => review.Write(Given.Head, _reading, Said), Signed);
        Given.Refuses(() => review.Sign(Given.Head, _plan, Given.Now), Signed);
    }

    [Fact]
    public void Only_the_headteacher_signs()
    {
        var review = TermReview.Begin(Given.Deputy, _plan, Term.Autumn);
        review.Write(Given.Deputy, _reading, Said);
        Given.Forbids(() => review.Sign(Given.Deputy, _plan, Given.Now), "Daniel Pritchard may not do this in this school.");
        Given.Forbids(() => review.Sign(Given.HeadElsewhere, _plan, Given.Now), "Amara Okafor may not do this in this school.");
        review.Sign(Given.Head, _plan, Given.Now);
    }

    [Fact]
    public void What_was_said_of_a_priority_that_is_gone_goes_when_the_review_is_signed()
    {
        var other = _plan.AddPriority(Given.Head, "Attendance", null);
        var review = TermReview.Begin(Given.Head, _plan, Term.Autumn);
        review.Write(Given.Head, _reading, Said);
        review.Write(Given.Head, other, Said);
        _plan.RemovePriority(Given.Head, other.Id);
        review.Sign(Given.Head, _plan, Given.Now);
        review.Priorities.ShouldHaveSingleItem().Title.ShouldBe("Every child reads fluently");
    }

    [Fact]
    public void Texts_have_a_longest_length_and_nothing_is_half_written()
    {
        var review = TermReview.Begin(Given.Head, _plan, Term.Autumn);
        review.Write(Given.Head, _reading, Said);
        Given.Refuses(() => review.Write(Given.Head, _reading, new(Progress.Complete, "Other words", Given.Long(4001), null)), "Shorten this to 4,000 characters. It has 4,001", "ForWhom");
        (review.Priorities[0].Progress, review.Priorities[0].WhatChanged).ShouldBe((Progress.OnTrack, "Phonics is taught every day"));
    }

    [Theory]
    [InlineData("autumn", true)]
    [InlineData("Autumn", false)]
    [InlineData("winter", false)]
    [InlineData(null, false)]
    public void An_address_names_a_term_in_small_letters(string? text, bool reads)
    {
        Terms.TryParse(text, out var term).ShouldBe(reads);
        term.ShouldBe(Term.Autumn);
    }
}
