using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Monitoring;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Reads a schedule for paper and spreadsheets: what the page shows, and the words of each activity. Findings only for those who may read them. Three round trips.</summary>
public sealed class ScheduleReportQuery(AppDbContext db, ScheduleQuery schedule, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    public async Task<Paper.ScheduleReport> OfAsync(AcademicYear year) => await OfAsync(year, await schedule.PrioritiesAsync(year));

    private async Task<Paper.ScheduleReport> OfAsync(AcademicYear year, IReadOnlyList<ScheduleView.PriorityRow> priorities)
    {
        var (schoolId, today) = (school.School.Id, clock.Today());
        var calendar = await schedule.CalendarAsync(year);
        var found = await (
            from a in db.Monitoring.AsNoTracking().Include(a => a.Findings).Include(a => a.Consequences).Where(a => a.SchoolId == schoolId && a.Year == year)
            join type in db.ActivityTypes on a.TypeId equals type.Id
            join member in db.Members on a.LeadId equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new { Activity = a, Row = new ScheduleRow(a.Id, a.Title, type.Name, a.Kind, a.HalfTerm, a.Week, a.On, a.Status, a.HeldOn, a.PriorityId, a.LeadId, member!.Name ?? a.LeadName, a.MovedFrom != null) }).ToListAsync();
        var words = found.ToDictionary(f => f.Activity.Id, f => f.Activity);
        var activities = found.Select(f => f.Row.Standing(calendar, today)).OrderBy(r => r.DueBy).ThenBy(r => r.Title, StringComparer.Ordinal).ToList();
        var rows = priorities.Select(p => new Paper.ScheduleRow(p.IsSubject ? null : p.Number, p.IsSubject ? p.Name : p.Called, [.. activities.Where(a => a.PriorityId == p.Id).Select(Activity)])).ToList();
        var known = priorities.Select(p => (Guid?)p.Id).ToHashSet();
        rows.Add(new Paper.ScheduleRow(null, "Core and statutory", [.. activities.Where(a => !known.Contains(a.PriorityId)).Select(Activity)]));
        var made = clock.GetUtcNow();
        var local = made.UtcDateTime.ToLondon();
        return new Paper.ScheduleReport
        {
            School = school.School.Name,
            Trust = user.Trust!.Name,
            TrustColour = user.Trust.Colour,
            Title = $"Monitoring schedule {year.Label}",
            MadeAt = $"{local.ToString("d MMMM yyyy", Format.English)} at {TimeOnly.FromDateTime(local).Short()}",
            Made = made,
            HalfTerms = [.. Enum.GetValues<HalfTerm>().Select(h => new Paper.ScheduleHalfTerm(h.Label(), $"{calendar.Span(h).First.DayMonth()}–{calendar.Span(h).Last.DayMonth()}"))],
            Rows = rows,
        };

        Paper.ScheduleActivity Activity(ScheduleRow row)
        {
            var a = words[row.Id];
            var found = a.Findings is { } f && MonitoringActivity.MayReadFindings(user.Actor, schoolId, a.LeadId, a.Kind, a.Status == ActivityStatus.Done, f.ForGovernors) ? f : null;
            return new Paper.ScheduleActivity
            {
                Title = row.Title,
                HalfTerm = (int)row.HalfTerm,
                When = row.On is { } day ? day.DayMonth() : row.WeekNumber is { } week ? $"wk {week}" : null,
                Week = row.Week,
                On = row.On,
                Type = row.Type,
                Lead = row.Lead,
                Initials = row.Lead is null ? null : row.Initials,
                With = a.With,
                Focus = a.Focus,
                Group = a.Group,
                Evidence = a.Evidence,
                ReportsTo = a.ReportsTo.Label(),
                State = Enum.Parse<Paper.ScheduleState>(row.State.ToString()),
                Status = row.State == ActivityState.Overdue ? $"{row.DaysOverdue.Count("day")} overdue" : row.Look.Label,
                HeldOn = row.HeldOn,
                Strengths = found?.Strengths,
                ToDevelop = found?.ToDevelop,
                Followed = found is null || a.Consequences.Count == 0 ? null : string.Join("; ", a.Consequences.OrderBy(c => c.Id).Select(c => $"{c.Kind.Label()}: {c.Text}")),
            };
        }
    }
}
