using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>What is said of one priority at the end of a term. Source of the three questions: field guide §2.1, "Evaluation".</summary>
/// <param name="Progress">How the priority stands as a whole; null when not yet judged.</param>
/// <param name="WhatChanged">What changed this term.</param>
/// <param name="ForWhom">For which pupils or staff it changed, and for whom not yet.</param>
/// <param name="HowWeKnow">The evidence.</param>
public sealed record PriorityReviewFacts(Progress? Progress, string? WhatChanged, string? ForWhom, string? HowWeKnow);

/// <summary>
/// The review of a plan at the end of a term: what changed, for whom, how we know, priority by priority. It is written by those who lead the priorities and signed by the
/// headteacher; from then on it stays as it was, with a copy of how every criterion and milestone stood.
/// </summary>
public sealed class TermReview : TrustRow, IVersioned, IPlanPart
{
    private readonly List<PriorityReview> _priorities = [];
    private readonly List<ReviewedPart> _parts = [];

    private TermReview()
    {
    }

    private TermReview(Plan plan, Term term)
        : base(plan.TrustId)
    {
        (PlanId, SchoolId, Term) = (plan.Id, plan.SchoolId, term);
    }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The term that is reviewed.</summary>
    public Term Term { get; private set; }

    /// <summary>When it was signed, UTC; null while it is being written.</summary>
    public DateTime? SignedAt { get; private set; }

    /// <summary>Who signed it, by the name they had then, or null.</summary>
    [Recorded("Signed by")]
    public string? SignedBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>What is said of each priority so far.</summary>
    public IReadOnlyList<PriorityReview> Priorities => _priorities;

    /// <summary>How criteria and milestones stood when it was signed; empty until then.</summary>
    public IReadOnlyList<ReviewedPart> Parts => _parts;

    /// <inheritdoc/>
    public string RecordName => $"{Term} term review";

    /// <summary>Begins the review of a term.</summary>
    /// <param name="by">Needs to be allowed to write at least one priority of the plan.</param>
    /// <param name="plan">The plan, with its priorities.</param>
    /// <param name="term">The term.</param>
    /// <exception cref="RuleBrokenException">The plan has no priority.</exception>
    public static TermReview Begin(Actor by, Plan plan, Term term)
    {
        if (!plan.Priorities.Any(p => p.MayWrite(by)))
        {
            by.Demand(Permission.EditPlan, plan.SchoolId);
        }

        plan.DemandNotClosed();
        Rule.Hold(plan.Priorities.Count > 0, "The plan has no priority to review yet. Add one first");
        return new TermReview(plan, term);
    }

    /// <summary>Writes what is said of one priority, whole or in part.</summary>
    /// <param name="by">Needs to be allowed to write the priority.</param>
    /// <param name="priority">A priority of the plan.</param>
    /// <param name="facts">What is said.</param>
    /// <exception cref="RuleBrokenException">The review is signed, or a text is too long.</exception>
    public PriorityReview Write(Actor by, Priority priority, PriorityReviewFacts facts)
    {
        priority.DemandWrite(by, onlyProgress: true);
        DemandUnsigned();
        var said = _priorities.FirstOrDefault(p => p.PriorityId == priority.Id);
        if (said is null)
        {
            said = new PriorityReview(this, priority);
            _priorities.Add(said);
        }

        said.Write(priority, facts);
        return said;
    }

