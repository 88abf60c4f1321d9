using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>Removes a set of the trust's own questions, once it has been said what stays.</summary>
[NeedsInTrust(Permission.OfferVoice)]
public sealed class RemoveQuestionSetModel(AppDbContext db, CurrentUser user) : AppPage
{
    public QuestionSet Set { get; private set; } = null!;

    public string Back => $"/voice/questions/{Set.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Set.DemandRemovable(user.Actor);
        db.Remove(Set);
        await db.SaveChangesAsync();
        return this.Done("/voice/questions", $"“{Set.Name}” removed. Questionnaires that were started with it stay");
    }

    private async Task<bool> LoadAsync(Guid id) => (Set = (await db.QuestionSets.FirstOrDefaultAsync(s => s.Id == id))!) is not null;
}
