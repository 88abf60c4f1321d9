using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>A line of what stands beside the plan on a school's home, alike in type in every part of the union.</summary>
internal sealed class AroundRow
{
    public const int Watched = 0, Area = 1, LastSigned = 2, Asked = 3, Audit = 4, HalfTerm = 5, Shared = 6;

    public int Kind { get; init; }

    public Guid Id { get; init; }

    public string A { get; init; } = "";

    public string B { get; init; } = "";

    public string C { get; init; } = "";

    public string D { get; init; } = "";

    public string E { get; init; } = "";

    public int Number { get; init; }

    /// <summary>Place of a grade on its scale.</summary>
    public int Order { get; init; }

    /// <summary>How many areas for development of an area a priority of this year's plan takes up, or how many of those have it as their area.</summary>
    public int Taken { get; init; }

    /// <summary>How much shows how the school knows: points with evidence, links, monitoring of the year.</summary>
    public int Shown { get; init; }

    public int? UpToAge { get; init; }

    public int? FromAge { get; init; }

    public DateOnly? Week { get; init; }

    public DateOnly? On { get; init; }

    public DateOnly? HeldOn { get; init; }

    public DateTime? At { get; init; }

    public static IQueryable<AroundRow> Monitoring(AppDbContext db, Guid schoolId, AcademicYear year, DateOnly today)
    {
        // No half-term is longer than ten weeks, holidays before it included.
        var (since, to) = (SchoolCalendar.MondayOf(today).AddDays(-70), today.AddDays(70));
        return db.Monitoring.Where(a => a.SchoolId == schoolId && a.Year == year && a.Week != null && a.Week <= to && a.Status != ActivityStatus.Dropped && (a.Week >= since || a.Status == ActivityStatus.Planned)).Select(a => new AroundRow
        {
            Kind = Watched,
            Id = a.Id,
            A = a.Title + "",
            B = (db.Members.Where(m => m.Id == a.LeadId).Select(m => m.Name).FirstOrDefault() ?? a.LeadName) + "",
            C = "",
            D = "",
            E = "",
            Number = a.Status == ActivityStatus.Planned ? (int)ActivityStatus.Planned : a.Status == ActivityStatus.Done ? (int)ActivityStatus.Done : (int)ActivityStatus.Proposed,
            Order = 0,
            Taken = 0,
            Shown = 0,
            UpToAge = null,
            FromAge = null,
            Week = a.Week,
            On = a.On,
            HeldOn = a.HeldOn,
            At = null,
        });
    }

    /// <summary>The areas of the trust's default framework with the school's grades, and the term that was signed last before this one.</summary>
    public static IEnumerable<IQueryable<AroundRow>> Evaluation(AppDbContext db, Guid schoolId, AcademicYear year, DateTime termBegins)
    {
        yield return
            from f in db.Frameworks.Where(f => f.IsDefault)
            from a in db.Set<EvaluationArea>().Where(a => a.FrameworkId == f.Id)
            from e in db.Set<AreaEvaluation>().Where(e => e.AreaId == a.Id && e.SchoolId == schoolId).DefaultIfEmpty()
            select new AroundRow
            {
                Kind = Area,
                Id = a.Id,
                A = a.Name + "",
                B = a.Code + "",
                C = e!.Grade + "",
                D = e.GradeToken + "",
                E = e.GradeIcon + "",
                Number = a.Scale == null ? a.Position : a.Position + 1000,
                Order = e.GradeOrder ?? 0,
                Taken = db.Priorities.Count(p => p.SchoolId == schoolId && p.Plan.Year == year && (p.AreaId == a.Id || db.Set<EvaluationPoint>().Any(x => x.AreaId == a.Id && x.PriorityId == p.Id))),
                Shown = db.Set<EvaluationPoint>().Count(x => x.AreaId == a.Id && x.SchoolId == schoolId && x.Evidence != null) + db.StandingLinks.Count(x => x.AreaId == a.Id && x.SchoolId == schoolId)
                    + db.Monitoring.Count(m => m.SchoolId == schoolId && m.Year == year && m.Status == ActivityStatus.Done && db.Priorities.Any(p => p.Id == m.PriorityId && p.AreaId == a.Id)),
                UpToAge = a.UpToAge,
                FromAge = a.FromAge,
                Week = null,
                On = null,
                HeldOn = null,
                At = null,
            };
        yield return
            from f in db.Frameworks.Where(f => f.IsDefault)
            from s in db.Sefs.Where(s => s.FrameworkId == f.Id && s.SchoolId == schoolId)
            from x in db.Set<SefSnapshot>().Where(x => x.SefId == s.Id && x.SignedAt < termBegins)
            select new AroundRow { Kind = LastSigned, Id = x.Id, A = x.Grades + "", B = "", C = "", D = "", E = "", Number = 0, Order = 0, Taken = 0, Shown = 0, UpToAge = null, FromAge = null, Week = null, On = null, HeldOn = null, At = x.SignedAt };
    }

