using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;

namespace SchoolImprovement.Web.Security;

/// <summary>What the browser's script asks while a passkey is made or used. Only a script can do that; everything else about passkeys is pages.</summary>
public static class Passkeys
{
    public const int NameMax = 60;

    public sealed record Made(string? Credential, string? Name);

    public sealed record Used(string? Credential);

    public static void AddPasskeys(this WebApplicationBuilder builder) => builder.Services.Configure<IdentityPasskeyOptions>(o =>
    {
        // Behind a proxy the request's host may not be the one that the browser knows.
        o.ServerDomain = Uri.TryCreate(builder.Configuration["PublicUrl"], UriKind.Absolute, out var known) ? known.Host : null;
        // A passkey counts as a second factor only when the device checked its owner.
        o.UserVerificationRequirement = "required";
        o.ResidentKeyRequirement = "required";
    });

    public static void MapPasskeys(this WebApplication app)
    {
        var passkeys = app.MapGroup("/account/passkeys").AddEndpointFilter(CheckAntiforgeryAsync);
        var own = passkeys.MapGroup("").WithMetadata(new NeedsAccountAttribute());
        own.MapPost("/creation-options", CreationOptionsAsync);
        own.MapPost("/add", AddAsync);
        var open = passkeys.MapGroup("").AllowAnonymous().RequireRateLimiting(Tries.Limit);
        open.MapPost("/request-options", RequestOptionsAsync);
        open.MapPost("/sign-in", SignInAsync);
    }

    /// <summary>JSON bodies are not covered by the built-in check, which is for forms.</summary>
    private static async ValueTask<object?> CheckAntiforgeryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? await next(context) : Says("This page is out of date. Load it again", StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CreationOptionsAsync(SignIn signIn, UserManager<AppUser> users, ClaimsPrincipal me) =>
        await users.GetUserAsync(me) is { } user
            ? Results.Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName }), "application/json")
            : Results.Unauthorized();

    private static async Task<IResult> AddAsync([FromBody] Made made, SignIn signIn, UserManager<AppUser> users, Postbox post, ClaimsPrincipal me)
    {
        if (await users.GetUserAsync(me) is not { } user || await AttestAsync(signIn, made.Credential) is not { } attested || attested.Entity.Id != user.Id.ToString())
        {
            return Says("The passkey could not be checked. Try again", StatusCodes.Status400BadRequest);
        }

        var name = made.Name?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, NameMax)] : "Passkey";
        attested.Passkey.Name = name;
        if (await users.AddOrUpdatePasskeyAsync(user, attested.Passkey) is { Succeeded: false })
        {
            return Says("The passkey could not be saved. Try again", StatusCodes.Status400BadRequest);
        }

        // Other sessions end; this one has just shown the passkey.
        await users.UpdateSecurityStampAsync(user);
        await signIn.WithSecondFactorAsync(user);
        post.SendSoon(Told.PasskeyAdded(user));
        return Results.Ok();
    }

    private static async Task<IResult> RequestOptionsAsync(SignIn signIn) => Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> SignInAsync([FromBody] Used used, SignIn signIn)
    {
        try
        {
            var result = used.Credential is { Length: > 0 } credential ? await signIn.PasskeySignInAsync(credential) : Microsoft.AspNetCore.Identity.SignInResult.Failed;
            return result.Succeeded ? Results.Ok()
                : result.IsNotAllowed ? Says(Pages.Account.SignInModel.NowhereActive, StatusCodes.Status401Unauthorized)
                : Says("We do not know this passkey. Sign in with your password", StatusCodes.Status401Unauthorized);
        }
        catch (Exception failure) when (failure is InvalidOperationException or PasskeyException or System.Text.Json.JsonException)
        {
            // No question was asked before this answer, or the answer cannot be read.
            return Says("That took too long. Try again", StatusCodes.Status401Unauthorized);
        }
    }

    private static async Task<(UserPasskeyInfo Passkey, PasskeyUserEntity Entity)?> AttestAsync(SignIn signIn, string? credential)
    {
        try
        {
            var result = credential is { Length: > 0 } ? await signIn.PerformPasskeyAttestationAsync(credential) : null;
            return result is { Succeeded: true } ? (result.Passkey, result.UserEntity) : null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or PasskeyException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static IResult Says(string sentence, int status) => Results.Json(new { sentence }, statusCode: status);
}
