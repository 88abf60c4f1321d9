using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>
/// One person's edit that is open and not saved: a draft of what they typed, kept for them on the server, and at the same time the sign
/// to others that they are editing. One for each person and thing.
/// </summary>
public sealed class OpenEdit : TrustRow
{
    /// <summary>How long after the last sign of life others see the person as editing.</summary>
    public static readonly TimeSpan SeenFor = TimeSpan.FromSeconds(60);

    /// <summary>How long a draft is kept without being opened again; it goes when its person next saves something.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Longest target, in characters.</summary>
    public const int TargetMax = 80;

    /// <summary>Longest draft, in characters: the top of a plan with every text at its longest, as it was and as it is typed.</summary>
    public const int ValuesMax = 200_000;

    private OpenEdit()
    {
    }

    /// <summary>Opens an edit.</summary>
    /// <param name="by">Who edits.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="target">What is edited, for example "action:{id}".</param>
    /// <param name="label">What others read, for example "priority 3".</param>
    public OpenEdit(Actor by, Guid schoolId, Guid planId, string target, string label)
        : base(by.TrustId)
    {
        (SchoolId, PlanId, MemberId, MemberName, Target, Label) = (schoolId, planId, by.MemberId, by.Name, target, label);
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Who edits.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who edits, by name.</summary>
    public string MemberName { get; private set; } = "";

    /// <summary>What is edited.</summary>
    public string Target { get; private set; } = "";

    /// <summary>What others read.</summary>
    public string Label { get; private set; } = "";

    /// <summary>What was typed, as JSON of field names and values; null when nothing was typed yet.</summary>
    public string? Values { get; private set; }

    /// <summary>When something was typed or the page last gave a sign of life, UTC.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>Keeps what was typed.</summary>
    public void Keep(string? values, DateTime now)
    {
        Rule.Hold(values is null || values.Length <= ValuesMax, "This is too long to keep. Save it in smaller parts");
        (Values, SeenAt) = (values, now);
    }

    /// <summary>A sign of life without anything typed.</summary>
    public void Seen(DateTime now) => SeenAt = now;
}
