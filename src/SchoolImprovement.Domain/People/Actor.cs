namespace SchoolImprovement.Domain.People;

/// <summary>One role held, for the whole trust or for one school, perhaps until a day.</summary>
/// <param name="Role">The role.</param>
/// <param name="SchoolId">The school, or null for a trust-wide role.</param>
/// <param name="Until">The last day on which it holds, or null.</param>
public readonly record struct Holding(Role Role, Guid? SchoolId, DateOnly? Until);

/// <summary>The person who acts, as the rules see them: a member of one trust with the roles that hold today.</summary>
public sealed class Actor
{
    /// <summary>Makes an actor; holdings past their day are dropped.</summary>
    public Actor(Guid trustId, Guid memberId, string name, IEnumerable<Holding> holdings, DateOnly today)
    {
        TrustId = trustId;
        MemberId = memberId;
        Name = name;
        Holdings = holdings.Where(h => h.Until is not { } until || until >= today).ToList();
    }

    /// <summary>The trust acted in.</summary>
    public Guid TrustId { get; }

    /// <summary>The member who acts.</summary>
    public Guid MemberId { get; }

    /// <summary>The member's name, kept with history.</summary>
    public string Name { get; }

    /// <summary>The roles that hold today.</summary>
    public IReadOnlyList<Holding> Holdings { get; }

    /// <summary>Whether the person may do this for the trust as a whole.</summary>
    public bool MayInTrust(Permission permission) => Holdings.Any(h => h.SchoolId is null && h.Role.May(permission));

    /// <summary>Whether the person may do this in a school, by a role there or by a trust-wide one.</summary>
    public bool May(Permission permission, Guid schoolId) => Holdings.Any(h => (h.SchoolId is null || h.SchoolId == schoolId) && h.Role.May(permission));

    /// <summary>Refuses, with a 403, what the person may not do in a school.</summary>
    /// <exception cref="NotAllowedException">The person lacks the permission.</exception>
    public void Demand(Permission permission, Guid schoolId)
    {
        if (!May(permission, schoolId))
        {
            throw new NotAllowedException($"{Name} may not do this in this school.");
        }
    }

    /// <summary>Refuses, with a 403, what the person may not do for the trust.</summary>
    /// <exception cref="NotAllowedException">The person lacks the permission.</exception>
    public void DemandInTrust(Permission permission)
    {
        if (!MayInTrust(permission))
        {
            throw new NotAllowedException($"{Name} may not do this for the trust.");
        }
    }
}
