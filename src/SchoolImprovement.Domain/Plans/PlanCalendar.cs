using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Plans;

/// <summary>By when each step of a year's plans is due. Any may be left out.</summary>
/// <param name="SubmitBy">The school has submitted its plan.</param>
/// <param name="EndorseBy">The trust has endorsed it.</param>
/// <param name="ApproveBy">The governors have approved it.</param>
/// <param name="LiveFrom">It is live.</param>
/// <param name="AutumnReview">The autumn term is reviewed.</param>
/// <param name="SpringReview">The spring term is reviewed.</param>
/// <param name="SummerReview">The summer term is reviewed.</param>
/// <param name="CloseBy">It is closed.</param>
public sealed record PlanDates(DateOnly? SubmitBy, DateOnly? EndorseBy, DateOnly? ApproveBy, DateOnly? LiveFrom, DateOnly? AutumnReview, DateOnly? SpringReview, DateOnly? SummerReview, DateOnly? CloseBy)
{
    /// <summary>What is due next of a plan that stands so, and when; null when the trust set no date for it.</summary>
    /// <param name="status">Where the plan stands.</param>
    /// <param name="review">The term whose review is the next to sign, by <see cref="TermReview.Due"/>; null when all are signed.</param>
    public PlanDue? Next(PlanStatus status, Term? review) => status switch
    {
        PlanStatus.Draft or PlanStatus.Returned => PlanDue.Of("Submit", SubmitBy),
        PlanStatus.Submitted => PlanDue.Of("Endorse", EndorseBy),
        PlanStatus.Endorsed => PlanDue.Of("Approve", ApproveBy),
        PlanStatus.Approved => PlanDue.Of("Go live", LiveFrom),
        PlanStatus.Live => review switch
        {
            Term.Autumn => PlanDue.Of("Autumn review", AutumnReview),
            Term.Spring => PlanDue.Of("Spring review", SpringReview),
            Term.Summer => PlanDue.Of("Summer review", SummerReview),
            _ => PlanDue.Of("Close", CloseBy),
        },
        _ => null,
    };

    /// <summary>Usual dates: drafted in the summer, submitted in mid-September, approved before the autumn half-term, reviewed before each term ends. Source: field guide §2.3 and §9.</summary>
    public static PlanDates Usual(AcademicYear year)
    {
        var (y, z) = (year.StartYear, year.StartYear + 1);
        var approve = Friday(y, 10, 10);
        return new(Friday(y, 9, 15), Friday(y, 9, 24), approve, approve.AddDays(3), Friday(y, 12, 8), Friday(z, 3, 18), Friday(z, 7, 5), year.Last);
    }

    private static DateOnly Friday(int year, int month, int day)
    {
        var from = new DateOnly(year, month, day);
        return from.AddDays(((int)DayOfWeek.Friday - (int)from.DayOfWeek + 7) % 7);
    }
}

/// <summary>Something that is due of a plan.</summary>
/// <param name="What">What: "Submit", "Autumn review".</param>
/// <param name="On">By when.</param>
public sealed record PlanDue(string What, DateOnly On)
{
    /// <summary>Something due on a day, or null when there is no day.</summary>
    public static PlanDue? Of(string what, DateOnly? on) => on is { } day ? new(what, day) : null;

    /// <summary>Whether its day is past.</summary>
    public bool IsOverdue(DateOnly today) => On < today;

    /// <summary>"due 30 September", "due today", "12 days overdue".</summary>
    public string Words(DateOnly today) => (today.DayNumber - On.DayNumber) switch
    {
        0 => "due today",
        1 => "1 day overdue",
        > 1 and var days => $"{days} days overdue",
        _ => On.Year == today.Year ? $"due {On:d MMMM}" : $"due {On:d MMMM yyyy}",
    };
}

/// <summary>The trust's dated calendar for the plans of one academic year.</summary>
public sealed class PlanCalendar : TrustRow, IVersioned, IRecorded
{
    private PlanCalendar()
    {
    }

    /// <summary>Makes the calendar of a year, with no dates yet.</summary>
    public PlanCalendar(Guid trustId, AcademicYear year)
        : base(trustId) => Year = year;

    /// <summary>The academic year.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>By when schools submit, or null.</summary>
    [Recorded("Submit by")]
    public DateOnly? SubmitBy { get; private set; }

    /// <summary>By when the trust endorses, or null.</summary>
    [Recorded("Endorse by")]
    public DateOnly? EndorseBy { get; private set; }

    /// <summary>By when governors approve, or null.</summary>
    [Recorded("Approve by")]
    public DateOnly? ApproveBy { get; private set; }

    /// <summary>From when plans are live, or null.</summary>
    [Recorded("Live from")]
    public DateOnly? LiveFrom { get; private set; }

    /// <summary>By when the autumn term is reviewed, or null.</summary>
    [Recorded("Autumn review by")]
    public DateOnly? AutumnReview { get; private set; }

    /// <summary>By when the spring term is reviewed, or null.</summary>
    [Recorded("Spring review by")]
    public DateOnly? SpringReview { get; private set; }

    /// <summary>By when the summer term is reviewed, or null.</summary>
    [Recorded("Summer review by")]
    public DateOnly? SummerReview { get; private set; }

    /// <summary>By when plans are closed, or null.</summary>
    [Recorded("Close by")]
    public DateOnly? CloseBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public string RecordName => $"Plan calendar {Year.Label}";

    /// <summary>The dates.</summary>
    public PlanDates Dates => new(SubmitBy, EndorseBy, ApproveBy, LiveFrom, AutumnReview, SpringReview, SummerReview, CloseBy);

    /// <summary>Sets the dates: in the order of a plan's life, from the summer before the year to the summer after it.</summary>
    /// <exception cref="RuleBrokenException">A date lies before an earlier step's, or far from the year. The field is the date's name.</exception>
    public void Set(Actor by, PlanDates dates)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        (string Field, string Words, DateOnly? On)[] order =
        [
            (nameof(SubmitBy), "submitting", dates.SubmitBy), (nameof(EndorseBy), "endorsing", dates.EndorseBy), (nameof(ApproveBy), "approving", dates.ApproveBy),
            (nameof(LiveFrom), "going live", dates.LiveFrom), (nameof(AutumnReview), "the autumn review", dates.AutumnReview), (nameof(SpringReview), "the spring review", dates.SpringReview),
            (nameof(SummerReview), "the summer review", dates.SummerReview), (nameof(CloseBy), "closing", dates.CloseBy),
        ];
        var (first, last) = (Year.First.AddMonths(-6), Year.Last.AddMonths(4));
        (string Words, DateOnly On)? before = null;
        foreach (var (field, words, on) in order.Where(o => o.On is not null).Select(o => (o.Field, o.Words, o.On!.Value)))
        {
            Rule.Hold(on >= first && on <= last, $"Enter a date between {first:d MMMM yyyy} and {last:d MMMM yyyy}", field);
            Rule.Hold(before is null || on >= before.Value.On, $"Enter a date on or after the one for {before?.Words}, {before?.On:d MMMM yyyy}", field);
            before = (words, on);
        }

        (SubmitBy, EndorseBy, ApproveBy, LiveFrom) = (dates.SubmitBy, dates.EndorseBy, dates.ApproveBy, dates.LiveFrom);
        (AutumnReview, SpringReview, SummerReview, CloseBy) = (dates.AutumnReview, dates.SpringReview, dates.SummerReview, dates.CloseBy);
    }
}
