using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>What can follow from what was found.</summary>
public enum ConsequenceKind
{
    /// <summary>Evidence for a success criterion.</summary>
    Evidence,

    /// <summary>A new action in the plan.</summary>
    NewAction,

    /// <summary>Training that people need.</summary>
    TrainingNeed,

    /// <summary>Nothing, for a reason.</summary>
    Nothing,
}

/// <summary>Words of what can follow.</summary>
public static class ConsequenceKinds
{
    /// <summary>As people read it.</summary>
    public static string Label(this ConsequenceKind kind) => kind switch
    {
        ConsequenceKind.Evidence => "Evidence for a success criterion",
        ConsequenceKind.NewAction => "A new action in the plan",
        ConsequenceKind.TrainingNeed => "A training need",
        _ => "Nothing further",
    };
}

/// <summary>What followed from an activity. It stays as it was written, also when the action or criterion goes: its ids are a trace, not a tie.</summary>
public sealed class Consequence : TrustRow
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMax = 1000;

    private Consequence()
    {
    }

    internal Consequence(MonitoringActivity activity, Actor by, ConsequenceKind kind, string text, DateOnly on)
        : base(activity.TrustId)
    {
        (ActivityId, SchoolId, Kind, Text, On, WrittenBy) = (activity.Id, activity.SchoolId, kind, text, kind == ConsequenceKind.Evidence ? activity.HeldOn ?? on : on, by.Name);
    }

    /// <summary>The activity.</summary>
    public Guid ActivityId { get; private set; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>What followed.</summary>
    public ConsequenceKind Kind { get; private set; }

    /// <summary>In words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The day: of evidence the day it was seen, else the day it was written.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Who wrote it, by the name they had then.</summary>
    public string WrittenBy { get; private set; } = "";

    /// <summary>The priority concerned, or null.</summary>
    public Guid? PriorityId { get; init; }

    /// <summary>The success criterion that it is evidence for, or null.</summary>
    public Guid? CriterionId { get; init; }

    /// <summary>How the success criterion stands by it, or null.</summary>
    public Progress? Shows { get; init; }

    /// <summary>The action that was added, or null.</summary>
    public Guid? ActionId { get; init; }

    /// <summary>The training need that was written down, or null.</summary>
    public Guid? NeedId { get; init; }
}
