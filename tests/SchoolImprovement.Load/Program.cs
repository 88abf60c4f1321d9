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

// Ready, with the demo there.
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

await using var app = await App.StartAsync(folder, seed.Environment);
using var head = new Browser(app.Address);
await head.SignInAsync("head@load0.example", Seed.Password);
Console.WriteLine($"Resident when ready and once signed in: {app.ResidentMegabytes:0} MB");

var (plan, year) = ($"/schools/{Seed.Urn}/plan", Seed.Year.Slug);
(string Name, string Path, double Share)[] pages =
[
    ("Empty page (reference)", "/load/empty", 1),
    ("64 rows by one query (reference)", "/load/rows", 1),
    ("Sign-in page", "/account/sign-in", 1),
    ("Home", "/", 1),
    ("Schools", "/schools", 1),
    ("School home", $"/schools/{Seed.Urn}", 1),
    ("Plan 8 × 12", $"{plan}/{year}", 1),
    ("Plan 8 × 12, all open", $"{plan}/{year}?open=all", 0.5),
    ("Plan summary", $"{plan}/{year}/summary", 1),
    ("Edit an action", $"{plan}/actions/{seed.Savers[0].Action}", 1),
    ("Plan header", $"{plan}/{year}/header", 1),
    ("Comments", $"{plan}/{year}/comments", 1),
    ("History", $"/schools/{Seed.Urn}/history", 0.5),
    ("People of the school", $"/schools/{Seed.Urn}/people", 1),
    ("Your account", "/account/security", 1),
    ("Plan PDF", $"{plan}/{year}/pdf", 0.15),
    ("Summary PDF", $"{plan}/{year}/summary/pdf", 0.15),
    ("Plan .xlsx", $"{plan}/{year}/xlsx", 0.15),
    ("Plan .csv", $"{plan}/{year}/csv", 0.5),
];
var costs = await Pages.MeasureAsync(app, head, pages, settings.Requests);
var rows = costs[1];
Console.WriteLine();
Console.WriteLine($"{"Page",-36}{"CPU ms",9}{"× 64 rows",11}{"p50 ms",9}{"p95 ms",9}{"bytes",10}  papers");
foreach (var c in costs)
{
    Console.WriteLine(c.Status == 200
        ? $"{c.Name,-36}{c.Cpu,9:0.00}{c.Cpu / rows.Cpu,11:0.00}{c.P50,9:0.0}{c.P95,9:0.0}{c.Bytes,10:N0}{(c.Papers > 0 ? $"  {c.Papers}" : "")}"
        : $"{c.Name,-36}  answers {c.Status}");
}

Cost Of(string name) => costs.First(c => c.Name == name);
if (Of("Plan 8 × 12") is { Status: 200 } full)
{
    targets.AtMost("Plan page of 8 × 12, times the CPU of 64 rows", full.Cpu / rows.Cpu, 4);
}

if (Of("Plan PDF") is { Status: 200, Papers: > 0 } pdf)
{
    targets.AtMost($"Plan PDF, ms CPU for 12 pages (measured {pdf.Cpu:0.0} ms for {pdf.Papers})", pdf.Cpu / pdf.Papers * 12, 60);
}

foreach (var path in new[] { "/", $"{plan}/{year}" })
{
    var (first, next, parts) = await Visits.FirstAsync(head, path);
    Console.WriteLine();
    Console.WriteLine($"First visit to {path}: " + string.Join(", ", parts.Select(p => $"{p.Path} {p.Bytes:N0}")));
    targets.AtMost($"First visit to {path}, kB", first / 1000.0, 160);
    targets.AtMost($"Next visit to {path}, kB", next / 1000.0, 25);
}

var walk = await Visits.WalkAsync(app, ["head@load0.example", "admin@load0.example", "executive@load0.example"], 400);
Console.WriteLine();
Console.WriteLine($"Walked {walk.Pages} pages; {walk.Broken.Count} did not answer well. Resident {app.ResidentMegabytes:0} MB, at most {app.PeakMegabytes:0} MB.");
foreach (var broken in walk.Broken.Take(10))
{
    Console.WriteLine("  " + broken);
}

targets.AtMost("Resident after a walk through every page, MB", app.ResidentMegabytes, 250);

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

return targets.Print();
