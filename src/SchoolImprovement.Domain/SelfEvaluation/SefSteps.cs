using System.Text.Json;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>What follows from a self-evaluation: priorities, other people's views of the grades, and the signed copy of a term.</summary>
public sealed partial class Sef
{
    /// <summary>Makes a priority of the plan out of an area for development, with its area and reason filled in, and links the two.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan and its self-evaluation.</param>
    /// <param name="plan">The school's plan, in a state in which it takes changes.</param>
    /// <param name="area">The area.</param>
    /// <param name="framework">Its framework. Only the areas of the trust's default framework are areas of plans.</param>
    /// <param name="pointId">An area for development.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">The point is gone or is in the plan already, or the plan takes no changes now.</exception>
    public Priority MakePriority(Actor by, Plan plan, Framework framework, EvaluationArea area, Guid pointId, DateTime now)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        var point = Find(pointId);
        Rule.Hold(point.Kind == PointKind.Development && plan.SchoolId == SchoolId, "Only an area for development of this school becomes a priority");
        Rule.Hold(point.PriorityId is null || plan.Priorities.All(p => p.Id != point.PriorityId), "This is in the plan already");
        var priority = plan.AddPriority(by, Rule.Cut(point.Text, Priority.TitleMax), null);
        if (framework.IsDefault)
        {
            priority.WriteHeader(by, new PriorityHeader(priority.Title, null, area.Id, null, null, null, null));
        }

        var today = now.LondonDay();
        var year = AcademicYear.Of(today);
        var grade = _areas.FirstOrDefault(a => a.AreaId == area.Id)?.Grade;
        var why = $"From our self-evaluation, {year.Named(year.TermOf(today)!.Value).ToLowerInvariant()}: {area.Name}{(grade is null ? "" : $", {grade}")}. {point.Text}{(point.Evidence is null ? "" : $"\nEvidence: {point.Evidence}")}";
        priority.WriteRationale(by, why, null);
        point.Link(priority.Id);
        return priority;
    }

    /// <summary>Says that a priority of the plan takes up an area for development.</summary>
    public void LinkPriority(Actor by, Guid pointId, Priority priority)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        var point = Find(pointId);
        Rule.Hold(point.Kind == PointKind.Development && priority.SchoolId == SchoolId, "Choose a priority of this school’s plan");
        point.Link(priority.Id);
    }

    /// <summary>Says that no priority takes up an area for development after all. The priority stays in the plan.</summary>
    public void UnlinkPriority(Actor by, Guid pointId)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        Find(pointId).Link(null);
    }

    /// <summary>Says what an adviser or the trust thinks of a grade: agrees, would grade higher or lower. The school's own grade stays; both are kept.</summary>
    /// <param name="by">Needs to be allowed to moderate self-evaluations.</param>
    /// <param name="framework">The framework.</param>
    /// <param name="area">The area, which the school has graded.</param>
    /// <param name="grade">The code of the grade that the moderator would give.</param>
    /// <param name="reason">Why. Needed where the views differ.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">The school has not graded the area, or the reason is missing.</exception>
    public Moderation Moderate(Actor by, Framework framework, EvaluationArea area, string? grade, string? reason, DateTime now)
    {
        by.Demand(Permission.ModerateSelfEvaluation, SchoolId);
        var school = _areas.FirstOrDefault(a => a.AreaId == area.Id)?.GradeCode ?? throw new RuleBrokenException("The school has not graded this area yet. Come back when it has");
        Rule.Hold(!string.IsNullOrEmpty(grade), "Say whether you agree with the school’s grade", "Grade");
        var given = framework.GradeOf(area, grade!);
        var words = Rule.Optional(reason, Moderation.ReasonMax, "Reason");
        Rule.Hold(given.Code == school || words is not null, "Say why your grade is another", "Reason");
        var today = now.LondonDay();
        var year = AcademicYear.Of(today);
        var moderation = new Moderation(this, by, area.Id, framework.GradeOf(area, school), given, words, year, year.TermOf(today)!.Value, now);
        _moderations.Add(moderation);
        return moderation;
    }

    /// <summary>Signs the self-evaluation of the term that runs: a copy is kept that is never changed. The self-evaluation itself goes on.</summary>
    /// <param name="by">Needs to be allowed to sign the school's self-evaluation.</param>
    /// <param name="framework">The framework.</param>
    /// <param name="areas">Those of its areas that apply to the school.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">No area is graded, a grade has no reason, or the term is signed already.</exception>
    public SefSnapshot Sign(Actor by, Framework framework, IReadOnlyList<EvaluationArea> areas, DateTime now)
    {
        by.Demand(Permission.SignSelfEvaluation, SchoolId);
        var today = now.LondonDay();
        var year = AcademicYear.Of(today);
        var term = year.TermOf(today)!.Value;
        Rule.Hold(!_snapshots.Any(s => s.Year == year && s.Term == term), $"The self-evaluation of the {term.Slug()} term is signed already and stays as it is");
        Rule.Hold(_areas.Any(a => a.GradeCode is not null && areas.Any(x => x.Id == a.AreaId)), "Grade at least one area before you sign");
        var silent = areas.Where(x => _areas.Any(a => a.AreaId == x.Id && a.GradeCode is not null && a.Why is null)).Select(x => x.Name).ToList();
        Rule.Hold(silent.Count == 0, $"Before you sign, say why you chose the grade of {string.Join(", ", silent)}");
        var snapshot = new SefSnapshot(this, by, year, term, now, SefContent.Of(this, framework, areas));
        _snapshots.Add(snapshot);
        return snapshot;
    }
}

