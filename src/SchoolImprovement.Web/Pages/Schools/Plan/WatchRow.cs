using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A monitoring activity in short.</summary>
/// <param name="Id">The activity.</param>
/// <param name="Title">Its name.</param>
/// <param name="Lead">Who leads it, or nothing.</param>
/// <param name="Status">"done", "dropped", "asked for", or nothing when it is planned.</param>
/// <param name="On">Its day, or the Monday of its week.</param>
/// <param name="IsWeek">Only the week is decided.</param>
/// <param name="Part">The criterion or milestone it looks at; its own id when it looks at the whole priority.</param>
/// <param name="Also">The milestone it looks at besides.</param>
public sealed record WatchRow(Guid Id, string Title, string Lead, string Status, DateOnly? On, bool IsWeek, Guid Part, Guid Also)
{
    public bool IsOverdue(DateOnly today) => Status.Length == 0 && On is { } day && (IsWeek ? day.AddDays(4) : day) < today;

    public bool LooksAt(Guid part) => Part == part || Also == part;

    public bool IsDropped => Status == "dropped";

    /// <summary>"13 Nov", "week of 9 Nov".</summary>
    public string When => On is { } day ? (IsWeek ? $"week of {day.DayMonth()}" : day.DayMonth()) : "";
}
