using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Evidence;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Evidence;

/// <summary>The files that a school keeps as evidence, the latest first, and the place to add one.</summary>
[NeedsInSchool(Permission.ReadEvidence)]
[RequestSizeLimit(EvidenceSettings.LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceSettings.LargestRequest)]
public sealed class IndexModel(AppDbContext db, EvidenceFiles files, CurrentUser user, CurrentSchool school) : PageModel
{
    public const int PageSize = 50;

    public sealed record Row(Guid Id, string Name, string? About, FileType Type, long Length, string By, DateTime At);

    [BindProperty]
    public UploadForm Input { get; set; } = new();

    /// <summary>Words to look for, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public bool MayAdd => user.May(Permission.AddEvidence, school.School.Id);

    public string Hint => files.Hint;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancelled)
    {
        await LoadAsync();
        var file = await files.AddAsync(user.Actor, school.School.Id, Input.File, Input.About, cancelled);
        return this.Done($"{Root}/evidence", $"“{file.Called}” is kept as evidence");
    }

    private async Task LoadAsync()
    {
        var schoolId = school.School.Id;
        Number = Math.Clamp(Number, 1, 10_000);
        var found = db.EvidenceFiles.AsNoTracking().Where(f => f.SchoolId == schoolId);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var pattern = Folding.Pattern(Q);
            found = found.Where(f => EF.Functions.Like(Folding.InDatabase(f.Name + "\n" + f.About), pattern, "\\"));
        }

        var rows = await found.OrderByDescending(f => f.AddedAt).ThenByDescending(f => f.Id).Skip((Number - 1) * PageSize).Take(PageSize + 1)
            .Select(f => new Row(f.Id, f.Name, f.About, f.Type, f.Length, f.AddedBy, f.AddedAt)).ToListAsync();
        (HasMore, Rows) = (rows.Count > PageSize, [.. rows.Take(PageSize)]);
    }
}
