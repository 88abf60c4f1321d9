using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace SchoolImprovement.Web.Tests.Evidence;

/// <summary>
/// A bucket behind a real HTTP listener: PUT, GET and DELETE of an object. It refuses what is not signed as version 4 asks, and content that is not what its signed hash says;
/// whether the signature itself is right it does not work out.
/// </summary>
public sealed class FakeS3 : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _work;

    public FakeS3()
    {
        for (var tries = 0; ; tries++)
        {
            Address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/";
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(Address);
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 20)
            {
                // Somebody has this port; try another.
            }
        }

        _work = ServeAsync();
    }

    public string Address { get; }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>Answers 503 to everything.</summary>
    public bool IsDown { get; set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext asked;
            try
            {
                asked = await _listener.GetContextAsync();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            await AnswerAsync(asked.Request, asked.Response);
        }
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        using var content = new MemoryStream();
        await request.InputStream.CopyToAsync(content);
        var key = request.Url!.AbsolutePath;
        byte[] answer = [];
        response.StatusCode = 200;
        if (IsDown)
        {
            response.StatusCode = 503;
        }
        else if (request.Headers["Authorization"]?.StartsWith("AWS4-HMAC-SHA256 Credential=the-key/", StringComparison.Ordinal) != true)
        {
            response.StatusCode = 403;
        }
        else if (request.HttpMethod == "PUT")
        {
            if (request.Headers["x-amz-content-sha256"] == Convert.ToHexStringLower(SHA256.HashData(content.ToArray())))
            {
                Objects[key] = content.ToArray();
                response.Headers["ETag"] = ETag(content.ToArray());
            }
            else
            {
                response.StatusCode = 400;
            }
        }
        else if (request.HttpMethod == "DELETE")
        {
            Objects.TryRemove(key, out _);
            response.StatusCode = 204;
        }
        else if (Objects.TryGetValue(key, out var found))
        {
            answer = found;
            response.Headers["ETag"] = ETag(found);
        }
        else
        {
            response.StatusCode = 404;
        }

        response.ContentLength64 = answer.Length;
        await response.OutputStream.WriteAsync(answer);
        response.Close();
    }

    /// <summary>What stores of this kind call an object's content: its MD5, which the client compares with what came.</summary>
    private static string ETag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
}
