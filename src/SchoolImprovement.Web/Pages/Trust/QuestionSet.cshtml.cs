using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>One set of the trust's own questions: their order and its name.</summary>
[NeedsInTrust(Permission.OfferVoice)]
public sealed class QuestionSetModel(AppDbContext db, CurrentUser user) : AppPage
{
    public QuestionSet Set { get; private set; } = null!;

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Here => $"/voice/questions/{Set.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.Name = Set.Name;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id) => DoAsync(id, async () =>
    {
        Set.Rename(user.Actor, Input.Name, await db.QuestionSets.Where(s => s.Id != id).Select(s => s.Name).ToListAsync());
        return (Here, "Name saved");
    });

    public Task<IActionResult> OnPostMoveAsync(Guid id, string? question, int from, int to) => DoAsync(id, () =>
    {
        Set.MoveQuestion(user.Actor, question ?? "", from, to);
        return Task.FromResult(($"{Here}#{question}", "Moved"));
    });

    public Task<IActionResult> OnPostTakeOutAsync(Guid id, string? question) => DoAsync(id, () =>
    {
        Set.RemoveQuestion(user.Actor, question ?? "");
        return Task.FromResult((Here, "Question taken out"));
    });

    private async Task<IActionResult> DoAsync(Guid id, Func<Task<(string To, string Message)>> work)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Input.Name ??= HttpContext.Request.Query.ContainsKey("handler") ? Set.Name : null;
        var (to, message) = await work();
        await db.SaveChangesAsync();
        return this.Done(to, message);
    }

    private async Task<bool> LoadAsync(Guid id) => (Set = (await db.QuestionSets.FirstOrDefaultAsync(s => s.Id == id))!) is not null;

    public sealed class Form
    {
        public string? Name { get; set; }
    }
}
