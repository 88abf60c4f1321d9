using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.WebUtilities;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Ui;

/// <summary>Addresses of what the build makes in wwwroot/lib. Each carries a version of its content, so that browsers may keep it for ever.</summary>
public sealed class Assets(IWebHostEnvironment host)
{
    private const string Folder = "/lib/";
    private readonly ConcurrentDictionary<string, string> _addresses = [];

    /// <summary>The address of a file: "/lib/site.css?v=…". The build puts the same version into the stylesheet's own addresses.</summary>
    public string this[string file] => _addresses.GetOrAdd(file, name => $"{Folder}{name}?v={Version(name)}");

    internal string Version(string file)
    {
        using var content = host.WebRootFileProvider.GetFileInfo(Folder + file).CreateReadStream();
        return WebEncoders.Base64UrlEncode(SHA256.HashData(content))[..10];
    }

    internal static bool IsVersioned(HttpRequest request) => (request.Path.StartsWithSegments("/lib") || request.Path.StartsWithSegments("/js")) && request.Query.ContainsKey("v");
}

/// <summary>The icons of the sprite, by name; the names are in Assets/icons.txt.</summary>
public sealed class Icons(Assets assets, IWebHostEnvironment host)
{
    private readonly ConcurrentDictionary<string, IHtmlContent> _icons = [];
    private readonly ConcurrentDictionary<Progress, IHtmlContent> _states = [];
    private readonly Lazy<string> _sprite = new(() =>
    {
        using var reader = new StreamReader(host.WebRootFileProvider.GetFileInfo("/lib/icons.svg").CreateReadStream());
        return reader.ReadToEnd();
    });

    /// <summary>An icon beside words, hidden from screen readers. In a loop of hundreds use this; elsewhere the icon tag.</summary>
    public IHtmlContent this[string name] => _icons.GetOrAdd(name, n => new HtmlString(Svg(n, null)));

    /// <summary>How something stands: icon and word, in colour. In a loop of hundreds use this; elsewhere the rag tag.</summary>
    public IHtmlContent Of(Progress progress) => _states.GetOrAdd(progress, p =>
    {
        var look = Progresses.Of(p);
        return new HtmlString($"<span class=\"rag rag-{look.Token}\">{this[look.Icon]}{look.Label}</span>");
    });

    internal string Svg(string name, string? label)
    {
        if (!_sprite.Value.Contains($"id=\"{name}\"", StringComparison.Ordinal))
        {
            throw new ArgumentException($"There is no icon \"{name}\" in the sprite: add it to Assets/icons.txt.", nameof(name));
        }

        var kind = name.StartsWith("pip", StringComparison.Ordinal) ? "pip" : "i";
        var reading = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(label)}\"";
        return $"<svg class=\"{kind}\" {reading}><use href=\"{assets["icons.svg"]}#{name}\"/></svg>";
    }
}
