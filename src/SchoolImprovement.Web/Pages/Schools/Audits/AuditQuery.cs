using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>Reads the audits of a school.</summary>
public sealed class AuditQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>An audit in the list.</summary>
    public sealed record Row(Guid Id, string Title, DateOnly Due, AuditState State, int DaysOverdue, int Answered, int Asked, DateTime? FinishedAt, string? FinishedBy);

    public string Root => $"/schools/{school.School.Urn}";

    public bool MayEdit => user.May(Permission.EditSelfEvaluation, school.School.Id);

    /// <summary>Those areas of a framework that put statements to a school, in order.</summary>
    public static List<EvaluationArea> Asking(Framework framework, School school) => [.. framework.Areas.Where(a => a.Rated().Any() && a.AppliesTo(school.AgeFrom, school.AgeTo)).OrderBy(a => a.Position)];

    /// <summary>All of the school, the latest first.</summary>
    public async Task<IReadOnlyList<Row>> ListAsync()
    {
        var (s, today) = (school.School, clock.Today());
        var rows = await db.SchoolAudits.AsNoTracking().Where(x => x.SchoolId == s.Id)
            .Join(db.Audits, x => x.AuditId, a => a.Id, (x, a) => new { a.Id, a.Title, a.Due, a.ClosedAt, a.FrameworkId, x.ChangedAt, x.FinishedAt, x.FinishedBy, Answered = x.Ratings.Count(r => r.GradeCode != null && !r.IsTakenOver) }).ToListAsync();
        var ids = rows.Select(r => r.FrameworkId).Distinct().ToList();
        var frameworks = await db.Frameworks.AsNoTracking().Include(f => f.Areas).Where(f => ids.Contains(f.Id)).ToListAsync();
        var asked = frameworks.ToDictionary(f => f.Id, f => Asking(f, s).Sum(a => a.Rated().Count()));
        return [.. rows.OrderByDescending(r => r.Due).ThenBy(r => r.Title).Select(r =>
        {
            var state = AuditStates.Of(r.ChangedAt, r.FinishedAt, r.ClosedAt);
            return new Row(r.Id, r.Title, r.Due, state, state.DaysOverdue(r.Due, today), Math.Min(r.Answered, asked[r.FrameworkId]), asked[r.FrameworkId], r.FinishedAt, r.FinishedBy);
        })];
    }

    /// <summary>One, with the school's answers and those of the audit before; null when the school has no such audit. Four round trips.</summary>
    public async Task<AuditView?> FindAsync(Guid id)
    {
        var (s, today) = (school.School, clock.Today());
        var found = await (
            from a in db.Audits.AsNoTracking().Where(a => a.Id == id)
            from x in db.SchoolAudits.Where(x => x.AuditId == a.Id && x.SchoolId == s.Id)
            from f in db.Frameworks.Include(f => f.Areas).Where(f => f.Id == a.FrameworkId)
            select new
            {
                Audit = a,
                School = x,
                Framework = f,
                LinkedFrom = db.Set<LinkedEvidence>().Where(l => l.SchoolId == s.Id && l.TargetId == x.Id)
                    .Join(db.Set<EvaluationArea>(), l => l.AreaId, e => e.Id, (l, e) => new { e.Name, e.Position, Code = db.Frameworks.Any(g => g.Id == e.FrameworkId && g.IsDefault) ? e.Code : null }).ToList(),
                EarlierId = db.SchoolAudits.Where(e => e.SchoolId == s.Id && e.FinishedAt != null && e.Id != x.Id)
                    .Join(db.Audits.Where(b => b.AssignedAt < a.AssignedAt && db.Frameworks.Any(g => g.Id == b.FrameworkId && g.Code == f.Code)), e => e.AuditId, b => b.Id, (e, b) => new { e.Id, b.AssignedAt })
                    .OrderByDescending(b => b.AssignedAt).Select(b => (Guid?)b.Id).FirstOrDefault(),
            }).AsSingleQuery().FirstOrDefaultAsync();
        if (found is null)
        {
            return null;
        }

        var state = AuditStates.Of(found.School.ChangedAt, found.School.FinishedAt, found.Audit.ClosedAt);
        var (mine, earlierId) = (found.School.Id, found.EarlierId);
        var ratings = await (
            from r in db.Set<StatementRating>().AsNoTracking().Where(r => r.SchoolAuditId == mine || r.SchoolAuditId == earlierId)
            from a in db.Set<EvaluationArea>().Where(a => a.Id == r.AreaId)
            from x in db.SchoolAudits.Where(x => x.Id == r.SchoolAuditId)
            from b in db.Audits.Where(b => b.Id == x.AuditId)
            select new { Rating = r, Area = a.Code, b.Title, b.Due }).ToListAsync();
        var now = ratings.Where(r => r.Rating.SchoolAuditId == mine).Select(r => r.Rating).ToDictionary(r => (r.AreaId, r.StatementCode));
        var then = ratings.Where(r => r.Rating.SchoolAuditId != mine && r.Rating.Judged is not null).ToDictionary(r => (r.Area, r.Rating.StatementCode), r => new EarlierAnswer(r.Area, r.Rating.StatementCode, r.Rating.Text, r.Rating.Judged!, r.Rating.Evidence));
        var areas = Asking(found.Framework, s).Select(a => new AreaAnswers(
            a, [.. found.Framework.ScaleOf(a).OrderBy(g => g.Order < 0).ThenBy(g => g.Order)],
            [.. a.Rated().Select(x => new StatementAnswer(x, now.GetValueOrDefault((a.Id, x.Code)), then.GetValueOrDefault((a.Code, x.Code))))])).ToList();
        var earlier = ratings.FirstOrDefault(r => r.Rating.SchoolAuditId != mine);
        var hidden = state != AuditState.Finished && !MayEdit;
        var plan = hidden ? (null, []) : await PlanAsync(now.Values);
        var drafts = MayEdit && state is AuditState.NotStarted or AuditState.Started ? await DraftsAsync(id, areas) : new Dictionary<Guid, Draft>();
        return new AuditView
        {
            Audit = found.Audit,
            Framework = found.Framework,
            School = found.School,
            State = state,
            DaysOverdue = state.DaysOverdue(found.Audit.Due, today),
            Areas = areas,
            IsHidden = hidden,
            Earlier = earlier is { } e ? new EarlierAudit(e.Title, e.Due, areas.Sum(a => a.Statements.Count(x => x.Before is not null))) : null,
            Drafts = drafts,
            LinkedFrom = [.. found.LinkedFrom.Distinct().OrderBy(l => l.Position).Select(l => (l.Name, l.Code))],
            PlanStatus = plan.Item1,
            Priorities = plan.Item2,
        };
    }

    private async Task<Dictionary<Guid, Draft>> DraftsAsync(Guid id, IEnumerable<AreaAnswers> areas)
    {
        var (schoolId, me, targets) = (school.School.Id, user.Actor.MemberId, areas.ToDictionary(a => AuditWriting.Target(id, a.Area.Id)));
        var kept = await db.SefDrafts.AsNoTracking().Where(d => d.SchoolId == schoolId && d.MemberId == me && targets.Keys.Contains(d.Target)).Select(d => new { d.Target, d.Values, d.At }).ToListAsync();
        return kept.Select(d => (Area: targets[d.Target], Draft: new Draft(d.Values, d.At))).Where(d => AuditForm.IsUnsaved(d.Area, d.Draft)).ToDictionary(d => d.Area.Area.Id, d => d.Draft);
    }

    private async Task<(PlanStatus?, IReadOnlyList<PlanPriority>)> PlanAsync(IEnumerable<StatementRating> ratings)
    {
        var (schoolId, year) = (school.School.Id, AcademicYear.Of(clock.Today()));
        if (!user.May(Permission.ReadPlan, schoolId))
        {
            return (null, []);
        }

        var linked = ratings.Where(r => r.PriorityId is not null).Select(r => r.PriorityId!.Value).ToList();
        var rows = await (
            from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == schoolId)
            from p in db.Priorities.Where(p => p.PlanId == plan.Id).DefaultIfEmpty()
            where plan.Year == year || linked.Contains(p!.Id)
            select new
            {
                plan.Year,
                plan.Status,
                Id = p == null ? (Guid?)null : p.Id,
                Number = p == null ? 0 : p.Number,
                Called = p == null ? null : p.ShortName ?? p.Title,
                Actions = p == null ? 0 : p.Actions.Count,
                Complete = p == null ? 0 : p.Actions.Count(a => a.Progress == Progress.Complete),
                Monitored = p == null ? 0 : db.Monitoring.Count(a => a.PriorityId == p.Id && a.Status != ActivityStatus.Dropped)
            }).ToListAsync();
        return (rows.Where(r => r.Year == year).Select(r => (PlanStatus?)r.Status).FirstOrDefault(),
            [.. rows.Where(r => r.Id is not null).OrderBy(r => r.Number).Select(r => new PlanPriority(r.Id!.Value, r.Number, r.Called!, r.Year == year, r.Year.Slug) { Actions = r.Actions, Complete = r.Complete, Monitored = r.Monitored })]);
    }
}
