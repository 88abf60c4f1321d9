using Microsoft.AspNetCore.Mvc;
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
public sealed class IndexModel(AppDbContext db, EvidenceFiles files, CurrentUser user, CurrentSchool school) : AppPage
{
    public const int PageSize = 50;

    public sealed record Row(Guid Id, string Name, string? About, FileType Type, long Length, string By, DateTime At, Guid? ActivityId, string? Activity);

    [BindProperty]
    public UploadForm Input { get; set; } = new();

    /// <summary>Words to look for, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The monitoring activity that a new file comes from, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Activity { get; set; }

    public string? ActivityTitle { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public bool MayAdd => user.May(Permission.AddEvidence, school.School.Id);

    public string Hint => files.Hint;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancelled)
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        var file = await files.AddAsync(user.Actor, school.School.Id, Input.File, Input.About, cancelled, Activity);
        return this.Done(Activity is null ? $"{Root}/evidence" : $"{Root}/monitoring/activities/{Activity}", $"“{file.Called}” is kept as evidence");
    }

    private async Task<bool> LoadAsync()
    {
        var schoolId = school.School.Id;
        if (Activity is { } activity && (ActivityTitle = await db.Monitoring.Where(a => a.Id == activity && a.SchoolId == schoolId).Select(a => a.Title).FirstOrDefaultAsync()) is null)
        {
            return false;
        }

        Number = Math.Clamp(Number, 1, 10_000);
        var found = db.EvidenceFiles.AsNoTracking().Where(f => f.SchoolId == schoolId);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var pattern = Folding.Pattern(Q);
            found = found.Where(f => EF.Functions.Like(Folding.InDatabase(f.Name + "\n" + f.About), pattern, "\\"));
        }

        var rows = await found.OrderByDescending(f => f.AddedAt).ThenByDescending(f => f.Id).Skip((Number - 1) * PageSize).Take(PageSize + 1)
            .Select(f => new Row(f.Id, f.Name, f.About, f.Type, f.Length, f.AddedBy, f.AddedAt, f.ActivityId, db.Monitoring.Where(a => a.Id == f.ActivityId).Select(a => a.Title).FirstOrDefault())).ToListAsync();
        (HasMore, Rows) = (rows.Count > PageSize, [.. rows.Take(PageSize)]);
        return true;
    }
}
