using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>The reviews of a plan, term by term.</summary>
[NeedsInSchool(Permission.ReadReviews)]
public sealed class IndexModel(ReviewQuery query, CurrentUser user, CurrentSchool school) : AppPage
{
    public AcademicYear Year { get; private set; }

    public string PlanTitle { get; private set; } = "";

    public int Priorities { get; private set; }

    public IReadOnlyList<ReviewQuery.Standing> Terms { get; private set; } = [];

    public bool MayEdit => user.May(Permission.EditPlan, school.School.Id);

    public bool MayReadPlan => user.May(Permission.ReadPlan, school.School.Id);

    public bool MayRead(ReviewQuery.Standing term) => TermReview.MayRead(user.Actor, school.School.Id, term.SignedAt is not null);

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!AcademicYear.TryParse(year, out var of) || await query.StandingsAsync(of) is not { } found)
        {
            return NotFound();
        }

        (Year, PlanTitle, Priorities, Terms) = (of, found.Title, found.Priorities, found.Terms);
        return Page();
    }
}
