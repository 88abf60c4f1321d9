using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Web.Data;

namespace SchoolImprovement.Web.Security;

/// <summary>
/// The one narrow window through the wall between trusts: an account asks which trusts it is a member of, and the secret of an invitation, a calendar or a questionnaire finds its trust.
/// Nothing else may look across trusts; a test holds the code to it.
/// </summary>
public sealed class Memberships(AppDbContext db, Memberships.Asked asked)
{
    /// <summary>What is asked whenever somebody opens my part, compiled once for the app.</summary>
    public sealed class Asked
    {
        internal readonly Func<AppDbContext, Guid, Guid, DateOnly, IAsyncEnumerable<Elsewhere>> Elsewhere = EF.CompileAsyncQuery((AppDbContext db, Guid userId, Guid trustId, DateOnly by) =>
            db.Members.IgnoreQueryFilters(new[] { TrustOwnership.Filter }).Where(m => m.UserId == userId && m.Status == MemberStatus.Active && m.TrustId != trustId)
                .Join(db.Trusts, m => m.TrustId, t => t.Id, (m, t) => new { m, t }).OrderBy(x => x.t.Name)
                .Select(x => new Elsewhere(x.t.Name, db.Set<PlanAction>().Count(a => a.TrustId == x.m.TrustId && a.LeadId == x.m.Id && a.Progress != Progress.Complete && a.Due <= by))));
    }

    public sealed record Membership(Guid TrustId, string TrustName, Guid MemberId);

    public sealed record Invitation(Guid TrustId, string TrustName, Guid MemberId, string Name, string Email, DateTime Ends);

    /// <param name="TrustName">Another trust of the account.</param>
    /// <param name="Due">How many actions they lead there that are overdue or due by the day.</param>
    public sealed record Elsewhere(string TrustName, int Due);

    public sealed record CalendarOwner(Guid TrustId, string TrustName, Guid MemberId, string Name, IReadOnlyList<Holding> Roles);

    /// <summary>The trusts in which the account is an active member, by name.</summary>
    public Task<List<Membership>> OfAsync(Guid userId) =>
        db.Members.IgnoreQueryFilters([TrustOwnership.Filter]).Where(m => m.UserId == userId && m.Status == MemberStatus.Active)
            .Join(db.Trusts, m => m.TrustId, t => t.Id, (m, t) => new { m, t }).OrderBy(x => x.t.Name)
            .Select(x => new Membership(x.t.Id, x.t.Name, x.m.Id)).ToListAsync();

    /// <summary>The account's part in its other trusts, as a number each: to see more, the person goes there.</summary>
    public ValueTask<List<Elsewhere>> ElsewhereAsync(Guid userId, Guid trustId, DateOnly by) => asked.Elsewhere(db, userId, trustId, by).ToListAsync();

    /// <summary>The trusts that somebody administers. Nobody can get into the others: their first administrator never came in.</summary>
    public Task<List<Guid>> AdministeredAsync() =>
        db.Members.IgnoreQueryFilters([TrustOwnership.Filter]).Where(m => m.Status == MemberStatus.Active && m.Roles.Any(r => r.Role == Role.TrustAdministrator)).Select(m => m.TrustId).Distinct().ToListAsync();

    /// <summary>The open invitation with this hash of a secret, or null.</summary>
    public Task<Invitation?> InvitationAsync(string secretHash) =>
        db.Members.IgnoreQueryFilters([TrustOwnership.Filter]).Where(m => m.InvitationHash == secretHash && m.Status == MemberStatus.Invited)
            .Join(db.Trusts, m => m.TrustId, t => t.Id, (m, t) => new Invitation(t.Id, t.Name, m.Id, m.Name, m.Email, m.InvitationEnds!.Value)).FirstOrDefaultAsync();

    /// <summary>The active member with this hash of a calendar's secret, or null.</summary>
    public async Task<CalendarOwner?> CalendarAsync(string secretHash)
    {
        var found = await db.Members.AsNoTracking().IgnoreQueryFilters([TrustOwnership.Filter]).Where(m => m.CalendarHash == secretHash && m.Status == MemberStatus.Active)
            .Select(m => new { m.TrustId, m.Id, m.Name, Trust = db.Trusts.Where(t => t.Id == m.TrustId).Select(t => t.Name).First(), Roles = m.Roles.Select(r => new { r.Role, r.SchoolId, r.Until }).ToList() }).FirstOrDefaultAsync();
        return found is null ? null : new(found.TrustId, found.Trust, found.Id, found.Name, [.. found.Roles.Select(r => new Holding(r.Role, r.SchoolId, r.Until))]);
    }

    /// <summary>The trust and the questionnaire with this secret in its address, or null.</summary>
    public async Task<(Guid TrustId, Guid Id)?> QuestionnaireAsync(string secret) =>
        await db.Questionnaires.AsNoTracking().IgnoreQueryFilters([TrustOwnership.Filter]).Where(q => q.Secret == secret).Select(q => new { q.TrustId, q.Id }).FirstOrDefaultAsync() is { } found ? (found.TrustId, found.Id) : null;

    /// <summary>Whether there is anything to come in for: a trust, an open invitation, or the platform.</summary>
    public async Task<bool> MaySignInAsync(AppUser user) =>
        user.IsPlatformAdministrator || await db.Members.IgnoreQueryFilters([TrustOwnership.Filter])
            .AnyAsync(m => (m.UserId == user.Id && m.Status == MemberStatus.Active) || (m.Email == user.Email && m.Status == MemberStatus.Invited));
}
