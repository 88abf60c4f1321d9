using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace SchoolImprovement.Load;

/// <summary>A page to measure, and who looks at it.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Path">Its address.</param>
/// <param name="Browser">Signed in as whom.</param>
/// <param name="Share">Of the requests that are asked for: less for what takes long.</param>
internal sealed record Measured(string Name, string Path, Browser Browser, double Share = 1);

/// <summary>What one page costs.</summary>
/// <param name="Times">Its processor time beside that of the reference.</param>
internal sealed record Cost(string Name, int Status, double Cpu, double Times, double P50, double P95, int Bytes, int Papers);

/// <summary>
/// Measures pages one request after another, in rounds that go through all of them. A page is held against the reference of its own round, as a machine that others use too is fast in one minute and slow in the next; the middle
/// round counts.
/// </summary>
internal static partial class Pages
{
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Cost>> MeasureAsync(App app, IReadOnlyList<Measured> pages, Measured reference, int requests)
    {
        var first = new Dictionary<string, Answer>();
        foreach (var (_, path, browser, share) in pages)
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
            foreach (var (_, path, browser, share) in pages.Where(p => first[p.Path].Status == 200))
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
            return new Cost(p.Name, first[p.Path].Status, Middle(cpu[p.Path]), Middle(cpu[p.Path].Zip(cpu[reference.Path], (page, rows) => page / rows)), At(0.5), At(0.95), first[p.Path].Bytes, first[p.Path].Type == "application/pdf" ? PapersOf(first[p.Path].Body) : 0);
        }).ToList();
    }

    private static double Middle(IEnumerable<double> rounds) => rounds.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;

    /// <summary>Pages of a PDF: its page objects, which lie in the open or in packed streams.</summary>
    private static int PapersOf(byte[] pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        return PageObject().Count(text) + Packed().Matches(text).Sum(stream => PageObject().Count(Unpacked(pdf.AsSpan(stream.Index + stream.Length).ToArray())));
    }

    private static string Unpacked(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return System.Text.Encoding.Latin1.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    [GeneratedRegex(@"/Type\s*/Page(?![a-zA-Z])")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/Type\s*/ObjStm[^>]*>>\s*stream\r?\n")]
    private static partial Regex Packed();
}
