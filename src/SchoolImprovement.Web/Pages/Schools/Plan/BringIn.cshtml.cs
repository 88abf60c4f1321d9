using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Bringing;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>Takes the plan that a school has already: a pasted table or a file. It is read at once; nothing is in the plan before it is confirmed.</summary>
[NeedsInSchool(Permission.EditPlan)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class BringInModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    /// <summary>Room for a file that is too large, so that it is told so on the page.</summary>
    private const long LargestRequest = 10 * PlanFile.Largest;

    [BindProperty]
    public Form Input { get; set; } = new();

    public AcademicYear Year { get; private set; }

    public string SchoolName => school.School.Name;

    public string PlanName => user.Trust!.PlanName;

    public string PlanPath => $"/schools/{school.School.Urn}/plan/{Year.Slug}";

    /// <summary>A plan is there, or can be started for this year.</summary>
    public bool IsPossible { get; private set; }

    /// <summary>What the person began before and has not confirmed.</summary>
    public IReadOnlyList<Begun> Earlier { get; private set; } = [];

    /// <summary>Why the plan takes nothing in now, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string year)
    {
        await LoadAsync(year);
        return Refusal is { } refusal ? this.Refused(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string year, CancellationToken cancelled)
    {
        await LoadAsync(year);
        if (!IsPossible)
        {
            throw new RuleBrokenException("A plan can be started for this academic year and the next. Go to one of them");
        }

        if (Refusal is { } refusal)
        {
            return this.Refused(refusal);
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        var now = clock.GetUtcNow().UtcDateTime;
        BringIn begun;
        try
        {
            begun = new BringIn(user.Actor, school.School.Id, Year, Source, JsonSerializer.Serialize(Outline.Of(await ReadAsync(cancelled))), now);
        }
        catch (PlanFileException refused)
        {
            ModelState.AddModelError(Input.File is null ? "Input.Pasted" : "Input.File", refused.Message);
            return this.Again();
        }

        var old = now - BringIn.KeptFor;
        await db.BringIns.Where(b => b.At < old).ExecuteDeleteAsync(cancelled);
        db.BringIns.Add(begun);
        await db.SaveChangesAsync(cancelled);
        return Redirect($"{PlanPath}/bring-in/{begun.Id}");
    }

    /// <summary>Some browsers send the whole path.</summary>
    private string Source => Input.File is { } file ? Path.GetFileName(file.FileName.Replace('\\', '/')) : "Pasted table";

    private async Task<SourceDocument> ReadAsync(CancellationToken cancelled)
    {
        if (Input.File is not { } file)
        {
            return PlanFile.ReadPaste(Input.Pasted!);
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancelled);
        return PlanFile.Read(Source, content.ToArray());
    }

    private async Task LoadAsync(string year)
    {
        Year = AcademicYear.TryParse(year, out var named) ? named : AcademicYear.Of(clock.Today());
        var (of, schoolId, me, current, old) = (Year, school.School.Id, user.Actor.MemberId, AcademicYear.Of(clock.Today()), clock.GetUtcNow().UtcDateTime - BringIn.KeptFor);
        var status = await db.Plans.Where(p => p.SchoolId == schoolId && p.Year == of).Select(p => (PlanStatus?)p.Status).FirstOrDefaultAsync();
        IsPossible = of == current || of == current.Next || status is not null;
        Refusal = status is { } stands ? PlanStatuses.Of(stands).Refusal : null;
        Earlier = await db.BringIns.AsNoTracking().Where(b => b.SchoolId == schoolId && b.MemberId == me && b.Year == of && b.At >= old).OrderByDescending(b => b.At).Take(5).Select(b => new Begun(b.Id, b.Source, b.At)).ToListAsync();
    }

    public sealed record Begun(Guid Id, string Source, DateTime At);

    public sealed class Form
    {
        public string? Pasted { get; set; }

        public IFormFile? File { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.File).Must(f => f is null || f.Length <= PlanFile.Largest).WithMessage("The file is larger than 5 MB. Take pictures out of it, or copy the table and paste it");
            RuleFor(f => f.Pasted).NotEmpty().When(f => f.File is null).WithMessage("Paste a table, or choose a file");
            RuleFor(f => f.Pasted).Empty().When(f => f.File is not null).WithMessage("You pasted a table and chose a file. Bring them in one after the other: empty this field first");
        }
    }
}
