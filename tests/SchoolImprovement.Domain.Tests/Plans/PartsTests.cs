using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

public sealed class SuccessCriterionTests
{
    private readonly Priority _priority = Given.Priority();

    [Fact]
    public void A_criterion_keeps_what_was_written()
    {
        var c = Add(Given.Criterion(" Measure "));
        (c.Measure, c.Unit, c.Baseline, c.Target, c.National, c.NationalYear, c.Progress, c.Position).ShouldBe(("Measure", MeasureUnit.Percent, 74m, 84m, 80m, 2025, Progress.OnTrack, 1));
        c.RecordName.ShouldBe("Success criterion: Measure");
        Add(new CriterionFacts("Only the measure", MeasureUnit.Number, null, null, null, null, null, null, Progress.NotStarted, null)).Position.ShouldBe(2);
    }

    [Fact]
    public void The_measure_is_needed_and_fits()
    {
        Refuses(Given.Criterion(" "), "Enter what you will measure or see", "Measure");
        Refuses(Given.Criterion(Given.Long(301)), "Shorten this to 300 characters. It has 301", "Measure");
        Refuses(Given.Criterion() with { Note = Given.Long(2001) }, "Shorten this to 2,000 characters. It has 2,001", "Note");
        _priority.Criteria.ShouldBeEmpty();
    }

    [Fact]
    public void A_percentage_is_from_0_to_100()
    {
        Refuses(Given.Criterion() with { Baseline = -0.1m }, "Enter a percentage from 0 to 100", "Baseline");
        Refuses(Given.Criterion() with { Target = 100.1m }, "Enter a percentage from 0 to 100", "Target");
        Refuses(Given.Criterion() with { National = 101 }, "Enter a percentage from 0 to 100", "National");
        Add(Given.Criterion() with { Baseline = 0, Target = 100 }).Target.ShouldBe(100);
        Add(Given.Criterion() with { Unit = MeasureUnit.Points, Baseline = -0.31m, Target = 120 }).Baseline.ShouldBe(-0.31m);
    }

    [Fact]
    public void A_number_has_bounds()
    {
        Refuses(Given.Criterion() with { Unit = MeasureUnit.Number, Target = 1_000_001 }, "Enter a number between minus one million and one million", "Target");
        Refuses(Given.Criterion() with { Unit = MeasureUnit.Days, Baseline = -1_000_001 }, "Enter a number between minus one million and one million", "Baseline");
        Add(Given.Criterion() with { Unit = MeasureUnit.Number, Target = 1_000_000 }).Target.ShouldBe(1_000_000);
    }

    [Fact]
    public void Dates_and_years_can_be_right()
    {
        Refuses(Given.Criterion() with { ByWhen = new DateOnly(2026, 7, 10) }, "Enter a date after the baseline’s, 10 July 2026", "ByWhen");
        Refuses(Given.Criterion() with { NationalYear = 25 }, "Enter the year of the national figure, for example 2025", "NationalYear");
        Add(Given.Criterion() with { BaselineOn = null, ByWhen = new DateOnly(2020, 1, 1) }).ByWhen.ShouldBe(new DateOnly(2020, 1, 1));
    }

    [Fact]
    public void A_change_that_is_refused_changes_nothing()
    {
        var c = Add(Given.Criterion());
        Given.Refuses(() => _priority.ChangeCriterion(Given.Head, c.Id, Given.Criterion("New") with { Target = 120 }), "Enter a percentage from 0 to 100", "Target");
        c.Measure.ShouldBe(Given.Criterion().Measure);
        _priority.ChangeCriterion(Given.Head, c.Id, Given.Criterion("New") with { Target = 90 });
        (c.Measure, c.Target).ShouldBe(("New", 90m));
    }

