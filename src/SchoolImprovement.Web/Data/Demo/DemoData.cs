using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>
/// Two trusts with people and plans to look at, made once when there is no trust yet: always in Development unless Demo__Enabled is false,
/// elsewhere only when Demo__Enabled is true.
/// </summary>
public static class DemoData
{
    public const string Password = "Demo-Trust-2026!";

    /// <summary>Who can sign in, and as what.</summary>
    public static IReadOnlyList<(string Email, string What)> SignIns { get; } =
    [
        ("platform@example.org", "Platform administrator"),
        ("admin@ardenvale.example", "Trust administrator, Arden Vale Learning Trust"),
        ("executive@ardenvale.example", "Trust executive"),
        ("adviser@ardenvale.example", "Adviser, also in Otherside Trust"),
        ("head@firs.example", "Headteacher, Firs Primary School"),
        ("deputy@firs.example", "Senior leader"),
        ("lead@firs.example", "Priority lead"),
        ("teacher@firs.example", "Teacher"),
        ("chair@firs.example", "Chair of governors"),
        ("governor@firs.example", "Link governor"),
        ("clerk@firs.example", "Clerk"),
        ("head@beaconhill.example", "Headteacher, Beacon Hill Primary School, and peer reviewer of Firs"),
        ("head@meadowside.example", "Headteacher, Meadowside Primary School"),
        ("executive@otherside.example", "Trust executive, Otherside Trust"),
        ("head@otherside.example", "Headteacher, Otherside High School"),
    ];

    /// <summary>Makes the demo where it is wanted, and in Development says at the console how to get in.</summary>
    public static async Task MakeDemoAsync(this WebApplication app)
    {
        if (!Wanted(app.Configuration, app.Environment))
        {
            return;
        }

        await MakeAsync(app.Services, app.Services.GetRequiredService<TimeProvider>().Today());
        if (app.Environment.IsDevelopment())
        {
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Welcome(app.Urls)));
        }
    }

    internal static bool Wanted(IConfiguration settings, IHostEnvironment environment) => settings.GetValue("Demo:Enabled", environment.IsDevelopment());

    /// <summary>Makes both trusts as they stand today, or as they stood on 22 November if that is past in this school year.</summary>
    internal static async Task MakeAsync(IServiceProvider services, DateOnly today)
    {
        await using var first = services.CreateAsyncScope();
        if (await first.ServiceProvider.GetRequiredService<AppDbContext>().Trusts.AnyAsync())
        {
            return;
        }

        var year = AcademicYear.Of(today);
        var lateAutumn = new DateOnly(year.StartYear, 11, 22);
        var accounts = new DemoAccounts(first.ServiceProvider.GetRequiredService<ILookupNormalizer>());
        foreach (var file in new[] { "arden-vale", "otherside" })
        {
            await using var scope = services.CreateAsyncScope();
            var text = DemoText.Read<TrustText>(file);
            await new DemoTrust(scope.ServiceProvider, accounts, text, today, today < lateAutumn ? today : lateAutumn).MakeAsync();
        }
    }

    private static string Welcome(IEnumerable<string> addresses)
    {
        var lines = SignIns.Select(s => $"    {s.Email,-30} {s.What}");
        return $"""

              School Improvement is ready: {string.Join("  ", addresses)}
              Demo sign-ins, password {Password}

            {string.Join(Environment.NewLine, lines)}

            """;
    }
}

/// <summary>Accounts of demo people. All have one password, hashed once because hashing is slow on purpose.</summary>
internal sealed class DemoAccounts(ILookupNormalizer names)
{
    private readonly string _hash = new PasswordHasher<AppUser>().HashPassword(new AppUser(), DemoData.Password);

    /// <summary>The account of this address: the one that is there, or a new one.</summary>
    public async Task<AppUser> OfAsync(AppDbContext db, string name, string email, bool platform = false)
    {
        var normal = names.NormalizeEmail(email);
        var there = db.Users.Local.FirstOrDefault(u => u.NormalizedEmail == normal) ?? await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == normal);
        if (there is not null)
        {
            return there;
        }

        var user = new AppUser
        {
            UserName = email,
            NormalizedUserName = names.NormalizeName(email),
            Email = email,
            NormalizedEmail = normal,
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = _hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            DisplayName = name,
            IsPlatformAdministrator = platform,
        };
        db.Users.Add(user);
        return user;
    }
}

/// <summary>A clock that is set, so that history lies in the past.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
