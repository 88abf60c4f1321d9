using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What the empty state says of a year without a plan.</summary>
/// <param name="Year">The year asked for.</param>
/// <param name="Current">The year it is now.</param>
/// <param name="MayStart">The person may start the plan of this year: they edit the school's plan, and it is the plan of this year or the next.</param>
/// <param name="TrustPriorities">How many priorities the trust's template brings.</param>
/// <param name="CarriedPriorities">How many priorities the plan of the year before has, or null when there is none.</param>
/// <param name="CarriedActions">How many of their actions are not complete.</param>
public sealed record NoPlan(string Urn, AcademicYear Year, AcademicYear Current, bool MayStart, int TrustPriorities, int? CarriedPriorities, int CarriedActions)
{
    public bool IsStartable => Year == Current || Year == Current.Next;
}

/// <summary>Reads what the empty state needs, in one round trip.</summary>
public sealed class NoPlanQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>For the year in an address, or this year when it names none.</summary>
    public Task<NoPlan> OfAddressAsync(string? year) => OfAsync(AcademicYear.TryParse(year, out var named) ? named : AcademicYear.Of(clock.Today()));

    public async Task<NoPlan> OfAsync(AcademicYear year)
    {
        var current = AcademicYear.Of(clock.Today());
        var (schoolId, before) = (school.School.Id, new AcademicYear(year.StartYear - 1));
        var found = await db.Schools.Where(s => s.Id == schoolId).Select(s => new
        {
            Given = db.Set<TrustPriority>().Count(p => !p.Withdrawn),
            Last = db.Plans.Where(p => p.SchoolId == s.Id && p.Year == before).Select(p => new
            {
                Priorities = p.Priorities.Count(x => x.YearEnd == null || x.YearEnd == YearEnd.Carry),
                Actions = db.Set<PlanAction>().Count(a => a.PlanId == p.Id && a.Progress != Progress.Complete && db.Priorities.Any(x => x.Id == a.PriorityId && (x.YearEnd == null || x.YearEnd == YearEnd.Carry))),
            }).FirstOrDefault(),
        }).FirstAsync();
        var startable = year == current || year == current.Next;
        return new NoPlan(school.School.Urn, year, current, startable && user.May(Permission.EditPlan, schoolId), found.Given, found.Last?.Priorities, found.Last?.Actions ?? 0);
    }
}
