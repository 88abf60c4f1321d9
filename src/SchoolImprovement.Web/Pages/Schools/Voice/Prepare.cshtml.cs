using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>Prepares a questionnaire: its questions, its days, how many are asked. Every button saves what stands in the fields.</summary>
[NeedsInSchool(Permission.RunVoice)]
public sealed class PrepareModel(VoiceQuery voice, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Questionnaire Questionnaire { get; private set; } = null!;

    public string SchoolName => school.School.Name;

    public string Root => voice.Root;

    public string Here => $"{Root}/voice/prepare/{Questionnaire.Id}";

    public bool IsDraft => Questionnaire.StateOn(clock.Today()) == QuestionnaireState.Draft;

    public Task<IActionResult> OnGetAsync(Guid id) => WithAsync(id, () =>
    {
        var q = Questionnaire;
        Input = new() { Title = q.Title, Opens = q.Opens, Closes = q.Closes, Asked = q.Asked };
        return Task.FromResult<IActionResult>(Page());
    });

    public Task<IActionResult> OnPostAsync(Guid id) => SaveAsync(id, () => "Saved");

    public Task<IActionResult> OnPostAddAsync(Guid id) => SaveAsync(id, () =>
    {
        Questionnaire.AddQuestion(user.Actor, Input.Kind ?? QuestionKind.Statement, Input.Words, Input.Theme);
        return "Question added";
    });

    public Task<IActionResult> OnPostTakeOutAsync(Guid id, Guid question) => SaveAsync(id, () =>
    {
        Questionnaire.RemoveQuestion(user.Actor, question);
        return "Question taken out";
    });

    public Task<IActionResult> OnPostReadyAsync(Guid id) => WithAsync(id, async () =>
    {
        if (!await this.IsValidAsync(Input, new ReadyValidator()))
        {
            return this.Again();
        }

        Write();
        Questionnaire.MakeReady(user.Actor, clock.Today());
        await db.SaveChangesAsync();
        return this.Done($"{Root}/voice/link/{id}", Questionnaire.Opens == clock.Today() ? "It is open. Give staff the link" : $"Ready. It opens on {Questionnaire.Opens!.Value.Long()}");
    });

    public Task<IActionResult> OnPostDropAsync(Guid id) => WithAsync(id, async () =>
    {
        Questionnaire.DemandRemovable(user.Actor, clock.Today());
        db.Remove(Questionnaire);
        await db.SaveChangesAsync();
        return this.Done($"{Root}/voice", "Questionnaire removed");
    });

    private void Write() => Questionnaire.Write(user.Actor, new(Input.Title, Input.Opens, Input.Closes, Input.Asked));

    private Task<IActionResult> SaveAsync(Guid id, Func<string> change) => WithAsync(id, async () =>
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        Write();
        var done = change();
        await db.SaveChangesAsync();
        return this.Done(Here, done);
    });

    private async Task<IActionResult> WithAsync(Guid id, Func<Task<IActionResult>> work)
    {
        if (await voice.ToChangeAsync(id) is not { } questionnaire)
        {
            return NotFound();
        }

        Questionnaire = questionnaire;
        return IsDraft || Questionnaire.StateOn(clock.Today()) == QuestionnaireState.Waiting && HttpContext.Request.Query["handler"] == "Drop" ? await work() : Redirect($"{Root}/voice/{id}");
    }

    public sealed class Form
    {
        public string? Title { get; set; }

        public DateOnly? Opens { get; set; }

        public DateOnly? Closes { get; set; }

        public int? Asked { get; set; }

        public QuestionKind? Kind { get; set; }

        public string? Words { get; set; }

        public string? Theme { get; set; }
    }

    public sealed class ReadyValidator : AbstractValidator<Form>
    {
        public ReadyValidator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Enter what it is called");
            RuleFor(f => f.Opens).NotNull().WithMessage("Choose the first day");
            RuleFor(f => f.Closes).NotNull().WithMessage("Choose the last day");
            RuleFor(f => f.Asked).NotNull().WithMessage("Enter how many members of staff are asked");
        }
    }
}
