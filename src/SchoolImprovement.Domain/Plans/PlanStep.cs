using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>One step in a plan's life: from which status to which, who, when and why. Never changed.</summary>
public sealed class PlanStep : TrustRow
{
    /// <summary>Longest note or reason, in characters.</summary>
    public const int NoteMax = 2000;

    private PlanStep()
    {
    }

    internal PlanStep(Plan plan, PlanStatus from, PlanStatus to, Actor by, DateTime at, DateOnly? on, string? note)
        : base(plan.TrustId)
    {
        (PlanId, SchoolId, From, To, MemberId, Who, At, On, Note) = (plan.Id, plan.SchoolId, from, to, by.MemberId, by.Name, at, on, note);
    }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The status before.</summary>
    public PlanStatus From { get; private set; }

    /// <summary>The status after.</summary>
    public PlanStatus To { get; private set; }

    /// <summary>Who took the step.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who took the step, by the name they had then.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When it was recorded, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The day of the governors' meeting that decided, or null.</summary>
    public DateOnly? On { get; private set; }

    /// <summary>The reason or note, or null.</summary>
    public string? Note { get; private set; }
}

/// <summary>A plan as it was when it was submitted, approved or closed: its paper, kept whole, so that it can be opened, printed and compared later. Never changed.</summary>
public sealed class PlanVersion : TrustRow
{
    private PlanVersion()
    {
    }

    internal PlanVersion(Plan plan, int number, PlanStep step, string content)
        : base(plan.TrustId)
    {
        (PlanId, SchoolId, Number, Kind, MemberId, Who, At, On, Note) = (plan.Id, plan.SchoolId, number, step.To, step.MemberId, step.Who, step.At, step.On, step.Note);
        Rule.Hold(content.Length > 0, "A version needs the plan’s content");
        Content = content;
    }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Number within the plan, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The step it was kept at: submitted, approved, closed.</summary>
    public PlanStatus Kind { get; private set; }

    /// <summary>Who took the step.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who took the step, by the name they had then.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The day of the governors' meeting that decided, or null.</summary>
    public DateOnly? On { get; private set; }

    /// <summary>The note of the step, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>The plan's paper, in the words and order it had, as the report writes it.</summary>
    public string Content { get; private set; } = "";
}

/// <summary>Why a part of a live plan was changed after the governors approved it. One for each part.</summary>
public sealed class AmendmentReason : TrustRow
{
    /// <summary>Longest reason, in characters.</summary>
    public const int TextMax = 500;

    private AmendmentReason()
    {
    }

    internal AmendmentReason(Plan plan, Guid partId)
        : base(plan.TrustId)
    {
        (PlanId, SchoolId, PartId) = (plan.Id, plan.SchoolId, partId);
    }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The part that was changed: the plan itself, a priority, a criterion, a milestone, an action. It may be gone.</summary>
    public Guid PartId { get; private set; }

    /// <summary>The reason.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who wrote it, by the name they had then.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    internal void Write(Actor by, string text, DateTime now) => (Text, Who, At) = (text, by.Name, now);
}
