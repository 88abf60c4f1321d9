using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.People;

/// <summary>Invites people by mail and lets them in. The secret in the link is kept nowhere: the database knows only its hash.</summary>
public sealed class Invitations(AppDbContext db, IServiceScopeFactory scopes, Postbox post, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>What the inviter is told: the link is shown when no mail went out.</summary>
    public sealed record Sent(string Link, bool Mailed)
    {
        /// <summary>The link to show, or null when the person has it in their mail.</summary>
        public string? ToPassOn => Mailed ? null : Link;
    }

    /// <summary>SHA-256 of a secret, as it is kept.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Opens an invitation for a member of the current trust, in place of any earlier one, saves, and sends it.</summary>
    /// <exception cref="NotAllowedException">The inviter may not.</exception>
    public Task<Sent> SendAsync(Actor by, Member member, string trustName) => SendAsync(db, member, trustName, (hash, ends) => member.OpenInvitation(by, hash, ends));

    /// <summary>Who is invited to what.</summary>
    public sealed record Asked(string? Name, string? Email, Role? Role, IReadOnlyCollection<Guid> Schools, DateOnly? Until);

    /// <summary>Invites a person to the current trust and gives them the role, in each of the schools or in the whole trust.</summary>
    /// <exception cref="RuleBrokenException">Something is missing, or the person is here already.</exception>
    /// <exception cref="NotAllowedException">The inviter may not give this role there.</exception>
    public async Task<(Member Member, Sent Sent)> InviteAsync(Actor by, string trustName, Asked asked)
    {
        var member = Member.Invite(by.TrustId, asked.Name, asked.Email);
        if (await db.Members.Include(m => m.Roles).FirstOrDefaultAsync(m => m.Email == member.Email) is { } known)
        {
            if (known.Status != MemberStatus.Left)
            {
                throw new RuleBrokenException($"{known.Name} is here already with this address. Open their page to give them a role", "Email");
            }

            member = known;
            member.InviteBack(by);
        }
        else
        {
            db.Members.Add(member);
        }

        Give(by, member, asked);
        try
        {
            return (member, await SendAsync(by, member, trustName));
        }
        catch (DbUpdateException) when (db.Entry(member).State == EntityState.Added)
        {
            // The database allows an address once in a trust: somebody else invited the same person at the same moment.
            db.ChangeTracker.Clear();
            throw new RuleBrokenException($"Somebody else has just invited {member.Name}. Open their page to give them a role", "Email");
        }
    }

    /// <summary>Brings a person into one school: somebody of the trust gets the role at once (no mail, null), anybody else is invited.</summary>
    /// <exception cref="RuleBrokenException">Something is missing, or the person is suspended.</exception>
    public async Task<(Member Member, Sent? Sent)> BringInAsync(Actor by, string trustName, Asked asked)
    {
        var email = Member.CleanEmail(asked.Email);
        if (await db.Members.Include(m => m.Roles).FirstOrDefaultAsync(m => m.Email == email && m.Status != MemberStatus.Left) is not { } known)
        {
            return await InviteAsync(by, trustName, asked);
        }

        if (known.Status == MemberStatus.Suspended)
        {
            throw new RuleBrokenException($"{known.Name} is suspended. Ask a trust administrator", "Email");
        }

        Give(by, known, asked);
        await db.SaveChangesAsync();
        return (known, null);
    }

    /// <summary>Invites the first administrator of a trust, or again when none has come in. For platform administrators, who belong to no trust.</summary>
    /// <exception cref="RuleBrokenException">The name or address cannot be right, or the trust has an administrator.</exception>
    public async Task<Sent> FirstAdministratorAsync(Guid trustId, string? name, string? email)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trustId);
        var inTrust = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var trustName = await inTrust.Trusts.Where(t => t.Id == trustId).Select(t => t.Name).SingleAsync();
        var member = Member.Invite(trustId, name, email);
        if (await inTrust.Members.AnyAsync(m => m.Status == MemberStatus.Active && m.Roles.Any(r => r.Role == Role.TrustAdministrator)))
        {
            throw new RuleBrokenException($"{trustName} has an administrator, who invites everybody else");
        }

        if (await inTrust.Members.Include(m => m.Roles).FirstOrDefaultAsync(m => m.Email == member.Email) is { Status: MemberStatus.Invited } invited && invited.Roles.Any(r => r.Role == Role.TrustAdministrator))
        {
            return await SendAsync(inTrust, invited, trustName, invited.OpenInvitationAtSetUp);
        }

        member.GiveAtSetUp(Role.TrustAdministrator, null, null, clock.Today());
        inTrust.Members.Add(member);
        return await SendAsync(inTrust, member, trustName, member.OpenInvitationAtSetUp);
    }

    /// <summary>Makes the invited person a member with their account. Works in the invitation's trust, whichever trust the person is in now.</summary>
    /// <exception cref="RuleBrokenException">The invitation has ended or was answered before.</exception>
    public async Task AcceptAsync(Memberships.Invitation invitation, AppUser user)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(invitation.TrustId, invitation.MemberId, invitation.Name);
        var inTrust = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var member = await inTrust.Members.SingleAsync(m => m.Id == invitation.MemberId);
        member.Accept(user.Id, clock.GetUtcNow().UtcDateTime);
        await inTrust.SaveChangesAsync();
    }

    private void Give(Actor by, Member member, Asked asked)
    {
        var role = asked.Role ?? throw new RuleBrokenException("Choose a role", "Role");
        var schools = asked.Schools.Count == 0 ? [(Guid?)null] : asked.Schools.Select(s => (Guid?)s);
        foreach (var school in schools)
        {
            member.Give(by, role, school, asked.Until, clock.Today());
        }
    }

    private async Task<Sent> SendAsync(AppDbContext inTrust, Member member, string trustName, Action<string, DateTime> open)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var ends = clock.GetUtcNow().UtcDateTime + Lasts;
        open(Hash(secret), ends);
        await inTrust.SaveChangesAsync();

        var link = address.Of($"/account/invitation?code={secret}");
        var sent = await post.SendAsync(new Letter(member.Email, $"Your invitation to {trustName}", $"""
            Dear {member.Name},

            {trustName} invites you to School Improvement, where its schools write and review their improvement plans.

            Open this link to come in. It works until {ends.ToLondon():d MMMM yyyy}.

            {link}

            If you did not expect this, you need do nothing.
            """));
        return new Sent(link, sent && post.Sends);
    }
}
