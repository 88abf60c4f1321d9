using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

/// <summary>A subject leader's plan under a priority of the school's plan.</summary>
public sealed class SubjectPlanTests
{
    private readonly Plan _whole = Given.Plan();
    private readonly Priority _under;

    public SubjectPlanTests() => _under = Given.Priority(_whole);

    private Plan Start(string subject = "Geography") => _under.StartSubject(Given.Head, subject, "Fieldwork in every year", Given.OtherLead.MemberId);

    [Fact]
    public void A_subject_plan_serves_a_priority_and_is_written_by_its_leader()
    {
        var subject = Start();
        (subject.IsSubject, subject.UnderId, subject.Title, subject.Year, subject.SchoolId, subject.From, subject.To).ShouldBe((true, _under.Id, "Geography", _whole.Year, _whole.SchoolId, _whole.From, _whole.To));
        (_whole.IsSubject, _whole.UnderId).ShouldBe((false, null));
        _under.Subjects.ShouldBe([subject]);
        var only = subject.Priorities.ShouldHaveSingleItem();
        (only.Title, only.ShortName, only.LeadId, only.RecordName).ShouldBe(("Fieldwork in every year", "Geography", Given.OtherLead.MemberId, "Subject plan: Geography"));
        only.AddAction(Given.OtherLead, Given.Action());
        only.AddMilestone(Given.OtherLead, Given.Milestone(), Given.Today);
        only.AddCriterion(Given.Head, Given.Criterion());
        (only.Actions.Count, only.Milestones.Count, only.Criteria.Count).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Nobody_but_its_leader_and_who_writes_the_whole_plan_writes_it()
    {
        var only = Start().Priorities[0];
        Given.Forbids(() => only.AddAction(Given.Lead, Given.Action()), "Rebecca Lowe may not write this priority.");
        Given.Forbids(() => only.AddAction(Given.Teacher, Given.Action()), "Tom Hargreaves may not write this priority.");
    }

    [Fact]
    public void Its_leader_does_not_write_the_priority_that_it_serves()
    {
        Start();
        Given.Forbids(() => _under.AddAction(Given.OtherLead, Given.Action()), "Kiran Patel may not write this priority.");
    }

    [Fact]
    public void Its_actions_are_not_the_schools()
    {
        Start().Priorities[0].AddAction(Given.OtherLead, Given.Action());
        _whole.Priorities.Count.ShouldBe(1);
        _under.Actions.ShouldBeEmpty();
    }

    [Fact]
    public void The_prioritys_lead_starts_one_too()
    {
        _under.StartSubject(Given.Lead, "Geography", "Fieldwork in every year", Given.Lead.MemberId).Priorities[0].MayWrite(Given.Lead).ShouldBeTrue();
    }

    [Fact]
    public void Who_may_not_write_the_priority_starts_none_under_it()
    {
        Given.Forbids(() => _under.StartSubject(Given.OtherLead, "Geography", "Aim", Given.OtherLead.MemberId), "Kiran Patel may not write this priority.");
        Given.Forbids(() => _under.StartSubject(Given.HeadElsewhere, "Geography", "Aim", Given.OtherLead.MemberId), "Amara Okafor may not write this priority.");
    }

    [Fact]
    public void It_needs_a_subject_an_aim_a_leader_and_a_priority_of_the_schools_plan()
    {
        Given.Refuses(() => _under.StartSubject(Given.Head, " ", "Aim", Given.Lead.MemberId), "Enter the subject", "Subject");
        Given.Refuses(() => _under.StartSubject(Given.Head, "Geography", "", Given.Lead.MemberId), "Say what will be true when it is done", "Aim");
        Given.Refuses(() => _under.StartSubject(Given.Head, "Geography", "Aim", null), "Choose who leads it", "LeadId");
        var only = Start().Priorities[0];
        Given.Refuses(() => only.StartSubject(Given.Head, "Maps", "Aim", Given.Lead.MemberId), "A subject plan hangs under a priority of the school’s plan, not under another subject’s", "UnderId");
    }

    [Fact]
    public void A_priority_has_one_plan_for_a_subject()
    {
        Start();
        Given.Refuses(() => Start("geography"), "There is a subject plan for geography under this priority already. Open it, or name this one differently", "Subject");
        Start("History");
        _under.Subjects.Select(s => s.Title).ShouldBe(["Geography", "History"]);
    }

    [Fact]
    public void A_new_short_name_is_its_name_and_it_always_has_one()
    {
        var subject = Start();
        var only = subject.Priorities[0];
        only.WriteHeader(Given.OtherLead, Given.Header(only) with { ShortName = "Humanities" });
        subject.Title.ShouldBe("Humanities");
        Given.Refuses(() => only.WriteHeader(Given.OtherLead, Given.Header(only) with { ShortName = " " }), "Enter the subject", "ShortName");
        _under.WriteHeader(Given.Head, Given.Header(_under) with { ShortName = null });
        _whole.Title.ShouldBe("Academy Improvement Plan");
    }

    [Theory]
    [InlineData(PlanStatus.Submitted)]
    [InlineData(PlanStatus.Approved)]
    [InlineData(PlanStatus.Live)]
    public void It_is_started_and_written_whatever_the_status_of_the_schools_plan(PlanStatus status)
    {
        Given.PlanIn(status, _whole);
        Start().Priorities[0].AddAction(Given.OtherLead, Given.Action()).What.ShouldBe("Train every phonics teacher");
    }

    [Fact]
    public void It_closes_with_the_schools_plan()
    {
        var subject = Start();
        var only = subject.Priorities[0];
        var action = only.AddAction(Given.OtherLead, Given.Action());
        Given.PlanIn(PlanStatus.Live, _whole);
        only.UpdateAction(Given.OtherLead, action.Id, Progress.OnTrack, null);
        _whole.Close(Given.Head, Given.Now, Given.Today, "The school joins another", "{}");
        subject.Status.ShouldBe(PlanStatus.Closed);
        const string Refusal = "This plan is closed and stays as it is. Write in the next year’s plan instead";
        Given.Refuses(() => only.AddAction(Given.OtherLead, Given.Action()), Refusal);
        Given.Refuses(() => only.UpdateAction(Given.OtherLead, action.Id, Progress.Complete, null), Refusal);
        Given.Refuses(() => Start("History"), Refusal);
        Given.Refuses(() => _whole.RemoveSubject(Given.Head, subject.Id), Refusal);
        Given.Refuses(() => _whole.MoveSubject(Given.Head, subject.Id, _under.Id), Refusal);
    }

    [Fact]
    public void A_priority_keeps_until_its_subject_plans_are_removed_or_serve_another()
    {
        var subject = Start();
        var other = _whole.AddPriority(Given.Head, "Attendance is high", null);
        Given.Refuses(() => _whole.RemovePriority(Given.Head, _under.Id), "Subject plans hang under this priority: Geography. Remove them first, or let them serve another priority");
        _whole.MoveSubject(Given.Head, subject.Id, other.Id);
        (subject.UnderId, _under.Subjects.Count, other.Subjects.Count).ShouldBe((other.Id, 0, 1));
        _whole.RemovePriority(Given.Head, _under.Id);
        _whole.RemoveSubject(Given.Head, subject.Id).ShouldBe(subject);
        _whole.RemovePriority(Given.Head, other.Id);
        _whole.Priorities.ShouldBeEmpty();
    }

    [Fact]
    public void Only_who_writes_the_whole_plan_moves_or_removes_one()
    {
        var subject = Start();
        Given.Forbids(() => _whole.MoveSubject(Given.OtherLead, subject.Id, _under.Id), "Kiran Patel may not do this in this school.");
        Given.Forbids(() => _whole.RemoveSubject(Given.OtherLead, subject.Id), "Kiran Patel may not do this in this school.");
        _whole.RemoveSubject(Given.Deputy, subject.Id);
        Given.Refuses(() => _whole.RemoveSubject(Given.Deputy, subject.Id), "This subject plan is no longer there. Someone may have removed it");
        Given.Refuses(() => _whole.MoveSubject(Given.Deputy, subject.Id, _under.Id), "This subject plan is no longer there. Someone may have removed it");
    }

    [Fact]
    public void It_does_not_move_to_where_its_subject_is_already_or_to_a_priority_that_is_gone()
    {
        var other = _whole.AddPriority(Given.Head, "Attendance is high", null);
        var subject = Start();
        other.StartSubject(Given.Head, "Geography", "Aim", Given.Lead.MemberId);
        Given.Refuses(() => _whole.MoveSubject(Given.Head, subject.Id, other.Id), "There is a subject plan for Geography under this priority already. Open it, or name this one differently", "UnderId");
        Given.Refuses(() => _whole.MoveSubject(Given.Head, subject.Id, Guid.NewGuid()), "This priority is no longer in the plan. Someone may have removed it");
        subject.UnderId.ShouldBe(_under.Id);
    }

    [Fact]
    public void What_is_the_schools_alone_is_refused_in_a_subject_plan()
    {
        const string Refusal = "This is done in the school’s plan, not in a subject plan";
        var subject = Start();
        Given.Refuses(() => subject.AddPriority(Given.Head, "Another", null), Refusal);
        Given.Refuses(() => subject.RemovePriority(Given.Head, subject.Priorities[0].Id), Refusal);
        Given.Refuses(() => subject.Submit(Given.Head, Given.Now, PlanParts.None, "{}"), Refusal);
    }

    [Fact]
    public void It_is_carried_on_with_its_priority()
    {
        var only = Start().Priorities[0];
        only.AddAction(Given.OtherLead, Given.Action("Open"));
        only.AddAction(Given.OtherLead, Given.Action("Done") with { Progress = Progress.Complete });
        var next = Plan.CarryOn(Given.Head, _whole, null);
        var carried = next.Priorities[0].Subjects.ShouldHaveSingleItem();
        (carried.Title, carried.Year, carried.UnderId, carried.Status).ShouldBe(("Geography", _whole.Year.Next, next.Priorities[0].Id, PlanStatus.Draft));
        var then = carried.Priorities.ShouldHaveSingleItem();
        (then.LeadId, then.Actions.ShouldHaveSingleItem().What).ShouldBe((Given.OtherLead.MemberId, "Open"));
    }

    [Theory]
    [InlineData(YearEnd.Embed)]
    [InlineData(YearEnd.Stop)]
    public void It_stays_in_its_year_when_its_priority_does(YearEnd decision)
    {
        var subject = Start();
        _under.DecideYearEnd(Given.Head, decision, "It is how we work now");
        var next = Plan.CarryOn(Given.Head, _whole, null);
        next.Priorities.SelectMany(p => p.Subjects).ShouldBeEmpty();
        subject.UnderId.ShouldBe(_under.Id);
    }

    [Fact]
    public void Things_stand_together_as_the_worst_of_those_that_are_not_complete()
    {
        Progresses.Together([]).ShouldBe(Progress.NotStarted);
        Progresses.Together([Progress.Complete, Progress.Complete]).ShouldBe(Progress.Complete);
        Progresses.Together([Progress.Complete, Progress.NotStarted]).ShouldBe(Progress.OnTrack);
        Progresses.Together([Progress.OnTrack, Progress.AtRisk]).ShouldBe(Progress.AtRisk);
        Progresses.Together([Progress.AtRisk, Progress.OffTrack, Progress.Complete]).ShouldBe(Progress.OffTrack);
    }
}
