using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Training;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>
/// Reads what training schools need and what is planned. A need of an action stands in the plan alone until something is decided about it, so
/// the plan's actions and the needs that are written down are read side by side and put together here: one truth, typed once.
/// </summary>
public sealed class TrainingQuery(AppDbContext db, TimeProvider clock)
{
    /// <summary>A topic to choose.</summary>
    public sealed record Topic(Guid Id, string Name, string? Words, bool Retired);

    /// <summary>A need as it stands.</summary>
    public sealed record Need(Guid Id, Guid SchoolId, NeedSource Source, Guid? TopicId, string? Topic, string What, string? Audience, DateOnly? ByWhen, NeedState State, string? DroppedWhy)
    {
        /// <summary>Number of the action in the plan, for example "1.5", and of its priority; null when no action says so (any more).</summary>
        public string? Action { get; init; }

        public int? Priority { get; init; }

        /// <summary>The subject leader's plan that the action is part of, by name and id; null for the school's.</summary>
        public (Guid Id, string Name)? Subject { get; init; }

        /// <summary>"Action 1.5", "Action 1.2, Phonics subject plan".</summary>
        public string? ActionWords => Action is null ? null : Subject is { } subject ? $"Action {Action}, {subject.Name} subject plan" : $"Action {Action}";

        public Guid? ActivityId { get; init; }

        /// <summary>The sessions for it that are not called off.</summary>
        public IReadOnlyList<Session> Sessions { get; init; } = [];
    }

    /// <summary>How a session went in a school.</summary>
    public sealed record There(Guid SchoolId, int? Attended, string? Changed, string? HowWeKnow);

    /// <summary>A session as it stands.</summary>
    public sealed record Session(Guid Id, Guid? Owner, string Title, Guid? TopicId, DateOnly On, TimeOnly? At, int? Minutes, Guid? LeadId, string? Lead, string? LedBy, string? Audience, string? Place, string? CalledOffWhy)
    {
        public IReadOnlyList<There> Schools { get; init; } = [];

        public IReadOnlyList<Guid> Needs { get; init; } = [];

        public bool IsJoint => Owner is null;

        /// <summary>Who leads it, in words.</summary>
        public string? Leads => Lead is null ? LedBy : LedBy is null ? Lead : $"{Lead} with {LedBy}";

        public There? In(Guid schoolId) => Schools.FirstOrDefault(s => s.SchoolId == schoolId);

        /// <summary>Whether its day has come and a school has not said who came.</summary>
        public bool Waits(Guid schoolId, DateOnly today) => CalledOffWhy is null && On <= today && In(schoolId) is { Attended: null };
    }

    public sealed record View(DateOnly Today, AcademicYear Year, IReadOnlyList<Topic> Topics, IReadOnlyList<Need> Needs, IReadOnlyList<Session> Sessions)
    {
        public IEnumerable<Need> Open => Needs.Where(n => n.State == NeedState.Open);
    }

    /// <summary>One school's needs and programme of a year, or with null every school's, in three round trips however many there are.</summary>
    public async Task<View> OfAsync(AcademicYear year, Guid? schoolId)
    {
        // What the actions of subject plans need counts too.
        db.ShowsSubjects = true;
        var topics = await TopicsAsync();
        var rows = await Rows(db, year, schoolId).ToListAsync();
        var sessions = await SessionsAsync(year, schoolId);

        var names = topics.ToDictionary(t => t.Id, t => t.Name);
        var meets = sessions.Where(s => s.CalledOffWhy is null).SelectMany(s => s.Needs.Select(n => (n, s))).ToLookup(x => x.n, x => x.s);
        Need Of(Guid id, Guid school, NeedSource source, Guid? topic, string what, string? audience, DateOnly? by, string? dropped, bool done)
        {
            var mine = meets[id].OrderBy(s => s.On).ToList();
            var state = NeedStates.Of(dropped is not null, mine.Select(s => s.In(school)?.Attended is not null).ToList(), done);
            return new Need(id, school, source, topic, topic is { } t ? names.GetValueOrDefault(t) : null, what, audience, by, state, dropped) { Sessions = mine };
        }

        var kept = rows.Where(r => r.What is not null).ToDictionary(r => r.Id);
        var said = rows.Where(r => r.Said is not null).OrderBy(r => r.Number).ThenBy(r => r.Position).ToList();
        var inPlan = said.Select(r => r.Id).ToHashSet();
        var fromPlan = said.Select(a =>
        {
            var row = kept.GetValueOrDefault(a.Id);
            return Of(a.Id, a.SchoolId, NeedSource.Action, row is null ? About(topics, a.Said) : row.TopicId, a.Said!, a.SaidFor, a.Due, row?.Dropped, a.IsDone == true) with { Action = a.FromId is null ? $"{a.Number}.{a.Position}" : $"{a.Position}", Priority = a.Number, Subject = a.FromId is { } subject ? (subject, a.Subject!) : null };
        });
        var others = kept.Values.Where(n => !inPlan.Contains(n.Id)).Select(n => Of(n.Id, n.SchoolId, n.Source!.Value, n.TopicId ?? (n.Source == NeedSource.Finding ? About(topics, n.What) : null), n.What!, n.Audience, n.ByWhen, n.Dropped, false) with { ActivityId = n.FromId });
        return new View(clock.Today(), year, topics, fromPlan.Concat(others).OrderBy(n => n.State).ThenBy(n => n.ByWhen ?? DateOnly.MaxValue).ThenBy(n => n.What).ToList(), sessions);
    }

