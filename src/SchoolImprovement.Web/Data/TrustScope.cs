namespace SchoolImprovement.Web.Data;

/// <summary>The trust that the current request or job works in, and who works. No trust = no rows of any trust.</summary>
public sealed class TrustScope
{
    public Guid? TrustId { get; private set; }

    public Guid? MemberId { get; private set; }

    /// <summary>The name kept with history.</summary>
    public string Who { get; private set; } = "School Improvement";

    /// <summary>Works in one trust from now on. A scope never changes trust: a second trust needs a second scope.</summary>
    public void Enter(Guid trustId, Guid? memberId = null, string? who = null)
    {
        if (TrustId is { } already && already != trustId)
        {
            throw new InvalidOperationException("This scope already works in another trust.");
        }

        (TrustId, MemberId) = (trustId, memberId);
        Who = who ?? Who;
    }
}
