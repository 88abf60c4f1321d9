using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

/// <summary>A subject leader's plan under a priority of the school's plan.</summary>
public sealed class SubjectPlanTests
{
    private static Plan Start(Plan whole, Guid under) => Plan.StartSubject(Given.Head, whole, under, "Geography", "Fieldwork in every year", Given.Lead.MemberId);

    [Fact]
    public void A_subject_plan_serves_a_priority_and_is_written_by_its_leader()
    {
        var whole = Given.Plan();
        var under = Given.Priority(whole);
        var subject = Start(whole, under.Id);
        (subject.IsSubject, subject.Title, subject.Year, subject.SchoolId).ShouldBe((true, "Geography", whole.Year, whole.SchoolId));
        var priority = subject.Priorities.ShouldHaveSingleItem();
        (priority.SubjectOf, priority.Title, priority.LeadId).ShouldBe((under.Id, "Fieldwork in every year", Given.Lead.MemberId));
        priority.AddAction(Given.Lead, Given.Action());
        priority.AddCriterion(Given.Head, Given.Criterion());
        priority.Actions.Count.ShouldBe(1);
    }

    [Fact]
    public void Nobody_but_its_leader_and_who_edits_the_plan_writes_it()
    {
        var whole = Given.Plan();
        var priority = Start(whole, Given.Priority(whole).Id).Priorities[0];
        Given.Forbids(() => priority.AddAction(Given.OtherLead, Given.Action()), "Kiran Patel may not write this priority.");
        Given.Forbids(() => priority.AddAction(Given.Teacher, Given.Action()), "Tom Hargreaves may not write this priority.");
    }

    [Fact]
    public void Its_actions_are_not_the_schools()
    {
        var whole = Given.Plan();
        var under = Given.Priority(whole);
        Start(whole, under.Id).Priorities[0].AddAction(Given.Lead, Given.Action());
        whole.Priorities.Count.ShouldBe(1);
        under.Actions.ShouldBeEmpty();
    }

    [Fact]
    public void It_needs_a_subject_an_aim_a_leader_and_a_priority()
    {
        var whole = Given.Plan();
        var under = Given.Priority(whole).Id;
        Given.Refuses(() => Plan.StartSubject(Given.Head, whole, under, " ", "Aim", Given.Lead.MemberId), "Enter the subject", "Subject");
        Given.Refuses(() => Plan.StartSubject(Given.Head, whole, under, "Geography", "", Given.Lead.MemberId), "Say what will be true when it is done", "Aim");
        Given.Refuses(() => Plan.StartSubject(Given.Head, whole, under, "Geography", "Aim", null), "Choose who leads it", "LeadId");
        Given.Refuses(() => Start(whole, Guid.NewGuid()), "This priority is no longer in the plan. Someone may have removed it");
        var subject = Start(whole, under);
        Given.Refuses(() => Start(subject, subject.Priorities[0].Id), "A subject plan hangs under a priority of the school’s plan, not under another subject’s", "UnderId");
    }

    [Fact]
    public void Only_who_edits_the_plan_starts_one()
    {
        var whole = Given.Plan();
        var under = Given.Priority(whole).Id;
        Given.Forbids(() => Plan.StartSubject(Given.Lead, whole, under, "Geography", "Aim", Given.Lead.MemberId), "Rebecca Lowe may not do this in this school.");
        Given.Forbids(() => Plan.StartSubject(Given.HeadElsewhere, whole, under, "Geography", "Aim", Given.Lead.MemberId), "Amara Okafor may not do this in this school.");
    }
}
