using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;
using Paper = SchoolImprovement.Reports.Plans;

namespace SchoolImprovement.Web.Pages.Schools.Plan;

/// <summary>
/// Reads a whole plan for paper, spreadsheet, the summary on the screen and the version that is kept at a step, in two round trips however long it is:
/// the plan with its priorities and milestones; its criteria, actions and what changed since the approval.
/// </summary>
public sealed class PlanReportQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>The plan of a year as paper shows it, or null when there is none.</summary>
    public async Task<Paper.PlanReport?> OfAsync(AcademicYear year) =>
        await ReadAsync(OfYear(year), year, changes: true) is (var plan, var standing) ? plan with { Facts = [.. plan.Facts, .. standing] } : null;

    /// <summary>The plan as a version keeps it: without where it stands, which the version itself says.</summary>
    public async Task<string> ToKeepAsync(AcademicYear year) => Paper.PlanPaper.Write((await ReadAsync(OfYear(year), year, changes: true))!.Value.Plan);

    /// <summary>The same without what changed since the approval: for versions and their comparison.</summary>
    public async Task<Paper.PlanReport?> WordsOfAsync(AcademicYear year) => (await ReadAsync(OfYear(year), year, changes: false))?.Plan;

    /// <summary>A subject leader's plan, or null when there is none of this id. It has no status and no versions of its own.</summary>
    public async Task<Paper.PlanReport?> OfSubjectAsync(Guid id, AcademicYear year) =>
        await ReadAsync(db.Plans.Where(p => p.SchoolId == school.School.Id && p.Year == year && p.Id == id && p.UnderId != null), year, changes: false) is (var plan, _) ? plan with { Status = null, Version = null } : null;

    private IQueryable<Domain.Plans.Plan> OfYear(AcademicYear year) => db.Plans.Where(p => p.SchoolId == school.School.Id && p.Year == year && p.UnderId == null);

    private async Task<(Paper.PlanReport Plan, IEnumerable<Paper.PlanFact> Standing)?> ReadAsync(IQueryable<Domain.Plans.Plan> plans, AcademicYear year, bool changes)
    {
        var (schoolId, today) = (school.School.Id, clock.Today());
        var found = await (
            from plan in plans.AsNoTracking()
            from p in db.Priorities.IgnoreAutoIncludes().Where(p => p.PlanId == plan.Id).DefaultIfEmpty()
            from v in db.PlanVersions.Where(v => v.PlanId == plan.Id && v.Kind == PlanStatus.Approved).DefaultIfEmpty()
            from c in db.PlanCalendars.Where(c => c.Year == year).DefaultIfEmpty()
            select new
            {
                Plan = plan,
                Priority = p,
                Milestones = db.Set<Milestone>().Where(m => m.PriorityId == p!.Id).ToList(),
                Signed = db.Set<TermReview>().Where(r => r.PlanId == plan.Id && r.SignedAt != null).Select(r => r.Term).ToList(),
                Approved = v == null ? null : new ApprovedRow(v.Number, v.On, v.At),
                Dates = c == null ? null : new PlanDates(c.SubmitBy, c.EndorseBy, c.ApproveBy, c.LiveFrom, c.AutumnReview, c.SpringReview, c.SummerReview, c.CloseBy),
                Area = db.Set<EvaluationArea>().Where(a => a.Id == p!.AreaId).Select(a => a.Name).FirstOrDefault(),
                Trust = db.Set<TrustPriority>().Where(t => t.Id == p!.TrustPriorityId).Select(t => new { t.Why, t.MustSee, t.NonNegotiable }).FirstOrDefault(),
                Lead = db.Members.Where(m => m.Id == p!.LeadId).Select(m => m.Name).FirstOrDefault(),
                LinkGovernor = db.Members.Where(m => m.Id == p!.LinkGovernorId).Select(m => m.Name).FirstOrDefault(),
                Head = db.Members.Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == schoolId && r.Role == Role.Headteacher)).Select(m => m.Name).FirstOrDefault(),
                Chair = db.Members.Where(m => m.Status != MemberStatus.Left && m.Roles.Any(r => r.SchoolId == schoolId && r.Role == Role.ChairOfGovernors)).Select(m => m.Name).FirstOrDefault(),
                Under = db.Priorities.Where(u => u.Id == plan.UnderId).Select(u => u.Number + ". " + (u.ShortName ?? u.Title)).FirstOrDefault(),
                Now = db.HalfTerms.Where(h => h.Year == year && (h.SchoolId == null || h.SchoolId == schoolId) && h.First <= today && year.First <= today && today <= year.Last).OrderByDescending(h => h.First).Select(h => (HalfTerm?)h.HalfTerm).FirstOrDefault(),
            }).ToListAsync();
        if (found.Count == 0)
        {
            return null;
        }

        var head = found[0];
        var planId = head.Plan.Id;
        var parts = new PlanReportParts(await PlanReportParts.Of(db, planId, changes).ToListAsync());
        var (trust, made) = (user.Trust!, clock.GetUtcNow());
        var standing = PlanStanding.Facts(head.Plan.Status, head.Approved, head.Dates?.Next(head.Plan.Status, TermReview.Due(year, head.Plan.From, head.Signed)), today);
        return (new Paper.PlanReport
        {
            Id = planId,
            School = school.School.Name,
            Trust = trust.Name,
            Title = $"{head.Plan.Title} {year.Label}",
            Kind = head.Plan.IsSubject ? "Subject plan" : trust.PlanName,
            TrustColour = trust.Colour,
            Status = PlanStanding.Foot(head.Plan.Status, head.Approved),
            Version = PlanStanding.VersionWords(head.Plan.LatestVersion),
            MadeAt = PlanStanding.MadeWords(made),
            Made = made,
            ProgressAt = today.ToString("d MMMM yyyy", Format.English),
            CurrentTerm = head.Now?.Term().ToString(),
            Facts = head.Under is { } under ? [new("Serves", $"Priority {under}"), new("Lead", head.Lead ?? "Nobody yet")] : Facts(head.Plan, head.Head, head.Chair).ToList(),
            InShort = head.Plan.Summary,
            Vision = head.Plan.Vision,
            Context = head.Plan.Context,
            LastInspection = head.Plan.LastInspection,
            NextSteps = Lines(head.Plan.NextSteps),
            Sources = Lines(head.Plan.Sources).Select(Source).ToList(),
            FundingSources = parts.FundingSources,
            Amendments = Amendments(parts),
            Joint = Joint(parts, head.Plan.IsSubject),
            Priorities = found.Where(f => f.Priority is not null).OrderBy(f => f.Priority!.Number).Select(f => new Paper.PlanPriority
            {
                Id = f.Priority!.Id,
                Number = f.Priority.Number,
                Subject = head.Plan.IsSubject ? head.Plan.Title : null,
                Title = f.Priority.Title,
                ShortName = f.Priority.ShortName,
                Area = f.Area,
                Strand = f.Priority.Strand?.Label(),
                Lead = f.Lead,
                LinkGovernor = f.LinkGovernor,
                TrustRequired = f.Priority.TrustPriorityId is not null,
                NonNegotiable = f.Trust?.NonNegotiable == true,
                TrustWhy = f.Trust?.Why,
                MustSee = Lines(f.Trust?.MustSee),
                Why = f.Priority.Rationale,
                Baseline = f.Priority.Baseline,
                Answers = f.Priority.Answers,
                Outcomes = Lines(f.Priority.Outcomes),
                Criteria = parts.Criteria[f.Priority.Id].Select(c => Criterion(c, parts.PointsOf(c).ToList(), today)).ToList(),
                Terms = Enum.GetValues<Term>().Select(t => new Paper.PlanTerm(t.ToString(), f.Milestones.Where(m => m.Term == t).OrderBy(m => m.Position).Select(m => new Paper.PlanMilestone(m.Text, On(m.Progress), m.Impact, m.Id)).ToList())).ToList(),
                Actions = parts.Actions[f.Priority.Id].Select(a => Action(head.Plan.IsSubject ? "" : $"{f.Priority.Number}.", a, parts)).ToList(),
            }).ToList(),
        }, standing);
    }

    /// <summary>The trust's sessions that meet a need of the plan: of a subject plan only those that its own actions asked for.</summary>
    private static IReadOnlyList<Paper.PlanJointSession> Joint(PlanReportParts parts, bool subject)
    {
        var own = parts.Actions.SelectMany(a => a).Select(a => a.Id).ToHashSet();
        return [.. parts.Joint.Where(j => !subject || own.Contains(j.Of)).GroupBy(j => j.Id).Select(g => new Paper.PlanJointSession(g.First().A, g.First().By!.Value, g.First().Position - 1, [.. g.Select(j => j.B).Distinct()]))];
    }

    private static IReadOnlyList<Paper.PlanAmendment> Amendments(PlanReportParts parts)
    {
        var why = parts.Changes.Where(c => c.Why is not null).GroupBy(c => c.Line.PartId).ToDictionary(g => g.Key, g => g.First().Why);
        return
        [
            .. Amendment.Of(parts.Changes.Select(c => c.Line)).SelectMany(a => (a.Kind == ChangeKind.Changed ? a.Fields : [new AmendedField(a.Kind == ChangeKind.Added ? "Added" : "Removed", null, null)])
                .Select(f => new Paper.PlanAmendment(a.Name, f.Label, f.Before, f.After, a.Who, a.At.LondonDay().WithYear(), why.GetValueOrDefault(a.PartId)))),
        ];
    }

    private IEnumerable<Paper.PlanFact> Facts(Domain.Plans.Plan plan, string? head, string? chair)
    {
        if (head is not null)
        {
            yield return new("Headteacher", head);
        }

        if (chair is not null)
        {
            yield return new("Chair of governors", chair);
        }

        if (school.School.Pupils is { } pupils)
        {
            yield return new("Pupils", pupils.Number());
        }

        if (plan.From != plan.Year.First || plan.To != plan.Year.Last)
        {
            yield return new("Period", $"{plan.From.WithYear()} to {plan.To.WithYear()}");
        }
    }

    private static Paper.PlanCriterion Criterion(PlanReportParts.Row c, List<PlanReportParts.Row> points, DateOnly today)
    {
        string? Words(decimal? value) => c.Unit!.Value.Words(value);
        return new Paper.PlanCriterion
        {
            Id = c.Id,
            Measure = c.A,
            Baseline = Words(c.First),
            Now = Words(points.LastOrDefault(p => p.First is not null && p.By <= today)?.First),
            Expected = Words(points.LastOrDefault(p => p.Second is not null && p.By <= today)?.Second),
            Target = Words(c.Second),
            National = Words(c.National) is { } national ? national + (c.Number is { } of ? $" ({of})" : "") : null,
            ByWhen = c.By?.WithYear(),
            By = c.By,
            Note = c.B.Or(null),
            Progress = On(c.Progress!.Value),
            Points = points.Where(p => p.First is not null).Select(p => new Paper.PlanPoint(p.By!.Value.WithYear(), Words(p.First)!)).ToList(),
        };
    }

    private static Paper.PlanAction Action(string before, PlanReportParts.Row action, PlanReportParts parts) => new()
    {
        Id = action.Id,
        Number = $"{before}{action.Position}",
        What = action.A,
        Lead = action.F.Or(null),
        Others = action.B.Or(null),
        Start = action.From!.Value,
        Due = action.By!.Value,
        Progress = On(action.Progress!.Value),
        CostPence = action.CostPence,
        FundingSource = action.G.Or(null),
        TrainingNeed = action.C.Or(null),
        TrainingFor = action.D.Or(null),
        JointTraining = string.Join("; ", parts.Joint.Where(j => j.Of == action.Id).Select(j => $"{j.A}, {j.By.WithYear()}")).Or(null),
        Note = action.E.Or(null),
    };

    internal static Paper.Progress On(Progress progress) => Enum.Parse<Paper.Progress>(progress.ToString());

    private static List<string> Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimStart('-', '•', '*', ' ')).Where(l => l.Length > 0).ToList();

    /// <summary>A source with a web address in its line becomes a link.</summary>
    private static Paper.PlanSource Source(string line)
    {
        var at = line.IndexOf("https://", StringComparison.OrdinalIgnoreCase) is >= 0 and var secure ? secure : line.IndexOf("http://", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return new(line);
        }

        var address = line[at..].Split(' ', 2)[0].TrimEnd('.', ',', ')', ';');
        var name = line[..at].TrimEnd(' ', ':', '(', ',', '–');
        return Uri.IsWellFormedUriString(address, UriKind.Absolute) ? new(name.Length > 0 ? name : address, address) : new(line);
    }

    internal static string MadeWords(DateTime local) => $"{local.ToString("d MMMM yyyy", Format.English)} at {TimeOnly.FromDateTime(local).Short()}";
}

/// <summary>Numbers of a criterion with their unit.</summary>
public static class Measures
{
    /// <summary>"61%", "5 days", "3.2 points", "12"; null for none.</summary>
    public static string? Words(this MeasureUnit unit, decimal? value) => value is not { } number ? null : unit switch
    {
        MeasureUnit.Percent => $"{number.Number()}%",
        MeasureUnit.Points => $"{number.Number()} {(number == 1 ? "point" : "points")}",
        MeasureUnit.Days => $"{number.Number()} {(number == 1 ? "day" : "days")}",
        _ => number.Number(),
    };
}
