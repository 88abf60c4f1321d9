using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Audits;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Audits;

/// <summary>Reads the audits of a trust: how far schools are, and what came of those that finished.</summary>
public sealed class TrustAuditQuery(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    /// <summary>An audit in the list.</summary>
    public sealed record Row(Guid Id, string Title, string Framework, DateOnly Due, bool IsClosed, int Schools, int Finished, int Started, int Overdue);

    /// <summary>How far a school is.</summary>
    public sealed record Progress(Guid Id, string Urn, string School, AuditState State, int DaysOverdue, int Answered, int Asked, DateTime? FinishedAt, string? FinishedBy)
    {
        /// <summary>Overdue first, then who has not begun, then who is at it, then who is done.</summary>
        public int Order => DaysOverdue > 0 ? 0 : 1 + (int)State;
    }

    /// <summary>A school's answer to the statement that is looked at.</summary>
    public sealed record Said(string Urn, string School, Grade Answer, string? Evidence);

    /// <summary>An audit of the trust. Results only for who may read every school's.</summary>
    public sealed record View(Audit Audit, Framework Framework, IReadOnlyList<Progress> Schools, AuditResults? Results, string? Before, StatementResult? Looked, IReadOnlyList<Said> Answers)
    {
        public int Count(AuditState state) => Schools.Count(s => s.State == state);

        public int Overdue => Schools.Count(s => s.DaysOverdue > 0);
    }

    public bool MayReadResults => user.MayInTrust(Permission.ReadSelfEvaluation);

    /// <summary>All audits, the latest first.</summary>
    public async Task<IReadOnlyList<Row>> ListAsync()
    {
        var today = clock.Today();
        var rows = await db.Audits.AsNoTracking().Join(db.Frameworks, a => a.FrameworkId, f => f.Id, (a, f) => new
        {
            a.Id,
            a.Title,
            Framework = f.Name,
            a.Due,
            a.ClosedAt,
            Schools = a.Schools.Count,
            Finished = a.Schools.Count(s => s.FinishedAt != null),
            Started = a.Schools.Count(s => s.FinishedAt == null && s.ChangedAt != null),
        }).ToListAsync();
        return [.. rows.OrderBy(r => r.ClosedAt is not null).ThenByDescending(r => r.Due).ThenBy(r => r.Title)
            .Select(r => new Row(r.Id, r.Title, r.Framework, r.Due, r.ClosedAt is not null, r.Schools, r.Finished, r.Started, r.ClosedAt is null && r.Due < today ? r.Schools - r.Finished : 0))];
    }

    /// <summary>One audit; null when the trust has no such.</summary>
    /// <param name="id">The audit.</param>
    /// <param name="statement">The statement whose answers are listed school by school, as "area.code"; null for none.</param>
    public async Task<View?> FindAsync(Guid id, string? statement = null)
    {
        var today = clock.Today();
        var found = await (from a in db.Audits.AsNoTracking().Where(a => a.Id == id) from f in db.Frameworks.Include(f => f.Areas).Where(f => f.Id == a.FrameworkId) select new { Audit = a, Framework = f }).AsSingleQuery().FirstOrDefaultAsync();
        if (found is null)
        {
            return null;
        }

        var (audit, framework, closed) = (found.Audit, found.Framework, found.Audit.ClosedAt);
        var rows = await db.SchoolAudits.AsNoTracking().Where(x => x.AuditId == id)
            .Join(db.Schools, x => x.SchoolId, s => s.Id, (x, s) => new { x.Id, School = s, x.ChangedAt, x.FinishedAt, x.FinishedBy, Answered = x.Ratings.Count(r => r.GradeCode != null && !r.IsTakenOver) }).ToListAsync();
        var schools = rows.Select(r =>
        {
            var (state, asked) = (AuditStates.Of(r.ChangedAt, r.FinishedAt, closed), AuditQuery.Asking(framework, r.School).Sum(a => a.Rated().Count()));
            return new Progress(r.Id, r.School.Urn, r.School.Name, state, state.DaysOverdue(audit.Due, today), Math.Min(r.Answered, asked), asked, r.FinishedAt, r.FinishedBy);
        }).OrderBy(p => p.Order).ThenBy(p => p.School).ToList();
        if (!MayReadResults)
        {
            return new(audit, framework, schools, null, null, null, []);
        }

        // The audit before: the last one against the same framework, in whatever version.
        var code = framework.Code;
        var before = await (
            from b in db.Audits.AsNoTracking().Where(b => b.AssignedAt < audit.AssignedAt)
            from f in db.Frameworks.Include(f => f.Areas).Where(f => f.Id == b.FrameworkId && f.Code == code)
            orderby b.AssignedAt descending
            select new { b.Id, b.Title, Framework = f, Schools = b.Schools.Count(s => s.FinishedAt != null) }).AsSingleQuery().FirstOrDefaultAsync();
        var beforeId = before?.Id;
        var counts = await (
            from s in db.SchoolAudits.Where(s => s.FinishedAt != null && (s.AuditId == id || s.AuditId == beforeId))
            from r in db.Set<StatementRating>().Where(r => r.SchoolAuditId == s.Id && r.GradeCode != null)
            from a in db.Set<EvaluationArea>().Where(a => a.Id == r.AreaId)
            group r by new { s.AuditId, Area = a.Code, r.StatementCode, r.GradeCode } into same
            select new { same.Key.AuditId, same.Key.Area, same.Key.StatementCode, same.Key.GradeCode, Schools = same.Count() }).ToListAsync();
        var counted = counts.ToLookup(c => c.AuditId, c => new GradeCount(c.Area, c.StatementCode, c.GradeCode!, c.Schools));
        var results = AuditResults.Of(framework, schools.Count(s => s.State == AuditState.Finished), [.. counted[id]], before?.Framework, before?.Schools ?? 0, before is null ? [] : [.. counted[before.Id]]);
        var looked = results.Areas.SelectMany(a => a.Statements).FirstOrDefault(s => $"{s.Area.Code}.{s.Statement.Code}" == statement);
        return new(audit, framework, schools, results, before?.Title, looked, looked is null ? [] : await AnswersAsync(id, looked));
    }

    private async Task<IReadOnlyList<Said>> AnswersAsync(Guid id, StatementResult of)
    {
        var (area, code) = (of.Area.Id, of.Statement.Code);
        var rows = await (
            from x in db.SchoolAudits.AsNoTracking().Where(x => x.AuditId == id && x.FinishedAt != null)
            from s in db.Schools.Where(s => s.Id == x.SchoolId)
            from r in db.Set<StatementRating>().Where(r => r.SchoolAuditId == x.Id && r.AreaId == area && r.StatementCode == code && r.GradeCode != null)
            select new { s.Urn, s.Name, Rating = r }).ToListAsync();
        return [.. rows.Select(r => new Said(r.Urn, r.Name, r.Rating.Judged!, r.Rating.Evidence)).OrderBy(s => s.Answer.Order < 0).ThenBy(s => s.Answer.Order).ThenBy(s => s.School)];
    }
}
