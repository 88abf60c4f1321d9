using SchoolImprovement.Domain.SelfEvaluation;

namespace SchoolImprovement.Domain.Audits;

/// <summary>How many schools gave a statement a grade.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Statement">Code of the statement in it.</param>
/// <param name="Grade">Code of the grade.</param>
/// <param name="Schools">How many schools.</param>
public sealed record GradeCount(string Area, string Statement, string Grade, int Schools);

/// <summary>What came of an audit in all schools that finished it, by area and statement, the lowest first, beside the audit before against the same framework.</summary>
/// <param name="Schools">How many schools finished.</param>
/// <param name="Before">How many had finished the audit before, or null where there was none.</param>
/// <param name="Areas">The areas, the lowest first.</param>
public sealed record AuditResults(int Schools, int? Before, IReadOnlyList<AreaResult> Areas)
{
    /// <summary>All statements, the lowest first.</summary>
    public IEnumerable<StatementResult> LowestFirst => Areas.SelectMany(a => a.Statements).Where(s => s.Judged > 0).OrderByDescending(s => s.Share).ThenBy(s => s.Place);

    /// <summary>The lowest statements in sentences, at most three.</summary>
    public IEnumerable<KeySentence> KeySentences() => LowestFirst.Where(s => s.Share > 0).Take(3).Select(s => new KeySentence(
        s.Judged == 1 ? "The one school that judged it" : $"{s.Below} of {s.Judged} schools", $"{(s.Below == 1 ? "says" : "say")} {string.Join(" or ", s.Scale.Where(g => g is { Order: >= 0, IsBelow: true }).Select(g => $"“{g.Label}”"))} to “{s.Statement.Text}”{(s.ShareBefore is null ? "" : $" ({s.BelowBefore} of {s.JudgedBefore} the time before)")}"));

    /// <summary>Puts results together.</summary>
    /// <param name="framework">The framework that schools answered.</param>
    /// <param name="schools">How many schools finished.</param>
    /// <param name="counts">Their answers.</param>
    /// <param name="earlier">The framework that they answered the time before, or null. Where it grades otherwise, the two are not compared.</param>
    /// <param name="schoolsBefore">How many schools finished the time before.</param>
    /// <param name="before">Their answers.</param>
    public static AuditResults Of(Framework framework, int schools, IReadOnlyCollection<GradeCount> counts, Framework? earlier = null, int schoolsBefore = 0, IReadOnlyCollection<GradeCount>? before = null)
    {
        var (now, then) = (counts.ToLookup(c => (c.Area, c.Statement)), (before ?? []).ToLookup(c => (c.Area, c.Statement)));
        var areas = framework.Areas.OrderBy(a => a.Position).Select(area =>
        {
            var scale = framework.ScaleOf(area);
            var was = earlier?.Areas.FirstOrDefault(a => a.Code == area.Code);
            // Results are compared only where the steps are the same, in the same words.
            var same = was is not null && earlier!.ScaleOf(was).Select(g => (g.Code, g.Label, g.Token)).SequenceEqual(scale.Select(g => (g.Code, g.Label, g.Token)));
            var statements = area.Rated().Select(s => new StatementResult(
                area, s, scale, Counted(scale, now[(area.Code, s.Code)]), same && was!.Rated().Any(x => x.Code == s.Code && x.Text == s.Text) && then[(area.Code, s.Code)].Any() ? Counted(scale, then[(area.Code, s.Code)]) : null));
            return new AreaResult(area, scale, [.. statements.OrderByDescending(s => s.Share ?? -1).ThenBy(s => s.Place ?? int.MaxValue)]);
        });
        return new AuditResults(schools, earlier is null ? null : schoolsBefore, [.. areas.Where(a => a.Statements.Count > 0).OrderByDescending(a => a.Share ?? -1)]);
    }

    private static int[] Counted(IReadOnlyList<Grade> scale, IEnumerable<GradeCount> counts) => [.. scale.Select(g => counts.Where(c => c.Grade == g.Code).Sum(c => c.Schools))];
}