    /// <param name="FromId">Of a need that is written down: the activity that found it; of an action: the subject leader's plan that it is part of, or null for the school's.</param>
    internal sealed record Row(Guid Id, Guid SchoolId, NeedSource? Source, Guid? TopicId, string? What, string? Audience, DateOnly? ByWhen, string? Dropped, Guid? FromId, int? Number, int? Position, string? Said, string? SaidFor, DateOnly? Due, bool? IsDone, string? Subject);

    /// <summary>Needs that are written down, and what actions of plans and subject plans say, in one question: each kind leaves the other's columns empty.</summary>
    internal static IQueryable<Row> Rows(AppDbContext db, AcademicYear year, Guid? schoolId)
    {
        var written = db.TrainingNeeds.AsNoTracking().Where(n => n.Year == year && (schoolId == null || n.SchoolId == schoolId)).Select(n => new
        {
            n.Id,
            n.SchoolId,
            Source = (NeedSource?)n.Source,
            n.TopicId,
            What = (string?)n.What,
            n.Audience,
            n.ByWhen,
            Dropped = n.DroppedWhy,
            FromId = n.ActivityId,
            Number = (int?)null,
            Position = (int?)null,
            Said = (string?)null,
            SaidFor = (string?)null,
            Due = (DateOnly?)null,
            IsDone = (bool?)null,
            Subject = (string?)null,
        });
        var said = from plan in db.Plans.AsNoTracking().Where(p => p.Year == year && (schoolId == null || p.SchoolId == schoolId))
                   join p in db.Priorities.IgnoreAutoIncludes() on plan.Id equals p.PlanId
                   join a in db.Set<PlanAction>().Where(a => a.TrainingNeed != null) on p.Id equals a.PriorityId
                   select new
                   {
                       a.Id,
                       a.SchoolId,
                       Source = (NeedSource?)null,
                       TopicId = (Guid?)null,
                       What = (string?)null,
                       Audience = (string?)null,
                       ByWhen = (DateOnly?)null,
                       Dropped = (string?)null,
                       FromId = plan.UnderId == null ? null : (Guid?)plan.Id,
                       Number = (int?)p.Number,
                       Position = (int?)a.Position,
                       Said = a.TrainingNeed,
                       SaidFor = a.TrainingFor,
                       Due = (DateOnly?)a.Due,
                       IsDone = (bool?)(a.Progress == Progress.Complete),
                       Subject = plan.UnderId == null ? null : plan.Title,
                   };
        return written.Concat(said).Select(r => new Row(r.Id, r.SchoolId, r.Source, r.TopicId, r.What, r.Audience, r.ByWhen, r.Dropped, r.FromId, r.Number, r.Position, r.Said, r.SaidFor, r.Due, r.IsDone, r.Subject));
    }

    public Task<List<Topic>> TopicsAsync() => db.TrainingTopics.AsNoTracking().OrderBy(t => t.Position).ThenBy(t => t.Name).Select(t => new Topic(t.Id, t.Name, t.Words, t.Retired)).ToListAsync();

    /// <summary>The needs of these ids, written down where only the plan said so until now. The caller saves.</summary>
    /// <exception cref="RuleBrokenException">One of them is gone.</exception>
    public async Task<IReadOnlyList<TrainingNeed>> WrittenAsync(Actor by, IReadOnlyCollection<Guid> ids, AcademicYear year)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var needs = await db.TrainingNeeds.Where(n => ids.Contains(n.Id) && n.Year == year).ToListAsync();
        var missing = ids.Where(id => needs.All(n => n.Id != id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            db.ShowsSubjects = true;
            var topics = await TopicsAsync();
            var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => missing.Contains(a.Id) && a.TrainingNeed != null && db.Plans.Any(p => p.Id == a.PlanId && p.Year == year)).ToListAsync();
            needs.AddRange(actions.Select(a => TrainingNeed.OfAction(by, a, year, About(topics, a.TrainingNeed))));
            db.TrainingNeeds.AddRange(needs.Where(n => missing.Contains(n.Id)));
        }

        return needs.Count == ids.Distinct().Count() ? needs : throw new RuleBrokenException("One of these needs is no longer there. Look at the list again", "Needs");
    }

    private static Guid? About(IEnumerable<Topic> topics, string? what) => TrainingTopic.About(topics.Where(t => !t.Retired).Select(t => (t.Id, t.Name, t.Words)), what);

    private async Task<List<Session>> SessionsAsync(AcademicYear year, Guid? schoolId) =>
        await db.TrainingSessions.AsNoTracking().Where(s => s.Year == year && (schoolId == null || s.Schools.Any(x => x.SchoolId == schoolId))).OrderBy(s => s.On).ThenBy(s => s.At)
            .Select(s => new Session(s.Id, s.SchoolId, s.Title, s.TopicId, s.On, s.At, s.Minutes, s.LeadId, db.Members.Where(m => m.Id == s.LeadId).Select(m => m.Name).FirstOrDefault(), s.LedBy, s.Audience, s.Place, s.CalledOffWhy)
            {
                Schools = s.Schools.Select(x => new There(x.SchoolId, x.Attended, x.Changed, x.HowWeKnow)).ToList(),
                Needs = s.Needs.Select(n => n.NeedId).ToList(),
            }).ToListAsync();
}