    [Fact]
    public void Progress_is_recorded_once_a_day()
    {
        var c = Add(Given.Criterion());
        Record(c, Given.Today, 58, 60);
        Record(c, Given.Today.AddDays(7), null, 62);
        Record(c, Given.Today, 61, 58);
        c.Points.Select(p => (p.On, p.Actual, p.Expected)).ShouldBe([(Given.Today, 61m, 58m), (Given.Today.AddDays(7), null, 62m)]);
        c.Points[0].RecordName.ShouldBe("Progress on 23 November 2026");
        _priority.RemoveProgress(Given.Head, c.Id, Given.Today);
        c.Points.ShouldHaveSingleItem();
        _priority.RemoveProgress(Given.Head, c.Id, Given.Today);
        c.Points.ShouldHaveSingleItem();
    }

    [Fact]
    public void Progress_needs_a_number_that_can_be()
    {
        var c = Add(Given.Criterion());
        Given.Refuses(() => Record(c, Given.Today, null, null), "Enter what was measured, or what you expect by then", "Actual");
        Given.Refuses(() => Record(c, Given.Today, 101, null), "Enter a percentage from 0 to 100", "Actual");
        Given.Refuses(() => Record(c, Given.Today, 50, -1), "Enter a percentage from 0 to 100", "Expected");
        c.Points.ShouldBeEmpty();
    }

    [Fact]
    public void The_unit_stays_true_to_the_progress_that_is_recorded()
    {
        var c = Add(Given.Criterion() with { Unit = MeasureUnit.Number });
        Record(c, Given.Today, 140, null);
        Given.Refuses(() => _priority.ChangeCriterion(Given.Head, c.Id, Given.Criterion()), "Some progress recorded is not from 0 to 100. Change it first, or choose another unit", "Unit");
        Record(c, Given.Today, 40, 100);
        _priority.ChangeCriterion(Given.Head, c.Id, Given.Criterion());
        c.Unit.ShouldBe(MeasureUnit.Percent);
    }

    [Fact]
    public void Criteria_move_close_up_and_must_be_there()
    {
        var all = "ABC".Select(x => Add(Given.Criterion(x.ToString()))).ToList();
        _priority.MoveCriterion(Given.Head, all[2].Id, 1);
        _priority.Criteria.OrderBy(c => c.Position).Select(c => c.Measure).ShouldBe(["C", "A", "B"]);
        _priority.RemoveCriterion(Given.Head, all[2].Id);
        _priority.Criteria.OrderBy(c => c.Position).Select(c => (c.Position, c.Measure)).ShouldBe([(1, "A"), (2, "B")]);
        const string Gone = "This success criterion is no longer in the plan. Someone may have removed it";
        Given.Refuses(() => _priority.ChangeCriterion(Given.Head, all[2].Id, Given.Criterion()), Gone);
        Given.Refuses(() => _priority.RemoveCriterion(Given.Head, all[2].Id), Gone);
        Given.Refuses(() => _priority.MoveCriterion(Given.Head, all[2].Id, 1), Gone);
        Given.Refuses(() => Record(all[2], Given.Today, 1, 1), Gone);
    }

    private SuccessCriterion Add(CriterionFacts facts) => _priority.AddCriterion(Given.Head, facts);

    private void Record(SuccessCriterion c, DateOnly on, decimal? actual, decimal? expected) => _priority.RecordProgress(Given.Head, c.Id, on, actual, expected);

    private void Refuses(CriterionFacts facts, string sentence, string field) => Given.Refuses(() => Add(facts), sentence, field);
}

public sealed class MilestoneTests
{
    private readonly Priority _priority = Given.Priority();

    [Fact]
    public void A_milestone_stands_at_the_end_of_its_term()
    {
        Add("A", Term.Autumn);
        Add("B", Term.Spring).Position.ShouldBe(1);
        Add("C", Term.Autumn).Position.ShouldBe(2);
        _priority.Milestones[0].RecordName.ShouldBe("Milestone: A");
    }

