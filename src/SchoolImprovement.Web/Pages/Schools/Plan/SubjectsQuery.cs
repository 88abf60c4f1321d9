using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>A subject leader's plan in a list, with how far it is.</summary>
public sealed record SubjectRow(Guid PlanId, string Subject, string Aim, string? Lead, int Actions, int Complete, int Behind, int Criteria, long CostPence)
{
    /// <summary>"3 of 8 actions complete, 1 at risk or off track".</summary>
    public string Stands => Actions == 0 ? "No actions yet" : $"{Complete} of {Actions} actions complete{(Behind > 0 ? $", {Behind} at risk or off track" : "")}";
}

/// <summary>The subject leaders' plans of a year, under the priorities they serve, in one round trip.</summary>
public sealed class SubjectsQuery(AppDbContext db, CurrentSchool school)
{
    public sealed record Under(Guid PriorityId, int Number, string Title, SubjectRow? Subject);

    /// <summary>Every priority of the year's plan with its subject plans; none when the school has no plan of the year.</summary>
    public async Task<IReadOnlyList<Under>> OfYearAsync(AcademicYear year) => await (
        from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == school.School.Id && p.Year == year && !p.IsSubject)
        join p in db.Priorities on plan.Id equals p.PlanId
        from s in db.Priorities.Where(s => s.SubjectOf == p.Id).DefaultIfEmpty()
        orderby p.Number, s!.ShortName
        select new Under(p.Id, p.Number, p.ShortName ?? p.Title, s == null ? null : new SubjectRow(
            s.PlanId, s.ShortName ?? s.Title, s.Title, db.Members.Where(m => m.Id == s.LeadId).Select(m => m.Name).FirstOrDefault(),
            s.Actions.Count(), s.Actions.Count(a => a.Progress == Progress.Complete), s.Actions.Count(a => a.Progress == Progress.AtRisk || a.Progress == Progress.OffTrack),
            s.Criteria.Count(), s.Actions.Sum(a => a.CostPence ?? 0)))).ToListAsync();
}
