using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Tests.Monitoring;

public sealed class FindingsTests
{
    [Fact]
    public void Who_leads_an_activity_writes_what_was_found()
    {
        var activity = Planned.Activity(lead: Given.Teacher.MemberId);
        activity.RecordFindings(Given.Teacher, Planned.Found(), Given.Today, Given.Now);
        activity.HeldOn.ShouldBe(Planned.Friday13);
        activity.Findings!.WrittenBy.ShouldBe("Tom Hargreaves");
        Given.Forbids(() => activity.RecordFindings(Given.OtherLead, Planned.Found(), Given.Today, Given.Now), "Kiran Patel does not lead this activity.");
        activity.RecordFindings(Given.Deputy, Planned.Found("Changed"), Given.Today, Given.Now);
        activity.Findings.Strengths.ShouldBe("Changed");
    }

    [Fact]
    public void A_governor_records_a_visit_that_they_lead_and_no_look_into_lessons()
    {
        var visit = Planned.Activity(lead: Given.Governor.MemberId, kind: ActivityKind.GovernorVisit);
        visit.RecordFindings(Given.Governor, Planned.Found(), Given.Today, Given.Now);
        visit.Findings.ShouldNotBeNull();
        var lessons = Planned.Activity(lead: Given.Governor.MemberId);
        Given.Forbids(() => lessons.RecordFindings(Given.Governor, Planned.Found(), Given.Today, Given.Now), "Gareth Lloyd does not lead this activity.");
    }

    [Fact]
    public void Findings_say_when_and_what()
    {
        var activity = Planned.Activity();
        void Record(FindingsFacts facts) => activity.RecordFindings(Given.Head, facts, Given.Today, Given.Now);
        Given.Refuses(() => Record(Planned.Found() with { HeldOn = null }), "Enter the day it happened", "HeldOn");
        Given.Refuses(() => Record(Planned.Found() with { HeldOn = Given.Today.AddDays(1) }), "Enter the day it happened. 24 November 2026 is still to come", "HeldOn");
        Given.Refuses(() => Record(Planned.Found() with { HeldOn = new DateOnly(2024, 1, 8) }), "Enter a day in 2026–27", "HeldOn");
        Given.Refuses(() => Record(Planned.Found(null) with { ToDevelop = " " }), "Write what you found: what is strong, or what needs work", "Strengths");
        Given.Refuses(() => Record(Planned.Found() with { Seen = -1 }), "Enter how many you saw, from 0 to 10,000", "Seen");
        activity.Findings?.Strengths.ShouldBeNull();
    }

    [Fact]
    public void What_has_not_been_accepted_has_no_findings()
    {
        var asked = MonitoringActivity.Propose(Given.Lead, Given.School, Given.Year, Planned.Facts(Given.Priority(), lead: Given.Lead.MemberId));
        Given.Refuses(() => asked.RecordFindings(Given.Lead, Planned.Found(), Given.Today, Given.Now), "The head has not accepted this activity yet. Ask for it to be accepted first");
    }

    [Fact]
    public void An_activity_cannot_be_closed_without_something_that_follows()
    {
        var activity = Planned.Activity();
        Given.Refuses(() => activity.Close(Given.Head), "Write down what was found first", "Strengths");
        Planned.Written(activity);
        Given.Refuses(() => activity.Close(Given.Head), "Choose what follows from this: evidence, a new action, a training need, or nothing further and why. An activity cannot be closed without it", "Follows");
        Given.Refuses(() => activity.NeedNothing(Given.Head, " ", Given.Today), "Enter why nothing further is needed", "Why");
        activity.NeedNothing(Given.Head, "Everything is as it should be", Given.Today);
        activity.Close(Given.Head);
        activity.Status.ShouldBe(ActivityStatus.Done);
        Given.Refuses(() => activity.RecordFindings(Given.Head, Planned.Found(), Given.Today, Given.Now), "This activity is closed. Open it again first");
        activity.Reopen(Given.Head, "A figure was wrong");
        activity.Consequences.Count.ShouldBe(1);
    }

