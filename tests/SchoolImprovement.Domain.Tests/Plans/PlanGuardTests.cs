using System.Reflection;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Tests.Plans;

/// <summary>
/// What a plan's status forbids is refused by every method that changes it. The methods are found by reflection:
/// a new one stands in neither list and fails here until somebody says what it does.
/// </summary>
public sealed class PlanGuardTests
{
    /// <summary>Methods that change the plan's words, each called as somebody who may.</summary>
    private static readonly Dictionary<string, Action<Stage>> Words = new()
    {
        ["Plan.WriteHeader"] = s => s.Plan.WriteHeader(Given.Head, new PlanHeader("New title", s.Plan.From, s.Plan.To, null, null, null, null, null, null)),
        ["Plan.AddPriority"] = s => s.Plan.AddPriority(Given.Head, "Another", null),
        ["Plan.TakeIn"] = s => s.Plan.TakeIn(Given.Executive, new PlanTemplate(Given.Trust).AddPriority(Given.Executive, new("Attend", null, null, null, false))),
        ["Plan.MovePriority"] = s => s.Plan.MovePriority(Given.Head, s.Priority.Id, 2),
        ["Plan.RemovePriority"] = s => s.Plan.RemovePriority(Given.Head, s.Priority.Id),
        ["Plan.MoveActionTo"] = s => s.Plan.MoveActionTo(Given.Head, s.Action.Id, s.Other.Id),
        ["Priority.WriteHeader"] = s => s.Priority.WriteHeader(Given.Lead, Given.Header(s.Priority) with { Title = "New title" }),
        ["Priority.WriteRationale"] = s => s.Priority.WriteRationale(Given.Lead, "New", null),
        ["Priority.WriteOutcomes"] = s => s.Priority.WriteOutcomes(Given.Lead, "New"),
        ["Priority.AddCriterion"] = s => s.Priority.AddCriterion(Given.Lead, Given.Criterion()),
        ["Priority.ChangeCriterion"] = s => s.Priority.ChangeCriterion(Given.Lead, s.Criterion.Id, Given.Criterion() with { Target = 90 }),
        ["Priority.MoveCriterion"] = s => s.Priority.MoveCriterion(Given.Lead, s.Criterion.Id, 1),
        ["Priority.RemoveCriterion"] = s => s.Priority.RemoveCriterion(Given.Lead, s.Criterion.Id),
        ["Priority.AddMilestone"] = s => s.Priority.AddMilestone(Given.Lead, Given.Milestone(), Given.Today),
        ["Priority.ChangeMilestone"] = s => s.Priority.ChangeMilestone(Given.Lead, s.Milestone.Id, Given.Milestone("Other words"), Given.Today),
        ["Priority.MoveMilestone"] = s => s.Priority.MoveMilestone(Given.Lead, s.Milestone.Id, 1),
        ["Priority.RemoveMilestone"] = s => s.Priority.RemoveMilestone(Given.Lead, s.Milestone.Id),
        ["Priority.AddAction"] = s => s.Priority.AddAction(Given.Lead, Given.Action()),
        ["Priority.ChangeAction"] = s => s.Priority.ChangeAction(Given.Lead, s.Action.Id, Given.Action("Other words")),
        ["Priority.MoveAction"] = s => s.Priority.MoveAction(Given.Lead, s.Action.Id, 1),
        ["Priority.RemoveAction"] = s => s.Priority.RemoveAction(Given.Lead, s.Action.Id),
    };

    /// <summary>Methods that say how it goes, or change a part in nothing but that; and those by which subject plans, which are open as long, come and go.</summary>
    private static readonly Dictionary<string, Action<Stage>> Progresses = new()
    {
        ["Priority.RecordProgress"] = s => s.Priority.RecordProgress(Given.Lead, s.Criterion.Id, Given.Today, 70, null),
        ["Priority.RemoveProgress"] = s => s.Priority.RemoveProgress(Given.Lead, s.Criterion.Id, Given.Today),
        ["Priority.UpdateAction"] = s => s.Priority.UpdateAction(Given.Lead, s.Action.Id, Progress.OnTrack, "Begun"),
        ["Priority.ReportCriterion"] = s => s.Priority.ReportCriterion(Given.Lead, s.Criterion.Id, Progress.AtRisk, "Slipping"),
        ["Priority.ReportMilestone"] = s => s.Priority.ReportMilestone(Given.Lead, s.Milestone.Id, Progress.Complete, "Seen", Given.Today),
        ["TermReview.Write"] = s => TermReview.Begin(Given.Lead, s.Plan, Term.Autumn).Write(Given.Lead, s.Priority, new(Progress.OnTrack, "More", "All", "Seen")),
        ["Priority.DecideYearEnd"] = s => s.Priority.DecideYearEnd(Given.Head, YearEnd.Carry, null),
        ["ExceptionRequest.Ask"] = s => ExceptionRequest.Ask(Given.Head, s.Trusts, [], "Ours is better", Given.Now),
        ["Priority.StartSubject"] = s => s.Priority.StartSubject(Given.Lead, "Geography", "Fieldwork", Given.Lead.MemberId),
        ["Plan.MoveSubject"] = s => s.Plan.MoveSubject(Given.Head, s.Priority.StartSubject(Given.Lead, "Maps", "Fieldwork", Given.Lead.MemberId).Id, s.Other.Id),
        ["Plan.RemoveSubject"] = s => s.Plan.RemoveSubject(Given.Head, s.Priority.StartSubject(Given.Lead, "Maps", "Fieldwork", Given.Lead.MemberId).Id),
        ["Comment.On"] = s => Comment.On(s.Plan, null, Given.Executive, "Good", Given.Now),
        ["Priority.ChangeCriterion, progress only"] = s => s.Priority.ChangeCriterion(Given.Lead, s.Criterion.Id, Given.Criterion() with { Progress = Progress.AtRisk, Note = "Slipping" }),
        ["Priority.ChangeMilestone, progress only"] = s => s.Priority.ChangeMilestone(Given.Lead, s.Milestone.Id, Given.Milestone() with { Progress = Progress.Complete, Impact = "Seen" }, Given.Today),
        ["Priority.ChangeAction, progress only"] = s => s.Priority.ChangeAction(Given.Lead, s.Action.Id, Given.Action() with { Progress = Progress.Complete, Note = "Done" }),
    };

