using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>
/// Reads the review of a term for screen and paper, in four round trips at most. What is signed is read from its own copy; what is being written stands beside the plan as it is now.
/// </summary>
public sealed class ReviewQuery(AppDbContext db, CurrentSchool school)
{
    /// <summary>A criterion or a milestone under a priority.</summary>
    public sealed record Part(Guid Id, Guid PriorityId, Term? Term, string Words, string? Figure, string? Target, Progress Progress, string? Note)
    {
        /// <summary>It is due in this term or before, so the review must say how it stands and what difference it made.</summary>
        public bool IsDue { get; init; }

        public bool IsSaid => !IsDue || TermReview.Missing(Words, Progress, Note) is null;
    }

    /// <summary>A priority with what is said of it.</summary>
    public sealed record Reviewed(Guid Id, int Number, string Title, Guid? LeadId, string? Lead, Said Said, IReadOnlyList<Part> Parts)
    {
        public IEnumerable<Part> Criteria => Parts.Where(p => p.Term is null);

        public IEnumerable<Part> Milestones => Parts.Where(p => p.Term is not null);

        /// <summary>What is due of it and not said yet.</summary>
        public int Unsaid => Parts.Count(p => !p.IsSaid);

        public bool IsWhole => Said.IsWhole && Unsaid == 0;
    }

    /// <summary>What is said of a priority; empty when nothing is said yet.</summary>
    public sealed record Said(Progress? Progress, string? WhatChanged, string? ForWhom, string? HowWeKnow, int Version)
    {
        /// <summary>The version of what nobody has written yet: the first that is written counts from 0.</summary>
        public const int NotYet = -1;

        public static readonly Said Nothing = new(null, null, null, null, NotYet);

        public bool IsBegun => Progress is not null || (WhatChanged ?? ForWhom ?? HowWeKnow) is not null;

        public bool IsWhole => Progress is not null && WhatChanged is not null && ForWhom is not null && HowWeKnow is not null;
    }

    /// <summary>The review of a term.</summary>
    public sealed record View(Guid PlanId, string Title, AcademicYear Year, Term Term, DateTime? SignedAt, string? SignedBy, IReadOnlyList<Reviewed> Priorities)
    {
        /// <summary>What the person typed and did not save, by what it belongs to.</summary>
        public IReadOnlyDictionary<string, Draft> Drafts { get; init; } = new Dictionary<string, Draft>();

        public bool IsSigned => SignedAt is not null;

        /// <summary>Where the plan stands: a review is signed when it is live.</summary>
        public PlanStatus Status { get; init; }

        /// <summary>An earlier term, whose review is signed first; null when there is none.</summary>
        public Term? First { get; init; }

        /// <summary>The priorities of which not all is written yet.</summary>
        public IReadOnlyList<Reviewed> Unwritten => [.. Priorities.Where(p => !p.IsWhole)];

        /// <summary>How many areas of the self-evaluation the plan's priorities answer, and its monitoring of the year: how many activities, and how many are closed.</summary>
        public (int Areas, int Watched, int Closed) Thread { get; init; }

        public string Target(Reviewed priority) => ReviewQuery.Target(Term, priority.Id);
    }

    /// <summary>How far the review of a term has come.</summary>
    public sealed record Standing(Term Term, DateTime? SignedAt, string? SignedBy, bool IsBegun, int Written);

    /// <summary>The plan of a year and how far each term's review has come, or null without a plan.</summary>
    public async Task<(string Title, int Priorities, IReadOnlyList<Standing> Terms)?> StandingsAsync(AcademicYear year)
    {
        var schoolId = school.School.Id;
        var rows = await (
            from plan in db.Plans.AsNoTracking().Where(p => p.SchoolId == schoolId && p.Year == year)
            from review in db.TermReviews.Where(r => r.PlanId == plan.Id).DefaultIfEmpty()
            select new
            {
                plan.Title,
                Priorities = plan.Priorities.Count,
                Term = (Term?)review!.Term,
                review.SignedAt,
                review.SignedBy,
                Written = review.Priorities.Count(p => p.Progress != null && p.WhatChanged != null && p.ForWhom != null && p.HowWeKnow != null),
            }).ToListAsync();
        return rows.Count == 0 ? null : (rows[0].Title, rows[0].Priorities, Enum.GetValues<Term>().Select(t => rows.FirstOrDefault(r => r.Term == t) is { } row ? new Standing(t, row.SignedAt, row.SignedBy, true, row.Written) : new Standing(t, null, null, false, 0)).ToList());
    }

    /// <summary>What a draft of the review of a priority belongs to.</summary>
    public static string Target(Term term, Guid priorityId) => $"{Prefix(term)}{priorityId}";

    private static string Prefix(Term term) => $"review-{term.Slug()}:";

