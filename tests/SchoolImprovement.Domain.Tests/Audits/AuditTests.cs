using SchoolImprovement.Domain.Audits;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Domain.Trusts;

namespace SchoolImprovement.Domain.Tests.Audits;

public sealed class AuditTests
{
    private static readonly AuditFacts Facts = new(" Wellbeing, autumn 2026 ", Given.Today.AddDays(14), "Answer as it is today.");
    private readonly Framework _framework = Framework.FromPreset(Given.Trust, "summer-self-audit");
    private readonly School _school = School("100001");
    private readonly School _other = School("100002");

    private static School School(string urn) => new(Given.Trust, new SchoolFacts(urn, $"School {urn}", "Primary", null, 4, 11, null, null));

    private Actor Head => Given.In(_school.Id, Role.Headteacher, "Sarah Whitlock");

    private Actor Deputy => Given.In(_school.Id, Role.SeniorLeader, "Daniel Pritchard");

    private Audit Assign(AuditFacts? facts = null, Framework? framework = null, params School[] schools) =>
        Audit.Assign(Given.Executive, framework ?? _framework, facts ?? Facts, schools.Length == 0 ? [_school] : schools, [], Given.Now);

    /// <summary>The school's part with every statement answered by the same step.</summary>
    private SchoolAudit Answered(Audit audit, string grade = "yes", int leaveOut = 0)
    {
        var mine = audit.Schools[0];
        foreach (var (area, statement) in _framework.Areas.SelectMany(a => a.Rated().Select(s => (a, s))).Skip(leaveOut))
        {
            mine.Answer(Head, audit, _framework, area, statement.Code, new(grade, null), Given.Now);
        }

        return mine;
    }

    [Fact]
    public void The_trust_puts_the_statements_to_schools_and_their_version_stays_as_it_is()
    {
        var audit = Assign(null, null, _school, _other);
        (audit.Title, audit.Due, audit.Schools.Count, audit.AssignedBy, audit.IsClosed).ShouldBe(("Wellbeing, autumn 2026", Given.Today.AddDays(14), 2, "Margaret Osei", false));
        _framework.IsFrozen.ShouldBeTrue();
        Audit.Assign(Given.Administrator, _framework, Facts, [_school], [], Given.Now).Schools.Count.ShouldBe(1);
        foreach (var by in new[] { Given.Head, Given.Chair, Given.TrustWide(Role.Trustee) })
        {
            Should.Throw<NotAllowedException>(() => Audit.Assign(by, _framework, Facts, [_school], [], Given.Now));
        }
    }

    [Fact]
    public void What_is_missing_to_assign_it_is_said()
    {
        Given.Refuses(() => Assign(Facts with { Title = " " }), "Enter what the audit is called", "Title");
        Given.Refuses(() => Assign(Facts with { Due = null }), "Enter the day by which schools finish", "Due");
        Given.Refuses(() => Assign(Facts with { Due = Given.Today.AddDays(-1) }), "Enter a day that is still to come", "Due");
        Given.Refuses(() => Assign(Facts with { Due = Given.Today.AddDays(400) }), "Enter a day no later than 23 November 2027", "Due");
        Given.Refuses(() => Audit.Assign(Given.Executive, _framework, Facts, [], [], Given.Now), "Choose at least one school", "Schools");
        Given.Refuses(() => Audit.Assign(Given.Executive, _framework, Facts, [_school], ["WELLBEING, autumn 2026"], Given.Now), "“Wellbeing, autumn 2026” is assigned already. Give this one another title, or add schools to that one", "Title");
        Given.Refuses(() => Assign(null, Framework.FromPreset(Given.Trust, Framework.Usual)), "“Education inspection framework, November 2025” is kept up to date as a self-evaluation. Choose a framework for audits".Replace("Education inspection framework, November 2025", Framework.FromPreset(Given.Trust, Framework.Usual).Name), "FrameworkId");
        _framework.IsFrozen.ShouldBeFalse("nothing was assigned");
        _other.Close(Given.Administrator, Given.Today);
        Given.Refuses(() => Assign(null, null, _other), "Choose schools that are open and in the trust", "Schools");
        Should.Throw<RuleBrokenException>(() => Audit.Assign(Given.Executive, _framework, Facts with { Due = new(2020, 1, 7) }, [_school], [], new DateTime(2020, 1, 6))).Message.ShouldContain("is not in force now");
    }

