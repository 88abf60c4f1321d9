using System.Collections.Concurrent;
using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SchoolImprovement.Load;

/// <summary>People who save at once, each an action of their own in one plan, as fast as the app lets them.</summary>
internal static class Saves
{
    public sealed record Result(int Saved, double Seconds, IReadOnlyList<string> Errors, double P50, double P95, double Cpu, IReadOnlyDictionary<Guid, string> Last)
    {
        public double PerSecond => Saved / Seconds;
    }

    public static async Task<Result> RunAsync(App app, IReadOnlyList<(string Email, Guid Action)> people, int seconds)
    {
        var errors = new ConcurrentQueue<string>();
        var last = new ConcurrentDictionary<Guid, string>();
        var times = new ConcurrentQueue<double>();
        var ready = new List<(Browser Browser, string Path, Guid Action, Dictionary<string, string> Form)>();
        foreach (var (email, action) in people)
        {
            var browser = await Browser.OfAsync(app, email);
            var path = $"/schools/{Seed.Urn}/plan/actions/{action}";
            var page = await browser.GetAsync(path);
            var form = page.Document.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(f => f.QuerySelector("[name='Input.What']") is not null)
                ?? throw new InvalidOperationException($"{path} answers {page.Status} and has no form for an action.");
            ready.Add((browser, path, action, Browser.Fields(form)));
        }

        var before = app.Cpu;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(ready.Select(async r =>
        {
            var (browser, path, action, form) = r;
            for (var n = 1; clock.Elapsed.TotalSeconds < seconds; n++)
            {
                form["Input.Note"] = $"Saved for the {n}. time by {action:N}";
                var start = Stopwatch.GetTimestamp();
                try
                {
                    var answer = await browser.PostAsync(path, form);
                    if (answer.Status == 302)
                    {
                        times.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                        last[action] = form["Input.Note"];
                        // What the form that is opened next would begin from.
                        form["Began.Version"] = (int.Parse(form["Began.Version"], System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    }
                    else
                    {
                        errors.Enqueue($"{answer.Status} {answer.Document.QuerySelector(".error-summary, h1")?.TextContent.Trim()}");
                        await Task.Delay(50);
                    }
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    errors.Enqueue(e.Message);
                    await Task.Delay(50);
                }
            }
        }));
        var took = clock.Elapsed.TotalSeconds;
        foreach (var (browser, _, _, _) in ready)
        {
            browser.Dispose();
        }

        var sorted = times.Order().ToList();
        double At(double share) => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)];
        return new Result(sorted.Count, took, [.. errors], At(0.5), At(0.95), (app.Cpu - before) / Math.Max(1, sorted.Count), last);
    }
}
