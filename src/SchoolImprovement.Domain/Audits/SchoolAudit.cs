using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Audits;

/// <summary>What somebody answers to one statement.</summary>
/// <param name="Grade">The grade's code; null or empty to leave it without an answer.</param>
/// <param name="Evidence">How we know, or null.</param>
/// <param name="StillTrue">An answer that was taken over from an earlier audit was looked at and holds.</param>
public sealed record AnswerFacts(string? Grade, string? Evidence, bool StillTrue = false);

/// <summary>An answer of the school's last finished audit against the same framework.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Code">Code of the statement in it.</param>
/// <param name="Text">How the statement was worded then.</param>
/// <param name="Answer">The answer, with its look then.</param>
/// <param name="Evidence">The evidence then, or null.</param>
public sealed record EarlierAnswer(string Area, string Code, string Text, Grade Answer, string? Evidence);

/// <summary>One school's answers to an audit. Until the head finishes it they are the school's own; from then on they count in the trust's results.</summary>
public sealed class SchoolAudit : TrustRow, IVersioned, ISefPart
{
    private readonly List<StatementRating> _ratings = [];

    private SchoolAudit()
    {
    }

    internal SchoolAudit(Audit audit, Guid schoolId)
        : base(audit.TrustId)
    {
        (AuditId, SchoolId, Title) = (audit.Id, schoolId, audit.Title);
    }

    /// <summary>The audit.</summary>
    public Guid AuditId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The audit's title, for the history.</summary>
    public string Title { get; private set; } = "";

    /// <summary>When something of it was last answered, UTC; null when nothing ever was.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>When it was finished, UTC; null when it is not.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>Who finished it, by the name they had then.</summary>
    [Recorded("Finished by")]
    public string? FinishedBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The answers so far.</summary>
    public IReadOnlyList<StatementRating> Ratings => _ratings;

    /// <inheritdoc/>
    public string RecordName => $"Audit: {Title}";

