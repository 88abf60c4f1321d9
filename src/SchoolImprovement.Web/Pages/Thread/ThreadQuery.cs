using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Thread;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Thread;

/// <summary>Reads the golden thread of every open school of the trust, in three round trips however many there are.</summary>
public sealed class ThreadQuery(AppDbContext db, TimeProvider clock)
{
    /// <summary>A school and where its thread is broken. Without a plan there is no thread yet.</summary>
    public sealed record SchoolThread(string Urn, string Name, PlanStatus? Plan, IReadOnlyList<ThreadGap> Gaps);

    public async Task<IReadOnlyList<SchoolThread>> OfAsync(AcademicYear year)
    {
        var today = clock.Today();
        var rows = await (
            from s in db.Schools.AsNoTracking().Where(s => s.Status == SchoolStatus.Open)
            from plan in db.Plans.Where(p => p.SchoolId == s.Id && p.Year == year).DefaultIfEmpty()
            from p in db.Priorities.IgnoreAutoIncludes().Where(p => p.PlanId == plan!.Id).DefaultIfEmpty()
            select new
            {
                s.Id,
                s.Urn,
                s.Name,
                Status = plan == null ? null : (PlanStatus?)plan.Status,
                Priority = p == null ? null : new PriorityThread(
                    p.Id, p.Number, p.ShortName ?? p.Title, p.LeadId != null, p.Criteria.Count,
                    db.Unproven.Count(c => c.PriorityId == p.Id),
                    p.Actions.Count, p.Actions.Count(a => a.CostPence == null), db.Monitoring.Any(a => a.PriorityId == p.Id && a.Status != ActivityStatus.Dropped)),
            }).ToListAsync();
        var since = today.AddDays(-ActivityStates.DaysToWriteUp);
        var open = (await db.Monitoring.AsNoTracking().Where(a => a.Year == year && a.Status == ActivityStatus.Planned && a.HeldOn != null && a.HeldOn < since)
            .Select(a => new { a.SchoolId, Activity = new OpenActivity(a.Id, a.Title, a.HeldOn!.Value) }).ToListAsync()).ToLookup(a => a.SchoolId, a => a.Activity);
        var areas = (await (
            from f in db.Frameworks.AsNoTracking().Where(f => f.IsDefault)
            from a in db.Set<EvaluationArea>().Where(a => a.FrameworkId == f.Id)
            from e in db.Set<AreaEvaluation>().Where(e => e.AreaId == a.Id && e.GradeToken != null)
            select new
            {
                e.SchoolId,
                a.Id,
                a.Name,
                e.Grade,
                e.GradeToken,
                HasPriority = db.Priorities.Any(p => p.SchoolId == e.SchoolId && p.Plan.Year == year && (p.AreaId == a.Id || db.Set<EvaluationPoint>().Any(x => x.AreaId == a.Id && x.PriorityId == p.Id))),
                HasEvidence = db.Set<EvaluationPoint>().Any(x => x.AreaId == a.Id && x.SchoolId == e.SchoolId && x.Evidence != null) || db.StandingLinks.Any(x => x.AreaId == a.Id && x.SchoolId == e.SchoolId)
                    || db.Monitoring.Any(m => m.SchoolId == e.SchoolId && m.Year == year && m.Status == ActivityStatus.Done && db.Priorities.Any(p => p.Id == m.PriorityId && p.AreaId == a.Id)),
            }).ToListAsync()).ToLookup(a => a.SchoolId, a => new AreaThread(a.Id, a.Name, a.Grade!, Grade.TokensBelow.Contains(a.GradeToken!), a.HasPriority, a.HasEvidence));
        return [.. rows.GroupBy(r => (r.Id, r.Urn, r.Name, r.Status)).OrderBy(g => g.Key.Name).Select(g => new SchoolThread(
            g.Key.Urn, g.Key.Name, g.Key.Status, g.Key.Status == PlanStatus.Closed ? [] : GoldenThread.Gaps(year, today, g.Key.Status is null ? [] : areas[g.Key.Id], g.Select(r => r.Priority).OfType<PriorityThread>(), open[g.Key.Id])))];
    }
}
