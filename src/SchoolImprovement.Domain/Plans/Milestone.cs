using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What a milestone says.</summary>
/// <param name="Term">The term by whose end it shall be seen.</param>
/// <param name="Text">What will be seen by then.</param>
/// <param name="Progress">How it stands.</param>
/// <param name="Impact">What difference it made, in short.</param>
public sealed record MilestoneFacts(Term Term, string? Text, Progress Progress, string? Impact);

/// <summary>What will be seen by the end of a term.</summary>
public sealed class Milestone : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMax = 500;

    /// <summary>Longest impact note, in characters.</summary>
    public const int ImpactMax = 2000;

    private Milestone()
    {
    }

    internal Milestone(Priority priority, int position, MilestoneFacts facts, DateOnly today)
        : base(priority.TrustId)
    {
        (PlanId, SchoolId, PriorityId, Position) = (priority.PlanId, priority.SchoolId, priority.Id, position);
        Write(facts, today);
    }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The priority it belongs to.</summary>
    public Guid PriorityId { get; private set; }

    /// <summary>The term.</summary>
    [Recorded("Term")]
    public Term Term { get; private set; }

    /// <summary>Place in the term, from 1.</summary>
    [Recorded("Place", IsPlace = true)]
    public int Position { get; internal set; }

    /// <summary>What will be seen.</summary>
    [Recorded("Milestone")]
    public string Text { get; private set; } = "";

    /// <summary>How it stands.</summary>
    [Recorded("Progress")]
    public Progress Progress { get; private set; }

    /// <summary>What difference it made, or null.</summary>
    [Recorded("Impact")]
    public string? Impact { get; private set; }

    /// <summary>The day its progress or impact was last written, or null.</summary>
    public DateOnly? ReviewedOn { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Milestone: {Text}";

    /// <summary>Whether these facts change no word of it, at most its progress and impact.</summary>
    internal bool Says(MilestoneFacts facts) => facts.Term == Term && Rule.Optional(facts.Text, TextMax, "Text") == Text;

    internal void Write(MilestoneFacts facts, DateOnly today)
    {
        var text = Rule.Text(facts.Text, TextMax, "Enter what will be seen by the end of the term", "Text");
        var impact = Rule.Optional(facts.Impact, ImpactMax, "Impact");
        if (facts.Progress != Progress || impact != Impact)
        {
            ReviewedOn = today;
        }

        (Term, Text, Progress, Impact) = (facts.Term, text, facts.Progress, impact);
    }
}
