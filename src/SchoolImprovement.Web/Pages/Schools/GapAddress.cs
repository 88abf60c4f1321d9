using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Thread;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>Where a gap of the golden thread is mended.</summary>
public static class GapAddress
{
    /// <param name="gap">The gap.</param>
    /// <param name="root">Address of the school.</param>
    /// <param name="year">The plan's year.</param>
    public static string Href(this ThreadGap gap, string root, AcademicYear year) => gap.Kind switch
    {
        GapKind.Judgement or GapKind.Priority => $"{root}/self-evaluation",
        GapKind.Monitoring => $"{root}/monitoring/{year.Slug}",
        GapKind.Consequence => $"{root}/monitoring/activities/{gap.PartId}",
        _ => $"{root}/plan/{year.Slug}?open={gap.Priority}#p{gap.Priority}",
    };
}
