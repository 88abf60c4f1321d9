using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Training;

namespace SchoolImprovement.Domain.Tests.Training;

/// <summary>Sessions of a school and of the trust: each rule allowed, and refused with its sentence.</summary>
public sealed class TrainingSessionTests
{
    private static readonly Guid Elsewhere = Guid.CreateVersion7();
    private static readonly DateOnly Held = new(2026, 11, 16);
    private static readonly SessionFacts Facts = new("Phonics refresher", null, Held, new TimeOnly(15, 45), 90, null, null, "All teachers", "Hall");

    [Fact]
    public void A_head_plans_a_session_that_meets_a_need_of_the_school()
    {
        var session = Planned(out var need);
        (session.SchoolId, session.IsJoint, session.Title, session.On, session.At, session.Minutes).ShouldBe((Given.School, false, "Phonics refresher", Held, new TimeOnly(15, 45), 90));
        session.Needs.ShouldHaveSingleItem().NeedId.ShouldBe(need.Id);
        session.Schools.ShouldHaveSingleItem().SchoolId.ShouldBe(Given.School);
    }

    [Fact]
    public void Nobody_else_plans_one()
    {
        foreach (var other in new[] { Given.Lead, Given.Teacher, Given.Executive, Given.HeadElsewhere })
        {
            Given.Forbids(() => TrainingSession.Plan(other, Given.School, Given.Year, Facts, []), $"{other.Name} may not do this in this school.");
            Given.Forbids(() => Planned(out _).Change(other, Facts), $"{other.Name} does not plan this session.");
        }
    }

    [Fact]
    public void A_session_has_a_title_and_a_day_of_its_year()
    {
        Given.Refuses(() => Plan(Facts with { Title = null }), "Enter what the session is called", "Title");
        Given.Refuses(() => Plan(Facts with { On = null }), "Enter the day of the session", "On");
        Given.Refuses(() => Plan(Facts with { On = new DateOnly(2027, 9, 1) }), "Enter a day of the school year 2026–27, from 1 September 2026 to 31 August 2027", "On");
        Given.Refuses(() => Plan(Facts with { Minutes = 0 }), "Enter how long it lasts in minutes, from 1 to 7,200", "Minutes");
        Given.Refuses(() => Plan(Facts with { Place = Given.Long(201) }), "Shorten this to 200 characters. It has 201", "Place");
        Plan(Facts with { At = null, Minutes = null, On = Given.Year.Last }).On.ShouldBe(Given.Year.Last);
    }

    [Fact]
    public void A_session_meets_no_need_of_another_school_and_none_that_was_dropped()
    {
        var theirs = TrainingNeed.Add(Given.HeadElsewhere, Given.OtherSchool, Given.Year, new(null, "Reading", null, null));
        Given.Refuses(() => TrainingSession.Plan(Given.Head, Given.School, Given.Year, Facts, [theirs]), "A session meets needs of its own school", "Needs");
        var dropped = Need();
        dropped.Drop(Given.Head, "Done");
        Given.Refuses(() => TrainingSession.Plan(Given.Head, Given.School, Given.Year, Facts, [dropped]), "One of these needs has been dropped. Take it up again first", "Needs");
    }

    [Fact]
    public void The_needs_that_a_session_meets_are_replaced()
    {
        var session = Planned(out var first);
        var second = Need();
        session.Meet(Given.Deputy, [second]);
        session.Needs.ShouldHaveSingleItem().NeedId.ShouldBe(second.Id);
        session.Meet(Given.Deputy, [second, first]);
        session.Needs.Count.ShouldBe(2);
    }

    [Fact]
    public void The_trust_plans_a_joint_session_for_two_schools_or_more()
    {
        var session = Joint();
        (session.IsJoint, session.Schools.Count).ShouldBe((true, 2));
        Given.Refuses(() => TrainingSession.PlanJoint(Given.Executive, Given.Year, Facts, [Given.School, Given.School], []), "Choose at least two schools. A session of one school stands in its own programme", "Schools");
        Given.Forbids(() => TrainingSession.PlanJoint(Given.Head, Given.Year, Facts, [Given.School, Given.OtherSchool], []), "Sarah Whitlock may not do this for the trust.");
        Given.Forbids(() => session.Change(Given.Head, Facts), "Sarah Whitlock does not plan this session.");
        session.Meet(Given.Executive, [Need()]);
        session.Needs.Count.ShouldBe(1);
        var elsewhere = TrainingNeed.Add(Given.In(Elsewhere, Role.Headteacher), Elsewhere, Given.Year, new(null, "Phonics", null, null));
        Given.Refuses(() => session.Meet(Given.Executive, [elsewhere]), "Choose the schools whose needs this session meets", "Schools");
    }

    [Fact]
    public void A_school_that_has_been_to_a_joint_session_stays_in_it()
    {
        var session = Joint();
        session.RecordAttendance(Given.Head, Given.School, 4, [], Given.Today);
        Given.Refuses(() => session.Invite(Given.Executive, [Given.OtherSchool, Guid.CreateVersion7()]), "A school that has been there stays in the session", "Schools");
        session.Invite(Given.Executive, [Given.School, Given.OtherSchool, Guid.CreateVersion7()]);
        session.Schools.Count.ShouldBe(3);
        Given.Refuses(() => Planned(out _).Invite(Given.Head, [Given.School, Given.OtherSchool]), "This is a session of one school");
    }

