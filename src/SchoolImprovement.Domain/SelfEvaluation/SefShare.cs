using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>
/// A headteacher's leave for one named person who leads another school of the trust, such as a head of the same triad, to read the school's self-evaluation as it stands and to comment on it.
/// It opens nothing else of the school. It ends on its day, when it is taken back, and when the person no longer leads a school.
/// </summary>
public sealed class SefShare : TrustRow, ISefPart
{
    /// <summary>Longest list of the schools that the person leads, in characters.</summary>
    public const int SchoolsMax = 300;

    private SefShare()
    {
    }

    private SefShare(Actor by, Guid schoolId, Member reader, string schools, DateOnly? until, DateTime now)
        : base(by.TrustId)
    {
        (SchoolId, MemberId, Reader, ReaderSchools, Until) = (schoolId, reader.Id, reader.Name, Rule.Cut(schools, SchoolsMax), until);
        (SharedBy, SharedAt) = (by.Name, now);
    }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>Who may read it.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who may read it, by the name they had then.</summary>
    public string Reader { get; private set; } = "";

    /// <summary>The schools that they led then.</summary>
    public string ReaderSchools { get; private set; } = "";

    /// <summary>The last day, or null.</summary>
    [Recorded("Until")]
    public DateOnly? Until { get; private set; }

    /// <summary>Who shared it, by the name they had then.</summary>
    public string SharedBy { get; private set; } = "";

    /// <summary>Since when, UTC.</summary>
    public DateTime SharedAt { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Self-evaluation shared with {Reader}, {ReaderSchools}";

    /// <summary>Shares the school's self-evaluation.</summary>
    /// <param name="by">Needs to be allowed to share it.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="reader">Somebody who leads another school, with their roles.</param>
    /// <param name="schools">The names of the schools that they lead.</param>
    /// <param name="until">The last day, or null.</param>
    /// <param name="there">With whom it is, or was, shared already.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">They lead no other school, read it already, or the day is past.</exception>
    public static SefShare With(Actor by, Guid schoolId, Member reader, string schools, DateOnly? until, IEnumerable<SefShare> there, DateTime now)
    {
        by.Demand(Permission.ShareSelfEvaluation, schoolId);
        var today = now.LondonDay();
        var held = reader.Roles.Where(r => r.Until is not { } last || last >= today).ToList();
        Rule.Hold(reader.Status is MemberStatus.Active or MemberStatus.Invited && held.Any(r => r.Role.LeadsSchool() && r.SchoolId != schoolId), "Choose a headteacher or senior leader of another school of the trust", "Reader");
        Rule.Hold(!held.Any(r => (r.SchoolId is null || r.SchoolId == schoolId) && r.Role.May(Permission.ReadCurrentSelfEvaluation)), $"{reader.Name} reads it already, by their role", "Reader");
        Rule.Hold(there.All(s => s.MemberId != reader.Id || s.HasEnded(today)), $"It is shared with {reader.Name} already. To change the last day, take it back first", "Reader");
        Rule.Hold(until is not { } day || day >= today, "Enter a last day that is today or later", "Until");
        return new SefShare(by, schoolId, reader, schools, until, now);
    }

    /// <summary>Whether its last day is over.</summary>
    public bool HasEnded(DateOnly today) => Until is { } last && last < today;

    /// <summary>Refuses, with a 403, whoever may not take it back. Once it is gone the person reads nothing more.</summary>
    /// <exception cref="NotAllowedException">The person may not share the school's self-evaluation.</exception>
    public void DemandTakeBack(Actor by) => by.Demand(Permission.ShareSelfEvaluation, SchoolId);
}
