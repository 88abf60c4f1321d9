using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Evidence;
using SchoolImprovement.Web.Pages.Schools.Evidence;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Chooses what shows a grade or a point: from what the school has already, or a new file.</summary>
[NeedsInSchool(Permission.EditSelfEvaluation)]
[RequestSizeLimit(EvidenceSettings.LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceSettings.LargestRequest)]
public sealed class EvidenceModel(SefQuery query, SefWriting writing, EvidenceQuery evidence, EvidenceFiles files, CurrentUser user, CurrentSchool school) : AppPage
{
    public SefView View { get; private set; } = null!;

    public IReadOnlyList<EvidenceQuery.Choice> Choices { get; private set; } = [];

    [BindProperty]
    public UploadForm Input { get; set; } = new();

    /// <summary>The strength or area for development, or null for the grade as a whole.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Point { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    /// <summary>Words to look for, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public EvidenceKind? Kind { get; set; }

    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<EvidenceKind>().Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public string SchoolName => school.School.Name;

    public string SchoolRoot => $"/schools/{school.School.Urn}";

    public string Root => $"{SchoolRoot}/self-evaluation";

    public string Hint => files.Hint;

    /// <summary>What is to be shown: the point's words, or null for the grade.</summary>
    public string? Of => View.Points.FirstOrDefault(p => p.Id == Point)?.Text;

    public IEnumerable<LinkLine> Links => View.Links.Where(l => l.PointId == Point);

    public string Back => $"{Root}/{View.Open!.Area.Code}{Query(false)}#{(Point is null ? "shows" : View.Points.Any(p => p.Id == Point && p.Kind == PointKind.Strength) ? Parts.Strengths : Parts.Developments)}";

    /// <summary>The address of a form of this page.</summary>
    public string To(string? handler) => $"{Root}/{View.Open!.Area.Code}/evidence{Query(true, handler)}";

    public Task<IActionResult> OnGetAsync(string areaCode) => ShowAsync(areaCode, () => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostLinkAsync(string areaCode, EvidenceKind what, Guid id) => ShowAsync(areaCode, async () =>
    {
        var choice = await evidence.OneAsync(what, id) ?? throw new RuleBrokenException("This is no longer there. Choose something else");
        await writing.LinkAsync(View, Point, choice.Found);
        return this.Done(Back, $"“{choice.Words}” is linked");
    });

    public Task<IActionResult> OnPostUnlinkAsync(string areaCode, Guid link) => ShowAsync(areaCode, async () =>
    {
        await writing.UnlinkAsync(View, link);
        return this.Done(To(null), "The link is gone; what it led to stays");
    });

    public Task<IActionResult> OnPostUploadAsync(string areaCode, CancellationToken cancelled) => ShowAsync(areaCode, async () =>
    {
        var file = await files.AddAsync(user.Actor, school.School.Id, Input.File, Input.About, cancelled);
        await writing.LinkAsync(View, Point, new EvidenceFound(EvidenceKind.File, file.Id, file.Called, file.AddedAt.LondonDay()));
        return this.Done(Back, $"“{file.Called}” is kept and linked");
    });

    private async Task<IActionResult> ShowAsync(string areaCode, Func<Task<IActionResult>> work)
    {
        View = (await query.OfAsync(string.IsNullOrEmpty(Framework) ? null : Framework, areaCode))!;
        if (View is null || (Point is not null && View.Points.All(p => p.Id != Point || p.Kind == PointKind.Inspection)))
        {
            return NotFound();
        }

        Choices = await evidence.FindAsync(Q, Kind);
        return await work();
    }

    private string Query(bool point, string? handler = null) =>
        QueryString.Create(new Dictionary<string, string?> { ["point"] = point ? Point?.ToString() : null, ["framework"] = Framework, ["handler"] = handler }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();
}
