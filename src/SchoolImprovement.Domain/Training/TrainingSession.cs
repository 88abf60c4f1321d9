using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Training;

/// <summary>What a session says. Title and day must be there.</summary>
/// <param name="Title">Title.</param>
/// <param name="TopicId">What it is about, or null.</param>
/// <param name="On">The day.</param>
/// <param name="At">When it begins, on a clock in England, or null for all day.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="LeadId">Who leads it, of the trust's people.</param>
/// <param name="LedBy">Who leads it from outside, in words.</param>
/// <param name="Audience">Who comes.</param>
/// <param name="Place">Where.</param>
public sealed record SessionFacts(string? Title, Guid? TopicId, DateOnly? On, TimeOnly? At, int? Minutes, Guid? LeadId, string? LedBy, string? Audience, string? Place);

/// <summary>One session of a school's training programme, or, without a school of its own, a joint session that the trust plans for several.</summary>
public sealed class TrainingSession : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMax = 160;

    /// <summary>Longest of the short texts, in characters.</summary>
    public const int ShortMax = 200;

    /// <summary>Longest session, in minutes: five days.</summary>
    public const int MinutesMax = 5 * 24 * 60;

    /// <summary>From so many schools with the same need a joint session is suggested. Source: seeds 001, 002.</summary>
    public const int JointFrom = 3;

    private readonly List<SessionSchool> _schools = [];
    private readonly List<SessionNeed> _needs = [];
    private readonly List<SessionAttendee> _attendees = [];

    private TrainingSession()
    {
    }

    private TrainingSession(Guid trustId, Guid? schoolId, AcademicYear year, SessionFacts facts)
        : base(trustId)
    {
        (SchoolId, Year) = (schoolId, year);
        Write(facts);
    }

    /// <summary>The school whose session it is; null for a joint session of the trust.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>The academic year.</summary>
    public AcademicYear Year { get; private set; }

    /// <summary>Title.</summary>
    [Recorded("Title")]
    public string Title { get; private set; } = "";

    /// <summary>What it is about, or null.</summary>
    [Recorded("Topic")]
    public Guid? TopicId { get; private set; }

    /// <summary>The day.</summary>
    [Recorded("Day")]
    public DateOnly On { get; private set; }

    /// <summary>When it begins, on a clock in England, or null for all day.</summary>
    [Recorded("Time")]
    public TimeOnly? At { get; private set; }

    /// <summary>How long it lasts, in minutes, or null.</summary>
    [Recorded("Minutes")]
    public int? Minutes { get; private set; }

    /// <summary>Who leads it, or null.</summary>
    [Recorded("Lead")]
    public Guid? LeadId { get; private set; }

    /// <summary>Who leads it from outside, or null.</summary>
    [Recorded("Led by")]
    public string? LedBy { get; private set; }

    /// <summary>Who comes, or null.</summary>
    [Recorded("Who comes")]
    public string? Audience { get; private set; }

    /// <summary>Where, or null.</summary>
    [Recorded("Place")]
    public string? Place { get; private set; }

    /// <summary>Why it was called off, or null when it was not.</summary>
    [Recorded("Why it was called off")]
    public string? CalledOffWhy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The schools it is for, with how it went there.</summary>
    public IReadOnlyList<SessionSchool> Schools => _schools;

    /// <summary>The needs it meets.</summary>
    public IReadOnlyList<SessionNeed> Needs => _needs;

    /// <summary>Those who came, as far as they are named.</summary>
    public IReadOnlyList<SessionAttendee> Attendees => _attendees;

    /// <summary>Whether the trust plans it for several schools.</summary>
    public bool IsJoint => SchoolId is null;

    /// <inheritdoc/>
    public string RecordName => $"Training: {Title}";

    /// <summary>Plans a session of one school.</summary>
    public static TrainingSession Plan(Actor by, Guid schoolId, AcademicYear year, SessionFacts facts, IReadOnlyCollection<TrainingNeed> needs)
    {
        by.Demand(Permission.EditTraining, schoolId);
        var session = new TrainingSession(by.TrustId, schoolId, year, facts);
        session._schools.Add(new SessionSchool(session, schoolId));
        session.Meet(by, needs);
        return session;
    }

    /// <summary>Plans a joint session for several schools.</summary>
    public static TrainingSession PlanJoint(Actor by, AcademicYear year, SessionFacts facts, IReadOnlyCollection<Guid> schoolIds, IReadOnlyCollection<TrainingNeed> needs)
    {
        by.DemandInTrust(Permission.PlanJointTraining);
        var session = new TrainingSession(by.TrustId, null, year, facts);
        session.Invite(by, schoolIds);
        session.Meet(by, needs);
        return session;
    }

    /// <summary>Whether a person plans it: the school's leaders, or the trust for a joint session.</summary>
    public bool MayPlan(Actor by) => MayPlan(by, SchoolId);

    /// <summary>The same rule for a session that is only read.</summary>
    public static bool MayPlan(Actor by, Guid? schoolId) => schoolId is { } school ? by.May(Permission.EditTraining, school) : by.MayInTrust(Permission.PlanJointTraining);

    /// <summary>Whether a person may say how it went in a school: who plans it, who leads the school's training, and who leads the session.</summary>
    public bool MayRecord(Actor by, Guid schoolId) => MayRecord(by, schoolId, SchoolId, LeadId);

    /// <summary>The same rule for a session that is only read.</summary>
    public static bool MayRecord(Actor by, Guid schoolId, Guid? owner, Guid? leadId) => MayPlan(by, owner) || by.May(Permission.EditTraining, schoolId) || leadId == by.MemberId;

    /// <summary>Changes title, day, time, lead and the rest.</summary>
    public void Change(Actor by, SessionFacts facts)
    {
        DemandPlan(by);
        Write(facts);
    }

    /// <summary>Says which needs it meets, in place of those it met until now.</summary>
    /// <exception cref="RuleBrokenException">A need is another school's, or dropped.</exception>
    public void Meet(Actor by, IReadOnlyCollection<TrainingNeed> needs)
    {
        DemandPlan(by);
        Rule.Hold(needs.All(n => n.DroppedWhy is null || _needs.Any(m => m.NeedId == n.Id)), "One of these needs has been dropped. Take it up again first", "Needs");
        Rule.Hold(needs.All(n => _schools.Any(s => s.SchoolId == n.SchoolId)), IsJoint ? "Choose the schools whose needs this session meets" : "A session meets needs of its own school", IsJoint ? "Schools" : "Needs");
        _needs.RemoveAll(m => needs.All(n => n.Id != m.NeedId));
        _needs.AddRange(needs.Where(n => _needs.All(m => m.NeedId != n.Id)).Select(n => new SessionNeed(this, n.Id)));
    }

    /// <summary>Says which schools a joint session is for, in place of those it was for until now.</summary>
    /// <exception cref="RuleBrokenException">Fewer than two schools, or a school that has been there is left out.</exception>
    public void Invite(Actor by, IReadOnlyCollection<Guid> schoolIds)
    {
        DemandPlan(by);
        Rule.Hold(IsJoint, "This is a session of one school");
        Rule.Hold(schoolIds.Distinct().Count() >= 2, "Choose at least two schools. A session of one school stands in its own programme", "Schools");
        Rule.Hold(_schools.All(s => !s.IsHeld || schoolIds.Contains(s.SchoolId)), "A school that has been there stays in the session", "Schools");
        _schools.RemoveAll(s => !schoolIds.Contains(s.SchoolId));
        _schools.AddRange(schoolIds.Distinct().Where(id => _schools.All(s => s.SchoolId != id)).Select(id => new SessionSchool(this, id)));
    }

    /// <summary>Records who came from a school: a number, people by name, or both. A number below the people named is refused; without one they are counted.</summary>
    public void RecordAttendance(Actor by, Guid schoolId, int? number, IReadOnlyCollection<Guid> memberIds, DateOnly today)
    {
        var there = DemandRecord(by, schoolId);
        var named = memberIds.Distinct().ToList();
        Rule.Hold(CalledOffWhy is null, "This session was called off, so nobody can have come");
        Rule.Hold(On <= today, $"The session is on {On:d MMMM yyyy}. Record who came afterwards");
        Rule.Hold(number is not null || named.Count > 0, "Enter how many people came, or tick who came", "Number");
        Rule.Hold(number is null or (>= 0 and <= 5000), "Enter a number from 0 to 5,000", "Number");
        Rule.Hold(number is null || number >= named.Count, $"You ticked {named.Count} people. Enter that number or more, or leave it empty", "Number");
        there.Attended = number ?? named.Count;
        _attendees.RemoveAll(a => a.SchoolId == schoolId && !named.Contains(a.MemberId));
        _attendees.AddRange(named.Where(m => _attendees.All(a => a.MemberId != m)).Select(m => new SessionAttendee(this, schoolId, m)));
    }

    /// <summary>Records, later, what has changed in a school since, and how we know.</summary>
    public void RecordImpact(Actor by, Guid schoolId, string? changed, string? known, DateOnly today)
    {
        var there = DemandRecord(by, schoolId);
        Rule.Hold(there.IsHeld, "Record who came first, then what has changed since");
        var change = Rule.Text(changed, SessionSchool.ImpactMax, "Enter what has changed since", "Changed");
        var how = Rule.Text(known, SessionSchool.ImpactMax, "Enter how you know, for example from books, lessons or talks with pupils", "Known");
        (there.Changed, there.HowWeKnow, there.ImpactOn) = (change, how, today);
    }

    /// <summary>Calls it off; the needs it was to meet have no session again.</summary>
    public void CallOff(Actor by, string? why)
    {
        DemandPlan(by);
        Rule.Hold(CalledOffWhy is null, "This session has been called off already");
        Rule.Hold(_schools.All(s => !s.IsHeld), "People have been there, so it cannot be called off");
        CalledOffWhy = Rule.Text(why, ShortMax, "Enter why it is called off", "Why");
    }

    private void DemandPlan(Actor by)
    {
        if (!MayPlan(by))
        {
            throw new NotAllowedException($"{by.Name} does not plan this session.");
        }
    }

    private SessionSchool DemandRecord(Actor by, Guid schoolId)
    {
        if (!MayRecord(by, schoolId))
        {
            throw new NotAllowedException($"{by.Name} may not say how this session went.");
        }

        return _schools.FirstOrDefault(s => s.SchoolId == schoolId) ?? throw new RuleBrokenException("This session is not for this school");
    }

    private void Write(SessionFacts facts)
    {
        var title = Rule.Text(facts.Title, TitleMax, "Enter what the session is called", "Title");
        var day = facts.On ?? throw new RuleBrokenException("Enter the day of the session", "On");
        Rule.Hold(Year.Contains(day), $"Enter a day of the school year {Year.Label}, from {Year.First:d MMMM yyyy} to {Year.Last:d MMMM yyyy}", "On");
        Rule.Hold(facts.Minutes is null or (> 0 and <= MinutesMax), "Enter how long it lasts in minutes, from 1 to 7,200", "Minutes");
        Rule.Hold(_schools.All(s => !s.IsHeld) || day == On, "People have been there on this day, so the day stays", "On");
        var ledBy = Rule.Optional(facts.LedBy, ShortMax, "LedBy");
        var audience = Rule.Optional(facts.Audience, ShortMax, "Audience");
        var place = Rule.Optional(facts.Place, ShortMax, "Place");
        (Title, TopicId, On, At, Minutes) = (title, facts.TopicId, day, facts.At, facts.Minutes);
        (LeadId, LedBy, Audience, Place) = (facts.LeadId, ledBy, audience, place);
    }
}
