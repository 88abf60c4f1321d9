using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using static SchoolImprovement.Web.Pages.MyPart.MyPartQuery;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>The queries of somebody's part that are asked at every visit, compiled once for the app, as those of the plan are.</summary>
public sealed class MyPartReading
{
    /// <summary>
    /// Actions, monitoring activities and training sessions that a person leads, milestones and criteria of the priorities that they lead, the priorities that they follow as link governor, and the half-terms of the trust and of their schools, in one question.
    /// Every part of the union fills every column, alike in type: SQL Server asks for it, hence the empty strings, and the numbers for states that another part does not have.
    /// </summary>
    internal static readonly Expression<Func<AppDbContext, Guid, AcademicYear, AcademicYear, IQueryable<OwnRow>>> Own = (db, me, year, next) =>
        from x in (
        (from a in db.Set<PlanAction>().Where(a => a.LeadId == me)
         join p in db.Priorities on a.PriorityId equals p.Id
         join plan in db.Plans.Where(p => (p.Year == year || p.Year == next) && p.Status != PlanStatus.Closed) on a.PlanId equals plan.Id
         select new { Kind = (int)Kind.Action, a.Id, a.Version, SchoolId = (Guid?)a.SchoolId, plan.Year, p.Number, a.Position, Called = (p.ShortName ?? p.Title) + "", Words = a.What.Substring(0, WhatMax) + "", Progress = (Progress?)a.Progress, SubjectId = plan.UnderId == null ? null : (Guid?)plan.Id, Part = 0, Week = (DateOnly?)null, HeldOn = (DateOnly?)null, IsClosed = false, On = (DateOnly?)a.Due, At = (TimeOnly?)null })
        .Concat(from m in db.Monitoring.Where(m => m.LeadId == me && (m.Year == year || m.Year == next) && (m.Status == ActivityStatus.Planned || m.Status == ActivityStatus.Done))
                select new { Kind = (int)Kind.Monitoring, m.Id, m.Version, SchoolId = (Guid?)m.SchoolId, m.Year, Number = 0, Position = m.Kind == ActivityKind.School ? 0 : 1, Called = "", Words = m.Title + "", Progress = (Progress?)null, SubjectId = (Guid?)null, Part = m.HalfTerm == HalfTerm.Autumn1 ? 0 : m.HalfTerm == HalfTerm.Autumn2 ? 1 : m.HalfTerm == HalfTerm.Spring1 ? 2 : m.HalfTerm == HalfTerm.Spring2 ? 3 : m.HalfTerm == HalfTerm.Summer1 ? 4 : 5, m.Week, m.HeldOn, IsClosed = m.Status == ActivityStatus.Done, m.On, At = (TimeOnly?)null })
        .Concat(from p in db.Priorities.Where(p => p.LeadId == me)
                join m in db.Set<Milestone>() on p.Id equals m.PriorityId
                join plan in db.Plans.Where(p => (p.Year == year || p.Year == next) && p.Status != PlanStatus.Closed) on p.PlanId equals plan.Id
                select new { Kind = (int)Kind.Milestone, m.Id, m.Version, SchoolId = (Guid?)m.SchoolId, plan.Year, p.Number, m.Position, Called = (p.ShortName ?? p.Title) + "", Words = m.Text + "", Progress = (Progress?)m.Progress, SubjectId = plan.UnderId == null ? null : (Guid?)plan.Id, Part = m.Term == Term.Autumn ? 0 : m.Term == Term.Spring ? 1 : 2, Week = (DateOnly?)null, HeldOn = (DateOnly?)null, IsClosed = false, On = (DateOnly?)null, At = (TimeOnly?)null })
        .Concat(from p in db.Priorities.Where(p => p.LeadId == me)
                join c in db.Set<SuccessCriterion>() on p.Id equals c.PriorityId
                join plan in db.Plans.Where(p => (p.Year == year || p.Year == next) && p.Status != PlanStatus.Closed) on p.PlanId equals plan.Id
                select new { Kind = (int)Kind.Criterion, c.Id, c.Version, SchoolId = (Guid?)c.SchoolId, plan.Year, p.Number, c.Position, Called = (p.ShortName ?? p.Title) + "", Words = c.Measure + "", Progress = (Progress?)c.Progress, SubjectId = plan.UnderId == null ? null : (Guid?)plan.Id, Part = 0, Week = (DateOnly?)null, HeldOn = (DateOnly?)null, IsClosed = false, On = c.ByWhen, At = (TimeOnly?)null })
        .Concat(from p in db.Priorities.Where(p => p.LinkGovernorId == me)
                join plan in db.Plans.Where(p => p.UnderId == null && (p.Year == year || p.Year == next) && p.Status != PlanStatus.Closed) on p.PlanId equals plan.Id
                select new { Kind = (int)Kind.Followed, p.Id, p.Version, SchoolId = (Guid?)p.SchoolId, plan.Year, p.Number, Position = 0, Called = "", Words = p.Title + "", Progress = (Progress?)null, SubjectId = (Guid?)null, Part = 0, Week = (DateOnly?)null, HeldOn = (DateOnly?)null, IsClosed = false, On = (DateOnly?)null, At = (TimeOnly?)null })
        .Concat(from h in db.HalfTerms.Where(h => (h.Year == year || h.Year == next) && (h.SchoolId == null || db.Set<RoleHolding>().Any(r => r.MemberId == me && (r.SchoolId == null || r.SchoolId == h.SchoolId))))
                select new { Kind = (int)Kind.HalfTerm, h.Id, Version = 0, h.SchoolId, h.Year, Number = 0, Position = 0, Called = "", Words = "", Progress = (Progress?)null, SubjectId = (Guid?)null, Part = h.HalfTerm == HalfTerm.Autumn1 ? 0 : h.HalfTerm == HalfTerm.Autumn2 ? 1 : h.HalfTerm == HalfTerm.Spring1 ? 2 : h.HalfTerm == HalfTerm.Spring2 ? 3 : h.HalfTerm == HalfTerm.Summer1 ? 4 : 5, Week = (DateOnly?)h.First, HeldOn = (DateOnly?)null, IsClosed = false, On = (DateOnly?)h.Last, At = (TimeOnly?)null })
        .Concat(from t in db.TrainingSessions.Where(t => t.LeadId == me && t.CalledOffWhy == null && (t.Year == year || t.Year == next))
                select new { Kind = (int)Kind.Session, t.Id, t.Version, SchoolId = t.SchoolId ?? t.Schools.Where(i => db.Set<RoleHolding>().Any(r => r.MemberId == me && (r.SchoolId == null || r.SchoolId == i.SchoolId))).Min(i => (Guid?)i.SchoolId), t.Year, Number = t.Schools.Count(), Position = t.Schools.Count(x => x.Attended != null), Called = (t.Place ?? "") + "", Words = t.Title + "", Progress = (Progress?)null, SubjectId = (Guid?)null, Part = t.Minutes ?? 0, Week = (DateOnly?)null, HeldOn = (DateOnly?)null, IsClosed = t.SchoolId == null, On = (DateOnly?)t.On, t.At }))
        from s in db.Schools.Where(s => s.Id == x.SchoolId).DefaultIfEmpty()
        select new OwnRow { Kind = (Kind)x.Kind, Id = x.Id, Version = x.Version, SchoolId = x.SchoolId, Urn = s!.Urn, School = s.Name, Year = x.Year, Number = x.Number, Position = x.Position, Called = x.Called, Words = x.Words, Progress = x.Progress, SubjectId = x.SubjectId, Part = x.Part, Week = x.Week, HeldOn = x.HeldOn, IsClosed = x.IsClosed, On = x.On, At = x.At };

