using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Gias;

/// <summary>Reads uploaded files of the register in the background, one import after the other, and keeps what it finds with the import.</summary>
public sealed partial class RegisterReader(IServiceScopeFactory scopes, ImportFiles files, TimeProvider clock, ILogger<RegisterReader> log) : BackgroundService
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(400);

    private readonly Channel<(Guid TrustId, Guid ImportId)> _waiting = Channel.CreateUnbounded<(Guid, Guid)>();

    /// <summary>Takes an import whose files are saved. It is read soon.</summary>
    public void Take(RegisterImport import) => _waiting.Writer.TryWrite((import.TrustId, import.Id));

    /// <summary>What the reader kept with an import.</summary>
    public static IReadOnlyList<TrustExtract> Extracts(RegisterImport import) =>
        import.Extracts is { } json ? JsonSerializer.Deserialize<List<TrustExtract>>(json)! : [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        files.DeleteOlderThan(TimeSpan.FromHours(1), clock.GetUtcNow().UtcDateTime);
        await foreach (var (trustId, importId) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(trustId, importId, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault, importId);
                await TryChangeAsync(trustId, importId, i => i.Refuse("The files could not be read because of a fault on our side, which is in the log. Upload them again.", Now));
            }
            finally
            {
                files.Delete(importId);
            }
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task ReadAsync(Guid trustId, Guid importId, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trustId);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var import = await db.RegisterImports.AsNoTracking().SingleAsync(i => i.Id == importId, stopping);
        var ourUrns = (await db.Schools.Select(s => s.Urn).ToListAsync(stopping)).Select(u => int.Parse(u, CultureInfo.InvariantCulture)).ToHashSet();

        var reading = new Reading(import, files, ourUrns, () => Now, stopping);
        var result = Task.Run(reading.Read, stopping);
        for (var reported = 0; await Task.WhenAny(result, Task.Delay(BetweenReports, stopping)) != result;)
        {
            if (reading.Percent is var percent && percent > reported && !await TryChangeAsync(trustId, importId, i => i.Reached(reported = percent, Now)))
            {
                reading.Stop();
            }
        }

        await TryChangeAsync(trustId, importId, await result);
    }

    /// <summary>Changes the import, unless somebody withdrew it meanwhile.</summary>
    private async Task<bool> TryChangeAsync(Guid trustId, Guid importId, Action<RegisterImport> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trustId);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        try
        {
            change(await db.RegisterImports.SingleAsync(i => i.Id == importId));
            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception over) when (over is RuleBrokenException or DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading import {ImportId} failed")]
    private partial void LogFault(Exception fault, Guid importId);

    /// <summary>Two passes over the file: the first finds the trusts that fit, the second takes their schools.</summary>
    private sealed class Reading(RegisterImport import, ImportFiles files, HashSet<int> ourUrns, Func<DateTime> now, CancellationToken stopping)
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        private int _percent;

        public int Percent => Volatile.Read(ref _percent);

        public void Stop() => _stop.Cancel();

        /// <summary>What is to be done with the import.</summary>
        public Action<RegisterImport> Read()
        {
            try
            {
                var links = ReadLinks();
                var (found, extent) = Pass(0, (file, progress) => (TrustSearch.Find(file, links, import.LookFor, progress, _stop.Token), ExtentOf(file, links)));
                if (found.Count == 0)
                {
                    var missing = ImportWords.FewRows(import.FileName, extent.Rows) is { } few ? $" {few}: yours may be in the part that is missing." : "";
                    return i => i.Refuse($"No trust in “{import.FileName}” has a name or number like “{import.LookFor}”. Check the spelling, or use the group UID.{missing}", now());
                }

                var extracts = Pass(50, (file, progress) => TrustSchools.Read(file, links, found, ourUrns, progress, _stop.Token));
                var json = JsonSerializer.Serialize(extracts);
                return i => i.Find(extracts.Count, json, extent, now());
            }
            catch (GiasFileException refusal)
            {
                return i => i.Refuse(refusal.Message, now());
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                return _ => { };
            }
        }

        private RegisterExtent ExtentOf(EstablishmentFile file, GroupLinks links) => new(
            file.RowsRead, import.LinksFileName is null ? null : links.Count, ImportWords.AsOf(import.FileName, file.LastChanged, now().LondonDay()));

        private GroupLinks ReadLinks()
        {
            if (import.LinksFileName is not { } name)
            {
                return GroupLinks.None;
            }

            using var content = files.OpenLinks(import.Id);
            return GroupLinksFile.Read(name, content, _stop.Token);
        }

        private T Pass<T>(int from, Func<EstablishmentFile, IProgress<int>, T> read)
        {
            using var content = files.OpenEstablishments(import.Id);
            using var file = EstablishmentFile.Open(import.FileName, content);
            return read(file, new Share(percent => Volatile.Write(ref _percent, from + (percent / 2))));
        }
    }

    /// <summary>Progress that is noted at once, on the thread that reads.</summary>
    private sealed class Share(Action<int> note) : IProgress<int>
    {
        public void Report(int value) => note(value);
    }
}