    /// <summary>Signs the review: from now on it stays as it is.</summary>
    /// <param name="by">Needs to be allowed to sign the school's reviews.</param>
    /// <param name="plan">The plan, whole.</param>
    /// <param name="signed">The terms whose reviews are signed already.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">
    /// Something is still missing, with its name in the sentence; the plan is not live; an earlier term is not signed yet; the term has not begun, by the calendar year; or it is signed already.
    /// </exception>
    public void Sign(Actor by, Plan plan, IReadOnlyCollection<Term> signed, DateTime now)
    {
        by.Demand(Permission.SignReview, SchoolId);
        DemandUnsigned();
        plan.DemandNotClosed();
        plan.DemandStatus("Only the review of a live plan can be signed", PlanStatus.Live);
        Rule.Hold(Due(plan.Year, plan.From, signed) is not { } due || due >= Term, $"Sign the review of the {Due(plan.Year, plan.From, signed)?.Slug()} term first");
        Rule.Hold(now.LondonDay() >= plan.Year.Begins(Term), $"The {Term.ToString().ToLowerInvariant()} term has not begun. Sign its review when you know how it went");
        var missing = Missing(plan).ToList();
        Rule.Hold(missing.Count == 0, $"Before you sign, write {Listed(missing)}");
        foreach (var priority in plan.InOrder)
        {
            _priorities.First(p => p.PriorityId == priority.Id).Write(priority);
            foreach (var criterion in priority.Criteria.OrderBy(c => c.Position))
            {
                _parts.Add(new ReviewedPart(this, priority, _parts.Count + 1, criterion, now.LondonDay()));
            }

            foreach (var milestone in priority.Milestones.Where(m => m.Term <= Term).OrderBy(m => m.Term).ThenBy(m => m.Position))
            {
                _parts.Add(new ReviewedPart(this, priority, _parts.Count + 1, milestone));
            }
        }

        _priorities.RemoveAll(p => plan.Priorities.All(kept => kept.Id != p.PriorityId));
        (SignedAt, SignedBy) = (now, by.Name);
    }

    /// <summary>Whether a person may read a review: once it is signed all who may read reviews, before that those who write it.</summary>
    public static bool MayRead(Actor by, Guid schoolId, bool signed) =>
        by.May(Permission.EditPlan, schoolId) || by.May(Permission.EditOwnPriority, schoolId) || (signed && by.May(Permission.ReadReviews, schoolId));

    /// <summary>What has still to be written before it can be signed: "priority 2: how we know".</summary>
    public IEnumerable<string> Missing(Plan plan) => plan.InOrder.SelectMany(priority =>
    {
        var said = _priorities.FirstOrDefault(p => p.PriorityId == priority.Id);
        return new[]
        {
            said?.Progress is null ? "how it stands" : null,
            said?.WhatChanged is null ? "what changed" : null,
            said?.ForWhom is null ? "for whom" : null,
            said?.HowWeKnow is null ? "how we know" : null,
        }
        .Concat(priority.Criteria.OrderBy(c => c.Position).Where(c => IsDue(plan.Year, Term, c.ByWhen)).Select(c => Missing(c.Measure, c.Progress, c.Note)))
        .Concat(priority.Milestones.Where(m => m.Term <= Term).OrderBy(m => m.Term).ThenBy(m => m.Position).Select(m => Missing(m.Text, m.Progress, m.Impact)))
        .OfType<string>().Select(what => $"priority {priority.Number}: {what}");
    });

    /// <summary>The term whose review is the next to sign: the first that the plan ran in and that is not signed; null when all are.</summary>
    /// <param name="year">The plan's year.</param>
    /// <param name="from">The plan's first day: a term that was over by then needs no review.</param>
    /// <param name="signed">The terms whose reviews are signed.</param>
    public static Term? Due(AcademicYear year, DateOnly from, IReadOnlyCollection<Term> signed) =>
        Enum.GetValues<Term>().Where(t => year.Ends(t) >= from && !signed.Contains(t)).Select(t => (Term?)t).FirstOrDefault();

    /// <summary>Whether a criterion is due by the end of a term, so that the term's review must say how it stands. Milestones are due by the end of their own term.</summary>
    public static bool IsDue(AcademicYear year, Term term, DateOnly? byWhen) => byWhen is { } day && day <= year.Ends(term);

    /// <summary>What is still to be said of something that is due: how it stands, and what difference it made or why it has not begun. Null when both are said.</summary>
    public static string? Missing(string words, Progress progress, string? impact) =>
        !string.IsNullOrWhiteSpace(impact) ? null : progress == Progress.NotStarted ? $"how “{Short(words)}” stands" : $"the impact of “{Short(words)}”";

    private static string Short(string words) => words.Length <= 60 ? words : $"{words[..59].TrimEnd()}…";

    private static string Listed(List<string> missing) => missing.Count <= 3 ? string.Join(", ", missing) : $"{string.Join(", ", missing.Take(3))} and {missing.Count - 3} more";

    private void DemandUnsigned() => Rule.Hold(SignedAt is null, $"{SignedBy} signed this review on {SignedAt?.LondonDay():d MMMM yyyy}, so it stays as it is");
}

/// <summary>What a term's review says of one priority.</summary>
public sealed class PriorityReview : TrustRow, IVersioned, IPlanPart
{
    /// <summary>Longest of the three texts, in characters.</summary>
    public const int TextMax = 4000;

