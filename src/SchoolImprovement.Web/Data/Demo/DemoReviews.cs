using System.Globalization;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Plans;

namespace SchoolImprovement.Web.Data.Demo;

/// <summary>Termly reviews of demo plans, and what schools asked the trust to be excepted from.</summary>
internal sealed class DemoReviews(DemoTrust trust)
{
    private static readonly string[] Whom =
    [
        "All year groups, most in Years 3 and 4. Pupils with SEND moved less than the others.",
        "Disadvantaged pupils moved most. Two of the five who joined in the year have still some way to go.",
        "Every class but one, which had three teachers in the year.",
        "Pupils of every group; staff of the youngest classes most of all.",
    ];

    private static readonly string[] Known =
    [
        "Figures of {0}, books of every class seen with governors, and what pupils told us.",
        "The check in {0}, drop-ins by two leaders together, and the adviser’s note of her visit.",
        "The figures each half-term, the staff questionnaire, and the link governor’s two visits.",
    ];

    private static readonly string[] Made =
    [
        "Seen in every class by the end of term; books show it too.",
        "It holds where it is done daily. Two classes still need the lead beside them.",
        "Pupils speak of it themselves now. Figures follow more slowly.",
        "Done, a little later than planned; staff say that it saves them time.",
    ];

    /// <summary>The head says of each priority what changed in a term, and signs.</summary>
    public async Task SignAsync(Plan plan, SchoolText school, Term term, int daysBefore)
    {
        var head = trust.As(school.Head, daysBefore, 15, 30);
        var review = TermReview.Begin(head, plan, term);
        foreach (var priority in plan.InOrder)
        {
            review.Write(head, priority, Said(priority, term));
            foreach (var criterion in priority.Criteria.Where(c => TermReview.IsDue(plan.Year, term, c.ByWhen) && c.Note is null).ToList())
            {
                priority.ReportCriterion(head, criterion.Id, criterion.Progress, Made[criterion.Position % Made.Length]);
            }

            foreach (var milestone in priority.Milestones.Where(m => m.Term <= term && m.Impact is null).ToList())
            {
                priority.ReportMilestone(head, milestone.Id, milestone.Progress, Made[(milestone.Position + (int)milestone.Term) % Made.Length], trust.Now.LondonDay());
            }
        }

        review.Sign(head, plan, [.. Enum.GetValues<Term>().Where(t => t < term)], trust.Now);
        trust.Db.TermReviews.Add(review);
        await trust.Db.SaveChangesAsync();
    }

    /// <summary>The leads have begun to write the review of the term that runs.</summary>
    public async Task BeginAsync(Plan plan, string who, Term term, int daysBefore)
    {
        var by = trust.As(who, daysBefore, 16, 10);
        var review = TermReview.Begin(by, plan, term);
        var priority = plan.InOrder.First();
        review.Write(by, priority, Said(priority, term) with { HowWeKnow = null });
        trust.Db.TermReviews.Add(review);
        await trust.Db.SaveChangesAsync();
    }

    /// <summary>One school waits for the trust's answer, one has it.</summary>
    public async Task AskAsync(Plan plan, SchoolText school)
    {
        if (school.Slug is not ("ashcombe" or "highfield") || plan.InOrder.LastOrDefault(p => p.TrustPriorityId is not null) is not { } priority)
        {
            return;
        }

        var waits = school.Slug == "ashcombe";
        var head = trust.As(school.Head, waits ? 4 : 26, 8, 50);
        var asked = ExceptionRequest.Ask(head, priority, [], waits
            ? "Attendance has been above 96.5% for two years, and nobody is persistently absent for other reasons than illness. We would rather put this year’s hours into mathematics, and report the figures to you each half-term all the same."
            : "Our attendance team left in July and the post is still open. We ask to begin in January.", trust.Now);
        trust.Db.Add(asked);
        await trust.Db.SaveChangesAsync();
        if (!waits)
        {
            asked.Refuse(trust.As(trust.Executive, 22, 16, 5), "Attendance is why pupils of your Year 10 fall behind. Kingsmead lends you their officer for two days a week until the post is filled.", trust.Now);
            await trust.Db.SaveChangesAsync();
        }
    }

    private PriorityReviewFacts Said(Priority priority, Term term)
    {
        var criterion = priority.Criteria.OrderBy(c => c.Position).First();
        string Words(decimal? value) => value is { } number ? criterion.Unit.Words(number) : "not known";
        var last = criterion.Points.Where(p => p.Actual is not null && p.On <= trust.Now.LondonDay()).MaxBy(p => p.On)?.Actual;
        var stands = priority.Criteria.Any(c => c.Progress == Progress.OffTrack) ? Progress.OffTrack : priority.Criteria.Any(c => c.Progress == Progress.AtRisk) ? Progress.AtRisk : criterion.Progress;
        return new(
            stands, $"{criterion.Measure}: {Words(last)} now, from {Words(criterion.Baseline)} at the start and with {Words(criterion.Target)} as the target.",
            Whom[priority.Number % Whom.Length], string.Format(CultureInfo.InvariantCulture, Known[priority.Number % Known.Length], term switch { Term.Autumn => "December", Term.Spring => "March", _ => "June" }));
    }
}
