using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Tests.Monitoring;

public sealed class ScheduleTests
{
    [Fact]
    public void An_activity_is_handed_over_by_those_who_write_the_schedule_until_it_is_closed()
    {
        var activity = Planned.Activity();
        activity.HandOver(Given.Head, Given.Deputy.MemberId);
        activity.LeadId.ShouldBe(Given.Deputy.MemberId);
        activity.HandOver(Given.Head, null);
        activity.LeadId.ShouldBeNull();
        Given.Forbids(() => activity.HandOver(Given.Lead, Given.Lead.MemberId), "Rebecca Lowe may not do this in this school.");
        activity.Drop(Given.Head, "Not needed");
        Given.Refuses(() => activity.HandOver(Given.Head, null), "This activity has been dropped. Take it up again first");
    }

    [Theory]
    [InlineData(Term.Autumn, HalfTerm.Autumn2)]
    [InlineData(Term.Spring, HalfTerm.Spring2)]
    [InlineData(Term.Summer, HalfTerm.Summer2)]
    public void A_milestone_is_looked_at_in_the_last_half_term_of_its_term(Term term, HalfTerm fits) => Proposals.FitFor(term).ShouldBe(fits);

    [Theory]
    [InlineData("2027-03-12", HalfTerm.Spring1)]
    [InlineData("2027-07-10", HalfTerm.Summer1)]
    [InlineData("2026-09-15", HalfTerm.Autumn1)]
    [InlineData(null, HalfTerm.Summer1)]
    public void A_criterion_is_looked_at_in_the_half_term_before_its_date(string? byWhen, HalfTerm fits) =>
        Proposals.FitFor(Planned.Calendar, byWhen is null ? null : DateOnly.ParseExact(byWhen, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(fits);

    [Fact]
    public void The_head_plans_an_activity_about_a_priority_and_one_of_its_criteria()
    {
        var priority = Given.Priority();
        var criterion = priority.AddCriterion(Given.Head, Given.Criterion());
        var activity = Planned.Activity(priority, criterion.Id, Given.Lead.MemberId);
        activity.Status.ShouldBe(ActivityStatus.Planned);
        (activity.PriorityId, activity.CriterionId, activity.LeadId).ShouldBe((priority.Id, criterion.Id, Given.Lead.MemberId));
        (activity.HalfTerm, activity.Week).ShouldBe((HalfTerm.Autumn2, new DateOnly(2026, 11, 9)));
    }

    [Fact]
    public void Only_who_edits_the_schedule_plans()
    {
        Given.Forbids(() => MonitoringActivity.Plan(Given.Lead, Given.School, Given.Year, Planned.Facts()), "Rebecca Lowe may not do this in this school.");
        Given.Forbids(() => MonitoringActivity.Plan(Given.Governor, Given.School, Given.Year, Planned.Facts()), "Gareth Lloyd may not do this in this school.");
        Given.Forbids(() => MonitoringActivity.Plan(Given.HeadElsewhere, Given.School, Given.Year, Planned.Facts()), "Amara Okafor may not do this in this school.");
    }

    [Fact]
    public void Governors_and_the_trusts_people_put_visits_of_their_own_into_the_schedule()
    {
        var adviser = Given.In(Given.School, Role.Adviser, "Helen Marsh");
        var governors = Planned.Facts(lead: Given.Deputy.MemberId, kind: ActivityKind.GovernorVisit);
        var trusts = Planned.Facts(kind: ActivityKind.TrustVisit);
        foreach (var (by, facts) in new[] { (Given.Governor, governors), (Given.Chair, governors), (adviser, trusts), (Given.Executive, trusts) })
        {
            var visit = MonitoringActivity.PlanVisit(by, Given.School, Given.Year, facts);
            (visit.Status, visit.LeadId, visit.MayRecord(by)).ShouldBe((ActivityStatus.Planned, by.MemberId, true));
            visit.Move(by, Planned.Calendar, Planned.On(new DateOnly(2026, 12, 4)), "The school has a trip");
            visit.Change(by, facts with { Title = "Another name", LeadId = Given.Head.MemberId });
            (visit.Title, visit.LeadId).ShouldBe(("Another name", by.MemberId));
            visit.Drop(by, "Not this term");
            visit.Reopen(by, "This term after all");
            visit.Move(Given.Head, Planned.Calendar, Planned.On(Planned.Friday13), "The school may move it");
        }

        Given.Refuses(() => MonitoringActivity.PlanVisit(Given.Governor, Given.School, Given.Year, trusts), "Choose a type of visit that is yours to make: governor visit", "TypeId");
        Given.Refuses(() => MonitoringActivity.PlanVisit(adviser, Given.School, Given.Year, Planned.Facts()), "Choose a type of visit that is yours to make: trust visit", "TypeId");
        foreach (var by in new[] { Given.Teacher, Given.Lead, Given.In(Given.School, Role.Clerk, "Joan Reed"), Given.In(Given.OtherSchool, Role.Governor, "Elsewhere") })
        {
            Given.Forbids(() => MonitoringActivity.PlanVisit(by, Given.School, Given.Year, governors), $"{by.Name} may not do this in this school.");
        }
    }

    [Fact]
    public void A_visitor_touches_no_visit_of_somebody_else_and_none_of_the_schools_own_activities()
    {
        var theirs = MonitoringActivity.PlanVisit(Given.Chair, Given.School, Given.Year, Planned.Facts(kind: ActivityKind.GovernorVisit));
        var schools = Planned.Activity(lead: Given.Governor.MemberId);
        foreach (var activity in new[] { theirs, schools })
        {
            Given.Forbids(() => activity.Move(Given.Governor, Planned.Calendar, Planned.On(new DateOnly(2026, 12, 4)), "Why"), "Gareth Lloyd may not plan this activity.");
            Given.Forbids(() => activity.Change(Given.Governor, Planned.Facts(kind: ActivityKind.GovernorVisit)), "Gareth Lloyd may not plan this activity.");
            Given.Forbids(() => activity.Drop(Given.Governor, "Why"), "Gareth Lloyd may not plan this activity.");
        }

        Given.Refuses(() => theirs.Change(Given.Chair, Planned.Facts()), "Choose a type of visit that is yours to make: governor visit", "TypeId");
        theirs.Drop(Given.Head, "The school is closed");
        Given.Forbids(() => theirs.Reopen(Given.Governor, "Why"), "Gareth Lloyd may not do this in this school.");
    }

    [Fact]
    public void An_activity_needs_a_name_a_type_and_a_time()
    {
        Given.Refuses(() => MonitoringActivity.Plan(Given.Head, Given.School, Given.Year, Planned.Facts() with { Title = " " }), "Enter a name for the activity, for example Phonics drop-ins, Year 1", "Title");
        Given.Refuses(() => MonitoringActivity.Plan(Given.Head, Given.School, Given.Year, Planned.Facts() with { TypeId = default }), "Choose the type of activity", "TypeId");
        Given.Refuses(() => ActivityTime.Of(Planned.Calendar, null, null, null), "Choose a half-term, a week or a day", "Week");
        Given.Refuses(() => MonitoringActivity.Plan(Given.Head, Given.School, Given.Year, Planned.Facts(lead: Given.Lead.MemberId) with { LeadName = "The triad" }), "Choose who leads it, or write it in words, not both", "LeadName");
    }

    [Fact]
    public void A_day_is_a_school_day()
    {
        Given.Refuses(() => Planned.On(new DateOnly(2026, 11, 14)), "14 November 2026 is a Saturday. Choose a school day", "On");
        Given.Refuses(() => Planned.On(new DateOnly(2026, 12, 25)), "25 December 2026 is in the holidays. Choose a day in term", "On");
        Given.Refuses(() => Planned.On(new DateOnly(2025, 12, 1)), "Enter a day between 1 September 2026 and 31 August 2027", "On");
        Given.Refuses(() => ActivityTime.Of(Planned.Calendar, null, new DateOnly(2026, 10, 26), null), "Choose a week in term", "Week");
        ActivityTime.Of(Planned.Calendar, HalfTerm.Spring1, null, null).ShouldBe(new ActivityTime(HalfTerm.Spring1, null, null));
    }

    [Fact]
    public void What_it_looks_at_is_in_this_school_s_plan()
    {
        var priority = Given.Priority();
        var elsewhere = MonitoringActivity.Plan(Given.HeadElsewhere, Given.OtherSchool, Given.Year, Planned.Facts());
        Given.Refuses(() => elsewhere.Change(Given.HeadElsewhere, Planned.Facts(priority)), "Choose a priority of this school’s plan", "PriorityId");
        Given.Refuses(() => Planned.Activity(priority, Guid.CreateVersion7()), "This success criterion is no longer in the plan. Someone may have removed it");
        Given.Refuses(() => Planned.Activity(null, Guid.CreateVersion7()), "Choose the priority of this criterion or milestone, too", "PriorityId");
    }

    [Fact]
    public void A_priority_lead_asks_for_an_activity_about_their_own_priority_and_the_head_accepts_it()
    {
        var priority = Given.Priority();
        var asked = MonitoringActivity.Propose(Given.Lead, Given.School, Given.Year, Planned.Facts(priority));
        asked.Status.ShouldBe(ActivityStatus.Proposed);
        Given.Forbids(() => asked.Accept(Given.Lead), "Rebecca Lowe may not do this in this school.");
        asked.Accept(Given.Head);
        asked.Status.ShouldBe(ActivityStatus.Planned);
        Given.Refuses(() => asked.Accept(Given.Head), "This activity is in the schedule already");
        Given.Refuses(() => MonitoringActivity.Propose(Given.Lead, Given.School, Given.Year, Planned.Facts()), "Choose the priority that it is about", "Part");
        Given.Forbids(() => MonitoringActivity.Propose(Given.OtherLead, Given.School, Given.Year, Planned.Facts(priority)), "Kiran Patel does not lead this priority.");
    }

    [Fact]
    public void A_move_keeps_where_it_was_and_why()
    {
        var activity = Planned.Activity();
        var to = Planned.On(new DateOnly(2026, 11, 27));
        Given.Refuses(() => activity.Move(Given.Head, Planned.Calendar, to, null), "Enter why it is moved, for example: the lead is at a course", "Reason");
        Given.Refuses(() => activity.Move(Given.Head, Planned.Calendar, activity.When, "No reason"), "It is planned for then already. Choose another day or week", "Week");
        Given.Forbids(() => activity.Move(Given.Lead, Planned.Calendar, to, "Away"), "Rebecca Lowe may not plan this activity.");
        activity.Move(Given.Deputy, Planned.Calendar, to, "Rebecca is at a course");
        (activity.MovedFrom, activity.Reason, activity.On).ShouldBe(("13 November 2026", "Rebecca is at a course", to.On));
    }

    [Fact]
    public void A_dropped_activity_says_why_and_can_be_taken_up_again()
    {
        var activity = Planned.Activity();
        Given.Refuses(() => activity.Drop(Given.Head, ""), "Enter why it will not happen", "Reason");
        activity.Drop(Given.Head, "The programme changed");
        Given.Refuses(() => activity.Change(Given.Head, Planned.Facts()), "This activity has been dropped. Take it up again first");
        Given.Refuses(() => activity.Reopen(Given.Head, null), "Enter why you open it again", "Reason");
        activity.Reopen(Given.Head, "It is needed after all");
        activity.Status.ShouldBe(ActivityStatus.Planned);
        Given.Refuses(() => activity.Reopen(Given.Head, "Again"), "This activity is open already");
    }

    [Fact]
    public void An_activity_is_overdue_from_the_day_after_it_was_due()
    {
        ActivityState On(ActivityTime when, DateOnly today) => Planned.Activity(when: when).State(Planned.Calendar, today);
        var friday = Planned.On(Planned.Friday13);
        On(friday, new DateOnly(2026, 11, 12)).ShouldBe(ActivityState.Planned);
        On(friday, Planned.Friday13).ShouldBe(ActivityState.WriteUp);
        On(friday, new DateOnly(2026, 11, 14)).ShouldBe(ActivityState.Overdue);
        var week = ActivityTime.Of(Planned.Calendar, null, new DateOnly(2026, 11, 9), null);
        On(week, Planned.Friday13).ShouldBe(ActivityState.Planned);
        On(week, new DateOnly(2026, 11, 14)).ShouldBe(ActivityState.Overdue);
        var halfTerm = ActivityTime.Of(Planned.Calendar, HalfTerm.Autumn2, null, null);
        On(halfTerm, new DateOnly(2026, 12, 18)).ShouldBe(ActivityState.Planned);
        On(halfTerm, new DateOnly(2026, 12, 19)).ShouldBe(ActivityState.Overdue);
        ActivityStates.DaysOverdue(ActivityStatus.Planned, Planned.Friday13, null, new DateOnly(2026, 11, 19)).ShouldBe(6);
        ActivityStates.DaysOverdue(ActivityStatus.Done, Planned.Friday13, null, new DateOnly(2026, 11, 19)).ShouldBe(0);
    }

    [Fact]
    public void Who_saw_something_has_a_week_to_write_it_up()
    {
        var activity = Planned.Written(Planned.Activity());
        activity.State(Planned.Calendar, new DateOnly(2026, 11, 20)).ShouldBe(ActivityState.WriteUp);
        activity.State(Planned.Calendar, new DateOnly(2026, 11, 21)).ShouldBe(ActivityState.Overdue);
    }

    [Fact]
    public void When_a_part_of_the_plan_goes_the_activity_stays_without_it()
    {
        var priority = Given.Priority();
        var criterion = priority.AddCriterion(Given.Head, Given.Criterion());
        var activity = Planned.Activity(priority, criterion.Id);
        activity.LoseFocus(criterion.Id);
        (activity.PriorityId, activity.CriterionId).ShouldBe((priority.Id, null));
        activity.LoseFocus(priority.Id);
        activity.PriorityId.ShouldBeNull();
    }

    [Fact]
    public void A_trust_keeps_its_own_list_of_types()
    {
        var facts = new ActivityTypeFacts("Phonics drop-in", ActivityKind.School, ProposedFor.HalfTerms, HalfTermSet.Autumn2 | HalfTermSet.Spring1, "Primary", Role.PriorityLead, "Drop-in form", ReportsTo.SeniorLeaders);
        var type = ActivityType.Add(Given.Executive, facts, 40);
        type.HalfTerms.Each().ShouldBe([HalfTerm.Autumn2, HalfTerm.Spring1]);
        type.IsFor("Primary").ShouldBeTrue();
        type.IsFor("All-through").ShouldBeTrue();
        type.IsFor("Secondary").ShouldBeFalse();
        Given.Refuses(() => type.Change(Given.Executive, facts with { Name = "" }), "Enter what you call this activity, for example Book look", "Name");
        Given.Forbids(() => type.Retire(Given.Head, true), "Sarah Whitlock may not do this for the trust.");
        type.Retire(Given.Executive, true);
        type.Retired.ShouldBeTrue();
    }

    [Fact]
    public void The_preset_has_every_type_of_the_field_guide_once()
    {
        var types = Planned.Types;
        types.Count.ShouldBeGreaterThanOrEqualTo(30);
        types.Select(t => t.Name).ShouldBeUnique();
        types.ShouldContain(t => t.Kind == ActivityKind.GovernorVisit);
        types.ShouldContain(t => t.ProposedFor == ProposedFor.Criteria);
        types.ShouldContain(t => t.Name == "Safeguarding audit" && t.HalfTerms == HalfTermSet.Spring2 && t.ReportsTo == ReportsTo.Trust);
    }
}
