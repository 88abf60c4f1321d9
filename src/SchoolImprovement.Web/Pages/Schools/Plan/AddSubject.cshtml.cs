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

/// <summary>Starts a subject leader's action plan under a priority.</summary>
[NeedsInSchool(Permission.EditPlan, Permission.EditOwnPriority)]
[ReachesSubjects]
public sealed class AddSubjectModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Domain.Plans.Plan Plan { get; private set; } = null!;

    /// <summary>The priorities that the person may write.</summary>
    public IReadOnlyList<SelectListItem> Priorities => Plan.InOrder.Where(p => p.MayWrite(user.Actor)).Select(p => new SelectListItem($"{p.Number}. {p.Called}", p.Id.ToString())).ToList();

    /// <summary>Why none can be started now, or null.</summary>
    public string? Refusal => Plan.Status.TakesProgress() ? null : PlanStatuses.Of(Plan.Status).Refusal;

    /// <summary>Who may write a plan that they lead.</summary>
    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string PlanPath => $"/schools/{school.School.Urn}/plan/{Plan.Year.Slug}";

    public async Task<IActionResult> OnGetAsync(string year, Guid? under)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        Input.UnderId = under;
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

        if (Leads.All(l => l.Value != Input.LeadId.ToString()))
        {
            throw new RuleBrokenException("Choose somebody from the list. Give others the role “Priority or subject lead” first", "LeadId");
        }

        var subject = Plan.Find(Input.UnderId!.Value).StartSubject(user.Actor, Input.Subject, Input.Aim, Input.LeadId);
        db.Plans.Add(subject);
        await db.SaveChangesAsync();
        return this.Done($"{PlanPath}/subjects/{subject.Id}", $"Subject plan for {subject.Title} started");
    }

    private async Task<bool> LoadAsync(string year)
    {
        if (!AcademicYear.TryParse(year, out var of)
            || await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Subjects).FirstOrDefaultAsync(p => p.SchoolId == school.School.Id && p.Year == of && p.UnderId == null) is not { } plan)
        {
            return false;
        }

        var (schoolId, today) = (school.School.Id, clock.Today());
        Role[] roles = [Role.Headteacher, Role.SeniorLeader, Role.PriorityLead];
        Plan = plan;
        // An id becomes a word here and not in the database, which keeps it in a shape of its own.
        var leads = await db.Members.AsNoTracking().Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == schoolId && roles.Contains(r.Role) && (r.Until == null || r.Until >= today)))
            .OrderBy(m => m.Name).Select(m => new { m.Name, m.Id }).ToListAsync();
        Leads = [.. leads.Select(m => new SelectListItem(m.Name, m.Id.ToString()))];
        return true;
    }

    public sealed class Form
    {
        public Guid? UnderId { get; set; }

        public string? Subject { get; set; }

        public string? Aim { get; set; }

        public Guid? LeadId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.UnderId).NotNull().WithMessage("Choose the priority that it serves");
            RuleFor(f => f.Subject).NotEmpty().WithMessage("Enter the subject");
            RuleFor(f => f.Aim).NotEmpty().WithMessage("Say what will be true when it is done");
            RuleFor(f => f.LeadId).NotNull().WithMessage("Choose who leads it");
        }
    }
}
