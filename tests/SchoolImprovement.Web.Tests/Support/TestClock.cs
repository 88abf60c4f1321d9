namespace SchoolImprovement.Web.Tests.Support;

/// <summary>A clock that stands on a Monday morning in term and moves only when a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private long _ticks = Start.Ticks;

    public static DateOnly Today { get; } = DateOnly.FromDateTime(Start.UtcDateTime);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
