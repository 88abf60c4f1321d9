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
        Report(0, Progress.Complete, "All 14 trained");
    }

    private void Report(int milestone, Progress progress, string? impact) => _reading.ReportMilestone(Given.Lead, _reading.Milestones[milestone].Id, progress, impact, Given.Today);

    private TermReview Written(Term term)
    {
        Given.PlanIn(PlanStatus.Live, _plan.Status == PlanStatus.Draft ? _plan : null);
        var review = TermReview.Begin(Given.Head, _plan, term);
        review.Write(Given.Head, _reading, Said);
        return review;
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
        var review = Written(Term.Autumn);
        review.Write(Given.Head, _reading, Said with { HowWeKnow = " " });
        review.Missing(_plan).ShouldBe(["priority 1: how we know"]);
        Given.Refuses(() => review.Sign(Given.Head, _plan, [], Given.Now), "Before you sign, write priority 1: how we know");
        _plan.AddPriority(Given.Head, "Attendance", null);
        Given.Refuses(() => review.Sign(Given.Head, _plan, [], Given.Now), "Before you sign, write priority 1: how we know, priority 2: how it stands, priority 2: what changed and 2 more");
        review.SignedAt.ShouldBeNull();
    }

    [Fact]
    public void A_term_that_has_not_begun_is_not_signed()
    {
        var review = Written(Term.Spring);
        Report(1, Progress.AtRisk, "Half of the classes");
        Given.Refuses(() => review.Sign(Given.Head, _plan, [Term.Autumn], Given.Now), "The spring term has not begun. Sign its review when you know how it went");
        review.Sign(Given.Head, _plan, [Term.Autumn], new DateTime(2027, 1, 4, 9, 0, 0, DateTimeKind.Utc));
        review.SignedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(PlanStatus.Draft, "Only the review of a live plan can be signed. The school is writing the plan")]
    [InlineData(PlanStatus.Submitted, "Only the review of a live plan can be signed. The plan is with the trust")]
    [InlineData(PlanStatus.Approved, "Only the review of a live plan can be signed. The governors have approved the plan")]
    [InlineData(PlanStatus.Closed, "This plan is closed and stays as it is. Write in the next year’s plan instead")]
    public void A_plan_that_is_not_live_has_no_review_to_sign(PlanStatus status, string sentence)
    {
        var review = TermReview.Begin(Given.Head, _plan, Term.Autumn);
        review.Write(Given.Head, _reading, Said);
        Given.PlanIn(status, _plan);
        Given.Refuses(() => review.Sign(Given.Head, _plan, [], Given.Now), sentence);
        review.SignedAt.ShouldBeNull();
    }

    [Fact]
    public void Terms_are_signed_in_their_order_and_a_term_before_the_plan_began_is_passed_over()
    {
        var summer = Written(Term.Summer);
        Report(1, Progress.Complete, "All visited");
        _reading.ReportCriterion(Given.Lead, _reading.Criteria[0].Id, Progress.OnTrack, "85% in June");
        var july = new DateTime(2027, 7, 9, 9, 0, 0, DateTimeKind.Utc);
        Given.Refuses(() => summer.Sign(Given.Head, _plan, [], july), "Sign the review of the autumn term first");
        Given.Refuses(() => summer.Sign(Given.Head, _plan, [Term.Spring], july), "Sign the review of the autumn term first");
        Given.Refuses(() => summer.Sign(Given.Head, _plan, [Term.Autumn], july), "Sign the review of the spring term first");
        _plan.WriteHeader(Given.Head, new PlanHeader(_plan.Title, new DateOnly(2027, 1, 5), _plan.To, null, null, null, null, null, null));
        Given.Refuses(() => summer.Sign(Given.Head, _plan, [], july), "Sign the review of the spring term first");
        summer.Sign(Given.Head, _plan, [Term.Spring], july);
        summer.SignedAt.ShouldBe(july);
    }

    [Fact]
    public void The_next_term_to_review_is_the_first_unsigned_whichever_are_signed()
    {
        TermReview.Due(Given.Year, Given.Year.First, []).ShouldBe(Term.Autumn);
        TermReview.Due(Given.Year, Given.Year.First, [Term.Summer]).ShouldBe(Term.Autumn);
        TermReview.Due(Given.Year, Given.Year.First, [Term.Autumn, Term.Summer]).ShouldBe(Term.Spring);
        TermReview.Due(Given.Year, Given.Year.First, [Term.Autumn, Term.Spring, Term.Summer]).ShouldBeNull();
        TermReview.Due(Given.Year, new DateOnly(2026, 12, 31), []).ShouldBe(Term.Autumn);
        TermReview.Due(Given.Year, new DateOnly(2027, 1, 1), []).ShouldBe(Term.Spring);
    }

    [Fact]
    public void Everything_due_by_the_end_of_the_term_is_looked_at_before_it_is_signed()
    {
        Report(0, Progress.NotStarted, null);
        var review = Written(Term.Autumn);
        Given.Refuses(() => review.Sign(Given.Head, _plan, [], Given.Now), "Before you sign, write priority 1: how “All staff trained” stands");
        Report(0, Progress.AtRisk, null);
        review.Missing(_plan).ShouldBe(["priority 1: the impact of “All staff trained”"]);
        Report(0, Progress.NotStarted, "The trainer was ill; it begins in January");
        review.Missing(_plan).ShouldBeEmpty("what has not begun is said with its reason, and later milestones are not due");
        _reading.ChangeCriterion(Given.Head, _reading.Criteria[0].Id, Given.Criterion() with { ByWhen = new DateOnly(2026, 12, 31) });
        review.Missing(_plan).ShouldBe(["priority 1: the impact of “Year 1 pupils who meet the phonics standard”"]);
        _reading.ReportCriterion(Given.Lead, _reading.Criteria[0].Id, Progress.OffTrack, "Two classes behind");
        review.Sign(Given.Head, _plan, [], Given.Now);
        review.SignedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_signed_review_keeps_who_when_and_how_everything_stood_up_to_its_term()
    {
        _reading.RecordProgress(Given.Head, _reading.Criteria[0].Id, new DateOnly(2026, 11, 20), 78, 77);
        _reading.ReportCriterion(Given.Lead, _reading.Criteria[0].Id, Progress.AtRisk, "Two classes behind");
        var review = Written(Term.Autumn);
        review.Sign(Given.Head, _plan, [], Given.Now);

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
        Given.Refuses(() => review.Sign(Given.Head, _plan, [], Given.Now), Signed);
    }

    [Fact]
    public void Only_the_headteacher_signs()
    {
        var review = Written(Term.Autumn);
        Given.Forbids(() => review.Sign(Given.Deputy, _plan, [], Given.Now), "Daniel Pritchard may not do this in this school.");
        Given.Forbids(() => review.Sign(Given.HeadElsewhere, _plan, [], Given.Now), "Amara Okafor may not do this in this school.");
        review.Sign(Given.Head, _plan, [], Given.Now);
    }

    [Fact]
    public void What_was_said_of_a_priority_that_is_gone_goes_when_the_review_is_signed()
    {
        var other = _plan.AddPriority(Given.Head, "Attendance", null);
        var review = Written(Term.Autumn);
        review.Write(Given.Head, other, Said);
        _plan.RemovePriority(Given.Head, other.Id);
        review.Sign(Given.Head, _plan, [], Given.Now);
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
