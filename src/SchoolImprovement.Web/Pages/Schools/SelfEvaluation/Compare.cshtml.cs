using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SchoolImprovement.Domain;
using SchoolImprovement.Domain.People;
using SchoolImprovement.Domain.SelfEvaluation;
using SchoolImprovement.Web.Data;
using SchoolImprovement.Web.Pages.Schools.Plan.Editing;
using SchoolImprovement.Web.Security;
using SchoolImprovement.Web.Ui;

namespace SchoolImprovement.Web.Pages.Schools.SelfEvaluation;

/// <summary>Two terms of a self-evaluation side by side, or a signed term and today.</summary>
[NeedsInSchool(Permission.ReadSelfEvaluation)]
public sealed class CompareModel(AppDbContext db, CurrentSchool school, TimeProvider clock) : AppPage
{
    private const string Now = "now";

    /// <summary>One side.</summary>
    public sealed record Side(string Name, string How, SefContent Content, IReadOnlyDictionary<Guid, Grade> Grades);

    /// <summary>A text that stands on either side; equal ones are shown once.</summary>
    public sealed record Field(string Label, string Before, string After);

    /// <summary>An area on both sides.</summary>
    public sealed record Row(string Name, Grade? Before, Grade? After, IReadOnlyList<Field> Fields);

    public Side From { get; private set; } = null!;

    public Side To { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Terms { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What is compared word by word: each area, and last what is said of the school as a whole.</summary>
    public IEnumerable<Row> Sections => Rows.Append(Whole(From.Content, To.Content));

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    public string SchoolName => school.School.Name;

    public string SchoolRoot => $"/schools/{school.School.Urn}";

    /// <param name="from">A signed term: "2026-27-autumn". Left out: the one before the other.</param>
    /// <param name="to">Another, or "now". Left out: now.</param>
    public async Task<IActionResult> OnGetAsync(string? from, string? to)
    {
        var (schoolId, code, version) = (school.School.Id, string.IsNullOrEmpty(Framework) ? null : Framework, Typed.Id(Framework));
        var sef = await db.Sefs.Include(s => s.Areas).Include(s => s.Points).AsSingleQuery()
            .FirstOrDefaultAsync(s => s.SchoolId == schoolId && db.Frameworks.Any(f => f.Id == s.FrameworkId && (code == null ? f.IsDefault : f.Code == code || f.Id == version)));
        if (sef is null)
        {
            return NotFound();
        }

        // By themselves: with points and areas they would multiply. They find their self-evaluation because it is tracked.
        await db.Set<LinkedEvidence>().Where(l => l.SefId == sef.Id).LoadAsync();
        var framework = await db.Frameworks.AsNoTracking().Include(f => f.Areas).FirstAsync(f => f.Id == sef.FrameworkId);
        var signed = (await db.Set<SefSnapshot>().AsNoTracking().Where(s => s.SefId == sef.Id).ToListAsync()).OrderByDescending(s => s.SignedAt).ToList();
        if (signed.Count == 0)
        {
            return NotFound();
        }

        Side? Of(string? term) => term == Now
            ? new("Today", clock.Today().LongWithYear(), SefContent.Of(sef, framework, [.. framework.Areas.Where(a => a.AppliesTo(school.School.AgeFrom, school.School.AgeTo)).OrderBy(a => a.Scale is not null).ThenBy(a => a.Position)]), sef.Areas.Where(a => a.Judged is not null).ToDictionary(a => a.AreaId, a => a.Judged!))
            : signed.FirstOrDefault(s => s.Slug == term) is { } kept ? new(kept.Year.Named(kept.Term), $"Signed by {kept.SignedBy}, {kept.SignedAt.LondonDay().LongWithYear()}", SefContent.Read(kept.Content), SefSnapshot.ReadGrades(kept.Grades)) : null;
        to = string.IsNullOrEmpty(to) ? Now : to;
        from = string.IsNullOrEmpty(from) ? (signed.FirstOrDefault(s => s.Slug != to) ?? signed[0]).Slug : from;
        if (Of(from) is not { } first || Of(to) is not { } second)
        {
            return NotFound();
        }

        (From, To) = (first, second);
        Terms = [new("Today", Now), .. signed.Select(s => new SelectListItem(s.Year.Named(s.Term), s.Slug))];
        Rows = [.. second.Content.Areas.Select(a => a.AreaId).Union(first.Content.Areas.Select(a => a.AreaId)).Select(id => Between(id, first, second))];
        return Page();
    }

    public static IEnumerable<WordDiff.Run> Runs(string text, string other) => WordDiff.Of(text, other);

    private static Row Between(Guid id, Side from, Side to)
    {
        var (before, after) = (from.Content.Areas.FirstOrDefault(a => a.AreaId == id), to.Content.Areas.FirstOrDefault(a => a.AreaId == id));
        Field[] fields =
        [
            new("Why this grade", before?.Why ?? "", after?.Why ?? ""),
            new("Strengths", Lines(before?.Strengths), Lines(after?.Strengths)),
            new("Areas for development", Lines(before?.Developments), Lines(after?.Developments)),
            new("Evidence of the grade", string.Join('\n', before?.Links ?? []), string.Join('\n', after?.Links ?? [])),
            new("Pupil groups", before?.Groups ?? "", after?.Groups ?? ""),
        ];
        return new((after ?? before)!.Name, from.Grades.GetValueOrDefault(id), to.Grades.GetValueOrDefault(id), Said(fields));
    }

    private static Row Whole(SefContent before, SefContent after) => new("The school as a whole", null, null, Said(
    [
        new("Context", before.Context ?? "", after.Context ?? ""),
        new("Last inspection", before.InspectedOn?.LongWithYear() ?? "", after.InspectedOn?.LongWithYear() ?? ""),
        new("Progress since the last inspection", Lines(before.Inspection), Lines(after.Inspection)),
    ]));

    private static Field[] Said(Field[] fields) => [.. fields.Where(f => f.Before.Length + f.After.Length > 0)];

    private static string Lines(IReadOnlyList<SefContent.Point>? points) => string.Join('\n', points?.Select(p => $"• {p.Text}{(Shows(p) is { Length: > 0 } shows ? $" ({shows})" : "")}") ?? []);

    private static string Shows(SefContent.Point p) => string.Join("; ", new[] { p.Stands, p.Evidence }.OfType<string>().Concat(p.Links ?? []));
}
