namespace SchoolImprovement.Web.Gias;

/// <summary>
/// The files of an import, for the seconds in which they are read: on the disk of the copy of the app that took them, and deleted afterwards.
/// What was found in them goes to the database, where every copy sees it.
/// </summary>
public sealed class ImportFiles(IConfiguration configuration)
{
    private const string Establishments = "establishments", Links = "links";

    private readonly string _root = configuration["Imports:Folder"] ?? Path.Combine(Path.GetTempPath(), "school-improvement-imports");

    public async Task SaveAsync(Guid importId, Stream establishments, Stream? links, CancellationToken cancelled)
    {
        Directory.CreateDirectory(Folder(importId));
        await SaveAsync(Path.Combine(Folder(importId), Establishments), establishments, cancelled);
        if (links is not null)
        {
            await SaveAsync(Path.Combine(Folder(importId), Links), links, cancelled);
        }
    }

    public Stream OpenEstablishments(Guid importId) => File.OpenRead(Path.Combine(Folder(importId), Establishments));

    public Stream OpenLinks(Guid importId) => File.OpenRead(Path.Combine(Folder(importId), Links));

    public void Delete(Guid importId)
    {
        if (Directory.Exists(Folder(importId)))
        {
            Directory.Delete(Folder(importId), recursive: true);
        }
    }

    /// <summary>What a stopped app left behind. Another copy on the same disk may be reading newer ones.</summary>
    public void DeleteOlderThan(TimeSpan age, DateTime now)
    {
        if (!Directory.Exists(_root))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(_root).Where(f => now - Directory.GetLastWriteTimeUtc(f) > age))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Folder(Guid importId) => Path.Combine(_root, importId.ToString("N"));

    private static async Task SaveAsync(string path, Stream content, CancellationToken cancelled)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        await content.CopyToAsync(file, cancelled);
    }
}
