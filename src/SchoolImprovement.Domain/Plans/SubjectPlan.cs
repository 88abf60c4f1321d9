using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>
/// A subject leader's action plan is a plan that hangs under a priority of the school's plan. It has one priority, which the leader owns, and is written with the same words
/// and by the same rules. Its actions and costs are its own and are never counted in the school's plan. Source: seed 002, "robust systems that are linked together"; docs/adr/0005.
/// </summary>
public sealed partial class Plan
{
    /// <summary>Of a subject leader's plan: the priority of the school's plan that it serves; else null.</summary>
    public Guid? UnderId { get; private set; }

    /// <summary>Whether it is a subject leader's plan and not the school's.</summary>
    public bool IsSubject => UnderId is not null;

    /// <summary>The subject plan of this name under a priority, to be filled.</summary>
    internal static Plan Subject(Priority under, string subject) =>
        new(under.TrustId, under.SchoolId, under.Plan.Year, subject) { UnderId = under.Id, From = under.Plan.From, To = under.Plan.To };

    /// <summary>Removes a subject plan from under its priority, with all its parts. History keeps its words.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="subjectId">The subject plan.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="RuleBrokenException">It is gone, or the plan is closed.</exception>
    public Plan RemoveSubject(Actor by, Guid subjectId)
    {
        DemandArrange(by);
        return Serving(subjectId).ReleaseSubject(subjectId);
    }

    /// <summary>Lets a subject plan serve another priority.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="subjectId">The subject plan.</param>
    /// <param name="priorityId">The priority that it serves from now on.</param>
    /// <exception cref="RuleBrokenException">One of them is gone, or the priority has a plan of this subject already.</exception>
    public void MoveSubject(Actor by, Guid subjectId, Guid priorityId)
    {
        DemandArrange(by);
        var (from, to) = (Serving(subjectId), Find(priorityId));
        if (from != to)
        {
            to.DemandFree(from.Subjects.First(s => s.Id == subjectId).Title, "UnderId");
            to.Hang(from.ReleaseSubject(subjectId));
        }
    }

    internal void Begin(Priority only) => _priorities.Add(only);

    internal void ServeIn(Priority under) => UnderId = under.Id;

    /// <summary>A subject plan is called what its one priority is called for short.</summary>
    internal void FollowSubject(Priority only)
    {
        if (IsSubject)
        {
            Title = only.Called;
        }
    }

    private Priority Serving(Guid subjectId) =>
        _priorities.FirstOrDefault(p => p.Subjects.Any(s => s.Id == subjectId)) ?? throw new RuleBrokenException("This subject plan is no longer there. Someone may have removed it");

    private void DemandArrange(Actor by)
    {
        by.Demand(Permission.EditPlan, SchoolId);
        DemandNotClosed();
    }

    private void DemandWhole() => Rule.Hold(!IsSubject, "This is done in the school’s plan, not in a subject plan");
}

/// <summary>What subject leaders' plans are to the priority they serve.</summary>
public sealed partial class Priority
{
    private readonly List<Plan> _subjects = [];

    /// <summary>The subject leaders' plans that serve it, where they were loaded.</summary>
    public IReadOnlyList<Plan> Subjects => _subjects;

    /// <summary>Starts a subject leader's plan under this priority. Whoever leads it writes it; who edits the school's plan may too. The priority's other subject plans must be loaded.</summary>
    /// <param name="by">Needs to be allowed to write this priority.</param>
    /// <param name="subject">The subject: "Reading".</param>
    /// <param name="aim">What will be true when it is done.</param>
    /// <param name="leadId">Who leads it.</param>
    /// <exception cref="RuleBrokenException">Something is missing, the subject is there already, or the school's plan is closed.</exception>
    public Plan StartSubject(Actor by, string? subject, string? aim, Guid? leadId)
    {
        DemandWrite(by, onlyProgress: true);
        Rule.Hold(!Plan.IsSubject, "A subject plan hangs under a priority of the school’s plan, not under another subject’s", "UnderId");
        var called = Rule.Text(subject, ShortNameMax, "Enter the subject", "Subject");
        DemandFree(called, "Subject");
        var aimed = Rule.Text(aim, TitleMax, "Say what will be true when it is done", "Aim");
        var lead = leadId ?? throw new RuleBrokenException("Choose who leads it", "LeadId");
        var plan = Plan.Subject(this, called);
        plan.Begin(new Priority(plan, 1, aimed, called) { AreaId = AreaId, LeadId = lead });
        _subjects.Add(plan);
        return plan;
    }

    internal void CarryOnSubjects(Priority last)
    {
        foreach (var before in last.Subjects)
        {
            var plan = Plan.Subject(this, before.Title);
            plan.Begin(new Priority(plan, 1, before.Priorities[0], trustStillGivesIt: false));
            _subjects.Add(plan);
        }
    }

    internal void DemandFree(string subject, string field) =>
        Rule.Hold(_subjects.All(s => !string.Equals(s.Title, subject, StringComparison.OrdinalIgnoreCase)), $"There is a subject plan for {subject} under this priority already. Open it, or name this one differently", field);

    internal void Hang(Plan subject)
    {
        subject.ServeIn(this);
        _subjects.Add(subject);
    }

    internal Plan ReleaseSubject(Guid id)
    {
        var subject = _subjects.First(s => s.Id == id);
        _subjects.Remove(subject);
        return subject;
    }
}
