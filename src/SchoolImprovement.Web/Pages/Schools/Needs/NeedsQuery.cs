using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Needs;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Voice;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Needs;

/// <summary>Reads what a school knows about itself, each part as far as the person may see it, in five round trips.</summary>
public sealed class NeedsQuery(AppDbContext db, VoiceQuery voice, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private const int Development = 0, Inspection = 1, Inspected = 2, View = 3, Late = 4, InPlan = 5, Plan = 6, Rated = 7;

    private static readonly PlanStatus[] _takingWords = [.. PlanStatuses.All.Where(l => l.TakesWords).Select(l => l.Value)];

    /// <summary>An area in the table of grades.</summary>
    public sealed record AreaRow(Guid Id, string Name, string Code, Grade? School, IReadOnlyList<OtherRow> Others, IReadOnlyList<PlanRow> Priorities, IReadOnlyList<string> Developments);

    /// <summary>What an adviser or the trust would say.</summary>
    public sealed record OtherRow(Grade Grade, string Who, bool IsTrusts);

    public sealed record PlanRow(Guid Id, int Number, string Called, Guid? AreaId);

    /// <summary>A point of the last inspection and what was done since.</summary>
    public sealed record PointRow(Guid Id, string Text, string? Since, Progress? Progress);

    /// <summary>Monitoring that is overdue.</summary>
    public sealed record LateRow(Guid Id, string Title, string? Lead, int DaysOverdue);

    /// <summary>All of it.</summary>
    public sealed record Sheet(
        AcademicYear Year, bool HasPlan, bool TakesPriorities, IReadOnlyList<AreaRow> Areas, DateOnly? InspectedOn, IReadOnlyList<PointRow> Inspection, IReadOnlyList<AuditedArea> Audits, (VoiceQuery.Row Of, QuestionnaireResults Results)? Voice,
        IReadOnlyList<LateRow> Late, IReadOnlyList<PlanRow> Priorities, IReadOnlyList<Need> Needs, IReadOnlyList<NeedDecision> Decisions)
    {
        /// <summary>The needs that no decision settles.</summary>
        public IEnumerable<Need> Open => Needs.Where(n => !Decisions.Any(d => d.Settles(n, Priorities.Select(p => p.Id))));

        public IEnumerable<NeedDecision> Refused => Decisions.Where(d => d.Reason is not null);

        /// <summary>The decisions whose priority is in the plan.</summary>
        public IEnumerable<(NeedDecision Decision, PlanRow Priority)> Accepted => Decisions.Join(Priorities, d => d.PriorityId, p => p.Id, (d, p) => (d, p));
    }

    private Guid SchoolId => school.School.Id;

    public async Task<Sheet> ReadAsync()
    {
        var (schoolId, today) = (SchoolId, clock.Today());
        var areas = await (
            from f in db.Frameworks.AsNoTracking().Where(f => f.IsDefault)
            from a in db.Set<EvaluationArea>().Where(a => a.FrameworkId == f.Id)
            from e in db.Set<AreaEvaluation>().Where(e => e.AreaId == a.Id && e.SchoolId == schoolId).DefaultIfEmpty()
            select new { Area = a, Said = e, f.Grades }).ToListAsync();
        var lines = await LinesAsync(today);
        var year = lines.Where(l => l.Kind == Plan).Select(l => (AcademicYear?)new AcademicYear(l.Place)).Max() ?? AcademicYear.Of(today);
        var priorities = lines.Where(l => l.Kind == InPlan && l.Place == year.StartYear).OrderBy(l => l.Number).Select(l => new PlanRow(l.Id, l.Number, l.A, l.Other)).ToList();
        var decisions = await db.NeedDecisions.AsNoTracking().Where(d => d.SchoolId == schoolId && d.Year == year).OrderByDescending(d => d.At).ToListAsync();
        var said = user.May(Permission.ReadVoice, schoolId) ? await voice.LatestAsync() : null;

        var rows = areas.Where(a => a.Area.AppliesTo(school.School.AgeFrom, school.School.AgeTo) || a.Said?.Judged is not null).OrderBy(a => a.Area.Scale is not null).ThenBy(a => a.Area.Position).Select(a =>
        {
            var views = lines.Where(l => l.Kind == View && l.Other == a.Area.Id).GroupBy(l => l.Number == 1).Select(g => g.MaxBy(l => l.At)!)
                .Select(l => (Row: l, Grade: a.Grades.FirstOrDefault(g => g.Scale == a.Area.Scale && g.Code == l.B))).Where(v => v.Grade is not null).OrderByDescending(v => v.Row.At)
                .Select(v => new OtherRow(v.Grade!, v.Row.A, v.Row.Number == 1)).ToList();
            var developments = lines.Where(l => l.Kind == Development && l.Other == a.Area.Id).OrderBy(l => l.Number).ToList();
            return new AreaRow(
                a.Area.Id, a.Area.Name, a.Area.Code, a.Said?.Judged, views, [.. priorities.Where(p => p.AreaId == a.Area.Id || developments.Any(d => d.Also == p.Id))],
                [.. developments.Where(d => priorities.All(p => p.Id != d.Also)).Select(d => d.A)]);
        }).ToList();
        var inspection = lines.Where(l => l.Kind == Inspection).OrderBy(l => l.Number).Select(l => new PointRow(l.Id, l.A, l.B.Length == 0 ? null : l.B, l.C.Length == 0 ? null : Enum.Parse<Progress>(l.C))).ToList();
        var audits = lines.Where(l => l.Kind == Rated).GroupBy(l => (l.Id, Area: l.Other!.Value)).OrderByDescending(g => g.First().At).ThenBy(g => g.First().Place).Select(g => new AuditedArea(
            g.Key.Id, g.First().D, g.Key.Area, g.First().E, g.Count(),
            [.. g.Where(l => Grade.TokensBelow.Contains(l.C) && priorities.All(p => p.Id != l.Also)).OrderBy(l => l.Number).Select(l => (l.A, l.B))])).ToList();
        var needs = NeedsAssessment.Of(
            rows.Select(r => new JudgedArea(r.Id, r.Name, r.School, r.Others.FirstOrDefault()?.Grade, r.Others.FirstOrDefault()?.Who, r.Developments, r.Priorities.Count > 0)),
            inspection.Select(p => new InspectionPoint(p.Id, p.Text, p.Progress)), audits,
            said is { Results.IsHidden: false } s ? new StaffSaid(s.Of.Id, s.Of.Title, s.Of.Replies, s.Results.Suggestions()) : null);
        var late = lines.Where(l => l.Kind == Late)
            .Select(l => new LateRow(l.Id, l.A, l.B.Length == 0 ? null : l.B, ActivityStates.DaysOverdue(ActivityStatus.Planned, l.On ?? l.Week!.Value.AddDays(4), l.HeldOn, today)))
            .Where(l => l.DaysOverdue > 0).OrderByDescending(l => l.DaysOverdue).ToList();
        var plan = lines.FirstOrDefault(l => l.Kind == Plan && l.Place == year.StartYear);
        return new(
            year, plan is not null, plan is { Number: 1 }, rows,
            lines.FirstOrDefault(l => l.Kind == Inspected)?.On, inspection, audits, said, late, priorities, needs, decisions);
    }

    /// <summary>The short lists in one round trip.</summary>
    private Task<List<Line>> LinesAsync(DateOnly today)
    {
        var (schoolId, now) = (SchoolId, AcademicYear.Of(today));
        var lines = db.Set<EvaluationPoint>().AsNoTracking().Where(p => p.SchoolId == schoolId && p.Kind == PointKind.Development)
            .Select(p => new Line { Kind = Development, Id = p.Id, A = p.Text + "", B = "", C = "", D = "", E = "", Number = p.Position, Place = 0, On = null, Week = null, HeldOn = null, At = null, Other = p.AreaId, Also = p.PriorityId })
        .Concat(db.Set<EvaluationPoint>().Where(p => p.SchoolId == schoolId && p.Kind == PointKind.Inspection).Select(p => new Line
        {
            Kind = Inspection,
            Id = p.Id,
            A = p.Text + "",
            B = p.Evidence + "",
            C = p.Progress == null ? "" : p.Progress == Progress.Complete ? nameof(Progress.Complete) : p.Progress == Progress.OffTrack ? nameof(Progress.OffTrack) : p.Progress == Progress.AtRisk ? nameof(Progress.AtRisk)
                : p.Progress == Progress.OnTrack ? nameof(Progress.OnTrack) : nameof(Progress.NotStarted),
            D = "",
            E = "",
            Number = p.Position,
            Place = 0,
            On = null,
            Week = null,
            HeldOn = null,
            At = null,
            Other = null,
            Also = null,
        }))
        .Concat(db.Sefs.Where(s => s.SchoolId == schoolId && s.InspectedOn != null && db.Frameworks.Any(f => f.Id == s.FrameworkId && f.IsDefault))
            .Select(s => new Line { Kind = Inspected, Id = s.Id, A = "", B = "", C = "", D = "", E = "", Number = 0, Place = 0, On = s.InspectedOn, Week = null, HeldOn = null, At = null, Other = null, Also = null }))
        .Concat(db.Set<Moderation>().Where(m => m.SchoolId == schoolId)
            .Select(m => new Line { Kind = View, Id = m.Id, A = m.Who + "", B = m.GradeCode + "", C = "", D = "", E = "", Number = m.IsTrusts ? 1 : 0, Place = 0, On = null, Week = null, HeldOn = null, At = m.At, Other = m.AreaId, Also = null }));
        var since = today.AddYears(-1).StartInLondon();
        // Of several audits against the same framework the latest that the school finished.
        lines = lines.Concat(
            from s in db.SchoolAudits
            join a in db.Audits on s.AuditId equals a.Id
            join r in db.Set<StatementRating>() on s.Id equals r.SchoolAuditId
            join area in db.Set<EvaluationArea>() on r.AreaId equals area.Id
            where s.SchoolId == schoolId && s.FinishedAt >= since && r.GradeOrder >= 0
                && !db.SchoolAudits.Any(x => x.SchoolId == schoolId && x.FinishedAt > s.FinishedAt && db.Audits.Any(y => y.Id == x.AuditId && y.FrameworkId == a.FrameworkId))
            select new Line { Kind = Rated, Id = s.Id, A = r.Text + "", B = r.Grade + "", C = r.GradeToken + "", D = s.Title + "", E = area.Name + "", Number = r.GradeOrder ?? 0, Place = area.Position, On = null, Week = null, HeldOn = null, At = s.FinishedAt, Other = r.AreaId, Also = r.PriorityId });
        if (user.May(Permission.ReadSchedule, schoolId))
        {
            lines = lines.Concat(db.Monitoring.Where(a => a.SchoolId == schoolId && a.Year == now && a.Status == ActivityStatus.Planned && a.Week <= today).Select(a => new Line
            {
                Kind = Late,
                Id = a.Id,
                A = a.Title + "",
                B = (db.Members.Where(m => m.Id == a.LeadId).Select(m => m.Name).FirstOrDefault() ?? a.LeadName) + "",
                C = "",
                D = "",
                E = "",
                Number = 0,
                Place = 0,
                On = a.On,
                Week = a.Week,
                HeldOn = a.HeldOn,
                At = null,
                Other = null,
                Also = null,
            }));
        }

        if (user.May(Permission.ReadPlan, schoolId))
        {
            lines = Years(now).Aggregate(lines, (all, year) => all
                .Concat(db.Priorities.IgnoreAutoIncludes().Where(p => p.SchoolId == schoolId && p.Plan.Year == year && p.Plan.UnderId == null)
                    .Select(p => new Line { Kind = InPlan, Id = p.Id, A = (p.ShortName ?? p.Title) + "", B = "", C = "", D = "", E = "", Number = p.Number, Place = year.StartYear, On = null, Week = null, HeldOn = null, At = null, Other = p.AreaId, Also = null }))
                .Concat(db.Plans.Where(p => p.SchoolId == schoolId && p.Year == year)
                    .Select(p => new Line { Kind = Plan, Id = p.Id, A = "", B = "", C = "", D = "", E = "", Number = _takingWords.Contains(p.Status) ? 1 : 0, Place = year.StartYear, On = null, Week = null, HeldOn = null, At = null, Other = null, Also = null })));
        }

        return lines.ToListAsync();
    }

    /// <summary>Needs go into next year's plan as soon as there is one.</summary>
    private static IEnumerable<AcademicYear> Years(AcademicYear now) => [now, now.Next];

    /// <summary>A line of any of the lists, alike in type in every part of the union.</summary>
    private sealed class Line
    {
        public int Kind { get; init; }

        public Guid Id { get; init; }

        public string A { get; init; } = "";

        public string B { get; init; } = "";

        public string C { get; init; } = "";

        public string D { get; init; } = "";

        public string E { get; init; } = "";

        public int Number { get; init; }

        public int Place { get; init; }

        public DateOnly? On { get; init; }

        public DateOnly? Week { get; init; }

        public DateOnly? HeldOn { get; init; }

        public DateTime? At { get; init; }

        public Guid? Other { get; init; }

        public Guid? Also { get; init; }
    }
}
