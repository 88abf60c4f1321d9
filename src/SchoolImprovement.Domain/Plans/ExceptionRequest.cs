using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>Where a request for an exception stands.</summary>
public enum ExceptionState
{
    /// <summary>The school has asked; the trust decides next.</summary>
    Asked,

    /// <summary>The trust agreed.</summary>
    Granted,

    /// <summary>The trust did not agree.</summary>
    Refused,

    /// <summary>The school no longer asks.</summary>
    Withdrawn,
}

/// <summary>A school asks the trust to go without a priority that the trust gives to every school, with its reason; the trust answers with its own.</summary>
public sealed class ExceptionRequest : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest reason or answer, in characters.</summary>
    public const int TextMax = 2000;

    private ExceptionRequest()
    {
    }

    private ExceptionRequest(Actor by, Priority priority, string reason, DateTime now)
        : base(priority.TrustId)
    {
        (SchoolId, PlanId, PriorityId, TrustPriorityId, Title, Reason, AskedBy, AskedAt) = (priority.SchoolId, priority.PlanId, priority.Id, priority.TrustPriorityId, priority.Title, reason, by.Name, now);
    }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <summary>The school's copy of the trust's priority. It may be gone later, when the exception was granted.</summary>
    public Guid PriorityId { get; private set; }

    /// <summary>The trust's priority: once the exception is granted, the plan need not have it any more. Null where the trust no longer keeps it.</summary>
    public Guid? TrustPriorityId { get; private set; }

    /// <summary>Its title then.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Why the school asks.</summary>
    [Recorded("Reason")]
    public string Reason { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    [Recorded("Exception")]
    public ExceptionState State { get; private set; }

    /// <summary>The trust's answer, or null.</summary>
    [Recorded("Answer")]
    public string? Answer { get; private set; }

    /// <summary>Who asked, by the name they had then.</summary>
    public string AskedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Who answered, or null.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>When it was answered, UTC, or null.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Exception: {Title}";

    /// <summary>Asks the trust.</summary>
    /// <param name="by">Needs to be allowed to submit the school's plan.</param>
    /// <param name="priority">The school's copy of a trust priority.</param>
    /// <param name="earlier">The requests made for it before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">Now, UTC.</param>
    /// <exception cref="RuleBrokenException">It is the school's own, excepted already or asked for already, or the reason is missing.</exception>
    public static ExceptionRequest Ask(Actor by, Priority priority, IEnumerable<ExceptionRequest> earlier, string? reason, DateTime now)
    {
        by.Demand(Permission.SubmitPlan, priority.SchoolId);
        priority.Plan.DemandNotClosed();
        Rule.Hold(priority.TrustPriorityId is not null, "This priority is the school’s own, so it needs no exception");
        Rule.Hold(!priority.IsExcepted, "The trust has granted an exception already");
        Rule.Hold(earlier.All(e => e.State != ExceptionState.Asked), "The school has asked already. The trust decides next");
        return new ExceptionRequest(by, priority, Rule.Text(reason, TextMax, "Say why the school should go without it", "Reason"), now);
    }

    /// <summary>The trust agrees: the school may remove the priority, or stop it at the year's end.</summary>
    /// <param name="by">Needs to be allowed to change what the trust gives.</param>
    /// <param name="priority">The school's copy, or null when it is gone.</param>
    /// <param name="answer">What the trust says to it, or null.</param>
    /// <param name="now">Now, UTC.</param>
    public void Grant(Actor by, Priority? priority, string? answer, DateTime now)
    {
        DemandAnswerable(by);
        Close(ExceptionState.Granted, by, Rule.Optional(answer, TextMax, "Answer"), now);
        priority?.Except();
    }

    /// <summary>The trust does not agree, and says why.</summary>
    public void Refuse(Actor by, string? answer, DateTime now)
    {
        DemandAnswerable(by);
        Close(ExceptionState.Refused, by, Rule.Text(answer, TextMax, "Say why the trust does not agree", "Answer"), now);
    }

    /// <summary>The school no longer asks.</summary>
    public void Withdraw(Actor by, DateTime now)
    {
        by.Demand(Permission.SubmitPlan, SchoolId);
        DemandOpen();
        Close(ExceptionState.Withdrawn, by, null, now);
    }

    private void DemandAnswerable(Actor by)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        DemandOpen();
    }

    private void DemandOpen() => Rule.Hold(State == ExceptionState.Asked, "This request is answered or withdrawn already");

    private void Close(ExceptionState state, Actor by, string? answer, DateTime now) => (State, Answer, AnsweredBy, AnsweredAt) = (state, answer, by.Name, now);
}