    [Fact]
    public void More_schools_can_follow_and_one_that_has_not_begun_is_taken_back()
    {
        var audit = Assign();
        audit.AddSchools(Given.Executive, [_school, _other]).Count.ShouldBe(1, "the first has it already");
        audit.Withdraw(Given.Executive, audit.Schools[1]);
        audit.Schools.Count.ShouldBe(1);
        audit.Schools[0].Answer(Head, audit, _framework, _framework.Areas[0], "1", new("yes", null), Given.Now);
        Given.Refuses(() => audit.Withdraw(Given.Executive, audit.Schools[0]), "This school has begun to answer, so the audit stays with it");
        Should.Throw<NotAllowedException>(() => audit.AddSchools(Head, [_other]));
    }

    [Fact]
    public void A_statement_is_answered_with_evidence_changed_and_taken_back()
    {
        var audit = Assign();
        var (mine, area) = (audit.Schools[0], _framework.Areas[0]);
        mine.Answer(Deputy, audit, _framework, area, "1", new("partly", " Two year groups "), Given.Now);
        var rating = mine.Ratings.Single();
        (rating.Grade, rating.Evidence, rating.AnsweredBy, rating.Judged!.IsBelow, mine.ChangedAt).ShouldBe(("Partly", "Two year groups", "Daniel Pritchard", true, Given.Now));
        mine.Answer(Head, audit, _framework, area, "1", new("na", null), Given.Now);
        (rating.Grade, rating.Evidence, mine.Ratings.Count).ShouldBe(("Not applicable", null, 1));
        mine.Answer(Head, audit, _framework, area, "1", new(null, null), Given.Now);
        rating.Judged.ShouldBeNull();

        Given.Refuses(() => mine.Answer(Head, audit, _framework, area, "1", new("outstanding", null), Given.Now), "Choose one of the grades of “Outcomes and standards”", "Grade");
        Given.Refuses(() => mine.Answer(Head, audit, _framework, area, "1", new("yes", Given.Long(1001)), Given.Now), "Shorten this to 1,000 characters. It has 1,001", "Evidence");
        Given.Refuses(() => mine.Answer(Head, audit, _framework, area, "99", new("yes", null), Given.Now), "This statement is not part of the audit");
        foreach (var by in new[] { Given.In(_school.Id, Role.PriorityLead), Given.In(_school.Id, Role.ChairOfGovernors), Given.Executive, Given.In(_other.Id, Role.Headteacher) })
        {
            Should.Throw<NotAllowedException>(() => mine.Answer(by, audit, _framework, area, "1", new("yes", null), Given.Now));
        }
    }

    [Fact]
    public void The_head_finishes_when_every_statement_has_an_answer_and_is_told_how_many_have_none()
    {
        var audit = Assign();
        var mine = Answered(audit, leaveOut: 4);
        Given.Refuses(() => mine.Finish(Head, audit, _framework.Areas, Given.Now), "4 statements have no answer yet, in Outcomes and standards and Curriculum and teaching. Answer them, then finish");
        foreach (var statement in _framework.Areas[0].Rated())
        {
            mine.Answer(Head, audit, _framework, _framework.Areas[0], statement.Code, new("na", null), Given.Now);
        }

        Given.Refuses(() => mine.Finish(Head, audit, _framework.Areas, Given.Now), "One statement has no answer yet, in Curriculum and teaching. Answer it, then finish");
        mine.Finish(Head, audit, [.. _framework.Areas.Where(a => a.Code != "teaching")], Given.Now);
        (mine.FinishedAt, mine.FinishedBy).ShouldBe((Given.Now, "Sarah Whitlock"), "an area that does not apply to the school asks nothing, and “Not applicable” is an answer");
        Should.Throw<NotAllowedException>(() => Answered(Assign()).Finish(Deputy, audit, _framework.Areas, Given.Now));
    }

