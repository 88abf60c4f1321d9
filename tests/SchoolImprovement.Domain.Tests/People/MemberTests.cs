using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Tests.People;

public sealed class MemberTests
{
    private static readonly DateTime Ends = Given.Now.AddDays(7);

    private readonly Member _member = Member.Invite(Given.Trust, " Rebecca  Lowe ", " R.Lowe@Firs.Example ");

    [Fact]
    public void An_invited_person_is_named_at_once()
    {
        (_member.Name, _member.Email, _member.Status, _member.UserId).ShouldBe(("Rebecca  Lowe", "r.lowe@firs.example", MemberStatus.Invited, null));
        _member.Initials.ShouldBe("RL");
    }

    [Fact]
    public void A_person_opens_and_closes_the_address_of_their_own_calendar_only()
    {
        var self = new Actor(Given.Trust, _member.Id, _member.Name, [], Given.Today);
        Given.Refuses(() => _member.CloseCalendar(self), "Your calendar has no address at present");
        Given.Forbids(() => _member.OpenCalendar(Given.Administrator, "HASH", Given.Today), "Colin Marsh may not do this for somebody else.");
        _member.OpenCalendar(self, "HASH", Given.Today);
        (_member.CalendarHash, _member.CalendarSince).ShouldBe(("HASH", Given.Today));
        _member.OpenCalendar(self, "NEW", Given.Today);
        _member.CalendarHash.ShouldBe("NEW");
        Given.Forbids(() => _member.CloseCalendar(Given.Head), "Sarah Whitlock may not do this for somebody else.");
        _member.CloseCalendar(self);
        (_member.CalendarHash, _member.CalendarSince).ShouldBe((null, null));
    }

