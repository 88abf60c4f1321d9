using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>Reads one activity with all it says, what it looks at, and the time before, in three round trips.</summary>
public sealed class ActivityQuery(AppDbContext db, ScheduleQuery schedule, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>The activity, or null when the school has none of this id.</summary>
    public async Task<ActivityView?> OfAsync(Guid id)
    {
        var schoolId = school.School.Id;
        // It may look at a subject leader's plan.
        db.ShowsSubjects = true;
        var found = await db.Monitoring.Include(a => a.Findings).Include(a => a.Consequences).Where(a => a.Id == id && a.SchoolId == schoolId).Select(a => new
        {
            Activity = a,
            Type = db.ActivityTypes.Where(t => t.Id == a.TypeId).Select(t => t.Name).First(),
            Lead = db.Members.Where(m => m.Id == a.LeadId).Select(m => m.Name).FirstOrDefault(),
            Priority = db.Priorities.Where(p => p.Id == a.PriorityId).Select(p => new ActivityView.PriorityWords(p.Number, p.ShortName ?? p.Title, p.LeadId, db.Plans.Where(x => x.Id == p.PlanId && x.UnderId != null).Select(x => (Guid?)x.Id).FirstOrDefault())
            {
                Area = db.Set<EvaluationArea>().Where(x => x.Id == p.AreaId).Select(x => x.Name).FirstOrDefault(),
                AreaCode = db.Set<EvaluationArea>().Where(x => x.Id == p.AreaId).Select(x => x.Code).FirstOrDefault(),
            }).FirstOrDefault(),
            Criterion = db.Set<SuccessCriterion>().Where(c => c.Id == a.CriterionId)
                .Select(c => new ActivityView.CriterionWords(c.Measure, c.Unit, c.Target, c.ByWhen, c.Points.Where(p => p.Actual != null).OrderByDescending(p => p.On).Select(p => p.Actual).FirstOrDefault())).FirstOrDefault(),
            Files = db.EvidenceFiles.Where(f => f.ActivityId == a.Id).OrderBy(f => f.AddedAt).Select(f => new ActivityView.FileWords(f.Id, f.About ?? f.Name)).ToList(),
            Milestone = db.Set<Milestone>().Where(m => m.Id == a.MilestoneId).Select(m => m.Text).FirstOrDefault(),
        }).FirstOrDefaultAsync();
        if (found is null)
        {
            return null;
        }

        var activity = found.Activity;
        var calendar = await schedule.CalendarAsync(activity.Year);
        var (priority, type) = (activity.PriorityId, activity.TypeId);
        var before = await db.Monitoring.AsNoTracking().Where(a => a.SchoolId == schoolId && a.Id != id && a.TypeId == type && a.PriorityId == priority && a.Status == ActivityStatus.Done && a.Findings != null)
            .OrderByDescending(a => a.HeldOn).Select(a => new ActivityView.LastTime(a.Id, a.Title, a.HeldOn!.Value, a.Findings!.ToDevelop ?? a.Findings.Strengths, a.Findings.ForGovernors, a.LeadId, a.Kind)).FirstOrDefaultAsync();
        return new ActivityView(activity, found.Type, found.Lead ?? activity.LeadName, found.Priority, found.Criterion, found.Milestone, before, calendar, clock.Today(), user.Actor, school.School.Name, school.School.Urn) { Files = found.Files };
    }
}

