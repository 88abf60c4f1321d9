using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>The schedule as a year: one half-term by weeks, the others in short.</summary>
[NeedsInSchool(Permission.ReadSchedule)]
public sealed class IndexModel(ScheduleQuery schedule) : AppPage
{
    public ScheduleView View { get; private set; } = null!;

    /// <summary>The half-term that is shown by weeks.</summary>
    public HalfTerm Open { get; private set; }

    public async Task OnGetAsync(string? year, HalfTerm? half)
    {
        View = await schedule.OfAsync(schedule.Year(year));
        Open = half is { } named && Enum.IsDefined(named) ? named : View.HalfTermNow;
    }
}
