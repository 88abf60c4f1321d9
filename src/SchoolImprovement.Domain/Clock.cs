namespace SchoolImprovement.Domain;

/// <summary>Days and times as a clock in England shows them. Instants are kept in UTC; every day that a rule or a page takes of one is taken here.</summary>
public static class Clock
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today in England.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime.LondonDay();

    /// <summary>The day that it was in England at an instant. In summer a day there begins while the one before still runs by UTC.</summary>
    public static DateOnly LondonDay(this DateTime utc) => DateOnly.FromDateTime(utc.ToLondon());

    /// <summary>The instant at which a day begins in England, UTC.</summary>
    public static DateTime StartInLondon(this DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);

    /// <summary>The instant at which a clock in England shows this time, UTC. An hour that is there twice is taken the first time, one that is left out an hour later, as calendars do.</summary>
    public static DateTime InLondon(this DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return London.IsInvalidTime(local) ? TimeZoneInfo.ConvertTimeToUtc(local.AddHours(1), London)
            : London.IsAmbiguousTime(local) ? DateTime.SpecifyKind(local - London.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, London);
    }

    /// <summary>Whether a clock in England shows this time twice, because it goes back that night.</summary>
    public static bool IsTwiceInLondon(this DateTime local) => London.IsAmbiguousTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));

    /// <summary>An instant as the clock on the wall in England showed it.</summary>
    public static DateTime ToLondon(this DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London);
}
