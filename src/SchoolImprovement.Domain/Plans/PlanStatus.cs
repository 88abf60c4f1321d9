using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>Where a plan stands between its first word and the end of its year. Words, order and icon are in <see cref="PlanStatuses"/>. Source: field guide §2.1.</summary>
public enum PlanStatus
{
    /// <summary>The school writes it.</summary>
    Draft,

    /// <summary>With the trust, which endorses or returns it.</summary>
    Submitted,

    /// <summary>Back with the school, with the reason.</summary>
    Returned,

    /// <summary>Endorsed by the trust; the governors decide next.</summary>
    Endorsed,

    /// <summary>Approved by the governors, not yet live.</summary>
    Approved,

    /// <summary>Being carried out. What changes in it is an amendment.</summary>
    Live,

    /// <summary>Its year is over, or it was closed before. It is only read.</summary>
    Closed,
}

/// <summary>Label, order, icon and rules of each <see cref="PlanStatus"/>, in one place.</summary>
public static class PlanStatuses
{
    /// <summary>One row of the registry.</summary>
    /// <param name="Value">The status.</param>
    /// <param name="Label">As people read it.</param>
    /// <param name="Token">Name of the colour token: done, on, risk or none.</param>
    /// <param name="Icon">Name of the icon, which has a shape of its own for each status.</param>
    /// <param name="Step">Place on the way of every plan, from 0; a returned plan is where a draft is.</param>
    /// <param name="Meaning">What it means, in a sentence.</param>
    /// <param name="MovedBy">Who takes the next step.</param>
    /// <param name="Move">The next step, as a person does it.</param>
    /// <param name="Refusal">Why its words take no change and what to do about it; null where they do.</param>
    public sealed record Look(PlanStatus Value, string Label, string Token, string Icon, int Step, string Meaning, Permission? MovedBy, string? Move, string? Refusal)
    {
        /// <summary>Whether the plan's words may be changed.</summary>
        public bool TakesWords => Refusal is null;
    }

    /// <summary>Every status, in the order of a plan's life.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new(PlanStatus.Draft, "Draft", "none", "pencil", 0, "The school is writing the plan.", Permission.SubmitPlan, "Submit it to the trust", null),
        new(PlanStatus.Returned, "Returned", "risk", "arrow-counterclockwise", 0, "The plan came back to the school to be changed.", Permission.SubmitPlan, "Change it and submit it again", null),
        new(PlanStatus.Submitted, "Submitted", "on", "arrow-right-circle-fill", 1, "The plan is with the trust.", Permission.EndorsePlan, "Endorse it, or return it with the reason",
            "This plan is with the trust. Take it back to change it"),
        new(PlanStatus.Endorsed, "Endorsed", "on", "check-lg", 2, "The trust has endorsed the plan. The governors decide next.", Permission.ApprovePlan, "Record the governors’ decision",
            "The trust has endorsed this plan and the governors decide next. Ask either to return it, to change it"),
        new(PlanStatus.Approved, "Approved", "done", "check-circle-fill", 3, "The governors have approved the plan.", Permission.SubmitPlan, "Make it live",
            "The governors have approved this plan. Make it live to change it, so that the change is on record"),
        new(PlanStatus.Live, "Live", "done", "check-circle-fill", 4, "The plan is being carried out. What changes in it is recorded as an amendment.", Permission.SubmitPlan, null, null),
        new(PlanStatus.Closed, "Closed", "none", "shield-lock", 5, "The plan is closed. It can be read and printed.", null, null,
            "This plan is closed and stays as it is. Write in the next year’s plan instead"),
    ];

    /// <summary>The steps of every plan, for the status bar.</summary>
    public static IReadOnlyList<Look> Way { get; } = [.. All.Where(l => l.Value != PlanStatus.Returned)];

    /// <summary>The registry's row for a status.</summary>
    public static Look Of(PlanStatus value) => All.First(l => l.Value == value);

    /// <summary>The word for a status.</summary>
    public static string Label(this PlanStatus value) => Of(value).Label;

    /// <summary>Whether a plan of this status takes changes to its words.</summary>
    public static bool TakesWords(this PlanStatus value) => Of(value).TakesWords;

    /// <summary>Whether a plan of this status takes word of progress: all but a closed one, because schools begin in September while governors approve in October.</summary>
    public static bool TakesProgress(this PlanStatus value) => value != PlanStatus.Closed;
}
