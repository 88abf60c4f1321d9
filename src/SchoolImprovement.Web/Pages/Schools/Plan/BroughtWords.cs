using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What is brought in, in a sentence: only what there is.</summary>
public static class BroughtWords
{
    /// <summary>"1 new priority, 2 actions, £1,700"; "Nothing" for nothing.</summary>
    public static string Sum(this Placement made)
    {
        var cost = made.Priorities.Sum(p => p.Actions.Sum(a => a.CostPence ?? 0));
        var words = new[]
        {
            Some(made.Priorities.Count(p => p.Into is null), "new priority", "new priorities"),
            Some(made.Priorities.Count(p => p.Into is not null), "priority of the plan added to", "priorities of the plan added to"),
            Some(made.Priorities.Sum(p => p.Criteria.Count), "success criterion", "success criteria"),
            Some(made.Priorities.Sum(p => p.Milestones.Count), "milestone", "milestones"),
            Some(made.Priorities.Sum(p => p.Actions.Count), "action", "actions"),
            cost > 0 ? cost.Money() : null,
        }.OfType<string>().ToList();
        return words.Count == 0 ? "Nothing" : string.Join(", ", words);
    }

    /// <summary>"1 priority and 2 actions brought in".</summary>
    public static string Done(this Placement made) =>
        string.Join(" and ", new[] { Some(made.Priorities.Count, "priority", "priorities"), Some(made.Priorities.Sum(p => p.Actions.Count), "action", "actions") }.OfType<string>()) + " brought in";

    private static string? Some(int number, string one, string many) => number > 0 ? number.Count(one, many) : null;
}
