using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Reads a school's self-evaluation in three round trips: the framework with what is said, the short lists, and this year's plan.</summary>
public sealed class SefQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private const int Point = 0, View = 1, Signed = 2, Kept = 3, Evidence = 4, Linked = 5, Comment = 6, Shared = 7, Latest = 4;

    /// <summary>The self-evaluation, or null where the trust has no such framework or it has no such area.</summary>
    /// <param name="framework">A framework's code, or the id of one of its versions; null for the trust's default.</param>
    /// <param name="areaCode">The area to open, or null.</param>
    /// <param name="draftOf">What a draft of is read too, or null.</param>
    /// <param name="whole">What is said of every area is read, not of the open one alone.</param>
    /// <param name="withPlan">This year's plan is read too.</param>
    public async Task<SefView?> OfAsync(string? framework, string? areaCode, Func<Framework, EvaluationArea?, string?>? draftOf = null, bool whole = false, bool withPlan = true)
    {
        var s = school.School;
        var (schoolId, today) = (s.Id, clock.Today());
        var year = AcademicYear.Of(today);
        var version = Typed.Id(framework);
        var rows = await (
            from f in db.Frameworks.AsNoTracking().Where(f => f.Kind == FrameworkKind.SelfEvaluation && (framework == null ? f.IsDefault : f.Code == framework || f.Id == version))
            from area in db.Set<EvaluationArea>().Where(a => a.FrameworkId == f.Id)
            from said in db.Set<AreaEvaluation>().Where(e => e.AreaId == area.Id && e.SchoolId == schoolId).DefaultIfEmpty()
            from sef in db.Sefs.Where(x => x.FrameworkId == f.Id && x.SchoolId == schoolId).DefaultIfEmpty()
            select new { Framework = f, Area = area, Said = said, Sef = sef, Lead = db.Members.Where(m => m.Id == said!.LeadId).Select(m => m.Name).FirstOrDefault() }).ToListAsync();
        // Of several versions the one that the school has begun, else the newest.
        if (rows.GroupBy(r => r.Framework.Id).OrderByDescending(g => g.First().Sef is not null).ThenByDescending(g => g.First().Framework.FrameworkVersion, StringComparer.Ordinal).FirstOrDefault() is not { } own)
        {
            return null;
        }

        var (of, mine) = (own.First().Framework, own.First().Sef);
        if (!of.IsDefault)
        {
            // What is shared is what the school's plan goes by, not all that it ever graded.
            user.Actor.Demand(Permission.ReadSelfEvaluation, s.Id);
        }

        var applying = own.Where(r => r.Area.AppliesTo(s.AgeFrom, s.AgeTo) || r.Said?.Judged is not null).OrderBy(r => r.Area.Scale is not null).ThenBy(r => r.Area.Position).ToList();
        var open = areaCode is null ? null : applying.FirstOrDefault(r => r.Area.Code == areaCode)?.Area;
        if (areaCode is not null && open is null)
        {
            return null;
        }

        var feed = await FeedAsync(mine?.Id ?? Guid.Empty, open?.Id, year, draftOf?.Invoke(of, open), whole);
        var plan = withPlan ? await PlanAsync(year) : [];
        var signed = feed.Where(r => r.Kind == Signed).OrderByDescending(r => r.At).Select(r => (Row: r, Day: r.At!.Value.LondonDay()))
            .Select(r => new SignedTerm(r.Row.Id, AcademicYear.Of(r.Day), AcademicYear.Of(r.Day).TermOf(r.Day)!.Value, r.Row.A, r.Row.At!.Value, SefSnapshot.ReadGrades(r.Row.B))).ToList();
        var term = year.TermOf(today)!.Value;
        var last = signed.FirstOrDefault(x => !x.Is(year, term));
        var begins = year.Begins(term).StartInLondon();
        var areas = applying.Select(r => new AreaLine(r.Area, r.Said, last?.Grades.GetValueOrDefault(r.Area.Id), last?.Term.Slug(), r.Said?.ConfirmedAt >= begins, r.Lead)).ToList();
        return new SefView
        {
            Framework = of,
            Choices = areaCode is null && !whole && user.May(Permission.ReadSelfEvaluation, s.Id) ? await ChoicesAsync(of) : [],
            Sef = mine,
            Areas = areas,
            Open = areas.FirstOrDefault(a => a.Area.Id == open?.Id),
            Year = year,
            Term = term,
            Signed = signed,
            Points = feed.Where(r => r.Kind == Point).Select(r => new PointLine(r.Id, Enum.Parse<PointKind>(r.C), r.Place, r.A, r.B.Length == 0 ? null : r.B, r.D.Length == 0 ? null : Enum.Parse<Progress>(r.D), r.Other, r.Area)).ToList(),
            Views = feed.Where(r => r.Kind == View).OrderByDescending(r => r.At).Select(r => (Row: r, Day: r.At!.Value.LondonDay(), own.First(o => o.Area.Id == r.Area).Area))
                .Select(r => new OtherView(r.Area.Id, r.Row.A, r.Row.Place == 1, of.GradeOf(r.Area, r.Row.C), of.GradeOf(r.Area, r.Row.D), r.Row.B.Length == 0 ? null : r.Row.B, AcademicYear.Of(r.Day), AcademicYear.Of(r.Day).TermOf(r.Day)!.Value, r.Row.At!.Value)).ToList(),
            Evidence = feed.Where(r => r.Kind == Evidence).OrderByDescending(r => r.On).Select(r => new Found(r.Id, r.A, r.B.Length == 0 ? null : r.B, r.On)).ToList(),
            Links = feed.Where(r => r.Kind == Linked).OrderBy(r => r.At).Select(r => new LinkLine(r.Id, r.Other, Enum.Parse<EvidenceKind>(r.C), r.A, r.On!.Value, r.Place == 1, r.Area!.Value)).ToList(),
            Comments = feed.Where(r => r.Kind == Comment).OrderBy(r => r.At).Select(r => new SaidLine(r.B, r.A, r.At!.Value)).ToList(),
            Shares = feed.Where(r => r.Kind == Shared).OrderBy(r => r.A, StringComparer.CurrentCulture).Select(r => new ShareLine(r.Other!.Value, r.A, r.B, r.C, r.At!.Value, r.On)).ToList(),
            Draft = feed.Where(r => r.Kind == Kept).Select(r => new Draft(r.A, r.At!.Value)).FirstOrDefault(),
            Priorities = plan.Where(p => p.Priority is not null).Select(p => p.Priority!).OrderBy(p => p.Number).ToList(),
            PlanStatus = plan.Count == 0 ? null : plan[0].Status,
        };
    }

    /// <summary>The frameworks that the school can evaluate itself against: the usual one, those in force, and those it has begun.</summary>
    private async Task<IReadOnlyList<FrameworkChoice>> ChoicesAsync(Framework open)
    {
        var (schoolId, today) = (school.School.Id, clock.Today());
        var all = await db.Frameworks.AsNoTracking().Where(f => f.Kind == FrameworkKind.SelfEvaluation && f.Areas.Count > 0)
            .Select(f => new { f.Id, f.Code, f.Name, f.FrameworkVersion, f.InForceFrom, f.InForceTo, f.IsDefault, IsBegun = db.Sefs.Any(s => s.FrameworkId == f.Id && s.SchoolId == schoolId) }).ToListAsync();
        var offered = all.Where(f => f.IsDefault || f.IsBegun || (today >= f.InForceFrom && (f.InForceTo is not { } last || today <= last))).ToList();
        return [.. offered.OrderByDescending(f => f.IsDefault).ThenBy(f => f.Name).ThenByDescending(f => f.InForceFrom).Select(f =>
        {
            var alone = offered.Count(o => o.Code == f.Code) == 1;
            return new FrameworkChoice($"{f.Name}{(alone ? "" : $", version {f.FrameworkVersion}")}{(f.IsBegun ? "" : " (not begun)")}", f.IsDefault ? null : alone ? f.Code : f.Id.ToString(), f.Id == open.Id);
        })];
    }

    /// <summary>People of the school who can lead an area.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync()
    {
        var schoolId = school.School.Id;
        return [.. (await db.Members.AsNoTracking().Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == schoolId && (r.Role == Role.Headteacher || r.Role == Role.SeniorLeader || r.Role == Role.PriorityLead || r.Role == Role.Staff)))
            .OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync()).Select(m => (m.Id, m.Name))];
    }

    private Task<List<Row>> FeedAsync(Guid sefId, Guid? areaId, AcademicYear year, string? target, bool whole)
    {
        var (schoolId, me, today) = (school.School.Id, user.Actor.MemberId, clock.Today());
        // Who writes the self-evaluation sees with whom it is shared; a reader sees their own share.
        var (seesShares, seesMonitoring) = (areaId is null && user.May(Permission.EditSelfEvaluation, schoolId), user.May(Permission.ReadSchedule, schoolId));
        var feed = db.Set<EvaluationPoint>().AsNoTracking().Where(p => p.SefId == sefId && (p.AreaId == null || p.AreaId == areaId || whole)).Select(p => new Row
        {
            Kind = Point,
            Id = p.Id,
            A = p.Text + "",
            B = p.Evidence + "",
            C = p.Kind == PointKind.Strength ? nameof(PointKind.Strength) : p.Kind == PointKind.Development ? nameof(PointKind.Development) : nameof(PointKind.Inspection),
            D = p.Progress == null ? "" : p.Progress == Progress.Complete ? nameof(Progress.Complete) : p.Progress == Progress.OffTrack ? nameof(Progress.OffTrack) : p.Progress == Progress.AtRisk ? nameof(Progress.AtRisk)
                : p.Progress == Progress.OnTrack ? nameof(Progress.OnTrack) : nameof(Progress.NotStarted),
            Place = p.Position,
            At = null,
            On = null,
            Other = p.PriorityId,
            Area = p.AreaId,
        })
        .Concat(db.Set<Moderation>().Where(m => m.SefId == sefId && (m.AreaId == areaId || whole))
            .Select(m => new Row { Kind = View, Id = m.Id, A = m.Who + "", B = m.Reason + "", C = m.GradeCode + "", D = m.SchoolGradeCode + "", Place = m.IsTrusts ? 1 : 0, At = m.At, On = null, Other = null, Area = m.AreaId }))
        .Concat(db.Set<SefSnapshot>().Where(x => x.SefId == sefId).Select(x => new Row { Kind = Signed, Id = x.Id, A = x.SignedBy + "", B = x.Grades + "", C = "", D = "", Place = 0, At = x.SignedAt, On = null, Other = null, Area = null }))
        .Concat(db.SefDrafts.Where(e => e.SchoolId == schoolId && e.MemberId == me && e.Target == target)
            .Select(e => new Row { Kind = Kept, Id = e.Id, A = e.Values + "", B = "", C = "", D = "", Place = 0, At = e.At, On = null, Other = null, Area = null }))
        .Concat(db.Set<LinkedEvidence>().Where(l => l.SefId == sefId && (l.AreaId == areaId || whole)).Select(l => new Row
        {
            Kind = Linked,
            Id = l.Id,
            A = l.Words + "",
            B = "",
            C = l.Kind == EvidenceKind.Findings ? nameof(EvidenceKind.Findings) : l.Kind == EvidenceKind.Measurement ? nameof(EvidenceKind.Measurement) : l.Kind == EvidenceKind.Review ? nameof(EvidenceKind.Review)
                : l.Kind == EvidenceKind.File ? nameof(EvidenceKind.File) : l.Kind == EvidenceKind.Audit ? nameof(EvidenceKind.Audit) : nameof(EvidenceKind.Voice),
            D = "",
            Place = db.StandingLinks.Any(x => x.Id == l.Id) ? 1 : 0,
            At = l.LinkedAt,
            On = l.On,
            Other = l.PointId,
            Area = l.AreaId,
        }))
        .Concat(db.Comments.Where(c => c.SefId == sefId && c.AreaId == areaId && c.ResolvedAt == null)
            .Select(c => new Row { Kind = Comment, Id = c.Id, A = c.Text + "", B = c.AuthorName + "", C = "", D = "", Place = 0, At = c.At, On = null, Other = null, Area = c.AreaId }))
        .Concat(db.Monitoring.Where(a => seesMonitoring && a.SchoolId == schoolId && a.Year == year && a.Status == ActivityStatus.Done && db.Priorities.Any(p => p.Id == a.PriorityId && p.AreaId == areaId))
            .OrderByDescending(a => a.HeldOn).Take(Latest)
            .Select(a => new Row { Kind = Evidence, Id = a.Id, A = a.Title + "", B = db.Members.Where(m => m.Id == a.LeadId).Select(m => m.Name).FirstOrDefault() + "", C = "", D = "", Place = 0, At = null, On = a.HeldOn, Other = null, Area = null }));
        if (!whole && (seesShares || user.Actor.SharedSchools.Contains(schoolId)))
        {
            feed = feed.Concat(db.SefShares.Where(x => x.SchoolId == schoolId && (seesShares || x.MemberId == me) && (x.Until == null || x.Until >= today))
                .Select(x => new Row { Kind = Shared, Id = x.Id, A = x.Reader + "", B = x.ReaderSchools + "", C = x.SharedBy + "", D = "", Place = 0, At = x.SharedAt, On = x.Until, Other = x.MemberId, Area = null }));
        }

        return feed.ToListAsync();
    }

    private async Task<List<(Domain.Plans.PlanStatus Status, InPlan? Priority)>> PlanAsync(AcademicYear year)
    {
        var (schoolId, today) = (school.School.Id, clock.Today());
        if (!user.May(Permission.ReadPlan, schoolId))
        {
            return [];
        }

        var week = Domain.Trusts.SchoolCalendar.MondayOf(today);
        var rows = await (
            from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == schoolId && p.Year == year)
            from p in db.Priorities.Where(p => p.PlanId == plan.Id).DefaultIfEmpty()
            select new
            {
                plan.Status,
                Priority = p == null ? null : new InPlan(
                    p.Id, p.Number, p.Title, p.ShortName ?? p.Title, p.AreaId, db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault(),
                    p.Actions.Count, p.Actions.Count(a => a.Progress == Progress.Complete), p.Actions.Count(a => a.Progress == Progress.OffTrack),
                    db.Monitoring.Count(a => a.PriorityId == p.Id && a.Status != ActivityStatus.Dropped),
                    db.Monitoring.Count(a => a.PriorityId == p.Id && a.Status == ActivityStatus.Planned && a.HeldOn == null && (a.On != null ? a.On < today : a.Week < week))),
            }).ToListAsync();
        return [.. rows.Select(r => (r.Status, r.Priority))];
    }

    /// <summary>A line of any of the short lists, alike in type in every part of the union.</summary>
    private sealed class Row
    {
        public int Kind { get; init; }

        public Guid Id { get; init; }

        public string A { get; init; } = "";

        public string B { get; init; } = "";

        public string C { get; init; } = "";

        public string D { get; init; } = "";

        public int Place { get; init; }

        public DateTime? At { get; init; }

        public DateOnly? On { get; init; }

        public Guid? Other { get; init; }

        public Guid? Area { get; init; }
    }
}
