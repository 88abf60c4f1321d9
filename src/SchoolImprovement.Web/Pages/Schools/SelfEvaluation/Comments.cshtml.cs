using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>What people who read an area of the self-evaluation say of it.</summary>
[NeedsInSchool(Permission.ReadCurrentSelfEvaluation)]
public sealed class CommentsModel(AppDbContext db, SefQuery query, SefWriting writing, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    public SefView View { get; private set; } = null!;

    /// <summary>Those that wait first, then the latest first.</summary>
    public IReadOnlyList<Comment> All { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string SchoolRoot => $"/schools/{school.School.Urn}";

    public string Root => $"{SchoolRoot}/self-evaluation";

    public string Area => $"{Root}/{View.Open!.Area.Code}";

    public string Query => string.IsNullOrEmpty(Framework) ? "" : $"?framework={Uri.EscapeDataString(Framework)}";

    public bool MayResolve(Comment comment) => comment.MayResolve(user.Actor);

    public async Task<IActionResult> OnGetAsync(string areaCode) => await LoadAsync(areaCode) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string areaCode)
    {
        if (!await LoadAsync(areaCode))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        await writing.CommentAsync(View, Input.Text);
        return this.Done($"{Area}/comments{Query}", "Comment added");
    }

    public async Task<IActionResult> OnPostResolveAsync(string areaCode, Guid comment)
    {
        if (!await LoadAsync(areaCode) || All.FirstOrDefault(c => c.Id == comment) is not { } said)
        {
            return NotFound();
        }

        said.Resolve(user.Actor, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return this.Done($"{Area}/comments{Query}", "Comment marked as dealt with");
    }

    private async Task<bool> LoadAsync(string areaCode)
    {
        if (await query.OfAsync(string.IsNullOrEmpty(Framework) ? null : Framework, areaCode) is not { } view)
        {
            return false;
        }

        View = view;
        var (sefId, areaId) = (view.Sef?.Id, view.Open!.Area.Id);
        All = [.. (await db.Comments.Where(c => c.SefId == sefId && sefId != null && c.AreaId == areaId).ToListAsync()).OrderBy(c => c.ResolvedAt is not null).ThenByDescending(c => c.At)];
        return true;
    }

    public sealed class Form
    {
        public string? Text { get; set; }
    }

    private sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Text).NotEmpty().WithMessage("Write your comment")
            .MaximumLength(Comment.TextMax).WithMessage(f => $"Shorten this to {Comment.TextMax:N0} characters. It has {f.Text!.Length:N0}");
    }
}
