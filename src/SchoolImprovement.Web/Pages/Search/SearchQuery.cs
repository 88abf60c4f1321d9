using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Search;

/// <summary>What a hit is, in the order in which they are shown.</summary>
public enum HitKind
{
    Plan,
    Priority,
    Criterion,
    Milestone,
    Action,
    Activity,
    Findings,
    Comment,
}

/// <summary>
/// Finds words in plans, actions, monitoring and comments of the schools that the person may read, in two round trips: the page of hits, and how many each school has.
/// Governors and others who read the one-page summary find what it holds: the year in short and the priorities.
/// </summary>
public sealed class SearchQuery(AppDbContext db, CurrentUser user)
{
    public const int PageSize = 20;

    /// <summary>Shorter words find everything, longer questions nothing.</summary>
    public const int Shortest = 2, Longest = 100, MostWords = 6;

    /// <summary>A line of any kind. Every part of the union fills every property, alike in type.</summary>
    public sealed class Hit
    {
        public int Kind { get; init; }

        public Guid Id { get; init; }

        public Guid SchoolId { get; init; }

        public AcademicYear Year { get; init; }

        /// <summary>The subject leader's plan that it is part of, or null for the school's.</summary>
        public Guid? Subject { get; init; }

        /// <summary>The number of the priority it belongs to; 0 for none.</summary>
        public int Number { get; init; }

        public string Title { get; init; } = "";

        /// <summary>Everything else that is searched.</summary>
        public string Body { get; init; } = "";
    }

    public sealed record Row(HitKind Kind, Guid Id, string School, string Urn, bool Whole, AcademicYear Year, Guid? Subject, int Number, string Title, string Body);

    public sealed record InSchool(string School, string Urn, int Count);

    /// <param name="Rows">The hits of this page, by school.</param>
    /// <param name="Schools">How many hits each school has.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyList<InSchool> Schools)
    {
        public int Count => Schools.Sum(s => s.Count);

        public int Pages => (Count + PageSize - 1) / PageSize;
    }

    /// <summary>The words of a question: each must be found. Quotation marks are no part of them.</summary>
    public static IReadOnlyList<string> WordsOf(string question) => question.Split([.. " \t\r\n\u00a0\"“”„«»"], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('\'', '‘', '’')).Where(w => Folding.Of(w).Length > 0).DistinctBy(Folding.Of).Take(MostWords).ToList();

