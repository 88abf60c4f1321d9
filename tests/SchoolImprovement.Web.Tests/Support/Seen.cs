using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SchoolImprovement.Web.Tests.Support;

/// <summary>What came back for one address: status, headers and, for a page, its document.</summary>
public sealed class Seen
{
    private static readonly HtmlParser Parser = new();

    private Seen(HttpResponseMessage response, byte[] body)
    {
        (Status, Headers, ContentHeaders, Body) = (response.StatusCode, response.Headers, response.Content.Headers, body);
        Address = response.RequestMessage!.RequestUri!.PathAndQuery;
        Location = response.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : null;
        Html = IsHtml ? System.Text.Encoding.UTF8.GetString(body) : "";
        Document = Parser.ParseDocument(Html);
    }

    public HttpStatusCode Status { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpContentHeaders ContentHeaders { get; }

    public byte[] Body { get; }

    /// <summary>Path and query of the address that answered.</summary>
    public string Address { get; }

    /// <summary>Where a redirect goes, path and query; null when it is none.</summary>
    public string? Location { get; }

    public bool IsHtml => ContentHeaders.ContentType?.MediaType == "text/html";

    public string Html { get; }

    public IHtmlDocument Document { get; }

    /// <summary>The words of the page's main heading.</summary>
    public string? Heading => Words(Document.QuerySelector("h1"));

    /// <summary>All words of the page, white space made single.</summary>
    public string Text => Words(Document.Body) ?? "";

    /// <summary>The sentences of the error summary at the top.</summary>
    public IReadOnlyList<string> Errors => Document.QuerySelectorAll(".error-summary li, [data-error-summary] li, .validation-summary-errors li").Select(e => Words(e)!).Where(t => t.Length > 0).ToList();

    /// <summary>The sentence beside a field, by the field's name.</summary>
    public string? ErrorAt(string field) =>
        Document.QuerySelectorAll("[aria-describedby]").FirstOrDefault(e => e.GetAttribute("name") == field || e.GetAttribute("name") == "Input." + field)?
            .GetAttribute("aria-describedby")!.Split(' ').Select(id => Document.GetElementById(id)).Where(e => e?.Id?.EndsWith("-error", StringComparison.Ordinal) == true).Select(e => Words(e)).FirstOrDefault();

    /// <summary>What stands in a field, by its name.</summary>
    public string? ValueOf(string field) => Document.QuerySelectorAll($"[name='{field}'], [name='Input.{field}']").Select(e => e switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement input => input.Value,
        _ => null,
    }).FirstOrDefault(v => v is not null);

    public IElement One(string selector) => Document.QuerySelector(selector) ?? throw new InvalidOperationException($"{Address} has no {selector}:\n{Html}");

    /// <summary>The address of the link with these words.</summary>
    public string Link(string words) =>
        Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Words(a) == words || a.GetAttribute("aria-label") == words)?.GetAttribute("href")
        ?? throw new InvalidOperationException($"{Address} has no link “{words}”. It has: {string.Join(" | ", Document.QuerySelectorAll("a[href]").Select(Words))}");

    public static string? Words(IElement? element) => element is null ? null : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static async Task<Seen> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Seen(response, await response.Content.ReadAsByteArrayAsync());
        }
    }

    public override string ToString() => $"{(int)Status} {Address}{(Location is null ? "" : " → " + Location)}";
}
