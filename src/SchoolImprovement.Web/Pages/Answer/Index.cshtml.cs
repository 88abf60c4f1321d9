using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Answer;

/// <summary>The staff questionnaire, for whoever has the link. No account, no name; keeps nothing of who asks.</summary>
[AllowAnonymous]
[EnableRateLimiting(Tries.Answers)]
public sealed class IndexModel(Replies replies) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Replies.Found Found { get; private set; } = null!;

    /// <summary>The questions in the order of the page: statements by theme, then the others. The form's rows stand in the same order.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Groups { get; } =
    [
        new("Teacher", nameof(RoleGroup.Teacher)), new("Support staff, for example teaching assistant, office or site", nameof(RoleGroup.Support)),
        new("Leader", nameof(RoleGroup.Leader)), new("Something else", nameof(RoleGroup.Other)), new("I would rather not say", nameof(RoleGroup.NotSaid)),
    ];

    public async Task<IActionResult> OnGetAsync(string secret)
    {
        if (!await LoadAsync(secret))
        {
            return NotFound();
        }

        Input = new() { Token = Guid.NewGuid(), Answers = [.. Questions.Select(q => new Row { Question = q.Id })] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        if (!await LoadAsync(secret))
        {
            return NotFound();
        }

        if (Found.State != QuestionnaireState.Open)
        {
            return Page();
        }

        var sent = Input.Answers.GroupBy(r => r.Question).ToDictionary(g => g.Key, g => g.First());
        Input.Answers = [.. Questions.Select(q => sent.GetValueOrDefault(q.Id) ?? new Row { Question = q.Id })];
        var reply = new Reply(Input.Token is { } token && token != Guid.Empty ? token : Guid.NewGuid(), Input.Group ?? RoleGroup.NotSaid, Input.Answers.ToDictionary(r => r.Question, r => new Domain.Questionnaires.Answer(r.Choice, r.Picks, r.Words)));
        foreach (var (question, sentence) in Found.Questionnaire.Wrong(reply))
        {
            ModelState.AddModelError(FieldOf(question), sentence);
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        // Only a program fills in the field that nobody sees. It is thanked and goes away.
        if (string.IsNullOrEmpty(Input.Website))
        {
            await replies.TakeAsync(Found, reply);
        }

        return Redirect($"/answer/{secret}/thanks");
    }

    /// <summary>The name of the field that a sentence belongs to; one about the whole stands at the first statement without an answer.</summary>
    private string FieldOf(Guid? questionId)
    {
        var at = questionId is { } id ? Index(q => q.Id == id) : Index(q => q.Kind == QuestionKind.Statement && Input.Answers.First(r => r.Question == q.Id).Choice is null);
        return $"Input.Answers[{at}].{Questions[at].Kind switch { QuestionKind.Statement => nameof(Row.Choice), QuestionKind.PickThree => nameof(Row.Picks), _ => nameof(Row.Words) }}";

        int Index(Func<Question, bool> which) => Questions.Select((q, i) => (q, i)).First(x => which(x.q)).i;
    }

    private async Task<bool> LoadAsync(string secret)
    {
        if (await replies.FindAsync(secret) is not { } found)
        {
            return false;
        }

        Found = found;
        var themes = found.Questionnaire.InOrder.Select(q => q.Theme).Distinct().ToList();
        Questions = [.. found.Questionnaire.InOrder.OrderBy(q => q.Kind).ThenBy(q => themes.IndexOf(q.Theme)).ThenBy(q => q.Position)];
        return true;
    }

    public sealed class Form
    {
        public Guid? Token { get; set; }

        public RoleGroup? Group { get; set; }

        public string? Website { get; set; }

        public List<Row> Answers { get; set; } = [];
    }

    public sealed class Row
    {
        public Guid Question { get; set; }

        public int? Choice { get; set; }

        public List<int> Picks { get; set; } = [];

        public string? Words { get; set; }
    }
}
