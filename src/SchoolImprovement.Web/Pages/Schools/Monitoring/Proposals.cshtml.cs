using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Monitoring;

/// <summary>What the plan and the trust's list propose for the schedule: accepted, moved to another half-term, or dropped.</summary>
[NeedsInSchool(Permission.EditSchedule)]
public sealed class ProposalsModel(ProposalsQuery proposals, ScheduleQuery schedule, AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public ProposalsView View { get; private set; } = null!;

    public AcademicYear Year { get; private set; }

    /// <summary>The half-term chosen for a proposal, by its key; the one proposed where nothing else is chosen.</summary>
    [BindProperty]
    public Dictionary<string, string> Half { get; set; } = [];

    /// <summary>The proposals that are ticked, by their keys.</summary>
    [BindProperty]
    public List<string> Tick { get; set; } = [];

    /// <summary>The half-term that stands open; the first with proposals where none is named.</summary>
    public HalfTerm? Open { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}/monitoring";

    public string Path => $"{Root}/{Year.Slug}";

    public DateOnly Today => clock.Today();

    /// <summary>How many activities a week holds if everything is accepted as proposed.</summary>
    public int Would(DateOnly week) => View.Load.GetValueOrDefault(week) + View.Open.Count(p => p.When.Week == week);

    /// <summary>The half-terms that are not over.</summary>
    public IEnumerable<HalfTerm> Ahead => Enum.GetValues<HalfTerm>().Where(h => View.Calendar.Span(h).Last >= Today);

    /// <param name="year">The year in the address.</param>
    /// <param name="half">The half-term in which somebody answered last.</param>
    public async Task OnGetAsync(string year, string? half)
    {
        await LoadAsync(year);
        Open = Enum.TryParse<HalfTerm>(half, out var named) && View.Open.Any(p => p.When.HalfTerm == named) ? named : Open;
    }

    public Task<IActionResult> OnPostAcceptAsync(string year, string? key) => AnswerAsync(year, key, drop: false);

    public async Task<IActionResult> OnPostAllAsync(string year)
    {
        await LoadAsync(year);
        return View.Open.Count == 0 ? Settled() : await SaveAsync(View.Open, drop: false);
    }

    public Task<IActionResult> OnPostDropAsync(string year, string? key) => AnswerAsync(year, key, drop: true);

    /// <summary>Answers one proposal, or all that are ticked.</summary>
    private async Task<IActionResult> AnswerAsync(string year, string? key, bool drop)
    {
        await LoadAsync(year);
        if (key is null && Tick.Count == 0)
        {
            ModelState.AddModelError("", $"Tick the activities that you {(drop ? "drop" : "accept")} first");
            return this.Again();
        }

        var keys = key is null ? Tick : [key];
        var chosen = View.Open.Where(p => keys.Contains(p.Key)).ToList();
        return chosen.Count == 0 ? Settled() : await SaveAsync(chosen, drop);
    }

    private async Task<IActionResult> SaveAsync(IReadOnlyList<Proposal> chosen, bool drop)
    {
        var (by, schoolId, load) = (user.Actor, school.School.Id, View.Load.ToDictionary());
        foreach (var proposal in chosen)
        {
            var when = Moved(proposal, load);
            db.Monitoring.Add(drop ? MonitoringActivity.Decline(by, schoolId, Year, proposal, null) : MonitoringActivity.Accept(by, schoolId, Year, proposal, when));
            if (!drop && when.Week is { } week)
            {
                load[week] = load.GetValueOrDefault(week) + 1;
            }
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Somebody else answered one of these at the same moment: the database keeps one line for each proposal.
            return this.Done($"{Path}/proposals", "Somebody else answered a proposal at the same moment. This is what is left");
        }

        var more = View.Open.Count > chosen.Count;
        var many = chosen.Count > 1;
        return this.Done(
            more ? $"{Path}/proposals?half={chosen[0].When.HalfTerm}#h-{chosen[0].When.HalfTerm}" : Path,
            drop ? (many ? $"{chosen.Count} proposals dropped. They are not proposed again this year" : $"{chosen[0].Title} dropped. It is not proposed again this year") : many ? $"{chosen.Count} activities are in the schedule" : $"{chosen[0].Title} is in the schedule");
    }

    /// <summary>Where the head wants it: as proposed, or in the quietest week of another half-term.</summary>
    private ActivityTime Moved(Proposal proposal, Dictionary<DateOnly, int> load) =>
        !Enum.TryParse<HalfTerm>(Half.GetValueOrDefault(proposal.Key), out var half) || half == proposal.When.HalfTerm ? proposal.When
        : Proposals.Quietest(View.Calendar, half, load, Today) is { } week ? new ActivityTime(half, week.Monday, null) : new ActivityTime(half, null, null);

    private RedirectResult Settled() => this.Done($"{Path}/proposals", "This proposal has been answered already");

    private async Task LoadAsync(string year)
    {
        Year = schedule.Year(year);
        View = await proposals.OfAsync(Year);
        Open = View.Open.Count == 0 ? null : View.Open.Min(p => p.When.HalfTerm);
    }
}
