using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>The staff questionnaires of a school.</summary>
[NeedsInSchool(Permission.ReadVoice)]
public sealed class IndexModel(VoiceQuery voice, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : PageModel
{
    public IReadOnlyList<VoiceQuery.Row> All { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string Root => voice.Root;

    public bool MayRun => voice.MayRun;

    public async Task OnGetAsync() => All = await voice.ListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var questionnaire = Questionnaire.Start(user.Actor, school.School.Id, QuestionnairePreset.Staff, clock.Today());
        db.Add(questionnaire);
        await db.SaveChangesAsync();
        return this.Done($"{Root}/voice/prepare/{questionnaire.Id}", "Questionnaire started. Look through the questions, then choose the days");
    }
}
