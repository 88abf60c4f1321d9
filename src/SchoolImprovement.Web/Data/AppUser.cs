using Microsoft.AspNetCore.Identity;
using SchoolImprovement.Domain;

namespace SchoolImprovement.Web.Data;

/// <summary>An account. One person has one, whichever trusts they are a member of.</summary>
[SharedAcrossTrusts]
public sealed class AppUser : IdentityUser<Guid>
{
    public AppUser() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";

    public bool IsPlatformAdministrator { get; set; }
}

/// <summary>A data-protection key, in the database so that several copies of the app can run side by side.</summary>
[SharedAcrossTrusts]
public sealed class DataProtectionKey
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";
}
