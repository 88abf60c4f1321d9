using System.Globalization;
using System.Text.RegularExpressions;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Security;

/// <summary>What browsers are told: run and load only what comes from here, be framed by nobody, keep no page of a signed-in person.</summary>
public static partial class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; connect-src 'self'";

    /// <summary>For what people brought themselves: should a browser show it after all, it runs nothing, loads nothing and is nobody's.</summary>
    public const string ForFiles = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>First in the pipeline, so that errors carry the headers too.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        // `dotnet watch` reloads the browser over a web socket
        var policy = app.Environment.IsDevelopment() ? Policy + " ws: wss:" : Policy;
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
        }

        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = policy;
                }

                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=(), payment=(), usb=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (Assets.IsVersioned(http.Request) && http.Response.StatusCode == StatusCodes.Status200OK)
                {
                    headers.CacheControl = "public, max-age=31536000, immutable";
                }
                else if (http.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>The one line of a trust's own stylesheet: its stripe. The colour is in the address, so that it may be kept for ever.</summary>
    public static void MapBrand(this WebApplication app) =>
        app.MapGet("/brand/{trustId:guid}.css", (Guid trustId, CurrentUser user, HttpContext http) =>
        {
            if (user.Trust is not { } trust || trust.Id != trustId || !Colour().IsMatch(trust.Colour))
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            return Results.Text(string.Create(CultureInfo.InvariantCulture, $":root{{--tenant:{trust.Colour}}}"), "text/css");
        });

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
