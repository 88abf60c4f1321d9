using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Monitoring;

/// <summary>Activities to test rules with.</summary>
internal static class Planned
{
    public static readonly SchoolCalendar Calendar = new(Given.Year, HalfTermDates.Usual(Given.Year));

    public static readonly DateOnly Friday13 = new(2026, 11, 13);

    public static IReadOnlyList<ActivityType> Types { get; } = ActivityType.FromPreset(Given.Trust);

    public static ActivityTime On(DateOnly day) => ActivityTime.Of(Calendar, null, null, day);

    public static ActivityFacts Facts(Priority? about = null, Guid? criterion = null, Guid? lead = null, ActivityKind kind = ActivityKind.School, ActivityTime? when = null) =>
        new("Phonics drop-ins, Year 1", Types[0].Id, kind, when ?? On(Friday13), "Do all teachers follow the programme?", about, criterion, null, "Year 1", lead, null, "Sarah Whitlock", "Drop-in form", ReportsTo.SeniorLeaders);

    public static MonitoringActivity Activity(Priority? about = null, Guid? criterion = null, Guid? lead = null, ActivityKind kind = ActivityKind.School, ActivityTime? when = null) =>
        MonitoringActivity.Plan(Given.Head, Given.School, Given.Year, Facts(about, criterion, lead, kind, when));

    public static FindingsFacts Found(string? strengths = "All four lessons followed the programme.") =>
        new(Friday13, "1H, 1K", 4, strengths, "The lowest-attaining pupils were asked fewer questions.", "Pupils join in more.", "Drop-in notes", Progress.AtRisk, true, null, null, null, null);

    public static MonitoringActivity Written(MonitoringActivity activity, Actor? by = null)
    {
        activity.RecordFindings(by ?? Given.Head, Found(), Given.Today, Given.Now);
        return activity;
    }
}
