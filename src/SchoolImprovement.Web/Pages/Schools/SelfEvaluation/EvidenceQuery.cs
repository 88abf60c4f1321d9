using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.Monitoring;
using SchoolImprovement.Domain.Plans;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>
/// What a school has that can show how it knows, in one round trip: closed monitoring, measurements of success criteria, signed reviews, files, finished audits, closed questionnaires.
/// A new kind of evidence is one more query here, and one more line where its address is made.
/// </summary>
public sealed class EvidenceQuery(AppDbContext db, CurrentSchool school, TimeProvider clock)
{
    /// <summary>How many are shown of one kind, or of what holds some words; and how many of each kind at first, so that none hides the others.</summary>
    public const int Most = 25, MostOfEach = 5;

    /// <summary>Something that can be linked.</summary>
    /// <param name="Note">What tells it from others of its name: the priority, the file's name.</param>
    public sealed record Choice(EvidenceKind Kind, Guid Id, string Words, string Note, DateOnly On)
    {
        public EvidenceFound Found => new(Kind, Id, Words, On);
    }

    /// <summary>The latest things that hold these words, of one kind or of all.</summary>
    public async Task<IReadOnlyList<Choice>> FindAsync(string? words, EvidenceKind? kind)
    {
        var pattern = string.IsNullOrWhiteSpace(words) ? null : Folding.Pattern(words);
        var most = kind is null && pattern is null ? MostOfEach : Most;
        var rows = await Enum.GetValues<EvidenceKind>().Where(k => kind is null || k == kind).Select(k => Latest(k, pattern, most)).Aggregate((all, more) => all.Concat(more)).ToListAsync();
        return [.. rows.Select(ChoiceOf).OrderByDescending(c => c.On).ThenBy(c => c.Words, StringComparer.CurrentCulture).Take(Most)];
    }

    /// <summary>One of them, or null where it is not there or not the school's.</summary>
    public async Task<Choice?> OneAsync(EvidenceKind kind, Guid id) => await Of(kind).FirstOrDefaultAsync(r => r.Id == id) is { } row ? ChoiceOf(row) : null;

    /// <summary>Where a link leads, or null where what it led to is gone.</summary>
    public async Task<string?> AddressAsync(Guid linkId)
    {
        var (schoolId, root) = (school.School.Id, $"/schools/{school.School.Urn}");
        if (await db.Set<LinkedEvidence>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == linkId && l.SchoolId == schoolId) is not { } link)
        {
            return null;
        }

