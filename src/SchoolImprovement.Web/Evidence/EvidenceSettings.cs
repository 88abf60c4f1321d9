using SchoolImprovement.Domain.Evidence;

namespace SchoolImprovement.Web.Evidence;

/// <summary>How evidence files are kept, by setting. What cannot work is told when the app starts, not when somebody uploads the first file.</summary>
public sealed class EvidenceSettings
{
    /// <summary>The most that may be set, and room above it, so that a file that is too large is told so on the page.</summary>
    public const int MostMegabytes = 100;

    /// <summary>Largest request that brings a file, in bytes.</summary>
    public const long LargestRequest = 2 * MostMegabytes * Megabyte;

    private const int Megabyte = 1024 * 1024;

    public EvidenceSettings(IConfiguration configuration)
    {
        var section = configuration.GetSection("Evidence");
        LargestMegabytes = section.GetValue("LargestMegabytes", 20);
        if (LargestMegabytes is < 1 or > MostMegabytes)
        {
            throw new InvalidOperationException($"Evidence__LargestMegabytes is {LargestMegabytes}. Set it to a number from 1 to {MostMegabytes}.");
        }

        var store = section["Store"] ?? nameof(KeptIn.Database);
        Store = Enum.TryParse<KeptIn>(store, ignoreCase: true, out var kept) && Enum.IsDefined(kept) ? kept : throw new InvalidOperationException($"Evidence__Store is '{store}'. Set it to Database, Files or S3.");
        Folder = section["Folder"] ?? Path.Combine("App_Data", "evidence");
        Scanner = section["ClamAv"] is not { Length: > 0 } scanner ? null
            : scanner.LastIndexOf(':') is > 0 and var at && int.TryParse(scanner[(at + 1)..], out var port) && port is > 0 and <= 65535 ? (scanner[..at].Trim('[', ']'), port)
            : throw new InvalidOperationException($"Evidence__ClamAv is '{scanner}'. Set it to host:port, for example clamav:3310.");
        S3 = new(section["S3:Address"], section["S3:Region"], section["S3:Bucket"] ?? "", section["S3:AccessKey"] ?? "", section["S3:SecretKey"] ?? "");
        if (Store == KeptIn.S3 && (S3.Bucket.Length == 0 || S3.AccessKey.Length == 0 || S3.SecretKey.Length == 0 || (S3.Address is null && S3.Region is null)))
        {
            throw new InvalidOperationException("Evidence__Store is S3. Set Evidence__S3__Bucket, Evidence__S3__AccessKey, Evidence__S3__SecretKey, and Evidence__S3__Region or Evidence__S3__Address as well.");
        }
    }

    public int LargestMegabytes { get; }

    /// <summary>Largest file, in bytes.</summary>
    public long Largest => (long)LargestMegabytes * Megabyte;

    /// <summary>Where new files go. Those that are there stay where they are.</summary>
    public KeptIn Store { get; }

    public string Folder { get; }

    /// <summary>Where clamd listens, or null when nothing is scanned.</summary>
    public (string Host, int Port)? Scanner { get; }

    public S3Settings S3 { get; }
}

/// <param name="Address">Of a store that is not Amazon's own, or null.</param>
public sealed record S3Settings(string? Address, string? Region, string Bucket, string AccessKey, string SecretKey);
