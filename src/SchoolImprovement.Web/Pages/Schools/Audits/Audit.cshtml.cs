using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Audits;

/// <summary>One audit of a school: its statements by area, to be answered until the head finishes it, and to be read from then on.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class AuditModel(AuditQuery audits, AuditWriting writing, CurrentUser user, CurrentSchool school, TimeProvider clock) : PageModel
{
    public AuditView View { get; private set; } = null!;

    [BindProperty]
    public AuditForm Input { get; set; } = new();

    public string SchoolName => school.School.Name;

    public string Root => audits.Root;

    public string Here => $"{Root}/audits/{View.Audit.Id}";

    public DateOnly Today => clock.Today();

    /// <summary>The answers stand as a form.</summary>
    public bool IsForm => View.IsOpen && audits.MayEdit;

    public bool MayFinish => View.IsOpen && MaySign;

    public bool MayReopen => View.State == AuditState.Finished && !View.Audit.IsClosed && MaySign;

    public bool MayPlan => audits.MayEdit && user.May(Permission.EditPlan, school.School.Id);

    /// <summary>The plan of this year takes new priorities.</summary>
    public bool TakesPriorities => View.PlanStatus is { } status && status.TakesWords();

    private bool MaySign => user.May(Permission.SignSelfEvaluation, school.School.Id);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = AuditForm.Of(View);
        return Page();
    }

    /// <param name="id">The audit.</param>
    /// <param name="area">The area whose button was pressed; whatever it is, all of the form is saved.</param>
    public Task<IActionResult> OnPostAsync(Guid id, string? area) => AfterSavingAsync(id, () =>
    {
        var to = View.Areas.FirstOrDefault(a => a.Area.Code == area)?.Area.Code;
        return Task.FromResult<IActionResult>(this.Done($"{Here}{(to is null ? "" : "#" + to)}", $"Saved. {View.Answered} of {View.Asked} answered"));
    });

    public Task<IActionResult> OnPostFinishAsync(Guid id) => AfterSavingAsync(id, async () =>
    {
        await writing.FinishAsync(id);
        return this.Done(Here, "Finished. The answers stay as they are, and count in the trust’s results");
    });

    /// <param name="id">The audit.</param>
    /// <param name="of">The key of an answer.</param>
    public Task<IActionResult> OnPostPriorityAsync(Guid id, string? of) => AfterSavingAsync(id, async () =>
        Input.Answers.FirstOrDefault(a => a.Key == of) is not { } answer ? NotFound() : this.Done($"{Here}#{AreaOf(answer)}", $"Priority {await writing.MakePriorityAsync(id, answer)} added to the plan. Give it a lead, criteria and actions there"));

    /// <param name="id">The audit.</param>
    /// <param name="of">The key of an answer.</param>
    public Task<IActionResult> OnPostLinkAsync(Guid id, string? of) => AfterSavingAsync(id, async () =>
    {
        if (Input.Answers.FirstOrDefault(a => a.Key == of) is not { } answer)
        {
            return NotFound();
        }

        await writing.LinkAsync(id, answer);
        return this.Done($"{Here}#{AreaOf(answer)}", "Linked with the priority");
    });

    public async Task<IActionResult> OnPostStartAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = AuditForm.Of(View);
        var taken = await writing.StartFromAsync(View);
        return this.Done(Here, $"{taken.Count("answer")} taken over. Look at each: say that it still holds, or change it");
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input = AuditForm.Of(View);
        await writing.ReopenAsync(id);
        return this.Done(Here, "Open again. Finish it when the answers are right");
    }

    /// <summary>Whatever is pressed in the form, what was typed is saved first; then the rest is done with the page as it stands after that.</summary>
    private async Task<IActionResult> AfterSavingAsync(Guid id, Func<Task<IActionResult>> work)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!audits.MayEdit)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Input = Input.InOrderOf(View);
        // A finished audit has no form of answers: what comes from it names an answer and changes none.
        if (View.State != AuditState.Finished)
        {
            var clashes = await writing.SaveAsync(id, Input);
            await LoadAsync(id);
            Input.Refresh(AuditForm.Of(View));
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

    private string? AreaOf(AnswerForm answer) => View.Areas.FirstOrDefault(a => a.Area.Id == answer.Area)?.Area.Code;

    private async Task<bool> LoadAsync(Guid id) => (View = (await audits.FindAsync(id))!) is not null;
}
