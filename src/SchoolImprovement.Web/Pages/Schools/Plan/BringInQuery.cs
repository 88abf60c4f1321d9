using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
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
    public sealed record Found(BringIn Row, Outline Outline, KnownSchool School, Guid? PlanId)
    {
        /// <summary>What was chosen so far, or what the headings suggest.</summary>
        public Choices Choices => Row.Choices is { } kept ? JsonSerializer.Deserialize<Choices>(kept)!.Fitted(Outline, School.Sources) : Choices.Guess(Outline, School.Sources);

        public string? NameOf(Guid? id) => School.People.FirstOrDefault(p => p.Id == id)?.Name;
    }

    /// <summary>The person's own, or null.</summary>
    public async Task<Found?> OfAsync(Guid id, AcademicYear year)
    {
        var (schoolId, me) = (school.School.Id, user.Actor.MemberId);
        var row = await db.BringIns.Where(b => b.Id == id && b.MemberId == me && b.SchoolId == schoolId && b.Year == year).Select(b => new
        {
            Row = b,
            Plan = db.Plans.Where(p => p.SchoolId == schoolId && p.Year == year).Select(p => new { p.Id, p.From, p.To }).FirstOrDefault(),
            Priorities = db.Priorities.Where(p => db.Plans.Any(x => x.Id == p.PlanId && x.SchoolId == schoolId && x.Year == year))
                .Select(p => new KnownPriority(p.Id, p.Title, p.ShortName, p.Rationale != null, p.Baseline != null, p.Outcomes != null, p.LeadId != null, p.LinkGovernorId != null)).ToList(),
        }).FirstOrDefaultAsync();
        if (row is null)
        {
            return null;
        }

        var today = clock.Today();
        Role[] staff = [Role.Headteacher, Role.SeniorLeader, Role.PriorityLead, Role.Staff], governors = [Role.ChairOfGovernors, Role.Governor];
        var people = await db.Members.AsNoTracking().Where(m => m.Status != MemberStatus.Left)
            .Select(m => new { m.Id, m.Name, Roles = m.Roles.Where(r => r.SchoolId == schoolId && (r.Until == null || r.Until >= today)).Select(r => r.Role).ToList() })
            .Where(m => m.Roles.Count > 0).OrderBy(m => m.Name).ToListAsync();
        List<KnownPerson> With(Role[] roles) => people.Where(p => p.Roles.Any(roles.Contains)).Select(p => new KnownPerson(p.Id, p.Name, p.Roles)).ToList();
        var sources = await db.FundingSources.AsNoTracking().Where(f => !f.Retired).OrderBy(f => f.Position).Select(f => new KnownSource(f.Id, f.Name)).ToListAsync();
        var known = new KnownSchool(row.Row.Year, row.Plan?.From ?? year.First, row.Plan?.To ?? year.Last, await HalfTermsAsync(year), With(staff), With(governors), sources, row.Priorities);
        return new(row.Row, JsonSerializer.Deserialize<Outline>(row.Row.Outline)!, known, row.Plan?.Id);
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

    /// <summary>The school's own half-terms, else the trust's, else the usual ones.</summary>
    private async Task<IReadOnlyList<HalfTermSpan>> HalfTermsAsync(AcademicYear year)
    {
        var schoolId = school.School.Id;
        var set = await db.HalfTerms.AsNoTracking().Where(h => h.Year == year && (h.SchoolId == null || h.SchoolId == schoolId)).ToListAsync();
        var spans = set.GroupBy(h => h.HalfTerm).Select(g => g.OrderBy(h => h.SchoolId is null).First()).Select(h => new HalfTermSpan(h.HalfTerm, h.First, h.Last)).ToList();
        return spans.Count == 6 ? spans : HalfTermDates.Usual(year);
    }
}
