using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Data.Demo;

namespace SchoolImprovement.Browser.Tests.Support;

/// <summary>A trust in which nothing has been written yet: one school, and people to look at its empty pages.</summary>
public sealed record BareTrust(string Urn, (string Email, Role? Role)[] People)
{
    public const string Name = "Bare Trust";

    public static async Task<BareTrust> MakeAsync(RunningApp app)
    {
        await using var first = app.Services.CreateAsyncScope();
        var outside = first.ServiceProvider.GetRequiredService<AppDbContext>();
        var trust = new Trust(Name, null);
        outside.Add(trust);
        await outside.SaveChangesAsync();

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trust.Id);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var school = new School(trust.Id, new SchoolFacts("999001", "Bare School", "Primary", null, null, null, null, null));
        db.Add(school);
        var people = new List<(string, Role?)>();
        foreach (var role in new[] { Role.Headteacher, Role.TrustAdministrator, Role.TrustExecutive })
        {
            var email = $"{role}@bare.example".ToLowerInvariant();
            var user = new AppUser { UserName = email, Email = email, EmailConfirmed = true, DisplayName = $"Bare {role}" };
            (await users.CreateAsync(user, DemoData.Password)).Succeeded.ShouldBeTrue();
            var member = Member.Invite(trust.Id, user.DisplayName, email);
            member.Join(user.Id);
            member.GiveAtSetUp(role, Roles.Of(role).TrustWide ? null : school.Id, null, DateOnly.FromDateTime(DateTime.UtcNow));
            db.Add(member);
            people.Add((email, role));
        }

        await db.SaveChangesAsync();
        return new BareTrust(school.Urn, [.. people]);
    }
}