/// <summary>One activity as pages show it.</summary>
public sealed record ActivityView(
    MonitoringActivity Activity, string Type, string? Lead, ActivityView.PriorityWords? Priority, ActivityView.CriterionWords? Criterion, string? Milestone, ActivityView.LastTime? Before, SchoolCalendar Calendar, DateOnly Today, Actor By, string SchoolName, string Urn)
{
    /// <param name="Subject">The subject leader's plan that it is the priority of; null in the school's plan.</param>
    public sealed record PriorityWords(int Number, string Called, Guid? LeadId, Guid? Subject)
    {
        /// <summary>The area of the self-evaluation that it answers, or null.</summary>
        public string? Area { get; init; }

        public string? AreaCode { get; init; }

        public string Name => Subject is null ? $"{Number}. {Called}" : $"{Called} subject plan";
    }

    public sealed record CriterionWords(string Measure, MeasureUnit Unit, decimal? Target, DateOnly? ByWhen, decimal? Now);

    /// <summary>The same kind of activity, the last time it was closed.</summary>
    public sealed record LastTime(Guid Id, string Title, DateOnly On, string? Found, bool ForGovernors, Guid? LeadId, ActivityKind Kind);

    public sealed record FileWords(Guid Id, string Called);

    /// <summary>Evidence files that come from it.</summary>
    public IReadOnlyList<FileWords> Files { get; init; } = [];

    public bool MayReadFiles => By.May(Permission.ReadEvidence, Activity.SchoolId);

    public bool MayAddFiles => By.May(Permission.AddEvidence, Activity.SchoolId) && Activity.Status != ActivityStatus.Dropped;

    public string Root => $"/schools/{Urn}/monitoring";

    public string Href => $"{Root}/activities/{Activity.Id}";

    public string YearHref => $"{Root}/{Activity.Year.Slug}?half={Activity.HalfTerm}";

    /// <summary>Where a part of the priority stands in its plan.</summary>
    public string PartHref(PriorityWords priority, string part) => priority.Subject is { } subject ? $"{PlanHref}/subjects/{subject}#{part}" : $"{PlanHref}?open={priority.Number}#{part}";

    public string PlanHref => $"/schools/{Urn}/plan/{Activity.Year.Slug}";

    /// <summary>The golden thread that the activity stands on; empty where it looks at no priority. What the person may not open has no address.</summary>
    public IReadOnlyList<Knot> Thread => Priority is not { } p ? [] :
    [
        new("Self-evaluation", p.Area ?? "No area chosen", p.AreaCode is not null && By.May(Permission.ReadSelfEvaluation, Activity.SchoolId) ? $"/schools/{Urn}/self-evaluation/{p.AreaCode}" : null, ""),
        new(p.Subject is null ? "Priority" : "Subject plan", p.Name, MayReadPlan ? PartHref(p, $"p{p.Number}") : null, ""),
        Criterion is { } c ? new("Success criterion", c.Measure, MayReadPlan ? PartHref(p, $"c-{Activity.CriterionId}") : null, c.Now is null ? "not measured yet" : "")
            : Milestone is { } m ? new("Milestone", m, MayReadPlan ? PartHref(p, $"m-{Activity.MilestoneId}") : null, "")
            : new("Success criterion", "None named", null, ""),
        new("Monitoring", Activity.Title, Href, "this page", IsHere: true),
        MayReadFindings && Activity.Consequences.Count > 0 ? new("What follows", Activity.Consequences.Count.Count("consequence"), $"{Href}#follows", "") : new("What follows", Activity.Status == ActivityStatus.Done ? "Recorded" : "Nothing yet", null, ""),
    ];

    public ActivityState State => Activity.State(Calendar, Today);

    public ActivityStates.Look Look => ActivityStates.Of(State);

    public int DaysOverdue => ActivityStates.DaysOverdue(Activity.Status, Activity.When.DueBy(Calendar), Activity.HeldOn, Today);

    public bool IsOpen => Activity.Status is ActivityStatus.Planned or ActivityStatus.Proposed;

    public bool IsVisit => Activity.Kind != ActivityKind.School;

    public bool MayEdit => By.May(Permission.EditSchedule, Activity.SchoolId);

    /// <summary>May change, move and drop it: the schedule's editors, and whoever planned a visit of their own.</summary>
    public bool MayPlan => Activity.MayPlan(By);

    /// <summary>Whether somebody else changed it after a form was opened on it. Then says so on the page, which shows it as it is now.</summary>
    public bool ChangedSince(int began, AppPage page)
    {
        if (began == Activity.Version || !MayPlan)
        {
            return false;
        }

        page.ModelState.AddModelError("", $"Someone else changed this activity after you opened it. It says now: {When}, {Look.Label.ToLower(Format.English)}. If you still want to, send it again");
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    public bool MayReadPlan => By.May(Permission.ReadPlan, Activity.SchoolId);

    public bool MayRecord => Activity.Status == ActivityStatus.Planned && Activity.MayRecord(By);

    public bool MayReadFindings => Activity.Findings is { } f && MonitoringActivity.MayReadFindings(By, Activity.SchoolId, Activity.LeadId, Activity.Kind, Activity.Status == ActivityStatus.Done, f.ForGovernors);

    public bool MayReadLastTime => Before is { } b && MonitoringActivity.MayReadFindings(By, Activity.SchoolId, b.LeadId, b.Kind, true, b.ForGovernors);

    /// <summary>"Planned for Friday 13 November", "Autumn 2, week 3", "Summer 1".</summary>
    public string When => Activity.On is { } day ? $"Planned for {day.Long()}" : Calendar.Week(Activity.Week) is { } week ? $"{Activity.HalfTerm.Label()}, week of {week.First.DayMonth()}" : Activity.HalfTerm.Label();
}