    [Fact]
    public void Words_are_needed_and_fit()
    {
        Given.Refuses(() => Add(" ", Term.Autumn), "Enter what will be seen by the end of the term", "Text");
        Given.Refuses(() => Add(Given.Long(501), Term.Autumn), "Shorten this to 500 characters. It has 501", "Text");
        Given.Refuses(() => _priority.AddMilestone(Given.Head, Given.Milestone() with { Impact = Given.Long(2001) }, Given.Today), "Shorten this to 2,000 characters. It has 2,001", "Impact");
        _priority.Milestones.ShouldBeEmpty();
    }

    [Fact]
    public void The_day_of_review_is_the_day_on_which_progress_or_impact_changed()
    {
        var m = Add("A", Term.Autumn);
        m.ReviewedOn.ShouldBeNull();
        Change(m, Given.Milestone("Other words"), Given.Today);
        m.ReviewedOn.ShouldBeNull();
        Change(m, Given.Milestone("A") with { Progress = Progress.AtRisk }, Given.Today);
        m.ReviewedOn.ShouldBe(Given.Today);
        Change(m, Given.Milestone("A") with { Progress = Progress.AtRisk, Impact = "Seen" }, Given.Today.AddDays(1));
        m.ReviewedOn.ShouldBe(Given.Today.AddDays(1));
        Change(m, Given.Milestone("B") with { Progress = Progress.AtRisk, Impact = " Seen " }, Given.Today.AddDays(2));
        m.ReviewedOn.ShouldBe(Given.Today.AddDays(1));
    }

    [Fact]
    public void In_another_term_it_stands_last_and_the_others_close_up()
    {
        var (a, b, c) = (Add("A", Term.Autumn), Add("B", Term.Autumn), Add("C", Term.Spring));
        Change(a, Given.Milestone("A", Term.Spring), Given.Today);
        (a.Term, a.Position, b.Position, c.Position).ShouldBe((Term.Spring, 2, 1, 1));
    }

    [Fact]
    public void Milestones_move_within_their_term_close_up_and_must_be_there()
    {
        var (a, b, c, d) = (Add("A", Term.Autumn), Add("B", Term.Autumn), Add("C", Term.Autumn), Add("D", Term.Spring));
        _priority.MoveMilestone(Given.Head, c.Id, 1);
        (c.Position, a.Position, b.Position, d.Position).ShouldBe((1, 2, 3, 1));
        _priority.RemoveMilestone(Given.Head, c.Id);
        (a.Position, b.Position).ShouldBe((1, 2));
        const string Gone = "This milestone is no longer in the plan. Someone may have removed it";
        Given.Refuses(() => _priority.MoveMilestone(Given.Head, c.Id, 1), Gone);
        Given.Refuses(() => _priority.RemoveMilestone(Given.Head, c.Id), Gone);
        Given.Refuses(() => Change(c, Given.Milestone(), Given.Today), Gone);
    }

    private Milestone Add(string text, Term term) => _priority.AddMilestone(Given.Head, Given.Milestone(text, term), Given.Today);

    private void Change(Milestone m, MilestoneFacts facts, DateOnly today) => _priority.ChangeMilestone(Given.Head, m.Id, facts, today);
}

public sealed class PlanActionTests
{
    private static readonly Guid Source = Guid.NewGuid();

    private readonly Priority _priority = Given.Priority();

