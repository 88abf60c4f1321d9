using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Domain.Training;

/// <summary>A school that a session is for, and how it went there.</summary>
public sealed class SessionSchool : TrustRow, IRecorded
{
    /// <summary>Longest text on impact, in characters.</summary>
    public const int ImpactMax = 2000;

    private SessionSchool()
    {
    }

    internal SessionSchool(TrainingSession session, Guid schoolId)
        : base(session.TrustId)
    {
        (SessionId, SchoolId) = (session.Id, schoolId);
    }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>How many came, or null while nobody has said.</summary>
    [Recorded("How many came")]
    public int? Attended { get; internal set; }

    /// <summary>What has changed since, or null.</summary>
    [Recorded("What has changed")]
    public string? Changed { get; internal set; }

    /// <summary>How we know, or null.</summary>
    [Recorded("How we know")]
    public string? HowWeKnow { get; internal set; }

    /// <summary>The day on which the impact was written, or null.</summary>
    public DateOnly? ImpactOn { get; internal set; }

    /// <summary>Whether the school has been there.</summary>
    public bool IsHeld => Attended is not null;

    /// <inheritdoc/>
    public string RecordName => "How the training went";
}

/// <summary>A need that a session meets.</summary>
public sealed class SessionNeed : TrustRow
{
    private SessionNeed()
    {
    }

    internal SessionNeed(TrainingSession session, Guid needId)
        : base(session.TrustId)
    {
        (SessionId, NeedId) = (session.Id, needId);
    }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The need.</summary>
    public Guid NeedId { get; private set; }
}

/// <summary>Somebody who came to a session, from a school.</summary>
public sealed class SessionAttendee : TrustRow
{
    private SessionAttendee()
    {
    }

    internal SessionAttendee(TrainingSession session, Guid schoolId, Guid memberId)
        : base(session.TrustId)
    {
        (SessionId, SchoolId, MemberId) = (session.Id, schoolId, memberId);
    }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The school they came from.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Who.</summary>
    public Guid MemberId { get; private set; }
}
