namespace SchoolImprovement.Domain.Plans;

/// <summary>What becomes of a priority when its year ends. Source: field guide §2.1, "carry forward, embed, stop".</summary>
public enum YearEnd
{
    /// <summary>It goes on in next year's plan.</summary>
    Carry,

    /// <summary>It has become everyday practice: it leaves the plan and is kept an eye on.</summary>
    Embed,

    /// <summary>It ends, for a reason.</summary>
    Stop,
}

/// <summary>Words for what becomes of a priority, in one place.</summary>
public static class YearEnds
{
    /// <summary>One row of the registry.</summary>
    /// <param name="Value">The decision.</param>
    /// <param name="Label">As people choose it.</param>
    /// <param name="Done">As next year's plan tells it.</param>
    /// <param name="Icon">Name of the icon.</param>
    public sealed record Look(YearEnd Value, string Label, string Done, string Icon);

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new(YearEnd.Carry, "Carry on into next year’s plan", "Carried on", "arrow-right-circle-fill"),
        new(YearEnd.Embed, "Embed: it is everyday practice now", "Embedded", "check-circle-fill"),
        new(YearEnd.Stop, "Stop", "Stopped", "x-octagon-fill"),
    ];

    /// <summary>The registry's row for a decision.</summary>
    public static Look Of(YearEnd value) => All.First(l => l.Value == value);

    /// <summary>The word for a decision in a list.</summary>
    public static string Label(this YearEnd value) => Of(value).Done;
}
