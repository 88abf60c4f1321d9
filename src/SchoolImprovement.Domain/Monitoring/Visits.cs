using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Monitoring;

/// <summary>Visits to a school that people plan who do not write its schedule: governors, advisers and executives of the trust. Each leads their own.</summary>
public sealed partial class MonitoringActivity
{
    /// <summary>Puts a visit into the schedule that the person leads themselves: a governor's by a governor, the trust's by an adviser or an executive.</summary>
    /// <exception cref="RuleBrokenException">It is another kind of activity.</exception>
    public static MonitoringActivity PlanVisit(Actor by, Guid schoolId, AcademicYear year, ActivityFacts facts)
    {
        by.Demand(Permission.PlanVisits, schoolId);
        return new MonitoringActivity(by, schoolId, year, ActivityStatus.Planned, Own(by, schoolId, facts));
    }

    /// <summary>The kinds of visit that a person plans in a school.</summary>
    public static IReadOnlyList<ActivityKind> Visits(Actor by, Guid schoolId) =>
        [.. by.Holdings.Where(h => (h.SchoolId is null || h.SchoolId == schoolId) && h.Role.May(Permission.PlanVisits)).Select(h => h.Role is Role.Governor or Role.ChairOfGovernors ? ActivityKind.GovernorVisit : ActivityKind.TrustVisit).Distinct()];

    /// <summary>Whether a person may change, move and drop it: who edits the schedule, and who planned a visit of their own.</summary>
    public bool MayPlan(Actor by) => by.May(Permission.EditSchedule, SchoolId) || IsOwnVisit(by);

    private static ActivityFacts Own(Actor by, Guid schoolId, ActivityFacts facts)
    {
        var kinds = Visits(by, schoolId);
        Rule.Hold(facts.TypeId == default || kinds.Contains(facts.Kind), $"Choose a type of visit that is yours to make: {string.Join(" or ", kinds.Select(k => k.Label().ToLowerInvariant()))}", "TypeId");
        return facts with { LeadId = by.MemberId, LeadName = null };
    }

    private bool IsOwnVisit(Actor by) => LeadId == by.MemberId && Visits(by, SchoolId).Contains(Kind);

    private void DemandPlan(Actor by)
    {
        if (!MayPlan(by))
        {
            throw new NotAllowedException($"{by.Name} may not plan this activity.");
        }
    }
}