    private PriorityReview()
    {
    }

    internal PriorityReview(TermReview review, Priority priority)
        : base(review.TrustId)
    {
        (ReviewId, PlanId, SchoolId, Term, PriorityId) = (review.Id, review.PlanId, review.SchoolId, review.Term, priority.Id);
    }

    /// <summary>The review it is part of.</summary>
    public Guid ReviewId { get; private set; }

    /// <inheritdoc/>
    public Guid PlanId { get; private set; }

    /// <inheritdoc/>
    public Guid SchoolId { get; private set; }

    /// <summary>The term.</summary>
    public Term Term { get; private set; }

    /// <summary>The priority. It may be gone from the plan later: number and title stay here.</summary>
    public Guid PriorityId { get; private set; }

    /// <summary>The priority's number then.</summary>
    public int Number { get; private set; }

    /// <summary>The priority's title then.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How it stands, or null when not yet judged.</summary>
    [Recorded("How it stands")]
    public Progress? Progress { get; private set; }

    /// <summary>What changed, or null.</summary>
    [Recorded("What changed")]
    public string? WhatChanged { get; private set; }

    /// <summary>For whom, or null.</summary>
    [Recorded("For whom")]
    public string? ForWhom { get; private set; }

    /// <summary>How we know, or null.</summary>
    [Recorded("How we know")]
    public string? HowWeKnow { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"{Term} term review, priority {Number}: {Title}";

    internal void Write(Priority priority, PriorityReviewFacts facts)
    {
        var changed = Rule.Optional(facts.WhatChanged, TextMax, "WhatChanged");
        var whom = Rule.Optional(facts.ForWhom, TextMax, "ForWhom");
        var know = Rule.Optional(facts.HowWeKnow, TextMax, "HowWeKnow");
        Write(priority);
        (Progress, WhatChanged, ForWhom, HowWeKnow) = (facts.Progress, changed, whom, know);
    }

    internal void Write(Priority priority) => (Number, Title) = (priority.Number, priority.Title);
}

/// <summary>How one criterion or milestone stood when a review was signed. A copy: the plan goes on changing, this does not.</summary>
public sealed class ReviewedPart : TrustRow
{
    private ReviewedPart()
    {
    }

    internal ReviewedPart(TermReview review, Priority priority, int place, SuccessCriterion criterion, DateOnly on)
        : this(review, priority, place, criterion.Id, null, criterion.Measure, criterion.Progress, criterion.Note)
    {
        var now = criterion.Points.Where(p => p.Actual is not null && p.On <= on).OrderBy(p => p.On).LastOrDefault()?.Actual ?? criterion.Baseline;
        Figure = now is { } figure ? criterion.Unit.Words(figure) : null;
        Target = criterion.Target is { } target ? criterion.Unit.Words(target) : null;
    }

    internal ReviewedPart(TermReview review, Priority priority, int place, Milestone milestone)
        : this(review, priority, place, milestone.Id, milestone.Term, milestone.Text, milestone.Progress, milestone.Impact)
    {
    }

    private ReviewedPart(TermReview review, Priority priority, int place, Guid partId, Term? term, string words, Progress progress, string? note)
        : base(review.TrustId)
    {
        (ReviewId, PriorityId, Place, PartId, MilestoneTerm, Words, Progress, Note) = (review.Id, priority.Id, place, partId, term, words, progress, note);
    }

    /// <summary>The review.</summary>
    public Guid ReviewId { get; private set; }

    /// <summary>The priority it belonged to.</summary>
    public Guid PriorityId { get; private set; }

    /// <summary>The criterion or milestone.</summary>
    public Guid PartId { get; private set; }

    /// <summary>The milestone's term; null for a criterion.</summary>
    public Term? MilestoneTerm { get; private set; }

    /// <summary>Order on paper, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>The measure, or what was to be seen.</summary>
    public string Words { get; private set; } = "";

    /// <summary>How it stood.</summary>
    public Progress Progress { get; private set; }

    /// <summary>The note or impact, or null.</summary>
    public string? Note { get; private set; }

    /// <summary>A criterion's last figure with its unit, or null.</summary>
    public string? Figure { get; private set; }

    /// <summary>A criterion's target with its unit, or null.</summary>
    public string? Target { get; private set; }
}
