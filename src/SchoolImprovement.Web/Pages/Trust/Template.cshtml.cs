using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>What the trust asks of every plan: the parts it must have, and the priorities that every school gets.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class TemplateModel(AppDbContext db, CurrentUser user) : PageModel
{
    public PlanTemplate Template { get; private set; } = null!;

    public IReadOnlyList<TrustPriority> Priorities { get; private set; } = [];

    public IReadOnlyList<EvaluationArea> Areas { get; private set; } = [];

    [BindProperty]
    public List<PlanParts> Required { get; set; } = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The trust priority whose words are being changed, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Priorities.FirstOrDefault(p => p.Id == Edit) is { } priority)
        {
            Input = new Form { Title = priority.Title, Why = priority.Why, AreaId = priority.AreaId };
        }
    }

    public async Task<IActionResult> OnPostRequireAsync()
    {
        var parts = Required.Aggregate(PlanParts.None, (all, part) => all | part);
        await LoadAsync();
        Template.Require(user.Actor, parts);
        return await SavedAsync("What every plan must have is saved");
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        Edit = null;
        await LoadAsync();
        db.Add(Template.AddPriority(user.Actor, Input.Title, Input.Why, KnownArea()));
        return await SavedAsync($"{Input.Title?.Trim()} added. New plans start with it");
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        await LoadAsync();
        if (Edit is not { } id)
        {
            return NotFound();
        }

        Template.ChangePriority(user.Actor, id, Input.Title, Input.Why, KnownArea());
        return await SavedAsync($"{Input.Title?.Trim()} saved");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        await LoadAsync();
        Template.Withdraw(user.Actor, id);
        return await SavedAsync("New plans no longer start with this priority. Plans that have it keep it");
    }

    /// <summary>An area of another trust, or none at all, is none.</summary>
    private Guid? KnownArea() => Areas.FirstOrDefault(a => a.Id == Input.AreaId)?.Id;

    private async Task<IActionResult> SavedAsync(string message)
    {
        await db.SaveChangesAsync();
        return this.Done("/template", message);
    }

    private async Task LoadAsync()
    {
        if (await db.PlanTemplates.Include(t => t.Priorities).FirstOrDefaultAsync() is { } template)
        {
            Template = template;
        }
        else
        {
            Template = new PlanTemplate(user.Actor.TrustId);
            if (HttpMethods.IsPost(Request.Method))
            {
                db.PlanTemplates.Add(Template);
            }
        }

        Priorities = [.. Template.Priorities.Where(p => !p.Withdrawn).OrderBy(p => p.Position)];
        Areas = await db.Set<EvaluationArea>().AsNoTracking().OrderBy(a => a.Position).ToListAsync();
        if (HttpMethods.IsGet(Request.Method) || Required.Count == 0)
        {
            Required = [.. PlanPartLabels.All.Select(p => p.Part).Where(p => Template.Required.HasFlag(p))];
        }
    }

    public sealed class Form
    {
        public string? Title { get; set; }

        public string? Why { get; set; }

        public Guid? AreaId { get; set; }
    }
}
