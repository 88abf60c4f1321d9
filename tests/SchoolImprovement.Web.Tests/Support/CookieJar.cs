namespace SchoolImprovement.Web.Tests.Support;

/// <summary>Keeps cookies as a browser does, whatever the test's clock says. An emptied cookie is gone.</summary>
public sealed class CookieJar(IReadOnlyDictionary<string, string>? cookies = null) : DelegatingHandler
{
    public Dictionary<string, string> Cookies { get; } = cookies?.ToDictionary() ?? [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = set.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : ("", "");
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }

        return response;
    }
}
