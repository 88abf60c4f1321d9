using System.Globalization;
using System.Linq.Expressions;
using SchoolImprovement.Domain.History;

namespace SchoolImprovement.Domain.People;

/// <summary>Where a person stands in a trust.</summary>
public enum MemberStatus
{
    /// <summary>Invited, has not answered yet. May already be named as a lead.</summary>
    Invited,

    /// <summary>Signs in.</summary>
    Active,

    /// <summary>Kept out for now; sessions end within a minute.</summary>
    Suspended,

    /// <summary>Has left; stays in the record under their name.</summary>
    Left,
}

/// <summary>A person in one trust, with the roles they hold. One person with an account may be a member of several trusts.</summary>
public sealed class Member : TrustRow, IVersioned, IRecorded
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMax = 120;

    /// <summary>Longest e-mail address, in characters.</summary>
    public const int EmailMax = 254;

    private const string NeedsAdministrator = "A trust needs an administrator who signs in and whose role has no last day. Give the role to someone else first";

    private readonly List<RoleHolding> _roles = [];

    private Member()
    {
    }

    private Member(Guid trustId, string name, string email)
        : base(trustId)
    {
        Name = name;
        Email = email;
    }

    /// <summary>As others see it.</summary>
    [Recorded("Name")]
    public string Name { get; private set; } = "";

    /// <summary>Lower case; unique in the trust.</summary>
    [Recorded("E-mail address")]
    public string Email { get; private set; } = "";

    /// <summary>The account, once there is one.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Where the person stands.</summary>
    [Recorded("Status")]
    public MemberStatus Status { get; private set; } = MemberStatus.Invited;

    /// <summary>SHA-256 of the invitation's secret, or null when there is none open.</summary>
    public string? InvitationHash { get; private set; }

    /// <summary>When the open invitation ends, UTC.</summary>
    public DateTime? InvitationEnds { get; private set; }

    /// <summary>SHA-256 of the secret in the address of the person's calendar, or null when there is none.</summary>
    public string? CalendarHash { get; private set; }

    /// <summary>The day on which that address was made, or null.</summary>
    public DateOnly? CalendarSince { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The roles held, also those past their day.</summary>
    public IReadOnlyList<RoleHolding> Roles => _roles;

    /// <inheritdoc/>
    public string RecordName => Name;

    /// <summary>Two letters for the round mark beside the name.</summary>
    public string Initials => InitialsOf(Name);

    /// <summary>First letters of the first and last word of a name.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
        return words.Length switch { 0 => "?", 1 => First(words[0]), _ => First(words[0]) + First(words[^1]) };
    }

    /// <summary>Invites a person: they are named at once and sign in once they answer.</summary>
    /// <exception cref="RuleBrokenException">The name or address is missing or too long.</exception>
    public static Member Invite(Guid trustId, string? name, string? email) =>
        new(trustId, CleanName(name), CleanEmail(email));

    /// <summary>Opens an invitation, in place of any earlier one.</summary>
    /// <param name="by">Who invites: needs to manage every role the person holds, because whoever sends the link may see it.</param>
    /// <param name="secretHash">SHA-256 of the secret in the link.</param>
    /// <param name="ends">When it ends, UTC.</param>
    /// <exception cref="NotAllowedException">The inviter may not.</exception>
    public void OpenInvitation(Actor by, string secretHash, DateTime ends)
    {
        DemandWhole(by);
        OpenInvitationAtSetUp(secretHash, ends);
    }

    /// <summary>Opens an invitation when nobody is there yet to invite: the first administrator of a trust.</summary>
    public void OpenInvitationAtSetUp(string secretHash, DateTime ends)
    {
        Rule.Hold(Status == MemberStatus.Invited, "This person has already answered their invitation");
        InvitationHash = secretHash;
        InvitationEnds = ends;
    }

    /// <summary>Takes the invitation back: the roles end, the name stays in the record.</summary>
    public void WithdrawInvitation(Actor by)
    {
        DemandWhole(by);
        Rule.Hold(Status == MemberStatus.Invited, "This person has already answered their invitation");
        End();
    }

    /// <summary>Invites somebody who had left, or whose invitation was withdrawn, once more; their roles are given anew.</summary>
    /// <exception cref="NotAllowedException">Only a trust administrator brings back somebody who once signed in.</exception>
    public void InviteBack(Actor by)
    {
        if (UserId is not null || !by.Holdings.Any(h => h.Role.May(Permission.ManagePeople)))
        {
            by.DemandInTrust(Permission.ManagePeople);
        }

        Rule.Hold(Status == MemberStatus.Left, $"{Name} has not left");
        Status = MemberStatus.Invited;
    }

    /// <summary>The person answers the invitation with an account.</summary>
    /// <exception cref="RuleBrokenException">The invitation is over.</exception>
    public void Accept(Guid userId, DateTime now)
    {
        Rule.Hold(Status == MemberStatus.Invited && InvitationEnds > now, "This invitation has ended. Ask the person who invited you to send a new one");
        Join(userId);
    }

    /// <summary>Makes the person active with an account, as set-up and an accepted invitation do.</summary>
    public void Join(Guid userId)
    {
        UserId = userId;
        Status = MemberStatus.Active;
        InvitationHash = null;
        InvitationEnds = null;
    }

    /// <summary>Corrects the name: one's own, or as who manages the trust's people.</summary>
    public void Rename(Actor by, string? name)
    {
        if (by.MemberId != Id)
        {
            by.DemandInTrust(Permission.ManagePeople);
        }

        Name = CleanName(name);
    }

    /// <summary>Opens an address for one's own calendar, in place of any earlier one, which then shows nothing.</summary>
    /// <param name="by">The person themselves: nobody opens another's calendar.</param>
    /// <param name="secretHash">SHA-256 of the secret in the address.</param>
    /// <param name="today">Today.</param>
    public void OpenCalendar(Actor by, string secretHash, DateOnly today)
    {
        DemandSelf(by);
        (CalendarHash, CalendarSince) = (secretHash, today);
    }

    /// <summary>Closes the address: it shows nothing any more.</summary>
    public void CloseCalendar(Actor by)
    {
        DemandSelf(by);
        Rule.Hold(CalendarHash is not null, "Your calendar has no address at present");
        (CalendarHash, CalendarSince) = (null, null);
    }

    /// <summary>Gives a role, for the trust or for one school.</summary>
    /// <param name="by">Who gives it: needs to manage people there, and gives no more than a trust administrator could.</param>
    /// <param name="role">The role.</param>
    /// <param name="schoolId">The school, or null for a trust-wide role.</param>
    /// <param name="until">The last day, needed for time-limited roles.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="RuleBrokenException">School or end date missing, or the role is held already.</exception>
    /// <exception cref="NotAllowedException">The giver may not.</exception>
    public void Give(Actor by, Role role, Guid? schoolId, DateOnly? until, DateOnly today)
    {
        DemandManage(by, schoolId);
        GiveAtSetUp(role, schoolId, until, today);
    }

    /// <summary>Gives a role when nobody is there yet to give it: set-up and demo data.</summary>
    public void GiveAtSetUp(Role role, Guid? schoolId, DateOnly? until, DateOnly today)
    {
        var row = People.Roles.Of(role);
        Rule.Hold(Status != MemberStatus.Left, $"{Name} has left. Invite them again first", "Role");
        Rule.Hold(row.TrustWide == schoolId is null, row.TrustWide ? $"{row.Label} holds for the whole trust. Choose no school" : $"Choose the school in which they are {row.Label.ToLowerInvariant()}", "SchoolId");
        Rule.Hold(!row.TimeLimited || until is not null, $"Enter the last day on which they are {row.Label.ToLowerInvariant()}", "Until");
        Rule.Hold(until is not { } last || last >= today, "Enter a last day that is today or later", "Until");
        Rule.Hold(!_roles.Any(r => r.Role == role && r.SchoolId == schoolId && (r.Until is not { } u || u >= today)), $"{Name} already holds this role", "Role");
        _roles.Add(new RoleHolding(TrustId, Id, role, schoolId, until));
    }

    /// <summary>Takes a role away.</summary>
    /// <param name="by">Who takes it.</param>
    /// <param name="holdingId">The held role.</param>
    /// <param name="otherAdministrators">How many other people keep the trust (<see cref="KeepsTrust"/>).</param>
    public void Take(Actor by, Guid holdingId, int otherAdministrators)
    {
        var held = _roles.FirstOrDefault(r => r.Id == holdingId) ?? throw new RuleBrokenException("They no longer hold this role");
        DemandManage(by, held.SchoolId);
        Rule.Hold(by.MemberId != Id || !held.Role.May(Permission.ManagePeople), "You cannot take this role from yourself, because you would no longer manage people. Ask another administrator");
        Rule.Hold(held.Role != Role.TrustAdministrator || otherAdministrators > 0, NeedsAdministrator);
        _roles.Remove(held);
    }

    /// <summary>Whether the person stands for the trust having an administrator: they sign in, and their role does not end by itself.</summary>
    public static Expression<Func<Member, bool>> KeepsTrust { get; } = m => m.Status == MemberStatus.Active && m.Roles.Any(r => r.Role == Role.TrustAdministrator && r.Until == null);

    /// <summary>Keeps the person out for now.</summary>
    public void Suspend(Actor by, int otherAdministrators)
    {
        by.DemandInTrust(Permission.ManagePeople);
        Rule.Hold(by.MemberId != Id, "You cannot suspend yourself. Ask another administrator");
        Rule.Hold(Status == MemberStatus.Active, $"{Name} does not sign in at present, so there is nothing to suspend");
        DemandAdministratorLeft(otherAdministrators);
        Status = MemberStatus.Suspended;
    }

    /// <summary>Says whether somebody may take the second factor off this person's account, because they lost their device and their recovery codes.</summary>
    /// <param name="by">Needs to manage people in the whole trust.</param>
    /// <param name="otherTrusts">To how many other trusts the account belongs: one trust does not weaken what guards another.</param>
    /// <exception cref="RuleBrokenException">They do not sign in here, it is one's own account, or another trust relies on it too.</exception>
    public void DemandResetOfSecondFactor(Actor by, int otherTrusts)
    {
        by.DemandInTrust(Permission.ManagePeople);
        Rule.Hold(by.MemberId != Id, "Change your own second factor on your account page");
        Rule.Hold(Status == MemberStatus.Active, $"{Name} does not sign in at present, so there is no second factor to reset");
        Rule.Hold(otherTrusts == 0, $"{Name} belongs to another trust as well, so their second factor cannot be reset from here. They can sign in with a passkey or a recovery code");
    }

    /// <summary>Lets a suspended person in again.</summary>
    public void Reinstate(Actor by)
    {
        by.DemandInTrust(Permission.ManagePeople);
        Rule.Hold(Status == MemberStatus.Suspended, $"{Name} is not suspended");
        Status = MemberStatus.Active;
    }

    /// <summary>The person leaves the trust: roles end, the name stays in the record.</summary>
    public void Leave(Actor by, int otherAdministrators)
    {
        if (by.MemberId != Id)
        {
            by.DemandInTrust(Permission.ManagePeople);
        }

        Rule.Hold(Status != MemberStatus.Left, $"{Name} has already left");
        DemandAdministratorLeft(otherAdministrators);
        End();
    }

    /// <summary>A person's name.</summary>
    /// <exception cref="RuleBrokenException">It is missing or too long.</exception>
    public static string CleanName(string? name) => Rule.Text(name, NameMax, "Enter the person’s name", "Name");

    /// <summary>Lower-cased address that has one @ with something on both sides.</summary>
    public static string CleanEmail(string? email)
    {
        var text = Rule.Text(email, EmailMax, "Enter an e-mail address", "Email").ToLowerInvariant();
        var at = text.IndexOf('@');
        Rule.Hold(at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace), "Enter an e-mail address like name@school.org.uk", "Email");
        return text;
    }

    /// <summary>Whether somebody manages all that this person holds: a trust administrator always, a head those who hold roles in their school alone.</summary>
    public bool IsWhollyManagedBy(Actor by) =>
        by.MayInTrust(Permission.ManagePeople) || (_roles.Count > 0 && _roles.All(r => r.SchoolId is { } school && by.May(Permission.ManagePeople, school)));

    private void DemandWhole(Actor by)
    {
        if (!IsWhollyManagedBy(by))
        {
            by.DemandInTrust(Permission.ManagePeople);
        }
    }

    private void DemandSelf(Actor by)
    {
        if (by.MemberId != Id)
        {
            throw new NotAllowedException($"{by.Name} may not do this for somebody else.");
        }
    }

    private void End()
    {
        Status = MemberStatus.Left;
        CalendarHash = null;
        CalendarSince = null;
        InvitationHash = null;
        InvitationEnds = null;
        _roles.Clear();
    }

    private static void DemandManage(Actor by, Guid? schoolId)
    {
        if (schoolId is { } school)
        {
            by.Demand(Permission.ManagePeople, school);
        }
        else
        {
            by.DemandInTrust(Permission.ManagePeople);
        }
    }

    private void DemandAdministratorLeft(int others) =>
        Rule.Hold(others > 0 || _roles.All(r => r.Role != Role.TrustAdministrator), NeedsAdministrator);
}

/// <summary>A role that a member holds.</summary>
public sealed class RoleHolding : TrustRow, IRecorded
{
    private RoleHolding()
    {
    }

    internal RoleHolding(Guid trustId, Guid memberId, Role role, Guid? schoolId, DateOnly? until)
        : base(trustId)
    {
        MemberId = memberId;
        Role = role;
        SchoolId = schoolId;
        Until = until;
    }

    /// <summary>Whose role it is.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>The role.</summary>
    [Recorded("Role")]
    public Role Role { get; private set; }

    /// <summary>The school, or null for the whole trust.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>The last day, or null.</summary>
    [Recorded("Until")]
    public DateOnly? Until { get; private set; }

    /// <inheritdoc/>
    public string RecordName => Role.Label();
}
