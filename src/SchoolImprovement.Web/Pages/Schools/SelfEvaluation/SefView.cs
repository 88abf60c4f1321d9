using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>A school's self-evaluation as a page shows it, with one area open or none.</summary>
public sealed class SefView
{
    public required Framework Framework { get; init; }

    /// <summary>The frameworks to choose from; empty where nothing is to be chosen.</summary>
    public IReadOnlyList<FrameworkChoice> Choices { get; init; } = [];

    /// <summary>What is written so far, without its lists; null when nothing is.</summary>
    public Sef? Sef { get; init; }

    /// <summary>The areas that apply to the school; safeguarding, which is met or not, comes last.</summary>
    public required IReadOnlyList<AreaLine> Areas { get; init; }

    public AreaLine? Open { get; init; }

    public required AcademicYear Year { get; init; }

    public required Term Term { get; init; }

    public IReadOnlyList<PointLine> Points { get; init; } = [];

    /// <summary>Signed terms, latest first.</summary>
    public IReadOnlyList<SignedTerm> Signed { get; init; } = [];

    /// <summary>With whom it is shared today: all of them for who writes it, their own for a reader.</summary>
    public IReadOnlyList<ShareLine> Shares { get; init; } = [];

    /// <summary>Other people's views of the open area's grade, latest first.</summary>
    public IReadOnlyList<OtherView> Views { get; init; } = [];

    /// <summary>Priorities of this year's plan; empty where there is no plan.</summary>
    public IReadOnlyList<InPlan> Priorities { get; init; } = [];

    public PlanStatus? PlanStatus { get; init; }

    /// <summary>What monitoring of this year found that bears on the open area, latest first.</summary>
    public IReadOnlyList<Found> Evidence { get; init; } = [];

    /// <summary>What the open area and its points are linked to, in the order in which it was linked.</summary>
    public IReadOnlyList<LinkLine> Links { get; init; } = [];

    /// <summary>What readers wrote beside the open area and nobody has dealt with, earliest first.</summary>
    public IReadOnlyList<SaidLine> Comments { get; init; } = [];

    public Draft? Draft { get; init; }

    /// <summary>What was typed as evidence of a point, or null: where a link of the point has that very name, the link says it.</summary>
    public string? Typed(PointLine point) => Links.Any(l => l.PointId == point.Id && string.Equals(l.Words, point.Evidence?.Trim().TrimEnd('.'), StringComparison.CurrentCultureIgnoreCase)) ? null : point.Evidence;

    public string TermName => Year.Named(Term);

    public bool IsSignedNow => Signed.Any(s => s.Is(Year, Term));

    public int Confirmed => Areas.Count(a => a.IsConfirmed);

    public IEnumerable<PointLine> Of(PointKind kind) => Points.Where(p => p.Kind == kind).OrderBy(p => p.Position);

    /// <summary>The steps of the open area's scale that are judgements.</summary>
    public IReadOnlyList<Grade> Scale => Open is null ? [] : [.. Framework.ScaleOf(Open.Area).Where(g => g.Order >= 0)];

    /// <summary>The priorities that take up the open area: those of the area, and those made out of its points.</summary>
    public IReadOnlyList<InPlan> Thread => Open is null ? [] : [.. Priorities.Where(p => p.AreaId == Open.Area.Id || Of(PointKind.Development).Any(d => d.PriorityId == p.Id))];

    /// <summary>What a grade on an area's scale asks for, in our short summary: of the grade the area should reach.</summary>
    public (Grade Grade, IReadOnlyList<Statement> Says)? Asked
    {
        get
        {
            var says = Open?.Area.Statements.Where(s => s.Grade is not null).ToList() ?? [];
            return says.Count == 0 || Framework.ScaleOf(Open!.Area).FirstOrDefault(g => g.Code == says[0].Grade) is not { } grade ? null : (grade, says);
        }
    }

    /// <summary>Grades term by term, oldest first, ending with today.</summary>
    public IEnumerable<TermGrades> OverTime
    {
        get
        {
            foreach (var signed in Signed.Reverse().Where(s => !s.Is(Year, Term)))
            {
                yield return Row(signed.Year, signed.Term, signed.Grades.GetValueOrDefault(Open!.Area.Id), false);
            }

            yield return Row(Year, Term, Open!.Said?.Judged, true);
        }
    }

