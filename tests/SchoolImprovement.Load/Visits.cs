using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SchoolImprovement.Load;

/// <summary>What a browser fetches: at the first visit, at the next, and on a walk through every page.</summary>
internal static partial class Visits
{
    /// <summary>Bytes of a page with all that it brings, compressed, and of the next visit, when what may be kept for ever is kept.</summary>
    public static async Task<(int First, int Next, IReadOnlyList<(string Path, int Bytes)> Parts)> FirstAsync(Browser browser, string path)
    {
        var page = await browser.GetAsync(path);
        for (var hops = 0; page.Location is { } to && hops < 3; hops++)
        {
            path = new Uri(new Uri("http://app" + path), to).PathAndQuery;
            page = await browser.GetAsync(path);
        }

        if (page.Status != 200)
        {
            throw new InvalidOperationException($"{path} answers {page.Status}.");
        }

        var document = page.Document;
        var wanted = document.QuerySelectorAll("link[rel~=stylesheet][href], link[rel~=icon][href], link[rel~=preload][href], link[rel~=manifest][href]").Select(e => e.GetAttribute("href")!)
            .Concat(document.QuerySelectorAll("script[src], img[src]").Select(e => e.GetAttribute("src")!))
            .Concat(document.QuerySelectorAll("use[href]").Select(e => e.GetAttribute("href")!.Split('#')[0]))
            .Concat(document.QuerySelectorAll("body[data-icons]").Select(e => e.GetAttribute("data-icons")!))
            .Where(u => u.Length > 0).ToList();
        var letters = document.Body!.TextContent.EnumerateRunes().Select(r => r.Value).ToHashSet();
        var parts = new Dictionary<string, Answer>();
        async Task FetchAsync(string address)
        {
            var at = new Uri(new Uri("http://app"), address).PathAndQuery;
            if (!parts.ContainsKey(at))
            {
                parts[at] = await browser.GetAsync(at);
                if (parts[at].Type == "text/css")
                {
                    foreach (Match face in FontFace().Matches(parts[at].Text).Where(f => Needs(f.Value, letters)))
                    {
                        await FetchAsync(new Uri(new Uri("http://app" + at), Url().Match(face.Value).Groups[1].Value).PathAndQuery);
                    }
                }
            }
        }

        foreach (var address in wanted)
        {
            await FetchAsync(address);
        }

        var again = parts.Values.Where(a => a.CacheControl?.Contains("max-age", StringComparison.Ordinal) != true).Sum(a => a.Bytes);
        return (page.Bytes + parts.Values.Sum(a => a.Bytes), page.Bytes + again, [(path, page.Bytes), .. parts.Select(p => (p.Key, p.Value.Bytes))]);
    }

    /// <summary>Follows the links from the start, as each person, until every kind of page and paper was seen: addresses that differ only in their school, year, part or choice are of one kind, and so many of each stand for all.</summary>
    public static async Task<(int Pages, int Kinds, IReadOnlyList<string> Broken)> WalkAsync(App app, IEnumerable<string> people, int ofEachKind)
    {
        var (seen, kinds, broken) = (new HashSet<string>(), new HashSet<string>(), new List<string>());
        foreach (var email in people)
        {
            using var browser = await Browser.OfAsync(app, email);
            var (mine, counts, waiting) = (new HashSet<string> { "/" }, new Dictionary<string, int>(), new Queue<string>(["/"]));
            while (waiting.TryDequeue(out var path))
            {
                var answer = await browser.GetAsync(path);
                seen.Add(path);
                kinds.Add(Kind(path));
                if (answer.Status >= 400)
                {
                    broken.Add($"{answer.Status} {path} as {email}");
                }

                var links = answer.Type == "text/html" && answer.Status == 200
                    ? answer.Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").Select(a => a.GetAttribute("href")!)
                    : answer.Location is { } to ? [to] : [];
                foreach (var link in links.Select(l => new Uri(new Uri(app.Address, path), l)).Where(u => u.Authority == app.Address.Authority).Select(u => u.PathAndQuery).Where(l => !l.Contains("sign-out", StringComparison.Ordinal)))
                {
                    if (counts.GetValueOrDefault(Kind(link)) < ofEachKind && mine.Add(link))
                    {
                        counts[Kind(link)] = counts.GetValueOrDefault(Kind(link)) + 1;
                        waiting.Enqueue(link);
                    }
                }
            }
        }

        return (seen.Count, kinds.Count, broken);
    }

    private static string Kind(string address) => Value().Replace(Number().Replace(Id().Replace(address, "{id}"), "{n}"), "=");

    private static bool Needs(string face, HashSet<int> letters)
    {
        var range = UnicodeRange().Match(face);
        return !range.Success || range.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).Select(r => r[2..].Split('-')).Any(r =>
        {
            var from = int.Parse(r[0].Replace('?', '0'), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var to = int.Parse(r[^1].Replace('?', 'F'), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return letters.Any(l => l >= from && l <= to);
        });
    }

    [GeneratedRegex(@"@font-face\s*\{[^}]*\}")]
    private static partial Regex FontFace();

    [GeneratedRegex(@"url\(\s*['""]?([^'"")]+?\.woff2[^'"")]*)['""]?\s*\)")]
    private static partial Regex Url();

    [GeneratedRegex(@"unicode-range:\s*([^;}]+)", RegexOptions.IgnoreCase)]
    private static partial Regex UnicodeRange();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Value();
}
