using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Web.Security;

/// <summary>Who asks: filled once a request from the cookie and the database, so that a suspended person's session ends with their next request.</summary>
public sealed class CurrentUser
{
    /// <summary>What pages show of the trust.</summary>
    public sealed record TrustFacts(Guid Id, string Name, string PlanName, string PlanShortName, string Colour, bool RequiresSecondFactor);

    public Guid? UserId { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsPlatformAdministrator { get; private set; }

    /// <summary>Signed in with a passkey or a second factor.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>In more than one trust when they signed in: the others are worth asking for.</summary>
    public bool IsInSeveralTrusts { get; private set; }

    /// <summary>The trust the person works in now, or null.</summary>
    public TrustFacts? Trust { get; private set; }

    private Actor? _actor;

    /// <summary>The person as the rules see them, in their trust.</summary>
    /// <exception cref="NotAllowedException">The person is not a member of a trust.</exception>
    public Actor Actor => _actor ?? throw new Domain.NotAllowedException("This needs a member of a trust.");

    /// <summary>The school in which they have their roles, if it is one school and no role is for the trust.</summary>
    public Guid? OnlySchool => _actor?.Holdings.Select(h => h.SchoolId).Distinct().ToList() is [var only] ? only : null;

    public bool IsMember => _actor is not null;

    public bool May(Permission permission, Guid schoolId) => _actor?.May(permission, schoolId) == true;

    public bool MayInTrust(Permission permission) => _actor?.MayInTrust(permission) == true;

    internal void Is(Guid userId, string name, bool platform, bool secondFactor, TrustFacts? trust, Actor? actor, bool severalTrusts = false) =>
        (UserId, Name, IsPlatformAdministrator, HasSecondFactor, IsInSeveralTrusts, Trust, _actor) = (userId, actor?.Name ?? name, platform, secondFactor, severalTrusts, trust, actor);
}
