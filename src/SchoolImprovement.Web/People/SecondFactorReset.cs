using Microsoft.AspNetCore.Identity;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.History;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Mail;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.People;

/// <summary>Takes the second factor off the account of somebody who lost their device and their recovery codes. Their sessions end, they are told by mail, and the history keeps who did it.</summary>
public sealed class SecondFactorReset(AppDbContext db, Memberships memberships, UserManager<AppUser> users, Postbox post, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException">There is nothing to reset, or another trust relies on it.</exception>
    /// <exception cref="NotAllowedException">The person may not.</exception>
    public async Task OfAsync(Actor by, Member member)
    {
        var trusts = member.UserId is { } userId ? await memberships.OfAsync(userId) : [];
        member.DemandResetOfSecondFactor(by, trusts.Count(t => t.TrustId != member.TrustId));
        var account = (await users.FindByIdAsync(member.UserId!.Value.ToString()))!;
        if (!await users.GetTwoFactorEnabledAsync(account))
        {
            throw new RuleBrokenException($"{member.Name} does not use an authenticator app, so there is nothing to reset");
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        db.History.Add(new HistoryEntry(member.TrustId, clock.GetUtcNow().UtcDateTime, by.MemberId, by.Name, ChangeKind.Changed, nameof(Member), member.Id, member.RecordName) { Field = "Second factor", Old = "Authenticator app", New = "None" });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        post.SendSoon(Told.SecondFactorReset(account));
    }
}
