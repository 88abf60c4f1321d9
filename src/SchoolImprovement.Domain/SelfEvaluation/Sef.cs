using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>A recorded row that is part of a school's self-evaluation or of an audit that it answers.</summary>
public interface ISefPart : IRecorded
{
    /// <summary>The school that evaluates itself.</summary>
    Guid SchoolId { get; }
}

/// <summary>
/// A school's self-evaluation against one framework: how well are we doing, how do we know, what next. One for each school and framework, always as it is today;
/// once a term the headteacher signs it, which keeps a copy that is never changed. Source: field guide §2.4.
/// </summary>
public sealed partial class Sef : TrustRow, IVersioned, ISefPart
{
    /// <summary>Longest free text, in characters.</summary>
    public const int TextMax = 6000;

    private readonly List<AreaEvaluation> _areas = [];
    private readonly List<EvaluationPoint> _points = [];
    private readonly List<Moderation> _moderations = [];
    private readonly List<SefSnapshot> _snapshots = [];

    private Sef()
    {
    }

    private Sef(Guid trustId, Guid schoolId, Guid frameworkId)
        : base(trustId)
    {
        (SchoolId, FrameworkId) = (schoolId, frameworkId);
    }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The framework, in the version that was the trust's when the school began.</summary>
    public Guid FrameworkId { get; private set; }

    /// <summary>Who the pupils are and what the school is like, or null.</summary>
    [Recorded("Context")]
    public string? Context { get; private set; }

    /// <summary>Day of the last inspection, or null.</summary>
    [Recorded("Last inspection")]
    public DateOnly? InspectedOn { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>What is said of each area so far.</summary>
    public IReadOnlyList<AreaEvaluation> Areas => _areas;

    /// <summary>Strengths, areas for development, and the points of the last inspection.</summary>
    public IReadOnlyList<EvaluationPoint> Points => _points;

    /// <summary>What advisers and the trust think of the grades.</summary>
    public IReadOnlyList<Moderation> Moderations => _moderations;

    /// <summary>The copies that were signed.</summary>
    public IReadOnlyList<SefSnapshot> Snapshots => _snapshots;

    /// <inheritdoc/>
    public string RecordName => "Self-evaluation";

    /// <summary>Begins a school's self-evaluation. The framework's version stays as it is from now on.</summary>
    /// <param name="by">Needs to be allowed to edit the school's self-evaluation.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="framework">A framework for self-evaluation.</param>
    public static Sef Begin(Actor by, Guid schoolId, Framework framework)
    {
        by.Demand(Permission.EditSelfEvaluation, schoolId);
        Rule.Hold(framework.Kind == FrameworkKind.SelfEvaluation, $"“{framework.Name}” is an audit, which is answered and not kept up to date");
        framework.Freeze();
        return new Sef(by.TrustId, schoolId, framework.Id);
    }

    /// <summary>Grades an area, or takes its grade back, and says why.</summary>
    /// <param name="by">Needs to be allowed to edit the school's self-evaluation.</param>
    /// <param name="framework">The framework, with its grades.</param>
    /// <param name="area">One of its areas.</param>
    /// <param name="grade">The grade's code; null for "not yet judged".</param>
    /// <param name="why">Why this grade.</param>
    /// <param name="now">When, UTC.</param>
    public AreaEvaluation Judge(Actor by, Framework framework, EvaluationArea area, string? grade, string? why, DateTime now)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        var chosen = string.IsNullOrEmpty(grade) ? null : framework.GradeOf(area, grade);
        var said = Rule.Optional(why, TextMax, "Why");
        var of = Of(area);
        of.Judge(by, chosen, said, now);
        return of;
    }

