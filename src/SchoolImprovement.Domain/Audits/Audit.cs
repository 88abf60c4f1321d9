using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Audits;

/// <summary>What the trust says of an audit.</summary>
/// <param name="Title">What it is called, for example "Emotional wellbeing audit, autumn 2026".</param>
/// <param name="Due">The last day on which a school finishes it in time.</param>
/// <param name="Words">What schools should know, or null.</param>
public sealed record AuditFacts(string? Title, DateOnly? Due, string? Words);

/// <summary>
/// The statements of a framework put to schools of the trust, to be rated by a day. Every school of an audit answers the same version of the framework, which stays as it is from then on.
/// </summary>
public sealed class Audit : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMax = 120;

    /// <summary>Longest words to schools, in characters.</summary>
    public const int WordsMax = 2000;

    private readonly List<SchoolAudit> _schools = [];

    private Audit()
    {
    }

    private Audit(Actor by, Framework framework, DateTime now)
        : base(by.TrustId)
    {
        (FrameworkId, AssignedAt, AssignedBy) = (framework.Id, now, by.Name);
    }

    /// <summary>The framework, in the version that schools answer.</summary>
    public Guid FrameworkId { get; private set; }

    /// <summary>What it is called.</summary>
    [Recorded("Title")]
    public string Title { get; private set; } = "";

    /// <summary>The last day on which a school finishes it in time.</summary>
    [Recorded("Due")]
    public DateOnly Due { get; private set; }

    /// <summary>What schools should know, or null.</summary>
    [Recorded("Words to schools")]
    public string? Words { get; private set; }

    /// <summary>When it was assigned, UTC.</summary>
    public DateTime AssignedAt { get; private set; }

    /// <summary>Who assigned it, by the name they had then.</summary>
    public string AssignedBy { get; private set; } = "";

    /// <summary>When the trust closed it, UTC; null while schools may answer.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who closed it, by the name they had then.</summary>
    [Recorded("Closed by")]
    public string? ClosedBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The schools it was assigned to.</summary>
    public IReadOnlyList<SchoolAudit> Schools => _schools;

    /// <summary>The trust has closed it: nothing in it changes any more.</summary>
    public bool IsClosed => ClosedAt is not null;

    /// <inheritdoc/>
    public string RecordName => $"Audit: {Title}";

    /// <summary>Puts the statements of a framework to schools. The framework's version stays as it is from now on.</summary>
    /// <param name="by">Needs to be allowed to assign audits.</param>
    /// <param name="framework">A framework for audits that is in force.</param>
    /// <param name="facts">Title, due date and words.</param>
    /// <param name="schools">Open schools, at least one.</param>
    /// <param name="open">Titles of the trust's audits that are not closed.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleBrokenException">The framework is none for audits, is not in force or has no statements; no school is chosen; a fact is missing.</exception>
    public static Audit Assign(Actor by, Framework framework, AuditFacts facts, IReadOnlyCollection<School> schools, IEnumerable<string> open, DateTime now)
    {
        by.DemandInTrust(Permission.AssignAudits);
        var today = now.LondonDay();
        Rule.Hold(framework.Kind == FrameworkKind.Audit, $"“{framework.Name}” is kept up to date as a self-evaluation. Choose a framework for audits", "FrameworkId");
        Rule.Hold(framework.IsInForce(today), $"“{framework.Name}” is not in force now. Choose another, or change its days", "FrameworkId");
        Rule.Hold(framework.Areas.Any(a => a.Rated().Any()), $"“{framework.Name}” has no statements yet. Add some first", "FrameworkId");
        var audit = new Audit(by, framework, now);
        audit.Change(by, facts, today);
        Rule.Hold(!open.Contains(audit.Title, StringComparer.OrdinalIgnoreCase), $"“{audit.Title}” is assigned already. Give this one another title, or add schools to that one", "Title");
        Rule.Hold(schools.Count > 0, "Choose at least one school", "Schools");
        framework.Freeze();
        audit.AddSchools(by, schools);
        return audit;
    }

    /// <summary>Changes the title, the due date or the words.</summary>
    /// <exception cref="RuleBrokenException">The title or the date is missing, or the new date has passed, or the audit is closed.</exception>
    public void Change(Actor by, AuditFacts facts, DateOnly today)
    {
        by.DemandInTrust(Permission.AssignAudits);
        DemandNotClosed();
        var title = Rule.Text(facts.Title, TitleMax, "Enter what the audit is called", "Title");
        var due = facts.Due ?? throw new RuleBrokenException("Enter the day by which schools finish", "Due");
        Rule.Hold(due == Due || due >= today, "Enter a day that is still to come", "Due");
        Rule.Hold(due <= today.AddYears(1), $"Enter a day no later than {today.AddYears(1):d MMMM yyyy}", "Due");
        (Title, Due, Words) = (title, due, Rule.Optional(facts.Words, WordsMax, "Words"));
        _schools.ForEach(s => s.Call(Title));
    }

    /// <summary>Assigns it to more schools; those that have it already are left alone.</summary>
    /// <returns>The schools that were added.</returns>
    public IReadOnlyList<SchoolAudit> AddSchools(Actor by, IEnumerable<School> schools)
    {
        by.DemandInTrust(Permission.AssignAudits);
        DemandNotClosed();
        var more = schools.Where(s => _schools.All(x => x.SchoolId != s.Id)).ToList();
        Rule.Hold(more.All(s => s.Status == SchoolStatus.Open), "Choose schools that are open and in the trust", "Schools");
        var added = more.Select(s => new SchoolAudit(this, s.Id)).ToList();
        _schools.AddRange(added);
        return added;
    }

    /// <summary>Takes the audit back from a school that has not begun.</summary>
    /// <exception cref="RuleBrokenException">The school has answered something.</exception>
    public void Withdraw(Actor by, SchoolAudit school)
    {
        by.DemandInTrust(Permission.AssignAudits);
        DemandNotClosed();
        Rule.Hold(school.ChangedAt is null, "This school has begun to answer, so the audit stays with it");
        _schools.Remove(school);
    }

    /// <summary>Closes it: nothing in it changes any more, and no school finishes or reopens it.</summary>
    public void Close(Actor by, DateTime now)
    {
        by.DemandInTrust(Permission.AssignAudits);
        Rule.Hold(!IsClosed, "This audit is closed already");
        (ClosedAt, ClosedBy) = (now, by.Name);
    }

    /// <summary>Opens it again, so that schools can finish.</summary>
    public void OpenAgain(Actor by)
    {
        by.DemandInTrust(Permission.AssignAudits);
        Rule.Hold(IsClosed, "This audit is open");
        (ClosedAt, ClosedBy) = (null, null);
    }

    internal void DemandNotClosed() => Rule.Hold(!IsClosed, $"The trust has closed “{Title}”, so it stays as it is");
}

