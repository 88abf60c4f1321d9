using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>What is proposed for a school's schedule, and what is in it already.</summary>
/// <param name="Calendar">The school's calendar.</param>
/// <param name="Open">The proposals that nobody has answered.</param>
/// <param name="TooLate">Success criteria whose date leaves no week to look at them in.</param>
/// <param name="Load">How many activities each week holds already, by its Monday.</param>
/// <param name="Leads">Names of those who would lead.</param>
/// <param name="HasPlan">Whether there is a plan for the year.</param>
/// <param name="HasTypes">Whether the trust has activity types.</param>
public sealed record ProposalsView(SchoolCalendar Calendar, IReadOnlyList<Proposal> Open, IReadOnlyList<SuccessCriterion> TooLate, IReadOnlyDictionary<DateOnly, int> Load, IReadOnlyDictionary<Guid, string> Leads, bool HasPlan, bool HasTypes);

/// <summary>Computes the proposals from the plan, the trust's types and the calendar, in four round trips.</summary>
public sealed class ProposalsQuery(AppDbContext db, ScheduleQuery schedule, CurrentSchool school, TimeProvider clock)
{
    public async Task<ProposalsView> OfAsync(AcademicYear year)
    {
        var (schoolId, phase) = (school.School.Id, school.School.Phase);
        var calendar = await schedule.CalendarAsync(year);
        // Subject leaders' plans are monitored as the school's is: their leaders lead it.
        db.ShowsSubjects = true;
        var priorities = await db.Priorities.Include(p => p.Plan).Include(p => p.Criteria).Include(p => p.Milestones).Where(p => p.SchoolId == schoolId && p.Plan.Year == year)
            .Select(p => new { Priority = p, Lead = db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault() }).ToListAsync();
        var holders = db.Members.Where(m => m.Status != MemberStatus.Left).OrderBy(m => m.Name);
        var types = await db.ActivityTypes.Where(t => !t.Retired).OrderBy(t => t.Position).Select(t => new
        {
            Type = t,
            LeadId = holders.Where(m => m.Roles.Any(r => (r.SchoolId == schoolId || r.SchoolId == null) && r.Role == t.LeadRole)).Select(m => (Guid?)m.Id).FirstOrDefault(),
            LeadName = holders.Where(m => m.Roles.Any(r => (r.SchoolId == schoolId || r.SchoolId == null) && r.Role == t.LeadRole)).Select(m => m.Name).FirstOrDefault(),
        }).ToListAsync();
        var there = await db.Monitoring.Where(a => a.SchoolId == schoolId && a.Year == year).Select(a => new { a.ProposalKey, a.TypeId, a.HalfTerm, a.CriterionId, a.Week, IsDropped = a.Status == ActivityStatus.Dropped }).ToListAsync();

        var booked = there.Where(a => !a.IsDropped && a.Week is not null).Select(a => a.Week!.Value).ToList();
        // Several people may be priority leads or governors: who of them, the head says.
        var leads = types.Where(t => t.LeadId is not null && t.Type.LeadRole is not (null or Role.PriorityLead or Role.Governor)).DistinctBy(t => t.Type.LeadRole).ToDictionary(t => t.Type.LeadRole!.Value, t => t.LeadId!.Value);
        var ground = new ProposalGround
        {
            Calendar = calendar,
            Priorities = [.. priorities.Select(p => p.Priority)],
            Types = [.. types.Select(t => t.Type)],
            Phase = phase,
            Settled = there.Where(a => a.ProposalKey is not null).Select(a => a.ProposalKey!).ToHashSet(),
            Planned = there.Where(a => !a.IsDropped).Select(a => (a.TypeId, a.HalfTerm)).ToHashSet(),
            Watched = there.Where(a => !a.IsDropped && a.CriterionId is not null).Select(a => a.CriterionId!.Value).ToHashSet(),
            Booked = booked,
            Leads = leads,
            Today = clock.Today(),
        };
        var names = types.Where(t => t.LeadId is not null).Select(t => (Id: t.LeadId!.Value, Name: t.LeadName!))
            .Concat(priorities.Where(p => p.Priority.LeadId is not null && p.Lead is not null).Select(p => (Id: p.Priority.LeadId!.Value, Name: p.Lead!))).DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Name);
        return new ProposalsView(calendar, Proposals.Of(ground), Proposals.TooLate(ground), booked.CountBy(w => w).ToDictionary(), names, priorities.Any(p => !p.Priority.Plan.IsSubject), types.Count > 0);
    }
}
