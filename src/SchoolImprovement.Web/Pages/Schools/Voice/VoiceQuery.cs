using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.Questionnaires;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Security;

namespace SchoolImprovement.Web.Pages.Schools.Voice;

/// <summary>Reads the questionnaires of a school.</summary>
public sealed class VoiceQuery(AppDbContext db, CurrentUser user, CurrentSchool school, TimeProvider clock)
{
    /// <summary>A questionnaire in a list.</summary>
    public sealed record Row(Guid Id, string Title, DateOnly? Opens, DateOnly? Closes, int? Asked, int Replies, QuestionnaireState State)
    {
        /// <summary>Those who replied, of a hundred asked; never more than a hundred.</summary>
        public int Share => Asked is > 0 and var asked ? Math.Min(100, (int)Math.Round(100m * Replies / asked, MidpointRounding.AwayFromZero)) : 0;
    }

    /// <summary>What a questionnaire's own page shows. Results only when it is closed.</summary>
    public sealed record View(Row Of, Questionnaire Questionnaire, QuestionnaireResults? Results, IReadOnlyList<StaffComment> Comments, bool HasPlan);

    public Guid SchoolId => school.School.Id;

    public string Root => $"/schools/{school.School.Urn}";

    public bool MayRun => user.May(Permission.RunVoice, SchoolId);

    /// <summary>All of the school, the newest first; drafts only for those who prepare them.</summary>
    public async Task<IReadOnlyList<Row>> ListAsync()
    {
        var today = clock.Today();
        var rows = await db.Questionnaires.AsNoTracking().Where(q => q.SchoolId == SchoolId)
            .Select(q => new { q.Id, q.Title, q.Opens, q.Closes, q.Asked, q.IsReady, q.IsClosedEarly, Replies = db.Receipts.Count(r => r.QuestionnaireId == q.Id) }).ToListAsync();
        return [.. rows.Select(q => new Row(q.Id, q.Title, q.Opens, q.Closes, q.Asked, q.Replies, Questionnaire.StateOn(q.IsReady, q.IsClosedEarly, q.Opens, q.Closes, today)))
            .Where(q => MayRun || q.State != QuestionnaireState.Draft).OrderByDescending(q => q.Opens ?? DateOnly.MaxValue).ThenByDescending(q => q.Id)];
    }

    /// <summary>One, with what came of it and of the one before; null when the school has no such questionnaire.</summary>
    public async Task<View?> FindAsync(Guid id)
    {
        var list = await ListAsync();
        if (list.FirstOrDefault(q => q.Id == id) is not { } row)
        {
            return null;
        }

        if (row.State != QuestionnaireState.Closed)
        {
            return new(row, await db.Questionnaires.AsNoTracking().Include(q => q.Questions).FirstAsync(q => q.Id == id), null, [], false);
        }

        var (questionnaire, results) = await ResultsAsync(row, list);
        // Random ids: by id means in no order.
        var comments = results.IsHidden ? [] : await db.StaffComments.AsNoTracking().Where(c => c.QuestionnaireId == id).OrderBy(c => c.Id).ToListAsync();
        var year = AcademicYear.Of(clock.Today());
        return new(row, questionnaire, results, comments, user.May(Permission.EditPlan, SchoolId) && await db.Plans.AnyAsync(p => p.SchoolId == SchoolId && p.Year == year));
    }

    /// <summary>What came of the questionnaire that closed last, beside the one before; null when none has closed.</summary>
    public async Task<(Row Of, QuestionnaireResults Results)?> LatestAsync()
    {
        var list = await ListAsync();
        return list.Where(q => q.State == QuestionnaireState.Closed).MaxBy(q => q.Closes) is { } row ? (row, (await ResultsAsync(row, list)).Results) : null;
    }

    private async Task<(Questionnaire Of, QuestionnaireResults Results)> ResultsAsync(Row row, IReadOnlyList<Row> list)
    {
        // Last time is when any of these statements was asked last: a few questions of another kind in between are not it.
        var earlier = list.Where(q => q.State == QuestionnaireState.Closed && q.Closes < row.Closes).Select(q => q.Id).ToList();
        var statements = db.Questionnaires.Where(q => q.Id == row.Id).SelectMany(q => q.Questions).Where(q => q.Kind == QuestionKind.Statement);
        var before = db.Questionnaires.Where(q => earlier.Contains(q.Id) && q.Questions.Any(was => was.Kind == QuestionKind.Statement && statements.Any(s => (s.Code == null && was.Code == null && was.Words == s.Words) || (s.Code != null && was.Code == s.Code))))
            .OrderByDescending(q => q.Closes).Select(q => q.Id).Take(1);
        var found = await db.Questionnaires.AsNoTracking().Include(q => q.Questions).ThenInclude(q => q.Tallies).Where(q => q.Id == row.Id || before.Contains(q.Id)).ToListAsync();
        var questionnaire = found.Single(q => q.Id == row.Id);
        return (questionnaire, QuestionnaireResults.Of(questionnaire, row.Replies, found.FirstOrDefault(q => q.Id != row.Id), clock.Today()));
    }

    /// <summary>One to change, with its questions; null when the school has no such questionnaire.</summary>
    public Task<Questionnaire?> ToChangeAsync(Guid id) => db.Questionnaires.Include(q => q.Questions).FirstOrDefaultAsync(q => q.Id == id && q.SchoolId == SchoolId);
}
