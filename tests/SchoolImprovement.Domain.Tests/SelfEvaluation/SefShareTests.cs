using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Tests.SelfEvaluation;

/// <summary>A head shares the school's self-evaluation with named people who lead other schools.</summary>
public sealed class SefShareTests
{
    private const string NoLeader = "Choose a headteacher or senior leader of another school of the trust";

    private readonly Member _amara = Leading(Role.Headteacher, Given.OtherSchool, "Amara Okafor");

    [Fact]
    public void A_head_shares_it_with_somebody_who_leads_another_school_until_a_day_and_takes_it_back()
    {
        var share = Share(_amara, Given.Today.AddDays(14));
        (share.SchoolId, share.MemberId, share.Reader, share.ReaderSchools, share.Until, share.SharedBy, share.SharedAt)
            .ShouldBe((Given.School, _amara.Id, "Amara Okafor", "Beacon Hill", Given.Today.AddDays(14), "Sarah Whitlock", Given.Now));
        share.RecordName.ShouldBe("Self-evaluation shared with Amara Okafor, Beacon Hill");
        share.HasEnded(Given.Today.AddDays(14)).ShouldBeFalse("the last day is theirs");
        share.HasEnded(Given.Today.AddDays(15)).ShouldBeTrue();
        share.DemandTakeBack(Given.Head);
        Share(Leading(Role.SeniorLeader, Given.OtherSchool, "Lewis Grant")).Until.ShouldBeNull();
        foreach (var other in new[] { Given.Deputy, Given.Lead, Given.Chair, Given.Executive, Given.Administrator, Given.HeadElsewhere })
        {
            Should.Throw<NotAllowedException>(() => Share(_amara, by: other));
            Should.Throw<NotAllowedException>(() => share.DemandTakeBack(other));
        }
    }

    [Fact]
    public void It_is_shared_only_with_people_who_lead_another_school_today()
    {
        Given.Refuses(() => Share(Leading(Role.Governor, Given.OtherSchool)), NoLeader, "Reader");
        Given.Refuses(() => Share(Leading(Role.SeniorLeader, Given.School)), NoLeader, "Reader");
        var over = Member.Invite(Given.Trust, "Lewis Grant", "lewis@example.org");
        over.GiveAtSetUp(Role.SeniorLeader, Given.OtherSchool, Given.Today.AddDays(-1), Given.Today.AddDays(-30));
        Given.Refuses(() => Share(over), NoLeader, "Reader");
        _amara.Join(Guid.CreateVersion7());
        _amara.Suspend(Given.Administrator, 1);
        Given.Refuses(() => Share(_amara), NoLeader, "Reader");
        _amara.Reinstate(Given.Administrator);
        Share(_amara).Reader.ShouldBe("Amara Okafor");
    }

    [Fact]
    public void Who_reads_it_already_is_not_chosen_again_until_their_share_has_ended()
    {
        var reviewer = Leading(Role.Headteacher, Given.OtherSchool, "James Aldous");
        reviewer.GiveAtSetUp(Role.PeerReviewer, Given.School, Given.Today.AddDays(9), Given.Today);
        Given.Refuses(() => Share(reviewer), "James Aldous reads it already, by their role", "Reader");
        var there = Share(_amara, Given.Today);
        Given.Refuses(() => Share(_amara, there: [there]), "It is shared with Amara Okafor already. To change the last day, take it back first", "Reader");
        SefShare.With(Given.Head, Given.School, _amara, "Beacon Hill", null, [there], Given.Now.AddDays(1)).Until.ShouldBeNull();
        Given.Refuses(() => Share(_amara, Given.Today.AddDays(-1)), "Enter a last day that is today or later", "Until");
    }

    [Fact]
    public void A_share_gives_one_permission_in_one_school_and_no_other()
    {
        var reader = Reading(Role.Headteacher, null);
        reader.SharedSchools.ShouldBe([Given.School]);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            reader.May(permission, Given.School).ShouldBe(permission == Permission.ReadCurrentSelfEvaluation, permission.ToString());
            reader.MayInTrust(permission).ShouldBeFalse();
            reader.May(permission, Guid.CreateVersion7()).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_share_holds_through_its_day_and_while_the_person_leads_another_school()
    {
        bool Reads(Actor actor) => actor.May(Permission.ReadCurrentSelfEvaluation, Given.School);
        Reads(Reading(Role.Headteacher, Given.Today)).ShouldBeTrue();
        Reads(Reading(Role.Headteacher, Given.Today.AddDays(-1))).ShouldBeFalse("its day is over");
        Reads(Reading(Role.SeniorLeader, null)).ShouldBeTrue();
        Reads(Reading(Role.Staff, null)).ShouldBeFalse("they lead no school any more");
        Reads(new Actor(Given.Trust, _amara.Id, "Amara Okafor", [new Holding(Role.Headteacher, Given.OtherSchool, Given.Today.AddDays(-1))], Given.Today, [new(Given.School, null)])).ShouldBeFalse("their headship is over");
        Reads(Given.HeadElsewhere).ShouldBeFalse("nothing is shared with them");
    }

    [Fact]
    public void Who_reads_by_a_share_comments_and_deals_with_their_own_comment_only()
    {
        var framework = Framework.FromPreset(Given.Trust, Framework.Usual);
        var sef = Sef.Begin(Given.Head, Given.School, framework);
        var reader = Reading(Role.Headteacher, null);
        var comment = Comment.On(sef, framework.Areas[0], reader, "How do you know?", Given.Now);
        comment.MayResolve(reader).ShouldBeTrue();
        Comment.On(sef, framework.Areas[0], Given.Chair, "And how does it last?", Given.Now).MayResolve(reader).ShouldBeFalse();
        Should.Throw<NotAllowedException>(() => Comment.On(sef, framework.Areas[0], Given.HeadElsewhere, "How do you know?", Given.Now));
        Should.Throw<NotAllowedException>(() => sef.Judge(reader, framework, framework.Areas[0], "strong", "Because", Given.Now));
        Should.Throw<NotAllowedException>(() => sef.Moderate(reader, framework, framework.Areas[0], "strong", null, Given.Now));
    }

    private static Member Leading(Role role, Guid school, string name = "Lewis Grant")
    {
        var member = Member.Invite(Given.Trust, name, "somebody@example.org");
        member.GiveAtSetUp(role, school, null, Given.Today);
        return member;
    }

    private Actor Reading(Role role, DateOnly? until) => new(Given.Trust, _amara.Id, "Amara Okafor", [new Holding(role, Given.OtherSchool, null)], Given.Today, [new(Given.School, until)]);

    private static SefShare Share(Member reader, DateOnly? until = null, Actor? by = null, IEnumerable<SefShare>? there = null) => SefShare.With(by ?? Given.Head, Given.School, reader, "Beacon Hill", until, there ?? [], Given.Now);
}
