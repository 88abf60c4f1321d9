using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>What one person typed into a part of a self-evaluation, or an area of an audit, and has not saved, kept for them on the server. One for each person and part.</summary>
public sealed class SefDraft : TrustRow
{
    /// <summary>Longest target, in characters.</summary>
    public const int TargetMax = OpenEdit.TargetMax;

    private SefDraft()
    {
    }

    /// <summary>Begins a draft.</summary>
    /// <param name="by">Who types.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="target">What it is a draft of.</param>
    public SefDraft(Actor by, Guid schoolId, string target)
        : base(by.TrustId)
    {
        (SchoolId, MemberId, Target) = (schoolId, by.MemberId, target);
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>What it is a draft of.</summary>
    public string Target { get; private set; } = "";

    /// <summary>What was typed, as JSON of field names and values.</summary>
    public string Values { get; private set; } = "{}";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Keeps what was typed.</summary>
    public void Keep(string values, DateTime now)
    {
        Rule.Hold(values.Length <= OpenEdit.ValuesMax, "This is too long to keep. Save it in smaller parts");
        (Values, At) = (values, now);
    }
}
