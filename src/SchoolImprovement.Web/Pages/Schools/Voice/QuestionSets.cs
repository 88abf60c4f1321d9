using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>What a questionnaire can start from beside the preset: the trust's own questions.</summary>
public sealed class QuestionSets(AppDbContext db)
{
    /// <summary>The sets that can be asked as they are, for a list to choose from.</summary>
    public async Task<IReadOnlyList<SelectListItem>> OfferedAsync() =>
        [.. (await db.QuestionSets.AsNoTracking().OrderBy(s => s.Name).ToListAsync()).Where(s => s.Questions.Any(q => q.Kind == QuestionKind.Statement)).Select(s => new SelectListItem($"{s.Name} ({s.Questions.Count.Count("question")} of the trust’s own)", s.Id.ToString()))];

    /// <summary>A set as questionnaires start from it; without one, the preset.</summary>
    public async Task<QuestionnairePreset> PresetAsync(Guid? id) => id is null ? QuestionnairePreset.Staff
        : (await db.QuestionSets.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id) ?? throw new RuleBrokenException("These questions are no longer there. Choose others", "From")).AsPreset();
}
