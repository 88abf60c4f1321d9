using System.Security.Cryptography;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Evidence;

/// <summary>Takes evidence files in, gives them out and lets them go. Looked into, scanned and hashed before anything is kept; then kept whole or not at all.</summary>
public sealed class EvidenceFiles(AppDbContext db, IServiceProvider services, EvidenceSettings settings, IVirusScanner scanner, TimeProvider clock, ILogger<EvidenceFiles> log)
{
    /// <summary>What stands beside every field that takes a file.</summary>
    public string Hint => $"Up to {settings.LargestMegabytes} MB: {FileContent.Taken}. No pupils’ names, and nothing that tells who a pupil is";

    /// <summary>Keeps a file of a school. The activity that it comes from, if any, is one of the school's.</summary>
    /// <exception cref="RuleBrokenException">It is too large, of a kind that is not taken, or a scanner refused it.</exception>
    public async Task<EvidenceFile> AddAsync(Actor by, Guid schoolId, IFormFile? upload, string? about, CancellationToken cancelled, Guid? activityId = null)
    {
        by.Demand(Permission.AddEvidence, schoolId);
        if (upload is null)
        {
            throw new RuleBrokenException("Choose a file", "File");
        }

        if (upload.Length > settings.Largest)
        {
            throw new RuleBrokenException($"This file is larger than {settings.LargestMegabytes} MB. Take pictures out of it, or save it as PDF, and choose that", "File");
        }

        // What arrived lies on disk already where it is long; it is read from there, a piece at a time.
        await using var content = upload.OpenReadStream();
        var type = FileContent.TypeOf(content, upload.FileName);
        await scanner.DemandCleanAsync(content, cancelled);
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancelled));
        content.Position = 0;
        var file = EvidenceFile.Add(by, schoolId, new EvidenceFacts(upload.FileName, about, type, upload.Length, hash, activityId), settings.Store, clock.GetUtcNow().UtcDateTime);
        try
        {
            await StoreOf(file).KeepAsync(file, content, RecordAsync, cancelled);
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or RuleBrokenException))
        {
            log.LogError(failed, "An evidence file could not be kept in {Store}.", file.KeptIn);
            db.ChangeTracker.Clear();
            throw new RuleBrokenException("This file could not be kept just now, and nothing of it is. Try again in a few minutes; if it stays so, tell whoever runs this site", "File");
        }

        return file;

        Task RecordAsync()
        {
            db.EvidenceFiles.Add(file);
            return db.SaveChangesAsync(cancelled);
        }
    }

    /// <summary>Copies a file's content.</summary>
    /// <exception cref="ContentLostException">It is not there, or the place where it is kept does not answer. Nothing was written.</exception>
    public Task CopyAsync(EvidenceFile file, Stream to, CancellationToken cancelled) => StoreOf(file).CopyAsync(file, to, cancelled);

    /// <summary>Removes a file: first from the record, so that nothing leads to a file that is gone, then its content.</summary>
    public async Task RemoveAsync(Actor by, EvidenceFile file, CancellationToken cancelled)
    {
        file.DemandRemove(by);
        db.EvidenceFiles.Remove(file);
        await db.SaveChangesAsync(cancelled);
        try
        {
            await StoreOf(file).RemoveAsync(file, CancellationToken.None);
        }
        catch (Exception failed)
        {
            // Nobody can reach it any more; only its room is lost.
            log.LogError(failed, "The content of evidence file {File} could not be removed from {Store}.", file.Id, file.KeptIn);
        }
    }

    private IEvidenceStore StoreOf(EvidenceFile file) => services.GetRequiredKeyedService<IEvidenceStore>(file.KeptIn);
}

/// <summary>What Program.cs lists.</summary>
public static class EvidenceStartup
{
    public static void AddEvidence(this WebApplicationBuilder builder)
    {
        var settings = new EvidenceSettings(builder.Configuration);
        builder.Services.AddSingleton(settings).AddScoped<EvidenceFiles>();
        builder.Services.AddKeyedScoped<IEvidenceStore, DatabaseStore>(KeptIn.Database);
        builder.Services.AddKeyedSingleton<IEvidenceStore, FolderStore>(KeptIn.Files);
        builder.Services.AddKeyedSingleton<IEvidenceStore, S3Store>(KeptIn.S3);
        if (settings.Scanner is (var host, var port))
        {
            builder.Services.AddSingleton<IVirusScanner>(s => new ClamAv(host, port, s.GetRequiredService<ILogger<ClamAv>>()));
        }
        else
        {
            builder.Services.AddSingleton<IVirusScanner, NoScanner>();
        }
    }
}
