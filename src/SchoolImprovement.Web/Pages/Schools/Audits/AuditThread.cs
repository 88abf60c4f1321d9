using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>Where a school's audit stands on the golden thread: it is evidence of the self-evaluation, and its answers become priorities.</summary>
public static class AuditThread
{
    /// <param name="view">The audit.</param>
    /// <param name="by">Who reads: what they may not open has no address.</param>
    /// <param name="root">The address of the school's home.</param>
    public static IReadOnlyList<Knot> Of(AuditView view, Actor by, string root)
    {
        string? If(Permission permission, string href) => by.May(permission, view.School.SchoolId) ? href : null;
        var taken = view.Areas.SelectMany(a => a.Statements).Select(view.PriorityOf).OfType<PlanPriority>().Distinct().OrderByDescending(p => p.Plan).ThenBy(p => p.Number).ToList();
        var first = taken.FirstOrDefault();
        string At(PlanPriority p, string part) => $"{root}/plan/{p.Plan}?open={p.Number}#{part}{p.Number}";
        return
        [
            new("Evidence", view.Audit.Title, $"{root}/audits/{view.Audit.Id}", "this page", IsHere: true),
            view.LinkedFrom switch
            {
                [] => new("Self-evaluation", "Not linked yet", If(Permission.ReadSelfEvaluation, $"{root}/self-evaluation"), ""),
                [var (name, code)] => new("Self-evaluation", name, code is null ? null : If(Permission.ReadSelfEvaluation, $"{root}/self-evaluation/{code}"), "links to it"),
                var many => new("Self-evaluation", many.Count.Count("area"), If(Permission.ReadSelfEvaluation, $"{root}/self-evaluation"), "link to it"),
            },
            first is null ? new("Priority", "None yet", null, "") : taken.Count == 1 ? new("Priority", $"{first.Number}. {first.Called}", At(first, "p"), "") : new("Priorities", taken.Count.Count("priority", "priorities"), $"{root}/plan/{first.Plan}", ""),
            first is null ? new("Actions", "None yet", null, "") : new("Actions", taken.Sum(p => p.Actions).Count("action"), At(first, "actions"), $"{taken.Sum(p => p.Complete).Number()} complete"),
            taken.Sum(p => p.Monitored) is > 0 and var watched ? new("Monitoring", watched.Count("activity", "activities"), If(Permission.ReadSchedule, $"{root}/monitoring"), "") : new("Monitoring", "None yet", null, ""),
            view.Priorities.FirstOrDefault(p => p.IsThisYear)?.Plan is { } year ? new("Governors", "One-page summary", If(Permission.ReadPlanSummary, $"{root}/plan/{year}/summary"), "") : new("Governors", "Nothing to read yet", null, ""),
        ];
    }
}
