using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Trusts;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Training;

/// <summary>A school's training of a year: what people need to learn beside the programme that meets it.</summary>
[NeedsInSchool(Permission.ReadPlan)]
public sealed class IndexModel(TrainingQuery query, CurrentUser user, CurrentSchool current, TimeProvider clock) : AppPage
{
    public School School => current.School;

    public string Root => $"/schools/{School.Urn}/training";

    public bool MayEdit => user.May(Permission.EditTraining, School.Id);

    public AcademicYear ThisYear { get; } = AcademicYear.Of(clock.Today());

    public TrainingQuery.View View { get; private set; } = null!;

    public bool MayRecord(TrainingQuery.Session session) => Domain.Training.TrainingSession.MayRecord(user.Actor, School.Id, session.Owner, session.LeadId);

    public async Task OnGetAsync(string? year) => View = await query.OfAsync(AcademicYear.TryParse(year, out var named) ? named : ThisYear, School.Id);
}
