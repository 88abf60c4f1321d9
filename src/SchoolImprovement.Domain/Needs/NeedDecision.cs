using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Needs;

/// <summary>What a school decided on a need in a year: it became a priority, or the school goes without it and says why. The words of the need are kept as they were.</summary>
public sealed class NeedDecision : TrustRow, IVersioned, ISefPart
{
    /// <summary>Longest key, in characters.</summary>
    public const int KeyMax = 200;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMax = 1000;

    private NeedDecision()
    {
    }

    private NeedDecision(Actor by, Guid schoolId, AcademicYear year, Need need, DateTime now)
        : base(by.TrustId)
    {
        (SchoolId, Year, Key, Source, Title, Why, Who, At) = (schoolId, year, Rule.Cut(need.Key, KeyMax), need.Source, need.Title, Rule.Cut(need.Why, Priority.TextMax), by.Name, now);
    }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The year of the plan that it was decided for.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>The need's key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Where the need showed.</summary>
    public NeedOrigin Source { get; private set; }

    /// <summary>The need's title then.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Why it was suggested, in the words of then.</summary>
    public string Why { get; private set; } = "";

    /// <summary>The priority that it became or that answers it, or null when it was refused. The priority may be gone since.</summary>
    public Guid? PriorityId { get; private set; }

    /// <summary>Why the school goes without it, or null when it became a priority.</summary>
    [Recorded("Refused because")]
    public string? Reason { get; private set; }

    /// <summary>Who decided, by the name they had then.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Need: {Title}";

    /// <summary>Makes a priority of the plan out of a need, with its reason filled in.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="plan">The plan, in a state in which it takes changes.</param>
    /// <param name="need">The need.</param>
    /// <param name="now">When, UTC.</param>
    public static (NeedDecision Decision, Priority Priority) Accept(Actor by, Plan plan, Need need, DateTime now)
    {
        var priority = plan.AddPriority(by, need.Title, null);
        if (need.AreaId is { } area)
        {
            priority.WriteHeader(by, new PriorityHeader(priority.Title, null, area, null, null, null, null));
        }

        var today = now.LondonDay();
        var year = AcademicYear.Of(today);
        priority.WriteRationale(by, Rule.Cut($"From our needs assessment, {year.Named(year.TermOf(today)!.Value).ToLowerInvariant()}. {need.Why}", Priority.TextMax), null);
        return (new NeedDecision(by, plan.SchoolId, plan.Year, need, now) { PriorityId = priority.Id }, priority);
    }

    /// <summary>Says that a priority of the plan answers a need already.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="priority">A priority of the plan.</param>
    /// <param name="year">The year of the plan.</param>
    /// <param name="need">The need.</param>
    /// <param name="now">When, UTC.</param>
    public static NeedDecision Answer(Actor by, Priority priority, AcademicYear year, Need need, DateTime now)
    {
        by.Demand(Permission.EditPlan, priority.SchoolId);
        return new NeedDecision(by, priority.SchoolId, year, need, now) { PriorityId = priority.Id };
    }

    /// <summary>Goes without a need this year, and says why.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="year">The year of the plan.</param>
    /// <param name="need">The need.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">The reason is missing.</exception>
    public static NeedDecision Refuse(Actor by, Guid schoolId, AcademicYear year, Need need, string? reason, DateTime now)
    {
        by.Demand(Permission.EditPlan, schoolId);
        return new NeedDecision(by, schoolId, year, need, now) { Reason = Rule.Text(reason, ReasonMax, "Say why the school goes without it this year", "Reason") };
    }

    /// <summary>Whether it settles a need: refused, or answered by a priority that is still in the plan. A need whose priority was removed is open again.</summary>
    /// <param name="need">The need.</param>
    /// <param name="inPlan">The priorities of the plan.</param>
    public bool Settles(Need need, IEnumerable<Guid> inPlan) => Key == need.Key && (PriorityId is not { } priority || inPlan.Contains(priority));

    /// <summary>May the decision be taken back, so that the need is suggested again?</summary>
    /// <exception cref="RuleBrokenException">It became a priority: that is removed in the plan.</exception>
    public void DemandTakeBack(Actor by)
    {
        by.Demand(Permission.EditPlan, SchoolId);
        Rule.Hold(Reason is not null, "It became a priority. Remove the priority in the plan, and it is suggested again");
    }
}
