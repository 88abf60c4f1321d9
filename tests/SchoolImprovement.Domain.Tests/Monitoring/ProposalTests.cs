using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Monitoring;

public sealed class ProposalTests
{
    private static readonly DateOnly September = new(2026, 9, 3);

    private static ProposalGround Ground(DateOnly today, params Priority[] priorities) => new()
    {
        Calendar = Planned.Calendar,
        Priorities = priorities,
        Types = Planned.Types,
        Phase = "Primary",
        Today = today,
    };

    [Fact]
    public void A_criterion_is_checked_in_the_half_term_before_its_date()
    {
        var priority = Given.Priority();
        var july = priority.AddCriterion(Given.Head, Given.Criterion());
        var march = priority.AddCriterion(Given.Head, Given.Criterion() with { ByWhen = new DateOnly(2027, 3, 12) });
        var undated = priority.AddCriterion(Given.Head, Given.Criterion() with { ByWhen = null });
        var proposals = Proposals.Of(Ground(September, priority));
        HalfTerm When(SuccessCriterion criterion) => proposals.Single(p => p.CriterionId == criterion.Id).When.HalfTerm;
        When(july).ShouldBe(HalfTerm.Summer1);
        When(march).ShouldBe(HalfTerm.Spring1);
        When(undated).ShouldBe(HalfTerm.Summer1);
        proposals.Single(p => p.CriterionId == july.Id).LeadId.ShouldBe(Given.Lead.MemberId);
    }

    [Fact]
    public void A_subject_leaders_plan_is_proposed_for_too_by_its_subject_and_led_by_its_leader()
    {
        var whole = Given.Priority();
        var subject = whole.StartSubject(Given.Head, "Geography", "Fieldwork in every year", Given.OtherLead.MemberId).Priorities[0];
        subject.AddMilestone(Given.OtherLead, Given.Milestone("Every class has been out", Term.Spring), September);
        subject.AddCriterion(Given.OtherLead, Given.Criterion("Classes that went out") with { ByWhen = null });
        whole.AddMilestone(Given.Head, Given.Milestone(term: Term.Spring), September);
        var proposals = Proposals.Of(Ground(September, subject, whole)).Where(p => p.About is not null).ToList();
        proposals.Where(p => p.About == subject).Select(p => (p.Why, p.LeadId)).ShouldBe(
            [("Milestone of Spring, Geography subject plan", Given.OtherLead.MemberId), ("Success criterion without a date, Geography subject plan", Given.OtherLead.MemberId)], ignoreOrder: true);
        proposals.Single(p => p.About == whole).Why.ShouldBe("Milestone of Spring, priority 1");
    }

    [Fact]
    public void A_milestone_is_checked_at_the_end_of_its_term()
    {
        var priority = Given.Priority();
        var milestone = priority.AddMilestone(Given.Head, Given.Milestone(term: Term.Spring), September);
        var proposal = Proposals.Of(Ground(September, priority)).Single(p => p.MilestoneId == milestone.Id);
        proposal.When.HalfTerm.ShouldBe(HalfTerm.Spring2);
        Planned.Calendar.Weeks(HalfTerm.Spring2).TakeLast(3).ShouldContain(w => w.Monday == proposal.When.Week);
    }

    [Fact]
    public void The_trust_s_types_come_in_their_half_terms_for_the_school_s_phase()
    {
        var primary = Proposals.Of(Ground(September));
        primary.Where(p => p.Type.Name == "Book look").Select(p => p.When.HalfTerm).ShouldBe([HalfTerm.Autumn2, HalfTerm.Spring2]);
        primary.ShouldContain(p => p.Type.Name == "EYFS environment walk");
        var secondary = Proposals.Of(Ground(September) with { Phase = "Secondary" });
        secondary.ShouldNotContain(p => p.Type.Name == "EYFS environment walk");
        secondary.ShouldContain(p => p.Type.Name == "Options and pathways review");
        var leads = new Dictionary<Role, Guid> { [Role.Headteacher] = Given.Head.MemberId };
        Proposals.Of(Ground(September) with { Leads = leads }).First(p => p.Type.Name == "Results analysis").LeadId.ShouldBe(Given.Head.MemberId);
    }

    [Fact]
    public void What_was_accepted_or_dropped_is_not_proposed_again()
    {
        var priority = Given.Priority();
        priority.AddCriterion(Given.Head, Given.Criterion());
        var first = Proposals.Of(Ground(September, priority));
        var accepted = MonitoringActivity.Accept(Given.Head, Given.School, Given.Year, first[0], first[0].When);
        var dropped = MonitoringActivity.Decline(Given.Head, Given.School, Given.Year, first[1], null);
        (accepted.Status, dropped.Status, dropped.Reason).ShouldBe((ActivityStatus.Planned, ActivityStatus.Dropped, "Not needed this year"));
        var again = Proposals.Of(Ground(September, priority) with { Settled = new HashSet<string> { accepted.ProposalKey!, dropped.ProposalKey! } });
        again.Count.ShouldBe(first.Count - 2);
        again.ShouldNotContain(p => p.Key == accepted.ProposalKey || p.Key == dropped.ProposalKey);
    }

