using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SchoolImprovement.Load;

/// <summary>The published app as a process of its own, so that its time and memory are its own.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly Process _process;

    private App(Process process, Uri address, TimeSpan ready) => (_process, Address, Ready) = (process, address, ready);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer of /health/ready.</summary>
    public TimeSpan Ready { get; }

    /// <summary>Processor time used so far, in milliseconds (counted by the system in steps of 10).</summary>
    public double Cpu
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 10.0;
        }
    }

    public double ResidentMegabytes => Memory("VmRSS:");

    public double PeakMegabytes => Memory("VmHWM:");

    public static async Task<App> StartAsync(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", "SchoolImprovement.Web.dll") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Load__Pages"] = "true";
        // As in the Dockerfile and docs/operations.md.
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "32768";
        start.Environment["DOTNET_GCgen0size"] = "0x400000";
        start.Environment["DOTNET_JitHostMaxSlabCache"] = "0x100000";
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = new Queue<string>();
        void Hear(string? line)
        {
            lock (said)
            {
                said.Enqueue(line ?? "");
                while (said.Count > 30)
                {
                    said.Dequeue();
                }
            }
        }

        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        while (clock.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return new App(process, address, clock.Elapsed);
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(10);
            }
        }

        lock (said)
        {
            throw new InvalidOperationException("The app did not start:\n" + string.Join("\n", said));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private double Memory(string name) =>
        double.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