/// <summary>What an adviser or the trust thinks of a grade that a school gave itself. Never changed; a later view stands beside it.</summary>
public sealed class Moderation : TrustRow, ISefPart
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonMax = 2000;

    private Moderation()
    {
    }

    internal Moderation(Sef sef, Actor by, Guid areaId, Grade school, Grade given, string? reason, AcademicYear year, Term term, DateTime at)
        : base(sef.TrustId)
    {
        (SefId, SchoolId, AreaId, SchoolGradeCode, GradeCode, Reason) = (sef.Id, sef.SchoolId, areaId, school.Code, given.Code, reason);
        (Year, Term, At, MemberId, Who) = (year, term, at, by.MemberId, by.Name);
        IsTrusts = by.MayInTrust(Permission.ModerateSelfEvaluation);
        Verdict = given.Order.CompareTo(school.Order) switch { 0 => Verdict.Agrees, > 0 => Verdict.Higher, _ => Verdict.Lower };
    }

    /// <summary>The self-evaluation.</summary>
    public Guid SefId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>The year in which it was said.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>The term in which it was said.</summary>
    public Term Term { get; private set; }

    /// <summary>The school's grade at that moment, by its code.</summary>
    public string SchoolGradeCode { get; private set; } = "";

    /// <summary>The grade that the moderator would give, by its code.</summary>
    public string GradeCode { get; private set; } = "";

    /// <summary>Agrees, higher or lower.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Why, or null where they agree without more words.</summary>
    public string? Reason { get; private set; }

    /// <summary>The trust said so, rather than the school's adviser.</summary>
    public bool IsTrusts { get; private set; }

    /// <summary>Who, by id.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who, by the name they had then.</summary>
    public string Who { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <inheritdoc/>
    public string RecordName => "View of a self-evaluation grade";
}

/// <summary>How a moderator's grade compares with the school's.</summary>
public enum Verdict
{
    /// <summary>The same grade.</summary>
    Agrees,

    /// <summary>A higher grade than the school's.</summary>
    Higher,

    /// <summary>A lower grade than the school's.</summary>
    Lower,
}

/// <summary>A self-evaluation as it was when it was signed. Never changed.</summary>
public sealed class SefSnapshot : TrustRow
{
    private SefSnapshot()
    {
    }

    internal SefSnapshot(Sef sef, Actor by, AcademicYear year, Term term, DateTime at, SefContent content)
        : base(sef.TrustId)
    {
        (SefId, SchoolId, Year, Term, MemberId, SignedBy, SignedAt, Content) = (sef.Id, sef.SchoolId, year, term, by.MemberId, by.Name, at, content.Write());
        Grades = JsonSerializer.Serialize(sef.Areas.Where(a => a.Judged is not null && content.Areas.Any(x => x.AreaId == a.AreaId)).ToDictionary(a => a.AreaId, a => a.Judged), JsonSerializerOptions.Web);
    }