    /// <param name="words">Each must stand in a hit, in any order, in capitals or not, with accents or without.</param>
    /// <param name="page">From 1.</param>
    public async Task<Found> FindAsync(IReadOnlyList<string> words, int page)
    {
        var hits = words.Aggregate(Everything(), Holding);
        var schools = await hits.GroupBy(h => h.SchoolId).Select(g => new { Id = g.Key, Count = g.Count() }).Join(db.Schools, g => g.Id, s => s.Id, (g, s) => new { s.Name, s.Urn, g.Count }).ToListAsync();
        var rows = await hits.Join(db.Schools, h => h.SchoolId, s => s.Id, (h, s) => new { Hit = h, s.Name, s.Urn })
            .OrderBy(h => h.Name).ThenBy(h => h.Urn).ThenByDescending(h => h.Hit.Year).ThenBy(h => h.Hit.Kind).ThenBy(h => h.Hit.Number).ThenBy(h => h.Hit.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync();
        return new(rows.Select(r => new Row((HitKind)r.Hit.Kind, r.Hit.Id, r.Name, r.Urn, user.May(Permission.ReadPlan, r.Hit.SchoolId), r.Hit.Year, r.Hit.Subject, r.Hit.Number, r.Hit.Title, r.Hit.Body)).ToList(), schools.Select(s => new InSchool(s.Name, s.Urn, s.Count)).ToList());
    }

    /// <summary>The word is compared without capitals and accents, as is what is searched. What means something to LIKE is taken as it is typed.</summary>
    private static IQueryable<Hit> Holding(IQueryable<Hit> hits, string word)
    {
        var pattern = Folding.Pattern(word);
        return hits.Where(h => EF.Functions.Like(Folding.InDatabase(h.Title + "\n" + h.Body), pattern, "\\"));
    }

    /// <summary>The schools in which somebody may do something: all of the trust's, or those of their roles.</summary>
    private (bool All, List<Guid> Ids) Where(Permission permission)
    {
        var holdings = user.Actor.Holdings.Where(h => h.Role.May(permission)).ToList();
        return (holdings.Any(h => h.SchoolId is null), holdings.Where(h => h.SchoolId is not null).Select(h => h.SchoolId!.Value).Distinct().ToList());
    }

    private IQueryable<Hit> Everything()
    {
        var ((readAll, read), (sumAll, sum), (scheduleAll, schedule), (editAll, edit), (findAll, find), (visitAll, visit)) = (Where(Permission.ReadPlan), Where(Permission.ReadPlanSummary), Where(Permission.ReadSchedule), Where(Permission.EditSchedule), Where(Permission.RecordFindings), Where(Permission.RecordVisits));
        var me = user.Actor.MemberId;
        // The one-page summary says nothing of subject plans: they are for those who read the whole plan.
        var plans = db.Plans.AsNoTracking().Where(p => (sumAll || sum.Contains(p.SchoolId)) && (p.UnderId == null || readAll || read.Contains(p.SchoolId)));
        var whole = plans.Where(p => readAll || read.Contains(p.SchoolId));
        var activities = db.Monitoring.AsNoTracking().Where(a => a.Status != ActivityStatus.Dropped);

        return plans.Where(p => p.UnderId == null).Select(p => new Hit
        {
            Kind = (int)HitKind.Plan,
            Id = p.Id,
            SchoolId = p.SchoolId,
            Year = p.Year,
            // Empty for all of these, but a column: a plain null would give the union's ids the wrong shape.
            Subject = p.UnderId,
            Number = 0,
            Title = p.Title + "",
            Body = (p.Summary ?? "") + (readAll || read.Contains(p.SchoolId) ? "\n" + (p.Vision ?? "") + "\n" + (p.Context ?? "") + "\n" + (p.LastInspection ?? "") + "\n" + (p.NextSteps ?? "") + "\n" + (p.Sources ?? "") : ""),
        })
        .Concat(from x in db.Priorities
                join p in plans on x.PlanId equals p.Id
                select new Hit
                {
                    Kind = (int)HitKind.Priority,
                    Id = x.Id,
                    SchoolId = x.SchoolId,
                    Year = p.Year,
                    Subject = p.UnderId == null ? null : (Guid?)p.Id,
                    Number = x.Number,
                    Title = x.Title + "",
                    Body = (x.ShortName ?? "") + (readAll || read.Contains(x.SchoolId) ? "\n" + (x.Rationale ?? "") + "\n" + (x.Baseline ?? "") + "\n" + (x.Outcomes ?? "") + "\n" + (x.Answers ?? "") : ""),
                })
        .Concat(from x in db.Set<SuccessCriterion>()
                join y in db.Priorities on x.PriorityId equals y.Id
                join p in whole on x.PlanId equals p.Id
                select new Hit { Kind = (int)HitKind.Criterion, Id = x.Id, SchoolId = x.SchoolId, Year = p.Year, Subject = p.UnderId == null ? null : (Guid?)p.Id, Number = y.Number, Title = x.Measure + "", Body = (x.Note ?? "") + "" })
        .Concat(from x in db.Set<Milestone>()
                join y in db.Priorities on x.PriorityId equals y.Id
                join p in whole on x.PlanId equals p.Id
                select new Hit { Kind = (int)HitKind.Milestone, Id = x.Id, SchoolId = x.SchoolId, Year = p.Year, Subject = p.UnderId == null ? null : (Guid?)p.Id, Number = y.Number, Title = x.Text + "", Body = (x.Impact ?? "") + "" })
        .Concat(from x in db.Set<PlanAction>()
                join y in db.Priorities on x.PriorityId equals y.Id
                join p in whole on x.PlanId equals p.Id
                select new Hit
                {
                    Kind = (int)HitKind.Action,
                    Id = x.Id,
                    SchoolId = x.SchoolId,
                    Year = p.Year,
                    Subject = p.UnderId == null ? null : (Guid?)p.Id,
                    Number = y.Number,
                    Title = x.What + "",
                    Body = (x.Others ?? "") + "\n" + (x.TrainingNeed ?? "") + "\n" + (x.TrainingFor ?? "") + "\n" + (x.Note ?? ""),
                })
        .Concat(from x in activities
                where scheduleAll || schedule.Contains(x.SchoolId)
                select new Hit { Kind = (int)HitKind.Activity, Id = x.Id, SchoolId = x.SchoolId, Year = x.Year, Subject = null, Number = 0, Title = x.Title + "", Body = (x.Focus ?? "") + "\n" + (x.Group ?? "") + "\n" + (x.Evidence ?? "") })
        // Who may read findings: MonitoringActivity.MayReadFindings, as the database can ask it.
        .Concat(from x in activities
                join f in db.Set<Findings>() on x.Id equals f.ActivityId
                where editAll || edit.Contains(x.SchoolId) || (x.LeadId == me && (findAll || find.Contains(x.SchoolId) || (x.Kind != ActivityKind.School && (visitAll || visit.Contains(x.SchoolId)))))
                    || (x.Status == ActivityStatus.Done && (readAll || read.Contains(x.SchoolId) || (f.ForGovernors && (scheduleAll || schedule.Contains(x.SchoolId)))))
                select new Hit
                {
                    Kind = (int)HitKind.Findings,
                    Id = x.Id,
                    SchoolId = x.SchoolId,
                    Year = x.Year,
                    Subject = null,
                    Number = 0,
                    Title = x.Title + "",
                    Body = (f.Strengths ?? "") + "\n" + (f.ToDevelop ?? "") + "\n" + (f.Impact ?? "") + "\n" + (f.PupilVoice ?? "") + "\n" + (f.Questions ?? "") + "\n" + (f.FollowUp ?? ""),
                })
        .Concat(from x in db.Comments
                join p in whole on x.PlanId equals p.Id
                select new Hit { Kind = (int)HitKind.Comment, Id = x.Id, SchoolId = x.SchoolId, Year = p.Year, Subject = null, Number = 0, Title = x.AuthorName + "", Body = x.Text + "" });
    }
}
