using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Tests.SelfEvaluation;

public sealed class SefTests
{
    private static readonly Actor Adviser = Given.In(Given.School, Role.Adviser, "Peter Longhurst");
    private readonly Framework _framework = Framework.FromPreset(Given.Trust, Framework.Usual);
    private readonly Sef _sef;

    public SefTests() => _sef = Sef.Begin(Given.Head, Given.School, _framework);

    private EvaluationArea Attendance => _framework.Areas.First(a => a.Code == "attendance-behaviour");

    private EvaluationArea Safeguarding => _framework.Areas.First(a => a.Code == "safeguarding");

    [Fact]
    public void To_begin_freezes_the_version_and_needs_the_right_to_edit()
    {
        _framework.IsFrozen.ShouldBeTrue();
        foreach (var other in new[] { Given.Lead, Given.Chair, Given.Executive, Adviser, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => Sef.Begin(other, Given.School, _framework));
        }
    }

    [Fact]
    public void A_grade_and_a_point_are_linked_to_what_shows_them_and_the_signed_copy_keeps_the_links()
    {
        _sef.Judge(Given.Head, _framework, Attendance, "attention", "Too many days", Given.Now);
        _sef.WritePoints(Given.Head, PointKind.Strength, Attendance, [new(null, "Calm corridors", null), new(null, "Daily checks", "Log")]);
        var (walk, file) = (new EvidenceFound(EvidenceKind.Findings, Guid.NewGuid(), "Learning walk", Given.Today), new EvidenceFound(EvidenceKind.File, Guid.NewGuid(), "Panel notes", Given.Today.AddDays(-2)));
        var link = _sef.Link(Given.Deputy, Attendance, null, walk, Given.Now);
        (link.Kind, link.TargetId, link.Words, link.On, link.LinkedBy, link.PointId).ShouldBe((EvidenceKind.Findings, walk.Id, "Learning walk", Given.Today, "Daniel Pritchard", null));
        var calm = _sef.Points.First(p => p.Text == "Calm corridors");
        _sef.Link(Given.Head, Attendance, calm.Id, file, Given.Now);
        Should.Throw<RuleBrokenException>(() => _sef.Link(Given.Head, Attendance, calm.Id, file, Given.Now)).Message.ShouldBe("“Panel notes” is linked here already");
        Should.Throw<RuleBrokenException>(() => _sef.Link(Given.Head, Safeguarding, calm.Id, walk, Given.Now)).Message.ShouldContain("stands under another area");
        Should.Throw<RuleBrokenException>(() => _sef.Link(Given.Head, Attendance, Guid.NewGuid(), walk, Given.Now)).Message.ShouldContain("no longer in the self-evaluation");
        foreach (var other in new[] { Given.Lead, Given.Chair, Adviser, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => _sef.Link(other, Attendance, null, file, Given.Now));
            Should.Throw<NotAllowedException>(() => _sef.Unlink(other, link.Id));
        }

        var kept = SefContent.Read(_sef.Sign(Given.Head, _framework, [Attendance], Given.Now).Content).Areas.Single();
        kept.Links.ShouldBe(["Learning walk, 23 November 2026"]);
        kept.Strengths[0].Links.ShouldBe(["Panel notes, 21 November 2026"]);
        _sef.Unlink(Given.Head, link.Id);
        _sef.WritePoints(Given.Head, PointKind.Strength, Attendance, [new(_sef.Points.First(p => p.Text == "Daily checks").Id, "Daily checks", "Log")]);
        _sef.Evidence.ShouldBeEmpty("the links of a point go with it");
    }

    [Fact]
    public void Somebody_leads_an_area_which_confirms_nothing_of_what_is_written_there()
    {
        _sef.AppointLead(Given.Deputy, Attendance, Given.Lead.MemberId);
        var area = _sef.Areas.Single();
        (area.LeadId, area.ConfirmedAt).ShouldBe((Given.Lead.MemberId, null));
        _sef.AppointLead(Given.Head, Attendance, null);
        area.LeadId.ShouldBeNull();
        foreach (var other in new[] { Given.Lead, Given.Chair, Adviser, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => _sef.AppointLead(other, Attendance, null));
        }
    }

