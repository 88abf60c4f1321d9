namespace SchoolImprovement.Web;

/// <summary>
/// Gives back to the machine what a busy time has left on the heap, once the app has had nothing to do for a quarter of a minute. The collector by itself keeps that room until the next
/// busy time, which on a machine with many small copies is room that nobody has. It stops the app for one full collection, at a time when nobody waits.
/// </summary>
public sealed class Rest(TimeProvider clock) : BackgroundService
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>A time of rest follows a busy one: enough was asked of the app since it last rested, and next to nothing of late (health checks go on). Both in bytes that it took from the heap.</summary>
    public static bool IsDue(long sinceLastLook, long sinceLastRest) => sinceLastLook < 2 * Megabyte && sinceLastRest > 16 * Megabyte;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(15), clock);
        var (looked, rested) = (0L, 0L);
        while (await look.WaitForNextTickAsync(stoppingToken))
        {
            var taken = GC.GetTotalAllocatedBytes();
            if (IsDue(taken - looked, taken - rested))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                rested = GC.GetTotalAllocatedBytes();
            }

            looked = taken;
        }
    }
}

/// <summary>Adds <see cref="Rest"/> where the app runs for real; a developer's app and the tests start and stop too often for it.</summary>
public static class RestSetUp
{
    public static void AddRest(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction())
        {
            builder.Services.AddHostedService<Rest>();
        }
    }
}
