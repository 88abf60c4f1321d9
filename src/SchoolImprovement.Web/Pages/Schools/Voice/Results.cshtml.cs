using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>One questionnaire: while it is open how many have answered and nothing more, once it is closed what came of it.</summary>
[NeedsInSchool(Permission.ReadVoice)]
public sealed class ResultsModel(VoiceQuery voice, CurrentSchool school, TimeProvider clock) : AppPage
{
    public VoiceQuery.View View { get; private set; } = null!;

    /// <summary>The statement whose answers are shown by role.</summary>
    public StatementResult? ByRole { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => voice.Root;

    public string Here => $"{Root}/voice/{View.Of.Id}";

    public bool MayRun => voice.MayRun;

    public string AddPriority(string title) => $"{Root}/plan/{AcademicYear.Of(clock.Today()).Slug}/priorities/add?title={Uri.EscapeDataString(title)}";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? statement)
    {
        if (await voice.FindAsync(id) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (view.Of.State == QuestionnaireState.Draft)
        {
            return Redirect($"{Root}/voice/prepare/{id}");
        }

        var shown = view.Results?.Statements.Where(s => s.Spread is not null).ToList() ?? [];
        ByRole = shown.FirstOrDefault(s => s.Id == statement) ?? shown.MinBy(s => s.Spread!.Agree);
        return Page();
    }
}
