using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>The priority that a subject plan serves.</summary>
public sealed record UnderRow(int Number, string Called);

/// <summary>An action of a subject plan, as far as it is counted.</summary>
public readonly record struct SubjectAction(Progress Progress, DateOnly Due);

/// <summary>A subject leader's plan in a list, with how far it is.</summary>
public sealed record SubjectRow(Guid Id, string Subject, string? Lead, IReadOnlyList<SubjectAction> Actions)
{
    /// <summary>What will be true when it is done, where it was read.</summary>
    public string? Aim { get; init; }

    public IReadOnlyList<Progress> Criteria { get; init; } = [];

    public long CostPence { get; init; }

    public Progress Stands => Progresses.Together([.. Actions.Select(a => a.Progress)]);

    /// <summary>"3 of 8 actions complete".</summary>
    public string Done => Actions.Count == 0 ? "No actions yet" : $"{Actions.Count(a => a.Progress == Progress.Complete)} of {Actions.Count.Count("action")} complete";

    public int Overdue(DateOnly today) => Actions.Count(a => PlanAction.DaysOverdue(a.Progress, a.Due, today) > 0);

    /// <summary>Plans from lines of their actions, by subject.</summary>
    public static IReadOnlyList<SubjectRow> Of(IEnumerable<(Guid Id, string Subject, string Lead, SubjectAction? Action)> lines) =>
        [.. lines.GroupBy(l => (l.Id, l.Subject, l.Lead)).Select(g => new SubjectRow(g.Key.Id, g.Key.Subject, g.Key.Lead.Length == 0 ? null : g.Key.Lead, [.. g.Where(l => l.Action is not null).Select(l => l.Action!.Value)])).OrderBy(s => s.Subject)];
}

/// <summary>The subject leaders' plans of a year, under the priorities they serve, in one round trip.</summary>
public sealed class SubjectsQuery(AppDbContext db, CurrentSchool school)
{
    /// <summary>A priority of the school's plan with the subject plans that serve it.</summary>
    public sealed record Served(Guid Id, int Number, string Title, Guid? LeadId, PlanStatus Status, IReadOnlyList<SubjectRow> Subjects);

    /// <summary>Every priority of the year's plan; none when the school has no plan of the year.</summary>
    public async Task<IReadOnlyList<Served>> OfYearAsync(AcademicYear year)
    {
        var rows = await (
            from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == school.School.Id && p.Year == year && p.UnderId == null)
            join p in db.Priorities.IgnoreAutoIncludes() on plan.Id equals p.PlanId
            from s in db.Plans.Where(s => s.UnderId == p.Id).DefaultIfEmpty()
            from only in db.Priorities.Where(x => x.PlanId == s!.Id).DefaultIfEmpty()
            select new
            {
                p.Id,
                p.Number,
                Title = p.ShortName ?? p.Title,
                p.LeadId,
                plan.Status,
                SubjectId = (Guid?)s!.Id,
                Subject = (string?)s!.Title,
                Aim = (string?)only!.Title,
                Lead = db.Members.Where(m => m.Id == only!.LeadId).Select(m => m.Name).FirstOrDefault(),
                Actions = db.Set<PlanAction>().Where(a => a.PriorityId == only!.Id).Select(a => new { a.Progress, a.Due, a.CostPence }).ToList(),
                Criteria = db.Set<SuccessCriterion>().Where(c => c.PriorityId == only!.Id).Select(c => c.Progress).ToList(),
            }).AsSingleQuery().ToListAsync();
        return [.. rows.GroupBy(r => (r.Id, r.Number, r.Title, r.LeadId, r.Status)).OrderBy(g => g.Key.Number).Select(g => new Served(
            g.Key.Id, g.Key.Number, g.Key.Title, g.Key.LeadId, g.Key.Status,
            [.. g.Where(r => r.SubjectId is not null).OrderBy(r => r.Subject).Select(r => new SubjectRow(r.SubjectId!.Value, r.Subject!, r.Lead, [.. r.Actions.Select(a => new SubjectAction(a.Progress, a.Due))])
            {
                Aim = r.Aim,
                Criteria = r.Criteria,
                CostPence = r.Actions.Sum(a => a.CostPence ?? 0),
            })]))];
    }
}
