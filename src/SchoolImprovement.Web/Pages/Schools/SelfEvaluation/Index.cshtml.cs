using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>A school's self-evaluation: the list of areas, and one of them open. Each part is saved by itself.</summary>
[NeedsInSchool(Permission.ReadCurrentSelfEvaluation)]
public sealed partial class IndexModel(SefQuery query, SefWriting writing, CurrentUser user, CurrentSchool school) : AppPage
{
    public SefView View { get; private set; } = null!;

    [BindProperty]
    public SefForm Input { get; set; } = new();

    /// <summary>A framework other than the trust's default, by its code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    /// <summary>The part that stands open as a form; the grade is open wherever it may be written.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Edit { get; set; }

    /// <summary>When what the person typed before and did not save was kept, or null.</summary>
    public DateTime? KeptAt { get; private set; }

    /// <summary>What somebody else saved while this person was writing, or null.</summary>
    public SefForm? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? areaCode)
    {
        if (!await LoadAsync(areaCode))
        {
            return NotFound();
        }

        if (Writing is { } part)
        {
            var kept = SefForm.Of(View.Draft?.Values);
            (Input, KeptAt) = (kept ?? SefForm.Of(View, part), kept is null ? null : View.Draft!.At);
            Input.WithSpare(part);
        }

        People = IsAppointing ? await query.PeopleAsync() : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? areaCode)
    {
        if (!await LoadAsync(areaCode) || (Edit ??= Parts.Grade) is not { } part || (Parts.IsOfArea(part) != View.Open is not null) || (Parts.Kind(part) is null && part is not (Parts.Grade or Parts.Groups or Parts.Context)))
        {
            return NotFound();
        }

        var now = SefForm.Of(View, part);
        if (MayEdit && Input.Began != now.Began && Input.Mark() != now.Began)
        {
            (Theirs, Input.Began) = (now, now.Began);
            ModelState.Clear();
            ModelState.AddModelError("", "Somebody else saved this while you were writing. Their words stand above yours: take over what you need, then save");
            Input.WithSpare(part);
            Response.StatusCode = 409;
            return Page();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            Input.WithSpare(part);
            return this.Again();
        }

        await writing.SaveAsync(View, part, Input);
        return this.Done($"{Here}{(part == Parts.Grade ? "" : "#" + part)}", "Saved");
    }

    public Task<IActionResult> OnPostConfirmAsync(string? areaCode) => DoAsync(areaCode, async () => (await Did(writing.ConfirmAsync(View)), "Confirmed for this term"));

    public Task<IActionResult> OnPostLinkAsync(string? areaCode, Guid point, Guid? priority) => DoAsync(areaCode, async () => (await Did(writing.LinkAsync(View, point, priority)), "Linked with the priority"));

    public Task<IActionResult> OnPostUnlinkAsync(string? areaCode, Guid point) => DoAsync(areaCode, async () => (await Did(writing.UnlinkPriorityAsync(View, point)) + $"#{Parts.Developments}", "Unlinked. The priority stays in the plan"));

    public Task<IActionResult> OnPostModerateAsync(string? areaCode) => DoAsync(areaCode, async () => (await Did(writing.ModerateAsync(View, Input)), "Your view is kept beside the school’s"));

    public Task<IActionResult> OnPostPriorityAsync(string? areaCode, Guid point) => DoAsync(areaCode, async () =>
    {
        var made = await writing.MakePriorityAsync(View, point);
        return ($"{Here}#{Parts.Developments}", $"Priority {made.Number} added to the plan. Give it a lead, criteria and actions there");
    });

    public async Task<IActionResult> OnPostSignAsync()
    {
        if (!await LoadAsync(null))
        {
            return NotFound();
        }

        await writing.SignAsync(View);
        return this.Done(Here, $"Self-evaluation of {View.TermName.ToLowerInvariant()} signed. The copy stays as it is; you can go on writing");
    }

    private async Task<IActionResult> DoAsync(string? areaCode, Func<Task<(string At, string Message)>> work)
    {
        if (areaCode is null || !await LoadAsync(areaCode))
        {
            return NotFound();
        }

        if (Writing is { } part && Input.Reason is null && Input.Grade is null)
        {
            // None of these is a form of a part: should a rule refuse it, the part that is open shows what is saved.
            Input = SefForm.Of(View, part).WithSpare(part);
        }

        var (at, message) = await work();
        return this.Done(at, message);
    }

    private async Task<string> Did(Task work)
    {
        await work;
        return Here;
    }

    private async Task<bool> LoadAsync(string? areaCode) =>
        (View = (await query.OfAsync(string.IsNullOrEmpty(Framework) ? null : Framework, areaCode, DraftOf))!) is not null;

    private string? DraftOf(Framework framework, EvaluationArea? area)
    {
        var part = area is null ? Edit : Edit ?? Parts.Grade;
        return part is null ? null : SefWriting.Target(framework, area, part);
    }

    private sealed class FormValidator : AbstractValidator<SefForm>
    {
        public FormValidator() => RuleFor(f => f.InspectedOn).IsDate("12 Mar 2024");
    }
}
