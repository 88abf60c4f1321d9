using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>One area of an audit as a form: short enough to be answered in one go, saved before the next is opened. A finished audit has no form; its answers still go into the plan from here.</summary>
[NeedsInSchool(Permission.EditSelfEvaluation)]
public sealed class AreaModel(AuditQuery audits, AuditWriting writing, CurrentUser user, CurrentSchool school) : AppPage
{
    public AuditView View { get; private set; } = null!;

    /// <summary>The area that is open.</summary>
    public AreaAnswers Area { get; private set; } = null!;

    [BindProperty]
    public AuditForm Input { get; set; } = new();

    /// <summary>When what the person typed before and did not save was kept, or null.</summary>
    public DateTime? KeptAt { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => audits.Root;

    public string Here => $"{Root}/audits/{View.Audit.Id}";

    public string At(AreaAnswers area) => $"{Here}/areas/{area.Area.Code}";

    public string Drafts => $"{Root}/self-evaluation/drafts?target={AuditWriting.Target(View.Audit.Id, Area.Area.Id)}";

    public int Number => View.Areas.IndexOf(Area) + 1;

    public AreaAnswers? Next => View.Areas.ElementAtOrDefault(Number);

    public AreaAnswers? Previous => View.Areas.ElementAtOrDefault(Number - 2);

    public bool MayPlan => user.May(Permission.EditPlan, school.School.Id);

    public async Task<IActionResult> OnGetAsync(Guid id, string areaCode)
    {
        if (!await LoadAsync(id, areaCode))
        {
            return NotFound();
        }

        if (!View.IsOpen)
        {
            return Redirect($"{Here}#{Area.Area.Code}");
        }

        var kept = View.Drafts.GetValueOrDefault(Area.Area.Id);
        (Input, KeptAt) = (kept is null ? AuditForm.Of(Area) : AuditForm.Of(Area, kept), kept?.At);
        return Page();
    }

    /// <param name="id">The audit.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="then">"next" to go on to the next area.</param>
    public Task<IActionResult> OnPostAsync(Guid id, string areaCode, string? then) => AfterSavingAsync(id, areaCode, () =>
        Task.FromResult<IActionResult>(this.Done(then != "next" ? At(Area) : Next is { } next ? At(next) : Here, $"{Area.Area.Name} saved. {View.Answered} of {View.Asked} answered")));

    /// <param name="id">The audit.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="of">The key of an answer.</param>
    public Task<IActionResult> OnPostPriorityAsync(Guid id, string areaCode, string? of) => AfterSavingAsync(id, areaCode, async () =>
        Input.Answers.FirstOrDefault(a => a.Key == of) is not { } answer ? NotFound() : this.Done(Back, $"Priority {await writing.MakePriorityAsync(id, answer)} added to the plan. Give it a lead, criteria and actions there"));

    /// <param name="id">The audit.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="of">The key of an answer.</param>
    public Task<IActionResult> OnPostLinkAsync(Guid id, string areaCode, string? of) => AfterSavingAsync(id, areaCode, async () =>
    {
        if (Input.Answers.FirstOrDefault(a => a.Key == of) is not { } answer)
        {
            return NotFound();
        }

        await writing.LinkAsync(id, answer);
        return this.Done(Back, "Linked with the priority");
    });

    /// <param name="id">The audit.</param>
    /// <param name="areaCode">The area.</param>
    /// <param name="of">The key of an answer.</param>
    public Task<IActionResult> OnPostUnlinkAsync(Guid id, string areaCode, string? of) => AfterSavingAsync(id, areaCode, async () =>
    {
        if (Input.Answers.FirstOrDefault(a => a.Key == of) is not { } answer)
        {
            return NotFound();
        }

        await writing.UnlinkAsync(id, answer);
        return this.Done(Back, "Unlinked. The priority stays in the plan");
    });

    private string Back => View.IsOpen ? At(Area) : $"{Here}#{Area.Area.Code}";

    /// <summary>Whatever is pressed in the form, what was typed is saved first; then the rest is done with the page as it stands after that.</summary>
    private async Task<IActionResult> AfterSavingAsync(Guid id, string areaCode, Func<Task<IActionResult>> work)
    {
        if (!await LoadAsync(id, areaCode))
        {
            return NotFound();
        }

        Input = Input.InOrderOf(Area);
        // A finished audit has no form of answers: what comes from it names an answer and changes none.
        if (View.State != AuditState.Finished)
        {
            var clashes = await writing.SaveAsync(id, Area.Area, Input);
            await LoadAsync(id, areaCode);
            Input.Refresh(AuditForm.Of(Area));
            ModelState.Clear();
            if (clashes > 0)
            {
                ModelState.AddModelError("", $"Somebody else answered {clashes.Count("statement")} while you were writing. Their answer stands beside yours: choose one and save. Everything else is saved");
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            }
        }

        return await work();
    }

    private async Task<bool> LoadAsync(Guid id, string areaCode)
    {
        View = (await audits.FindAsync(id))!;
        Area = View?.Areas.FirstOrDefault(a => a.Area.Code == areaCode)!;
        return Area is not null;
    }
}
