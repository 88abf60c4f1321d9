using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>The staff questionnaires of a school.</summary>
[NeedsInSchool(Permission.ReadVoice)]
public sealed class IndexModel(VoiceQuery voice, QuestionSets sets, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public IReadOnlyList<VoiceQuery.Row> All { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string Root => voice.Root;

    public bool MayRun => voice.MayRun;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The trust's own questions, from which a questionnaire can start too; the preset stands for none of them.</summary>
    public IReadOnlyList<SelectListItem> Sets { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var questionnaire = Questionnaire.Start(user.Actor, school.School.Id, await sets.PresetAsync(Input.From), clock.Today());
        db.Add(questionnaire);
        await db.SaveChangesAsync();
        return this.Done($"{Root}/voice/prepare/{questionnaire.Id}", "Questionnaire started. Look through the questions, then choose the days");
    }

    private async Task LoadAsync() => (All, Sets) = (await voice.ListAsync(), MayRun ? await sets.OfferedAsync() : []);

    public sealed class Form
    {
        public Guid? From { get; set; }
    }
}
