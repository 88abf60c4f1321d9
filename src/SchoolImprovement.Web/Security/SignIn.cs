using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Security;

/// <summary>Signing in: only people who belong somewhere come in, and the cookie says whether there was a second factor.</summary>
public sealed class SignIn(
    UserManager<AppUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<AppUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<AppUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<AppUser> confirmation,
    Memberships memberships) : SignInManager<AppUser>(users, http, claims, options, log, schemes, confirmation)
{
    /// <summary>Signs in somebody who has just proved a second factor: a passkey, or a code from their app.</summary>
    public Task WithSecondFactorAsync(AppUser user) => SignInWithClaimsAsync(user, isPersistent: false, [new Claim(Session.SecondFactorClaim, "mfa")]);

    /// <summary>Works in another trust from the next request on.</summary>
    public Task ToTrustAsync(AppUser user, Guid trustId)
    {
        Context.Items[Session.TrustClaim] = trustId;
        return RefreshSignInAsync(user);
    }

    // Asked only after the password or passkey was right, so that the answer tells nothing to a stranger.
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(AppUser user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false)
    {
        if (!await memberships.MaySignInAsync(user))
        {
            return SignInResult.NotAllowed;
        }

        if (!bypassTwoFactor)
        {
            return await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
        }

        await WithSecondFactorAsync(user);
        return SignInResult.Success;
    }
}

/// <summary>How often one address may try: a brake on guessing, wide enough for a whole school behind one router.</summary>
public static class Tries
{
    /// <summary>Name of the rate limit that every page carries which takes a password, a code or a mail address.</summary>
    public const string Limit = "tries";

    /// <summary>Name of the rate limit on what is fetched by a secret in its address.</summary>
    public const string Fetches = "fetches";

    /// <summary>Name of the rate limit on replies to a questionnaire.</summary>
    public const string Answers = "answers";

    public static void AddTries(this WebApplicationBuilder builder)
    {
        var perMinute = builder.Configuration.GetValue("SignIn:TriesPerMinute", 60);
        builder.Services.AddSingleton<UnknownAddresses>();
        builder.Services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(Limit, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("reading"));
            // A whole staff may answer at once from the one address of their school. Addresses are counted in memory for a minute and kept nowhere.
            var answers = builder.Configuration.GetValue("Answers:PerMinute", 600);
            o.AddPolicy(Answers, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = answers, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("reading"));
            var fetches = builder.Configuration.GetValue("Calendar:FetchesPerMinute", 120);
            o.AddPolicy(Fetches, http => RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = fetches, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>Locks out an address without an account just as one with an account, so that lockout does not tell which is which.</summary>
    public sealed class UnknownAddresses(IOptions<IdentityOptions> options) : IDisposable
    {
        private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(address =>
            RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
            {
                // The last try is the one that locks.
                PermitLimit = options.Value.Lockout.MaxFailedAccessAttempts - 1,
                Window = options.Value.Lockout.DefaultLockoutTimeSpan,
            }));

        public bool IsLockedAfterTry(string address)
        {
            using var lease = _tries.AttemptAcquire(address);
            return !lease.IsAcquired;
        }

        public void Dispose() => _tries.Dispose();
    }
}