    /// <summary>The staff questionnaires that are open: how many replied and how many were asked.</summary>
    public static IQueryable<AroundRow> Questionnaires(AppDbContext db, Guid schoolId, DateOnly today) =>
        db.Questionnaires.Where(q => q.SchoolId == schoolId && q.IsReady && !q.IsClosedEarly && q.Opens <= today && q.Closes >= today).Select(q => new AroundRow
        {
            Kind = Asked,
            Id = q.Id,
            A = q.Title + "",
            B = "",
            C = "",
            D = "",
            E = "",
            Number = db.Receipts.Count(r => r.QuestionnaireId == q.Id),
            Order = q.Asked ?? 0,
            Taken = 0,
            Shown = 0,
            UpToAge = null,
            FromAge = null,
            Week = null,
            On = q.Closes,
            HeldOn = null,
            At = null,
        });

    /// <summary>The self-evaluations of these schools, which are shared with this person.</summary>
    public static IQueryable<AroundRow> Shares(AppDbContext db, Guid me, IReadOnlyList<Guid> schools) =>
        from x in db.SefShares.Where(x => x.MemberId == me && schools.Contains(x.SchoolId))
        from s in db.Schools.Where(s => s.Id == x.SchoolId)
        select new AroundRow { Kind = Shared, Id = x.Id, A = s.Name + "", B = s.Urn + "", C = x.SharedBy + "", D = "", E = "", Number = 0, Order = 0, Taken = 0, Shown = 0, UpToAge = null, FromAge = null, Week = null, On = x.Until, HeldOn = null, At = x.SharedAt };

    /// <summary>The days of the half-terms, the school's own and the trust's.</summary>
    public static IQueryable<AroundRow> HalfTerms(AppDbContext db, Guid schoolId, AcademicYear year) => db.HalfTerms.Where(h => h.Year == year && (h.SchoolId == null || h.SchoolId == schoolId)).Select(h => new AroundRow
    {
        Kind = HalfTerm,
        Id = h.Id,
        A = "",
        B = "",
        C = "",
        D = "",
        E = "",
        Number = h.SchoolId == null ? 0 : 1,
        Order = 0,
        Taken = 0,
        Shown = 0,
        UpToAge = null,
        FromAge = null,
        Week = h.First,
        On = h.Last,
        HeldOn = null,
        At = null,
    });

    /// <summary>The school's year: the six half-terms follow one another, so their days tell which is which.</summary>
    public static SchoolCalendar Calendar(IReadOnlyList<AroundRow> rows, AcademicYear year)
    {
        List<HalfTermSpan> Spans(int whose) => [.. rows.Where(r => r.Kind == HalfTerm && r.Number == whose).OrderBy(r => r.Week).Select((r, i) => new HalfTermSpan((Domain.HalfTerm)i, r.Week!.Value, r.On!.Value))];
        return SchoolCalendar.Of(year, Spans(1), Spans(0));
    }

    /// <summary>The audits that the school has not finished: how many statements have an answer.</summary>
    public static IQueryable<AroundRow> Audits(AppDbContext db, Guid schoolId) =>
        from s in db.SchoolAudits.Where(s => s.SchoolId == schoolId && s.FinishedAt == null)
        from a in db.Audits.Where(a => a.Id == s.AuditId && a.ClosedAt == null)
        select new AroundRow
        {
            Kind = Audit,
            Id = a.Id,
            A = a.Title + "",
            B = "",
            C = "",
            D = "",
            E = "",
            Number = s.Ratings.Count(r => r.GradeCode != null && !r.IsTakenOver),
            Order = 0,
            Taken = 0,
            Shown = 0,
            UpToAge = null,
            FromAge = null,
            Week = null,
            On = a.Due,
            HeldOn = null,
            At = null,
        };

    public static IReadOnlyList<HomeQuery.Judged> Areas(IReadOnlyList<AroundRow> rows, School school)
    {
        var last = rows.Where(r => r.Kind == LastSigned).MaxBy(r => r.At);
        var before = last is null ? new Dictionary<Guid, Grade>() : SefSnapshot.ReadGrades(last.A);
        var term = last is null ? null : AcademicYear.Of(last.At!.Value.LondonDay()).TermOf(last.At.Value.LondonDay())?.Slug();
        return [.. rows.Where(r => r.Kind == Area && (r.C.Length > 0 || EvaluationArea.Applies(r.UpToAge, r.FromAge, school.AgeFrom, school.AgeTo))).OrderBy(r => r.Number).Select(r =>
        {
            var grade = r.C.Length == 0 ? null : new Grade(r.B, r.C, r.Order, r.D, r.E);
            return new HomeQuery.Judged(r.Id, r.A, grade, r.Taken > 0, r.Shown > 0, GradeMove.Between(before.GetValueOrDefault(r.Id), grade, term));
        })];
    }
}
