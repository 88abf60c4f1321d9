using Microsoft.AspNetCore.Mvc;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Pages.History;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools;

/// <summary>Who changed what in a school and its plans, and when.</summary>
[NeedsInSchool(Permission.ReadHistory)]
public class HistoryModel(HistoryQuery query, CurrentSchool school) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public HistoryFilter Filter { get; set; } = new();

    public HistoryView View { get; private set; } = null!;

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    public async Task OnGetAsync() => View = await query.OfSchoolAsync(school.School.Id, Root + "/history", Filter);
}