/// <summary>How far a school is with an audit.</summary>
public enum AuditState
{
    /// <summary>Nothing has been answered.</summary>
    NotStarted,

    /// <summary>Something has been answered.</summary>
    Started,

    /// <summary>The head has finished it; the answers stay as they are.</summary>
    Finished,

    /// <summary>The trust closed the audit before the school finished.</summary>
    LeftOpen,
}

/// <summary>How far a school is with an audit, from a few dates: so that lists need not load answers.</summary>
public static class AuditStates
{
    /// <summary>How far it is.</summary>
    public static AuditState Of(DateTime? changedAt, DateTime? finishedAt, DateTime? closedAt) =>
        finishedAt is not null ? AuditState.Finished : closedAt is not null ? AuditState.LeftOpen : changedAt is null ? AuditState.NotStarted : AuditState.Started;

    /// <summary>By how many days it is overdue; 0 when it is not.</summary>
    public static int DaysOverdue(this AuditState state, DateOnly due, DateOnly today) => state is AuditState.NotStarted or AuditState.Started && due < today ? today.DayNumber - due.DayNumber : 0;

    /// <summary>In words.</summary>
    public static string Label(this AuditState state) => state switch
    {
        AuditState.NotStarted => "Not started",
        AuditState.Started => "Started",
        AuditState.Finished => "Finished",
        _ => "Not finished",
    };
}
