using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Reads a school's monitoring schedule of a year in three round trips, however many activities there are.</summary>
public sealed class ScheduleQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    private Guid SchoolId => school.School.Id;

    /// <summary>The year of an address, or this year when it names none.</summary>
    public AcademicYear Year(string? address) => AcademicYear.TryParse(address, out var named) ? named : AcademicYear.Of(clock.Today());

    /// <summary>The whole schedule of a year, what was dropped too.</summary>
    public async Task<ScheduleView> OfAsync(AcademicYear year)
    {
        var calendar = await CalendarAsync(year);
        var priorities = await PrioritiesAsync(year);
        var today = clock.Today();
        var rows = await Rows(db.Monitoring.Where(a => a.SchoolId == SchoolId && a.Year == year)).ToListAsync();
        return new ScheduleView
        {
            Urn = school.School.Urn,
            SchoolName = school.School.Name,
            SchoolId = SchoolId,
            Year = year,
            Calendar = calendar,
            Priorities = priorities,
            Activities = [.. rows.Select(r => r.Standing(calendar, today)).OrderBy(r => r.DueBy).ThenBy(r => r.Title, StringComparer.Ordinal)],
            Today = today,
            By = user.Actor,
        };
    }

    /// <summary>The priorities of the year's plan, in its order, then the subject leaders' plans that something looks at.</summary>
    public Task<List<ScheduleView.PriorityRow>> PrioritiesAsync(AcademicYear year)
    {
        db.ShowsSubjects = true;
        return (
            from p in db.Priorities.IgnoreAutoIncludes()
            join plan in db.Plans on p.PlanId equals plan.Id
            where p.SchoolId == SchoolId && plan.Year == year && (plan.UnderId == null || db.Monitoring.Any(a => a.PriorityId == p.Id))
            orderby plan.UnderId == null ? 0 : 1, p.Number, p.ShortName
            select new ScheduleView.PriorityRow(p.Id, p.Number, p.ShortName ?? p.Title, db.Members.Where(m => m.Id == p.LeadId).Select(m => m.Name).FirstOrDefault(), plan.UnderId != null)).ToListAsync();
    }

    /// <summary>The school's half-terms of a year.</summary>
    public async Task<SchoolCalendar> CalendarAsync(AcademicYear year) =>
        SchoolCalendar.Of(year, await db.HalfTerms.AsNoTracking().Where(h => h.Year == year && (h.SchoolId == null || h.SchoolId == SchoolId)).ToListAsync());

    internal IQueryable<ScheduleRow> Rows(IQueryable<MonitoringActivity> activities) =>
        from a in activities.AsNoTracking()
        join type in db.ActivityTypes on a.TypeId equals type.Id
        join member in db.Members on a.LeadId equals member.Id into members
        from member in members.DefaultIfEmpty()
        select new ScheduleRow(a.Id, a.Title, type.Name, a.Kind, a.HalfTerm, a.Week, a.On, a.Status, a.HeldOn, a.PriorityId, a.LeadId, member!.Name ?? a.LeadName, a.MovedFrom != null);
}

/// <summary>One line of the schedule.</summary>
public sealed record ScheduleRow(
    Guid Id, string Title, string Type, ActivityKind Kind, HalfTerm HalfTerm, DateOnly? Week, DateOnly? On, ActivityStatus Status, DateOnly? HeldOn, Guid? PriorityId, Guid? LeadId, string? Lead, bool WasMoved)
{
    public ActivityState State { get; private init; }

    /// <summary>The last day on which it can happen.</summary>
    public DateOnly DueBy { get; private init; }

    public int DaysOverdue { get; private init; }

    /// <summary>Its week in the half-term, from 1; null when none is decided.</summary>
    public int? WeekNumber { get; private init; }

    public ActivityStates.Look Look => ActivityStates.Of(State);

    /// <summary>Who leads, in as many letters as a chip holds.</summary>
    public string Initials => Lead is null ? "nobody yet" : LeadId is null ? Lead : Ui.Format.Initials(Lead);

    public ScheduleRow Standing(SchoolCalendar calendar, DateOnly today)
    {
        var dueBy = new ActivityTime(HalfTerm, Week, On).DueBy(calendar);
        return this with
        {
            DueBy = dueBy,
            State = ActivityStates.Of(Status, On, dueBy, HeldOn, today),
            DaysOverdue = ActivityStates.DaysOverdue(Status, dueBy, HeldOn, today),
            WeekNumber = calendar.Week(Week)?.Number,
        };
    }
}