    [Fact]
    public void Who_reads_it_comments_and_the_writer_of_either_deals_with_it()
    {
        var comment = Comment.On(_sef, Attendance, Given.Chair, " How do you know? ", Given.Now);
        (comment.SefId, comment.AreaId, comment.PlanId, comment.Text, comment.SchoolId).ShouldBe((_sef.Id, Attendance.Id, null, "How do you know?", Given.School));
        Should.Throw<RuleBrokenException>(() => Comment.On(_sef, Attendance, Adviser, " ", Given.Now)).Message.ShouldBe("Write your comment");
        foreach (var other in new[] { Given.Teacher, Given.Governor, Given.Administrator, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => Comment.On(_sef, Attendance, other, "Mine", Given.Now));
        }

        comment.MayResolve(Adviser).ShouldBeFalse();
        Should.Throw<NotAllowedException>(() => comment.Resolve(Adviser, Given.Now));
        comment.MayResolve(Given.Chair).ShouldBeTrue("it is their own");
        comment.Resolve(Given.Deputy, Given.Now);
        comment.ResolvedBy.ShouldBe("Daniel Pritchard");
        comment.MayResolve(Given.Chair).ShouldBeFalse("it is dealt with");
    }

    [Fact]
    public void A_copy_from_before_there_were_links_is_still_read()
    {
        var old = SefContent.Read("""{"framework":"F","context":null,"inspectedOn":null,"inspection":[],"areas":[{"areaId":"00000000-0000-0000-0000-000000000001","name":"A","gradeCode":null,"grade":null,"why":null,"groups":null,"strengths":[{"text":"T","evidence":null,"stands":null}],"developments":[]}]}""");
        (old.Areas[0].Links, old.Areas[0].Strengths[0].Links).ShouldBe((null, null));
    }

    [Fact]
    public void Ten_links_are_read_and_an_eleventh_is_refused()
    {
        for (var i = 0; i < LinkedEvidence.Most; i++)
        {
            _sef.Link(Given.Head, Attendance, null, new EvidenceFound(EvidenceKind.File, Guid.NewGuid(), $"File {i}", Given.Today), Given.Now);
        }

        Should.Throw<RuleBrokenException>(() => _sef.Link(Given.Head, Attendance, null, new EvidenceFound(EvidenceKind.File, Guid.NewGuid(), "One more", Given.Today), Given.Now)).Message.ShouldBe("There are 10 links here already. Unlink what says least, then choose this");
    }

    [Fact]
    public void An_audit_is_no_self_evaluation() =>
        Should.Throw<RuleBrokenException>(() => Sef.Begin(Given.Head, Given.School, Framework.FromPreset(Given.Trust, "wellbeing"))).Message.ShouldContain("is an audit");

    [Fact]
    public void An_area_is_graded_with_its_reason_confirmed_and_the_grade_can_be_taken_back()
    {
        var said = _sef.Judge(Given.Deputy, _framework, Attendance, "attention", " Too many days are missed. ", Given.Now);
        (said.Grade, said.GradeCode, said.Why, said.ConfirmedAt, said.ConfirmedBy).ShouldBe(("Needs attention", "attention", "Too many days are missed.", Given.Now, "Daniel Pritchard"));
        _sef.Judge(Given.Head, _framework, Attendance, null, null, Given.Now).Judged.ShouldBeNull();
        _sef.Areas.Count.ShouldBe(1, "the same area is written again, not added again");
    }

    [Fact]
    public void Safeguarding_is_met_or_not_met_and_nothing_else()
    {
        _sef.Judge(Given.Head, _framework, Safeguarding, "met", null, Given.Now).Grade.ShouldBe("Met");
        Should.Throw<RuleBrokenException>(() => _sef.Judge(Given.Head, _framework, Safeguarding, "strong", null, Given.Now)).Field.ShouldBe("Grade");
    }

