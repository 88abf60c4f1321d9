using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>A plan that somebody is bringing in: what was read, and what they chose for it, kept for them until they confirm it. Nothing is in the plan before.</summary>
public sealed class BringIn : TrustRow, IVersioned
{
    /// <summary>Longest name of a file, in characters.</summary>
    public const int SourceMax = 200;

    /// <summary>How long it is kept for somebody who does not come back.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private BringIn()
    {
    }

    /// <summary>Keeps what was read.</summary>
    /// <param name="by">Who brings it in; needs to be allowed to edit the school's plan.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="year">The year of the plan.</param>
    /// <param name="source">The file's name, or what was pasted.</param>
    /// <param name="outline">What was read, as JSON.</param>
    /// <param name="now">The moment, UTC.</param>
    public BringIn(Actor by, Guid schoolId, AcademicYear year, string source, string outline, DateTime now)
        : base(by.TrustId)
    {
        by.Demand(Permission.EditPlan, schoolId);
        (SchoolId, MemberId, Year, Source, Outline, At) = (schoolId, by.MemberId, year, Items.Shortened(source, SourceMax), outline, now);
    }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>The year of the plan.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>The file's name, or "Pasted table".</summary>
    public string Source { get; private set; } = "";

    /// <summary>What was read, as JSON.</summary>
    public string Outline { get; private set; } = "";

    /// <summary>What was chosen for it, as JSON; null for what the headings suggest.</summary>
    public string? Choices { get; private set; }

    /// <summary>When it was read, UTC.</summary>
    public DateTime At { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Keeps what was chosen.</summary>
    public void Choose(Actor by, string choices)
    {
        if (by.MemberId != MemberId)
        {
            throw new NotAllowedException($"{by.Name} did not begin to bring this in.");
        }

        Choices = choices;
    }
}
