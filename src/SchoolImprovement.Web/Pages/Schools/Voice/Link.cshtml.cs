using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>The link and the picture that staff are given, words for a reminder, and the last day.</summary>
[NeedsInSchool(Permission.RunVoice)]
public sealed class LinkModel(VoiceQuery voice, AppDbContext db, CurrentUser user, CurrentSchool school, PublicAddress address, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Questionnaire Questionnaire { get; private set; } = null!;

    public string SchoolName => school.School.Name;

    public string Root => voice.Root;

    public QuestionnaireState State => Questionnaire.StateOn(clock.Today());

    public string Path => $"/answer/{Questionnaire.Secret}";

    public string Address => address.Of(Path);

    public QrCode Picture => QrCode.Of(Address);

    public string Reminder => $"""
        Dear all,

        How is it to work at {SchoolName}, and what would help you and our pupils most? Tell us in about {Questionnaire.Minutes.Count("minute")}, on your phone or any computer, by {Questionnaire.Closes!.Value.Long()}:

        {Address}

        You need no account and give no name. We cannot see who has answered, so this goes to everyone. Thank you if you have answered already.
        """;

    public Task<IActionResult> OnGetAsync(Guid id) => WithAsync(id, () =>
    {
        Input.Closes = Questionnaire.Closes;
        return Task.FromResult<IActionResult>(Page());
    });

    public Task<IActionResult> OnPostAsync(Guid id) => WithAsync(id, async () =>
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        Questionnaire.MoveClosing(user.Actor, Input.Closes, clock.Today());
        await db.SaveChangesAsync();
        return this.Done($"{Root}/voice/link/{id}", $"It closes on {Questionnaire.Closes!.Value.Long()}");
    });

    public Task<IActionResult> OnPostCloseAsync(Guid id) => WithAsync(id, async () =>
    {
        Questionnaire.Close(user.Actor, clock.Today());
        await db.SaveChangesAsync();
        return this.Done($"{Root}/voice/{id}", "Closed. Nobody can answer any more");
    });

    private async Task<IActionResult> WithAsync(Guid id, Func<Task<IActionResult>> work)
    {
        if (await voice.ToChangeAsync(id) is not { } questionnaire)
        {
            return NotFound();
        }

        Questionnaire = questionnaire;
        return State is QuestionnaireState.Waiting or QuestionnaireState.Open ? await work() : Redirect($"{Root}/voice/{id}");
    }

    public sealed class Form
    {
        public DateOnly? Closes { get; set; }
    }
}
