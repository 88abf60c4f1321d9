namespace SchoolImprovement.Web.Pages.Schools.Evidence;

/// <summary>A file with a few words about it, wherever one is given as evidence.</summary>
public class UploadForm
{
    public IFormFile? File { get; set; }

    public string? About { get; set; }
}
