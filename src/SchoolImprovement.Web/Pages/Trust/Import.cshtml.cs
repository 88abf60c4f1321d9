using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Gias;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>Takes the files of the national register. They go to disk as they arrive, whatever their size.</summary>
[NeedsInTrust(Permission.ManageSchools)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class ImportModel(AppDbContext db, CurrentUser user, ImportFiles files, RegisterReader reader, TimeProvider clock) : AppPage
{
    public const long LargestFile = 250_000_000;

    /// <summary>Room for both files and a little more, so that a file that is too large is told so on the page.</summary>
    private const long LargestRequest = 2 * LargestFile;

    private const int EarlierShown = 10;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether every earlier import is asked for, not only the latest.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore { get; private set; }

    public IReadOnlyList<Earlier> EarlierImports { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        var trust = await db.Trusts.AsNoTracking().Where(t => t.Id == user.Actor.TrustId).Select(t => new { t.Name, t.GroupUid }).SingleAsync();
        Input.LookFor = trust.GroupUid ?? trust.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancelled)
    {
        await LoadAsync();
        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var establishments = Input.Establishments!;
        var links = Input.Links;
        var import = new RegisterImport(user.Actor, Input.LookFor, NameOf(establishments), links is null ? null : NameOf(links), clock.GetUtcNow().UtcDateTime);
        try
        {
            await using var content = establishments.OpenReadStream();
            await using var linksContent = links?.OpenReadStream();
            await files.SaveAsync(import.Id, content, linksContent, cancelled);
            db.RegisterImports.Add(import);
            await db.SaveChangesAsync(cancelled);
        }
        catch
        {
            files.Delete(import.Id);
            throw;
        }

        reader.Take(import);
        return Redirect($"/import/{import.Id}");
    }

    private async Task LoadAsync()
    {
        var found = await db.RegisterImports.AsNoTracking().OrderByDescending(i => i.StartedAt).Take(All ? int.MaxValue : EarlierShown + 1)
            .Select(i => new Earlier(i.Id, i.StartedAt, i.StartedByName, i.FileName, i.State)).ToListAsync();
        HasMore = !All && found.Count > EarlierShown;
        EarlierImports = HasMore ? found[..EarlierShown] : found;
    }

    /// <summary>Some browsers send the whole path.</summary>
    private static string NameOf(IFormFile file) => Path.GetFileName(file.FileName.Replace('\\', '/'));

    public sealed record Earlier(Guid Id, DateTime StartedAt, string StartedByName, string FileName, RegisterImportState State);

    public sealed class Form
    {
        public string? LookFor { get; set; }

        public IFormFile? Establishments { get; set; }

        public IFormFile? Links { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.LookFor).NotEmpty().WithMessage("Enter the trust’s name or its group UID")
                .MaximumLength(RegisterImport.NameMax).WithMessage($"Shorten the trust’s name to {RegisterImport.NameMax} characters");
            RuleFor(f => f.Establishments).NotNull().WithMessage("Choose the establishments file");
            RuleFor(f => f.Establishments).Must(BeSmallEnough).WithMessage("The establishments file is larger than 250 MB. Upload it as you downloaded it, or pack it as .zip or .gz");
            RuleFor(f => f.Links).Must(BeSmallEnough).WithMessage("The group links file is larger than 250 MB. Upload it as you downloaded it, or pack it as .zip or .gz");
        }

        private static bool BeSmallEnough(IFormFile? file) => file is null || file.Length <= LargestFile;
    }
}
