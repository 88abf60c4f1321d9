namespace SchoolImprovement.Domain.People;

/// <summary>One role held, for the whole trust or for one school, perhaps until a day.</summary>
/// <param name="Role">The role.</param>
/// <param name="SchoolId">The school, or null for a trust-wide role.</param>
/// <param name="Until">The last day on which it holds, or null.</param>
public readonly record struct Holding(Role Role, Guid? SchoolId, DateOnly? Until);

/// <summary>A school's self-evaluation that its head has shared with the person, perhaps until a day.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Until">The last day, or null.</param>
public readonly record struct SharedWithMe(Guid SchoolId, DateOnly? Until);

/// <summary>The person who acts, as the rules see them: a member of one trust with the roles that hold today.</summary>
public sealed class Actor
{
    /// <summary>Makes an actor; holdings and shares past their day are dropped, and so is what is shared with somebody who leads no other school.</summary>
    public Actor(Guid trustId, Guid memberId, string name, IEnumerable<Holding> holdings, DateOnly today, IEnumerable<SharedWithMe>? shared = null)
    {
        TrustId = trustId;
        MemberId = memberId;
        Name = name;
        Holdings = holdings.Where(h => h.Until is not { } until || until >= today).ToList();
        SharedSchools = (shared ?? []).Where(s => (s.Until is not { } until || until >= today) && Holdings.Any(h => h.Role.LeadsSchool() && h.SchoolId != s.SchoolId)).Select(s => s.SchoolId).ToList();
    }

    /// <summary>The trust acted in.</summary>
    public Guid TrustId { get; }

    /// <summary>The member who acts.</summary>
    public Guid MemberId { get; }

    /// <summary>The member's name, kept with history.</summary>
    public string Name { get; }

    /// <summary>The roles that hold today.</summary>
    public IReadOnlyList<Holding> Holdings { get; }

    /// <summary>The schools whose self-evaluation is shared with the person today.</summary>
    public IReadOnlyList<Guid> SharedSchools { get; }

    /// <summary>Whether the person may do this for the trust as a whole.</summary>
    public bool MayInTrust(Permission permission) => Holdings.Any(h => h.SchoolId is null && h.Role.May(permission));

    /// <summary>Whether the person may do this in a school: by a role there, by a trust-wide one, or because the school's self-evaluation is shared with them, which gives one permission.</summary>
    public bool May(Permission permission, Guid schoolId) =>
        Holdings.Any(h => (h.SchoolId is null || h.SchoolId == schoolId) && h.Role.May(permission)) || (permission == Permission.ReadCurrentSelfEvaluation && SharedSchools.Contains(schoolId));

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
