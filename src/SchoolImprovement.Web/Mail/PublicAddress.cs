using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace SchoolImprovement.Web.Mail;

/// <summary>
/// The address under which people reach the app, for links in mails. Set PublicUrl behind a proxy; without it the server's own address is used.
/// Never the request's host: whoever asks for a mail could choose it, and the link in somebody else's mail would lead to them.
/// </summary>
public sealed class PublicAddress(IConfiguration settings, IServer server)
{
    public string Of(string path) => Root().TrimEnd('/') + path;

    private string Root()
    {
        if (settings["PublicUrl"] is { Length: > 0 } set)
        {
            return set;
        }

        var own = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return own.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
    }
}

public static class MailAndProxy
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<Postbox>();
        builder.Services.AddHostedService(p => p.GetRequiredService<Postbox>());
    }

    /// <summary>Believes the forwarded headers of the proxies named in Proxy__Addresses (addresses or networks, with commas between) and of nobody else.</summary>
    public static void UseProxy(this WebApplication app)
    {
        if (app.Configuration["Proxy:Addresses"] is not { Length: > 0 } addresses)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (address.Contains('/'))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(address));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(address));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
