using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SchoolImprovement.Load;

/// <summary>What came back, as it went over the wire.</summary>
internal sealed record Answer(int Status, string? Location, string Type, string? CacheControl, int Bytes, byte[] Body)
{
    private static readonly HtmlParser Parser = new();

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public IHtmlDocument Document => Parser.ParseDocument(Text);
}

/// <summary>One person’s browser: cookies, compressed answers, forms.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { { "Accept-Encoding", "br, gzip" }, { "Accept", "text/html,*/*" } },
    };

    public static async Task<Browser> OfAsync(App app, string email)
    {
        var browser = new Browser(app.Address);
        await browser.SignInAsync(email, Seed.Password);
        return browser;
    }

    private async Task SignInAsync(string email, string password)
    {
        var page = await GetAsync("/account/sign-in");
        var form = Fields(page.Document.QuerySelectorAll<IHtmlFormElement>("form").First(f => f.QuerySelector("input[type=password]") is not null));
        form["Input.Email"] = email;
        form["Input.Password"] = password;
        var answer = await PostAsync("/account/sign-in", form);
        if (answer.Status != 302)
        {
            throw new InvalidOperationException($"{email} could not sign in: {answer.Status}");
        }
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Only as far as a measurement needs: nothing is unpacked.</summary>
    public async Task<(int Status, int Bytes)> TouchAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return ((int)response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    public Task<Answer> PostAsync(string path, Dictionary<string, string> form) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) });

    /// <summary>A form as a browser without JavaScript would send it.</summary>
    public static Dictionary<string, string> Fields(IHtmlFormElement form)
    {
        var values = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
            {
                values[field.GetAttribute("name")!] = value;
            }
        }

        return values;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var sent = await response.Content.ReadAsByteArrayAsync();
        using Stream unpacked = response.Content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(sent), CompressionMode.Decompress),
            _ => new MemoryStream(sent),
        };
        using var body = new MemoryStream();
        await unpacked.CopyToAsync(body);
        return new Answer((int)response.StatusCode, response.Headers.Location?.OriginalString, response.Content.Headers.ContentType?.MediaType ?? "", response.Headers.CacheControl?.ToString(), sent.Length, body.ToArray());
    }
}
