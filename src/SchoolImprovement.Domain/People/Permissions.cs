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

    /// <summary>Sign the review of a term, after which it stays as it is.</summary>
    SignReview,

    /// <summary>Read and print the reviews of a term that are signed.</summary>
    ReadReviews,

    /// <summary>Update the progress and note of an action that one leads.</summary>
    UpdateOwnActions,

    /// <summary>Submit the plan to the trust, take it back, make it live, close it.</summary>
    SubmitPlan,

    /// <summary>Endorse a submitted plan for the trust, or return it with the reason.</summary>
    EndorsePlan,

    /// <summary>Approve an endorsed plan for the governors, or record that they did.</summary>
    ApprovePlan,

    /// <summary>Write down training needs, plan training sessions of the school, say how they went.</summary>
    EditTraining,

    /// <summary>Read the monitoring schedule.</summary>
    ReadSchedule,

    /// <summary>Plan, change, move and drop monitoring activities.</summary>
    EditSchedule,

    /// <summary>Write down what was found in an activity that one leads.</summary>
    RecordFindings,

    /// <summary>The same for a visit to the school that one leads: a governor's, the trust's, a peer review.</summary>
    RecordVisits,

    /// <summary>Plan, change, move and drop a visit to the school that one leads oneself: a governor's, the trust's.</summary>
    PlanVisits,

    /// <summary>Open, print and compare the versions of the plan that were kept, and read what changed since the governors approved it.</summary>
    ReadVersions,

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

    /// <summary>The trust's plan template, trust-wide priorities and plan calendar.</summary>
    ManageTemplate,

    /// <summary>Read the school's self-evaluation as it stands, and comment on it. The one permission that a headteacher also gives by sharing.</summary>
    ReadCurrentSelfEvaluation,

    /// <summary>Read all of the school's self-evaluation: signed terms and comparisons too, every framework, and finished audits.</summary>
    ReadSelfEvaluation,

    /// <summary>Write the school's self-evaluation.</summary>
    EditSelfEvaluation,

    /// <summary>Sign the self-evaluation of a term, after which the copy stays as it is.</summary>
    SignSelfEvaluation,

    /// <summary>Share the self-evaluation as it stands with named people who lead other schools of the trust, and take it back.</summary>
    ShareSelfEvaluation,

    /// <summary>Agree with a school's grade, or say that another would be right, and why.</summary>
    ModerateSelfEvaluation,

    /// <summary>Open the school's evidence files.</summary>
    ReadEvidence,

    /// <summary>Keep a file as evidence of the school.</summary>
    AddEvidence,

    /// <summary>See what training all schools need, plan joint sessions, keep the list of topics.</summary>
    PlanJointTraining,

    /// <summary>Read how many staff have answered a questionnaire and, once it is closed, what came of it.</summary>
    ReadVoice,

    /// <summary>Prepare, open and close a staff questionnaire, and check the comments.</summary>
    RunVoice,

    /// <summary>Start a staff questionnaire in several schools at once, each of which makes it ready itself; keep the trust's own questions for it.</summary>
    OfferVoice,

    /// <summary>Assign audits to schools, see how far each is, close them.</summary>
    AssignAudits,
}

/// <summary>The table: what each role may do.</summary>
public static class Permissions
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.TrustAdministrator] =
        [
            Permission.SeeSchool, Permission.SeePeople, Permission.ManagePeople, Permission.ManageSchools,
            Permission.ManageSchoolTerms, Permission.ManageTrust, Permission.ManageTemplate, Permission.AssignAudits,
        ],
        [Role.TrustExecutive] =
        [
            Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.ModerateSelfEvaluation, Permission.ReadVersions, Permission.PlanVisits, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.CommentOnPlan, Permission.ReadHistory,
            Permission.SeePeople, Permission.ManageTemplate, Permission.PlanJointTraining, Permission.EndorsePlan,
            Permission.ReadSchedule, Permission.RecordVisits,
            Permission.ReadVoice, Permission.OfferVoice, Permission.AssignAudits,
        ],
        [Role.Trustee] = [Permission.SeeSchool, Permission.ReadPlanSummary],
        [Role.Adviser] =
        [
            Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.ModerateSelfEvaluation, Permission.ReadVersions, Permission.PlanVisits, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.CommentOnPlan, Permission.ReadHistory,
            Permission.SeePeople,
            Permission.ReadSchedule, Permission.RecordVisits,
        ],
        [Role.Headteacher] =
        [
            Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.AddEvidence, Permission.EditSelfEvaluation, Permission.SignSelfEvaluation, Permission.ShareSelfEvaluation, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.CommentOnPlan, Permission.EditPlan,
            Permission.EditOwnPriority, Permission.UpdateOwnActions, Permission.EditTraining, Permission.ReadHistory, Permission.SeePeople, Permission.ManagePeople,
            Permission.ManageSchoolTerms, Permission.SubmitPlan, Permission.SignReview,
            Permission.ReadSchedule, Permission.EditSchedule, Permission.RecordFindings,
            Permission.ReadVoice, Permission.RunVoice,
        ],
        [Role.SeniorLeader] =
        [
            Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.AddEvidence, Permission.EditSelfEvaluation, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.CommentOnPlan, Permission.EditPlan,
            Permission.EditOwnPriority, Permission.UpdateOwnActions, Permission.EditTraining, Permission.ReadHistory, Permission.SeePeople,
            Permission.ReadSchedule, Permission.EditSchedule, Permission.RecordFindings,
            Permission.ReadVoice, Permission.RunVoice,
        ],
        [Role.PriorityLead] =
        [
            Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.AddEvidence, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.CommentOnPlan, Permission.EditOwnPriority,
            Permission.UpdateOwnActions, Permission.ReadHistory, Permission.SeePeople,
            Permission.ReadSchedule, Permission.RecordFindings,
        ],
        [Role.Staff] = [Permission.SeeSchool, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.UpdateOwnActions, Permission.ReadSchedule, Permission.RecordFindings],
        [Role.PeerReviewer] = [Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.ReadSchedule, Permission.RecordVisits],
        [Role.ExternalExpert] = [Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.ReadSchedule, Permission.RecordVisits],
        [Role.ChairOfGovernors] = [Permission.SeeSchool, Permission.ReadCurrentSelfEvaluation, Permission.ReadSelfEvaluation, Permission.ReadEvidence, Permission.ReadVersions, Permission.PlanVisits, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadPlan, Permission.CommentOnPlan, Permission.SeePeople, Permission.ApprovePlan, Permission.ReadSchedule, Permission.RecordVisits, Permission.ReadVoice],
        [Role.Governor] = [Permission.SeeSchool, Permission.ReadVersions, Permission.PlanVisits, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.ReadSchedule, Permission.RecordVisits],
        [Role.Clerk] = [Permission.SeeSchool, Permission.ReadVersions, Permission.ReadPlanSummary, Permission.ReadReviews, Permission.SeePeople, Permission.ApprovePlan, Permission.ReadSchedule],
        [Role.ProjectBoardMember] = [Permission.SeeSchool, Permission.ReadPlanSummary],
        [Role.LocalAuthorityViewer] = [Permission.SeeSchool, Permission.ReadPlanSummary],
    };

    /// <summary>Whether a role carries a permission.</summary>
    public static bool May(this Role role, Permission permission) => Array.IndexOf(Table[role], permission) >= 0;
}