    [Fact]
    public void Who_may_not_edit_writes_nothing()
    {
        foreach (var write in new Action<Actor>[]
        {
            by => _sef.Judge(by, _framework, Attendance, "strong", null, Given.Now), by => _sef.WriteGroups(by, Attendance, "Boys"), by => _sef.WriteContext(by, "Us", null, Given.Today),
            by => _sef.WritePoints(by, PointKind.Strength, Attendance, []), by => _sef.Confirm(by, Attendance, Given.Now),
        })
        {
            Should.Throw<NotAllowedException>(() => write(Given.Lead));
            Should.Throw<NotAllowedException>(() => write(Adviser));
            Should.Throw<NotAllowedException>(() => write(Given.HeadElsewhere));
        }

        _sef.Areas.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_is_written_as_it_shall_stand()
    {
        _sef.WritePoints(Given.Head, PointKind.Strength, Attendance, [new(null, "Calm lessons", "Drop-ins"), new(null, "Fewer suspensions", null)]);
        var calm = _sef.Points[0].Id;
        _sef.WritePoints(Given.Head, PointKind.Development, Attendance, [new(null, "Mondays", null)]);
        _sef.WritePoints(Given.Head, PointKind.Strength, Attendance, [new(null, "Daily checks", null), new(calm, "Very calm lessons", "14 drop-ins"), new(null, " ", null)]);

        var strengths = _sef.Points.Where(p => p.Kind == PointKind.Strength).OrderBy(p => p.Position).ToList();
        strengths.Select(p => (p.Position, p.Text)).ShouldBe([(1, "Daily checks"), (2, "Very calm lessons")]);
        strengths[1].Id.ShouldBe(calm);
        _sef.Points.Count(p => p.Kind == PointKind.Development).ShouldBe(1, "the other list is untouched");
    }

    [Fact]
    public void Evidence_of_nothing_is_refused_at_its_row()
    {
        var refused = Should.Throw<RuleBrokenException>(() => _sef.WritePoints(Given.Head, PointKind.Strength, Attendance, [new(null, "Good", null), new(null, null, "Drop-ins")]));
        (refused.Field, refused.Message).ShouldBe(("Points[1].Text", "Write what this is evidence of, or clear it"));
        _sef.Points.ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_points_and_groups_leave_the_grade_as_old_as_it_is_and_a_saved_grade_is_fresh()
    {
        var said = _sef.Judge(Given.Head, _framework, Attendance, "expected", "Calm", Given.Now.AddDays(-140));
        _sef.Link(Given.Deputy, Attendance, null, new EvidenceFound(EvidenceKind.File, Guid.NewGuid(), "Registers", Given.Today), Given.Now);
        _sef.WritePoints(Given.Deputy, PointKind.Strength, Attendance, [new(null, "Calm corridors", "Seen on 14 walks")]);
        _sef.WriteGroups(Given.Deputy, Attendance, "Boys come as often as girls.");
        (said.ConfirmedAt, said.ConfirmedBy).ShouldBe((Given.Now.AddDays(-140), "Sarah Whitlock"));
        _sef.Judge(Given.Deputy, _framework, Attendance, "expected", "Calm, and looked at again", Given.Now);
        (said.ConfirmedAt, said.ConfirmedBy).ShouldBe((Given.Now, "Daniel Pritchard"));
        _sef.Judge(Given.Deputy, _framework, Attendance, null, null, Given.Now);
        (said.ConfirmedAt, said.ConfirmedBy).ShouldBe((null, null), "there is no grade to be fresh");
        _sef.WritePoints(Given.Deputy, PointKind.Strength, Safeguarding, [new(null, "Checks are made", null)]);
        _sef.Areas.Single(a => a.AreaId == Safeguarding.Id).ConfirmedAt.ShouldBeNull();
    }

    [Fact]
    public void Only_what_is_graded_can_be_confirmed()
    {
        Should.Throw<RuleBrokenException>(() => _sef.Confirm(Given.Head, Attendance, Given.Now)).Message.ShouldBe("Choose a grade before you say that it is still true");
        _sef.Judge(Given.Head, _framework, Attendance, "expected", null, Given.Now);
        _sef.Confirm(Given.Deputy, Attendance, Given.Now.AddDays(50));
        _sef.Areas[0].ConfirmedAt.ShouldBe(Given.Now.AddDays(50));
    }

    [Fact]
    public void The_last_inspection_has_been()
    {
        Should.Throw<RuleBrokenException>(() => _sef.WriteContext(Given.Head, null, Given.Today.AddDays(1), Given.Today)).Field.ShouldBe("InspectedOn");
        _sef.WriteContext(Given.Head, "412 pupils", Given.Today, Given.Today);
        (_sef.Context, _sef.InspectedOn).ShouldBe(("412 pupils", Given.Today));
    }

    [Fact]
    public void An_area_for_development_becomes_a_priority_with_area_and_reason_and_only_once()
    {
        var plan = Given.Plan();
        _sef.Judge(Given.Head, _framework, Attendance, "attention", null, Given.Now);
        _sef.WritePoints(Given.Head, PointKind.Development, Attendance, [new(null, "Mondays are missed most", "Registers")]);
        var priority = _sef.MakePriority(Given.Head, plan, _framework, Attendance, _sef.Points[0].Id, Given.Now);

        (priority.Title, priority.AreaId).ShouldBe(("Mondays are missed most", Attendance.Id));
        priority.Rationale.ShouldBe("From our self-evaluation, autumn 2026: Attendance and behaviour, Needs attention. Mondays are missed most\nEvidence: Registers");
        _sef.Points[0].PriorityId.ShouldBe(priority.Id);
        Should.Throw<RuleBrokenException>(() => _sef.MakePriority(Given.Head, plan, _framework, Attendance, _sef.Points[0].Id, Given.Now)).Message.ShouldBe("This is in the plan already");
        plan.RemovePriority(Given.Head, priority.Id);
        _sef.MakePriority(Given.Head, plan, _framework, Attendance, _sef.Points[0].Id, Given.Now).ShouldNotBeNull("the priority is gone, so it may be made again");
    }

    [Fact]
    public void A_strength_becomes_no_priority_and_a_submitted_plan_takes_none()
    {
        _sef.WritePoints(Given.Head, PointKind.Strength, Attendance, [new(null, "Calm", null)]);
        _sef.WritePoints(Given.Head, PointKind.Development, Attendance, [new(null, "Mondays", null)]);
        Should.Throw<RuleBrokenException>(() => _sef.MakePriority(Given.Head, Given.Plan(), _framework, Attendance, _sef.Points[0].Id, Given.Now)).Message.ShouldStartWith("Only an area for development");
        Should.Throw<RuleBrokenException>(() => _sef.MakePriority(Given.Head, Given.PlanIn(PlanStatus.Submitted), _framework, Attendance, _sef.Points[1].Id, Given.Now)).Message.ShouldStartWith("This plan is with the trust");
        _sef.Points[1].PriorityId.ShouldBeNull();
    }

    [Fact]
    public void A_moderator_agrees_or_says_why_another_grade_is_right_and_the_schools_grade_stays()
    {
        Should.Throw<RuleBrokenException>(() => _sef.Moderate(Adviser, _framework, Attendance, "attention", null, Given.Now)).Message.ShouldStartWith("The school has not graded this area yet");
        _sef.Judge(Given.Head, _framework, Attendance, "expected", "Calm", Given.Now);
        Should.Throw<RuleBrokenException>(() => _sef.Moderate(Adviser, _framework, Attendance, "attention", " ", Given.Now)).Field.ShouldBe("Reason");
        Should.Throw<RuleBrokenException>(() => _sef.Moderate(Adviser, _framework, Attendance, null, "Hm", Given.Now)).Field.ShouldBe("Grade");

        _sef.Moderate(Adviser, _framework, Attendance, "attention", "Mondays", Given.Now).Verdict.ShouldBe(Verdict.Lower);
        _sef.Moderate(Given.Executive, _framework, Attendance, "strong", "Seen it", Given.Now).Verdict.ShouldBe(Verdict.Higher);
        var agrees = _sef.Moderate(Given.Executive, _framework, Attendance, "expected", null, Given.Now);
        (agrees.Verdict, agrees.IsTrusts, _sef.Moderations[0].IsTrusts).ShouldBe((Verdict.Agrees, true, false));
        _sef.Areas[0].Grade.ShouldBe("Expected standard");
        foreach (var other in new[] { Given.Head, Given.Chair, Given.Administrator })
        {
            Should.Throw<NotAllowedException>(() => _sef.Moderate(other, _framework, Attendance, "expected", null, Given.Now));
        }
    }

    [Fact]
    public void A_term_is_signed_once_by_the_head_and_the_copy_stays_while_the_school_writes_on()
    {
        _sef.Judge(Given.Head, _framework, Attendance, "attention", "Too many days are missed.", Given.Now);
        _sef.WritePoints(Given.Head, PointKind.Development, Attendance, [new(null, "Mondays", "Registers")]);
        Should.Throw<NotAllowedException>(() => _sef.Sign(Given.Deputy, _framework, _framework.Areas, Given.Now));
        var signed = _sef.Sign(Given.Head, _framework, _framework.Areas, Given.Now);
        _sef.Judge(Given.Head, _framework, Attendance, "strong", "All well.", Given.Now.AddDays(2));

        (signed.Year, signed.Term, signed.SignedBy).ShouldBe((Given.Year, Term.Autumn, "Sarah Whitlock"));
        var kept = SefContent.Read(signed.Content).Areas.Single(a => a.AreaId == Attendance.Id);
        (kept.Grade, kept.Why, kept.Developments.Single().Evidence).ShouldBe(("Needs attention", "Too many days are missed.", "Registers"));
        SefSnapshot.ReadGrades(signed.Grades)[Attendance.Id].Label.ShouldBe("Needs attention");
        Should.Throw<RuleBrokenException>(() => _sef.Sign(Given.Head, _framework, _framework.Areas, Given.Now.AddDays(3))).Message.ShouldBe("The self-evaluation of the autumn term is signed already and stays as it is");
        _sef.Sign(Given.Head, _framework, _framework.Areas, Given.Now.AddDays(60)).Term.ShouldBe(Term.Spring);
    }

    [Fact]
    public void Nothing_is_signed_without_a_grade_or_with_a_grade_without_reason()
    {
        Should.Throw<RuleBrokenException>(() => _sef.Sign(Given.Head, _framework, _framework.Areas, Given.Now)).Message.ShouldBe("Grade at least one area before you sign");
        _sef.Judge(Given.Head, _framework, Attendance, "attention", null, Given.Now);
        Should.Throw<RuleBrokenException>(() => _sef.Sign(Given.Head, _framework, _framework.Areas, Given.Now)).Message.ShouldBe("Before you sign, say why you chose the grade of Attendance and behaviour");
    }
}
