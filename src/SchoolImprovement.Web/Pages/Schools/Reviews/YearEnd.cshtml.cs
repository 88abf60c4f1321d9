using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>The end of a plan's year: each priority is carried on, embedded or stopped, and next year's plan starts from that.</summary>
[NeedsInSchool(Permission.EditPlan)]
public sealed class YearEndModel(AppDbContext db, CurrentUser user, CurrentSchool school) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Domain.Plans.Plan Plan { get; private set; } = null!;

    /// <summary>What the last signed review said of each priority.</summary>
    public IReadOnlyDictionary<Guid, PriorityReview> Said { get; private set; } = new Dictionary<Guid, PriorityReview>();

    /// <summary>How many priorities are decided, as saved.</summary>
    public int Decided { get; private set; }

    /// <summary>The year after has a plan already.</summary>
    public bool HasNext { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public string Path => $"{Root}/plan/{Plan.Year.Slug}";

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        Input.Rows = [.. Plan.InOrder.Select(p => new Row { Id = p.Id, YearEnd = p.YearEnd, Note = p.YearEndNote })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        for (var i = 0; i < Input.Rows.Count; i++)
        {
            var (row, at) = (Input.Rows[i], i);
            try
            {
                Plan.Find(row.Id).DecideYearEnd(user.Actor, row.YearEnd, row.Note);
            }
            catch (RuleBrokenException broken)
            {
                ModelState.AddModelError($"Input.Rows[{at}].{(broken.Field == "YearEndNote" ? nameof(Row.Note) : nameof(Row.YearEnd))}", broken.Message);
            }
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        await db.SaveChangesAsync();
        return this.Done(Path + "/year-end", "Saved. Next year’s plan starts from this");
    }

    private async Task<bool> LoadAsync(string year)
    {
        var schoolId = school.School.Id;
        if (!AcademicYear.TryParse(year, out var of) || await db.Plans.Include(p => p.Priorities).FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.Year == of) is not { } plan)
        {
            return false;
        }

        (Plan, Decided) = (plan, plan.Priorities.Count(p => p.YearEnd is not null));
        var next = of.Next;
        HasNext = await db.Plans.AnyAsync(p => p.SchoolId == schoolId && p.Year == next);
        Said = (await db.Set<PriorityReview>().AsNoTracking().Where(p => p.PlanId == plan.Id && db.TermReviews.Any(r => r.Id == p.ReviewId && r.SignedAt != null)).ToListAsync())
            .GroupBy(p => p.PriorityId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Term)!);
        return true;
    }

    public sealed class Form
    {
        public List<Row> Rows { get; set; } = [];
    }

    public sealed class Row
    {
        public Guid Id { get; set; }

        public YearEnd? YearEnd { get; set; }

        public string? Note { get; set; }
    }
}