    [Fact]
    public void An_action_keeps_what_was_written()
    {
        var lead = Guid.NewGuid();
        var a = Add(new ActionFacts(" Train ", lead, "All staff", new(2026, 9, 7), new(2026, 9, 7), Progress.OnTrack, 185_000, Source, "Phonics", "14 staff", " "));
        (a.What, a.LeadId, a.Others, a.Start, a.Due, a.Progress).ShouldBe(("Train", lead, "All staff", new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 7), Progress.OnTrack));
        (a.CostPence, a.FundingSourceId, a.TrainingNeed, a.TrainingFor, a.Note, a.Position, a.RecordName).ShouldBe((185_000, Source, "Phonics", "14 staff", null, 1, "Action: Train"));
    }

    [Fact]
    public void What_start_and_due_are_needed()
    {
        Refuses(Given.Action(" "), "Enter what will be done", "What");
        Refuses(Given.Action() with { Start = null }, "Enter the day the action starts", "Start");
        Refuses(Given.Action() with { Due = null }, "Enter the day the action is due", "Due");
        _priority.Actions.ShouldBeEmpty();
    }

    [Fact]
    public void Dates_are_near_the_plans_year_and_in_order()
    {
        const string Near = "Enter a day between 1 September 2025 and 31 August 2028";
        Refuses(Given.Action() with { Start = new DateOnly(2025, 8, 31) }, Near, "Start");
        Refuses(Given.Action() with { Due = new DateOnly(2028, 9, 1) }, Near, "Due");
        Refuses(Given.Action() with { Due = new DateOnly(2026, 9, 6) }, "Due date must be on or after the start date, 7 September 2026", "Due");
        var action = Add(Given.Action() with { Start = new DateOnly(2025, 9, 1), Due = new DateOnly(2028, 8, 31) });
        Given.Refuses(() => _priority.ChangeAction(Given.Head, action.Id, Given.Action() with { Due = new DateOnly(2226, 9, 7) }), Near, "Due");
        action.Due.ShouldBe(new DateOnly(2028, 8, 31));
    }

    [Fact]
    public void A_plan_of_several_years_takes_dates_of_all_its_years()
    {
        _priority.Plan.WriteHeader(Given.Head, new PlanHeader("Plan", Given.Year.First, new DateOnly(2029, 8, 31), null, null, null, null, null, null));
        Add(Given.Action() with { Due = new DateOnly(2029, 7, 1) }).Due.Year.ShouldBe(2029);
        Refuses(Given.Action() with { Due = new DateOnly(2029, 9, 1) }, "Enter a day between 1 September 2025 and 31 August 2028", "Due");
    }

    [Fact]
    public void A_cost_is_nothing_or_more_and_says_where_the_money_comes_from()
    {
        Refuses(Given.Action() with { CostPence = -1, FundingSourceId = Source }, "Enter a cost of nothing or more", "Cost");
        Refuses(Given.Action() with { CostPence = 1_000_000_001, FundingSourceId = Source }, "Enter a cost of ten million pounds or less", "Cost");
        Refuses(Given.Action() with { CostPence = 1 }, "Choose where the money comes from", "FundingSourceId");
        Add(Given.Action() with { CostPence = 0 }).FundingSourceId.ShouldBeNull();
        Add(Given.Action() with { CostPence = null }).CostPence.ShouldBeNull();
        Add(Given.Action() with { CostPence = 1_000_000_000, FundingSourceId = Source }).CostPence.ShouldBe(1_000_000_000);
    }

    [Fact]
    public void Texts_fit()
    {
        Refuses(Given.Action(Given.Long(6001)), "Shorten this to 6,000 characters. It has 6,001", "What");
        Refuses(Given.Action() with { Others = Given.Long(201) }, "Shorten this to 200 characters. It has 201", "Others");
        Refuses(Given.Action() with { TrainingNeed = Given.Long(201) }, "Shorten this to 200 characters. It has 201", "TrainingNeed");
        Refuses(Given.Action() with { TrainingFor = Given.Long(201) }, "Shorten this to 200 characters. It has 201", "TrainingFor");
        Refuses(Given.Action() with { Note = Given.Long(2001) }, "Shorten this to 2,000 characters. It has 2,001", "Note");
        Add(Given.Action(Given.Long(6000))).What.Length.ShouldBe(6000);
    }

    [Fact]
    public void A_change_that_is_refused_changes_nothing()
    {
        var a = Add(Given.Action("Old"));
        Given.Refuses(() => _priority.ChangeAction(Given.Head, a.Id, Given.Action("New") with { CostPence = 5 }), "Choose where the money comes from", "FundingSourceId");
        a.What.ShouldBe("Old");
        _priority.ChangeAction(Given.Head, a.Id, Given.Action("New"));
        a.What.ShouldBe("New");
    }

    [Fact]
    public void Who_leads_an_action_says_how_it_stands_and_no_more()
    {
        var a = Add(Given.Action() with { LeadId = Given.Teacher.MemberId });
        a.MayUpdate(Given.Teacher, _priority).ShouldBeTrue();
        _priority.UpdateAction(Given.Teacher, a.Id, Progress.AtRisk, " Cover is short ");
        (a.Progress, a.Note).ShouldBe((Progress.AtRisk, "Cover is short"));
        Given.Forbids(() => _priority.ChangeAction(Given.Teacher, a.Id, Given.Action()), "Tom Hargreaves may not write this priority.");
        Given.Refuses(() => _priority.UpdateAction(Given.Teacher, a.Id, Progress.Complete, Given.Long(2001)), "Shorten this to 2,000 characters. It has 2,001", "Note");
        a.Progress.ShouldBe(Progress.AtRisk);
    }

    [Fact]
    public void Who_leads_neither_action_nor_priority_does_not()
    {
        var a = Add(Given.Action() with { LeadId = Given.OtherLead.MemberId });
        a.MayUpdate(Given.Teacher, _priority).ShouldBeFalse();
        Given.Forbids(() => _priority.UpdateAction(Given.Teacher, a.Id, Progress.Complete, null), "Tom Hargreaves leads neither this priority nor this action.");
        var governorAsLead = Add(Given.Action() with { LeadId = Given.Governor.MemberId });
        Given.Forbids(() => _priority.UpdateAction(Given.Governor, governorAsLead.Id, Progress.Complete, null), "Gareth Lloyd leads neither this priority nor this action.");
        _priority.UpdateAction(Given.Lead, a.Id, Progress.Complete, null);
        a.Progress.ShouldBe(Progress.Complete);
    }

    [Fact]
    public void An_action_is_overdue_from_the_day_after_its_due_date_until_it_is_complete()
    {
        var a = Add(Given.Action());
        a.DaysOverdue(a.Due).ShouldBe(0);
        a.DaysOverdue(a.Due.AddDays(1)).ShouldBe(1);
        a.DaysOverdue(a.Start).ShouldBe(0);
        _priority.UpdateAction(Given.Head, a.Id, Progress.Complete, null);
        a.DaysOverdue(a.Due.AddDays(30)).ShouldBe(0);
    }

    [Fact]
    public void Actions_move_close_up_and_must_be_there()
    {
        var all = "ABC".Select(x => Add(Given.Action(x.ToString()))).ToList();
        _priority.MoveAction(Given.Head, all[0].Id, 3);
        _priority.Actions.OrderBy(a => a.Position).Select(a => a.What).ShouldBe(["B", "C", "A"]);
        _priority.RemoveAction(Given.Head, all[1].Id);
        _priority.Actions.OrderBy(a => a.Position).Select(a => (a.Position, a.What)).ShouldBe([(1, "C"), (2, "A")]);
        const string Gone = "This action is no longer in the plan. Someone may have removed it";
        Given.Refuses(() => _priority.ChangeAction(Given.Head, all[1].Id, Given.Action()), Gone);
        Given.Refuses(() => _priority.UpdateAction(Given.Head, all[1].Id, Progress.OnTrack, null), Gone);
        Given.Refuses(() => _priority.MoveAction(Given.Head, all[1].Id, 1), Gone);
        Given.Refuses(() => _priority.RemoveAction(Given.Head, all[1].Id), Gone);
    }

    private PlanAction Add(ActionFacts facts) => _priority.AddAction(Given.Head, facts);

    private void Refuses(ActionFacts facts, string sentence, string field) => Given.Refuses(() => Add(facts), sentence, field);
}