/// <summary>What the year and the list of the schedule show.</summary>
public sealed class ScheduleView
{
    /// <summary>A priority of the school's plan, or the one of a subject leader's plan, which goes by its subject.</summary>
    public sealed record PriorityRow(Guid Id, int Number, string Called, string? Lead, bool IsSubject = false)
    {
        public string Name => IsSubject ? $"{Called} subject plan" : $"{Number}. {Called}";
    }

    public required string Urn { get; init; }

    public required string SchoolName { get; init; }

    public required Guid SchoolId { get; init; }

    public required AcademicYear Year { get; init; }

    public required SchoolCalendar Calendar { get; init; }

    public required IReadOnlyList<PriorityRow> Priorities { get; init; }

    /// <summary>Every activity, in the order of the year.</summary>
    public required IReadOnlyList<ScheduleRow> Activities { get; init; }

    public required DateOnly Today { get; init; }

    public required Actor By { get; init; }

    /// <summary>Those that are not dropped.</summary>
    public IEnumerable<ScheduleRow> Kept => Activities.Where(a => a.State != ActivityState.Dropped);

    public string Root => $"/schools/{Urn}/monitoring";

    public string Path => $"{Root}/{Year.Slug}";

    public bool MayEdit => By.May(Permission.EditSchedule, SchoolId);

    public bool MayVisit => !MayEdit && By.May(Permission.PlanVisits, SchoolId);

    public bool MayPropose => !MayEdit && !MayVisit && By.May(Permission.EditOwnPriority, SchoolId);

    public bool MayReadPlan => By.May(Permission.ReadPlan, SchoolId);

    public bool MayRecord(ScheduleRow row) => row.State is not (ActivityState.Proposed or ActivityState.Done or ActivityState.Dropped) && MonitoringActivity.MayRecord(By, SchoolId, row.LeadId, row.Kind);

    public string ActivityHref(ScheduleRow row) => $"{Root}/activities/{row.Id}";

    /// <summary>The half-term that we are in or that comes next; the first of another year.</summary>
    public HalfTerm HalfTermNow => Year.Contains(Today) ? Calendar.HalfTermFrom(Today) : HalfTerm.Autumn1;

    /// <summary>"43 activities: 10 done, 2 overdue, 31 to come".</summary>
    public string Summary
    {
        get
        {
            var (all, done, late) = (Kept.Count(), Kept.Count(a => a.State == ActivityState.Done), Kept.Count(a => a.State == ActivityState.Overdue));
            return $"{Ui.Format.Count(all, "activity", "activities")}{(all == 0 ? "" : $": {done} done, {late} overdue, {all - done - late} to come")}";
        }
    }

    /// <summary>"8 of 8 done", "2 of 13 done, 2 overdue", "7 planned".</summary>
    public string SummaryOf(HalfTerm halfTerm)
    {
        var of = Kept.Where(a => a.HalfTerm == halfTerm).ToList();
        var (done, late) = (of.Count(a => a.State == ActivityState.Done), of.Count(a => a.State == ActivityState.Overdue));
        return of.Count == 0 ? "Nothing yet" : done + late == 0 && halfTerm >= HalfTermNow ? $"{of.Count} planned" : $"{done} of {of.Count} done{(late > 0 ? $", {late} overdue" : "")}";
    }

    public IEnumerable<ScheduleRow> In(Guid? priority, HalfTerm halfTerm) => Kept.Where(a => a.HalfTerm == halfTerm && a.PriorityId == priority);

    /// <summary>Weeks that hold more than anybody can lead well, in words.</summary>
    public IEnumerable<string> FullWeeks =>
        Kept.Where(a => a.Week is not null && a.State is not ActivityState.Done && a.DueBy >= Today).GroupBy(a => a.Week).Where(w => w.Count() > Proposals.ManyInAWeek)
            .Select(w => $"the week of {Ui.Format.DayMonth(w.Key!.Value)} holds {w.Count()}");
}
