using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>
/// The queries of every page that shows a plan, compiled once for the app: to build and compare their trees anew for each request costs more than to run them.
/// A compiled query belongs to one model, so this lives as long as the app and no longer.
/// </summary>
public sealed class PlanReading
{
    private const int RecentChanges = 4;

    private static readonly string[] _parts = [.. Amendment.Parts];
    private static readonly string[] _notWords = [.. Amendment.NotWords];

    /// <summary>A change of words that governors approve, and not of how something stands.</summary>
    internal static readonly Expression<Func<HistoryEntry, bool>> OfWords = h => _parts.Contains(h.RowType) && (h.Field == null || !_notWords.Contains(h.Field));

    internal sealed record Head(PlanRow Plan, PlanTop? Top, PriorityRow? Priority, PriorityText? Text);

    /// <summary>
    /// A plan of a school with its priorities: of a year, with the priority of a number open; or, when an id is given, the one that this priority, action,
    /// criterion or milestone is part of, with its priority open. The id of a subject leader's plan itself opens its one priority. The words at its top only when they are asked for.
    /// </summary>
    internal static readonly Expression<Func<AppDbContext, Guid, AcademicYear, int, Guid?, bool, IQueryable<Head>>> Heads = (db, schoolId, year, number, id, top) =>
        from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == schoolId && ((id == null && p.Year == year && p.UnderId == null) || (id != null && db.Priorities.Any(o => o.PlanId == p.Id
            && (o.Id == id || o.PlanId == id || o.Actions.Any(a => a.Id == id) || o.Criteria.Any(c => c.Id == id) || o.Milestones.Any(m => m.Id == id))))))
        from p in db.Priorities.Where(p => p.PlanId == plan.Id).DefaultIfEmpty()
        from o in db.Priorities.Where(o => o.Id == p!.Id && ((id == null && o.Number == number) || (id != null
            && (o.Id == id || o.PlanId == id || o.Actions.Any(a => a.Id == id) || o.Criteria.Any(c => c.Id == id) || o.Milestones.Any(m => m.Id == id))))).DefaultIfEmpty()
        from t in db.Plans.Where(t => t.Id == plan.Id && top).DefaultIfEmpty()
        from v in db.PlanVersions.Where(v => v.PlanId == plan.Id && v.Kind == PlanStatus.Approved).DefaultIfEmpty()
        from c in db.PlanCalendars.Where(c => c.Year == plan.Year).DefaultIfEmpty()
        from u in db.Priorities.Where(u => u.Id == plan.UnderId).DefaultIfEmpty()
        select new Head(
            new PlanRow(
                plan.Id, plan.SchoolId, plan.Title, plan.Year, plan.Version, plan.Summary != null,
                db.PlanTemplates.Select(t => t.Required).FirstOrDefault(),
                db.Comments.Count(c => c.PlanId == plan.Id))
            {
                Under = u == null ? null : new UnderRow(u.Number, u.ShortName ?? u.Title),
                Status = plan.Status,
                LatestVersion = plan.LatestVersion,
                From = plan.From,
                NotTakenIn = db.Set<TrustPriority>().Count(t => !t.Withdrawn && plan.UnderId == null && (plan.Status == PlanStatus.Draft || plan.Status == PlanStatus.Returned)
                    && !db.Priorities.Any(x => x.PlanId == plan.Id && x.TrustPriorityId == t.Id) && !db.ExceptionRequests.Any(e => e.PlanId == plan.Id && e.TrustPriorityId == t.Id && e.State == ExceptionState.Granted)),
                To = plan.To,
                Approved = v == null ? null : new ApprovedRow(v.Number, v.On, v.At),
                Dates = c == null ? null : new PlanDates(c.SubmitBy, c.EndorseBy, c.ApproveBy, c.LiveFrom, c.AutumnReview, c.SpringReview, c.SummerReview, c.CloseBy),
            },
            t == null ? null : new PlanTop(t.From, t.To, t.Summary, t.Vision, t.Context, t.LastInspection, t.NextSteps, t.Sources),
            p == null ? null : new PriorityRow(
                p.Id, p.Number, p.Title, p.ShortName, p.AreaId, db.Set<EvaluationArea>().Where(a => a.Id == p.AreaId).Select(a => a.Name).FirstOrDefault(), p.Strand,
                p.LeadId, db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault(),
                p.LinkGovernorId, db.Members.Where(m => m.Id == p.LinkGovernorId).Select(m => m.Name).FirstOrDefault(), p.TrustPriorityId, p.Version,
                p.Rationale != null, p.Baseline != null, p.Outcomes != null, p.Criteria.Any())
            {
                Criteria = p.Criteria.Count,
                Unproven = db.Unproven.Count(c => c.PriorityId == p.Id),
                IsMonitored = db.Monitoring.Any(a => a.PriorityId != null && a.PriorityId == p.Id && a.Status != ActivityStatus.Dropped),
            },
            o == null ? null : new PriorityText(o.Rationale, o.Baseline, o.Outcomes, o.Answers, db.Set<TrustPriority>().Where(t => t.Id == o.TrustPriorityId).Select(t => t.Why).FirstOrDefault(), db.Set<TrustPriority>().Any(t => t.Id == o.TrustPriorityId && t.NonNegotiable), o.IsExcepted));

    /// <summary>The milestones of a plan; their words only for the priority that stands open.</summary>
    internal static readonly Expression<Func<AppDbContext, Guid, Guid, IQueryable<MilestoneRow>>> Milestones = (db, planId, openId) =>
        from p in db.Priorities.AsNoTracking().Where(p => p.PlanId == planId)
        join m in db.Set<Milestone>() on p.Id equals m.PriorityId
        let open = m.PriorityId == openId
        select new MilestoneRow(m.Id, m.PriorityId, m.Term, m.Position, m.Progress, open ? m.Text : null, open ? m.Impact : null, m.Version);

    /// <summary>The actions of a plan; their words only for the priority that stands open.</summary>
    internal static readonly Expression<Func<AppDbContext, Guid, Guid, IQueryable<ActionRow>>> Actions = (db, planId, openId) =>
        from a in db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == planId)
        join lead in db.Members on a.LeadId equals lead.Id into leads
        from lead in leads.DefaultIfEmpty()
        join source in db.FundingSources on a.FundingSourceId equals source.Id into sources
        from source in sources.DefaultIfEmpty()
        let open = a.PriorityId == openId
        select new ActionRow(
            a.Id, a.PriorityId, a.Position, a.Progress, a.CostPence, source!.Name, source.Position, a.LeadId, open ? lead!.Name : null, open ? a.What : null, open ? a.Others : null,
            a.Start, a.Due, a.FundingSourceId, open ? a.TrainingNeed : null, open ? a.TrainingFor : null, open ? a.Note : null, a.Version);

    /// <summary>The first criterion of every priority, and all of the one that stands open.</summary>
    internal static readonly Expression<Func<AppDbContext, Guid, Guid, IQueryable<CriterionRow>>> Criteria = (db, planId, openId) =>
        db.Set<SuccessCriterion>().AsNoTracking().Where(c => c.PlanId == planId && (c.PriorityId == openId || c.Position == 1)).Select(c =>
            new CriterionRow(
                c.Id, c.PriorityId, c.Position, c.Measure, c.Unit, c.Baseline, c.BaselineOn, c.Target, c.ByWhen, c.National, c.NationalYear, c.Progress, c.Note, c.Version)
            {
                Points = c.Points.OrderBy(p => p.On).Select(p => new PointRow(p.On, p.Actual, p.Expected)).ToList(),
            });

    /// <summary>The short lists beside the plan: its latest changes, who else edits, its steps, the signed reviews of its terms, what changed since approval, the monitoring of the open priority and what it found, and the subject plans that serve it.</summary>
    private static readonly Expression<Func<AppDbContext, Guid, Guid, Guid?, DateTime, IQueryable<FeedRow>>> _feed = (db, planId, openId, me, seen) =>
        // What a review says stands in the review: a line for each of its fields would crowd out the rest.
        db.History.AsNoTracking().Where(h => h.PlanId == planId && h.RowType != nameof(PriorityReview) && (h.Kind != ChangeKind.Removed || h.Field == null) && h.Field != "Place" && h.Field != "Number")
            .OrderByDescending(h => h.At).Take(RecentChanges).Select(h => new FeedRow
            {
                Kind = FeedRow.Change,
                Id = h.Id,
                A = h.Who + "",
                B = h.RowName + "",
                C = h.Field + "",
                D = h.New!.Substring(0, 60) + "",
                E = h.Kind == ChangeKind.Added ? "added" : h.Kind == ChangeKind.Removed ? "removed" : "",
                F = "",
                Place = 0,
                At = h.At,
                On = null,
                Part = h.Id,
                Also = h.Id,
            })
        .Concat(db.OpenEdits.Where(e => e.PlanId == planId && e.MemberId != me && e.SeenAt > seen)
            .Select(e => new FeedRow { Kind = FeedRow.Presence, Id = e.Id, A = e.MemberName + "", B = e.Label + "", C = "", D = "", E = "", F = "", Place = 0, At = e.SeenAt, On = null, Part = e.Id, Also = e.Id }))
        .Concat(db.PlanSteps.Where(s => s.PlanId == planId).Select(s => new FeedRow
        {
            Kind = FeedRow.Step,
            Id = s.Id,
            A = s.Who + "",
            B = s.Note + "",
            C = "",
            D = "",
            E = "",
            F = "",
            // A status is kept as a word; the union needs a number.
            Place = s.To == PlanStatus.Submitted ? (int)PlanStatus.Submitted : s.To == PlanStatus.Returned ? (int)PlanStatus.Returned : s.To == PlanStatus.Endorsed ? (int)PlanStatus.Endorsed
                : s.To == PlanStatus.Approved ? (int)PlanStatus.Approved : s.To == PlanStatus.Live ? (int)PlanStatus.Live : s.To == PlanStatus.Closed ? (int)PlanStatus.Closed : (int)PlanStatus.Draft,
            At = s.At,
            On = null,
            Part = s.Id,
            Also = s.Id,
        }))
        .Concat(db.TermReviews.Where(r => r.PlanId == planId && r.SignedAt != null).Select(r => new FeedRow
        {
            Kind = FeedRow.Reviewed,
            Id = r.Id,
            A = r.SignedBy + "",
            B = "",
            C = "",
            D = "",
            E = "",
            F = "",
            Place = r.Term == Term.Autumn ? (int)Term.Autumn : r.Term == Term.Spring ? (int)Term.Spring : (int)Term.Summer,
            At = r.SignedAt,
            On = null,
            Part = r.Id,
            Also = r.Id,
        }))
        .Concat(db.History.Where(OfWords).Where(h => h.PlanId == planId
            && h.At > db.PlanVersions.Where(v => v.PlanId == planId && v.Kind == PlanStatus.Approved).Max(v => (DateTime?)v.At)).Select(h => new FeedRow
            {
                Kind = FeedRow.Amended,
                Id = h.RowId,
                A = h.Who + "",
                B = h.RowName + "",
                C = h.Field + "",
                D = h.New + "",
                E = h.Kind == ChangeKind.Added ? nameof(ChangeKind.Added) : h.Kind == ChangeKind.Removed ? nameof(ChangeKind.Removed) : nameof(ChangeKind.Changed),
                F = h.Old + "",
                Place = 0,
                At = h.At,
                On = null,
                Part = h.RowId,
                Also = h.RowId,
            }))
        .Concat(db.Monitoring.Where(a => a.PriorityId == openId).Select(a => new FeedRow
        {
            Kind = FeedRow.Watch,
            Id = a.Id,
            A = a.Title + "",
            B = db.Members.Where(m => m.Id == a.LeadId).Select(m => m.Name).FirstOrDefault() + "",
            C = a.Status == ActivityStatus.Done ? "done" : a.Status == ActivityStatus.Dropped ? "dropped" : a.Status == ActivityStatus.Proposed ? "asked for" : "",
            D = a.On == null ? "week" : "",
            E = "",
            F = "",
            Place = 0,
            At = null,
            On = a.On ?? a.Week,
            Part = a.CriterionId ?? a.MilestoneId ?? a.Id,
            Also = a.MilestoneId ?? a.Id,
        }))
        .Concat(db.Set<Consequence>().Where(c => c.PriorityId == openId && c.CriterionId != null && db.Monitoring.Any(a => a.Id == c.ActivityId && a.Status == ActivityStatus.Done))
            .Select(c => new FeedRow { Kind = FeedRow.Proof, Id = c.ActivityId, A = c.Text + "", B = "", C = "", D = "", E = "", F = "", Place = 0, At = null, On = c.On, Part = c.CriterionId!.Value, Also = c.CriterionId!.Value }))
        // A line for each need of this school that a joint session meets, whether an action of the plan asked for it or somebody wrote it down.
        .Concat(from plan in db.Plans.Where(p => p.Id == planId)
                join need in db.TrainingNeeds on new { plan.SchoolId, plan.Year } equals new { need.SchoolId, need.Year }
                join meets in db.Set<SessionNeed>() on need.Id equals meets.NeedId
                join session in db.TrainingSessions.Where(s => s.SchoolId == null && s.CalledOffWhy == null) on meets.SessionId equals session.Id
                select new FeedRow
                {
                    Kind = FeedRow.Joint,
                    Id = session.Id,
                    A = session.Title + "",
                    B = need.What + "",
                    C = "",
                    D = "",
                    E = "",
                    F = "",
                    Place = session.Schools.Count,
                    At = null,
                    On = session.On,
                    Part = need.Id,
                    Also = need.Id,
                })
        // A line for each action of a subject plan; one line for a plan that has none.
        .Concat(from s in db.Plans.Where(s => s.UnderId == openId)
                join p in db.Priorities.IgnoreAutoIncludes() on s.Id equals p.PlanId
                from a in db.Set<PlanAction>().Where(a => a.PriorityId == p.Id).DefaultIfEmpty()
                select new FeedRow
                {
                    Kind = FeedRow.Below,
                    Id = s.Id,
                    A = s.Title + "",
                    B = db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault() + "",
                    C = "",
                    D = "",
                    E = "",
                    F = "",
                    Place = a == null ? -1 : a.Progress == Progress.Complete ? (int)Progress.Complete : a.Progress == Progress.OffTrack ? (int)Progress.OffTrack : a.Progress == Progress.AtRisk ? (int)Progress.AtRisk
                        : a.Progress == Progress.OnTrack ? (int)Progress.OnTrack : (int)Progress.NotStarted,
                    At = null,
                    On = a!.Due,
                    Part = p.Id,
                    Also = p.Id,
                });

    private readonly Func<AppDbContext, Guid, AcademicYear, int, Guid?, bool, IAsyncEnumerable<Head>> _heads = EF.CompileAsyncQuery(Heads);
    private readonly Func<AppDbContext, Guid, Guid, IAsyncEnumerable<MilestoneRow>> _milestones = EF.CompileAsyncQuery(Milestones);
    private readonly Func<AppDbContext, Guid, Guid, IAsyncEnumerable<ActionRow>> _actions = EF.CompileAsyncQuery(Actions);
    private readonly Func<AppDbContext, Guid, Guid, IAsyncEnumerable<CriterionRow>> _criteria = EF.CompileAsyncQuery(Criteria);
    private readonly Func<AppDbContext, Guid, Guid, Guid?, DateTime, IAsyncEnumerable<FeedRow>> _lines = EF.CompileAsyncQuery(_feed);

    /// <summary>The short lists as a query, for a form that asks for more.</summary>
    internal static readonly Func<AppDbContext, Guid, Guid, Guid?, DateTime, IQueryable<FeedRow>> Feed = _feed.Compile();

    internal ValueTask<List<Head>> HeadsAsync(AppDbContext db, Guid schoolId, AcademicYear year, int number, Guid? id, bool top) => _heads(db, schoolId, year, number, id, top).ToListAsync();

    internal ValueTask<List<MilestoneRow>> MilestonesAsync(AppDbContext db, Guid planId, Guid openId) => _milestones(db, planId, openId).ToListAsync();

    internal ValueTask<List<ActionRow>> ActionsAsync(AppDbContext db, Guid planId, Guid openId) => _actions(db, planId, openId).ToListAsync();

    internal ValueTask<List<CriterionRow>> CriteriaAsync(AppDbContext db, Guid planId, Guid openId) => _criteria(db, planId, openId).ToListAsync();

    internal ValueTask<List<FeedRow>> FeedAsync(AppDbContext db, Guid planId, Guid openId, Guid? me, DateTime seen) => _lines(db, planId, openId, me, seen).ToListAsync();
}

/// <summary>A line of any of the short lists. Every part of the union fills every property, alike in type: SQL Server asks for it, hence the empty strings.</summary>
internal sealed class FeedRow
{
    public const int Joint = -5, Below = -4, Reviewed = -3, Amended = -2, Step = -1, Change = 0, Presence = 1, KeptDraft = 2, Watch = 3, Proof = 4, FirstChoice = 5;

    public int Kind { get; init; }

    public Guid Id { get; init; }

    public string A { get; init; } = "";

    public string B { get; init; } = "";

    public string C { get; init; } = "";

    public string D { get; init; } = "";

    public string E { get; init; } = "";

    public string F { get; init; } = "";

    public int Place { get; init; }

    public DateTime? At { get; init; }

    public DateOnly? On { get; init; }

    public Guid Part { get; init; }

    public Guid Also { get; init; }
}
