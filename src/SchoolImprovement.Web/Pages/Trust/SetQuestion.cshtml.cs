using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>One question of the trust's own, new or to be changed.</summary>
[NeedsInTrust(Permission.OfferVoice)]
public sealed class SetQuestionModel(AppDbContext db, CurrentUser user) : AppPage
{
    public QuestionSet Set { get; private set; } = null!;

    /// <summary>The question, or null for a new one.</summary>
    public PresetQuestion? Question { get; private set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Themes that the set or the preset has.</summary>
    public IReadOnlyList<string> Themes => [.. Set.Questions.Select(q => q.Theme).OfType<string>().Concat(QuestionnairePreset.Staff.Themes.Select(t => t.Name)).Distinct()];

    public async Task<IActionResult> OnGetAsync(Guid id, string? questionCode)
    {
        if (!await LoadAsync(id, questionCode))
        {
            return NotFound();
        }

        Input = new Form { Words = Question?.Words, Kind = Question?.Kind ?? QuestionKind.Statement, Theme = Question?.Theme, Options = Question?.Options is { } options ? string.Join('\n', options) : null, Version = Set.Version };
        return Page();
    }

    /// <param name="id">The set.</param>
    /// <param name="questionCode">The question, or null for a new one.</param>
    /// <param name="more">Stay, for another.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string? questionCode, bool more)
    {
        if (!await LoadAsync(id, questionCode))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (Question is not null && Input.Version != Set.Version)
        {
            Input.Version = Set.Version;
            return this.Clash(("Words", Input.Words, Question.Words), ("Theme", Input.Theme, Question.Theme));
        }

        var facts = new SetQuestionFacts(Input.Kind, Input.Words, Input.Theme, Input.Options);
        var saved = Question is null ? Set.AddQuestion(user.Actor, facts) : Set.ChangeQuestion(user.Actor, Question.Code, facts);
        await db.SaveChangesAsync();
        return this.Done(more ? $"/voice/questions/{id}/question" : $"/voice/questions/{id}#{saved.Code}", Question is null ? "Question added" : "Question saved");
    }

    private async Task<bool> LoadAsync(Guid id, string? code)
    {
        Set = (await db.QuestionSets.FirstOrDefaultAsync(s => s.Id == id))!;
        Question = Set?.Questions.FirstOrDefault(q => q.Code == code);
        return Set is not null && (code is null || Question is not null);
    }

    public sealed class Form
    {
        public QuestionKind? Kind { get; set; }

        public string? Words { get; set; }

        public string? Theme { get; set; }

        public string? Options { get; set; }

        public int Version { get; set; }
    }
}
