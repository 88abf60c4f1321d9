using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Thread;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Thread;

/// <summary>Where the golden thread is broken, school by school: what an executive asks about on the next visit.</summary>
[NeedsInTrust(Permission.ReadPlan)]
public sealed class IndexModel(ThreadQuery query, CurrentUser user, TimeProvider clock) : AppPage
{
    /// <summary>Only gaps of this kind, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public AcademicYear Year { get; } = AcademicYear.Of(clock.Today());

    public string TrustName => user.Trust!.Name;

    public IReadOnlyList<ThreadQuery.SchoolThread> All { get; private set; } = [];

    public GapKind? Only => Typed.Enum<GapKind>(Kind);

    /// <summary>Schools with gaps, those with the most first.</summary>
    public IEnumerable<(ThreadQuery.SchoolThread School, IReadOnlyList<ThreadGap> Gaps)> Broken =>
        All.Select(s => (s, (IReadOnlyList<ThreadGap>)[.. s.Gaps.Where(g => Only is not { } kind || g.Kind == kind)])).Where(s => s.Item2.Count > 0).OrderByDescending(s => s.Item2.Count);

    public async Task OnGetAsync() => All = await query.OfAsync(Year);
}
