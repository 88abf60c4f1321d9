namespace SchoolImprovement.Domain.People;

/// <summary>What a person is in a trust or a school. What each may do is in <see cref="Permissions"/>. Source: field guide §10.3.</summary>
public enum Role
{
    /// <summary>People, roles, schools, terms, imports, settings. Trust-wide.</summary>
    TrustAdministrator,

    /// <summary>Chief executive or director of education: every school. Trust-wide.</summary>
    TrustExecutive,

    /// <summary>Member of the trust's board: plan summaries of every school. Trust-wide.</summary>
    Trustee,

    /// <summary>Adviser, improvement partner, moderator: the schools they are deployed to.</summary>
    Adviser,

    /// <summary>Owns the school's plan and self-evaluation.</summary>
    Headteacher,

    /// <summary>Deputy, assistant head or other senior leader of the school.</summary>
    SeniorLeader,

    /// <summary>Leads a subject, phase or priority; edits what they lead.</summary>
    PriorityLead,

    /// <summary>Teacher or other staff; updates the actions they lead.</summary>
    Staff,

    /// <summary>Reviews one school, for the time of the review.</summary>
    PeerReviewer,

    /// <summary>Outside expert for the time of one deployment.</summary>
    ExternalExpert,

    /// <summary>Chair of governors of the school.</summary>
    ChairOfGovernors,

    /// <summary>Governor or link governor of the school.</summary>
    Governor,

    /// <summary>Clerk (governance professional) of the school.</summary>
    Clerk,

    /// <summary>Sits on the school's project board.</summary>
    ProjectBoardMember,

    /// <summary>Local authority or diocese, as granted.</summary>
    LocalAuthorityViewer,
}

/// <summary>Words and reach of each role, in one registry.</summary>
public static class Roles
{
    /// <summary>One row of the registry.</summary>
    /// <param name="Role">The role.</param>
    /// <param name="Label">As people read it.</param>
    /// <param name="TrustWide">True when the role holds for every school of the trust and names none.</param>
    /// <param name="TimeLimited">True when the role needs an end date.</param>
    public sealed record Row(Role Role, string Label, bool TrustWide, bool TimeLimited);

    /// <summary>Every role, in the order people choose from.</summary>
    public static IReadOnlyList<Row> All { get; } =
    [
        new(Role.Headteacher, "Headteacher", false, false),
        new(Role.SeniorLeader, "Senior leader", false, false),
        new(Role.PriorityLead, "Priority or subject lead", false, false),
        new(Role.Staff, "Teacher or other staff", false, false),
        new(Role.ChairOfGovernors, "Chair of governors", false, false),
        new(Role.Governor, "Governor", false, false),
        new(Role.Clerk, "Clerk (governance professional)", false, false),
        new(Role.Adviser, "Adviser", false, false),
        new(Role.PeerReviewer, "Peer reviewer", false, true),
        new(Role.ExternalExpert, "External expert", false, true),
        new(Role.ProjectBoardMember, "Project Board member", false, false),
        new(Role.LocalAuthorityViewer, "Local authority or diocese", false, false),
        new(Role.TrustExecutive, "Trust executive", true, false),
        new(Role.Trustee, "Trustee", true, false),
        new(Role.TrustAdministrator, "Trust administrator", true, false),
    ];

    /// <summary>The registry's row for a role.</summary>
    public static Row Of(Role role) => All.First(r => r.Role == role);

    /// <summary>The role as people read it.</summary>
    public static string Label(this Role role) => Of(role).Label;

    /// <summary>Whether the role is to lead a school: its head, deputy or another senior leader.</summary>
    public static bool LeadsSchool(this Role role) => role is Role.Headteacher or Role.SeniorLeader;
}
