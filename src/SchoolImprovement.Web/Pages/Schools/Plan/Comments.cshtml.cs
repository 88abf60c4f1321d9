using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What people who read the plan write beside it, priority by priority.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public class CommentsModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Domain.Plans.Plan Plan { get; private set; } = null!;

    public IReadOnlyList<Comment> All { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string Path => $"/schools/{school.School.Urn}/plan/{Plan.Slug()}";

    /// <summary>"Priority 2: Attendance"; of a subject plan, which has one priority, the subject.</summary>
    private string NameOf(Priority priority) => Plan.IsSubject ? priority.Title : $"Priority {priority.Number}: {priority.Called}";

    public bool MayComment => user.May(Permission.CommentOnPlan, school.School.Id);

    public bool MayResolve(Comment comment) => comment.ResolvedAt is null && (comment.AuthorId == user.Actor.MemberId || user.May(Permission.EditPlan, school.School.Id));

    public IEnumerable<SelectListItem> About => Plan.InOrder.Select(p => new SelectListItem(NameOf(p), p.Id.ToString()));

    /// <summary>Comments under their headings: the plan as a whole first, then each priority that has any.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Comment> Comments)> Groups =>
        Plan.InOrder.Select(p => (Heading: NameOf(p), Of: All.Where(c => c.PriorityId == p.Id)))
            .Prepend((Heading: "The whole plan", Of: All.Where(c => c.PriorityId is null || Plan.Priorities.All(p => p.Id != c.PriorityId))))
            .Select(g => (g.Heading, (IReadOnlyList<Comment>)g.Of.OrderBy(c => c.ResolvedAt is not null).ThenByDescending(c => c.At).ToList())).Where(g => g.Item2.Count > 0);

    public async Task<IActionResult> OnGetAsync(string year, int? priority)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        Input.PriorityId = Plan.Priorities.FirstOrDefault(p => p.Number == priority)?.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new FormValidator()))
        {
            return this.Again();
        }

        db.Comments.Add(Comment.On(Plan, Input.PriorityId, user.Actor, Input.Text, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return this.Done(Path + "/comments", "Comment added");
    }

    public async Task<IActionResult> OnPostResolveAsync(string year, Guid comment)
    {
        if (!await LoadAsync(year) || All.FirstOrDefault(c => c.Id == comment) is not { } said)
        {
            return NotFound();
        }

        said.Resolve(user.Actor, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return this.Done(Path + "/comments", "Comment marked as dealt with");
    }

    /// <summary>The plan that is commented on: the school's.</summary>
    protected virtual IQueryable<Domain.Plans.Plan> Which(IQueryable<Domain.Plans.Plan> plans) => plans.Where(p => p.UnderId == null);

    private async Task<bool> LoadAsync(string year)
    {
        var schoolId = school.School.Id;
        if (!AcademicYear.TryParse(year, out var of) || await Which(db.Plans).Include(p => p.Priorities).FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.Year == of) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        All = await db.Comments.Where(c => c.PlanId == plan.Id).ToListAsync();
        return true;
    }

    public class Form
    {
        public Guid? PriorityId { get; set; }

        public string? Text { get; set; }
    }

    public class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() =>
            RuleFor(f => f.Text).NotEmpty().WithMessage("Write your comment")
                .MaximumLength(Comment.TextMax).WithMessage(f => $"Shorten this to {Comment.TextMax:N0} characters. It has {f.Text!.Length:N0}");
    }
}

/// <summary>The same beside a subject leader's plan.</summary>
[NeedsInSchool(Permission.ReadPlan)]
[ReachesSubjects]
public sealed class SubjectCommentsModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : CommentsModel(db, user, school, clock)
{
    /// <summary>The subject plan in the address.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    protected override IQueryable<Domain.Plans.Plan> Which(IQueryable<Domain.Plans.Plan> plans) => plans.Where(p => p.UnderId != null && p.Id == Id);
}
