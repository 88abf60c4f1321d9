using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Tests.People;

/// <summary>Who gives which role to whom, and who is kept out: each rule allowed, and refused with its sentence.</summary>
public sealed class PeopleRulesTests
{
    private static readonly Guid Trust = Guid.CreateVersion7();
    private static readonly Guid Mine = Guid.CreateVersion7();
    private static readonly Guid Theirs = Guid.CreateVersion7();
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Administrator = Who(new Holding(Role.TrustAdministrator, null, null));
    private static readonly Actor Head = Who(new Holding(Role.Headteacher, Mine, null));

    [Fact]
    public void A_head_gives_a_role_in_their_own_school()
    {
        var person = Invited();
        person.Give(Head, Role.Governor, Mine, null, Today);
        person.Roles.ShouldHaveSingleItem().SchoolId.ShouldBe(Mine);
    }

    [Fact]
    public void A_head_gives_no_role_in_another_school_and_none_for_the_trust()
    {
        Should.Throw<NotAllowedException>(() => Invited().Give(Head, Role.Governor, Theirs, null, Today));
        Should.Throw<NotAllowedException>(() => Invited().Give(Head, Role.TrustAdministrator, null, null, Today));
        Should.Throw<NotAllowedException>(() => Invited().Give(Who(new Holding(Role.SeniorLeader, Mine, null)), Role.Staff, Mine, null, Today));
    }

    [Fact]
    public void A_role_for_the_trust_names_no_school_and_a_role_in_a_school_names_one()
    {
        Refused(() => Invited().Give(Administrator, Role.Trustee, Mine, null, Today), "Trustee holds for the whole trust. Choose no school", "SchoolId");
        Refused(() => Invited().Give(Administrator, Role.Headteacher, null, null, Today), "Choose the school in which they are headteacher", "SchoolId");
    }

    [Fact]
    public void A_time_limited_role_needs_a_last_day_that_is_not_over()
    {
        Refused(() => Invited().Give(Administrator, Role.PeerReviewer, Mine, null, Today), "Enter the last day on which they are peer reviewer", "Until");
        Refused(() => Invited().Give(Administrator, Role.PeerReviewer, Mine, Today.AddDays(-1), Today), "Enter a last day that is today or later", "Until");
        var person = Invited();
        person.Give(Administrator, Role.PeerReviewer, Mine, Today, Today);
        new Actor(Trust, person.Id, "P", person.Roles.Select(r => new Holding(r.Role, r.SchoolId, r.Until)), Today.AddDays(1)).May(Permission.ReadPlan, Mine).ShouldBeFalse();
    }

    [Fact]
    public void A_role_is_held_once_but_again_after_it_has_ended()
    {
        var person = Invited();
        person.Give(Administrator, Role.Adviser, Mine, Today, Today);
        Refused(() => person.Give(Administrator, Role.Adviser, Mine, null, Today), "Ann Lee already holds this role", "Role");
        person.Give(Administrator, Role.Adviser, Mine, null, Today.AddDays(1));
        person.Roles.Count.ShouldBe(2);
    }

    [Fact]
    public void A_head_sends_and_withdraws_only_invitations_of_people_who_are_in_their_school_alone()
    {
        var ours = Invited();
        ours.Give(Head, Role.Staff, Mine, null, Today);
        ours.OpenInvitation(Head, "hash", Now.AddDays(14));
        ours.InvitationHash.ShouldBe("hash");

        var wider = Invited();
        wider.Give(Administrator, Role.Staff, Mine, null, Today);
        wider.Give(Administrator, Role.TrustAdministrator, null, null, Today);
        Should.Throw<NotAllowedException>(() => wider.OpenInvitation(Head, "hash", Now.AddDays(14)));
        Should.Throw<NotAllowedException>(() => wider.WithdrawInvitation(Head));

        ours.WithdrawInvitation(Head);
        ours.Status.ShouldBe(MemberStatus.Left);
        ours.InvitationHash.ShouldBeNull();
        ours.Roles.ShouldBeEmpty();
    }

    [Fact]
    public void An_invitation_is_answered_while_it_is_open_and_once()
    {
        var person = Invited();
        person.OpenInvitationAtSetUp("hash", Now.AddDays(14));
        const string Over = "This invitation has ended. Ask the person who invited you to send a new one";
        Refused(() => person.Accept(Guid.NewGuid(), Now.AddDays(14)), Over);
        var account = Guid.NewGuid();
        person.Accept(account, Now.AddDays(13));
        (person.Status, person.UserId, person.InvitationHash).ShouldBe((MemberStatus.Active, account, null));
        Refused(() => person.Accept(Guid.NewGuid(), Now), Over);
        Refused(() => person.OpenInvitation(Administrator, "again", Now), "This person has already answered their invitation");
    }

