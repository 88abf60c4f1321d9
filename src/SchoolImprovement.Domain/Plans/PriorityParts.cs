using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What hangs under a priority: its criteria, milestones and actions are added, changed, moved and removed through it.</summary>
public sealed partial class Priority
{
    /// <summary>Adds a success criterion at the end.</summary>
    public SuccessCriterion AddCriterion(Actor by, CriterionFacts facts)
    {
        DemandWrite(by);
        var criterion = new SuccessCriterion(this, _criteria.Count + 1, facts);
        _criteria.Add(criterion);
        return criterion;
    }

    /// <summary>Changes a success criterion.</summary>
    public void ChangeCriterion(Actor by, Guid id, CriterionFacts facts)
    {
        var criterion = FindCriterion(id);
        DemandWrite(by, criterion.Says(facts));
        criterion.Write(facts);
    }

    /// <summary>Says how a criterion stands, without touching what it asks for.</summary>
    public void ReportCriterion(Actor by, Guid id, Progress progress, string? note)
    {
        DemandWrite(by, onlyProgress: true);
        FindCriterion(id).Report(progress, note);
    }

    /// <summary>Says how a milestone stands and what difference it made, without touching what it asks for.</summary>
    public void ReportMilestone(Actor by, Guid id, Progress progress, string? impact, DateOnly today)
    {
        DemandWrite(by, onlyProgress: true);
        var milestone = FindMilestone(id);
        milestone.Write(new MilestoneFacts(milestone.Term, milestone.Text, progress, impact), today);
    }

    /// <summary>Records how a criterion stood on a day: what was measured, what was expected by then.</summary>
    public void RecordProgress(Actor by, Guid criterionId, DateOnly on, decimal? actual, decimal? expected)
    {
        DemandWrite(by, onlyProgress: true);
        FindCriterion(criterionId).RecordProgress(on, actual, expected);
    }

    /// <summary>Takes a progress point away.</summary>
    public void RemoveProgress(Actor by, Guid criterionId, DateOnly on)
    {
        DemandWrite(by, onlyProgress: true);
        FindCriterion(criterionId).RemoveProgress(on);
    }

    /// <summary>Moves a criterion to another place.</summary>
    public void MoveCriterion(Actor by, Guid id, int to)
    {
        DemandWrite(by);
        Places.Move(_criteria, FindCriterion(id), to, c => c.Position, (c, n) => c.Position = n);
    }

    /// <summary>Removes a criterion.</summary>
    public void RemoveCriterion(Actor by, Guid id)
    {
        DemandWrite(by);
        _criteria.Remove(FindCriterion(id));
        Places.CloseUp(_criteria, c => c.Position, (c, n) => c.Position = n);
    }

    /// <summary>Adds a milestone at the end of its term.</summary>
    public Milestone AddMilestone(Actor by, MilestoneFacts facts, DateOnly today)
    {
        DemandWrite(by);
        var milestone = new Milestone(this, _milestones.Count(m => m.Term == facts.Term) + 1, facts, today);
        _milestones.Add(milestone);
        return milestone;
    }

    /// <summary>Changes a milestone: its words, its RAG, its impact note.</summary>
    public void ChangeMilestone(Actor by, Guid id, MilestoneFacts facts, DateOnly today)
    {
        var milestone = FindMilestone(id);
        DemandWrite(by, milestone.Says(facts));
        var from = milestone.Term;
        milestone.Write(facts, today);
        if (facts.Term != from)
        {
            milestone.Position = _milestones.Count(m => m.Term == facts.Term && m.Id != id) + 1;
            CloseUpMilestones(from);
        }
    }

    /// <summary>Moves a milestone to another place in its term.</summary>
    public void MoveMilestone(Actor by, Guid id, int to)
    {
        DemandWrite(by);
        var milestone = FindMilestone(id);
        Places.Move(_milestones.Where(m => m.Term == milestone.Term), milestone, to, m => m.Position, (m, n) => m.Position = n);
    }

    /// <summary>Removes a milestone.</summary>
    public void RemoveMilestone(Actor by, Guid id)
    {
        DemandWrite(by);
        var milestone = FindMilestone(id);
        _milestones.Remove(milestone);
        CloseUpMilestones(milestone.Term);
    }

    /// <summary>Adds an action at the end.</summary>
    public PlanAction AddAction(Actor by, ActionFacts facts)
    {
        DemandWrite(by);
        Plan.DemandNear(facts.Start, "Start");
        Plan.DemandNear(facts.Due, "Due");
        var action = new PlanAction(this, _actions.Count + 1, facts);
        _actions.Add(action);
        return action;
    }

    /// <summary>Changes an action.</summary>
    public void ChangeAction(Actor by, Guid id, ActionFacts facts)
    {
        var action = FindAction(id);
        DemandWrite(by, action.Says(facts));
        // A day that stood there before stays, whatever year it is of.
        Plan.DemandNear(facts.Start == action.Start ? null : facts.Start, "Start");
        Plan.DemandNear(facts.Due == action.Due ? null : facts.Due, "Due");
        action.Write(facts);
    }

    /// <summary>Says how an action stands. The person who leads the action may do this too.</summary>
    public void UpdateAction(Actor by, Guid id, Progress progress, string? note)
    {
        var action = FindAction(id);
        if (!action.MayUpdate(by, this))
        {
            throw new NotAllowedException($"{by.Name} leads neither this priority nor this action.");
        }

        Plan.DemandNotClosed();
        action.Update(progress, note);
    }

    /// <summary>Moves an action to another place.</summary>
    public void MoveAction(Actor by, Guid id, int to)
    {
        DemandWrite(by);
        Places.Move(_actions, FindAction(id), to, a => a.Position, (a, n) => a.Position = n);
    }

    /// <summary>Removes an action.</summary>
    public void RemoveAction(Actor by, Guid id)
    {
        DemandWrite(by);
        Release(id);
    }

    internal PlanAction Release(Guid actionId)
    {
        var action = FindAction(actionId);
        _actions.Remove(action);
        Places.CloseUp(_actions, a => a.Position, (a, n) => a.Position = n);
        return action;
    }

    internal void Take(PlanAction action)
    {
        (action.PriorityId, action.Position) = (Id, _actions.Count + 1);
        _actions.Add(action);
    }

    /// <summary>The criterion of this id.</summary>
    public SuccessCriterion FindCriterion(Guid id) => _criteria.FirstOrDefault(c => c.Id == id) ?? throw Gone("success criterion");

    /// <summary>The milestone of this id.</summary>
    public Milestone FindMilestone(Guid id) => _milestones.FirstOrDefault(m => m.Id == id) ?? throw Gone("milestone");

    /// <summary>The action of this id.</summary>
    public PlanAction FindAction(Guid id) => _actions.FirstOrDefault(a => a.Id == id) ?? throw Gone("action");

    private static RuleBrokenException Gone(string what) => new($"This {what} is no longer in the plan. Someone may have removed it");

    private void CloseUpMilestones(Term term) => Places.CloseUp(_milestones.Where(m => m.Term == term), m => m.Position, (m, n) => m.Position = n);
}