/// <summary>A sentence on the results.</summary>
/// <param name="Lead">What stands out.</param>
/// <param name="Rest">The rest of it.</param>
public sealed record KeySentence(string Lead, string Rest)
{
    /// <summary>The whole sentence.</summary>
    public string Whole => $"{Lead} {Rest}";
}

/// <summary>The statements of an area, the lowest first.</summary>
/// <param name="Area">The area.</param>
/// <param name="Scale">Its scale, low to high; an answer that is no judgement comes first.</param>
/// <param name="Statements">The statements.</param>
public sealed record AreaResult(EvaluationArea Area, IReadOnlyList<Grade> Scale, IReadOnlyList<StatementResult> Statements)
{
    /// <summary>Of a hundred judgements, how many are below what is expected; null without any.</summary>
    public int? Share => Statements.Sum(s => s.Judged) is > 0 and var judged ? StatementResult.Of(Statements.Sum(s => s.Below), judged) : null;

    /// <summary>The steps as people read them: judgements low to high, then what is no judgement.</summary>
    public IEnumerable<Grade> InOrder => Scale.OrderBy(g => g.Order < 0).ThenBy(g => g.Order);

    /// <summary>How many of the answers are below what is expected, in words; null where the scale says nothing of that or nobody answered.</summary>
    public string? Note => Share is { } share && BelowWords is { } words ? $"{share}% of answers are “{words.Replace(" or ", "” or “", StringComparison.Ordinal)}”" : null;

    /// <summary>The words of the steps that are below what is expected: "Not yet or Starting"; null where the scale has none.</summary>
    public string? BelowWords => Scale.Where(g => g is { Order: >= 0, IsBelow: true }).Select(g => g.Label).ToList() is { Count: > 0 } words ? string.Join(" or ", words) : null;
}

/// <summary>What schools said of one statement.</summary>
/// <param name="Area">The area.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Counts">How many schools gave each step of the scale.</param>
/// <param name="BeforeCounts">The same of the audit before; null where it cannot be compared.</param>
public sealed record StatementResult(EvaluationArea Area, Statement Statement, IReadOnlyList<Grade> Scale, IReadOnlyList<int> Counts, IReadOnlyList<int>? BeforeCounts)
{
    /// <summary>The steps as people read them, each with how many schools gave it.</summary>
    public IEnumerable<(Grade Grade, int Count)> InOrder => Scale.Zip(Counts).OrderBy(x => x.First.Order < 0).ThenBy(x => x.First.Order);

    /// <summary>How many schools judged it; those it does not apply to are not counted.</summary>
    public int Judged => Sum(Counts, g => g.Order >= 0);

    /// <summary>How many are below what is expected.</summary>
    public int Below => Sum(Counts, g => g is { Order: >= 0, IsBelow: true });

    /// <summary>How many judged it the time before; null where it cannot be compared.</summary>
    public int? JudgedBefore => BeforeCounts is null ? null : Sum(BeforeCounts, g => g.Order >= 0);

    /// <summary>How many were below what is expected the time before.</summary>
    public int? BelowBefore => BeforeCounts is null ? null : Sum(BeforeCounts, g => g is { Order: >= 0, IsBelow: true });

    /// <summary>Of a hundred schools that judged it, how many are below what is expected; null when none judged it.</summary>
    public int? Share => Judged == 0 ? null : Of(Below, Judged);

    /// <summary>The same of the time before.</summary>
    public int? ShareBefore => JudgedBefore is > 0 and var judged ? Of(BelowBefore!.Value, judged) : null;

    /// <summary>Only for putting statements in order: the mean place on the scale, in thousandths.</summary>
    internal int? Place => Judged == 0 ? null : Scale.Zip(Counts).Where(x => x.First.Order >= 0).Sum(x => x.First.Order * x.Second) * 1000 / Judged;

    internal static int Of(int part, int all) => (int)Math.Round(100m * part / all, MidpointRounding.AwayFromZero);

    private int Sum(IReadOnlyList<int> counts, Func<Grade, bool> which) => Scale.Zip(counts).Where(x => which(x.First)).Sum(x => x.Second);
}
