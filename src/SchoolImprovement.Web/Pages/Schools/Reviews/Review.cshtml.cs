using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.Reviews;

/// <summary>The review of one term: each priority is written by those who may write it, and the headteacher signs the whole.</summary>
[NeedsInSchool(Permission.ReadReviews)]
public sealed class ReviewModel(AppDbContext db, ReviewQuery query, CurrentUser user, CurrentSchool school, TimeProvider clock) : AppPage
{
    public ReviewQuery.View Review { get; private set; } = null!;

    [BindProperty]
    public ReviewForm Input { get; set; } = new();

    /// <summary>The number of the priority that stands open as a form, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Open { get; set; }

    /// <summary>What the person typed before and did not save, or null.</summary>
    public Draft? Kept { get; private set; }

    /// <summary>What somebody else saved while this person was writing, or null.</summary>
    public ReviewQuery.Said? Theirs { get; private set; }

    public string SchoolName => school.School.Name;

    public string Root => $"/schools/{school.School.Urn}";

    /// <summary>The golden thread that the review stands on; empty where there is nothing to read yet.</summary>
    public IReadOnlyList<Knot> Thread => MayRead && Review.Priorities.Count > 0 ? ReviewThread.Of(Review, user.Actor, school.School.Id, Root) : [];

    public string Path => $"{Root}/plan/{Review.Year.Slug}/reviews/{Review.Term.Slug()}";

    public bool MayReadPlan => user.May(Permission.ReadPlan, school.School.Id);

    /// <summary>What is not signed yet is shown to those who write it.</summary>
    public bool MayRead => TermReview.MayRead(user.Actor, school.School.Id, Review.IsSigned);

    public bool MaySign => !Review.IsSigned && user.May(Permission.SignReview, school.School.Id);

    public bool MayWrite(ReviewQuery.Reviewed priority) => !Review.IsSigned && Priority.MayWrite(user.Actor, school.School.Id, priority.LeadId);

    public ReviewQuery.Reviewed? Writing => Review.Priorities.FirstOrDefault(p => p.Number == Open && MayWrite(p));

    public async Task<IActionResult> OnGetAsync(string year, string term)
    {
        if (!await LoadAsync(year, term))
        {
            return NotFound();
        }

        if (Writing is { } priority)
        {
            Kept = Review.Drafts.GetValueOrDefault(Review.Target(priority));
            Input = Kept is null ? ReviewForm.Of(priority) : ReviewForm.Of(priority, Kept);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string year, string term)
    {
        if (!await LoadAsync(year, term) || Review.Priorities.FirstOrDefault(p => p.Number == Open) is not { } shown)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (Input.Version != shown.Said.Version && MayWrite(shown) && !Input.Says(shown.Said))
        {
            (Theirs, Input.Version) = (shown.Said, shown.Said.Version);
            ModelState.Remove("Input.Version");
            ModelState.AddModelError("", "Somebody else saved this priority while you were writing. Their words stand above yours: take over what you need, then save");
            Response.StatusCode = 409;
            return Page();
        }

        try
        {
            await WriteAsync(shown.Id);
        }
        catch (DbUpdateException) when (shown.Said.Version == ReviewQuery.Said.NotYet)
        {
            // Two people began the review at the same moment: the database keeps one, and the second goes into it.
            db.ChangeTracker.Clear();
            await WriteAsync(shown.Id);
        }

        var next = Review.Priorities.FirstOrDefault(p => p.Number > shown.Number && !p.IsWhole && MayWrite(p));
        return this.Done(next is null ? Path : $"{Path}?open={next.Number}#p{next.Number}", $"Priority {shown.Number} saved");
    }

    public async Task<IActionResult> OnPostSignAsync(string year, string term)
    {
        if (!await LoadAsync(year, term))
        {
            return NotFound();
        }

        var plan = await db.Plans.Include(p => p.Priorities).ThenInclude(p => p.Criteria).ThenInclude(c => c.Points).Include(p => p.Priorities).ThenInclude(p => p.Milestones).AsSplitQuery().FirstAsync(p => p.Id == Review.PlanId);
        var review = await FindAsync() ?? TermReview.Begin(user.Actor, plan, Review.Term);
        var signed = await db.TermReviews.Where(r => r.PlanId == plan.Id && r.SignedAt != null).Select(r => r.Term).ToListAsync();
        review.Sign(user.Actor, plan, signed, clock.GetUtcNow().UtcDateTime);
        db.AddRange(review.Parts);
        await db.SaveChangesAsync();
        return this.Done(Path, $"{Review.Term} term review signed. It stays as it is now");
    }

    private async Task WriteAsync(Guid priorityId)
    {
        var plan = await db.Plans.Include(p => p.Priorities).FirstAsync(p => p.Id == Review.PlanId);
        var priority = plan.Find(priorityId);
        await db.Entry(priority).Collection(p => p.Criteria).LoadAsync();
        await db.Entry(priority).Collection(p => p.Milestones).LoadAsync();
        if (await FindAsync() is not { } review)
        {
            review = TermReview.Begin(user.Actor, plan, Review.Term);
            db.TermReviews.Add(review);
        }

        var said = review.Write(user.Actor, priority, new PriorityReviewFacts(Input.Progress, Input.WhatChanged, Input.ForWhom, Input.HowWeKnow));
        if (db.Entry(said).State == EntityState.Detached)
        {
            db.Add(said);
        }

        Input.Report(user.Actor, priority, clock.Today());
        var (me, target) = (user.Actor.MemberId, ReviewQuery.Target(Review.Term, priorityId));
        db.RemoveRange(await db.OpenEdits.Where(e => e.MemberId == me && e.Target == target).ToListAsync());
        await db.SaveChangesAsync();
    }

    private Task<TermReview?> FindAsync() => db.TermReviews.Include(r => r.Priorities).FirstOrDefaultAsync(r => r.PlanId == Review.PlanId && r.Term == Review.Term);

    private async Task<bool> LoadAsync(string year, string term) =>
        AcademicYear.TryParse(year, out var of) && Terms.TryParse(term, out var named) && (Review = (await query.OfAsync(of, named, user.Actor.MemberId))!) is not null;
}
