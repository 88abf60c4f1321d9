using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.TrustSetUp;

/// <summary>A school's own half-terms where they differ from the trust's.</summary>
[NeedsInSchool(Permission.ManageSchoolTerms)]
public sealed class SchoolTermsModel(AppDbContext db, CurrentUser user, CurrentSchool current, TimeProvider clock) : AppPage
{
    [BindProperty]
    public HalfTermForm Input { get; set; } = new();

    public School School => current.School;

    public AcademicYear Year { get; private set; }

    public AcademicYear ThisYear { get; private set; }

    /// <summary>Whether the school has dates of its own this year; otherwise the trust's are shown.</summary>
    public bool HasOwn => _own.Count > 0;

    private List<HalfTermDates> _own = [];
    private List<HalfTermDates> _trusts = [];

    public async Task<IActionResult> OnGetAsync(string? year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        var rows = HasOwn ? _own : _trusts;
        Input = HalfTermForm.Of(rows.Count > 0 ? rows.Select(r => new HalfTermSpan(r.HalfTerm, r.First, r.Last)) : HalfTermDates.Usual(Year));
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

        db.HalfTerms.AddRange(HalfTermDates.Set(user.Actor, School.Id, Year, Input.Spans(), _own));
        await db.SaveChangesAsync();
        return this.Done($"/schools/{School.Urn}/terms/{Year.Slug}", $"Half-terms of {School.Name} for {Year.Label} saved");
    }

    public async Task<IActionResult> OnPostFollowTrustAsync(string? year)
    {
        if (!await LoadAsync(year))
        {
            return NotFound();
        }

        db.HalfTerms.RemoveRange(_own);
        await db.SaveChangesAsync();
        return this.Done($"/schools/{School.Urn}/terms/{Year.Slug}", $"{School.Name} now follows the trust’s half-terms for {Year.Label}");
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
        var rows = await db.HalfTerms.Where(h => h.Year == asked && (h.SchoolId == null || h.SchoolId == School.Id)).ToListAsync();
        _own = [.. rows.Where(r => r.SchoolId is not null)];
        _trusts = [.. rows.Where(r => r.SchoolId is null)];
        return true;
    }
}