    /// <summary>The plans of this year and the next, not closed, of the schools in which the person has a role: their next step may be theirs, or the review of a term.</summary>
    internal static readonly Expression<Func<AppDbContext, Guid, AcademicYear, AcademicYear, IQueryable<PlanRow>>> Plans = (db, me, year, next) =>
        from plan in db.Plans.AsNoTracking()
        where plan.UnderId == null && (plan.Year == year || plan.Year == next) && plan.Status != PlanStatus.Closed
            && db.Set<RoleHolding>().Any(r => r.MemberId == me && (r.SchoolId == null || r.SchoolId == plan.SchoolId))
        join s in db.Schools on plan.SchoolId equals s.Id
        from c in db.PlanCalendars.Where(c => c.Year == plan.Year).DefaultIfEmpty()
        select new PlanRow(
            plan.Id, plan.Version, plan.SchoolId, plan.Title, plan.Year, plan.Status, s.Urn, s.Name,
            c == null ? null : new PlanDates(c.SubmitBy, c.EndorseBy, c.ApproveBy, c.LiveFrom, c.AutumnReview, c.SpringReview, c.SummerReview, c.CloseBy),
            plan.From, db.TermReviews.Where(r => r.PlanId == plan.Id && r.SignedAt != null).Select(r => r.Term).ToList(),
            // Priorities of theirs of which the review that is being written does not say all yet.
            db.Priorities.Count(p => p.PlanId == plan.Id && p.LeadId == me && !db.Set<PriorityReview>().Any(r =>
                r.PriorityId == p.Id && r.Progress != null && r.WhatChanged != null && r.ForWhom != null && r.HowWeKnow != null && db.TermReviews.Any(t => t.Id == r.ReviewId && t.SignedAt == null))));

    /// <summary>The audits that the schools in which the person has a role have not finished.</summary>
    internal static readonly Expression<Func<AppDbContext, Guid, IQueryable<AuditRow>>> Audits = (db, me) =>
        from a in db.SchoolAudits
        where a.FinishedAt == null && db.Set<RoleHolding>().Any(r => r.MemberId == me && (r.SchoolId == null || r.SchoolId == a.SchoolId))
        join audit in db.Audits.Where(a => a.ClosedAt == null) on a.AuditId equals audit.Id
        join s in db.Schools on a.SchoolId equals s.Id
        select new AuditRow(a.Id, a.Version, audit.Id, a.SchoolId, audit.Title, audit.Due, a.ChangedAt != null, s.Urn, s.Name);

    private readonly Func<AppDbContext, Guid, AcademicYear, AcademicYear, IAsyncEnumerable<OwnRow>> _own = EF.CompileAsyncQuery(Own);
    private readonly Func<AppDbContext, Guid, AcademicYear, AcademicYear, IAsyncEnumerable<PlanRow>> _plans = EF.CompileAsyncQuery(Plans);
    private readonly Func<AppDbContext, Guid, IAsyncEnumerable<AuditRow>> _audits = EF.CompileAsyncQuery(Audits);

    internal ValueTask<List<OwnRow>> OwnAsync(AppDbContext db, Guid me, AcademicYear year) => _own(db, me, year, year.Next).ToListAsync();

    internal ValueTask<List<PlanRow>> PlansAsync(AppDbContext db, Guid me, AcademicYear year) => _plans(db, me, year, year.Next).ToListAsync();

    internal ValueTask<List<AuditRow>> AuditsAsync(AppDbContext db, Guid me) => _audits(db, me).ToListAsync();
}