    [Fact]
    public void Evidence_belongs_to_a_criterion_and_a_figure_becomes_a_progress_point()
    {
        var priority = Given.Priority();
        var criterion = priority.AddCriterion(Given.Head, Given.Criterion());
        priority.RecordProgress(Given.Head, criterion.Id, Planned.Friday13, null, 76);
        var activity = Planned.Written(Planned.Activity(priority, criterion.Id, Given.Lead.MemberId), Given.Lead);
        Given.Refuses(() => activity.GiveEvidence(Given.Lead, priority, null, "Words", null, Given.Today), "Choose the success criterion that this is evidence for", "CriterionId");
        Given.Refuses(() => activity.GiveEvidence(Given.Lead, priority, criterion.Id, "", null, Given.Today), "Enter in a sentence what this shows for the success criterion", "EvidenceText");
        activity.GiveEvidence(Given.Lead, priority, criterion.Id, "Pace is right in all classes", 75, Given.Today);
        var evidence = activity.Consequences.ShouldHaveSingleItem();
        (evidence.CriterionId, evidence.On, evidence.Shows).ShouldBe((criterion.Id, Planned.Friday13, Progress.AtRisk));
        var point = criterion.Points.ShouldHaveSingleItem();
        (point.Actual, point.Expected).ShouldBe((75, 76));
    }

    [Fact]
    public void Who_may_not_write_the_priority_gives_words_but_no_figure_and_no_action()
    {
        var priority = Given.Priority();
        var criterion = priority.AddCriterion(Given.Head, Given.Criterion());
        var activity = Planned.Written(Planned.Activity(priority, criterion.Id, Given.Teacher.MemberId), Given.Teacher);
        activity.GiveEvidence(Given.Teacher, priority, criterion.Id, "Seen in four lessons", null, Given.Today);
        activity.Consequences.Count.ShouldBe(1);
        Given.Forbids(() => activity.GiveEvidence(Given.Teacher, priority, criterion.Id, "Seen", 80, Given.Today), "Tom Hargreaves may not write this priority.");
        Given.Forbids(() => activity.StartAction(Given.Teacher, priority, Given.Action(), Given.Today), "Tom Hargreaves may not write this priority.");
    }

    [Fact]
    public void A_new_action_goes_into_the_plan_by_the_plan_s_own_rules()
    {
        var priority = Given.Priority();
        var activity = Planned.Written(Planned.Activity(priority));
        Given.Refuses(() => activity.StartAction(Given.Head, priority, Given.Action(" "), Given.Today), "Enter what will be done", "What");
        Given.Refuses(() => activity.StartAction(Given.Head, priority, Given.Action() with { Due = new DateOnly(2030, 9, 1) }, Given.Today), "Enter a day between 1 September 2025 and 31 August 2028", "Due");
        var action = activity.StartAction(Given.Head, priority, Given.Action("Coach on questioning"), Given.Today);
        priority.Actions.ShouldContain(action);
        activity.Consequences.ShouldHaveSingleItem().ActionId.ShouldBe(action.Id);
        activity.Close(Given.Head);
    }

    [Fact]
    public void A_training_need_is_written_down_with_the_activity_it_came_from()
    {
        var activity = Planned.Written(Planned.Activity());
        Given.Refuses(() => activity.AskForTraining(Given.Head, "", null, null, Given.Today), "Enter what people need to learn", "What");
        Given.Refuses(() => activity.AskForTraining(Given.Head, "Questioning", null, new DateOnly(2020, 1, 1), Given.Today), "Enter a day between 1 September 2025 and 31 August 2028", "ByWhen");
        var need = activity.AskForTraining(Given.Head, "Questioning the lowest-attaining pupils first", "Year 1 team", new DateOnly(2027, 1, 29), Given.Today);
        need.ActivityId.ShouldBe(activity.Id);
        activity.Consequences.ShouldHaveSingleItem().NeedId.ShouldBe(need.Id);
    }

    [Fact]
    public void Drafts_are_their_writers_and_governors_read_what_is_meant_for_them()
    {
        bool May(Actor by, bool closed, bool forGovernors) => MonitoringActivity.MayReadFindings(by, Given.School, Given.Lead.MemberId, ActivityKind.School, closed, forGovernors);
        May(Given.Head, false, false).ShouldBeTrue();
        May(Given.Lead, false, false).ShouldBeTrue();
        May(Given.Teacher, false, true).ShouldBeFalse();
        May(Given.Teacher, true, false).ShouldBeTrue();
        May(Given.Governor, false, true).ShouldBeFalse();
        May(Given.Governor, true, false).ShouldBeFalse();
        May(Given.Governor, true, true).ShouldBeTrue();
        May(Given.HeadElsewhere, true, true).ShouldBeFalse();
    }
}
