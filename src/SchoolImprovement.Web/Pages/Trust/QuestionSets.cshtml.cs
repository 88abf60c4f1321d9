using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's own sets of questions for staff.</summary>
[NeedsInTrust(Permission.OfferVoice)]
public sealed class QuestionSetsModel(AppDbContext db, CurrentUser user) : AppPage
{
    /// <summary>Stands for the preset in the list of what a set can start with.</summary>
    private const string Usual = "usual";

    public IReadOnlyList<QuestionSet> All { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Starts { get; private set; } = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        // A set that is gone meanwhile, or no set at all, starts with nothing: the questions are seen on the next page.
        var from = Input.From == Usual ? QuestionnairePreset.Staff : All.FirstOrDefault(s => s.Id.ToString() == Input.From) is { } set ? QuestionnairePreset.Staff with { Questions = set.Questions } : null;
        var made = QuestionSet.Make(user.Actor, Input.Name, from, [.. All.Select(s => s.Name)]);
        db.Add(made);
        await db.SaveChangesAsync();
        return this.Done($"/voice/questions/{made.Id}", made.Questions.Count == 0 ? $"“{made.Name}” is there. Add its questions" : $"“{made.Name}” has {made.Questions.Count.Count("question")}. Change them as you like");
    }

    private async Task LoadAsync()
    {
        All = await db.QuestionSets.AsNoTracking().OrderBy(s => s.Name).ToListAsync();
        Starts = [new($"{QuestionnairePreset.Staff.Name}: twenty statements and three questions", Usual), .. All.Select(s => new SelectListItem($"{s.Name}: {s.Questions.Count.Count("question")}", s.Id.ToString()))];
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? From { get; set; }
    }
}
