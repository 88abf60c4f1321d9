using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's dates for the plans of a year, and how each school stands against them.</summary>
[NeedsInTrust(Permission.ManageTemplate)]
public sealed class CalendarModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public AcademicYear Year { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public AcademicYear ThisYear => AcademicYear.Of(Today);

    /// <summary>The dates kept, or null while only the usual ones are proposed.</summary>
    public PlanCalendar? Kept { get; private set; }

    public IReadOnlyList<Row> Schools { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        Input = Form.Of(Kept?.Dates ?? PlanDates.Usual(Year));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        var calendar = Kept ?? new PlanCalendar(user.Trust!.Id, Year);
        calendar.Set(user.Actor, Input.Dates());
        if (Kept is null)
        {
            db.PlanCalendars.Add(calendar);
        }

        await db.SaveChangesAsync();
        return this.Done($"/calendar/{Year.Slug}", $"Calendar of {Year.Label} saved");
    }

    /// <summary>What is due of a school's plan, by the dates that are kept.</summary>
    public PlanDue? Due(Row school) => Kept?.Dates.Next(school.Plan?.Status ?? PlanStatus.Draft, school.Plan is { } plan ? TermReview.Due(Year, plan.From, plan.Signed) : null);

    private async Task<bool> LoadAsync(string? year)
    {
        var asked = ThisYear;
        if (year is not null && !AcademicYear.TryParse(year, out asked))
        {
            return false;
        }

        Year = asked;
        Kept = await db.PlanCalendars.FirstOrDefaultAsync(c => c.Year == asked);
        Schools = await db.Schools.AsNoTracking().Where(s => s.Status == SchoolStatus.Open).OrderBy(s => s.Name)
            .Select(s => new Row(s.Urn, s.Name, db.Plans.Where(p => p.SchoolId == s.Id && p.Year == asked && p.UnderId == null)
                .Select(p => new Standing(p.Status, p.From, db.Set<TermReview>().Where(r => r.PlanId == p.Id && r.SignedAt != null).Select(r => r.Term).ToList())).FirstOrDefault())).ToListAsync();
        return true;
    }

    public sealed record Row(string Urn, string Name, Standing? Plan);

    public sealed record Standing(PlanStatus Status, DateOnly From, List<Term> Signed);

    public sealed class Form
    {
        public DateOnly? SubmitBy { get; set; }

        public DateOnly? EndorseBy { get; set; }

        public DateOnly? ApproveBy { get; set; }

        public DateOnly? LiveFrom { get; set; }

        public DateOnly? AutumnReview { get; set; }

        public DateOnly? SpringReview { get; set; }

        public DateOnly? SummerReview { get; set; }

        public DateOnly? CloseBy { get; set; }

        internal static Form Of(PlanDates d) => new()
        {
            SubmitBy = d.SubmitBy,
            EndorseBy = d.EndorseBy,
            ApproveBy = d.ApproveBy,
            LiveFrom = d.LiveFrom,
            AutumnReview = d.AutumnReview,
            SpringReview = d.SpringReview,
            SummerReview = d.SummerReview,
            CloseBy = d.CloseBy,
        };

        internal PlanDates Dates() => new(SubmitBy, EndorseBy, ApproveBy, LiveFrom, AutumnReview, SpringReview, SummerReview, CloseBy);
    }
}
