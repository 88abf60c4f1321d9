using Microsoft.AspNetCore.Authorization;

namespace SchoolImprovement.Web.Security;

/// <summary>A trust may ask everybody for a passkey or a second factor: until there is one, only one's own account is open.</summary>
public static class SecondFactor
{
    public const string SetUpPage = "/account/security";

    public static bool IsMissing(this CurrentUser user) => user.Trust is { RequiresSecondFactor: true } && !user.HasSecondFactor;

    public static void UseSecondFactor(this WebApplication app) => app.Use((http, next) =>
    {
        var open = http.GetEndpoint() is not { Metadata: var endpoint } || endpoint.GetMetadata<IAllowAnonymous>() is not null || endpoint.GetMetadata<NeedsAccountAttribute>() is not null;
        if (open || !http.RequestServices.GetRequiredService<CurrentUser>().IsMissing())
        {
            return next(http);
        }

        http.Response.Redirect(SetUpPage);
        return Task.CompletedTask;
    });
}