    /// <summary>The self-evaluation.</summary>
    public Guid SefId { get; private set; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>The year.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>The term.</summary>
    public Term Term { get; private set; }

    /// <summary>Year and term as they stand in an address: "2026-27-autumn".</summary>
    public string Slug => $"{Year.Slug}-{Term.Slug()}";

    /// <summary>Who signed, by id.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who signed, by the name they had then.</summary>
    public string SignedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime SignedAt { get; private set; }

    /// <summary>The grades alone, by area, as JSON: for tables that show many terms.</summary>
    public string Grades { get; private set; } = "";

    /// <summary>All of it, as <see cref="SefContent"/> writes it.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Reads <see cref="Grades"/>.</summary>
    public static IReadOnlyDictionary<Guid, Grade> ReadGrades(string grades) => JsonSerializer.Deserialize<Dictionary<Guid, Grade>>(grades, JsonSerializerOptions.Web) ?? [];
}

/// <summary>The words of a self-evaluation, whole, as a signed copy keeps them. New fields are added with a default, so that old copies can be read.</summary>
/// <param name="Framework">The framework's name and version.</param>
/// <param name="Context">Context, or null.</param>
/// <param name="InspectedOn">Day of the last inspection, or null.</param>
/// <param name="Inspection">The points of the last inspection.</param>
/// <param name="Areas">The areas that apply to the school, in order.</param>
public sealed record SefContent(string Framework, string? Context, DateOnly? InspectedOn, IReadOnlyList<SefContent.Point> Inspection, IReadOnlyList<SefContent.Area> Areas)
{
    /// <summary>A point.</summary>
    /// <param name="Text">What it says.</param>
    /// <param name="Evidence">How we know, or what was done since.</param>
    /// <param name="Stands">How it stands, in words, or null.</param>
    /// <param name="Links">What it was linked to, each with its day; null in copies from before there were links.</param>
    public sealed record Point(string Text, string? Evidence, string? Stands, IReadOnlyList<string>? Links = null);

    /// <summary>An area.</summary>
    /// <param name="AreaId">The framework's area.</param>
    /// <param name="Name">Its name then.</param>
    /// <param name="GradeCode">The grade's code, or null.</param>
    /// <param name="Grade">The grade in words, or null when not yet judged.</param>
    /// <param name="Why">Why, or null.</param>
    /// <param name="Groups">How groups of pupils do, or null.</param>
    /// <param name="Strengths">Strengths.</param>
    /// <param name="Developments">Areas for development.</param>
    /// <param name="Links">What the grade as a whole was linked to; null in copies from before there were links.</param>
    public sealed record Area(Guid AreaId, string Name, string? GradeCode, string? Grade, string? Why, string? Groups, IReadOnlyList<Point> Strengths, IReadOnlyList<Point> Developments, IReadOnlyList<string>? Links = null);

    /// <summary>The words of a self-evaluation as they stand.</summary>
    public static SefContent Of(Sef sef, Framework framework, IReadOnlyList<EvaluationArea> areas)
    {
        List<string> Links(Guid? areaId, Guid? pointId) =>
            [.. sef.Evidence.Where(e => e.AreaId == areaId && e.PointId == pointId).OrderBy(e => e.LinkedAt).Select(e => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{e.Words}, {e.On:d MMMM yyyy}"))];
        List<Point> Points(PointKind kind, Guid? areaId) =>
            [.. sef.Points.Where(p => p.Kind == kind && p.AreaId == areaId).OrderBy(p => p.Position).Select(p => new Point(p.Text, p.Evidence, p.Progress?.Label(), Links(areaId, p.Id)))];
        return new SefContent(
            $"{framework.Name}, {framework.FrameworkVersion}", sef.Context, sef.InspectedOn, Points(PointKind.Inspection, null),
            [.. areas.Select(a => (Area: a, Said: sef.Areas.FirstOrDefault(s => s.AreaId == a.Id)))
                .Select(a => new Area(a.Area.Id, a.Area.Name, a.Said?.GradeCode, a.Said?.Grade, a.Said?.Why, a.Said?.Groups, Points(PointKind.Strength, a.Area.Id), Points(PointKind.Development, a.Area.Id), Links(a.Area.Id, null)))]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SefContent Read(string json) => JsonSerializer.Deserialize<SefContent>(json, JsonSerializerOptions.Web)!;

    /// <summary>Writes it as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
