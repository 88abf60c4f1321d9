using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Where a plan stands, in the words of its paper.</summary>
public static class PlanStanding
{
    /// <summary>"Approved by governors 14 October 2026", else "Draft": in the foot of every page.</summary>
    public static string Foot(PlanStatus status, ApprovedRow? approved) => approved is null ? status.Label() : $"Approved by governors {Day(approved.On)}";

    /// <summary>"version 3"; null before the first.</summary>
    public static string? VersionWords(int version) => version > 0 ? $"version {version}" : null;

    /// <summary>For the cover: where it stands, the version that was approved, what is due next.</summary>
    public static IEnumerable<Paper.PlanFact> Facts(PlanStatus status, ApprovedRow? approved, PlanDue? due, DateOnly today)
    {
        yield return new("Status", approved is null ? status.Label() : $"{status.Label()}. Version {approved.Number}, approved by governors {Day(approved.On)}");
        if (due is not null)
        {
            yield return new(due.What, due.Words(today));
        }
    }

    /// <summary>"Version 3, approved by governors 14 October 2026", of a version that was kept.</summary>
    public static string Words(int number, PlanStatus kind, DateOnly? metOn, DateTime at) =>
        $"Version {number}, {kind switch { PlanStatus.Approved => "approved by governors", PlanStatus.Closed => "closed", _ => "submitted" }} {Day(metOn ?? at.LondonDay())}";

    /// <summary>"19 November 2026 at 2:32pm", on a clock in England.</summary>
    public static string MadeWords(DateTimeOffset now) => PlanReportQuery.MadeWords(now.UtcDateTime.ToLondon());

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Format.English);
}
