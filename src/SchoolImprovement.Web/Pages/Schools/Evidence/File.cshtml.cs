using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SchoolImprovement.Domain.Evidence;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Evidence;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Evidence;

/// <summary>An evidence file, to be saved and not shown: a browser is told neither to guess what it is nor to run it.</summary>
[NeedsInSchool(Permission.ReadEvidence)]
public sealed class FileModel(AppDbContext db, EvidenceFiles files, CurrentSchool school, ILogger<FileModel> log) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancelled)
    {
        var schoolId = school.School.Id;
        if (await db.EvidenceFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.SchoolId == schoolId, cancelled) is not { } file)
        {
            return NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForFiles;
        Response.Headers.CacheControl = "no-store";
        Response.ContentType = FileTypes.Of(file.Type).ContentType;
        Response.ContentLength = file.Length;
        try
        {
            await files.CopyAsync(file, Response.Body, cancelled);
        }
        catch (ContentLostException lost) when (!Response.HasStarted)
        {
            log.LogError(lost, "An evidence file could not be given out.");
            Response.Clear();
            return this.Done($"/schools/{school.School.Urn}/evidence", "This file cannot be fetched just now. Try again in a few minutes; if it stays so, tell whoever runs this site");
        }

        return new EmptyResult();
    }
}
