using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Bringing;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What a brought-in plan would become: the meaning of each column, the preview, what has no place, and the one button that adds it.</summary>
[NeedsInSchool(Permission.EditPlan)]
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class BringInPreviewModel(BringInQuery query, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public BringInForm Input { get; set; } = new();

    public BringInQuery.Found Found { get; private set; } = null!;

    public IReadOnlyList<Layout> Layouts { get; private set; } = [];

    public Placement Placement { get; private set; } = new([], [], []);

    /// <summary>The leftovers that are kept as comments.</summary>
    public IReadOnlySet<int> Keep { get; private set; } = new HashSet<int>();

    public string SchoolName => school.School.Name;

    public string PlanPath => $"/schools/{school.School.Urn}/plan/{Found.Row.Year.Slug}";

    /// <summary>Whether rows of a section can go without a priority of their own, so that one is asked for.</summary>
    public bool AsksForTitle(int section) => !Input.Layouts[LayoutOf(section)].Columns.Contains(Meaning.Priority);

    public async Task<IActionResult> OnGetAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        Show(Found.Choices);
        Keep = Enumerable.Range(0, Placement.Leftovers.Count).Where(i => Placement.Leftovers[i].Place is not ("Page header" or "Page footer")).ToHashSet();
        return Found.Refusal is { } refusal ? this.Refused(refusal) : Page();
    }

    /// <summary>Keeps what was chosen and shows what would come of it.</summary>
    public async Task<IActionResult> OnPostLookAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            Show(Found.Choices);
            return this.Again();
        }

        await KeepChoicesAsync(Chosen);
        return Redirect($"{PlanPath}/bring-in/{id}#preview");
    }

    public async Task<IActionResult> OnPostConfirmAsync(string year, Guid id, string? seen)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        Keep = Request.Form["keep"].Select(k => int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1).ToHashSet();
        if (!ModelState.IsValid)
        {
            Show(Found.Choices);
            return this.Again();
        }

        if (Chosen is var chosen && !chosen.Same(Found.Choices))
        {
            await KeepChoicesAsync(chosen);
            return this.Done($"{PlanPath}/bring-in/{id}#preview", "You changed what a column means. Look at what it would become now, then bring it in");
        }

        Show(chosen);
        if (seen != Placement.Fingerprint)
        {
            ModelState.AddModelError("", "The plan has changed since this page was shown. Look at the preview again, then bring it in");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        if (Placement.Priorities.Count == 0)
        {
            throw new RuleBrokenException("No priority would be made. Choose what the columns mean first");
        }

        var plan = await query.PlanOfAsync(Found);
        db.Comments.AddRange(Placement.AddTo(plan, user.Actor, Keep, Found.Row.Source, clock.GetUtcNow().UtcDateTime, clock.Today()));
        db.BringIns.Remove(Found.Row);
        await db.SaveChangesAsync();
        return this.Done(PlanPath, Placement.Done());
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string year, Guid id)
    {
        if (!await LoadAsync(year, id))
        {
            return NotFound();
        }

        db.BringIns.Remove(Found.Row);
        await db.SaveChangesAsync();
        return this.Done($"{PlanPath}/bring-in", "Nothing was brought in");
    }

    private Choices Chosen => Input.Choices.Fitted(Found.Outline, Found.School.Sources);

    private int LayoutOf(int section) => Layouts.TakeWhile(l => !l.Sections.Contains(section)).Count();

    private async Task<bool> LoadAsync(string year, Guid id)
    {
        if (!AcademicYear.TryParse(year, out var of) || await query.OfAsync(id, of) is not { } found)
        {
            return false;
        }

        (Found, Layouts) = (found, found.Outline.Layouts());
        return true;
    }

    private void Show(Choices choices)
    {
        Input = BringInForm.Of(choices);
        Placement = Placing.Of(Found.Outline, choices, Found.School);
    }

    private Task KeepChoicesAsync(Choices choices)
    {
        Found.Row.Choose(user.Actor, JsonSerializer.Serialize(choices));
        return db.SaveChangesAsync();
    }
}
