using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SchoolImprovement.Load;

/// <summary>What one page costs.</summary>
internal sealed record Cost(string Name, int Status, double Cpu, double P50, double P95, int Bytes, int Papers);

/// <summary>Measures pages one request after another, in three rounds that go through all of them, so that a busy machine hits all alike; the middle round counts.</summary>
internal static partial class Pages
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Cost>> MeasureAsync(App app, Browser browser, IReadOnlyList<(string Name, string Path, double Share)> pages, int requests)
    {
        var first = new Dictionary<string, Answer>();
        foreach (var (_, path, share) in pages)
        {
            first[path] = await browser.GetAsync(path);
            if (first[path].Status == 200)
            {
                // Until the code has been compiled for good.
                for (var i = 0; i < Math.Max(40, requests * share / 2); i++)
                {
                    await browser.TouchAsync(path);
                }
            }
        }

        await Task.Delay(1500);
        var times = pages.ToDictionary(p => p.Path, _ => new List<double>());
        var cpu = pages.ToDictionary(p => p.Path, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, path, share) in pages.Where(p => first[p.Path].Status == 200))
            {
                var count = Math.Max(20, (int)(requests * share / Rounds));
                var before = app.Cpu;
                for (var i = 0; i < count; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await browser.TouchAsync(path);
                    times[path].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                cpu[path].Add((app.Cpu - before) / count);
            }
        }

        return pages.Select(p =>
        {
            var sorted = times[p.Path].Order().ToList();
            double At(double share) => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)];
            var middle = cpu[p.Path].Count == 0 ? double.NaN : cpu[p.Path].Order().ElementAt(cpu[p.Path].Count / 2);
            return new Cost(p.Name, first[p.Path].Status, middle, At(0.5), At(0.95), first[p.Path].Bytes, first[p.Path].Type == "application/pdf" ? PapersOf(first[p.Path].Body) : 0);
        }).ToList();
    }

    /// <summary>Pages of a PDF: counted where its page objects are in the open, else read from the biggest count of its page tree.</summary>
    private static int PapersOf(byte[] pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        var open = PageObject().Count(text);
        return open > 0 ? open : PageCount().Matches(text).Select(m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
    }

    [GeneratedRegex(@"/Type\s*/Page(?![a-zA-Z])")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/Count\s+(\d+)")]
    private static partial Regex PageCount();
}
