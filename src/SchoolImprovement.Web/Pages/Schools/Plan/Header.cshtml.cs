using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The top of the plan: title, period, the year in short, vision, context, inspection, sources.</summary>
[NeedsInSchool(Permission.EditPlan)]
public class HeaderModel(AppDbContext db, CurrentUser user, CurrentSchool school) : PageModel
{
    /// <summary>A field that somebody else changed while this form was open.</summary>
    public sealed record Theirs(string Label, string Yours, string Saved);

    [BindProperty]
    public Form Input { get; set; } = new();

    public Domain.Plans.Plan Plan { get; private set; } = null!;

    /// <summary>Where the saved words differ from what is in the form, when somebody else saved first.</summary>
    public IReadOnlyList<Theirs> Clash { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        Input = Form.Of(Plan);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        if (Input.Version != Plan.Version && Differences() is { Count: > 0 } differences)
        {
            return Conflict(differences);
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        Plan.WriteHeader(user.Actor, Input.Header());
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await LoadAsync(year);
            return Conflict(Differences());
        }

        return this.Done($"{Root}/plan/{Plan.Year.Slug}/summary", "Top of the plan saved");
    }

    private async Task<bool> LoadAsync(string year)
    {
        var schoolId = school.School.Id;
        if (!AcademicYear.TryParse(year, out var of) || await db.Plans.FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.Year == of) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        return true;
    }

    /// <summary>Shows both versions. What was typed stays in the form, and saving again keeps it.</summary>
    private PageResult Conflict(IReadOnlyList<Theirs> differences)
    {
        Clash = differences;
        Input.Version = Plan.Version;
        ModelState.Remove("Input.Version");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private List<Theirs> Differences() =>
        Input.Fields().Zip(Form.Of(Plan).Fields(), (mine, saved) => new Theirs(mine.Label, mine.Words, saved.Words)).Where(d => d.Yours.ReplaceLineEndings("\n").Trim() != d.Saved.ReplaceLineEndings("\n").Trim()).ToList();

    public class Form
    {
        public int Version { get; set; }

        public string? Title { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Summary { get; set; }

        public string? Vision { get; set; }

        public string? Context { get; set; }

        public string? LastInspection { get; set; }

        public string? NextSteps { get; set; }

        public string? Sources { get; set; }

        public static Form Of(Domain.Plans.Plan p) => new() { Version = p.Version, Title = p.Title, From = p.From, To = p.To, Summary = p.Summary, Vision = p.Vision, Context = p.Context, LastInspection = p.LastInspection, NextSteps = p.NextSteps, Sources = p.Sources };

        public PlanHeader Header() => new(Title, From, To, Summary, Vision, Context, LastInspection, NextSteps, Sources);

        public IEnumerable<(string Label, string Words)> Fields() =>
        [
            ("Title", Title ?? ""), ("From", From.WithYear()), ("To", To.WithYear()), ("The year in short", Summary ?? ""), ("Vision and values", Vision ?? ""),
            ("Our context", Context ?? ""), ("Last inspection", LastInspection ?? ""), ("Next steps from inspection", NextSteps ?? ""), ("Sources used", Sources ?? ""),
        ];
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Enter the plan’s title");
            RuleFor(f => f.From).NotNull().WithMessage("Enter the plan’s first day");
            RuleFor(f => f.To).NotNull().WithMessage("Enter the plan’s last day");
        }
    }
}
