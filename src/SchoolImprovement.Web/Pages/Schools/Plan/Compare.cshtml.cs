using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Reports.Plans;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Two versions of a plan, or a version and the plan as it is now, side by side: added, removed and reworded, field by field.</summary>
[NeedsInSchool(Permission.ReadVersions)]
public sealed class CompareModel(VersionQuery versions, PlanReportQuery reports, CurrentUser user, CurrentSchool school) : AppPage
{
    public string Title { get; private set; } = "";

    public string SchoolName => school.School.Name;

    public string Path { get; private set; } = "";

    public string PlanHref { get; private set; } = "";

    /// <summary>"Version 2, submitted 18 September 2026"; "The plan as it is now".</summary>
    public string FromWords { get; private set; } = "";

    public string ToWords { get; private set; } = "";

    /// <summary>Whether how things stand is compared too, or the plan's words alone.</summary>
    public bool WithProgress { get; private set; }

    public IReadOnlyList<PlanChangeGroup> Groups { get; private set; } = [];

    /// <param name="year">The plan's year.</param>
    /// <param name="from">The number of a version.</param>
    /// <param name="to">The number of another, or "now".</param>
    /// <param name="progress">True to compare how things stand too.</param>
    public async Task<IActionResult> OnGetAsync(string year, int? from, string? to, bool progress = false)
    {
        var number = 0;
        var toNow = to is null or "now";
        if (!AcademicYear.TryParse(year, out var of) || (!toNow && !int.TryParse(to, out number)))
        {
            return NotFound();
        }

        (Path, PlanHref) = ($"/schools/{school.School.Urn}/plan/{of.Slug}", user.PlanHref(school, of));
        if (from is not { } first)
        {
            return Redirect($"{Path}/versions");
        }

        var kept = await versions.OfAsync(of, first, number);
        var before = kept.FirstOrDefault(v => v.Number == first);
        var later = kept.FirstOrDefault(v => v.Number == number);
        if (before is null || (toNow ? await reports.WordsOfAsync(of) : later?.Plan) is not { } after)
        {
            return NotFound();
        }

        (Title, WithProgress, FromWords, ToWords) = (after.Title, progress, before.Words, toNow ? "The plan as it is now" : later!.Words);
        Groups = Only(PlanComparison.Between(before.Plan, after), progress);
        return Page();
    }

    public int Count(PlanChangeKind kind) => Groups.Sum(g => g.Changes.Count(c => c.Kind == kind));

    /// <summary>The words of one version that the other does not have, for marking.</summary>
    public static IEnumerable<WordDiff.Run> Runs(string? text, string? other) => WordDiff.Of(text ?? "", other ?? "");

    private static List<PlanChangeGroup> Only(IReadOnlyList<PlanChangeGroup> groups, bool progress) => progress ? [.. groups] :
        [.. groups.Select(g => g with { Changes = [.. g.Changes.Select(c => c with { Fields = [.. c.Fields.Where(f => !f.IsProgress)] }).Where(c => c.Fields.Count > 0)] }).Where(g => g.Changes.Count > 0)];
}
