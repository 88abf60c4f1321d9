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
/// Reads a plan for the screen in five round trips, however long the plan is: the plan with its priorities; their milestones; its actions;
/// its criteria with their points; and the feed (recent changes, who else edits, what an open form may choose from).
/// Long text is read only for the one priority that stands open.
/// </summary>
public sealed class PlanQuery(PlanReading reading, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private Guid SchoolId => school.School.Id;

    /// <summary>The plan of a year with the priority of this number open.</summary>
    public Task<PlanView?> OfYearAsync(AcademicYear year, int open) => ReadAsync(year, open, null, null);

    /// <summary>The plan of a year with no priority open, for the form that adds one.</summary>
    public Task<PlanView?> OfYearAsync(AcademicYear year, Form form) => ReadAsync(year, 0, null, form);

    /// <summary>The plan of a year with the words at its top, for the form that edits them.</summary>
    public Task<PlanView?> TopOfYearAsync(AcademicYear year, Form form) => ReadAsync(year, 0, null, form, top: true);

    /// <summary>A subject leader's plan with its one priority open.</summary>
    public Task<PlanView?> OfSubjectAsync(Guid id, Form? form = null) => OfPartAsync(id, form, view => view.Plan.Id == id && view.Plan.Under is not null);

    /// <summary>The plan that a priority is part of, with that priority open.</summary>
    public Task<PlanView?> OfPriorityAsync(Guid id, Form form) => OfPartAsync(id, form, view => view.Open!.Id == id);

    public Task<PlanView?> OfActionAsync(Guid id, Form form) => OfPartAsync(id, form, view => view.Actions.Any(a => a.Id == id));

    public Task<PlanView?> OfCriterionAsync(Guid id, Form form) => OfPartAsync(id, form, view => view.Criteria.Any(c => c.Id == id));

    public Task<PlanView?> OfMilestoneAsync(Guid id, Form form) => OfPartAsync(id, form, view => view.Open!.Milestones.Any(m => m.Id == id));

    private async Task<PlanView?> OfPartAsync(Guid id, Form? form, Func<PlanView, bool> isOfThatKind) => await ReadAsync(default, 0, id, form) is { } view && isOfThatKind(view) ? view : null;

    /// <summary>What the open form needs besides the plan.</summary>
    /// <param name="Target">What it edits, which is where the person's draft is kept.</param>
    /// <param name="Choices">The lists it offers.</param>
    public sealed record Form(string Target, params ChoiceOf[] Choices)
    {
        /// <summary>The part that is to be removed: what monitoring hangs on it is shown too.</summary>
        public Guid? Part { get; init; }
    }

    private async Task<PlanView?> ReadAsync(AcademicYear year, int number, Guid? part, Form? form, bool top = false)
    {
        var rows = await reading.HeadsAsync(db, SchoolId, year, number, part, top);
        if (rows.Count == 0)
        {
            return null;
        }

        var plan = rows[0].Plan;
        var priorities = rows.Where(r => r.Priority is not null).OrderBy(r => r.Priority!.Number)
            .Select(r => r.Priority! with { Text = r.Text }).ToList();
        var openId = priorities.FirstOrDefault(p => p.IsOpen)?.Id ?? Guid.Empty;
        var milestones = (await reading.MilestonesAsync(db, plan.Id, openId)).ToLookup(m => m.PriorityId);
        priorities = [.. priorities.Select(p => p with { Milestones = [.. milestones[p.Id].OrderBy(m => m.Term).ThenBy(m => m.Position)] })];
        var actions = await reading.ActionsAsync(db, plan.Id, openId);
        var criteria = await reading.CriteriaAsync(db, plan.Id, openId);
        var (me, seen) = (user.Actor.MemberId, clock.GetUtcNow().UtcDateTime - OpenEdit.SeenFor);
        var feed = form is null ? await reading.FeedAsync(db, plan.Id, openId, me, seen) : await Feed(plan.Id, form, openId).ToListAsync();
        var watched = feed.Where(f => f.Kind == FeedRow.Watch).OrderBy(f => f.On).Select(AsWatch).ToList();
        var reviews = feed.Where(f => f.Kind == FeedRow.Reviewed).OrderBy(f => f.Place).Select(f => new ReviewRow((Term)f.Place, f.A, f.At!.Value)).ToList();
        return new PlanView
        {
            Plan = plan with { ReviewDue = TermReview.Due(plan.Year, plan.From, [.. reviews.Select(r => r.Term)]) },
            Reviews = reviews,
            Top = rows.Select(r => r.Top).FirstOrDefault(t => t is not null),
            SchoolName = school.School.Name,
            Urn = school.School.Urn,
            Priorities = priorities,
            Actions = actions,
            Criteria = criteria,
            Steps = feed.Where(f => f.Kind == FeedRow.Step).OrderBy(f => f.At).Select(f => new StepRow((PlanStatus)f.Place, f.A, f.At!.Value, f.B)).ToList(),
            Amendments = Amendment.Of(feed.Where(f => f.Kind == FeedRow.Amended).Select(f => new ChangeLine(f.Id, f.B, Enum.Parse<ChangeKind>(f.E), f.C.Length == 0 ? null : f.C, f.F, f.D, f.A, f.At!.Value))),
            Changes = feed.Where(f => f.Kind == FeedRow.Change).OrderByDescending(f => f.At).Select(f => new ChangeRow(f.A, f.B, f.E, f.C, f.D, f.At!.Value)).ToList(),
            Others = feed.Where(f => f.Kind == FeedRow.Presence).Select(f => new PresenceRow(f.A, f.B)).ToList(),
            Watched = watched.Where(w => !w.IsDropped).ToList(),
            Hanging = form?.Part is { } goes ? watched.Where(w => goes == openId || goes == plan.Id || w.LooksAt(goes)).ToList() : [],
            Subjects = SubjectRow.Of(feed.Where(f => f.Kind == FeedRow.Below).Select(f => (f.Id, f.A, f.B, f.Place < 0 ? null : (SubjectAction?)new((Progress)f.Place, f.On!.Value)))),
            // What somebody wrote on the school’s list belongs to the school’s plan; a subject plan has what its own actions need.
            Joint = [.. feed.Where(f => f.Kind == FeedRow.Joint && (plan.Under is null || actions.Any(a => a.Id == f.Part))).GroupBy(f => f.Id).Select(g => new JointRow(g.Key, g.First().A, g.First().On!.Value, g.First().Place, [.. g.Select(f => f.B).Distinct()], [.. g.Select(f => f.Part)])).OrderBy(j => j.On)],
            Evidence = feed.Where(f => f.Kind == FeedRow.Proof).OrderByDescending(f => f.On).Select(f => new EvidenceRow(f.Id, f.Part, f.A, f.On!.Value)).ToList(),
            Choices = feed.Where(f => f.Kind >= FeedRow.FirstChoice).Select(AsChoice).OrderBy(c => c.Position).ThenBy(c => c.Name).ToList(),
            Draft = feed.Where(f => f.Kind == FeedRow.KeptDraft).Select(f => new Draft(f.A, f.At!.Value)).FirstOrDefault(),
            Today = clock.Today(),
            By = user.Actor,
        };
    }

    /// <summary>The choices of some lists, and nothing else: to check what was chosen.</summary>
    public async Task<IReadOnlyList<Choice>> OfferedAsync(IReadOnlyList<ChoiceOf> lists) =>
        lists.Count == 0 ? [] : (await lists.Skip(1).Aggregate(Offered(lists[0]), (all, of) => all.Concat(Offered(of))).ToListAsync()).Select(AsChoice).ToList();

    private static WatchRow AsWatch(FeedRow row) => new(row.Id, row.A, row.B, row.C, row.On, row.D == "week", row.Part, row.Also);

    private static Choice AsChoice(FeedRow row) => new((ChoiceOf)(row.Kind - FeedRow.FirstChoice), row.Id.ToString(), row.A, row.Place);

    /// <summary>The short lists with what a form needs: its draft and its choices.</summary>
    internal IQueryable<FeedRow> Feed(Guid planId, Form form, Guid openId)
    {
        var (me, seen, target) = (user.Actor.MemberId, clock.GetUtcNow().UtcDateTime - OpenEdit.SeenFor, form.Target);
        var feed = PlanReading.Feed(db, planId, openId, me, seen)
            .Concat(db.OpenEdits.Where(e => e.PlanId == planId && e.MemberId == me && e.Target == target && e.Values != null)
                .Select(e => new FeedRow { Kind = FeedRow.KeptDraft, Id = e.Id, A = e.Values + "", B = "", C = "", D = "", E = "", F = "", Place = 0, At = e.SeenAt, On = null, Part = e.Id, Also = e.Id }));
        return form.Choices.Aggregate(feed, (all, of) => all.Concat(Offered(of)));
    }

    /// <summary>Every change of the plan's words since the governors approved it; none before.</summary>
    internal static IQueryable<HistoryEntry> SinceApproval(AppDbContext db, Guid planId) =>
        db.History.AsNoTracking().Where(PlanReading.OfWords).Where(h => h.PlanId == planId && h.At > db.PlanVersions.Where(v => v.PlanId == planId && v.Kind == PlanStatus.Approved).Max(v => (DateTime?)v.At));

    private IQueryable<FeedRow> Offered(ChoiceOf of)
    {
        var kind = FeedRow.FirstChoice + (int)of;
        var today = clock.Today();
        Role[] roles = of == ChoiceOf.Governor ? [Role.ChairOfGovernors, Role.Governor] : [Role.Headteacher, Role.SeniorLeader, Role.PriorityLead, Role.Staff];
        return of switch
        {
            ChoiceOf.Area => db.Frameworks.Where(f => f.IsDefault).SelectMany(f => f.Areas).Select(a => new FeedRow { Kind = kind, Id = a.Id, A = a.Name + "", B = "", C = "", D = "", E = "", F = "", Place = a.Position, At = null, On = null, Part = a.Id, Also = a.Id }),
            ChoiceOf.Funding => db.FundingSources.Where(f => !f.Retired).Select(f => new FeedRow { Kind = kind, Id = f.Id, A = f.Name + "", B = "", C = "", D = "", E = "", F = "", Place = f.Position, At = null, On = null, Part = f.Id, Also = f.Id }),
            _ => db.Members.Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == SchoolId && roles.Contains(r.Role) && (r.Until == null || r.Until >= today)))
                .Select(m => new FeedRow { Kind = kind, Id = m.Id, A = m.Name + "", B = "", C = "", D = "", E = "", F = "", Place = 0, At = null, On = null, Part = m.Id, Also = m.Id }),
        };
    }
}