    /// <summary>Methods whose statuses <see cref="PlanLifeTests"/> tests one by one, and those that change nothing.</summary>
    private static readonly string[] Elsewhere =
        ["Plan.Submit", "Plan.TakeBack", "Plan.Return", "Plan.Endorse", "Plan.Approve", "Plan.GoLive", "Plan.Close", "Plan.GiveReason", "Priority.MayWrite"];

    [Fact]
    public void Every_method_by_which_somebody_changes_a_plan_stands_in_a_list_here()
    {
        var found = new[] { typeof(Plan), typeof(Priority), typeof(SuccessCriterion), typeof(Milestone), typeof(PlanAction), typeof(ProgressPoint) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor)) && m.Name != "MayUpdate").Select(m => $"{m.DeclaringType!.Name}.{m.Name}").ToHashSet();
        found.Except(Words.Keys).Except(Progresses.Keys).Except(Elsewhere).ShouldBeEmpty("say in PlanGuardTests whether this changes the plan’s words or its progress");
        Words.Keys.Except(found).ShouldBeEmpty();
    }

    [Fact]
    public void No_public_method_changes_a_plan_without_saying_who_does_it() =>
        new[] { typeof(Plan), typeof(Priority), typeof(SuccessCriterion), typeof(Milestone), typeof(PlanAction), typeof(ProgressPoint) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == typeof(void) && !m.IsSpecialName && m.GetParameters().All(p => p.ParameterType != typeof(Actor)))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}").ShouldBeEmpty();

    [Theory]
    [InlineData(PlanStatus.Draft, null)]
    [InlineData(PlanStatus.Returned, null)]
    [InlineData(PlanStatus.Live, null)]
    [InlineData(PlanStatus.Submitted, "This plan is with the trust. Take it back to change it")]
    [InlineData(PlanStatus.Endorsed, "The trust has endorsed this plan and the governors decide next. Ask either to return it, to change it")]
    [InlineData(PlanStatus.Approved, "The governors have approved this plan. Make it live to change it, so that the change is on record")]
    [InlineData(PlanStatus.Closed, "This plan is closed and stays as it is. Write in the next year’s plan instead")]
    public void Words_change_only_where_the_status_allows(PlanStatus status, string? refusal) => Holds(Words, status, refusal);

    [Theory]
    [InlineData(PlanStatus.Draft, null)]
    [InlineData(PlanStatus.Returned, null)]
    [InlineData(PlanStatus.Submitted, null)]
    [InlineData(PlanStatus.Endorsed, null)]
    [InlineData(PlanStatus.Approved, null)]
    [InlineData(PlanStatus.Live, null)]
    [InlineData(PlanStatus.Closed, "This plan is closed and stays as it is. Write in the next year’s plan instead")]
    public void Progress_is_told_until_the_plan_is_closed(PlanStatus status, string? refusal) => Holds(Progresses, status, refusal);

    [Fact]
    public void Who_may_not_write_at_all_is_told_that_first()
    {
        var stage = new Stage(PlanStatus.Submitted);
        Should.Throw<NotAllowedException>(() => stage.Plan.AddPriority(Given.Chair, "Mine", null));
        Should.Throw<NotAllowedException>(() => stage.Priority.WriteRationale(Given.OtherLead, "Mine", null));
    }

    private static void Holds(Dictionary<string, Action<Stage>> methods, PlanStatus status, string? refusal)
    {
        var wrong = new List<string>();
        foreach (var (name, change) in methods)
        {
            var stage = new Stage(status);
            try
            {
                change(stage);
                if (refusal is not null)
                {
                    wrong.Add($"{name} changed a plan that is {status}");
                }
            }
            catch (RuleBrokenException broken) when (broken.Message == refusal)
            {
            }
            catch (RuleBrokenException broken)
            {
                wrong.Add($"{name} was refused: {broken.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>A plan of some status with one of each part.</summary>
    private sealed class Stage
    {
        public Stage(PlanStatus status)
        {
            Plan = Given.Plan();
            Priority = Given.Priority(Plan);
            Other = Plan.AddPriority(Given.Head, "Everyone belongs", null);
            Criterion = Priority.AddCriterion(Given.Head, Given.Criterion());
            Milestone = Priority.AddMilestone(Given.Head, Given.Milestone(), Given.Today);
            Action = Priority.AddAction(Given.Head, Given.Action());
            Trusts = Plan.TakeIn(Given.Executive, new PlanTemplate(Given.Trust).AddPriority(Given.Executive, new("Attend", null, null, null, false)))!;
            Given.PlanIn(status, Plan);
        }

        public Priority Trusts { get; }


        public Plan Plan { get; }

        public Priority Priority { get; }

        public Priority Other { get; }

        public SuccessCriterion Criterion { get; }

        public Milestone Milestone { get; }

        public PlanAction Action { get; }
    }
}
