using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>The self-evaluation of a term as it was when it was signed.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class SignedModel(SefReportQuery query, CurrentSchool school) : AppPage
{
    public SefSnapshot Kept { get; private set; } = null!;

    public SefContent Said { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, Grade> Grades { get; private set; } = new Dictionary<Guid, Grade>();

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    public string SchoolName => school.School.Name;

    public string SchoolRoot => $"/schools/{school.School.Urn}";

    public string Root => $"{SchoolRoot}/self-evaluation";

    /// <summary>The framework as it stands in an address that has no other question, or in one that has.</summary>
    public string Query(char before) => string.IsNullOrEmpty(Framework) ? "" : $"{before}framework={Uri.EscapeDataString(Framework)}";

    public async Task<IActionResult> OnGetAsync(string term)
    {
        if ((await query.SnapshotsAsync(string.IsNullOrEmpty(Framework) ? null : Framework)).FirstOrDefault(s => s.Slug == term) is not { } kept)
        {
            return NotFound();
        }

        (Kept, Said, Grades) = (kept, SefContent.Read(kept.Content), SefSnapshot.ReadGrades(kept.Grades));
        return Page();
    }
}
