using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>The trust's half-terms of one academic year, and which schools have their own.</summary>
[NeedsInTrust(Permission.ManageTrust)]
public sealed class TermsModel(AppDbContext db, CurrentUser user, TimeProvider clock) : AppPage
{
    [BindProperty]
    public HalfTermForm Input { get; set; } = new();

    public AcademicYear Year { get; private set; }

    public AcademicYear ThisYear { get; private set; }

    /// <summary>Whether the trust has set this year's dates; otherwise the usual ones are shown.</summary>
    public bool IsSet { get; private set; }

    public IReadOnlyList<OwnDates> Schools { get; private set; } = [];

    private List<HalfTermDates> _rows = [];

    public async Task<IActionResult> OnGetAsync(string? year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        Input = HalfTermForm.Of(IsSet ? _rows.Select(r => new HalfTermSpan(r.HalfTerm, r.First, r.Last)) : HalfTermDates.Usual(Year));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        if (!await this.IsValidAsync(Input, new HalfTermForm.Validator()))
        {
            return this.Again();
        }

        db.HalfTerms.AddRange(HalfTermDates.Set(user.Actor, null, Year, Input.Spans(), _rows));
        await db.SaveChangesAsync();
        return this.Done($"/terms/{Year.Slug}", $"Half-terms of {Year.Label} saved");
    }

    private async Task<bool> LoadAsync(string? year)
    {
        ThisYear = AcademicYear.Of(clock.Today());
        var asked = ThisYear;
        if (year is not null && !AcademicYear.TryParse(year, out asked))
        {
            return false;
        }

        Year = asked;
        _rows = await db.HalfTerms.Where(h => h.Year == asked && h.SchoolId == null).OrderBy(h => h.HalfTerm).ToListAsync();
        IsSet = _rows.Count > 0;
        Schools = await db.Schools.AsNoTracking().Where(s => s.Status == SchoolStatus.Open).OrderBy(s => s.Name)
            .Select(s => new OwnDates(s.Urn, s.Name, db.HalfTerms.Any(h => h.Year == asked && h.SchoolId == s.Id))).ToListAsync();
        return true;
    }

    public sealed record OwnDates(string Urn, string Name, bool HasOwn);
}
