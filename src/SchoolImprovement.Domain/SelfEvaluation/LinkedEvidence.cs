using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>What a self-evaluation may link to as evidence. A new kind needs a label here, and in the pages a line where such things are found and one where they are opened.</summary>
public enum EvidenceKind
{
    /// <summary>What monitoring found.</summary>
    Findings,

    /// <summary>How a success criterion stood on a day.</summary>
    Measurement,

    /// <summary>The signed review of a term.</summary>
    Review,

    /// <summary>A file.</summary>
    File,

    /// <summary>What a staff questionnaire said, once it was closed.</summary>
    Voice,

    /// <summary>The school's answers to an audit, once it was finished.</summary>
    Audit,
}

/// <summary>How kinds of evidence are named.</summary>
public static class EvidenceKinds
{
    /// <summary>In a word or two.</summary>
    public static string Label(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Findings => "Monitoring",
        EvidenceKind.Measurement => "Measurement",
        EvidenceKind.Review => "Term review",
        EvidenceKind.File => "File",
        EvidenceKind.Audit => "Audit",
        _ => "Staff voice",
    };
}

/// <summary>Something of the school's that shows how it knows.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Words">What it is called.</param>
/// <param name="On">Its day.</param>
public sealed record EvidenceFound(EvidenceKind Kind, Guid Id, string Words, DateOnly On);

/// <summary>
/// A link from an area of a self-evaluation, or from one of its points, to what shows it. It keeps the name and the day of what it leads to, so that it can say what was there when
/// that is gone: its id is a trace, not a tie.
/// </summary>
public sealed class LinkedEvidence : TrustRow, ISefPart
{
    /// <summary>Longest name, in characters.</summary>
    public const int WordsMax = 300;

    /// <summary>Most links of one point, or of an area itself.</summary>
    public const int Most = 10;

    private LinkedEvidence()
    {
    }

    internal LinkedEvidence(Sef sef, Actor by, Guid areaId, Guid? pointId, EvidenceFound found, DateTime now)
        : base(sef.TrustId)
    {
        (SefId, SchoolId, AreaId, PointId, Kind, TargetId) = (sef.Id, sef.SchoolId, areaId, pointId, found.Kind, found.Id);
        (Words, On, LinkedBy, LinkedAt) = (Rule.Cut(found.Words, WordsMax), found.On, by.Name, now);
    }

    /// <summary>The self-evaluation.</summary>
    public Guid SefId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The strength or area for development that it shows, or null when it shows the grade as a whole.</summary>
    public Guid? PointId { get; private set; }

    /// <summary>What it leads to.</summary>
    public EvidenceKind Kind { get; private set; }

    /// <summary>The id of what it leads to, which may be gone since.</summary>
    public Guid TargetId { get; private set; }

    /// <summary>What that was called when it was linked.</summary>
    [Recorded("Leads to")]
    public string Words { get; private set; } = "";

    /// <summary>The day of that.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Who linked it, by the name they had then.</summary>
    public string LinkedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime LinkedAt { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Evidence: {Words}";
}

/// <summary>Links to evidence.</summary>
public sealed partial class Sef
{
    private readonly List<LinkedEvidence> _evidence = [];

    /// <summary>What shows how the school knows.</summary>
    public IReadOnlyList<LinkedEvidence> Evidence => _evidence;

    /// <summary>Links an area, or one of its points, to what shows it. It does not confirm the grade.</summary>
    /// <param name="by">Needs to be allowed to edit the school's self-evaluation.</param>
    /// <param name="area">The area.</param>
    /// <param name="pointId">One of its strengths or areas for development, or null for the grade as a whole.</param>
    /// <param name="found">What shows it.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">The point is gone, the same is linked already, or there are as many links as can be read.</exception>
    public LinkedEvidence Link(Actor by, EvaluationArea area, Guid? pointId, EvidenceFound found, DateTime now)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        Rule.Hold(pointId is not { } id || Find(id).AreaId == area.Id, "This point stands under another area. Go back to it and choose the evidence there");
        var there = _evidence.Where(e => e.AreaId == area.Id && e.PointId == pointId).ToList();
        Rule.Hold(there.All(e => e.TargetId != found.Id), $"“{found.Words}” is linked here already");
        Rule.Hold(there.Count < LinkedEvidence.Most, $"There are {LinkedEvidence.Most} links here already. Unlink what says least, then choose this");
        var link = new LinkedEvidence(this, by, area.Id, pointId, found, now);
        _evidence.Add(link);
        return link;
    }

    /// <summary>Takes a link away. What it leads to stays.</summary>
    public void Unlink(Actor by, Guid linkId)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        _evidence.RemoveAll(e => e.Id == linkId);
    }

    private void DropLinksOf(IEnumerable<EvaluationPoint> gone) => _evidence.RemoveAll(e => gone.Any(p => p.Id == e.PointId));
}
