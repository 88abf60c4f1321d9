using System.Security.Claims;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Security;

/// <summary>Accounts, sign-in cookie, and the rule that every page is for the signed-in unless it says otherwise.</summary>
public static class Accounts
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CurrentUser>();
        services.AddScoped<CurrentSchool>();
        services.AddSingleton<Memberships.Asked>().AddScoped<Memberships>();
        services.AddScoped<FirstRun>();
        services.AddScoped<People.Invitations>();
        services.AddScoped<People.SecondFactorReset>();
        services.AddScoped<People.Administrators>();
        services.AddIdentityCore<AppUser>(o =>
        {
            IdentityStoreSchema.Apply(o);
            o.User.RequireUniqueEmail = true;
            o.Password.RequiredLength = 12;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Password.RequiredUniqueChars = 5;
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<AppDbContext>().AddSignInManager<SignIn>().AddErrorDescriber<Passwords>().AddClaimsPrincipalFactory<TrustClaims>().AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "si";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.SlidingExpiration = true;
            o.LoginPath = "/account/sign-in";
            o.ReturnUrlParameter = "returnUrl";
            o.Events.OnValidatePrincipal = Session.ValidateAsync;
            o.Events.OnRedirectToAccessDenied = c =>
            {
                c.Response.StatusCode = 403;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("school-improvement");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new KeysInDatabase(p.GetRequiredService<IServiceScopeFactory>())));
    }

    /// <summary>Puts into the cookie the trust the person works in: the one they chose, or their first.</summary>
    private sealed class TrustClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options, Memberships memberships, IHttpContextAccessor http)
        : UserClaimsPrincipalFactory<AppUser>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            var all = await memberships.OfAsync(user.Id);
            var chosen = http.HttpContext?.Items[Session.TrustClaim] as Guid? ?? (Guid.TryParse(http.HttpContext?.User.FindFirstValue(Session.TrustClaim), out var now) ? now : null);
            if ((all.FirstOrDefault(m => m.TrustId == chosen) ?? all.FirstOrDefault()) is { } membership)
            {
                identity.AddClaim(new Claim(Session.TrustClaim, membership.TrustId.ToString()));
            }

            if (all.Count > 1)
            {
                identity.AddClaim(new Claim(Session.SeveralTrustsClaim, "several"));
            }

            return identity;
        }
    }

    /// <summary>Stands in for the package that keeps data-protection keys in the database.</summary>
    private sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var scope = scopes.CreateScope();
            return scope.ServiceProvider.GetRequiredService<AppDbContext>().DataProtectionKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x)).ToList();
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.DataProtectionKeys.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveChangesAsync().GetAwaiter().GetResult();
        }
    }
}