    /// <summary>Answers one statement, or takes the answer back.</summary>
    /// <param name="by">Needs to be allowed to edit the school's self-evaluation.</param>
    /// <param name="audit">The audit.</param>
    /// <param name="framework">Its framework.</param>
    /// <param name="area">One of its areas.</param>
    /// <param name="code">One of the area's statements.</param>
    /// <param name="facts">The answer.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">The audit is finished or closed, there is no such statement or grade, or the evidence is too long.</exception>
    public void Answer(Actor by, Audit audit, Framework framework, EvaluationArea area, string code, AnswerFacts facts, DateTime now)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        DemandOpen(audit);
        var statement = area.Rated().FirstOrDefault(s => s.Code == code) ?? throw new RuleBrokenException("This statement is not part of the audit");
        var grade = string.IsNullOrEmpty(facts.Grade) ? null : framework.GradeOf(area, facts.Grade);
        var evidence = Rule.Optional(facts.Evidence, StatementRating.EvidenceMax, "Evidence");
        Of(area, statement).Write(grade, evidence, facts.StillTrue, by, now);
        ChangedAt = now;
    }

    /// <summary>Takes over the answers of an earlier audit as a start. Each waits to be looked at, and counts as no answer until then.</summary>
    /// <param name="by">Needs to be allowed to edit the school's self-evaluation.</param>
    /// <param name="audit">The audit.</param>
    /// <param name="framework">Its framework.</param>
    /// <param name="areas">Those of its areas that apply to the school.</param>
    /// <param name="earlier">The answers of the school's last finished audit against the same framework.</param>
    /// <param name="now">When, UTC.</param>
    /// <returns>How many were taken over.</returns>
    /// <exception cref="RuleBrokenException">The audit is finished or closed, or there is nothing to take over.</exception>
    public int StartFrom(Actor by, Audit audit, Framework framework, IReadOnlyList<EvaluationArea> areas, IReadOnlyCollection<EarlierAnswer> earlier, DateTime now)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        DemandOpen(audit);
        var taken = 0;
        foreach (var (area, statement) in areas.SelectMany(a => a.Rated().Select(s => (a, s))))
        {
            // A step that another version calls otherwise is another step: nothing is turned into something else.
            if (earlier.FirstOrDefault(e => e.Area == area.Code && e.Code == statement.Code) is not { } before
                || framework.ScaleOf(area).FirstOrDefault(g => g.Code == before.Answer.Code && g.Label == before.Answer.Label) is not { } grade
                || _ratings.Any(r => r.AreaId == area.Id && r.StatementCode == statement.Code && r.Judged is not null))
            {
                continue;
            }

            Of(area, statement).TakeOver(grade, before.Evidence);
            taken++;
        }

        Rule.Hold(taken > 0, "There is no earlier answer to start from");
        ChangedAt = now;
        return taken;
    }

    /// <summary>Finishes the audit: the answers stay as they are and count in the trust's results.</summary>
    /// <param name="by">Needs to be allowed to sign the school's self-evaluation.</param>
    /// <param name="audit">The audit.</param>
    /// <param name="areas">Those areas of its framework that apply to the school.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">A statement has no answer, or an earlier answer waits to be looked at.</exception>
    public void Finish(Actor by, Audit audit, IReadOnlyList<EvaluationArea> areas, DateTime now)
    {
        by.Demand(Permission.SignSelfEvaluation, SchoolId);
        DemandOpen(audit);
        var asked = areas.SelectMany(a => a.Rated().Select(s => (Area: a, Rating: _ratings.FirstOrDefault(r => r.AreaId == a.Id && r.StatementCode == s.Code)))).ToList();
        var none = asked.Where(x => x.Rating?.Judged is null).ToList();
        var old = asked.Where(x => x.Rating is { Judged: not null, IsTakenOver: true }).ToList();
        Rule.Hold(none.Count == 0, $"{Many(none.Count)} no answer yet, in {In(none.Select(x => x.Area))}. Answer {Them(none.Count)}, then finish");
        Rule.Hold(old.Count == 0, $"{Many(old.Count)} an answer of an earlier audit that nobody has looked at, in {In(old.Select(x => x.Area))}. Say that it still holds, or change it, then finish");
        (FinishedAt, FinishedBy) = (now, by.Name);

        static string Many(int count) => count == 1 ? "One statement has" : $"{count} statements have";
        static string Them(int count) => count == 1 ? "it" : "them";
        static string In(IEnumerable<EvaluationArea> where)
        {
            var names = where.Select(a => a.Name).Distinct().ToList();
            return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
        }
    }

    /// <summary>Opens a finished audit again, so that answers can be changed. It counts in the trust's results once it is finished anew.</summary>
    /// <exception cref="RuleBrokenException">It is not finished, or the trust has closed the audit.</exception>
    public void Reopen(Actor by, Audit audit)
    {
        by.Demand(Permission.SignSelfEvaluation, SchoolId);
        audit.DemandNotClosed();
        Rule.Hold(FinishedAt is not null, "This audit is not finished");
        (FinishedAt, FinishedBy) = (null, null);
    }

    /// <summary>Makes a priority of the plan out of a statement, with the reason filled in, and links the two. That is possible before and after the audit is finished.</summary>
    /// <param name="by">Needs to be allowed to edit the school's plan and its self-evaluation.</param>
    /// <param name="plan">The school's plan, in a state in which it takes changes.</param>
    /// <param name="area">The area.</param>
    /// <param name="code">The statement.</param>
    /// <exception cref="RuleBrokenException">The statement has no answer, is in the plan already, or the plan takes no changes now.</exception>
    public Priority MakePriority(Actor by, Plan plan, EvaluationArea area, string code)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        var rating = Answered(area, code);
        Rule.Hold(plan.SchoolId == SchoolId, "Choose this school’s plan");
        Rule.Hold(rating.PriorityId is null || plan.Priorities.All(p => p.Id != rating.PriorityId), "This is in the plan already");
        var priority = plan.AddPriority(by, Rule.Cut(rating.Text.TrimEnd('.'), Priority.TitleMax), null);
        priority.WriteRationale(by, $"From our audit “{Title}”: {area.Name}. {rating.Text} Our answer: {rating.Grade}.{(rating.Evidence is null ? "" : $"\nEvidence: {rating.Evidence}")}", null);
        rating.Link(priority.Id);
        return priority;
    }

    /// <summary>Says that a priority of the plan takes up a statement.</summary>
    public void LinkPriority(Actor by, EvaluationArea area, string code, Priority priority)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        Rule.Hold(priority.SchoolId == SchoolId, "Choose a priority of this school’s plan");
        Answered(area, code).Link(priority.Id);
    }

    /// <summary>Says that no priority takes up a statement after all. The priority stays in the plan.</summary>
    public void UnlinkPriority(Actor by, EvaluationArea area, string code)
    {
        by.Demand(Permission.EditSelfEvaluation, SchoolId);
        Answered(area, code).Link(null);
    }

    internal void Call(string title) => Title = title;

    private StatementRating Answered(EvaluationArea area, string code)
    {
        var rating = _ratings.FirstOrDefault(r => r.AreaId == area.Id && r.StatementCode == code);
        return rating is { Judged.Order: >= 0, IsTakenOver: false } ? rating : throw new RuleBrokenException("Answer the statement first, then take it into the plan");
    }

    private void DemandOpen(Audit audit)
    {
        audit.DemandNotClosed();
        Rule.Hold(FinishedAt is null, $"{FinishedBy} has finished this audit. Open it again to change an answer");
    }

    private StatementRating Of(EvaluationArea area, Statement statement)
    {
        var rating = _ratings.FirstOrDefault(r => r.AreaId == area.Id && r.StatementCode == statement.Code);
        if (rating is null)
        {
            _ratings.Add(rating = new StatementRating(this, area, statement));
        }

        return rating;
    }
}

