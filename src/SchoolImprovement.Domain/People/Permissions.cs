namespace SchoolImprovement.Domain.People;

/// <summary>One thing a person may be allowed to do. The table role × permission stands in docs/permissions.md, and a test holds this code to it.</summary>
public enum Permission
{
    /// <summary>See that the school is there: its name, its home page.</summary>
    SeeSchool,

    /// <summary>Read the one-page summary of a plan, and print it.</summary>
    ReadPlanSummary,

    /// <summary>Read and print the whole plan.</summary>
    ReadPlan,

    /// <summary>Write comments beside the plan.</summary>
    CommentOnPlan,

    /// <summary>Write everything in the plan.</summary>
    EditPlan,

    /// <summary>Write a priority that one leads, with its criteria, milestones and actions.</summary>
    EditOwnPriority,

    /// <summary>Update the progress and note of an action that one leads.</summary>
    UpdateOwnActions,

    /// <summary>Write down training needs, plan training sessions of the school, say how they went.</summary>
    EditTraining,

    /// <summary>Read who changed what and when.</summary>
    ReadHistory,

    /// <summary>See who has a role in the school.</summary>
    SeePeople,

    /// <summary>Invite people, give and take roles, suspend.</summary>
    ManagePeople,

    /// <summary>Bring in schools, add and change them.</summary>
    ManageSchools,

    /// <summary>A school's own term dates.</summary>
    ManageSchoolTerms,

    /// <summary>The trust's settings: names, colour, second factor, terms, funding sources.</summary>
    ManageTrust,

    /// <summary>The trust's plan template and trust-wide priorities.</summary>
    ManageTemplate,

    /// <summary>See what training all schools need, plan joint sessions, keep the list of topics.</summary>
    PlanJointTraining,
}

/// <summary>The table: what each role may do.</summary>
public static class Permissions
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.TrustAdministrator] =
        [
            Permission.SeeSchool, Permission.SeePeople, Permission.ManagePeople, Permission.ManageSchools,
            Permission.ManageSchoolTerms, Permission.ManageTrust, Permission.ManageTemplate,
        ],
        [Role.TrustExecutive] =
        [
            Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.CommentOnPlan, Permission.ReadHistory,
            Permission.SeePeople, Permission.ManageTemplate, Permission.PlanJointTraining,
        ],
        [Role.Trustee] = [Permission.SeeSchool, Permission.ReadPlanSummary],
        [Role.Adviser] =
        [
            Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.CommentOnPlan, Permission.ReadHistory,
            Permission.SeePeople,
        ],
        [Role.Headteacher] =
        [
            Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.CommentOnPlan, Permission.EditPlan,
            Permission.EditOwnPriority, Permission.UpdateOwnActions, Permission.EditTraining, Permission.ReadHistory, Permission.SeePeople, Permission.ManagePeople,
            Permission.ManageSchoolTerms,
        ],
        [Role.SeniorLeader] =
        [
            Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.CommentOnPlan, Permission.EditPlan,
            Permission.EditOwnPriority, Permission.UpdateOwnActions, Permission.EditTraining, Permission.ReadHistory, Permission.SeePeople,
        ],
        [Role.PriorityLead] =
        [
            Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.CommentOnPlan, Permission.EditOwnPriority,
            Permission.UpdateOwnActions, Permission.ReadHistory, Permission.SeePeople,
        ],
        [Role.Staff] = [Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.UpdateOwnActions],
        [Role.PeerReviewer] = [Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan],
        [Role.ExternalExpert] = [Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan],
        [Role.ChairOfGovernors] = [Permission.SeeSchool, Permission.ReadPlanSummary, Permission.ReadPlan, Permission.CommentOnPlan, Permission.SeePeople],
        [Role.Governor] = [Permission.SeeSchool, Permission.ReadPlanSummary],
        [Role.Clerk] = [Permission.SeeSchool, Permission.ReadPlanSummary, Permission.SeePeople],
        [Role.ProjectBoardMember] = [Permission.SeeSchool, Permission.ReadPlanSummary],
        [Role.LocalAuthorityViewer] = [Permission.SeeSchool, Permission.ReadPlanSummary],
    };

    /// <summary>Whether a role carries a permission.</summary>
    public static bool May(this Role role, Permission permission) => Array.IndexOf(Table[role], permission) >= 0;
}
