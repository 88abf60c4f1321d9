using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.MyPart;

/// <summary>Reads everything that one person leads or owes in this school year and the next, in every school of the trust, in five round trips however much it is. The page and the calendar share it.</summary>
public sealed class MyPartQuery(AppDbContext db, TimeProvider clock)
{
    /// <summary>So many days from today are "this fortnight", today among them.</summary>
    public const int Fortnight = 14;

    /// <summary>Longer descriptions are cut: the whole text stands in the plan.</summary>
    public const int WhatMax = 200;

    public enum Kind
    {
        Action,
        Milestone,
        Criterion,
        Session,

        /// <summary>A monitoring activity.</summary>
        Monitoring,

        /// <summary>A plan whose next step is theirs.</summary>
        Plan,
    }

    /// <summary>One thing to do, to reach or to hold.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="School">The school by name, or how many schools a joint session is for.</param>
    /// <param name="What">Its words.</param>
    /// <param name="Of">What it belongs to, for example "Action 1.5, Early reading".</param>
    /// <param name="Due">The day, or null.</param>
    /// <param name="IsDone">Complete, or held and recorded.</param>
    /// <param name="Href">Where it stands, or null when the person may not open that.</param>
    public sealed record Item(Kind Kind, Guid Id, int Version, string School, string What, string Of, DateOnly? Due, bool IsDone, string? Href)
    {
        public Progress? Progress { get; init; }

        /// <summary>When a session begins.</summary>
        public TimeOnly? At { get; init; }

        public int? Minutes { get; init; }

        public string? Place { get; init; }

        /// <summary>Whether the person may say here how it stands.</summary>
        public bool MayUpdate { get; init; }

        /// <summary>The half-term by whose end it is due, and its place among them.</summary>
        public (int Order, string Label) HalfTerm { get; init; }
    }

    /// <summary>All that a person leads, in order of its day.</summary>
    public sealed record View(DateOnly Today, IReadOnlyList<Item> All)
    {
        public DateOnly Until => Today.AddDays(Fortnight - 1);

        /// <summary>Overdue first, then what comes in this fortnight.</summary>
        public IEnumerable<Item> Now => All.Where(i => !i.IsDone && IsNow(i));

        public int Overdue => All.Count(i => !i.IsDone && i.Due < Today);

        public IEnumerable<IGrouping<(int Order, string Label), Item>> Later => All.Where(i => !i.IsDone && !IsNow(i)).GroupBy(i => i.HalfTerm).OrderBy(g => g.Key.Order);

        public IEnumerable<Item> Done => All.Where(i => i.IsDone);

        /// <summary>A plan waits for its next step, whether the trust set a date for it or not.</summary>
        private bool IsNow(Item item) => item.Due <= Until || (item.Kind == Kind.Plan && item.Due is null);

        public bool InManySchools { get; } = All.Select(i => i.School).Distinct().Skip(1).Any();
    }

