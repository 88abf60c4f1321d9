namespace SchoolImprovement.Load;

/// <summary>What was promised beside what was measured.</summary>
internal sealed class Targets
{
    private readonly List<(string What, double Measured, string Promise, bool Kept)> _all = [];

    public void AtMost(string what, double measured, double most) => _all.Add((what, measured, $"at most {most}", measured <= most));

    public void AtLeast(string what, double measured, double least) => _all.Add((what, measured, $"at least {least}", measured >= least));

    /// <summary>What could not be measured is not kept.</summary>
    public void Missing(string what, string why) => _all.Add(($"{what}: {why}", double.NaN, "measured", false));

    public int Print()
    {
        Console.WriteLine();
        foreach (var (what, measured, promise, kept) in _all)
        {
            Console.WriteLine($"{(kept ? "pass" : "FAIL")}  {what}: {(double.IsNaN(measured) ? "not measured" : $"{measured:0.##}")} ({promise})");
        }

        return _all.All(t => t.Kept) ? 0 : 1;
    }
}

/// <summary>Publishes the app as it is installed.</summary>
internal static class Publish
{
    public static async Task<string> RunAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "SchoolImprovement.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Run this inside the repository, or name a published app with --app.");
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "app");
        using var publish = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", ["publish", Path.Combine(root.FullName, "src", "SchoolImprovement.Web"), "-c", "Release", "-o", folder, "--nologo", "-v", "q"]))!;
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await publish.WaitForExitAsync(stop.Token);
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The app could not be published.");
    }
}
