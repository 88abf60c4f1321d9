using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Answer;

/// <summary>
/// What reaches a questionnaire from its link. Works in a scope of its own, in which nobody is signed in: whoever answers may be, perhaps in another trust,
/// and nothing of that may come near the answer.
/// </summary>
public sealed class Replies(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>A questionnaire as those see it who have its link.</summary>
    public sealed record Found(Guid TrustId, Questionnaire Questionnaire, string School, QuestionnaireState State);

    /// <summary>The questionnaire with this secret in its address; null when there is none that staff may see.</summary>
    public async Task<Found?> FindAsync(string secret)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Memberships>().QuestionnaireAsync(secret) is not { } at)
        {
            return null;
        }

        var db = Enter(scope, at.TrustId);
        var found = await db.Questionnaires.AsNoTracking().Include(q => q.Questions).SingleAsync(q => q.Id == at.Id);
        var school = await db.Schools.Where(s => s.Id == found.SchoolId).Select(s => s.Name).SingleAsync();
        var state = found.StateOn(clock.Today());
        return state == QuestionnaireState.Draft ? null : new(at.TrustId, found, school, state);
    }

    /// <summary>Counts a reply. The same form sent again is counted once.</summary>
    public async Task TakeAsync(Found found, Reply reply)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Enter(scope, found.TrustId);
        await using var one = await db.Database.BeginTransactionAsync();
        // Writing its row first makes those who answer at the same moment wait, so that no count is lost. SQLite lets one write at a time in any case.
        await db.Questionnaires.Where(q => q.Id == found.Questionnaire.Id).ExecuteUpdateAsync(s => s.SetProperty(q => q.Secret, q => q.Secret));
        if (await db.Receipts.AnyAsync(r => r.Id == reply.Token))
        {
            return;
        }

        var counted = await db.Receipts.CountAsync(r => r.QuestionnaireId == found.Questionnaire.Id);
        var questionnaire = await db.Questionnaires.Include(q => q.Questions).ThenInclude(q => q.Tallies).SingleAsync(q => q.Id == found.Questionnaire.Id);
        questionnaire.Take(reply, counted, clock.Today());
        await db.SaveChangesAsync();
        await one.CommitAsync();
    }

    private static AppDbContext Enter(AsyncServiceScope scope, Guid trustId)
    {
        scope.ServiceProvider.GetRequiredService<TrustScope>().Enter(trustId);
        return scope.ServiceProvider.GetRequiredService<AppDbContext>();
    }
}