    /// <param name="by">The person. What stands in a school where they have no role any more is not theirs.</param>
    public async Task<View> OfAsync(Actor by)
    {
        var (me, today) = (by.MemberId, clock.Today());
        var year = AcademicYear.Of(today);
        var next = year.Next;
        var own = await Own(db, me, year).ToListAsync();
        var parts = await Parts(db, me, year).ToListAsync();
        var plans = await PlansAsync(by, year);

        var sessions = await db.TrainingSessions.AsNoTracking().Where(s => s.LeadId == me && s.CalledOffWhy == null && (s.Year == year || s.Year == next))
            .Select(s => new
            {
                s.Id,
                s.Version,
                s.SchoolId,
                s.Title,
                s.On,
                s.At,
                s.Minutes,
                s.Place,
                School = db.Schools.Where(x => x.Id == s.SchoolId).Select(x => new { x.Urn, x.Name }).FirstOrDefault(),
                Schools = s.Schools.Count,
                Held = s.Schools.Count(x => x.Attended != null),
                Invited = s.Schools.Join(db.Schools, x => x.SchoolId, x => x.Id, (x, y) => new { y.Id, y.Urn }).ToList(),
            }).ToListAsync();

        var schools = own.Select(a => a.SchoolId).Concat(parts.Select(p => p.SchoolId)).Concat(sessions.Where(s => s.SchoolId is not null).Select(s => s.SchoolId!.Value)).Distinct().ToList();
        var terms = new Terms(await db.HalfTerms.AsNoTracking().Where(h => (h.Year == year || h.Year == next) && (h.SchoolId == null || schools.Contains(h.SchoolId.Value))).ToListAsync(), year);

        string? Plan(Guid school, string urn, AcademicYear of, Guid? subject, int priority, string at) => !by.May(Permission.ReadPlan, school) ? null : $"/schools/{urn}/plan/{of.Slug}{(subject is { } s ? $"/subjects/{s}" : $"?open={priority}")}#{at}";
        var all = own.Where(a => a.What is not null).Select(a => (School: (Guid?)a.SchoolId, Item: new Item(
            Kind.Action, a.Id, a.Version, a.School, a.What!, $"Action {a.Number}.{a.Position}, {a.Called}{(a.SubjectId is null ? "" : " subject plan")}", a.On, a.Progress == Progress.Complete, Plan(a.SchoolId, a.Urn, a.Year, a.SubjectId, a.Number!.Value, $"a-{a.Id}"))
        {
            Progress = a.Progress,
            MayUpdate = by.May(Permission.UpdateOwnActions, a.SchoolId),
        }))
        .Concat(own.Where(a => a.Title is not null).Select(a => (School: (Guid?)a.SchoolId, Item: new Item(
            Kind.Monitoring, a.Id, a.Version, a.School, a.Title!, a.HeldOn is null ? "Monitoring that you lead" : "Monitoring to write up",
            a.HeldOn?.AddDays(ActivityStates.DaysToWriteUp) ?? new ActivityTime((HalfTerm)a.HalfTerm!.Value, a.Week, a.On).DueBy(terms.Calendar(a.SchoolId, a.Year)), a.IsClosed == true,
            by.May(Permission.ReadSchedule, a.SchoolId) ? $"/schools/{a.Urn}/monitoring/activities/{a.Id}" : null))))
        .Concat(parts.Select(p => (School: (Guid?)p.SchoolId, Item: new Item(
            p.Term is null ? Kind.Criterion : Kind.Milestone, p.Id, p.Version, p.School, p.Text ?? p.Measure!,
            (p.Term is { } t ? $"Milestone for {t.ToString().ToLowerInvariant()}, " : "Success criterion, ") + (p.SubjectId is null ? $"priority {p.Number} {p.Called}" : $"{p.Called} subject plan"),
            p.Term is { } term ? terms.EndOf(p.SchoolId, p.Year, term) : p.ByWhen, p.Progress == Progress.Complete, Plan(p.SchoolId, p.Urn, p.Year, p.SubjectId, p.Number, $"{(p.Term is null ? 'c' : 'm')}-{p.Id}"))
        {
            Progress = p.Progress,
        })))
        .Concat(sessions.Select(s => (School: s.SchoolId, Item: new Item(
            Kind.Session, s.Id, s.Version, s.School?.Name ?? s.Schools.ToString(Ui.Format.English) + " schools", s.Title, s.School is null ? "Joint training that you lead" : "Training that you lead", s.On, s.Held == s.Schools,
            s.School is null && by.MayInTrust(Permission.PlanJointTraining) ? $"/training/joint/{s.Id}"
                : (s.School?.Urn ?? s.Invited.FirstOrDefault(i => by.May(Permission.ReadPlan, i.Id))?.Urn) is { } urn ? $"/schools/{urn}/training/sessions/{s.Id}" : null)
        {
            At = s.At,
            Minutes = s.Minutes,
            Place = s.Place,
        })))
        .Concat(plans)
        .Where(x => x.School is not { } school || by.May(Permission.SeeSchool, school))
        .Select(x => x.Item with { HalfTerm = terms.Of(x.School, x.Item.Due) });
        return new View(today, all.OrderBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.At).ThenBy(i => i.School).ThenBy(i => i.Of).ToList());
    }

    internal sealed class OwnRow
    {
        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public required Guid SchoolId { get; init; }

        public required string Urn { get; init; }

        public required string School { get; init; }

        public required AcademicYear Year { get; init; }

        /// <summary>Of an action: its number, its priority and its words.</summary>
        public int? Number { get; init; }

        public int? Position { get; init; }

        public string? Called { get; init; }

        public string? What { get; init; }

        public Progress? Progress { get; init; }

        /// <summary>The subject leader's plan that an action is part of, or null for the school's.</summary>
        public Guid? SubjectId { get; init; }

        /// <summary>Of a monitoring activity: its title, when it is to happen, and how it stands.</summary>
        public string? Title { get; init; }

        public int? HalfTerm { get; init; }

        public DateOnly? Week { get; init; }

        public DateOnly? HeldOn { get; init; }

        public bool? IsClosed { get; init; }

        /// <summary>The day an action is due, or the day of an activity.</summary>
        public DateOnly? On { get; init; }
    }

    /// <summary>
    /// Actions and monitoring activities that a person leads, in one question: each kind leaves the other's columns empty. A state that the
    /// first kind leaves empty would lose its words in the union, so that the second kind's come as a number and as yes or no.
    /// </summary>
    internal static IQueryable<OwnRow> Own(AppDbContext db, Guid leadId, AcademicYear year)
    {
        var next = year.Next;
        var actions = from a in db.Set<PlanAction>().AsNoTracking().Where(a => a.LeadId == leadId)
                      join p in db.Priorities.IgnoreAutoIncludes() on a.PriorityId equals p.Id
                      join plan in db.Plans.Where(p => p.Year == year || p.Year == next) on a.PlanId equals plan.Id
                      select new { a.Id, a.Version, a.SchoolId, plan.Year, Number = (int?)p.Number, Position = (int?)a.Position, Called = (string?)(p.ShortName ?? p.Title), What = (string?)a.What.Substring(0, WhatMax), Progress = (Progress?)a.Progress, SubjectId = plan.UnderId == null ? null : (Guid?)plan.Id, Title = (string?)null, HalfTerm = (int?)null, Week = (DateOnly?)null, HeldOn = (DateOnly?)null, IsClosed = (bool?)null, On = (DateOnly?)a.Due };
        var activities = from m in db.Set<MonitoringActivity>().AsNoTracking().Where(m => m.LeadId == leadId && (m.Year == year || m.Year == next) && (m.Status == ActivityStatus.Planned || m.Status == ActivityStatus.Done))
                         select new { m.Id, m.Version, m.SchoolId, m.Year, Number = (int?)null, Position = (int?)null, Called = (string?)null, What = (string?)null, Progress = (Progress?)null, SubjectId = (Guid?)null, Title = (string?)m.Title, HalfTerm = (int?)(m.HalfTerm == HalfTerm.Autumn1 ? 0 : m.HalfTerm == HalfTerm.Autumn2 ? 1 : m.HalfTerm == HalfTerm.Spring1 ? 2 : m.HalfTerm == HalfTerm.Spring2 ? 3 : m.HalfTerm == HalfTerm.Summer1 ? 4 : 5), m.Week, m.HeldOn, IsClosed = (bool?)(m.Status == ActivityStatus.Done), m.On };
        return from x in actions.Concat(activities)
               join s in db.Schools on x.SchoolId equals s.Id
               select new OwnRow { Id = x.Id, Version = x.Version, SchoolId = x.SchoolId, Urn = s.Urn, School = s.Name, Year = x.Year, Number = x.Number, Position = x.Position, Called = x.Called, What = x.What, Progress = x.Progress, SubjectId = x.SubjectId, Title = x.Title, HalfTerm = x.HalfTerm, Week = x.Week, HeldOn = x.HeldOn, IsClosed = x.IsClosed, On = x.On };
    }

    internal sealed class Part
    {
        public required Guid SchoolId { get; init; }

        public required Guid PlanId { get; init; }

        public required int Number { get; init; }

        public required string Called { get; init; }

        public required Guid Id { get; init; }

        public required int Version { get; init; }

        public string? Text { get; init; }

        public string? Measure { get; init; }

        public Term? Term { get; init; }

        public DateOnly? ByWhen { get; init; }

        public required Progress Progress { get; init; }

        public AcademicYear Year { get; init; }

        /// <summary>The subject leader's plan that it is part of, or null for the school's.</summary>
        public Guid? SubjectId { get; init; }

        public string Urn { get; init; } = "";

        public string School { get; init; } = "";
    }

    /// <summary>Milestones and criteria of the priorities that a person leads, in one question: each kind leaves the other's columns empty.</summary>
    internal static IQueryable<Part> Parts(AppDbContext db, Guid leadId, AcademicYear year)
    {
        var next = year.Next;
        var led = db.Priorities.AsNoTracking().IgnoreAutoIncludes().Where(p => p.LeadId == leadId);
        var milestones = from p in led join m in db.Set<Milestone>() on p.Id equals m.PriorityId select new { p.SchoolId, p.PlanId, p.Number, Called = p.ShortName ?? p.Title, m.Id, m.Version, Text = (string?)m.Text, Measure = (string?)null, Term = (Term?)m.Term, ByWhen = (DateOnly?)null, m.Progress };
        var criteria = from p in led join c in db.Set<SuccessCriterion>() on p.Id equals c.PriorityId select new { p.SchoolId, p.PlanId, p.Number, Called = p.ShortName ?? p.Title, c.Id, c.Version, Text = (string?)null, Measure = (string?)c.Measure, Term = (Term?)null, c.ByWhen, c.Progress };
        return from x in milestones.Concat(criteria)
               join plan in db.Plans.Where(p => p.Year == year || p.Year == next) on x.PlanId equals plan.Id
               join s in db.Schools on x.SchoolId equals s.Id
               select new Part { SchoolId = x.SchoolId, PlanId = x.PlanId, Number = x.Number, Called = x.Called, Id = x.Id, Version = x.Version, Text = x.Text, Measure = x.Measure, Term = x.Term, ByWhen = x.ByWhen, Progress = x.Progress, Year = plan.Year, SubjectId = plan.UnderId == null ? null : plan.Id, Urn = s.Urn, School = s.Name };
    }

    /// <summary>Plans that wait for this person: to submit, to endorse, to approve, to make live.</summary>
    private async Task<IEnumerable<(Guid? School, Item Item)>> PlansAsync(Actor by, AcademicYear year)
    {
        var moves = PlanStatuses.All.Where(l => l is { Move: not null, MovedBy: { } permission } && by.Holdings.Any(h => h.Role.May(permission))).ToList();
        if (moves.Count == 0)
        {
            return [];
        }

        var next = year.Next;
        var statuses = moves.Select(m => m.Value).ToList();
        var everywhere = moves.Any(m => by.MayInTrust(m.MovedBy!.Value));
        var schools = by.Holdings.Where(h => h.SchoolId is not null).Select(h => h.SchoolId!.Value).ToList();
        var plans = await (
            from plan in db.Plans.AsNoTracking().Where(p => p.UnderId == null && (p.Year == year || p.Year == next) && statuses.Contains(p.Status) && (everywhere || schools.Contains(p.SchoolId)))
            join s in db.Schools on plan.SchoolId equals s.Id
            select new { plan.Id, plan.Version, plan.SchoolId, plan.Title, plan.Year, plan.Status, s.Urn, s.Name, Calendar = db.Set<PlanCalendar>().FirstOrDefault(c => c.Year == plan.Year) }).ToListAsync();
        return plans.Select(p => (Plan: p, Look: PlanStatuses.Of(p.Status))).Where(x => by.May(x.Look.MovedBy!.Value, x.Plan.SchoolId)).Select(x => ((Guid?)x.Plan.SchoolId, new Item(
            Kind.Plan, x.Plan.Id, x.Plan.Version, x.Plan.Name, $"{x.Plan.Title} {x.Plan.Year.Label}: {x.Look.Label.ToLowerInvariant()}", x.Look.Move!, x.Plan.Calendar?.Dates.Next(x.Plan.Status)?.On, false,
            $"/schools/{x.Plan.Urn}/plan/{x.Plan.Year.Slug}{(by.May(Permission.ReadPlan, x.Plan.SchoolId) ? "" : "/summary")}")));
    }

    /// <summary>The calendars of this year and the next: a school's own, the trust's, or the usual one.</summary>
    private sealed class Terms(IReadOnlyCollection<HalfTermDates> rows, AcademicYear year)
    {
        private readonly Dictionary<(Guid?, AcademicYear), SchoolCalendar> _known = [];

        public SchoolCalendar Calendar(Guid? school, AcademicYear of)
        {
            if (!_known.TryGetValue((school, of), out var calendar))
            {
                _known[(school, of)] = calendar = SchoolCalendar.Of(of, rows.Where(r => r.Year == of && (r.SchoolId is null || r.SchoolId == school)).ToList());
            }

            return calendar;
        }

        public DateOnly EndOf(Guid school, AcademicYear of, Term term) => Calendar(school, of).Span(term switch { Term.Autumn => HalfTerm.Autumn2, Term.Spring => HalfTerm.Spring2, _ => HalfTerm.Summer2 }).Last;

        /// <summary>The half-term that a day belongs to: in the holidays the next one, in the summer the last.</summary>
        public (int Order, string Label) Of(Guid? school, DateOnly? day)
        {
            if (day is not { } due)
            {
                return (99, "No date yet");
            }

            if (due > year.Next.Last)
            {
                return (90, "After that");
            }

            var of = due <= year.Last ? year : year.Next;
            var halfTerm = Calendar(school, of).HalfTermFrom(due);
            return of == year ? ((int)halfTerm, halfTerm.Label()) : (10 + (int)halfTerm, $"{halfTerm.Label()}, {of.Label}");
        }
    }
}
