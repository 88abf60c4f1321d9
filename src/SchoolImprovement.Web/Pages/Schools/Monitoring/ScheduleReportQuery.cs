using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Monitoring;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Reads a schedule for paper and spreadsheets: what the page shows, and the words of each activity. Findings only for those who may read them.</summary>
public sealed class ScheduleReportQuery(AppDbContext db, ScheduleQuery schedule, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    public async Task<Paper.ScheduleReport> OfAsync(AcademicYear year)
    {
        var view = await schedule.OfAsync(year);
        var schoolId = school.School.Id;
        var words = (await db.Monitoring.AsNoTracking().Include(a => a.Findings).Include(a => a.Consequences).Where(a => a.SchoolId == schoolId && a.Year == year).ToListAsync()).ToDictionary(a => a.Id);
        var rows = view.Priorities.Select(p => new Paper.ScheduleRow(p.Number, p.Called, [.. view.Activities.Where(a => a.PriorityId == p.Id).Select(Activity)])).ToList();
        var known = view.Priorities.Select(p => (Guid?)p.Id).ToHashSet();
        rows.Add(new Paper.ScheduleRow(null, "Core and statutory", [.. view.Activities.Where(a => !known.Contains(a.PriorityId)).Select(Activity)]));
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
            HalfTerms = [.. Enum.GetValues<HalfTerm>().Select(h => new Paper.ScheduleHalfTerm(h.Label(), $"{view.Calendar.Span(h).First.DayMonth()}–{view.Calendar.Span(h).Last.DayMonth()}"))],
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
