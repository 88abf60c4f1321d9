using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Thread;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>A school's home: what needs somebody, how the plan stands, what changed last.</summary>
[NeedsInSchool(Permission.SeeSchool)]
public class HomeModel(HomeQuery query, CurrentUser user, CurrentSchool current, TimeProvider clock) : AppPage
{
    public School School => current.School;

    public string Root => $"/schools/{School.Urn}";

    public DateOnly Today { get; } = clock.Today();

    public AcademicYear Year => AcademicYear.Of(Today);

    public string PlanName => user.Trust!.PlanName;

    /// <summary>This year's plan, or null when there is none or the person may not read its summary.</summary>
    public HomeQuery.View? Plan { get; private set; }

    public bool May(Permission permission) => user.May(permission, School.Id);

    /// <summary>The school's half-terms and weeks.</summary>
    public SchoolCalendar Calendar { get; private set; } = null!;

    /// <summary>The half-term that runs, in the holidays the next.</summary>
    public HalfTermSpan HalfTerm => Calendar.Span(Calendar.HalfTermFrom(Today));

    /// <summary>Monitoring of the half-term, and what is overdue.</summary>
    public IReadOnlyList<HomeQuery.Watch> Monitoring { get; private set; } = [];

    /// <summary>The areas of the self-evaluation; empty for who may not read it.</summary>
    public IReadOnlyList<HomeQuery.Judged> Areas { get; private set; } = [];

    /// <summary>Where the golden thread is broken; only for people who may read the plan that it runs through.</summary>
    public IReadOnlyList<ThreadGap> Gaps => Plan is null or { Stands.Status: PlanStatus.Closed } || !May(Permission.ReadPlan) ? [] : GoldenThread.Gaps(
        Year, Today, Areas.Where(a => a.Grade is not null).Select(a => new AreaThread(a.Id, a.Name, a.Grade!.Label, a.Grade.IsBelow, a.HasPriority, a.HasEvidence)), Plan.Priorities.Select(p => p.Thread), Monitoring.Where(w => w is { HeldOn: not null, DaysOverdue: > 0 }).Select(w => new OpenActivity(w.Id, w.Title, w.HeldOn!.Value)));

    /// <summary>Those of the gaps that are not said yet: what the trust asks for and is missing stands among what needs somebody, and so does monitoring that waits to be written up.</summary>
    public IReadOnlyList<ThreadGap> UnsaidGaps => [.. Gaps.Where(g => (g.Kind.Part() == PlanParts.None || !Plan!.Required.HasFlag(g.Kind.Part())) && Late.Take(HomeQuery.MostTasks).All(w => w.Id != g.PartId))];

    /// <summary>Monitoring that is overdue, the longest first.</summary>
    public IReadOnlyList<HomeQuery.Watch> Late => [.. Monitoring.Where(w => w.DaysOverdue > 0).OrderByDescending(w => w.DaysOverdue)];

    /// <summary>The staff questionnaire that is open, for those who may read of it.</summary>
    public HomeQuery.Asking? Asking { get; private set; }

    /// <summary>Audits to answer, for those who answer them.</summary>
    public IReadOnlyList<HomeQuery.DueAudit> Audits { get; private set; } = [];

    /// <summary>Self-evaluations of other schools that their heads have shared with who leads this one.</summary>
    public IReadOnlyList<SchoolsQuery.Shared> Shared { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Plan = May(Permission.ReadPlanSummary) ? await query.OfAsync(Year) : null;
        (Calendar, Monitoring, Areas, Asking, Audits, Shared) = await query.AroundAsync(Year);
    }
}