        switch (link.Kind)
        {
            case EvidenceKind.Measurement:
                return await db.Set<ProgressPoint>().Where(p => p.Id == link.TargetId).SelectMany(p => db.Set<SuccessCriterion>().Where(c => c.Id == p.CriterionId))
                    .SelectMany(c => db.Priorities.Where(p => p.Id == c.PriorityId)).Select(p => new { p.Number, p.Plan.Year }).FirstOrDefaultAsync() is { } of ? $"{root}/plan/{of.Year.Slug}?open={of.Number}#p{of.Number}" : null;
            case EvidenceKind.Review:
                return await db.TermReviews.Where(r => r.Id == link.TargetId).SelectMany(r => db.Plans.Where(p => p.Id == r.PlanId), (r, p) => new { r.Term, p.Year }).FirstOrDefaultAsync() is { } review
                    ? $"{root}/plan/{review.Year.Slug}/reviews/{review.Term.Slug()}" : null;
            case EvidenceKind.Audit:
                // Opened again it is still the same audit, and says itself who may read it.
                return await db.SchoolAudits.Where(a => a.Id == link.TargetId).Select(a => (Guid?)a.AuditId).FirstOrDefaultAsync() is { } audit ? $"{root}/audits/{audit}" : null;
            default:
                return !await Of(link.Kind).AnyAsync(r => r.Id == link.TargetId) ? null
                    : root + link.Kind switch { EvidenceKind.Findings => "/monitoring/activities/", EvidenceKind.File => "/evidence/", _ => "/voice/" } + link.TargetId;
        }
    }

    private IQueryable<Row> Latest(EvidenceKind kind, string? pattern, int most)
    {
        var rows = pattern is null ? Of(kind) : Of(kind).Where(r => EF.Functions.Like(Folding.InDatabase(r.Title + "\n" + r.Note), pattern, "\\"));
        return (kind is EvidenceKind.Review or EvidenceKind.File or EvidenceKind.Audit ? rows.OrderByDescending(r => r.At) : rows.OrderByDescending(r => r.On)).Take(most);
    }

    private Choice ChoiceOf(Row row)
    {
        var kind = (EvidenceKind)row.Kind;
        var (on, today) = (row.On ?? row.At!.Value.LondonDay(), clock.Today());
        return new(kind, row.Id, row.Unit?.Words(row.Value) is { } value ? $"{row.Title}: {value}" : row.Title, row.Note, on < today ? on : today);
    }

    /// <summary>Everything of a kind. Value and unit are empty for all but measurements, and columns all the same: a plain null would give the union another shape.</summary>
    private IQueryable<Row> Of(EvidenceKind kind)
    {
        var (schoolId, today) = (school.School.Id, clock.Today());
        return kind switch
        {
            EvidenceKind.Findings => db.Monitoring.AsNoTracking().Where(a => a.SchoolId == schoolId && a.Status == ActivityStatus.Done && a.HeldOn != null).Select(a => new Row
            {
                Kind = (int)EvidenceKind.Findings,
                Id = a.Id,
                Title = a.Title + "",
                Note = db.Priorities.Where(p => p.Id == a.PriorityId).Select(p => p.ShortName ?? p.Title).FirstOrDefault() + "",
                On = a.HeldOn,
                At = null,
                Value = db.Set<ProgressPoint>().Where(p => p.Id == a.Id).Select(p => p.Actual).FirstOrDefault(),
                Unit = db.Set<SuccessCriterion>().Where(c => c.Id == a.Id).Select(c => (MeasureUnit?)c.Unit).FirstOrDefault(),
            }),
            EvidenceKind.Measurement => db.Set<ProgressPoint>().AsNoTracking().Where(p => p.SchoolId == schoolId && p.Actual != null && p.On <= today && db.Plans.Any(x => x.Id == p.PlanId)).Select(p => new Row
            {
                Kind = (int)EvidenceKind.Measurement,
                Id = p.Id,
                Title = db.Set<SuccessCriterion>().Where(c => c.Id == p.CriterionId).Select(c => c.Measure).FirstOrDefault() + "",
                Note = db.Priorities.Where(x => x.Criteria.Any(c => c.Id == p.CriterionId)).Select(x => x.ShortName ?? x.Title).FirstOrDefault() + "",
                On = p.On,
                At = null,
                Value = p.Actual,
                Unit = db.Set<SuccessCriterion>().Where(c => c.Id == p.CriterionId).Select(c => (MeasureUnit?)c.Unit).FirstOrDefault(),
            }),
            EvidenceKind.Review => db.TermReviews.AsNoTracking().Where(r => r.SchoolId == schoolId && r.SignedAt != null).Select(r => new Row
            {
                Kind = (int)EvidenceKind.Review,
                Id = r.Id,
                Title = r.Term == Term.Autumn ? "Autumn term review" : r.Term == Term.Spring ? "Spring term review" : "Summer term review",
                Note = db.Plans.Where(p => p.Id == r.PlanId).Select(p => p.Title).FirstOrDefault() + "",
                On = null,
                At = r.SignedAt,
                Value = db.Set<ProgressPoint>().Where(p => p.Id == r.Id).Select(p => p.Actual).FirstOrDefault(),
                Unit = db.Set<SuccessCriterion>().Where(c => c.Id == r.Id).Select(c => (MeasureUnit?)c.Unit).FirstOrDefault(),
            }),
            EvidenceKind.File => db.EvidenceFiles.AsNoTracking().Where(f => f.SchoolId == schoolId).Select(f => new Row
            {
                Kind = (int)EvidenceKind.File,
                Id = f.Id,
                Title = (f.About ?? f.Name) + "",
                Note = f.Name + "",
                On = null,
                At = f.AddedAt,
                Value = db.Set<ProgressPoint>().Where(p => p.Id == f.Id).Select(p => p.Actual).FirstOrDefault(),
                Unit = db.Set<SuccessCriterion>().Where(c => c.Id == f.Id).Select(c => (MeasureUnit?)c.Unit).FirstOrDefault(),
            }),
            EvidenceKind.Audit => db.SchoolAudits.AsNoTracking().Where(a => a.SchoolId == schoolId && a.FinishedAt != null).Select(a => new Row
            {
                Kind = (int)EvidenceKind.Audit,
                Id = a.Id,
                Title = a.Title + "",
                Note = "",
                On = null,
                At = a.FinishedAt,
                Value = db.Set<ProgressPoint>().Where(p => p.Id == a.Id).Select(p => p.Actual).FirstOrDefault(),
                Unit = db.Set<SuccessCriterion>().Where(c => c.Id == a.Id).Select(c => (MeasureUnit?)c.Unit).FirstOrDefault(),
            }),
            _ => db.Questionnaires.AsNoTracking().Where(q => q.SchoolId == schoolId && q.IsReady && (q.IsClosedEarly || q.Closes < today)).Select(q => new Row
            {
                Kind = (int)EvidenceKind.Voice,
                Id = q.Id,
                Title = q.Title + "",
                Note = "",
                On = q.Closes,
                At = null,
                Value = db.Set<ProgressPoint>().Where(p => p.Id == q.Id).Select(p => p.Actual).FirstOrDefault(),
                Unit = db.Set<SuccessCriterion>().Where(c => c.Id == q.Id).Select(c => (MeasureUnit?)c.Unit).FirstOrDefault(),
            }),
        };
    }

    /// <summary>Something of any kind, alike in type in every part of the union.</summary>
    private sealed class Row
    {
        public int Kind { get; init; }

        public Guid Id { get; init; }

        public string Title { get; init; } = "";

        public string Note { get; init; } = "";

        public DateOnly? On { get; init; }

        public DateTime? At { get; init; }

        public decimal? Value { get; init; }

        public MeasureUnit? Unit { get; init; }
    }
}

/// <summary>Icons of kinds of evidence.</summary>
public static class EvidenceIcons
{
    public static string Icon(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Findings => "calendar3",
        EvidenceKind.Measurement => "arrow-up-right",
        EvidenceKind.Review => "check2-square",
        EvidenceKind.File => "paperclip",
        EvidenceKind.Audit => "clipboard-check",
        _ => "chat-square-text",
    };
}
