using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Tests.Support;

namespace SchoolImprovement.Web.Tests.Contracts;

/// <summary>Pages as people of the test world visit them.</summary>
internal static class Visits
{
    public static Task<Visitor> VisitorWhoMayAsync(this Page page, AppFactory app) =>
        page.SomebodyWhoMay() is { } role ? app.SignedInAsync(role) : app.SignedInAsync(app.World.PlatformAdministrator);

    public static Task<Addresses> AddressesAsync(this AppFactory app, TestTrust trust, TestSchool school, Role? role = null) =>
        app.InTrustAsync(trust.Id, db => Addresses.OfAsync(db, school.Urn, role));
}