    /// <summary>Writes how groups of pupils do in an area. It does not confirm the grade.</summary>
    public AreaEvaluation WriteGroups(Actor by, EvaluationArea area, string? groups)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        var said = Rule.Optional(groups, TextMax, "Groups");
        var of = Of(area);
        of.WriteGroups(said);
        return of;
    }

    /// <summary>Says who leads an area, or that nobody does. It does not confirm what is written there.</summary>
    public void AppointLead(Actor by, EvaluationArea area, Guid? leadId)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        Of(area).Appoint(leadId);
    }

    /// <summary>Says that the grade of an area is still true as it stands.</summary>
    /// <exception cref="RuleBrokenException">Nothing is said of it yet.</exception>
    public void Confirm(Actor by, EvaluationArea area, DateTime now)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        var of = _areas.FirstOrDefault(a => a.AreaId == area.Id);
        Rule.Hold(of?.Grade is not null, "Choose a grade before you say that it is still true");
        of!.Confirm(by, now);
    }

    /// <summary>Writes the context and the day of the last inspection.</summary>
    public void WriteContext(Actor by, string? context, DateOnly? inspectedOn, DateOnly today)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        Rule.Hold(inspectedOn is not { } on || (on.Year >= 1990 && on <= today), "Enter a day that has been, like 12 Mar 2024", "InspectedOn");
        (Context, InspectedOn) = (Rule.Optional(context, TextMax, "Context"), inspectedOn);
    }

    /// <summary>
    /// Writes a list of points as it shall stand: those with an id are changed, those without are new, those that are not in it or are empty go.
    /// It does not confirm the grade: evidence that was typed today says nothing of when the grade was last looked at.
    /// </summary>
    /// <param name="by">Needs to be allowed to edit the school's self-evaluation.</param>
    /// <param name="kind">Which list.</param>
    /// <param name="area">The area; null for the points of the last inspection.</param>
    /// <param name="facts">The points in order.</param>
    public void WritePoints(Actor by, PointKind kind, EvaluationArea? area, IReadOnlyList<PointFacts> facts)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        for (var i = 0; i < facts.Count; i++)
        {
            Rule.Hold(!string.IsNullOrWhiteSpace(facts[i].Text) || string.IsNullOrWhiteSpace(facts[i].Evidence), "Write what this is evidence of, or clear it", $"Points[{i}].Text");
            Rule.Optional(facts[i].Text, EvaluationPoint.TextMax, $"Points[{i}].Text");
            Rule.Optional(facts[i].Evidence, EvaluationPoint.EvidenceMax, $"Points[{i}].Evidence");
        }

        var kept = facts.Where(f => !string.IsNullOrWhiteSpace(f.Text)).ToList();
        var gone = _points.Where(p => p.Kind == kind && p.AreaId == area?.Id && kept.All(f => f.Id != p.Id)).ToList();
        DropLinksOf(gone);
        _points.RemoveAll(gone.Contains);
        for (var i = 0; i < kept.Count; i++)
        {
            var point = _points.FirstOrDefault(p => p.Id == kept[i].Id && p.Kind == kind && p.AreaId == area?.Id);
            if (point is null)
            {
                _points.Add(point = new EvaluationPoint(this, kind, area?.Id));
            }

            point.Write(kept[i], i + 1);
        }

        if (area is not null)
        {
            // The lists of an area share its version, which tells two writers of the same moment apart.
            Of(area);
        }
    }

    /// <summary>The point of this id.</summary>
    /// <exception cref="RuleBrokenException">It is gone.</exception>
    public EvaluationPoint Find(Guid id) => _points.FirstOrDefault(p => p.Id == id) ?? throw new RuleBrokenException("This is no longer in the self-evaluation. Someone may have removed it");

    private AreaEvaluation Of(EvaluationArea area)
    {
        if (_areas.FirstOrDefault(a => a.AreaId == area.Id) is { } there)
        {
            return there;
        }

        var of = new AreaEvaluation(this, area);
        _areas.Add(of);
        return of;
    }
}

/// <summary>What a school says of one area.</summary>
public sealed class AreaEvaluation : TrustRow, IVersioned, ISefPart
{
    private AreaEvaluation()
    {
    }

    internal AreaEvaluation(Sef sef, EvaluationArea area)
        : base(sef.TrustId)
    {
        (SefId, SchoolId, AreaId, Name) = (sef.Id, sef.SchoolId, area.Id, area.Name);
    }

    /// <summary>The self-evaluation.</summary>
    public Guid SefId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The area's name, for the history.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The grade's code, or null when not yet judged.</summary>
    public string? GradeCode { get; private set; }

    /// <summary>The grade as people read it, or null when not yet judged.</summary>
    [Recorded("Grade")]
    public string? Grade { get; private set; }

    /// <summary>Colour token of the grade, or null.</summary>
    public string? GradeToken { get; private set; }

    /// <summary>Icon of the grade, or null.</summary>
    public string? GradeIcon { get; private set; }

