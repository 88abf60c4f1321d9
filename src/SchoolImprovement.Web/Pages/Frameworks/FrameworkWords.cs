using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Frameworks;

/// <summary>Words for frameworks that several pages share.</summary>
public static class FrameworkWords
{
    public static string Label(this FrameworkKind kind) => kind == FrameworkKind.Audit ? "Audit" : "Self-evaluation";

    /// <summary>"Not met or met": what a scale is called that some areas have of their own.</summary>
    public static string Called(Framework framework, string scale) => framework.Grades.Where(g => g.Scale == scale).OrderBy(g => g.Order).Select(g => g.Label).ToList() is [var first, .. var rest] ? string.Join(" or ", rest.Select(r => r.ToLowerInvariant()).Prepend(first)) : "";

    /// <summary>"since 1 Sep 2026", "1 Sep 2019 to 9 Nov 2025".</summary>
    public static string Days(DateOnly from, DateOnly? to, DateOnly today) => to is { } last ? $"{from.WithYear()} to {last.WithYear()}" : $"{(from > today ? "from" : "since")} {from.WithYear()}";
}