    [Fact]
    public void Only_who_edits_the_schedule_accepts_or_drops_a_proposal()
    {
        var proposal = Proposals.Of(Ground(September))[0];
        Given.Forbids(() => MonitoringActivity.Accept(Given.Lead, Given.School, Given.Year, proposal, proposal.When), "Rebecca Lowe may not do this in this school.");
        Given.Forbids(() => MonitoringActivity.Decline(Given.Chair, Given.School, Given.Year, proposal, "No"), "Ruth Bannister may not do this in this school.");
    }

    [Fact]
    public void Nothing_is_proposed_for_weeks_that_are_over()
    {
        var proposals = Proposals.Of(Ground(Given.Today));
        proposals.ShouldNotContain(p => p.When.HalfTerm == HalfTerm.Autumn1);
        proposals.ShouldAllBe(p => Planned.Calendar.Week(p.When.Week)!.Value.Last >= Given.Today);
    }

    [Fact]
    public void Work_is_spread_over_the_weeks_of_a_half_term()
    {
        var proposals = Proposals.Of(Ground(September));
        var perWeek = proposals.Where(p => p.When.HalfTerm == HalfTerm.Spring1).CountBy(p => p.When.Week!.Value).ToDictionary();
        (perWeek.Values.Max() - perWeek.Values.Min()).ShouldBeLessThanOrEqualTo(1);
        var full = Planned.Calendar.Weeks(HalfTerm.Spring1)[0].Monday;
        var around = Proposals.Of(Ground(September) with { Booked = Enumerable.Repeat(full, 20).ToList() });
        around.ShouldNotContain(p => p.When.Week == full);
    }

    [Fact]
    public void A_criterion_due_in_this_half_term_is_checked_in_the_weeks_left_before_its_date()
    {
        var priority = Given.Priority();
        var december = priority.AddCriterion(Given.Head, Given.Criterion() with { ByWhen = new DateOnly(2026, 12, 11) });
        var ground = Ground(Given.Today, priority);
        var when = Proposals.Of(ground).Single(p => p.CriterionId == december.Id).When;
        when.HalfTerm.ShouldBe(HalfTerm.Autumn2);
        when.Week!.Value.ShouldBeInRange(Given.Today, new DateOnly(2026, 12, 7));
        Proposals.TooLate(ground).ShouldBeEmpty();
    }

    [Fact]
    public void A_criterion_with_no_week_left_before_its_date_is_named_unless_it_is_done_or_looked_at()
    {
        var priority = Given.Priority();
        var over = priority.AddCriterion(Given.Head, Given.Criterion() with { ByWhen = new DateOnly(2026, 11, 20) });
        priority.AddCriterion(Given.Head, Given.Criterion() with { ByWhen = new DateOnly(2026, 11, 20), Progress = Progress.Complete });
        var ground = Ground(Given.Today, priority);
        Proposals.Of(ground).ShouldNotContain(p => p.CriterionId == over.Id);
        Proposals.TooLate(ground).ShouldBe([over]);
        Proposals.TooLate(ground with { Watched = new HashSet<Guid> { over.Id } }).ShouldBeEmpty();
        Proposals.TooLate(ground with { Settled = new HashSet<string> { $"criterion:{over.Id:N}" } }).ShouldBeEmpty();
        Proposals.TooLate(ground with { Types = [] }).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_complete_is_not_proposed()
    {
        var priority = Given.Priority();
        var criterion = priority.AddCriterion(Given.Head, Given.Criterion() with { Progress = Progress.Complete });
        var milestone = priority.AddMilestone(Given.Head, Given.Milestone(term: Term.Spring) with { Progress = Progress.Complete, Impact = "All are trained" }, September);
        Proposals.Of(Ground(September, priority)).ShouldNotContain(p => p.CriterionId == criterion.Id || p.MilestoneId == milestone.Id);
    }

    [Fact]
    public void A_type_that_stands_in_a_half_term_is_not_proposed_for_it_again()
    {
        var look = Planned.Types.Single(t => t.Name == "Book look");
        Proposals.Of(Ground(September) with { Planned = new HashSet<(Guid, HalfTerm)> { (look.Id, HalfTerm.Autumn2) } })
            .Where(p => p.Type == look).Select(p => p.When.HalfTerm).ShouldBe([HalfTerm.Spring2]);
    }

    [Fact]
    public void A_retired_type_is_not_proposed()
    {
        var types = ActivityType.FromPreset(Given.Trust);
        types.First(t => t.Name == "Book look").Retire(Given.Executive, true);
        Proposals.Of(Ground(September) with { Types = types }).ShouldNotContain(p => p.Type.Name == "Book look");
    }
}