    [Fact]
    public void The_calendar_of_somebody_who_leaves_shows_nothing_any_more()
    {
        var self = new Actor(Given.Trust, _member.Id, _member.Name, [], Given.Today);
        _member.Join(Guid.CreateVersion7());
        _member.OpenCalendar(self, "HASH", Given.Today);
        _member.Leave(self, 1);
        _member.CalendarHash.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "?")]
    [InlineData("Cher", "C")]
    [InlineData("Ana Maria de Souza", "AS")]
    [InlineData("élodie åberg", "ÉÅ")]
    [InlineData("𠮷田", "𠮷")]
    public void Initials_are_the_first_letters_of_first_and_last_word(string name, string initials) => Member.InitialsOf(name).ShouldBe(initials);

    [Fact]
    public void Name_and_address_are_needed()
    {
        Given.Refuses(() => Member.Invite(Given.Trust, null, "a@b.example"), "Enter the person’s name", "Name");
        Given.Refuses(() => Member.Invite(Given.Trust, "A", null), "Enter an e-mail address", "Email");
        Given.Refuses(() => _member.Rename(Given.Administrator, " "), "Enter the person’s name", "Name");
        Given.Refuses(() => _member.Rename(Given.Administrator, Given.Long(121)), "Shorten this to 120 characters. It has 121", "Name");
        _member.Rename(Given.Administrator, "Rebecca Lowe-Hart");
        _member.Name.ShouldBe("Rebecca Lowe-Hart");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("@school.org")]
    [InlineData("name@")]
    [InlineData("a@b@c")]
    [InlineData("na me@school.org")]
    public void An_address_has_one_at_sign_with_something_on_both_sides(string address) =>
        Given.Refuses(() => Member.CleanEmail(address), "Enter an e-mail address like name@school.org.uk", "Email");

    [Fact]
    public void An_open_invitation_is_accepted()
    {
        var user = Guid.NewGuid();
        _member.OpenInvitation(Given.Administrator, "hash", Ends);
        _member.Accept(user, Given.Now);
        (_member.Status, _member.UserId, _member.InvitationHash, _member.InvitationEnds).ShouldBe((MemberStatus.Active, user, null, null));
    }

    [Fact]
    public void One_that_is_over_is_not()
    {
        const string Over = "This invitation has ended. Ask the person who invited you to send a new one";
        Given.Refuses(() => _member.Accept(Guid.NewGuid(), Given.Now), Over);
        _member.OpenInvitation(Given.Administrator, "hash", Ends);
        Given.Refuses(() => _member.Accept(Guid.NewGuid(), Ends), Over);
        _member.Join(Guid.NewGuid());
        Given.Refuses(() => _member.Accept(Guid.NewGuid(), Given.Now), Over);
        Given.Refuses(() => _member.OpenInvitation(Given.Administrator, "hash", Ends), "This person has already answered their invitation");
    }

    [Fact]
    public void A_new_invitation_takes_the_place_of_the_old()
    {
        _member.OpenInvitation(Given.Administrator, "first", Ends);
        _member.OpenInvitation(Given.Administrator, "second", Ends.AddDays(1));
        (_member.InvitationHash, _member.InvitationEnds).ShouldBe(("second", Ends.AddDays(1)));
    }

    [Fact]
    public void A_name_is_corrected_by_its_owner_and_by_the_administrator()
    {
        _member.Rename(Themselves(Role.Staff), "R. Lowe");
        _member.Name.ShouldBe("R. Lowe");
        Given.Forbids(() => _member.Rename(Given.Head, "X"), "Sarah Whitlock may not do this for the trust.");
    }

    [Fact]
    public void A_head_invites_and_withdraws_only_who_holds_roles_in_their_school_alone()
    {
        Given.Forbids(() => _member.OpenInvitation(Given.Head, "hash", Ends), "Sarah Whitlock may not do this for the trust.");
        Give(Role.Staff, Given.School);
        _member.IsWhollyManagedBy(Given.Head).ShouldBeTrue();
        _member.OpenInvitation(Given.Head, "hash", Ends);
        Give(Role.Staff, Given.OtherSchool);
        _member.IsWhollyManagedBy(Given.Head).ShouldBeFalse();
        Given.Forbids(() => _member.OpenInvitation(Given.Head, "other", Ends), "Sarah Whitlock may not do this for the trust.");
        Given.Forbids(() => _member.WithdrawInvitation(Given.Head), "Sarah Whitlock may not do this for the trust.");
        _member.WithdrawInvitation(Given.Administrator);
        (_member.Status, _member.Roles.Count, _member.InvitationHash).ShouldBe((MemberStatus.Left, 0, null));
    }

    [Fact]
    public void A_first_administrator_is_invited_when_nobody_is_there_yet_to_invite()
    {
        _member.OpenInvitationAtSetUp("hash", Ends);
        _member.InvitationHash.ShouldBe("hash");
        _member.Join(Guid.NewGuid());
        Given.Refuses(() => _member.OpenInvitationAtSetUp("hash", Ends), "This person has already answered their invitation");
        Given.Refuses(() => _member.WithdrawInvitation(Given.Administrator), "This person has already answered their invitation");
    }

    [Fact]
    public void Who_left_can_be_invited_back_and_holds_nothing_until_then()
    {
        Given.Refuses(() => _member.InviteBack(Given.Administrator), "Rebecca  Lowe has not left");
        _member.WithdrawInvitation(Given.Administrator);
        Given.Refuses(() => Give(Role.Staff, Given.School), "Rebecca  Lowe has left. Invite them again first", "Role");
        Given.Forbids(() => _member.InviteBack(Given.Deputy), "Daniel Pritchard may not do this for the trust.");
        _member.InviteBack(Given.Head);
        _member.Status.ShouldBe(MemberStatus.Invited);
        Give(Role.Staff, Given.School);
        _member.Join(Guid.NewGuid());
        _member.Leave(Given.Administrator, 1);
        Given.Forbids(() => _member.InviteBack(Given.Head), "Sarah Whitlock may not do this for the trust.");
        _member.InviteBack(Given.Administrator);
        _member.Status.ShouldBe(MemberStatus.Invited);
    }

    [Fact]
    public void Nobody_takes_from_themselves_the_role_by_which_they_manage_people()
    {
        Give(Role.Headteacher, Given.School);
        Give(Role.Staff, Given.School);
        var self = new Actor(Given.Trust, _member.Id, _member.Name, [new Holding(Role.Headteacher, Given.School, null)], Given.Today);
        Given.Refuses(() => _member.Take(self, _member.Roles[0].Id, 1), "You cannot take this role from yourself, because you would no longer manage people. Ask another administrator");
        _member.Take(self, _member.Roles[1].Id, 1);
        _member.Roles.ShouldHaveSingleItem().Role.ShouldBe(Role.Headteacher);
    }

    [Fact]
    public void The_head_gives_roles_in_their_school_only()
    {
        _member.Give(Given.Head, Role.PriorityLead, Given.School, null, Given.Today);
        _member.Roles.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Role.ShouldBe(Role.PriorityLead), r => r.SchoolId.ShouldBe(Given.School), r => r.RecordName.ShouldBe("Priority or subject lead"));
        Given.Forbids(() => _member.Give(Given.Head, Role.PriorityLead, Given.OtherSchool, null, Given.Today), "Sarah Whitlock may not do this in this school.");
        Given.Forbids(() => _member.Give(Given.Head, Role.TrustExecutive, null, null, Given.Today), "Sarah Whitlock may not do this for the trust.");
        Given.Forbids(() => _member.Give(Given.Deputy, Role.Staff, Given.School, null, Given.Today), "Daniel Pritchard may not do this in this school.");
        Given.Forbids(() => _member.Give(Given.Executive, Role.Staff, Given.School, null, Given.Today), "Margaret Osei may not do this in this school.");
    }

    [Fact]
    public void A_trust_wide_role_names_no_school_and_a_schools_role_does()
    {
        Given.Refuses(() => Give(Role.TrustExecutive, Given.School), "Trust executive holds for the whole trust. Choose no school", "SchoolId");
        Given.Refuses(() => Give(Role.Headteacher, null), "Choose the school in which they are headteacher", "SchoolId");
        Give(Role.TrustExecutive, null);
        Give(Role.Headteacher, Given.School);
        _member.Roles.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Role.PeerReviewer, "Enter the last day on which they are peer reviewer")]
    [InlineData(Role.ExternalExpert, "Enter the last day on which they are external expert")]
    public void A_role_for_a_time_needs_its_last_day(Role role, string sentence)
    {
        Given.Refuses(() => Give(role, Given.School), sentence, "Until");
        Given.Refuses(() => Give(role, Given.School, Given.Today.AddDays(-1)), "Enter a last day that is today or later", "Until");
        Give(role, Given.School, Given.Today);
        _member.Roles.ShouldHaveSingleItem().Until.ShouldBe(Given.Today);
    }

    [Fact]
    public void A_role_is_held_once_at_a_time()
    {
        Give(Role.Staff, Given.School, Given.Today.AddDays(3));
        Given.Refuses(() => Give(Role.Staff, Given.School), "Rebecca  Lowe already holds this role", "Role");
        Give(Role.Staff, Given.OtherSchool);
        _member.Give(Given.Administrator, Role.Staff, Given.School, null, Given.Today.AddDays(4));
        _member.Roles.Count.ShouldBe(3);
    }

    [Fact]
    public void A_role_is_taken_by_who_could_give_it()
    {
        Give(Role.Staff, Given.School);
        var held = _member.Roles[0].Id;
        Given.Forbids(() => _member.Take(Given.HeadElsewhere, held, 1), "Amara Okafor may not do this in this school.");
        _member.Take(Given.Head, held, 0);
        _member.Roles.ShouldBeEmpty();
        Given.Refuses(() => _member.Take(Given.Head, held, 0), "They no longer hold this role");
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        const string Needed = "A trust needs an administrator who signs in and whose role has no last day. Give the role to someone else first";
        Give(Role.TrustAdministrator, null);
        _member.Join(Guid.NewGuid());
        var held = _member.Roles[0].Id;
        Given.Refuses(() => _member.Take(Given.Administrator, held, 0), Needed);
        Given.Refuses(() => _member.Suspend(Given.Administrator, 0), Needed);
        Given.Refuses(() => _member.Leave(Given.Administrator, 0), Needed);
        Given.Refuses(() => _member.Leave(Themselves(Role.TrustAdministrator), 0), Needed);
        _member.Status.ShouldBe(MemberStatus.Active);
        _member.Take(Given.Administrator, held, 1);
        _member.Roles.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_suspends_themselves()
    {
        _member.Join(Guid.NewGuid());
        Given.Refuses(() => _member.Suspend(Themselves(Role.TrustAdministrator), 1), "You cannot suspend yourself. Ask another administrator");
    }

    [Fact]
    public void A_second_factor_is_reset_by_an_administrator_where_no_other_trust_relies_on_it()
    {
        Given.Refuses(() => _member.DemandResetOfSecondFactor(Given.Administrator, 0), "Rebecca  Lowe does not sign in at present, so there is no second factor to reset");
        _member.Join(Guid.NewGuid());
        Should.NotThrow(() => _member.DemandResetOfSecondFactor(Given.Administrator, 0));
        Given.Forbids(() => _member.DemandResetOfSecondFactor(Given.Head, 0), "Sarah Whitlock may not do this for the trust.");
        Given.Refuses(() => _member.DemandResetOfSecondFactor(Given.Administrator, 1), "Rebecca  Lowe belongs to another trust as well, so their second factor cannot be reset from here. They can sign in with a passkey or a recovery code");
        Given.Refuses(() => _member.DemandResetOfSecondFactor(Themselves(Role.TrustAdministrator), 0), "Change your own second factor on your account page");
    }

    [Fact]
    public void An_active_person_is_suspended_and_let_in_again()
    {
        Given.Refuses(() => _member.Suspend(Given.Administrator, 1), "Rebecca  Lowe does not sign in at present, so there is nothing to suspend");
        Given.Refuses(() => _member.Reinstate(Given.Administrator), "Rebecca  Lowe is not suspended");
        _member.Join(Guid.NewGuid());
        Given.Forbids(() => _member.Suspend(Given.Head, 1), "Sarah Whitlock may not do this for the trust.");
        _member.Suspend(Given.Administrator, 1);
        _member.Status.ShouldBe(MemberStatus.Suspended);
        Given.Forbids(() => _member.Reinstate(Given.Head), "Sarah Whitlock may not do this for the trust.");
        _member.Reinstate(Given.Administrator);
        _member.Status.ShouldBe(MemberStatus.Active);
    }

    [Fact]
    public void Who_leaves_loses_their_roles_and_keeps_their_name()
    {
        Give(Role.Staff, Given.School);
        _member.OpenInvitation(Given.Administrator, "hash", Ends);
        Given.Forbids(() => _member.Leave(Given.Head, 1), "Sarah Whitlock may not do this for the trust.");
        _member.Leave(Themselves(Role.Staff), 1);
        (_member.Status, _member.Name, _member.Roles.Count, _member.InvitationHash, _member.InvitationEnds).ShouldBe((MemberStatus.Left, "Rebecca  Lowe", 0, null, null));
        Given.Refuses(() => _member.Leave(Given.Administrator, 1), "Rebecca  Lowe has already left");
        Given.Refuses(() => _member.Accept(Guid.NewGuid(), Given.Now), "This invitation has ended. Ask the person who invited you to send a new one");
    }

    private Actor Themselves(Role role) => new(Given.Trust, _member.Id, _member.Name, [new Holding(role, null, null)], Given.Today);

    private void Give(Role role, Guid? school, DateOnly? until = null) => _member.Give(Given.Administrator, role, school, until, Given.Today);
}