    [Fact]
    public void Who_came_is_a_number_or_people_by_name()
    {
        var session = Planned(out _);
        session.RecordAttendance(Given.Head, Given.School, 14, [], Given.Today);
        session.Schools[0].Attended.ShouldBe(14);
        session.RecordAttendance(Given.Head, Given.School, null, [Given.Lead.MemberId, Given.Teacher.MemberId], Given.Today);
        (session.Schools[0].Attended, session.Attendees.Count).ShouldBe((2, 2));
        session.RecordAttendance(Given.Head, Given.School, 5, [Given.Lead.MemberId], Given.Today);
        (session.Schools[0].Attended, session.Attendees.Count).ShouldBe((5, 1));
        Given.Refuses(() => session.RecordAttendance(Given.Head, Given.School, null, [], Given.Today), "Enter how many people came, or tick who came", "Number");
        Given.Refuses(() => session.RecordAttendance(Given.Head, Given.School, 1, [Given.Lead.MemberId, Given.Teacher.MemberId], Given.Today), "You ticked 2 people. Enter that number or more, or leave it empty", "Number");
        Given.Refuses(() => session.RecordAttendance(Given.Head, Given.School, -1, [], Given.Today), "Enter a number from 0 to 5,000", "Number");
    }

    [Fact]
    public void Nobody_has_come_to_a_session_that_is_still_to_come_or_was_called_off()
    {
        var coming = Plan(Facts with { On = Given.Today.AddDays(1) });
        Given.Refuses(() => coming.RecordAttendance(Given.Head, Given.School, 3, [], Given.Today), "The session is on 24 November 2026. Record who came afterwards");
        Plan(Facts with { On = Given.Today }).RecordAttendance(Given.Head, Given.School, 3, [], Given.Today);
        var off = Planned(out _);
        off.CallOff(Given.Head, "Snow");
        Given.Refuses(() => off.RecordAttendance(Given.Head, Given.School, 3, [], Given.Today), "This session was called off, so nobody can have come");
    }

    [Fact]
    public void Who_leads_a_session_says_how_it_went_and_nobody_else_beside_its_planners()
    {
        var session = Plan(Facts with { LeadId = Given.Lead.MemberId });
        session.RecordAttendance(Given.Lead, Given.School, 9, [], Given.Today);
        session.Schools[0].IsHeld.ShouldBeTrue();
        Given.Forbids(() => session.RecordAttendance(Given.Teacher, Given.School, 9, [], Given.Today), "Tom Hargreaves may not say how this session went.");
        var joint = Joint();
        joint.RecordAttendance(Given.HeadElsewhere, Given.OtherSchool, 2, [], Given.Today);
        joint.RecordAttendance(Given.Executive, Given.School, 3, [], Given.Today);
        Given.Forbids(() => joint.RecordAttendance(Given.HeadElsewhere, Given.School, 2, [], Given.Today), "Amara Okafor may not say how this session went.");
        Given.Refuses(() => joint.RecordAttendance(Given.Executive, Guid.CreateVersion7(), 3, [], Given.Today), "This session is not for this school");
    }

    [Fact]
    public void What_has_changed_since_is_written_after_who_came_and_with_how_we_know()
    {
        var session = Planned(out _);
        Given.Refuses(() => session.RecordImpact(Given.Head, Given.School, "Sounds are pure", "Seen in 8 of 10 lessons", Given.Today), "Record who came first, then what has changed since");
        session.RecordAttendance(Given.Head, Given.School, 14, [], Given.Today);
        Given.Refuses(() => session.RecordImpact(Given.Head, Given.School, "", "Lessons", Given.Today), "Enter what has changed since", "Changed");
        Given.Refuses(() => session.RecordImpact(Given.Head, Given.School, "Sounds are pure", null, Given.Today), "Enter how you know, for example from books, lessons or talks with pupils", "Known");
        session.RecordImpact(Given.Head, Given.School, "Sounds are pure", "Seen in 8 of 10 lessons", Given.Today);
        (session.Schools[0].Changed, session.Schools[0].HowWeKnow, session.Schools[0].ImpactOn).ShouldBe(("Sounds are pure", "Seen in 8 of 10 lessons", Given.Today));
        Given.Forbids(() => session.RecordImpact(Given.Teacher, Given.School, "A", "B", Given.Today), "Tom Hargreaves may not say how this session went.");
    }

    [Fact]
    public void A_session_is_called_off_once_and_only_before_anybody_came()
    {
        var session = Planned(out _);
        Given.Refuses(() => session.CallOff(Given.Head, null), "Enter why it is called off", "Why");
        Given.Forbids(() => session.CallOff(Given.Lead, "Snow"), "Rebecca Lowe does not plan this session.");
        session.CallOff(Given.Head, "Snow");
        session.CalledOffWhy.ShouldBe("Snow");
        Given.Refuses(() => session.CallOff(Given.Head, "Snow"), "This session has been called off already");
        var held = Planned(out _);
        held.RecordAttendance(Given.Head, Given.School, 1, [], Given.Today);
        Given.Refuses(() => held.CallOff(Given.Head, "Snow"), "People have been there, so it cannot be called off");
        Given.Refuses(() => held.Change(Given.Head, Facts with { On = Held.AddDays(1) }), "People have been there on this day, so the day stays", "On");
        held.Change(Given.Head, Facts with { Title = "Phonics" });
        held.Title.ShouldBe("Phonics");
    }

    private static TrainingNeed Need() => TrainingNeed.Add(Given.Head, Given.School, Given.Year, new(null, "Phonics", null, null));

    private static TrainingSession Plan(SessionFacts facts) => TrainingSession.Plan(Given.Head, Given.School, Given.Year, facts, []);

    private static TrainingSession Planned(out TrainingNeed need)
    {
        need = Need();
        return TrainingSession.Plan(Given.Head, Given.School, Given.Year, Facts, [need]);
    }

    private static TrainingSession Joint() => TrainingSession.PlanJoint(Given.Executive, Given.Year, Facts, [Given.School, Given.OtherSchool], []);
}