/// <summary>A school's answer to one statement of an audit.</summary>
public sealed class StatementRating : TrustRow, IVersioned, ISefPart
{
    /// <summary>Longest evidence, in characters.</summary>
    public const int EvidenceMax = 1000;

    private StatementRating()
    {
    }

    internal StatementRating(SchoolAudit audit, EvaluationArea area, Statement statement)
        : base(audit.TrustId)
    {
        (SchoolAuditId, SchoolId, AreaId, StatementCode, Text) = (audit.Id, audit.SchoolId, area.Id, statement.Code, statement.Text);
    }

    /// <summary>The school's audit.</summary>
    public Guid SchoolAuditId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The area.</summary>
    public Guid AreaId { get; private set; }

    /// <summary>Code of the statement in the area.</summary>
    public string StatementCode { get; private set; } = "";

    /// <summary>The statement, for the history and for later audits.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The grade's code, or null without an answer.</summary>
    public string? GradeCode { get; private set; }

    /// <summary>The grade as people read it, or null.</summary>
    [Recorded("Answer")]
    public string? Grade { get; private set; }

    /// <summary>Colour token of the grade, or null.</summary>
    public string? GradeToken { get; private set; }

    /// <summary>Icon of the grade, or null.</summary>
    public string? GradeIcon { get; private set; }

    /// <summary>Place of the grade on its scale, or null.</summary>
    public int? GradeOrder { get; private set; }

    /// <summary>The answer with its look, or null.</summary>
    public Grade? Judged => GradeCode is null ? null : new Grade(GradeCode, Grade!, GradeOrder!.Value, GradeToken!, GradeIcon!);

    /// <summary>How we know, or null.</summary>
    [Recorded("Evidence")]
    public string? Evidence { get; private set; }

    /// <summary>Taken over from an earlier audit and not looked at yet.</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>When it was answered or last looked at, UTC; null when it was only taken over.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Who did so, by the name they had then.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>The priority of a plan that takes it up, or null. The priority may be gone since.</summary>
    public Guid? PriorityId { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Audit answer: {Text}";

    internal void Write(Grade? grade, string? evidence, bool stillTrue, Actor by, DateTime now)
    {
        if (grade?.Code != GradeCode || evidence != Evidence || stillTrue)
        {
            Set(grade, evidence);
            (IsTakenOver, AnsweredAt, AnsweredBy) = (false, now, by.Name);
        }
    }

    internal void TakeOver(Grade grade, string? evidence)
    {
        Set(grade, evidence);
        IsTakenOver = true;
    }

    internal void Link(Guid? priorityId) => PriorityId = priorityId;

    private void Set(Grade? grade, string? evidence) =>
        (GradeCode, Grade, GradeToken, GradeIcon, GradeOrder, Evidence) = (grade?.Code, grade?.Label, grade?.Token, grade?.Icon, grade?.Order, evidence);
}