    [Fact]
    public void A_finished_audit_takes_no_answer_until_the_head_opens_it_again()
    {
        var audit = Assign();
        var mine = Answered(audit);
        mine.Finish(Head, audit, _framework.Areas, Given.Now);
        void Answer() => mine.Answer(Head, audit, _framework, _framework.Areas[0], "1", new("strength", null), Given.Now);
        Given.Refuses(Answer, "Sarah Whitlock has finished this audit. Open it again to change an answer");
        Given.Refuses(() => mine.Finish(Head, audit, _framework.Areas, Given.Now), "Sarah Whitlock has finished this audit. Open it again to change an answer");
        Should.Throw<NotAllowedException>(() => mine.Reopen(Deputy, audit));
        mine.Reopen(Head, audit);
        Answer();
        Given.Refuses(() => mine.Reopen(Head, audit), "This audit is not finished");
    }

    [Fact]
    public void Once_the_trust_has_closed_it_nothing_in_it_changes()
    {
        var audit = Assign();
        var mine = Answered(audit);
        mine.Finish(Head, audit, _framework.Areas, Given.Now);
        Should.Throw<NotAllowedException>(() => audit.Close(Head, Given.Now));
        audit.Close(Given.Executive, Given.Now);
        const string Closed = "The trust has closed “Wellbeing, autumn 2026”, so it stays as it is";
        Given.Refuses(() => mine.Reopen(Head, audit), Closed);
        Given.Refuses(() => audit.Change(Given.Executive, Facts, Given.Today), Closed);
        Given.Refuses(() => audit.AddSchools(Given.Executive, [_other]), Closed);
        Given.Refuses(() => audit.Close(Given.Executive, Given.Now), "This audit is closed already");
        audit.OpenAgain(Given.Executive);
        mine.Reopen(Head, audit);
        Given.Refuses(() => audit.OpenAgain(Given.Executive), "This audit is open");
    }

    [Fact]
    public void Earlier_answers_are_a_start_and_count_as_none_until_somebody_has_looked_at_them()
    {
        var audit = Assign();
        var mine = audit.Schools[0];
        mine.Answer(Head, audit, _framework, _framework.Areas[0], "2", new("strength", null), Given.Now);
        var earlier = _framework.Areas.SelectMany(a => a.Rated().Select(s => new EarlierAnswer(a.Code, s.Code, s.Text, _framework.GradeOf(a, "partly"), "Seen in July"))).ToList();
        Should.Throw<NotAllowedException>(() => mine.StartFrom(Given.Executive, audit, _framework, _framework.Areas, earlier, Given.Now));
        mine.StartFrom(Head, audit, _framework, _framework.Areas, earlier, Given.Now).ShouldBe(15, "one of 16 had an answer already, which stays");
        mine.Ratings.Single(r => !r.IsTakenOver).Grade.ShouldBe("A strength");
        Given.Refuses(() => mine.StartFrom(Head, audit, _framework, _framework.Areas, earlier, Given.Now), "There is no earlier answer to start from");
        Should.Throw<RuleBrokenException>(() => mine.Finish(Head, audit, _framework.Areas, Given.Now)).Message.ShouldStartWith("15 statements have an answer of an earlier audit that nobody has looked at, in Outcomes and standards, ");
        Given.Refuses(() => mine.MakePriority(Head, Given.Plan(), _framework.Areas[0], "1"), "Answer the statement first, then take it into the plan");

        // Saved as it stands it still waits; said to hold, or changed, it is an answer.
        void Answer(EvaluationArea area, Statement s, AnswerFacts facts) => mine.Answer(Head, audit, _framework, area, s.Code, facts, Given.Now);
        foreach (var (area, s) in _framework.Areas.SelectMany(a => a.Rated().Select(s => (a, s))))
        {
            Answer(area, s, new("partly", "Seen in July"));
        }

        mine.Ratings.Count(r => r.IsTakenOver).ShouldBe(15);
        foreach (var (area, s) in _framework.Areas.SelectMany(a => a.Rated().Select(s => (a, s))))
        {
            Answer(area, s, s.Code == "1" ? new("yes", "Seen in July") : new("partly", "Seen in July", StillTrue: true));
        }

        mine.Finish(Head, audit, _framework.Areas, Given.Now);
    }

