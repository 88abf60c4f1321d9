using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Monitoring;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan.Editing;

/// <summary>What a change of the plan means for the monitoring that looks at the changed part: asked before it is saved, and done with it where the person wants that.</summary>
/// <param name="Question">What changes, in a sentence.</param>
/// <param name="Follow">The answer by which the schedule follows the plan.</param>
/// <param name="Stay">The answer by which it stays as it is.</param>
/// <param name="Activities">What it is about, and when it is planned for now.</param>
/// <param name="MayFollow">Whether the person may change the schedule.</param>
/// <param name="Do">Makes the schedule follow.</param>
public sealed record MonitoringEffect(string Question, string Follow, string Stay, IReadOnlyList<(string Href, string Title, string When)> Activities, bool MayFollow, Action Do);

/// <summary>Finds what a change of the plan means for the schedule.</summary>
public sealed class MonitoringEffects(AppDbContext db, ScheduleQuery schedule, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private IQueryable<MonitoringActivity> Ahead => db.Monitoring.Where(a => a.SchoolId == school.School.Id && (a.Status == ActivityStatus.Planned || a.Status == ActivityStatus.Proposed) && a.HeldOn == null);

    /// <summary>A part of the plan is due at another time: what looks at it may fit better in another half-term. Null when all fits as well as before. What is overdue stays overdue: a new date does not excuse it.</summary>
    /// <param name="partId">The criterion or milestone.</param>
    /// <param name="before">The half-term that fitted until now.</param>
    /// <param name="after">The half-term that will fit.</param>
    /// <param name="called">"this milestone".</param>
    public async Task<MonitoringEffect?> OfDateAsync(Guid partId, Func<SchoolCalendar, HalfTerm> before, Func<SchoolCalendar, HalfTerm> after, string called)
    {
        var looking = await Ahead.Where(a => a.CriterionId == partId || a.MilestoneId == partId).ToListAsync();
        if (looking.Count == 0)
        {
            return null;
        }

        var (year, today) = (looking[0].Year, clock.Today());
        var calendar = await schedule.CalendarAsync(year);
        var fits = calendar.Span(after(calendar)).Last >= today ? after(calendar) : calendar.HalfTermFrom(today);
        var moved = after(calendar) == before(calendar) ? [] : looking.Where(a => a.HalfTerm != fits && a.When.DueBy(calendar) >= today).ToList();
        if (moved.Count == 0)
        {
            return null;
        }

        var schoolId = school.School.Id;
        var load = (await db.Monitoring.Where(a => a.SchoolId == schoolId && a.Year == year && a.Status != ActivityStatus.Dropped && a.Week != null).Select(a => a.Week!.Value).ToListAsync()).CountBy(w => w).ToDictionary();
        return Effect(
            moved, calendar, $"{moved.Count.Count("monitoring activity", "monitoring activities")} {(moved.Count == 1 ? "looks" : "look")} at {called}. By its new date, {fits.Label()} fits better.",
            $"Move {(moved.Count == 1 ? "it" : "them")} to {fits.Label()}", $"Leave {(moved.Count == 1 ? "it" : "them")} where {(moved.Count == 1 ? "it is" : "they are")}", activity =>
            {
                var week = Proposals.Quietest(calendar, fits, load, today)?.Monday;
                activity.Move(user.Actor, calendar, new ActivityTime(fits, week, null), $"The date of {called.Replace("this", "the", StringComparison.Ordinal)} that it looks at has moved");
                if (week is { } monday)
                {
                    load[monday] = load.GetValueOrDefault(monday) + 1;
                }
            });
    }

    /// <summary>A priority gets another lead: who leads the monitoring of it that the old lead was to lead? Null when there is none.</summary>
    public async Task<MonitoringEffect?> OfLeadAsync(Guid priorityId, Guid? from, Guid? to)
    {
        var led = from is null || from == to ? [] : await Ahead.Where(a => a.PriorityId == priorityId && a.LeadId == from).ToListAsync();
        if (led.Count == 0)
        {
            return null;
        }

        var calendar = await schedule.CalendarAsync(led[0].Year);
        var names = await db.Members.Where(m => m.Id == from || m.Id == to).ToDictionaryAsync(m => m.Id, m => m.Name);
        var (before, after) = (names.GetValueOrDefault(from!.Value, "The lead until now"), to is { } id ? names.GetValueOrDefault(id) : null);
        return Effect(
            led, calendar, $"{before} leads {led.Count.Count("monitoring activity", "monitoring activities")} of this priority that {(led.Count == 1 ? "is" : "are")} still to come.",
            after is null ? "Nobody leads " + (led.Count == 1 ? "it" : "them") + " yet" : $"{after} leads {(led.Count == 1 ? "it" : "them")}", $"{before} still leads {(led.Count == 1 ? "it" : "them")}", activity => activity.HandOver(user.Actor, to));
    }

    private MonitoringEffect Effect(IReadOnlyList<MonitoringActivity> activities, SchoolCalendar calendar, string question, string follow, string stay, Action<MonitoringActivity> change) => new(
        question, follow, stay, [.. activities.Select(a => ($"/schools/{school.School.Urn}/monitoring/activities/{a.Id}", a.Title, MonitoringActivity.Words(a.When, calendar)))], user.May(Permission.EditSchedule, school.School.Id), () =>
        {
            foreach (var activity in activities)
            {
                change(activity);
            }
        });
}