public sealed class CommentTests
{
    private readonly Plan _plan = Given.Plan();

    [Fact]
    public void Who_may_comment_writes_on_the_plan_or_a_priority()
    {
        var priority = Given.Priority(_plan);
        var comment = Comment.On(_plan, priority.Id, Given.Chair, " How do we know? ", Given.Now);
        (comment.Text, comment.AuthorName, comment.AuthorId, comment.PriorityId, comment.PlanId, comment.SchoolId, comment.At).ShouldBe(("How do we know?", "Ruth Bannister", Given.Chair.MemberId, priority.Id, _plan.Id, Given.School, Given.Now));
        Comment.On(_plan, null, Given.Executive, "Clear", Given.Now).PriorityId.ShouldBeNull();
    }

    [Fact]
    public void Others_do_not()
    {
        foreach (var other in new[] { Given.Teacher, Given.Governor, Given.Administrator, Given.HeadElsewhere })
        {
            Given.Forbids(() => Comment.On(_plan, null, other, "Text", Given.Now), $"{other.Name} may not do this in this school.");
        }
    }

    [Fact]
    public void Words_are_needed_fit_and_the_priority_is_there()
    {
        Given.Refuses(() => Comment.On(_plan, null, Given.Chair, " ", Given.Now), "Write your comment", "Text");
        Given.Refuses(() => Comment.On(_plan, null, Given.Chair, Given.Long(2001), Given.Now), "Shorten this to 2,000 characters. It has 2,001", "Text");
        Given.Refuses(() => Comment.On(_plan, Guid.NewGuid(), Given.Chair, "Text", Given.Now), "This priority is no longer in the plan. Someone may have removed it");
    }

