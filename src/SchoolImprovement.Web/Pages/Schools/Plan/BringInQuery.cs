using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What the preview of a plan that is being brought in needs, in four round trips.</summary>
public sealed class BringInQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <param name="Row">What is kept of it.</param>
    /// <param name="Outline">What was read.</param>
    /// <param name="School">What is known of the school.</param>
    /// <param name="PlanId">The plan it goes into, or null when it starts one.</param>
    public sealed record Found(BringIn Row, Outline Outline, KnownSchool School, Guid? PlanId, PlanStatus? Status)
    {
        /// <summary>What was chosen so far, or what the headings suggest.</summary>
        public Choices Choices => Row.Choices is { } kept ? JsonSerializer.Deserialize<Choices>(kept)!.Fitted(Outline, School.Sources) : Choices.Guess(Outline, School.Sources);

        /// <summary>Why the plan takes nothing in now, with what to do about it; null where it does.</summary>
        public string? Refusal => Status is { } stands ? PlanStatuses.Of(stands).Refusal : null;

        public string? NameOf(Guid? id) => School.People.FirstOrDefault(p => p.Id == id)?.Name;
    }

    /// <summary>The person's own, or null.</summary>
    public async Task<Found?> OfAsync(Guid id, AcademicYear year)
    {
        var (schoolId, me) = (school.School.Id, user.Actor.MemberId);
        var row = await (
            from b in db.BringIns.Where(b => b.Id == id && b.MemberId == me && b.SchoolId == schoolId && b.Year == year)
            from p in db.Plans.Where(p => p.SchoolId == b.SchoolId && p.Year == b.Year).DefaultIfEmpty()
            select new { Row = b, PlanId = (Guid?)p!.Id, From = (DateOnly?)p.From, To = (DateOnly?)p.To, Status = (PlanStatus?)p.Status }).FirstOrDefaultAsync();
        if (row is null)
        {
            return null;
        }

        var today = clock.Today();
        var there = await SourcesAndPriorities(row.PlanId ?? Guid.Empty).ToListAsync();
        Role[] staff = [Role.Headteacher, Role.SeniorLeader, Role.PriorityLead, Role.Staff], governors = [Role.ChairOfGovernors, Role.Governor];
        var people = await db.Members.AsNoTracking().Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == schoolId && (r.Until == null || r.Until >= today))).OrderBy(m => m.Name)
            .Select(m => new { m.Id, m.Name, Roles = m.Roles.Where(r => r.SchoolId == schoolId && (r.Until == null || r.Until >= today)).Select(r => r.Role).ToList() }).ToListAsync();
        List<KnownPerson> With(Role[] roles) => people.Where(p => p.Roles.Any(roles.Contains)).Select(p => new KnownPerson(p.Id, p.Name, p.Roles)).ToList();
        var known = new KnownSchool(
            row.Row.Year, row.From ?? year.First, row.To ?? year.Last, await HalfTermsAsync(year), With(staff), With(governors),
            there.Where(t => !t.IsPriority).OrderBy(t => t.Place).Select(t => new KnownSource(t.Id, t.Name)).ToList(),
            there.Where(t => t.IsPriority).OrderBy(t => t.Place).Select(t => new KnownPriority(t.Id, t.Name, t.ShortName.Length > 0 ? t.ShortName : null, t.Rationale, t.Baseline, t.Outcomes, t.Lead, t.Governor)).ToList());
        return new(row.Row, JsonSerializer.Deserialize<Outline>(row.Row.Outline)!, known, row.PlanId, row.Status);
    }

    /// <summary>The plan that it goes into, whole; started from the trust's template when there is none yet.</summary>
    public async Task<Domain.Plans.Plan> PlanOfAsync(Found found)
    {
        if (found.PlanId is { } id)
        {
            return await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Criteria).Include(p => p.Priorities).ThenInclude(p => p.Milestones).Include(p => p.Priorities).ThenInclude(p => p.Actions)
                .AsSplitQuery().FirstAsync(p => p.Id == id);
        }

        var template = await db.PlanTemplates.AsNoTracking().Include(t => t.Priorities).FirstOrDefaultAsync();
        var plan = Domain.Plans.Plan.Start(user.Actor, school.School.Id, found.Row.Year, user.Trust!.PlanName, template);
        db.Plans.Add(plan);
        return plan;
    }

    private sealed record There(bool IsPriority, Guid Id, int Place, string Name, string ShortName, bool Rationale, bool Baseline, bool Outcomes, bool Lead, bool Governor);

    /// <summary>Two short lists in one round trip.</summary>
    private IQueryable<There> SourcesAndPriorities(Guid planId) =>
        db.FundingSources.AsNoTracking().Where(f => !f.Retired).Select(f => new { IsPriority = false, f.Id, Place = f.Position, Name = f.Name + "", ShortName = "", Rationale = false, Baseline = false, Outcomes = false, Lead = false, Governor = false })
            .Concat(db.Priorities.AsNoTracking().Where(p => p.PlanId == planId).Select(p => new
            {
                IsPriority = true,
                p.Id,
                Place = p.Number,
                Name = p.Title + "",
                ShortName = p.ShortName + "",
                Rationale = p.Rationale != null,
                Baseline = p.Baseline != null,
                Outcomes = p.Outcomes != null,
                Lead = p.LeadId != null,
                Governor = p.LinkGovernorId != null,
            }))
            .Select(t => new There(t.IsPriority, t.Id, t.Place, t.Name, t.ShortName, t.Rationale, t.Baseline, t.Outcomes, t.Lead, t.Governor));

    /// <summary>The school's own half-terms, else the trust's, else the usual ones.</summary>
    private async Task<IReadOnlyList<HalfTermSpan>> HalfTermsAsync(AcademicYear year)
    {
        var schoolId = school.School.Id;
        var set = await db.HalfTerms.AsNoTracking().Where(h => h.Year == year && (h.SchoolId == null || h.SchoolId == schoolId)).ToListAsync();
        var spans = set.GroupBy(h => h.HalfTerm).Select(g => g.OrderBy(h => h.SchoolId is null).First()).Select(h => new HalfTermSpan(h.HalfTerm, h.First, h.Last)).ToList();
        return spans.Count == 6 ? spans : HalfTermDates.Usual(year);
    }
}
