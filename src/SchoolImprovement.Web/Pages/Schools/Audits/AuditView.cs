using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>A school's audit as a page shows it.</summary>
public sealed class AuditView
{
    public required Audit Audit { get; init; }

    public required Framework Framework { get; init; }

    /// <summary>The school's part, without its answers.</summary>
    public required SchoolAudit School { get; init; }

    public required AuditState State { get; init; }

    public required int DaysOverdue { get; init; }

    /// <summary>The areas that apply to the school and have statements, in order.</summary>
    public required List<AreaAnswers> Areas { get; init; }

    /// <summary>The answers are the school's own: who does not write them sees how far it is and no more.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>The school's last finished audit against the same framework, or null.</summary>
    public EarlierAudit? Earlier { get; init; }

    /// <summary>Priorities of this year's plan, and others that an answer is linked with.</summary>
    public IReadOnlyList<PlanPriority> Priorities { get; init; } = [];

    /// <summary>Status of this year's plan; null where there is none.</summary>
    public PlanStatus? PlanStatus { get; init; }

    /// <summary>What the person typed into an area and did not save, by the area.</summary>
    public IReadOnlyDictionary<Guid, Draft> Drafts { get; init; } = new Dictionary<Guid, Draft>();

    /// <summary>The areas of the self-evaluation that are linked to the school's answers, in its usual framework by their address.</summary>
    public IReadOnlyList<(string Name, string? Code)> LinkedFrom { get; init; } = [];

    public int Asked => Areas.Sum(a => a.Statements.Count);

    public int Answered => Areas.Sum(a => a.Answered);

    /// <summary>How many answers of an earlier audit nobody has looked at yet.</summary>
    public int Waiting => Areas.Sum(a => a.Waiting);

    /// <summary>Nothing is answered yet, and there is something to start from.</summary>
    public bool MayStartFrom => Earlier is { Answers: > 0 } && Areas.All(a => a.Statements.All(s => s.Rating?.Judged is null));

    public bool IsOpen => State is AuditState.NotStarted or AuditState.Started;

    /// <summary>The plan of this year takes new priorities.</summary>
    public bool TakesPriorities => PlanStatus is { } status && status.TakesWords();

    public PlanPriority? PriorityOf(StatementAnswer answer) => Priorities.FirstOrDefault(p => p.Id == answer.Rating?.PriorityId);
}

/// <param name="Area">The area.</param>
/// <param name="Scale">Its scale: judgements from low to high, then what is no judgement.</param>
/// <param name="Statements">What is asked.</param>
public sealed record AreaAnswers(EvaluationArea Area, IReadOnlyList<Grade> Scale, IReadOnlyList<StatementAnswer> Statements)
{
    public int Answered => Statements.Count(s => s.IsAnswered);

    /// <summary>How many of its answers come from an earlier audit and nobody has looked at yet.</summary>
    public int Waiting => Statements.Count(s => s.Rating is { IsTakenOver: true });

    public bool IsDone => Answered == Statements.Count;
}

/// <param name="Statement">The statement.</param>
/// <param name="Rating">The answer so far, or null.</param>
/// <param name="Before">The answer of the audit before, or null.</param>
public sealed record StatementAnswer(Statement Statement, StatementRating? Rating, EarlierAnswer? Before)
{
    public bool IsAnswered => Rating is { GradeCode: not null, IsTakenOver: false };

    /// <summary>An answer that can become a priority: judged, and looked at.</summary>
    public bool CanBePlanned => IsAnswered && Rating!.GradeOrder >= 0;
}

/// <param name="Title">What it was called.</param>
/// <param name="Due">When it was due.</param>
/// <param name="Answers">How many of its answers fit a statement that is asked now.</param>
public sealed record EarlierAudit(string Title, DateOnly Due, int Answers);

/// <summary>A priority that an answer can lead to.</summary>
public sealed record PlanPriority(Guid Id, int Number, string Called, bool IsThisYear, string Plan)
{
    public int Actions { get; init; }

    public int Complete { get; init; }

    public int Monitored { get; init; }
}