    [Fact]
    public void Its_author_or_who_edits_the_plan_deals_with_it_once()
    {
        var comment = Comment.On(_plan, null, Given.Chair, "Text", Given.Now);
        Given.Forbids(() => comment.Resolve(Given.Executive, Given.Now), "Margaret Osei may not do this in this school.");
        Given.Forbids(() => comment.Resolve(Given.Lead, Given.Now), "Rebecca Lowe may not do this in this school.");
        comment.Resolve(Given.Chair, Given.Now);
        (comment.ResolvedAt, comment.ResolvedBy).ShouldBe((Given.Now, "Ruth Bannister"));
        Given.Refuses(() => comment.Resolve(Given.Head, Given.Now), "This comment is already dealt with");
        var other = Comment.On(_plan, null, Given.Chair, "Text", Given.Now);
        other.Resolve(Given.Deputy, Given.Now);
        other.ResolvedBy.ShouldBe("Daniel Pritchard");
    }
}

public sealed class OpenEditTests
{
    private readonly OpenEdit _edit = new(Given.Lead, Given.School, Guid.NewGuid(), "action:1", "priority 1");

    [Fact]
    public void What_was_typed_is_kept_with_the_time()
    {
        (_edit.MemberId, _edit.MemberName, _edit.Values).ShouldBe((Given.Lead.MemberId, "Rebecca Lowe", null));
        _edit.Keep("{}", Given.Now);
        (_edit.Values, _edit.SeenAt).ShouldBe(("{}", Given.Now));
        _edit.Seen(Given.Now.AddSeconds(20));
        (_edit.Values, _edit.SeenAt).ShouldBe(("{}", Given.Now.AddSeconds(20)));
        _edit.Keep(null, Given.Now);
        _edit.Values.ShouldBeNull();
    }

    [Fact]
    public void A_draft_has_a_longest_length()
    {
        _edit.Keep(Given.Long(200_000), Given.Now);
        Given.Refuses(() => _edit.Keep(Given.Long(200_001), Given.Now), "This is too long to keep. Save it in smaller parts");
        _edit.Values!.Length.ShouldBe(200_000);
    }
}
