using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Thread;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Pages.Schools.SelfEvaluation;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>Reads what a school's home page shows of this year's plan, in at most four round trips, and what stands beside it in one.</summary>
public sealed class HomeQuery(AppDbContext db, PlanReading reading, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>How many of the latest changes are shown, and how many things that need somebody.</summary>
    public const int Latest = 6, MostTasks = 8;

    /// <summary>An action that soon needs somebody, or needed somebody already.</summary>
    public sealed record Task(string Number, string PriorityName, int PriorityNumber, string What, string? Lead, bool IsMine, DateOnly Due, Progress Progress);

    public sealed record Change(string Who, string RowName, ChangeKind Kind, string? Field, string? New, DateTime At);

    public sealed record PriorityRow(Guid Id, int Number, string Title, string? ShortName, string? Lead, PlanParts Has)
    {
        public string Called => ShortName ?? Title;

        public IReadOnlyDictionary<Progress, int> Counts { get; init; } = new Dictionary<Progress, int>();

        public IReadOnlyList<string> Missing { get; init; } = [];

        public required PriorityThread Thread { get; init; }

        /// <summary>How the milestones of the term stand.</summary>
        public IReadOnlyList<Progress> Milestones { get; init; } = [];

        /// <summary>Its first success criterion, or null.</summary>
        public CriterionRow? Measure { get; init; }
    }

    /// <summary>Where the plan stands, and what it waits for.</summary>
    public sealed record Standing(PlanStatus Status, int LatestVersion, PlanDue? Due, PlanMove? YourMove);

    public sealed record View(string Title, AcademicYear Year, bool LacksSummary, IReadOnlyList<PriorityRow> Priorities, IReadOnlyList<Task> Overdue, IReadOnlyList<Task> Soon, int OverdueInAll, IReadOnlyList<Change> Changes, int Actions, long CostPence, Standing Stands, PlanParts Required);

    /// <summary>An area of the self-evaluation.</summary>
    public sealed record Judged(Guid Id, string Name, Grade? Grade, bool HasPriority, bool HasEvidence, GradeMove? Moved);

    /// <summary>A monitoring activity of the half-term, or one that is overdue.</summary>
    public sealed record Watch(Guid Id, string Title, string? Lead, DateOnly Week, DateOnly? On, DateOnly? HeldOn, ActivityState State, int DaysOverdue);

    /// <summary>A staff questionnaire that is open.</summary>
    public sealed record Asking(Guid Id, string Title, DateOnly? Closes, int Replies, int Asked)
    {
        public int Share => Asked == 0 ? 0 : Math.Min(100, 100 * Replies / Asked);
    }

    /// <summary>An audit of the trust that the school has not finished.</summary>
    public sealed record DueAudit(Guid Id, string Title, DateOnly Due, int Answered);

    /// <summary>What the person may see beside the plan, in one round trip: monitoring of the half-term and what is overdue, the self-evaluation, the staff questionnaire that is open, audits to answer, and what other schools share.</summary>
    public async Task<(SchoolCalendar Calendar, IReadOnlyList<Watch> Monitoring, IReadOnlyList<Judged> Areas, Asking? Asking, IReadOnlyList<DueAudit> Audits, IReadOnlyList<SchoolsQuery.Shared> Shared)> AroundAsync(AcademicYear year)
    {
        var (schoolId, today) = (school.School.Id, clock.Today());
        var parts = new List<IQueryable<AroundRow>> { AroundRow.HalfTerms(db, schoolId, year) };
        if (user.May(Permission.ReadSchedule, schoolId))
        {
            parts.Add(AroundRow.Monitoring(db, schoolId, year, today));
        }

        if (user.May(Permission.ReadSelfEvaluation, schoolId))
        {
            parts.AddRange(AroundRow.Evaluation(db, schoolId, year, year.Begins(year.TermOf(today)!.Value).StartInLondon()));
        }

        if (user.May(Permission.EditSelfEvaluation, schoolId))
        {
            parts.Add(AroundRow.Audits(db, schoolId));
        }

        // Who leads this school finds here what heads of other schools share with them.
        if (user.Actor.SharedSchools is { Count: > 0 } shared && user.Actor.Holdings.Any(h => h.SchoolId == schoolId && h.Role.LeadsSchool()))
        {
            parts.Add(AroundRow.Shares(db, user.Actor.MemberId, shared));
        }

        if (user.May(Permission.ReadVoice, schoolId))
        {
            parts.Add(AroundRow.Questionnaires(db, schoolId, today));
        }

        var rows = await parts.Skip(1).Aggregate(parts[0], (all, more) => all.Concat(more)).ToListAsync();
        var calendar = AroundRow.Calendar(rows, year);
        var half = calendar.Span(calendar.HalfTermFrom(today));
        var watches = rows.Where(r => r.Kind == AroundRow.Watched).OrderBy(r => r.On ?? r.Week).Select(r =>
        {
            var due = r.On ?? r.Week!.Value.AddDays(4);
            return new Watch(r.Id, r.A, r.B.Length == 0 ? null : r.B, r.Week!.Value, r.On, r.HeldOn, ActivityStates.Of((ActivityStatus)r.Number, r.On, due, r.HeldOn, today), ActivityStates.DaysOverdue((ActivityStatus)r.Number, due, r.HeldOn, today));
        }).Where(w => w.DaysOverdue > 0 || (w.Week >= SchoolCalendar.MondayOf(half.First) && w.Week <= half.Last));
        var open = rows.Where(r => r.Kind == AroundRow.Asked).MinBy(r => r.On);
        return (calendar, [.. watches], AroundRow.Areas(rows, school.School), open is null ? null : new Asking(open.Id, open.A, open.On, open.Number, open.Order),
            [.. rows.Where(r => r.Kind == AroundRow.Audit).OrderBy(r => r.On).Select(r => new DueAudit(r.Id, r.A, r.On!.Value, r.Number))],
            [.. rows.Where(r => r.Kind == AroundRow.Shared).OrderBy(r => r.A, StringComparer.CurrentCulture).Select(r => new SchoolsQuery.Shared(r.B, r.A, r.C, r.At!.Value, r.On))]);
    }

    public async Task<View?> OfAsync(AcademicYear year)
    {
        var (schoolId, me, today) = (school.School.Id, user.Actor.MemberId, clock.Today());
        var term = year.TermOf(today)!.Value;
        var found = await (
            from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == schoolId && p.Year == year)
            from p in db.Priorities.Where(p => p.PlanId == plan.Id).DefaultIfEmpty()
            from c in db.PlanCalendars.Where(c => c.Year == plan.Year).DefaultIfEmpty()
            select new
            {
                plan.Id,
                plan.Title,
                plan.Status,
                plan.LatestVersion,
                plan.From,
                Signed = db.Set<TermReview>().Where(r => r.PlanId == plan.Id && r.SignedAt != null).Select(r => r.Term).ToList(),
                Dates = c == null ? null : new PlanDates(c.SubmitBy, c.EndorseBy, c.ApproveBy, c.LiveFrom, c.AutumnReview, c.SpringReview, c.SummerReview, c.CloseBy),
                HasSummary = plan.Summary != null,
                Required = db.PlanTemplates.Select(t => t.Required).FirstOrDefault(),
                Priority = p == null ? null : new
                {
                    p.Id,
                    p.Number,
                    p.Title,
                    p.ShortName,
                    Lead = db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault(),
                    Rationale = p.Rationale != null,
                    Baseline = p.Baseline != null,
                    Outcomes = p.Outcomes != null,
                    Area = p.AreaId != null,
                    Strand = p.Strand != null,
                    LinkGovernor = p.LinkGovernorId != null,
                    Criteria = p.Criteria.Count,
                    Unproven = db.Unproven.Count(c => c.PriorityId == p.Id),
                    IsMonitored = db.Monitoring.Any(a => a.PriorityId == p.Id && a.Status != ActivityStatus.Dropped),
                    Terms = p.Milestones.Select(m => m.Term).Distinct().Count(),
                    Milestones = p.Milestones.Count(m => m.Term == term),
                    Complete = p.Milestones.Count(m => m.Term == term && m.Progress == Progress.Complete),
                    OnTrack = p.Milestones.Count(m => m.Term == term && m.Progress == Progress.OnTrack),
                    AtRisk = p.Milestones.Count(m => m.Term == term && m.Progress == Progress.AtRisk),
                    OffTrack = p.Milestones.Count(m => m.Term == term && m.Progress == Progress.OffTrack),
                },
            }).ToListAsync();
        if (found.Count == 0)
        {
            return null;
        }

        var soon = today.AddDays(14);
        var planId = found[0].Id;
        // Long descriptions come only for the few that are shown.
        var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == planId).Select(a => new
        {
            a.PriorityId,
            a.Position,
            a.Progress,
            a.Due,
            a.CostPence,
            IsMine = a.LeadId == me,
            What = a.Progress != Progress.Complete && a.Due <= soon ? a.What : null,
            Lead = a.Progress != Progress.Complete && a.Due <= soon ? db.Members.Where(m => m.Id == a.LeadId).Select(m => m.Name).FirstOrDefault() : null,
        }).ToListAsync();
        var changes = !user.May(Permission.ReadHistory, schoolId) ? [] : await db.History.AsNoTracking()
            .Where(h => h.PlanId == planId && h.RowType != nameof(PriorityReview) && (h.Kind != ChangeKind.Removed || h.Field == null) && h.Field != "Place" && h.Field != "Number")
            .OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Take(Latest).Select(h => new Change(h.Who, h.RowName, h.Kind, h.Field, h.New, h.At)).ToListAsync();

        var measures = await reading.CriteriaAsync(db, planId, Guid.Empty);
        var required = found[0].Required;
        var priorities = found.Where(f => f.Priority is not null).Select(f => f.Priority!).OrderBy(p => p.Number).Select(p =>
        {
            var own = actions.Where(a => a.PriorityId == p.Id).ToList();
            PlanParts If(bool there, PlanParts part) => there ? part : PlanParts.None;
            var has = If(p.Rationale, PlanParts.Rationale) | If(p.Baseline, PlanParts.Baseline) | If(p.Outcomes, PlanParts.Outcomes) | If(p.Area, PlanParts.Area) | If(p.Strand, PlanParts.Strand)
                | If(p.Lead is not null, PlanParts.Lead) | If(p.LinkGovernor, PlanParts.LinkGovernor) | If(p.Criteria > 0, PlanParts.Criteria) | If(p.Terms == 3, PlanParts.Milestones)
                | If(own.Count > 0, PlanParts.Actions) | If(own.All(a => a.CostPence is not null), PlanParts.Costs);
            return new PriorityRow(p.Id, p.Number, p.Title, p.ShortName, p.Lead, has)
            {
                Milestones = [.. Enumerable.Repeat(Progress.Complete, p.Complete), .. Enumerable.Repeat(Progress.OnTrack, p.OnTrack), .. Enumerable.Repeat(Progress.AtRisk, p.AtRisk), .. Enumerable.Repeat(Progress.OffTrack, p.OffTrack),
                    .. Enumerable.Repeat(Progress.NotStarted, p.Milestones - p.Complete - p.OnTrack - p.AtRisk - p.OffTrack)],
                Measure = measures.FirstOrDefault(c => c.PriorityId == p.Id),
                Counts = own.CountBy(a => a.Progress).ToDictionary(),
                Missing = Priority.Missing(required, has).ToList(),
                Thread = new(p.Id, p.Number, p.ShortName ?? p.Title, p.Lead is not null, p.Criteria, p.Unproven, own.Count, own.Count(a => a.CostPence is null), p.IsMonitored),
            };
        }).ToList();
        var due = actions.Where(a => a.What is not null).Join(priorities, a => a.PriorityId, p => p.Id, (a, p) => new Task($"{p.Number}.{a.Position}", p.Called, p.Number, a.What!, a.Lead, a.IsMine, a.Due, a.Progress)).ToList();
        var overdue = due.Where(t => t.Due < today).OrderByDescending(t => t.IsMine).ThenBy(t => t.Due).ToList();
        return new View(
            found[0].Title, year, required.HasFlag(PlanParts.Summary) && !found[0].HasSummary, priorities, overdue.Take(MostTasks).ToList(),
            due.Where(t => t.Due >= today && t.IsMine).OrderBy(t => t.Due).Take(MostTasks).ToList(), overdue.Count, changes, actions.Count, actions.Sum(a => a.CostPence ?? 0),
            new Standing(found[0].Status, found[0].LatestVersion, found[0].Dates?.Next(found[0].Status, TermReview.Due(year, found[0].From, found[0].Signed)), PlanMove.For(found[0].Status, user.Actor, schoolId).FirstOrDefault(m => !m.IsQuiet)), required);
    }
}
