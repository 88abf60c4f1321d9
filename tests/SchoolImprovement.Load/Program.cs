using System.Diagnostics;
using System.Globalization;
using SchoolImprovement.Load;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Settings settings;
try
{
    settings = Settings.Of(args);
}
catch (Exception e) when (e is ArgumentException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var targets = new Targets();
var folder = settings.App ?? await Publish.RunAsync();
await using var seed = new Seed(settings);
var seeding = Stopwatch.StartNew();
await seed.MakeAsync();
Console.WriteLine($"Seeded {settings.Trusts} trusts of {settings.Schools} schools, {settings.Plans} of them with a full plan: {seed.Rows:N0} rows in {seeding.Elapsed.TotalSeconds:0.0} s, on {(settings.SqlServer is null ? "SQLite" : "SQL Server")}; {Environment.ProcessorCount} processors.");

if (settings.Only is null)
{
    await StartAsync();
    await WalkAsync();
}

await using var app = await App.StartAsync(folder, seed.Environment);
using var nobody = new Browser(app.Address);
using var head = await Browser.OfAsync(app, "head@load0.example");
using var across = await Browser.OfAsync(app, Seed.Across);
using var newcomer = await Browser.OfAsync(app, Seed.Newcomer);
Console.WriteLine($"Resident when ready and once three people have signed in: {app.ResidentMegabytes:0} MB");

var (plan, year) = ($"/schools/{Seed.Urn}/plan", Seed.Year.Slug);
Measured[] pages =
[
    // Asked for so often that their code has settled: a reference measured early is dear, and makes every page look cheap beside it.
    new("Empty page (reference)", "/load/empty", head, 8),
    new("64 rows by one query (reference)", "/load/rows", head, 8),
    new("Sign-in page, signed out", "/account/sign-in", nobody),
    new("First address, without a role", "/", newcomer),
    new("Schools", "/schools", head),
    new("School home", $"/schools/{Seed.Urn}", head),
    new("Plan 8 × 12", $"{plan}/{year}", head, 4),
    new("Plan summary", $"{plan}/{year}/summary", head),
    new("Edit an action", $"{plan}/actions/{seed.Savers[0].Action}", head),
    new("Plan header", $"{plan}/{year}/header", head),
    new("Comments", $"{plan}/{year}/comments", head),
    new($"Schedule of {Seed.Activities}", $"/schools/{Seed.Urn}/monitoring/{year}", head, 4),
    new($"My part across {Seed.AcrossSchools} schools", "/my-part", across, 4),
    new("History", $"/schools/{Seed.Urn}/history", head, 0.5),
    new("People of the school", $"/schools/{Seed.Urn}/people", head),
    new("Your account", "/account/security", head),
    new("Plan PDF", $"{plan}/{year}/pdf", head, 0.15),
    new("Summary PDF", $"{plan}/{year}/summary/pdf", head, 0.15),
    new("Plan .xlsx", $"{plan}/{year}/xlsx", head, 0.15),
    new("Plan .csv", $"{plan}/{year}/csv", head, 0.5),
];
pages = [.. pages.Where((p, i) => i < 2 || p.Name.Contains(settings.Only ?? "", StringComparison.OrdinalIgnoreCase))];
var costs = await Pages.MeasureAsync(app, pages, pages[1], settings.Requests);
Console.WriteLine();
Console.WriteLine($"{"Page",-36}{"CPU ms",9}{"× 64 rows",11}{"p50 ms",9}{"p95 ms",9}{"bytes",10}  papers");
foreach (var c in costs)
{
    Console.WriteLine(c.Status == 200
        ? $"{c.Name,-36}{c.Cpu,9:0.00}{c.Times,11:0.00}{c.P50,9:0.0}{c.P95,9:0.0}{c.Bytes,10:N0}{(c.Papers > 0 ? $"  {c.Papers}" : "")}"
        : $"{c.Name,-36}  answers {c.Status}");
}

if (settings.Only is not null)
{
    return 0;
}

foreach (var c in costs.Where(c => c.Status != 200))
{
    targets.Missing(c.Name, $"answers {c.Status}");
}

Cost Of(string name) => costs.First(c => c.Name == name);
void Ratio(string name, double most) => targets.AtMost($"{name}, times the CPU of 64 rows", Of(name).Times, most);
Ratio("Plan 8 × 12", 4);
Ratio($"Schedule of {Seed.Activities}", 4);
Ratio($"My part across {Seed.AcrossSchools} schools", 2);
if (Of("Plan PDF") is { Papers: > 0 } pdf)
{
    targets.AtMost($"Plan PDF, ms CPU for 12 pages (measured {pdf.Cpu:0.0} ms for {pdf.Papers})", pdf.Cpu / pdf.Papers * 12, 60);
}
else
{
    targets.Missing("Plan PDF", "its pages could not be counted");
}

foreach (var (who, browser, path) in new[] { ("signed out", nobody, "/"), ("signed in", head, $"{plan}/{year}") })
{
    var (first, next, parts) = await Visits.FirstAsync(browser, path);
    Console.WriteLine();
    Console.WriteLine($"First visit to {path}, {who}: " + string.Join(", ", parts.Select(p => $"{p.Path} {p.Bytes:N0}")));
    targets.AtMost($"First visit to {path}, {who}, kB", first / 1000.0, 160);
    targets.AtMost($"Next visit to {path}, {who}, kB", next / 1000.0, 25);
}

if (Of("Edit an action").Status == 200)
{
    var saved = await Saves.RunAsync(app, seed.Savers, settings.Seconds);
    Console.WriteLine($"{seed.Savers.Count} people saved {saved.Saved:N0} times in {saved.Seconds:0} s: {saved.PerSecond:0} a second, p50 {saved.P50:0} ms, p95 {saved.P95:0} ms, {saved.Cpu:0.0} ms CPU each. Resident {app.ResidentMegabytes:0} MB.");
    foreach (var error in saved.Errors.GroupBy(e => e).OrderByDescending(g => g.Count()).Take(5))
    {
        Console.WriteLine($"  {error.Count()} × {error.Key}");
    }

    var (notes, changes) = await seed.WhatWasSavedAsync();
    targets.AtLeast("Saves a second", saved.PerSecond, 100);
    targets.AtMost("Saves that failed", saved.Errors.Count, 0);
    targets.AtMost("Saves that the database does not show", saved.Last.Count(l => notes[l.Key] != l.Value) + Math.Abs(changes - saved.Saved), 0);
}
else
{
    targets.Missing("Saves", "the form of an action does not answer");
}

return targets.Print();

// Every kind of page and paper, with an app that does nothing else.
async Task WalkAsync()
{
    await using var app = await App.StartAsync(folder, seed.Environment);
    var walk = await Visits.WalkAsync(app, ["head@load0.example", "admin@load0.example", "executive@load0.example"], 3);
    Console.WriteLine($"Walked {walk.Pages} pages and papers of {walk.Kinds} kinds; {walk.Broken.Count} did not answer well. Resident {app.ResidentMegabytes:0} MB at once, at most {app.PeakMegabytes:0} MB.");
    foreach (var broken in walk.Broken.Take(10))
    {
        Console.WriteLine("  " + broken);
    }

    // What the app gives back once nobody asks for anything (Rest.cs).
    await Task.Delay(TimeSpan.FromSeconds(40));
    targets.AtMost("Resident after a walk through every page and paper, MB", app.ResidentMegabytes, 250);
    targets.AtMost("Pages of the walk that did not answer well", walk.Broken.Count, 0);
}

// Ready, with the demo there.
async Task StartAsync()
{
    var demo = Path.Combine(Path.GetTempPath(), $"si_load_demo_{Guid.NewGuid():N}.db");
    try
    {
        var starts = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            await using var started = await App.StartAsync(folder, new Dictionary<string, string> { ["Database__Provider"] = "Sqlite", ["ConnectionStrings__SchoolImprovement"] = $"Data Source={demo}", ["Demo__Enabled"] = "true" });
            starts.Add(started.Ready.TotalSeconds);
        }

        Console.WriteLine($"First start with migration and demo: {starts[0]:0.00} s; later starts {string.Join(", ", starts.Skip(1).Select(s => s.ToString("0.00")))} s");
        targets.AtMost("Ready with demo data present, s", starts.Skip(1).Order().ElementAt(1), 3);
    }
    finally
    {
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(demo) + "*"))
        {
            File.Delete(file);
        }
    }
}