public sealed class ActorTests
{
    private static readonly Permission[] All = Enum.GetValues<Permission>();

    [Fact]
    public void A_role_in_a_school_holds_there_only()
    {
        Given.Head.May(Permission.EditPlan, Given.School).ShouldBeTrue();
        Given.Head.May(Permission.EditPlan, Given.OtherSchool).ShouldBeFalse();
        Given.Head.MayInTrust(Permission.ManagePeople).ShouldBeFalse();
        Should.NotThrow(() => Given.Head.Demand(Permission.EditPlan, Given.School));
        Given.Forbids(() => Given.Head.Demand(Permission.EditPlan, Given.OtherSchool), "Sarah Whitlock may not do this in this school.");
    }

    [Fact]
    public void A_trust_wide_role_holds_in_every_school()
    {
        Given.Executive.May(Permission.ReadPlan, Given.School).ShouldBeTrue();
        Given.Executive.May(Permission.ReadPlan, Given.OtherSchool).ShouldBeTrue();
        Given.Executive.May(Permission.EditPlan, Given.School).ShouldBeFalse();
        Should.NotThrow(() => Given.Executive.DemandInTrust(Permission.ManageTemplate));
        Given.Forbids(() => Given.Executive.DemandInTrust(Permission.ManageTrust), "Margaret Osei may not do this for the trust.");
    }