    /// <summary>The review of a term, or null without a plan.</summary>
    /// <param name="year">The plan's year.</param>
    /// <param name="term">The term.</param>
    /// <param name="draftsOf">Whose drafts are read too, or null.</param>
    public async Task<View?> OfAsync(AcademicYear year, Term term, Guid? draftsOf = null)
    {
        var prefix = Prefix(term);
        var schoolId = school.School.Id;
        var plan = await db.Plans.AsNoTracking().Where(p => p.SchoolId == schoolId && p.Year == year).Select(p => new
        {
            p.Id,
            p.Title,
            p.Status,
            p.From,
            Signed = db.TermReviews.Where(r => r.PlanId == p.Id && r.SignedAt != null).Select(r => r.Term).ToList(),
            Priorities = p.Priorities.OrderBy(x => x.Number).Select(x => new { x.Id, x.Number, x.Title, x.LeadId, Lead = db.Members.Where(m => m.Id == x.LeadId).Select(m => m.Name).FirstOrDefault() }).ToList(),
            Areas = p.Priorities.Select(x => x.AreaId).Where(a => a != null).Distinct().Count(),
            Watched = db.Monitoring.Count(a => a.SchoolId == schoolId && a.Year == year && (a.Status == ActivityStatus.Planned || a.Status == ActivityStatus.Done)),
            Closed = db.Monitoring.Count(a => a.SchoolId == schoolId && a.Year == year && a.Status == ActivityStatus.Done),
            Drafts = db.OpenEdits.Where(e => e.PlanId == p.Id && e.MemberId == draftsOf && e.Target.StartsWith(prefix) && e.Values != null).Select(e => new { e.Target, e.Values, e.SeenAt }).ToList(),
        }).FirstOrDefaultAsync();
        if (plan is null)
        {
            return null;
        }

        var review = await db.TermReviews.AsNoTracking().Include(r => r.Priorities).FirstOrDefaultAsync(r => r.PlanId == plan.Id && r.Term == term);
        Said Of(Guid priority) => review?.Priorities.FirstOrDefault(p => p.PriorityId == priority) is { } p ? new(p.Progress, p.WhatChanged, p.ForWhom, p.HowWeKnow, p.Version) : Said.Nothing;
        if (review?.SignedAt is not null)
        {
            var reviewId = review.Id;
            var frozen = (await db.Set<ReviewedPart>().AsNoTracking().Where(p => p.ReviewId == reviewId).OrderBy(p => p.Place).ToListAsync())
                .Select(p => new Part(p.PartId, p.PriorityId, p.MilestoneTerm, p.Words, p.Figure, p.Target, p.Progress, p.Note)).ToLookup(p => p.PriorityId);
            return new View(plan.Id, plan.Title, year, term, review.SignedAt, review.SignedBy,
                review.Priorities.OrderBy(p => p.Number).Select(p => new Reviewed(p.PriorityId, p.Number, p.Title, null, null, Of(p.PriorityId), frozen[p.PriorityId].ToList())).ToList())
            {
                Thread = (plan.Areas, plan.Watched, plan.Closed),
            };
        }

        var parts = (await PartsAsync(plan.Id, year, term)).ToLookup(p => p.PriorityId);
        return new View(plan.Id, plan.Title, year, term, null, null, plan.Priorities.Select(p => new Reviewed(p.Id, p.Number, p.Title, p.LeadId, p.Lead, Of(p.Id), parts[p.Id].ToList())).ToList())
        {
            Thread = (plan.Areas, plan.Watched, plan.Closed),
            Status = plan.Status,
            First = TermReview.Due(year, plan.From, plan.Signed) is { } due && due < term ? due : null,
            Drafts = plan.Drafts.ToDictionary(d => d.Target, d => new Draft(d.Values!, d.SeenAt)),
        };
    }

    private async Task<IEnumerable<Part>> PartsAsync(Guid planId, AcademicYear year, Term term)
    {
        var criteria = await db.Set<SuccessCriterion>().AsNoTracking().Where(c => c.PlanId == planId).OrderBy(c => c.Position)
            .Select(c => new { c.Id, c.PriorityId, c.Measure, c.Unit, c.Baseline, c.Target, c.ByWhen, c.Progress, c.Note, Now = c.Points.Where(p => p.Actual != null).OrderByDescending(p => p.On).Select(p => p.Actual).FirstOrDefault() }).ToListAsync();
        // A term is kept by its name, which does not sort: those up to this one are named.
        var until = Enum.GetValues<Term>().Where(t => t <= term).ToArray();
        var milestones = await db.Set<Milestone>().AsNoTracking().Where(m => m.PlanId == planId && until.Contains(m.Term)).ToListAsync();
        return criteria.Select(c => new Part(c.Id, c.PriorityId, null, c.Measure, (c.Now ?? c.Baseline) is { } now ? c.Unit.Words(now) : null, c.Target is { } target ? c.Unit.Words(target) : null, c.Progress, c.Note) { IsDue = TermReview.IsDue(year, term, c.ByWhen) })
            .Concat(milestones.OrderBy(m => m.Term).ThenBy(m => m.Position).Select(m => new Part(m.Id, m.PriorityId, m.Term, m.Text, null, null, m.Progress, m.Impact) { IsDue = true }));
    }
}