    /// <summary>Place of the grade on its scale, or null.</summary>
    public int? GradeOrder { get; private set; }

    /// <summary>The grade with its look, as it is kept here because a framework that is in use does not change; or null.</summary>
    public Grade? Judged => GradeCode is null ? null : new Grade(GradeCode, Grade!, GradeOrder!.Value, GradeToken!, GradeIcon!);

    /// <summary>Why this grade, or null.</summary>
    [Recorded("Why this grade")]
    public string? Why { get; private set; }

    /// <summary>How groups of pupils do, or null.</summary>
    [Recorded("Pupil groups")]
    public string? Groups { get; private set; }

    /// <summary>Who sees to it that it is written, or null.</summary>
    [Recorded("Lead")]
    public Guid? LeadId { get; private set; }

    /// <summary>When its grade was last saved, or said to be still true, UTC; null when it has none.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Who did so, by the name they had then.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Self-evaluation: {Name}";

    internal void Judge(Actor by, Grade? grade, string? why, DateTime now)
    {
        (GradeCode, Grade, GradeToken, GradeIcon, GradeOrder, Why) = (grade?.Code, grade?.Label, grade?.Token, grade?.Icon, grade?.Order, why);
        (ConfirmedAt, ConfirmedBy) = (grade is null ? null : now, grade is null ? null : by.Name);
    }

    internal void WriteGroups(string? groups) => Groups = groups;

    internal void Appoint(Guid? leadId) => LeadId = leadId;

    internal void Confirm(Actor by, DateTime now) => (ConfirmedAt, ConfirmedBy) = (now, by.Name);
}

/// <summary>Which list a point stands in.</summary>
public enum PointKind
{
    /// <summary>What is good in an area.</summary>
    Strength,

    /// <summary>What needs to improve in an area.</summary>
    Development,

    /// <summary>What the last inspection asked for, with what was done since.</summary>
    Inspection,
}

/// <summary>One point, as somebody writes it.</summary>
/// <param name="Id">The point that is changed, or null for a new one.</param>
/// <param name="Text">What is good, needs to improve, or was asked for.</param>
/// <param name="Evidence">How we know; under an inspection's point, what was done since.</param>
/// <param name="Progress">Under an inspection's point, how it stands.</param>
public sealed record PointFacts(Guid? Id, string? Text, string? Evidence, Progress? Progress = null);

/// <summary>A strength, an area for development, or a point of the last inspection, with its evidence.</summary>
public sealed class EvaluationPoint : TrustRow, ISefPart
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMax = 500;

    /// <summary>Longest evidence, in characters.</summary>
    public const int EvidenceMax = 1000;

    private EvaluationPoint()
    {
    }

    internal EvaluationPoint(Sef sef, PointKind kind, Guid? areaId)
        : base(sef.TrustId)
    {
        (SefId, SchoolId, Kind, AreaId) = (sef.Id, sef.SchoolId, kind, areaId);
    }

    /// <summary>The self-evaluation.</summary>
    public Guid SefId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>Which list it stands in.</summary>
    public PointKind Kind { get; private set; }

    /// <summary>The area; null for a point of the last inspection.</summary>
    public Guid? AreaId { get; private set; }

    /// <summary>Place in its list, from 1.</summary>
    [Recorded("Place", IsPlace = true)]
    public int Position { get; private set; }

    /// <summary>What is good, needs to improve, or was asked for.</summary>
    [Recorded("Text")]
    public string Text { get; private set; } = "";

    /// <summary>How we know, or what was done since; or null.</summary>
    [Recorded("Evidence")]
    public string? Evidence { get; private set; }

    /// <summary>How a point of the last inspection stands, or null.</summary>
    [Recorded("How it stands")]
    public Progress? Progress { get; private set; }

    /// <summary>The priority of a plan that takes it up, or null. The priority may be gone since.</summary>
    public Guid? PriorityId { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"{(Kind switch { PointKind.Strength => "Strength", PointKind.Development => "Area for development", _ => "Point of the last inspection" })}: {Text}";

    internal void Write(PointFacts facts, int position) =>
        (Text, Evidence, Progress, Position) = (Rule.Text(facts.Text, TextMax, "Write the point"), Rule.Optional(facts.Evidence, EvidenceMax), facts.Progress, position);

    internal void Link(Guid? priorityId) => PriorityId = priorityId;
}
