using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Reports.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Reads a self-evaluation for paper and spreadsheet: as it stands in the round trips of its page, or the copy of a signed term in one.</summary>
public sealed class SefReportQuery(AppDbContext db, SefQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>The self-evaluation as it stands, or null where the trust has no such framework.</summary>
    /// <param name="framework">A framework's code; null for the trust's default.</param>
    /// <param name="withPlan">This year's plan is read too, for the priorities that take up areas for development; else <paramref name="plan"/> is asked.</param>
    /// <param name="plan">The year's plan where it has been read already, or null.</param>
    public async Task<SefReport?> NowAsync(string? framework, bool withPlan = true, Paper.PlanReport? plan = null)
    {
        if (await query.OfAsync(framework, null, whole: true, withPlan: withPlan) is not { } view)
        {
            return null;
        }

        var priorities = view.Priorities.ToDictionary(p => p.Id, p => $"Priority {p.Number}, {p.Called}");
        foreach (var priority in plan?.Priorities ?? [])
        {
            priorities.TryAdd(priority.Id ?? Guid.Empty, $"Priority {priority.Number}, {priority.ShortName ?? priority.Title}");
        }

        var last = view.Signed.FirstOrDefault(s => !s.Is(view.Year, view.Term));
        return Of(
            $"Self-evaluation, {view.TermName.ToLowerInvariant()}", $"As it stands on {Day(clock.Today())}", $"{view.Framework.Name}, {view.Framework.FrameworkVersion}", view.Sef?.Context, view.Sef?.InspectedOn,
            plan?.Facts ?? [], view.Areas.Count(a => a.Grade is not null), view.Areas.Count) with
        {
            Before = last?.Name.ToLowerInvariant(),
            Inspection = [.. view.Of(PointKind.Inspection).Select(p => new SefPoint(p.Text, p.Evidence, null, p.Progress is { } stands ? PlanReportQuery.On(stands) : null))],
            Areas = [.. view.Areas.Select(a => new SefArea
            {
                Name = a.Area.Name,
                Grade = On(a.Grade),
                Before = On(a.Before),
                Moved = a.Moved is { } moved && last is not null ? moved.Icon == "dash" ? moved.Words : $"{moved.Words} in {last.Name.ToLowerInvariant()}" : null,
                Why = a.Said?.Why,
                Groups = a.Said?.Groups,
                Links = Links(a.Area.Id, null),
                Strengths = Points(PointKind.Strength, a.Area.Id),
                Developments = Points(PointKind.Development, a.Area.Id),
                Views = [.. view.Views.Where(v => v.AreaId == a.Area.Id && v.Year == view.Year).Select(v => new SefOpinion($"{v.Who}, {v.Role}, {Day(v.At.LondonDay())}", v.Verdict == "agrees" ? $"Agrees: {v.Grade.Label}" : $"{char.ToUpperInvariant(v.Verdict[0])}{v.Verdict[1..]}: {v.Grade.Label}", v.Reason))],
            })],
        };

        List<string> Links(Guid areaId, Guid? point) => [.. view.Links.Where(l => l.AreaId == areaId && l.PointId == point).Select(l => $"{l.Words}, {Day(l.On)}{(l.IsThere ? "" : " (removed since)")}")];
        List<SefPoint> Points(PointKind kind, Guid areaId) =>
            [.. view.Of(kind).Where(p => p.AreaId == areaId).Select(p => new SefPoint(p.Text, p.Evidence, Links(areaId, p.Id), null, p.PriorityId is { } id ? priorities.GetValueOrDefault(id) : null))];
    }

    /// <summary>The copy of a signed term as it was, or null where that term was not signed.</summary>
    /// <param name="framework">A framework's code; null for the trust's default.</param>
    /// <param name="term">"2026-27-autumn".</param>
    public async Task<SefReport?> SignedAsync(string? framework, string term)
    {
        var all = await SnapshotsAsync(framework);
        if (all.FirstOrDefault(s => s.Slug == term) is not { } kept)
        {
            return null;
        }

        var (content, grades) = (SefContent.Read(kept.Content), SefSnapshot.ReadGrades(kept.Grades));
        var last = all.Where(s => s.SignedAt < kept.SignedAt).MaxBy(s => s.SignedAt);
        var before = last is null ? new Dictionary<Guid, Grade>() : SefSnapshot.ReadGrades(last.Grades);
        var named = kept.Year.Named(kept.Term).ToLowerInvariant();
        return Of($"Self-evaluation, {named}", $"Signed by {kept.SignedBy}, {Day(kept.SignedAt.LondonDay())}", content.Framework, content.Context, content.InspectedOn, [], content.Areas.Count(a => a.GradeCode is not null), content.Areas.Count) with
        {
            Before = last?.Year.Named(last.Term).ToLowerInvariant(),
            Inspection = [.. content.Inspection.Select(p => new SefPoint(p.Text, p.Evidence, p.Links, Progresses.All.FirstOrDefault(l => l.Label == p.Stands) is { } look ? PlanReportQuery.On(look.Value) : null))],
            Areas = [.. content.Areas.Select(a => new SefArea
            {
                Name = a.Name,
                Grade = On(grades.GetValueOrDefault(a.AreaId)),
                Before = On(before.GetValueOrDefault(a.AreaId)),
                Why = a.Why,
                Groups = a.Groups,
                Links = a.Links ?? [],
                Strengths = [.. a.Strengths.Select(p => new SefPoint(p.Text, p.Evidence, p.Links))],
                Developments = [.. a.Developments.Select(p => new SefPoint(p.Text, p.Evidence, p.Links))],
            })],
        };
    }

    /// <summary>Every signed copy of the school's self-evaluation against a framework.</summary>
    public Task<List<SefSnapshot>> SnapshotsAsync(string? framework)
    {
        var (schoolId, version) = (school.School.Id, Typed.Id(framework));
        return db.Set<SefSnapshot>().AsNoTracking()
            .Where(s => s.SchoolId == schoolId && db.Sefs.Any(x => x.Id == s.SefId && db.Frameworks.Any(f => f.Id == x.FrameworkId && (framework == null ? f.IsDefault : f.Code == framework || f.Id == version)))).ToListAsync();
    }

    private SefReport Of(string title, string state, string framework, string? context, DateOnly? inspected, IReadOnlyList<Paper.PlanFact> facts, int graded, int areas)
    {
        var (trust, s, now) = (user.Trust!, school.School, clock.GetUtcNow());
        List<Paper.PlanFact> own = [.. facts.Where(f => f.Label is "Headteacher" or "Chair of governors")];
        if (s.Pupils is { } pupils)
        {
            own.Add(new("Pupils", pupils.Number()));
        }

        if (s is { AgeFrom: { } from, AgeTo: { } to })
        {
            own.Add(new("Ages", $"{from} to {to}"));
        }

        own.Add(new("Last inspection", inspected is { } on ? on.ToString("MMMM yyyy", Format.English) : "Not written"));
        own.Add(new("Areas graded", string.Create(CultureInfo.InvariantCulture, $"{graded} of {areas}")));
        return new SefReport
        {
            School = s.Name,
            Trust = trust.Name,
            Title = title,
            State = state,
            Framework = framework,
            TrustColour = trust.Colour,
            MadeAt = PlanStanding.MadeWords(now),
            Made = now,
            Facts = own,
            Context = context,
            InspectedOn = inspected is { } day ? Day(day) : null,
        };
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Format.English);

    private static SefGrade? On(Grade? grade) => grade is null ? null : new SefGrade(grade.Label, grade.Token, grade.Icon);
}
