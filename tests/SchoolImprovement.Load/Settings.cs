using System.Globalization;

namespace SchoolImprovement.Load;

/// <summary>What is measured, from the command line.</summary>
internal sealed record Settings
{
    public int Trusts { get; init; } = 2;

    /// <summary>Schools in each trust. The reference page lists 64 rows, so there are never fewer in the first.</summary>
    public int Schools { get; init; } = 64;

    /// <summary>Schools of each trust that have a full plan: at least the ten in which one person leads.</summary>
    public int Plans { get; init; } = 12;

    public int People { get; init; } = 16;

    /// <summary>How long people save.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Measured requests for each page.</summary>
    public int Requests { get; init; } = 400;

    /// <summary>Letters in the names of the pages to measure, beside the references, and nothing but pages; null for everything.</summary>
    public string? Only { get; init; }

    /// <summary>A published app; null to publish one.</summary>
    public string? App { get; init; }

    /// <summary>A SQL Server, or null for SQLite in a file.</summary>
    public string? SqlServer { get; init; } = Environment.GetEnvironmentVariable("TEST_SQLSERVER") is { Length: > 0 } c ? c : null;

    public const string Help = """
        Measures pages, start, memory and saving in the published app. Traffic goes to 127.0.0.1 only.

          --quick            fewer requests, ten seconds of saving
          --seconds N        how long 16 people save (60)
          --requests N       measured requests for each page (400)
          --trusts N --schools N --plans N    what is seeded (2, 64, 12)
          --only LETTERS     measures only the pages with these letters in their names: for somebody who makes one faster
          --app FOLDER       a published app, instead of publishing one

        SQLite in a file, or the SQL Server that TEST_SQLSERVER names; start and memory with the demo are measured on SQLite either way.
        """;

    public static Settings Of(string[] args)
    {
        var s = new Settings();
        for (var i = 0; i < args.Length; i++)
        {
            string Next() => i + 1 < args.Length ? args[++i] : throw new ArgumentException($"{args[i]} needs a value.");
            int Number() => int.Parse(Next(), CultureInfo.InvariantCulture) is > 0 and < 100_000 and var n ? n : throw new ArgumentException("Numbers run from 1 to 99,999.");
            s = args[i] switch
            {
                "--quick" => s with { Seconds = 10, Requests = 80, Plans = Seed.AcrossSchools },
                "--seconds" => s with { Seconds = Math.Min(Number(), 600) },
                "--requests" => s with { Requests = Number() },
                "--trusts" => s with { Trusts = Number() },
                "--schools" => s with { Schools = Math.Max(64, Number()) },
                "--plans" => s with { Plans = Number() },
                "--only" => s with { Only = Next() },
                "--app" => s with { App = Next() },
                _ => throw new ArgumentException($"Unknown: {args[i]}\n\n{Help}"),
            };
        }

        return s with { Plans = Math.Clamp(s.Plans, Seed.AcrossSchools, s.Schools) };
    }
}
