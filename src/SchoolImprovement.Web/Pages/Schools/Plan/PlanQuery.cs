using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>
/// Reads a plan for the screen in four round trips, however long the plan is: the plan with its priorities and milestones; its actions;
/// its criteria with their points; and the feed (recent changes, who else edits, what an open form may choose from).
/// Long text is read only for the one priority that stands open.
/// </summary>
public sealed class PlanQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private const int RecentChanges = 4;

    private Guid SchoolId => school.School.Id;

    /// <summary>The plan of a year with the priority of this number open.</summary>
    public Task<PlanView?> OfYearAsync(AcademicYear year, int open) =>
        ReadAsync(db.Plans.Where(p => p.SchoolId == SchoolId && p.Year == year), db.Priorities.Where(p => p.Number == open), null);

    /// <summary>The plan of a year with no priority open, for the form that adds one.</summary>
    public Task<PlanView?> OfYearAsync(AcademicYear year, Form form) =>
        ReadAsync(db.Plans.Where(p => p.SchoolId == SchoolId && p.Year == year), db.Priorities.Where(p => p.Number == 0), form);

    /// <summary>The plan of a year with the words at its top, for the form that edits them.</summary>
    public Task<PlanView?> TopOfYearAsync(AcademicYear year, Form form) =>
        ReadAsync(db.Plans.Where(p => p.SchoolId == SchoolId && p.Year == year), db.Priorities.Where(p => p.Number == 0), form, top: true);

    /// <summary>The plan that a priority is part of, with that priority open.</summary>
    public Task<PlanView?> OfAsync(IQueryable<Priority> open, Form form)
    {
        var here = open.Where(p => p.SchoolId == SchoolId);
        return ReadAsync(db.Plans.Where(p => here.Any(o => o.PlanId == p.Id)), here, form);
    }

    public Task<PlanView?> OfPriorityAsync(Guid id, Form form) => OfAsync(db.Priorities.Where(p => p.Id == id), form);

    public Task<PlanView?> OfActionAsync(Guid id, Form form) => OfAsync(db.Priorities.Where(p => p.Actions.Any(a => a.Id == id)), form);

    public Task<PlanView?> OfCriterionAsync(Guid id, Form form) => OfAsync(db.Priorities.Where(p => p.Criteria.Any(c => c.Id == id)), form);

    public Task<PlanView?> OfMilestoneAsync(Guid id, Form form) => OfAsync(db.Priorities.Where(p => p.Milestones.Any(m => m.Id == id)), form);

    /// <summary>What the open form needs besides the plan.</summary>
    /// <param name="Target">What it edits, which is where the person's draft is kept.</param>
    /// <param name="Choices">The lists it offers.</param>
    public sealed record Form(string Target, params ChoiceOf[] Choices)
    {
        /// <summary>The part that is to be removed: what monitoring hangs on it is read too.</summary>
        public Guid? Part { get; init; }
    }

    private async Task<PlanView?> ReadAsync(IQueryable<Domain.Plans.Plan> plans, IQueryable<Priority> open, Form? form, bool top = false)
    {
        var rows = await PlanWithPriorities(plans, open, top ? db.Plans : db.Plans.Where(p => false)).ToListAsync();
        if (rows.Count == 0)
        {
            return null;
        }

        var plan = rows[0].Plan;
        var priorities = rows.Where(r => r.Priority is not null).OrderBy(r => r.Priority!.Number)
            .Select(r => r.Priority! with { Text = r.Text, Milestones = r.Milestones.OrderBy(m => m.Term).ThenBy(m => m.Position).ToList() }).ToList();
        var openId = priorities.FirstOrDefault(p => p.IsOpen)?.Id ?? Guid.Empty;
        var actions = await Actions(plan.Id, openId).ToListAsync();
        var criteria = await Criteria(plan.Id, openId).ToListAsync();
        var feed = await Feed(plan.Id, form, openId).ToListAsync();
        var reviews = feed.Where(f => f.Kind == Reviewed).OrderBy(f => f.Place).Select(f => new ReviewRow((Term)f.Place, f.A, f.At!.Value)).ToList();
        return new PlanView
        {
            Plan = plan with { SignedReviews = reviews.Count },
            Reviews = reviews,
            Top = rows.Select(r => r.Top).FirstOrDefault(t => t is not null),
            SchoolName = school.School.Name,
            Urn = school.School.Urn,
            Priorities = priorities,
            Actions = actions,
            Criteria = criteria,
            Steps = feed.Where(f => f.Kind == Step).OrderBy(f => f.At).Select(f => new StepRow((PlanStatus)f.Place, f.A, f.At!.Value, f.B)).ToList(),
            Amendments = Amendment.Of(feed.Where(f => f.Kind == Amended).Select(f => new ChangeLine(f.Id, f.B, Enum.Parse<ChangeKind>(f.E), f.C.Length == 0 ? null : f.C, f.F, f.D, f.A, f.At!.Value))),
            Changes = feed.Where(f => f.Kind == Change).OrderByDescending(f => f.At).Select(f => new ChangeRow(f.A, f.B, f.E, f.C, f.D, f.At!.Value)).ToList(),
            Others = feed.Where(f => f.Kind == Presence).Select(f => new PresenceRow(f.A, f.B)).ToList(),
            Watched = feed.Where(f => f.Kind == Watch).OrderBy(f => f.On).Select(AsWatch).ToList(),
            Hanging = feed.Where(f => f.Kind == Hangs).OrderBy(f => f.On).Select(AsWatch).ToList(),
            Evidence = feed.Where(f => f.Kind == Proof).OrderByDescending(f => f.On).Select(f => new EvidenceRow(f.Id, f.Part, f.A, f.On!.Value)).ToList(),
            Choices = feed.Where(f => f.Kind >= FirstChoice).Select(AsChoice).OrderBy(c => c.Position).ThenBy(c => c.Name).ToList(),
            Draft = feed.Where(f => f.Kind == KeptDraft).Select(f => new Draft(f.A, f.At!.Value)).FirstOrDefault(),
            Today = clock.Today(),
            By = user.Actor,
        };
    }

    /// <summary>The choices of some lists, and nothing else: to check what was chosen.</summary>
    public async Task<IReadOnlyList<Choice>> OfferedAsync(IReadOnlyList<ChoiceOf> lists) =>
        lists.Count == 0 ? [] : (await lists.Skip(1).Aggregate(Offered(lists[0]), (all, of) => all.Concat(Offered(of))).ToListAsync()).Select(AsChoice).ToList();

    private static WatchRow AsWatch(FeedRow row) => new(row.Id, row.A, row.B, row.C, row.On, row.D == "week", row.Part);

    private static Choice AsChoice(FeedRow row) => new((ChoiceOf)(row.Kind - FirstChoice), row.Id.ToString(), row.A, row.Place);

    internal sealed record Head(PlanRow Plan, PlanTop? Top, PriorityRow? Priority, PriorityText? Text, List<MilestoneRow> Milestones);

    /// <param name="plans">The plan.</param>
    /// <param name="open">The priority of which every word is read.</param>
    /// <param name="top">The plan whose top is read too; none for every page but the form that edits it.</param>
    internal IQueryable<Head> PlanWithPriorities(IQueryable<Domain.Plans.Plan> plans, IQueryable<Priority> open, IQueryable<Domain.Plans.Plan> top) =>
        from plan in plans.AsNoTracking()
        from p in db.Priorities.Where(p => p.PlanId == plan.Id).DefaultIfEmpty()
        from o in open.Where(o => o.Id == p!.Id).DefaultIfEmpty()
        from t in top.Where(t => t.Id == plan.Id).DefaultIfEmpty()
        from v in db.PlanVersions.Where(v => v.PlanId == plan.Id && v.Kind == PlanStatus.Approved).DefaultIfEmpty()
        from c in db.PlanCalendars.Where(c => c.Year == plan.Year).DefaultIfEmpty()
        select new Head(
            new PlanRow(
                plan.Id, plan.SchoolId, plan.Title, plan.Year, plan.Version, plan.Summary != null,
                db.PlanTemplates.Select(t => t.Required).FirstOrDefault(),
                db.Comments.Count(c => c.PlanId == plan.Id))
            {
                Status = plan.Status,
                LatestVersion = plan.LatestVersion,
                To = plan.To,
                Approved = v == null ? null : new ApprovedRow(v.Number, v.On, v.At),
                Dates = c == null ? null : new PlanDates(c.SubmitBy, c.EndorseBy, c.ApproveBy, c.LiveFrom, c.AutumnReview, c.SpringReview, c.SummerReview, c.CloseBy),
            },
            t == null ? null : new PlanTop(t.From, t.To, t.Summary, t.Vision, t.Context, t.LastInspection, t.NextSteps, t.Sources),
            p == null ? null : new PriorityRow(
                p.Id, p.Number, p.Title, p.ShortName, p.AreaId, db.Set<EvaluationArea>().Where(a => a.Id == p.AreaId).Select(a => a.Name).FirstOrDefault(), p.Strand,
                p.LeadId, db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault(),
                p.LinkGovernorId, db.Members.Where(m => m.Id == p.LinkGovernorId).Select(m => m.Name).FirstOrDefault(), p.TrustPriorityId, p.Version,
                p.Rationale != null, p.Baseline != null, p.Outcomes != null, p.Criteria.Any()),
            o == null ? null : new PriorityText(o.Rationale, o.Baseline, o.Outcomes, o.Answers, db.Set<TrustPriority>().Where(t => t.Id == o.TrustPriorityId).Select(t => t.Why).FirstOrDefault(), db.Set<TrustPriority>().Any(t => t.Id == o.TrustPriorityId && t.NonNegotiable), o.IsExcepted),
            db.Set<Milestone>().Where(m => m.PriorityId == p!.Id)
                .Select(m => new MilestoneRow(m.Id, m.Term, m.Position, m.Progress, open.Any(x => x.Id == m.PriorityId) ? m.Text : null, open.Any(x => x.Id == m.PriorityId) ? m.Impact : null, m.Version)).ToList());

    internal IQueryable<ActionRow> Actions(Guid planId, Guid openId) =>
        from a in db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == planId)
        join lead in db.Members on a.LeadId equals lead.Id into leads
        from lead in leads.DefaultIfEmpty()
        join source in db.FundingSources on a.FundingSourceId equals source.Id into sources
        from source in sources.DefaultIfEmpty()
        let open = a.PriorityId == openId
        select new ActionRow(
            a.Id, a.PriorityId, a.Position, a.Progress, a.CostPence, source!.Name, source.Position, a.LeadId, open ? lead!.Name : null, open ? a.What : null, open ? a.Others : null,
            a.Start, a.Due, a.FundingSourceId, open ? a.TrainingNeed : null, open ? a.TrainingFor : null, open ? a.Note : null, a.Version);

    internal IQueryable<CriterionRow> Criteria(Guid planId, Guid openId) =>
        db.Set<SuccessCriterion>().AsNoTracking().Where(c => c.PlanId == planId && (c.PriorityId == openId || c.Position == 1)).Select(c =>
            new CriterionRow(
                c.Id, c.PriorityId, c.Position, c.Measure, c.Unit, c.Baseline, c.BaselineOn, c.Target, c.ByWhen, c.National, c.NationalYear, c.Progress, c.Note, c.Version)
            {
                Points = c.Points.OrderBy(p => p.On).Select(p => new PointRow(p.On, p.Actual, p.Expected)).ToList(),
            });

    private const int Change = 0, Presence = 1, KeptDraft = 2, Watch = 3, Hangs = 4, Proof = 5, FirstChoice = 6, Step = -1, Amended = -2, Reviewed = -3;

    /// <summary>A line of any of the short lists. Every part of the union fills every property, alike in type: SQL Server asks for it, hence the empty strings.</summary>
    internal sealed class FeedRow
    {
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
    }

    internal IQueryable<FeedRow> Feed(Guid planId, Form? form, Guid openId = default)
    {
        var me = user.Actor.MemberId;
        var seen = clock.GetUtcNow().UtcDateTime - OpenEdit.SeenFor;
        var feed = db.History.AsNoTracking().Where(h => h.PlanId == planId && (h.Kind != ChangeKind.Removed || h.Field == null) && h.Field != "Place" && h.Field != "Number")
            .OrderByDescending(h => h.At).Take(RecentChanges).Select(h => new FeedRow
            {
                Kind = Change,
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
            })
            .Concat(db.OpenEdits.Where(e => e.PlanId == planId && e.MemberId != me && e.SeenAt > seen)
                .Select(e => new FeedRow { Kind = Presence, Id = e.Id, A = e.MemberName + "", B = e.Label + "", C = "", D = "", E = "", F = "", Place = 0, At = e.SeenAt, On = null, Part = e.Id }));
        feed = feed.Concat(db.PlanSteps.Where(s => s.PlanId == planId).Select(s => new FeedRow
        {
            Kind = Step,
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
        }))
            .Concat(db.TermReviews.Where(r => r.PlanId == planId && r.SignedAt != null).Select(r => new FeedRow
            {
                Kind = Reviewed,
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
            }))
            .Concat(SinceApproval(db, planId).Select(h => new FeedRow
            {
                Kind = Amended,
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
            }));
        feed = feed.Concat(Monitored(db.Monitoring.Where(a => a.PriorityId == openId && a.Status != ActivityStatus.Dropped), Watch))
            .Concat(db.Set<Consequence>().Where(c => c.PriorityId == openId && c.CriterionId != null && db.Monitoring.Any(a => a.Id == c.ActivityId && a.Status == ActivityStatus.Done))
                .Select(c => new FeedRow { Kind = Proof, Id = c.ActivityId, A = c.Text + "", B = "", C = "", D = "", E = "", F = "", Place = 0, At = null, On = c.On, Part = c.CriterionId!.Value }));
        if (form is not null)
        {
            var target = form.Target;
            feed = feed.Concat(db.OpenEdits.Where(e => e.PlanId == planId && e.MemberId == me && e.Target == target && e.Values != null)
                .Select(e => new FeedRow { Kind = KeptDraft, Id = e.Id, A = e.Values + "", B = "", C = "", D = "", E = "", F = "", Place = 0, At = e.SeenAt, On = null, Part = e.Id }));
        }

        if (form?.Part is { } part)
        {
            feed = feed.Concat(Monitored(db.Monitoring.Where(a => a.PriorityId == part || a.CriterionId == part || a.MilestoneId == part), Hangs));
        }

        return (form?.Choices ?? []).Aggregate(feed, (all, of) => all.Concat(Offered(of)));
    }

    private IQueryable<FeedRow> Monitored(IQueryable<MonitoringActivity> activities, int kind) => activities.Select(a => new FeedRow
    {
        Kind = kind,
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
    });

    /// <summary>Every change of the plan's words since the governors approved it; none before.</summary>
    internal static IQueryable<HistoryEntry> SinceApproval(AppDbContext db, Guid planId)
    {
        var (parts, notWords) = (Amendment.Parts.ToArray(), Amendment.NotWords.ToArray());
        return db.History.AsNoTracking().Where(h => h.PlanId == planId && parts.Contains(h.RowType) && (h.Field == null || !notWords.Contains(h.Field))
            && h.At > db.PlanVersions.Where(v => v.PlanId == planId && v.Kind == PlanStatus.Approved).Max(v => (DateTime?)v.At));
    }

    private IQueryable<FeedRow> Offered(ChoiceOf of)
    {
        var kind = FirstChoice + (int)of;
        var today = clock.Today();
        Role[] roles = of == ChoiceOf.Governor ? [Role.ChairOfGovernors, Role.Governor] : [Role.Headteacher, Role.SeniorLeader, Role.PriorityLead, Role.Staff];
        return of switch
        {
            ChoiceOf.Area => db.Set<EvaluationArea>().Select(a => new FeedRow { Kind = kind, Id = a.Id, A = a.Name + "", B = "", C = "", D = "", E = "", F = "", Place = a.Position, At = null, On = null, Part = a.Id }),
            ChoiceOf.Funding => db.FundingSources.Where(f => !f.Retired).Select(f => new FeedRow { Kind = kind, Id = f.Id, A = f.Name + "", B = "", C = "", D = "", E = "", F = "", Place = f.Position, At = null, On = null, Part = f.Id }),
            _ => db.Members.Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == SchoolId && roles.Contains(r.Role) && (r.Until == null || r.Until >= today)))
                .Select(m => new FeedRow { Kind = kind, Id = m.Id, A = m.Name + "", B = "", C = "", D = "", E = "", F = "", Place = 0, At = null, On = null, Part = m.Id }),
        };
    }
}
