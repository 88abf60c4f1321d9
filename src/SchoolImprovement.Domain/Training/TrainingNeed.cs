using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.Training;

/// <summary>Where a training need comes from.</summary>
public enum NeedSource
{
    /// <summary>Somebody wrote it down.</summary>
    ByHand,

    /// <summary>An action of the plan says so.</summary>
    Action,

    /// <summary>A monitoring finding led to it.</summary>
    Finding,
}

/// <summary>Where a training need stands. Computed from its sessions; only a drop is kept.</summary>
public enum NeedState
{
    /// <summary>No session meets it yet.</summary>
    Open,

    /// <summary>A session is planned.</summary>
    Planned,

    /// <summary>Its sessions have been held.</summary>
    Met,

    /// <summary>No longer needed, with a reason.</summary>
    Dropped,
}

/// <summary>Words of the states, and how a state follows from the sessions.</summary>
public static class NeedStates
{
    /// <summary>The state as people read it.</summary>
    public static string Label(this NeedState state) => state switch
    {
        NeedState.Open => "No session yet",
        NeedState.Planned => "Planned",
        NeedState.Met => "Met",
        NeedState.Dropped => "Dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>Met when every session for it has been held, planned when one still comes, open when there is none and the action that asks for it is not complete.</summary>
    /// <param name="dropped">Whether it was dropped.</param>
    /// <param name="held">For each session that is not called off: whether the need's school has been there.</param>
    /// <param name="actionDone">Whether the action that asks for it is complete, and its training with it.</param>
    public static NeedState Of(bool dropped, IReadOnlyCollection<bool> held, bool actionDone = false) =>
        dropped ? NeedState.Dropped : held.Count == 0 ? (actionDone ? NeedState.Met : NeedState.Open) : held.All(h => h) ? NeedState.Met : NeedState.Planned;
}

/// <summary>What a training need says.</summary>
/// <param name="TopicId">What it is about, or null when no topic fits.</param>
/// <param name="What">What people need to learn, in words.</param>
/// <param name="Audience">Who needs it.</param>
/// <param name="ByWhen">By when.</param>
public sealed record NeedFacts(Guid? TopicId, string? What, string? Audience, DateOnly? ByWhen);

/// <summary>
/// Training that people of a school need in a year. The need of an action has the action's own id and is known from the plan alone: it is
/// written down here only once something is decided about it, and its words stay the plan's.
/// </summary>
public sealed class TrainingNeed : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest words, audience or reason, in characters.</summary>
    public const int TextMax = 300;

    private TrainingNeed()
    {
    }

    private TrainingNeed(Guid trustId, Guid schoolId, AcademicYear year, NeedSource source, NeedFacts facts)
        : base(trustId)
    {
        (SchoolId, Year, Source) = (schoolId, year, source);
        Write(facts);
    }

    private TrainingNeed(PlanAction action, AcademicYear year, Guid? topicId)
        : base(action.TrustId, action.Id)
    {
        (SchoolId, Year, Source) = (action.SchoolId, year, NeedSource.Action);
        Write(new NeedFacts(topicId, action.TrainingNeed, action.TrainingFor, action.Due));
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The academic year.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>Where it comes from.</summary>
    public NeedSource Source { get; private set; }

    /// <summary>The monitoring activity whose finding led to it, or null.</summary>
    public Guid? ActivityId { get; private set; }

    /// <summary>What it is about, or null when no topic fits.</summary>
    [Recorded("Topic")]
    public Guid? TopicId { get; private set; }

    /// <summary>What people need to learn. Of an action: as the plan said when it was written down.</summary>
    [Recorded("Training need")]
    public string What { get; private set; } = "";

    /// <summary>Who needs it, or null.</summary>
    [Recorded("Who needs it")]
    public string? Audience { get; private set; }

    /// <summary>By when, or null.</summary>
    [Recorded("By when")]
    public DateOnly? ByWhen { get; private set; }

    /// <summary>Why it was dropped, or null when it was not.</summary>
    [Recorded("Why it was dropped")]
    public string? DroppedWhy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Training need: {What}";

    /// <summary>Writes down a need by hand.</summary>
    public static TrainingNeed Add(Actor by, Guid schoolId, AcademicYear year, NeedFacts facts)
    {
        by.Demand(Permission.EditTraining, schoolId);
        return new TrainingNeed(by.TrustId, schoolId, year, NeedSource.ByHand, facts);
    }

    /// <summary>The need that follows from a monitoring finding. Whoever may record the finding may say what follows from it, so the caller asks for that permission.</summary>
    /// <param name="by">Who records the finding.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="year">The academic year.</param>
    /// <param name="topicId">What it is about, or null.</param>
    /// <param name="what">What people need to learn.</param>
    /// <param name="audience">Who needs it.</param>
    /// <param name="byWhen">By when.</param>
    /// <param name="activityId">The monitoring activity.</param>
    public static TrainingNeed FromFinding(Actor by, Guid schoolId, AcademicYear year, Guid? topicId, string? what, string? audience, DateOnly? byWhen, Guid activityId) =>
        new(by.TrustId, schoolId, year, NeedSource.Finding, new NeedFacts(topicId, what, audience, byWhen)) { ActivityId = activityId };

    /// <summary>Writes down the need of an action, because something is decided about it. The need takes the action's id.</summary>
    /// <param name="by">Who decides: plans the school's training, or the trust's.</param>
    /// <param name="action">The action.</param>
    /// <param name="year">The year of its plan.</param>
    /// <param name="topicId">What it is about, or null.</param>
    public static TrainingNeed OfAction(Actor by, PlanAction action, AcademicYear year, Guid? topicId)
    {
        DemandPlanning(by, action.SchoolId);
        Rule.Hold(action.TrainingNeed is not null, "This action no longer says that it needs training");
        return new TrainingNeed(action, year, topicId);
    }

    /// <summary>Changes what it says. Of an action's need only the topic changes here: its words are the plan's.</summary>
    public void Change(Actor by, NeedFacts facts)
    {
        by.Demand(Permission.EditTraining, SchoolId);
        Write(Source == NeedSource.Action ? new NeedFacts(facts.TopicId, What, Audience, ByWhen) : facts);
    }

    /// <summary>Drops it: it is no longer needed, or is met in another way.</summary>
    public void Drop(Actor by, string? why)
    {
        by.Demand(Permission.EditTraining, SchoolId);
        Rule.Hold(DroppedWhy is null, "This need has been dropped already");
        DroppedWhy = Rule.Text(why, TextMax, "Enter why it is no longer needed, or how it was met", "Why");
    }

    /// <summary>Takes it up again.</summary>
    public void TakeUp(Actor by)
    {
        by.Demand(Permission.EditTraining, SchoolId);
        Rule.Hold(DroppedWhy is not null, "This need has not been dropped");
        DroppedWhy = null;
    }

    internal static void DemandPlanning(Actor by, Guid schoolId)
    {
        if (!by.MayInTrust(Permission.PlanJointTraining))
        {
            by.Demand(Permission.EditTraining, schoolId);
        }
    }

    private void Write(NeedFacts facts)
    {
        var what = Rule.Text(facts.What, TextMax, "Enter what people need to learn", "What");
        var audience = Rule.Optional(facts.Audience, TextMax, "Audience");
        // The day of an action's need is the plan's to hold.
        Rule.Hold(Source == NeedSource.Action || facts.ByWhen is not { } day || Year.IsNear(day), Year.NearWords, "ByWhen");
        (TopicId, What, Audience, ByWhen) = (facts.TopicId, what, audience, facts.ByWhen);
    }
}