    private TermGrades Row(AcademicYear year, Term term, Grade? school, bool now)
    {
        var said = Views.Where(v => v.Year == year && v.Term == term).ToList();
        return new(year.Named(term), school, said.FirstOrDefault(v => !v.IsTrusts), said.FirstOrDefault(v => v.IsTrusts), now);
    }
}

/// <summary>An area of the list.</summary>
/// <param name="Area">The framework's area.</param>
/// <param name="Said">What the school says of it, or null.</param>
/// <param name="Before">Its grade when a term was last signed, or null.</param>
/// <param name="BeforeTerm">That term: "summer".</param>
/// <param name="IsConfirmed">Its grade was saved, or said to be still true, this term.</param>
/// <param name="Lead">Who leads it, or null.</param>
public sealed record AreaLine(EvaluationArea Area, AreaEvaluation? Said, Grade? Before, string? BeforeTerm, bool IsConfirmed, string? Lead = null)
{
    public Grade? Grade => Said?.Judged;

    /// <summary>How it moved since a term was last signed; null where there is nothing to compare.</summary>
    public GradeMove? Moved => GradeMove.Between(Before, Grade, BeforeTerm);
}

/// <summary>How a grade moved since a term was last signed.</summary>
/// <param name="Words">"up from Needs attention", "same as summer".</param>
/// <param name="Icon">The icon that goes with it.</param>
public sealed record GradeMove(string Words, string Icon)
{
    public static GradeMove? Between(Grade? before, Grade? now, string? term) => now is null || before is null ? null
        : now.Order > before.Order ? new($"up from {before.Label}", "arrow-up-right") : now.Order < before.Order ? new($"down from {before.Label}", "arrow-down-right") : new($"same as {term}", "dash");
}

public sealed record PointLine(Guid Id, PointKind Kind, int Position, string Text, string? Evidence, Progress? Progress, Guid? PriorityId, Guid? AreaId);

public sealed record SignedTerm(Guid Id, AcademicYear Year, Term Term, string By, DateTime At, IReadOnlyDictionary<Guid, Grade> Grades)
{
    public string Name => Year.Named(Term);

    public string Slug => $"{Year.Slug}-{Term.Slug()}";

    public bool Is(AcademicYear year, Term term) => Year == year && Term == term;
}

public sealed record OtherView(Guid AreaId, string Who, bool IsTrusts, Grade Grade, Grade School, string? Reason, AcademicYear Year, Term Term, DateTime At)
{
    public string Role => IsTrusts ? "the trust" : "adviser";

    public string Verdict => Grade.Order > School.Order ? "would grade higher" : Grade.Order < School.Order ? "would grade lower" : "agrees";
}

public sealed record InPlan(Guid Id, int Number, string Title, string Called, Guid? AreaId, string? Lead, int Actions, int Complete, int OffTrack, int Monitoring, int Overdue);

/// <param name="PointId">The point that it shows, or null for the grade as a whole.</param>
/// <param name="IsThere">What it leads to is still there.</param>
public sealed record LinkLine(Guid Id, Guid? PointId, EvidenceKind Kind, string Words, DateOnly On, bool IsThere, Guid AreaId);

public sealed record SaidLine(string Who, string Text, DateTime At);

/// <summary>Somebody with whom the self-evaluation is shared.</summary>
public sealed record ShareLine(Guid MemberId, string Reader, string Schools, string By, DateTime Since, DateOnly? Until);

public sealed record Found(Guid Id, string Title, string? Lead, DateOnly? On);

public sealed record TermGrades(string Term, Grade? School, OtherView? Adviser, OtherView? Trust, bool IsNow);

/// <param name="Label">Name, and version where there are several.</param>
/// <param name="Value">As the address holds it; null for the trust's usual one.</param>
/// <param name="IsOpen">The one that is shown.</param>
public sealed record FrameworkChoice(string Label, string? Value, bool IsOpen);
