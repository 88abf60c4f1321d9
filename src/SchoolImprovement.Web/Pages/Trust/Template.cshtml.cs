using Microsoft.AspNetCore.Mvc;
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
public sealed class TemplateModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    public PlanTemplate Template { get; private set; } = null!;

    public AcademicYear Year { get; } = AcademicYear.Of(clock.Today());

    public IReadOnlyList<TrustPriority> Priorities { get; private set; } = [];

    public IReadOnlyList<EvaluationArea> Areas { get; private set; } = [];

    /// <summary>Requests of schools that wait for an answer: school, address of the page that answers, title.</summary>
    public IReadOnlyList<(string School, string Href, string Title, DateTime At)> Asked { get; private set; } = [];

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
            Input = new Form { Title = priority.Title, Why = priority.Why, MustSee = priority.MustSee, NonNegotiable = priority.NonNegotiable, AreaId = priority.AreaId };
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
        db.Add(Template.AddPriority(user.Actor, Facts()));
        return await SavedAsync($"{Input.Title?.Trim()} added. New plans start with it");
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        await LoadAsync();
        if (Edit is not { } id)
        {
            return NotFound();
        }

        Template.ChangePriority(user.Actor, id, Facts());
        return await SavedAsync($"{Input.Title?.Trim()} saved");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        await LoadAsync();
        Template.Withdraw(user.Actor, id);
        return await SavedAsync("New plans no longer start with this priority. Plans that have it keep it");
    }

    /// <summary>Puts the priority into every plan of this year that is open for writing and does not have it. The others are counted, so that nobody thinks they have it.</summary>
    public async Task<IActionResult> OnPostGiveAsync(Guid id)
    {
        await LoadAsync();
        var (given, year) = (Template.Find(id), Year);
        var plans = await db.Plans.Include(p => p.Priorities).Where(p => p.Year == year && p.Priorities.All(x => x.TrustPriorityId != id)).ToListAsync();
        var open = plans.Where(p => p.Status.TakesWords()).ToList();
        foreach (var copy in open.Select(plan => plan.TakeIn(user.Actor, given)).OfType<Priority>())
        {
            db.Add(copy);
        }

        return await SavedAsync($"{open.Count.Count("plan")} for {year.Label} now {(open.Count == 1 ? "has" : "have")} it{(open.Count == plans.Count ? "" : $". {(plans.Count - open.Count).Count("plan")} could not take it: with the trust, the governors, or closed")}");
    }

    /// <summary>What was typed. An area of another trust, or none at all, is none.</summary>
    private TrustPriorityFacts Facts() => new(Input.Title, Input.Why, Input.MustSee, Areas.FirstOrDefault(a => a.Id == Input.AreaId)?.Id, Input.NonNegotiable);

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
        Areas = await db.Frameworks.AsNoTracking().Where(f => f.IsDefault).SelectMany(f => f.Areas).OrderBy(a => a.Position).ToListAsync();
        Asked = !user.MayInTrust(Permission.ReadPlan) ? [] : (await db.ExceptionRequests.Where(e => e.State == ExceptionState.Asked).OrderBy(e => e.AskedAt)
                .Join(db.Schools, e => e.SchoolId, x => x.Id, (e, x) => new { x.Name, x.Urn, e.PriorityId, e.Title, e.AskedAt }).ToListAsync())
            .Select(e => (e.Name, $"/schools/{e.Urn}/plan/priorities/{e.PriorityId}/exception", e.Title, e.AskedAt)).ToList();
        if (HttpMethods.IsGet(Request.Method) || Required.Count == 0)
        {
            Required = [.. PlanPartLabels.All.Select(p => p.Part).Where(p => Template.Required.HasFlag(p))];
        }
    }

    public sealed class Form
    {
        public string? Title { get; set; }

        public string? Why { get; set; }

        public string? MustSee { get; set; }

        public bool NonNegotiable { get; set; }

        public Guid? AreaId { get; set; }
    }
}