    [Fact]
    public void Only_a_trust_administrator_brings_back_somebody_who_once_signed_in()
    {
        var person = Joined();
        Refused(() => person.InviteBack(Administrator), "Ann Lee has not left");
        person.Leave(Administrator, 1);
        Refused(() => person.Give(Administrator, Role.Staff, Mine, null, Today), "Ann Lee has left. Invite them again first", "Role");
        Should.Throw<NotAllowedException>(() => person.InviteBack(Head));
        person.InviteBack(Administrator);
        person.Status.ShouldBe(MemberStatus.Invited);

        var neverCame = Invited();
        neverCame.Give(Head, Role.Staff, Mine, null, Today);
        neverCame.WithdrawInvitation(Head);
        Should.Throw<NotAllowedException>(() => neverCame.InviteBack(Who(new Holding(Role.Governor, Mine, null))));
        neverCame.InviteBack(Head);
        neverCame.Status.ShouldBe(MemberStatus.Invited);
    }

    [Fact]
    public void Suspending_keeps_the_roles_and_can_be_undone()
    {
        var person = Joined();
        person.Give(Administrator, Role.Staff, Mine, null, Today);
        Should.Throw<NotAllowedException>(() => person.Suspend(Head, 1));
        person.Suspend(Administrator, 1);
        person.Status.ShouldBe(MemberStatus.Suspended);
        person.Roles.Count.ShouldBe(1);
        Refused(() => person.Suspend(Administrator, 1), "Ann Lee does not sign in at present, so there is nothing to suspend");
        Should.Throw<NotAllowedException>(() => person.Reinstate(Head));
        person.Reinstate(Administrator);
        Refused(() => person.Reinstate(Administrator), "Ann Lee is not suspended");
    }

    [Fact]
    public void A_trust_keeps_an_administrator()
    {
        const string Needed = "A trust needs an administrator who signs in and whose role has no last day. Give the role to someone else first";
        var last = Joined();
        last.Give(Administrator, Role.TrustAdministrator, null, null, Today);
        Refused(() => last.Take(Administrator, last.Roles[0].Id, 0), Needed);
        Refused(() => last.Suspend(Administrator, 0), Needed);
        Refused(() => last.Leave(Administrator, 0), Needed);
        last.Take(Administrator, last.Roles[0].Id, 1);
        last.Roles.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_suspends_themselves_or_takes_from_themselves_the_role_by_which_they_manage_people()
    {
        var head = Joined();
        head.Give(Administrator, Role.Headteacher, Mine, null, Today);
        head.Give(Administrator, Role.Staff, Mine, null, Today);
        var self = new Actor(Trust, head.Id, head.Name, [new Holding(Role.Headteacher, Mine, null)], Today);
        Refused(() => head.Take(self, head.Roles[0].Id, 1), "You cannot take this role from yourself, because you would no longer manage people. Ask another administrator");
        head.Take(self, head.Roles[1].Id, 1);
        head.Roles.ShouldHaveSingleItem().Role.ShouldBe(Role.Headteacher);
        var administrator = new Actor(Trust, head.Id, head.Name, [new Holding(Role.TrustAdministrator, null, null)], Today);
        Refused(() => head.Suspend(administrator, 1), "You cannot suspend yourself. Ask another administrator");
    }

    [Fact]
    public void A_name_is_corrected_by_the_person_or_who_manages_the_trusts_people()
    {
        var person = Joined();
        Should.Throw<NotAllowedException>(() => person.Rename(Head, "Ann Li"));
        person.Rename(Administrator, "Ann Li");
        person.Rename(new Actor(Trust, person.Id, person.Name, [], Today), "Ann Lee-Li");
        person.Name.ShouldBe("Ann Lee-Li");
        Refused(() => person.Rename(Administrator, " "), "Enter the person’s name", "Name");
    }

    [Theory]
    [InlineData("Ann.Lee@School.org.uk ", "ann.lee@school.org.uk")]
    [InlineData("a@b", "a@b")]
    public void An_address_is_kept_in_lower_case(string typed, string kept) => Member.CleanEmail(typed).ShouldBe(kept);

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@school")]
    [InlineData("ann@")]
    [InlineData("a@b@c")]
    [InlineData("ann lee@school")]
    public void What_is_no_address_is_refused(string typed) => Should.Throw<RuleBrokenException>(() => Member.CleanEmail(typed)).Field.ShouldBe("Email");

    private static Actor Who(Holding holding) => new(Trust, Guid.CreateVersion7(), "Somebody", [holding], Today);

    private static Member Invited() => Member.Invite(Trust, "Ann Lee", "ann@school.org.uk");

    private static Member Joined()
    {
        var person = Invited();
        person.Join(Guid.NewGuid());
        return person;
    }

    private static void Refused(Action action, string sentence, string? field = null)
    {
        var broken = Should.Throw<RuleBrokenException>(action);
        (broken.Message, broken.Field).ShouldBe((sentence, field));
    }
}
