using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A step in a plan's life that a person may take now, as a button says it. The domain asks again when it is taken.</summary>
/// <param name="Handler">The handler of the status page.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Waits">What the plan waits for, for "Your move:" on home pages; null for a step that nobody waits for.</param>
public sealed record PlanMove(string Handler, string Label, string? Waits)
{
    /// <summary>The step is a way back, or ends something: its button is the quieter one.</summary>
    public bool IsQuiet => Waits is null;

    /// <summary>What the person may do with a plan that stands so; what the plan waits for comes first.</summary>
    public static IReadOnlyList<PlanMove> For(PlanStatus status, Actor by, Guid schoolId)
    {
        bool May(Permission permission) => by.May(permission, schoolId);
        IEnumerable<PlanMove> moves = status switch
        {
            PlanStatus.Draft when May(Permission.SubmitPlan) => [new("Submit", "Submit to the trust", "submit it to the trust")],
            PlanStatus.Returned when May(Permission.SubmitPlan) => [new("Submit", "Submit again", "change it and submit it again")],
            PlanStatus.Submitted =>
            [
                .. May(Permission.EndorsePlan) ? [new("Endorse", "Endorse the plan", "endorse it, or return it with the reason"), new PlanMove("Return", "Return to the school", null)] : Array.Empty<PlanMove>(),
                .. May(Permission.SubmitPlan) ? [new PlanMove("TakeBack", "Take back", null)] : Array.Empty<PlanMove>(),
            ],
            PlanStatus.Endorsed =>
            [
                .. May(Permission.ApprovePlan) ? [new PlanMove("Approve", "Record the approval", "record the governors’ decision")] : Array.Empty<PlanMove>(),
                .. May(Permission.ApprovePlan) || May(Permission.EndorsePlan) ? [new PlanMove("Return", "Return to the school", null)] : Array.Empty<PlanMove>(),
            ],
            PlanStatus.Approved when May(Permission.SubmitPlan) => [new("GoLive", "Make the plan live", "make it live")],
            PlanStatus.Live when May(Permission.SubmitPlan) => [new("Close", "Close the plan", null)],
            _ => [],
        };
        return [.. moves];
    }
}
