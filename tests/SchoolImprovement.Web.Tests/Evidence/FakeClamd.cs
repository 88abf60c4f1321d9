using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SchoolImprovement.Web.Tests.Evidence;

/// <summary>Speaks as clamd does when it is told INSTREAM, over a real socket: finds what holds the word VIRUS, and remembers how much it was sent.</summary>
public sealed class FakeClamd : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public FakeClamd()
    {
        _listener.Start();
        _work = ServeAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public List<long> Lengths { get; } = [];

    /// <summary>What it answers instead, or null.</summary>
    public string? Says { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _work;
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream line)
    {
        var command = new byte["zINSTREAM\0".Length];
        await line.ReadExactlyAsync(command);
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(length);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
            {
                break;
            }

            await line.ReadExactlyAsync(piece);
            content.Write(piece);
        }

        Lengths.Add(content.Length);
        var found = Encoding.Latin1.GetString(content.ToArray()).Contains("VIRUS", StringComparison.Ordinal);
        var answer = Encoding.ASCII.GetString(command) != "zINSTREAM\0" ? "UNKNOWN COMMAND" : Says ?? (found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
        await line.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
    }
}
