using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>Reads the schools that the person may see with the state of their plans, in two round trips however many there are.</summary>
public sealed class SchoolsQuery(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    /// <summary>A school and its plan of the year. The plan's figures are there only for people who may read its summary.</summary>
    public sealed record Row(Guid Id, string Urn, string Name, string Phase, string? LocalAuthority, int? Pupils, SchoolStatus Status, bool MayReadSummary, bool HasPlan, int Priorities, DateTime? ChangedAt)
    {
        public IReadOnlyDictionary<Progress, int> Counts { get; init; } = new Dictionary<Progress, int>();

        public int Overdue { get; init; }

        /// <summary>Where the plan stands; null where there is none, or it is not theirs to read.</summary>
        public PlanStatus? PlanStatus { get; init; }

        /// <summary>What is due of the plan next by the trust's calendar, or null.</summary>
        public PlanDue? Due { get; init; }

        /// <summary>What the plan waits for this person to do, or null.</summary>
        public string? YourMove { get; init; }

        public int Actions => Counts.Values.Sum();

        public bool IsOpen => Status == SchoolStatus.Open;
    }

    /// <summary>A school whose self-evaluation its head has shared with the person.</summary>
    public sealed record Shared(string Urn, string Name, string By, DateTime Since, DateOnly? Until);

    /// <summary>The self-evaluations that are shared with the person, by school: asked only where there are such.</summary>
    public async Task<IReadOnlyList<Shared>> SharedAsync()
    {
        var (schools, me) = (user.Actor.SharedSchools, user.Actor.MemberId);
        return schools.Count == 0 ? [] : await (
            from x in db.SefShares.AsNoTracking().Where(x => x.MemberId == me && schools.Contains(x.SchoolId))
            from s in db.Schools.Where(s => s.Id == x.SchoolId)
            orderby s.Name
            select new Shared(s.Urn, s.Name, x.SharedBy, x.SharedAt, x.Until)).ToListAsync();
    }

    public async Task<IReadOnlyList<Row>> OfAsync(AcademicYear year)
    {
        var everywhere = user.MayInTrust(Permission.SeeSchool);
        var some = user.Actor.Holdings.Where(h => h.SchoolId is not null && h.Role.May(Permission.SeeSchool)).Select(h => h.SchoolId!.Value).Distinct().ToList();
        var today = clock.Today();
        var seen = db.Schools.AsNoTracking().Where(s => everywhere || some.Contains(s.Id));
        var schools = await (
            from s in seen
            from c in db.PlanCalendars.Where(c => c.Year == year).DefaultIfEmpty()
            select new
            {
                School = s,
                Dates = c == null ? null : new PlanDates(c.SubmitBy, c.EndorseBy, c.ApproveBy, c.LiveFrom, c.AutumnReview, c.SpringReview, c.SummerReview, c.CloseBy),
                Plan = db.Plans.Where(p => p.SchoolId == s.Id && p.Year == year)
                .Select(p => new { p.Id, p.Status, p.From, Signed = db.Set<TermReview>().Where(r => r.PlanId == p.Id && r.SignedAt != null).Select(r => r.Term).ToList(), Priorities = p.Priorities.Count, ChangedAt = db.History.Where(h => h.PlanId == p.Id).Max(h => (DateTime?)h.At) }).FirstOrDefault(),
            }).ToListAsync();
        var plans = db.Plans.Where(p => p.Year == year && seen.Any(s => s.Id == p.SchoolId));
        var actions = (await db.Set<PlanAction>().AsNoTracking().Where(a => plans.Any(p => p.Id == a.PlanId))
            .GroupBy(a => new { a.SchoolId, a.Progress, Late = a.Due < today }).Select(g => new { g.Key.SchoolId, g.Key.Progress, g.Key.Late, Count = g.Count() }).ToListAsync()).ToLookup(a => a.SchoolId);
        return schools.Select(s =>
        {
            var may = user.May(Permission.ReadPlanSummary, s.School.Id);
            var row = new Row(s.School.Id, s.School.Urn, s.School.Name, s.School.Phase, s.School.LocalAuthority, s.School.Pupils, s.School.Status, may, s.Plan is not null, may ? s.Plan?.Priorities ?? 0 : 0, may ? s.Plan?.ChangedAt : null);
            return !may ? row : row with
            {
                PlanStatus = s.Plan?.Status,
                Due = s.School.Status == SchoolStatus.Open ? s.Dates?.Next(s.Plan?.Status ?? Domain.Plans.PlanStatus.Draft, s.Plan is null ? null : TermReview.Due(year, s.Plan.From, s.Plan.Signed)) : null,
                YourMove = s.Plan is null ? null : PlanMove.For(s.Plan.Status, user.Actor, s.School.Id).FirstOrDefault()?.Waits,
                Counts = actions[s.School.Id].GroupBy(a => a.Progress).ToDictionary(g => g.Key, g => g.Sum(a => a.Count)),
                Overdue = actions[s.School.Id].Where(a => a.Late && a.Progress != Progress.Complete).Sum(a => a.Count),
            };
        }).ToList();
    }
}
