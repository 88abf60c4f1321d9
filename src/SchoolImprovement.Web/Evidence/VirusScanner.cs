using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Evidence;

/// <summary>Looks into a file before it is kept.</summary>
public interface IVirusScanner
{
    /// <summary>Lets a file pass, or refuses it.</summary>
    /// <exception cref="RuleBrokenException">Something was found, or nobody could look.</exception>
    Task DemandCleanAsync(Stream content, CancellationToken cancelled);
}

/// <summary>No scanner is set: every file passes.</summary>
public sealed class NoScanner : IVirusScanner
{
    public Task DemandCleanAsync(Stream content, CancellationToken cancelled) => Task.CompletedTask;
}

/// <summary>Asks a clamd over TCP with its command INSTREAM: pieces with their lengths before them, then an empty piece. What cannot be asked is refused.</summary>
public sealed class ClamAv(string host, int port, ILogger<ClamAv> log) : IVirusScanner
{
    private const int PieceLength = 64 * 1024, LongestAnswer = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task DemandCleanAsync(Stream content, CancellationToken cancelled)
    {
        var answer = await AskAsync(content, cancelled);
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            log.LogWarning("A file was refused: {Answer}", answer);
            throw new RuleBrokenException("The virus scanner found something harmful in this file, so it is not kept. Tell whoever looks after your computers", "File");
        }

        if (!answer.EndsWith(" OK", StringComparison.Ordinal))
        {
            log.LogError("The virus scanner did not look at a file: {Answer}", answer);
            throw NotLooked();
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancelled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, patience.Token);
            await using var line = client.GetStream();
            await line.WriteAsync("zINSTREAM\0"u8.ToArray(), patience.Token);
            content.Position = 0;
            var piece = new byte[4 + PieceLength];
            for (int read; (read = await content.ReadAsync(piece.AsMemory(4), patience.Token)) > 0;)
            {
                BinaryPrimitives.WriteInt32BigEndian(piece, read);
                await line.WriteAsync(piece.AsMemory(0, 4 + read), patience.Token);
            }

            await line.WriteAsync(new byte[4], patience.Token);
            var answer = new byte[LongestAnswer];
            var length = 0;
            for (int read; length < answer.Length && (read = await line.ReadAsync(answer.AsMemory(length), patience.Token)) > 0 && answer[length + read - 1] != 0;)
            {
                length += read;
            }

            return Encoding.UTF8.GetString(answer).TrimEnd('\0', '\n', ' ');
        }
        catch (Exception lost) when (lost is SocketException or IOException || (lost is OperationCanceledException && !cancelled.IsCancellationRequested))
        {
            log.LogError(lost, "The virus scanner at {Host}:{Port} cannot be reached.", host, port);
            throw NotLooked();
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static RuleBrokenException NotLooked() =>
        new("This file could not be checked for viruses just now, so it is not kept. Try again in a few minutes; if it stays so, tell whoever runs this site", "File");
}
