using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Evidence;

/// <summary>A place where the content of evidence files is kept.</summary>
public interface IEvidenceStore
{
    /// <summary>Keeps the content and then records the file, both or neither.</summary>
    Task KeepAsync(EvidenceFile file, Stream content, Func<Task> record, CancellationToken cancelled);

    /// <summary>Copies the content. Throws before the first byte where it is not there.</summary>
    Task CopyAsync(EvidenceFile file, Stream to, CancellationToken cancelled);

    /// <summary>Removes the content of a file that is recorded no more.</summary>
    Task RemoveAsync(EvidenceFile file, CancellationToken cancelled);
}

/// <summary>The content of a file is not where it was kept, or the place does not answer.</summary>
public sealed class ContentLostException(EvidenceFile file, Exception? cause = null) : Exception($"The content of evidence file {file.Id} cannot be read from {file.KeptIn}.", cause);

/// <summary>In the database, in pieces: one at a time is in memory. With the file's row in one transaction.</summary>
public sealed class DatabaseStore(AppDbContext db) : IEvidenceStore
{
    public async Task KeepAsync(EvidenceFile file, Stream content, Func<Task> record, CancellationToken cancelled)
    {
        await using var all = await db.Database.BeginTransactionAsync(cancelled);
        await record();
        var buffer = new byte[EvidencePiece.LengthMax];
        for (int number = 0, read; (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancelled)) > 0; number++)
        {
            var piece = db.Add(new EvidencePiece(file, number, buffer[..read]));
            await db.SaveChangesAsync(cancelled);
            piece.State = EntityState.Detached;
        }

        await all.CommitAsync(cancelled);
    }

    public async Task CopyAsync(EvidenceFile file, Stream to, CancellationToken cancelled)
    {
        var any = false;
        await foreach (var piece in db.EvidencePieces.AsNoTracking().Where(p => p.FileId == file.Id).OrderBy(p => p.Number).Select(p => p.Content).AsAsyncEnumerable().WithCancellation(cancelled))
        {
            any = true;
            await to.WriteAsync(piece, cancelled);
        }

        if (!any)
        {
            throw new ContentLostException(file);
        }
    }

    /// <summary>The pieces go with the file's row.</summary>
    public Task RemoveAsync(EvidenceFile file, CancellationToken cancelled) => Task.CompletedTask;
}

/// <summary>In a folder: one file for each, under its trust, by its id. Its name never becomes a path.</summary>
public sealed class FolderStore(EvidenceSettings settings) : IEvidenceStore
{
    public async Task KeepAsync(EvidenceFile file, Stream content, Func<Task> record, CancellationToken cancelled)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using (var kept = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                await content.CopyToAsync(kept, cancelled);
            }

            await record();
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public async Task CopyAsync(EvidenceFile file, Stream to, CancellationToken cancelled)
    {
        FileStream kept;
        try
        {
            kept = new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            throw new ContentLostException(file, lost);
        }

        await using (kept)
        {
            await kept.CopyToAsync(to, cancelled);
        }
    }

    public Task RemoveAsync(EvidenceFile file, CancellationToken cancelled)
    {
        var path = PathOf(file);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private string PathOf(EvidenceFile file) => Path.Combine(settings.Folder, file.TrustId.ToString("N"), file.Id.ToString("N"));
}