    [Fact]
    public void An_answer_of_another_scale_is_turned_into_nothing()
    {
        var audit = Assign();
        var other = new Grade("partly", "In part", 2, "g2", "pip2");
        EarlierAnswer Before(string area, string code, Grade grade) => new(area, code, "As it was worded", grade, null);
        Given.Refuses(() => audit.Schools[0].StartFrom(Head, audit, _framework, _framework.Areas, [Before("outcomes", "1", other), Before("outcomes", "77", _framework.Grades[0]), Before("gone", "1", _framework.Grades[0])], Given.Now), "There is no earlier answer to start from");
        audit.Schools[0].Ratings.ShouldBeEmpty();
    }

    [Fact]
    public void A_statement_becomes_a_priority_also_when_the_audit_is_finished()
    {
        var audit = Audit.Assign(Given.Executive, _framework, Facts, [_school], [], Given.Now);
        var mine = Answered(audit, "partly");
        mine.Answer(Head, audit, _framework, _framework.Areas[0], "1", new("partly", "Half of the groups"), Given.Now);
        mine.Answer(Head, audit, _framework, _framework.Areas[0], "2", new("na", null), Given.Now);
        mine.Finish(Head, audit, _framework.Areas, Given.Now);
        var plan = Plan.Start(Head, _school.Id, Given.Year, "Plan", null);
        var made = mine.MakePriority(Head, plan, _framework.Areas[0], "1");
        (made.Title, made.Rationale).ShouldBe(("We know how every group of pupils did this year, and why",
            "From our audit “Wellbeing, autumn 2026”: Outcomes and standards. We know how every group of pupils did this year, and why. Our answer: Partly.\nEvidence: Half of the groups"));
        Given.Refuses(() => mine.MakePriority(Head, plan, _framework.Areas[0], "1"), "This is in the plan already");
        Given.Refuses(() => mine.MakePriority(Head, plan, _framework.Areas[0], "2"), "Answer the statement first, then take it into the plan");
        mine.LinkPriority(Head, _framework.Areas[1], "1", made);
        mine.Ratings.Count(r => r.PriorityId == made.Id).ShouldBe(2);
        mine.UnlinkPriority(Head, _framework.Areas[1], "1");
        mine.Ratings.Single(r => r.AreaId == _framework.Areas[1].Id && r.StatementCode == "1").PriorityId.ShouldBeNull();
        Should.Throw<NotAllowedException>(() => mine.UnlinkPriority(Given.Executive, _framework.Areas[1], "1"));
        Given.Refuses(() => mine.LinkPriority(Head, _framework.Areas[1], "2", Given.Priority()), "Choose a priority of this school’s plan");
        Should.Throw<NotAllowedException>(() => mine.LinkPriority(Given.Executive, _framework.Areas[1], "2", made));
    }

    [Theory]
    [InlineData(null, null, null, AuditState.NotStarted, 3)]
    [InlineData("1", null, null, AuditState.Started, 3)]
    [InlineData("1", "2", null, AuditState.Finished, 0)]
    [InlineData("1", null, "3", AuditState.LeftOpen, 0)]
    [InlineData("1", "2", "3", AuditState.Finished, 0)]
    public void How_far_a_school_is_and_whether_it_is_overdue_follows_from_dates(string? changed, string? finished, string? closed, AuditState state, int overdue)
    {
        static DateTime? On(string? day) => day is null ? null : new DateTime(2026, 11, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        AuditStates.Of(On(changed), On(finished), On(closed)).ShouldBe(state);
        state.DaysOverdue(Given.Today.AddDays(-3), Given.Today).ShouldBe(overdue);
        state.DaysOverdue(Given.Today, Given.Today).ShouldBe(0, "the last day is in time");
    }
}
