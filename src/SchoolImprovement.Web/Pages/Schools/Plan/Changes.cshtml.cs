using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>What changed in a live plan since the governors approved it: what it said, what it says, who, when, and why.</summary>
[NeedsInSchool(Permission.ReadVersions)]
public sealed class ChangesModel(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Domain.Plans.Plan Plan { get; private set; } = null!;

    public ApprovedRow? Approved { get; private set; }

    public IReadOnlyList<Amendment> Amendments { get; private set; } = [];

    public string SchoolName => school.School.Name;

    public string Path => $"/schools/{school.School.Urn}/plan/{Plan.Year.Slug}";

    public string PlanHref => user.PlanHref(school, Plan.Year);

    public bool MayReason => Plan.Status == PlanStatus.Live && user.May(Permission.EditPlan, school.School.Id);

    public AmendmentReason? ReasonFor(Guid partId) => Plan.Reasons.FirstOrDefault(r => r.PartId == partId);

    public async Task<IActionResult> OnGetAsync(string year) => await LoadAsync(year) ? Page() : NotFound();

    /// <summary>Writes why a part was changed.</summary>
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

        Plan.GiveReason(user.Actor, Input.PartId, Input.Why, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return this.Done($"{Path}/changes#a-{Input.PartId}", "Reason saved");
    }

    private async Task<bool> LoadAsync(string year)
    {
        var schoolId = school.School.Id;
        if (!AcademicYear.TryParse(year, out var of) || await db.Plans.Include(p => p.Reasons).FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.Year == of) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        Approved = await db.PlanVersions.Where(v => v.PlanId == plan.Id && v.Kind == PlanStatus.Approved).Select(v => new ApprovedRow(v.Number, v.On, v.At)).FirstOrDefaultAsync();
        Amendments = Amendment.Of(await PlanQuery.SinceApproval(db, plan.Id).Select(h => new ChangeLine(h.RowId, h.RowName, h.Kind, h.Field, h.Old, h.New, h.Who, h.At)).ToListAsync());
        return true;
    }

    public sealed class Form
    {
        public Guid PartId { get; set; }

        public string? Why { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Why).NotEmpty().WithMessage("Say why this was changed");
    }
}