    [Fact]
    public void A_role_for_a_time_ends_after_its_last_day()
    {
        var until = Given.Today;
        Reviewer(until).May(Permission.ReadPlan, Given.School).ShouldBeTrue();
        Reviewer(until.AddDays(-1)).May(Permission.ReadPlan, Given.School).ShouldBeFalse();
        Reviewer(until.AddDays(-1)).Holdings.ShouldBeEmpty();
    }

    [Fact]
    public void Roles_add_up()
    {
        var both = new Actor(Given.Trust, Guid.NewGuid(), "Both", [new(Role.Governor, Given.School, null), new(Role.Headteacher, Given.OtherSchool, null)], Given.Today);
        (both.May(Permission.ReadPlan, Given.School), both.May(Permission.EditPlan, Given.OtherSchool), both.May(Permission.ReadPlanSummary, Given.School)).ShouldBe((false, true, true));
    }

    [Fact]
    public void Nobody_may_do_anything_without_a_role()
    {
        var nobody = new Actor(Given.Trust, Guid.NewGuid(), "Nobody", [], Given.Today);
        All.ShouldAllBe(p => !nobody.May(p, Given.School) && !nobody.MayInTrust(p));
    }

    [Fact]
    public void Every_role_has_a_row_in_both_registries()
    {
        Roles.All.Select(r => r.Role).ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true);
        Roles.All.Select(r => r.Label).ShouldBeUnique();
        Enum.GetValues<Role>().ShouldAllBe(r => r.May(Permission.SeeSchool));
        Roles.All.Where(r => r.TrustWide).Select(r => r.Role).ShouldBe([Role.TrustExecutive, Role.Trustee, Role.TrustAdministrator]);
        Roles.All.Where(r => r.TimeLimited).Select(r => r.Role).ShouldBe([Role.PeerReviewer, Role.ExternalExpert]);
    }

    [Fact]
    public void Only_the_schools_own_leaders_write_its_plan() =>
        Enum.GetValues<Role>().Where(r => r.May(Permission.EditPlan)).ShouldBe([Role.Headteacher, Role.SeniorLeader]);

    [Fact]
    public void The_administrator_reads_no_plan() =>
        new[] { Permission.ReadPlan, Permission.ReadPlanSummary, Permission.ReadHistory, Permission.CommentOnPlan, Permission.EditPlan }.ShouldAllBe(p => !Role.TrustAdministrator.May(p));

    [Fact]
    public void Who_reads_the_plan_reads_its_summary() =>
        Enum.GetValues<Role>().Where(r => r.May(Permission.ReadPlan)).ShouldAllBe(r => r.May(Permission.ReadPlanSummary));

    private static Actor Reviewer(DateOnly until) => new(Given.Trust, Guid.NewGuid(), "Reviewer", [new Holding(Role.PeerReviewer, Given.School, until)], Given.Today);
}
