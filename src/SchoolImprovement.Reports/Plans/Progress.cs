namespace SchoolImprovement.Reports.Plans;

/// <summary>How far an action, a milestone or a success criterion has come.</summary>
public enum Progress
{
    /// <summary>Not begun, not due yet.</summary>
    NotStarted,

    /// <summary>Going as planned.</summary>
    OnTrack,

    /// <summary>May miss its date or its target.</summary>
    AtRisk,

    /// <summary>Will miss, or has missed, its date or its target.</summary>
    OffTrack,

    /// <summary>Done, met.</summary>
    Complete,
}
