using System.Net;
using AngleSharp.Dom;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>What every answer carries, and what every page of HTML is made of.</summary>
public sealed class HtmlTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static readonly string[] Executable = ["", "module", "text/javascript", "application/javascript"];

    [Theory]
    [InlineData(Role.Headteacher)]
    [InlineData(Role.TrustExecutive)]
    [InlineData(Role.TrustAdministrator)]
    [InlineData(Role.PriorityLead)]
    [InlineData(Role.Governor)]
    public async Task Every_page_is_sound_html(Role role)
    {
        using var visitor = await app.SignedInAsync(role);
        await SoundAsync(visitor, role);
    }

    [Fact]
    public async Task Every_page_of_the_platform_administrator_is_sound_html() => await SoundAsync(await app.SignedInAsync(app.World.PlatformAdministrator), null);

    [Fact]
    public async Task Every_page_that_is_open_to_all_is_sound_html()
    {
        using var visitor = app.Anonymous();
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School);
        var wrong = new List<string>();
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => p.Anonymous && p.Gets))
        {
            var seen = await visitor.OpenAsync(addresses.For(page.Template));
            wrong.AddRange(Unsound(seen).Concat(Unsafe(seen)).Select(w => $"{page}: {w}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_refused_or_not_there_is_a_sound_page_too()
    {
        using var governor = await app.SignedInAsync(Role.Governor);
        foreach (var (address, status) in new[] { ("/no/such/page", HttpStatusCode.NotFound), ($"/schools/{app.World.Other.School.Urn}", HttpStatusCode.NotFound), ("/people/invite", HttpStatusCode.Forbidden) })
        {
            var seen = await governor.AskAsync(address);
            seen.Status.ShouldBe(status, address);
            seen.IsHtml.ShouldBeTrue(address);
            Unsound(seen).Concat(Unsafe(seen)).ShouldBeEmpty(address);
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/schools")]
    [InlineData("/no/such/page")]
    [InlineData("/css/site.css")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        using var visitor = app.Anonymous();
        Unsafe(await visitor.AskAsync(address)).ShouldBeEmpty();
    }

    private async Task SoundAsync(Visitor visitor, Role? role)
    {
        var addresses = await app.AddressesAsync(app.World.Trust, app.World.School, role);
        var wrong = new List<string>();
        foreach (var page in (await Page.AllAsync(app.Services)).Where(p => p.Gets && p.Answer(role) == 200))
        {
            var seen = await visitor.AskAsync(addresses.For(page.Template));
            wrong.AddRange(Unsafe(seen).Select(w => $"{page}: {w}"));
            if (seen.Location is null && seen.IsHtml)
            {
                wrong.AddRange(Unsound(seen).Select(w => $"{page}: {w}"));
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Unsafe(Seen seen)
    {
        string Header(string name) => seen.Headers.TryGetValues(name, out var values) ? string.Join("; ", values) : "";
        var policy = Header("Content-Security-Policy");
        foreach (var directive in new[] { "default-src", "frame-ancestors 'none'", "base-uri", "form-action", "object-src" })
        {
            if (!policy.Contains(directive) && !(directive == "object-src" && policy.Contains("default-src 'none'")))
            {
                yield return $"the content security policy lacks {directive}: “{policy}”";
            }
        }

        if (policy.Contains("unsafe-", StringComparison.Ordinal) || policy.Contains("http:", StringComparison.Ordinal) || policy.Contains(" * ", StringComparison.Ordinal))
        {
            yield return $"the content security policy is weak: {policy}";
        }

        if (Header("X-Content-Type-Options") != "nosniff")
        {
            yield return "X-Content-Type-Options is not nosniff";
        }

        if (Header("Referrer-Policy").Length == 0)
        {
            yield return "there is no Referrer-Policy";
        }

        if (seen.Headers.Contains("Server") || seen.Headers.Contains("X-Powered-By"))
        {
            yield return "it says what it is made of";
        }
    }

    private static IEnumerable<string> Unsound(Seen seen)
    {
        var page = seen.Document;
        if (page.DocumentElement.GetAttribute("lang") != "en-GB")
        {
            yield return "html has no lang=\"en-GB\"";
        }

        if (string.IsNullOrWhiteSpace(page.Title) || !page.Title.Contains('–', StringComparison.Ordinal) && !page.Title.Contains('·') && !page.Title.Contains('|') && !page.Title.Contains('-'))
        {
            yield return $"its title “{page.Title}” does not say page and product";
        }

        if (page.QuerySelectorAll("h1").Length != 1)
        {
            yield return $"it has {page.QuerySelectorAll("h1").Length} h1";
        }

        if (page.QuerySelectorAll("main").Length != 1)
        {
            yield return "it has no one main";
        }

        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
        {
            yield return $"the id “{twice.Key}” is there {twice.Count()} times";
        }

        foreach (var script in page.QuerySelectorAll("script").Where(s => !s.HasAttribute("src") && Executable.Contains(s.GetAttribute("type") ?? "")))
        {
            yield return $"it has an inline script: {script.TextContent.Trim()}";
        }

        foreach (var element in page.QuerySelectorAll("style, [style]"))
        {
            yield return $"it has inline style: {element.OuterHtml[..Math.Min(80, element.OuterHtml.Length)]}";
        }

        foreach (var element in page.All.Where(e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))))
        {
            yield return $"it has an inline handler: {element.OuterHtml[..Math.Min(80, element.OuterHtml.Length)]}";
        }

        foreach (var form in page.QuerySelectorAll("form").Where(f => string.Equals(f.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase) && f.QuerySelector("input[name=__RequestVerificationToken]") is null))
        {
            yield return $"the form to {form.GetAttribute("action")} has no token";
        }

        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]):not([type=submit]), select, textarea").Where(f => !f.HasAttribute("aria-label") && !f.HasAttribute("aria-labelledby") && f.Closest("label") is null && !page.QuerySelectorAll("label").Any(l => l.GetAttribute("for") == f.Id)))
        {
            yield return $"the field {field.GetAttribute("name") ?? field.Id} has no label";
        }

        foreach (var reference in page.QuerySelectorAll("[aria-describedby], [aria-labelledby], [for]").SelectMany(e => new[] { "aria-describedby", "aria-labelledby", "for" }.SelectMany(a => (e.GetAttribute(a) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(id => page.GetElementById(id) is null).Distinct())
        {
            yield return $"something points at “{reference}”, which is not there";
        }

        foreach (var link in page.QuerySelectorAll("a[href], img[src], script[src], link[href]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Where(h => h.StartsWith("http", StringComparison.Ordinal) && !h.StartsWith("https://www.gov.uk", StringComparison.Ordinal)))
        {
            yield return $"it points out of the app: {link}";
        }
    }
}
