namespace SchoolImprovement.Domain.Questionnaires;

/// <summary>How those who answered a statement spread over the scale.</summary>
/// <param name="Counts">How many at each of the five places.</param>
/// <param name="CannotSay">How many could not say; not among those who answered.</param>
public sealed record Spread(IReadOnlyList<int> Counts, int CannotSay)
{
    /// <summary>How many answered.</summary>
    public int Answered => Counts.Sum();

    /// <summary>Those who agree, of a hundred.</summary>
    public int Agree => Share(Counts[3] + Counts[4], Answered);

    /// <summary>Those who disagree, of a hundred.</summary>
    public int Disagree => Share(Counts[0] + Counts[1], Answered);

    internal static int Share(int part, int all) => (int)Math.Round(100m * part / all, MidpointRounding.AwayFromZero);
}

/// <summary>What a role group says to a statement; without numbers where they are hidden.</summary>
/// <param name="Group">The group.</param>
/// <param name="Answered">How many answered, or null when hidden.</param>
/// <param name="Agree">Those who agree, of a hundred, or null when hidden.</param>
public sealed record GroupResult(RoleGroup Group, int? Answered, int? Agree);

/// <summary>What came of a statement. Holds no number that may not be shown.</summary>
/// <param name="Id">The question.</param>
/// <param name="Words">The statement.</param>
/// <param name="Theme">Its theme.</param>
/// <param name="Spread">The answers, or null when too few answered.</param>
/// <param name="Before">Those who agreed last time, of a hundred; null when it was not asked or hidden.</param>
/// <param name="Groups">By role group.</param>
public sealed record StatementResult(Guid Id, string Words, string Theme, Spread? Spread, int? Before, IReadOnlyList<GroupResult> Groups)
{
    /// <summary>By how much more agree than last time, or null.</summary>
    public int? Change => Spread is not null && Before is { } before ? Spread.Agree - before : null;
}

/// <summary>Statements of one theme.</summary>
/// <param name="Name">The theme.</param>
/// <param name="Statements">Its statements.</param>
public sealed record ThemeResult(string Name, IReadOnlyList<StatementResult> Statements)
{
    /// <summary>Those who agree, of a hundred, over the statements that are shown. A hidden one is not in it: from a theme's figure it could be worked out.</summary>
    public int? Agree => Statements.Any(s => s.Spread is not null) ? (int)Math.Round(Statements.Where(s => s.Spread is not null).Average(s => (decimal)s.Spread!.Agree), MidpointRounding.AwayFromZero) : null;

    /// <summary>The same of last time, from the figures that are shown beside the same statements; null where one of them was not asked then or is hidden, as the two would not be alike.</summary>
    public int? Before => Agree is not null && Statements.Where(s => s.Spread is not null).All(s => s.Before is not null)
        ? (int)Math.Round(Statements.Where(s => s.Spread is not null).Average(s => (decimal)s.Before!.Value), MidpointRounding.AwayFromZero) : null;
}

/// <summary>What was picked from a list.</summary>
/// <param name="Words">The question.</param>
/// <param name="Answered">How many picked anything, or null when too few did.</param>
/// <param name="Options">The options, most picked first; empty when hidden.</param>
public sealed record PickResult(string Words, int? Answered, IReadOnlyList<(string Option, int Count)> Options);

/// <summary>A sentence for the top of the page.</summary>
/// <param name="Lead">Its first words, shown strong.</param>
/// <param name="Rest">The rest.</param>
public sealed record KeySentence(string Lead, string Rest);

/// <summary>A priority that the answers ask for, and why.</summary>
/// <param name="Title">A title for it.</param>
/// <param name="Theme">The theme it answers.</param>
/// <param name="Why">Why, in sentences.</param>
public sealed record SuggestedPriority(string Title, string Theme, string Why);

/// <summary>
/// What came of a questionnaire that is closed, with what may not be shown left out. Page, paper and list are all written from this, so none shows more than another.
/// While it is open there are no results: two looks with one reply between them would be that reply.
/// </summary>
public sealed class QuestionnaireResults
{
    private QuestionnaireResults(Questionnaire of, int replies, Questionnaire? before)
    {
        (Replies, Asked, BeforeSeason) = (replies, of.Asked ?? 0, before?.Season);
        IsHidden = replies < Suppression.Fewest;
        var statements = of.InOrder.Where(q => q.Kind == QuestionKind.Statement).Select(q => Statement(q, before)).ToList();
        Themes = [.. statements.GroupBy(s => s.Theme).Select(g => new ThemeResult(g.Key, [.. g]))];
        Picks = [.. of.InOrder.Where(q => q.Kind == QuestionKind.PickThree).Select(Pick)];
    }

    /// <summary>How many replied.</summary>
    public int Replies { get; }

    /// <summary>How many were asked.</summary>
    public int Asked { get; }

    /// <summary>"Spring 2026", when there is a questionnaire to compare with.</summary>
    public string? BeforeSeason { get; }

    /// <summary>Too few replied: nothing but their number is shown, and no comment either.</summary>
    public bool IsHidden { get; }

    /// <summary>The statements by theme, in the questionnaire's order.</summary>
    public IReadOnlyList<ThemeResult> Themes { get; }

    /// <summary>The lists to pick from.</summary>
    public IReadOnlyList<PickResult> Picks { get; }

    /// <summary>All statements in order.</summary>
    public IEnumerable<StatementResult> Statements => Themes.SelectMany(t => t.Statements);

    /// <summary>Results of a questionnaire that is closed.</summary>
    /// <param name="of">The questionnaire with its counters.</param>
    /// <param name="replies">How many replied.</param>
    /// <param name="before">The one before it that is closed too, with its counters, or null.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="RuleBrokenException">It is not closed.</exception>
    public static QuestionnaireResults Of(Questionnaire of, int replies, Questionnaire? before, DateOnly today)
    {
        Rule.Hold(of.StateOn(today) == QuestionnaireState.Closed, "Results are there once the questionnaire is closed");
        return new QuestionnaireResults(of, replies, before?.StateOn(today) == QuestionnaireState.Closed ? before : null);
    }

    /// <summary>The best, the lowest and what moved most, in sentences.</summary>
    public IEnumerable<KeySentence> KeySentences()
    {
        var shown = Statements.Where(s => s.Spread is not null).ToList();
        // Where all are agreed with alike, none is the strongest and none the lowest.
        if (shown.Select(s => s.Spread!.Agree).Distinct().Count() < 2)
        {
            yield break;
        }

        var (best, worst) = (shown.MaxBy(s => s.Spread!.Agree)!, shown.MinBy(s => s.Spread!.Agree)!);
        yield return new(best.Theme, $"is strongest: {best.Spread!.Agree}% agree “{best.Words}”{Since(best)}.");
        yield return new(worst.Theme, $"is where fewest agree: {worst.Spread!.Agree}% agree “{worst.Words}”{Since(worst)}.");
        if (shown.Where(s => s.Change is not null and not 0 && s != best && s != worst).MaxBy(s => Math.Abs(s.Change!.Value)) is { } moved)
        {
            yield return new(moved.Theme, $"moved most: {moved.Spread!.Agree}% agree “{moved.Words}”{Since(moved)}.");
        }
    }

    /// <summary>What the answers ask for, most wanted first: themes with statements that few agree with, or that fewer agree with than last time.</summary>
    public IReadOnlyList<SuggestedPriority> Suggestions(int most = 3)
    {
        var lowest = Statements.Where(s => s.Spread is not null).Select(s => s.Spread!.Agree).DefaultIfEmpty(100).Min();
        return [.. Statements.Where(s => s.Spread is not null && (s.Spread.Agree < 60 || s.Change <= -10)).GroupBy(s => s.Theme)
            .OrderByDescending(g => g.Max(Need)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(most)
            .Select(g => new SuggestedPriority(
                QuestionnairePreset.Staff.PriorityFor(g.Key) ?? g.MaxBy(Need)!.Words, g.Key,
                string.Join(" ", g.OrderByDescending(Need).Take(2).Select(s => $"{s.Spread!.Agree}% agree “{s.Words}”{(s.Spread.Agree == lowest ? ", the lowest of all" : "")}{Since(s)}."))))];
    }

    private static int Need(StatementResult s) => 100 - s.Spread!.Agree + Math.Max(0, -(s.Change ?? 0));

    private string Since(StatementResult s) => s.Change switch
    {
        null => "",
        0 => $", as in {BeforeSeason!.ToLowerInvariant()}",
        > 0 => $", up from {s.Before}% in {BeforeSeason!.ToLowerInvariant()}",
        _ => $", down from {s.Before}% in {BeforeSeason!.ToLowerInvariant()}",
    };

    private StatementResult Statement(Question question, Questionnaire? before)
    {
        var earlier = before?.Questions.FirstOrDefault(q => q.Kind == QuestionKind.Statement && (question.Code is null ? q.Code is null && q.Words == question.Words : q.Code == question.Code));
        var spread = SpreadOf(question);
        return new(question.Id, question.Words, question.Theme ?? "", spread, earlier is null ? null : SpreadOf(earlier)?.Agree, spread is null ? [] : GroupsOf(question));
    }

    private static Spread? SpreadOf(Question question)
    {
        int At(int choice) => question.Tallies.Where(t => t.Choice == choice).Sum(t => t.All);
        var spread = new Spread([.. Enumerable.Range(1, Agreement.Most).Select(At)], At(Agreement.CannotSay));
        return spread.Answered >= Suppression.Fewest ? spread : null;
    }

    private static List<GroupResult> GroupsOf(Question question)
    {
        int Of(RoleGroup group, int from) => question.Tallies.Where(t => t.Choice >= from).Sum(t => t.Of(group));
        var sizes = RoleGroups.All.ToDictionary(g => g, g => Of(g, 1));
        var hidden = Suppression.Hidden(sizes);
        return [.. RoleGroups.All.Select(g => hidden.Contains(g) ? new GroupResult(g, null, null) : new GroupResult(g, sizes[g], Spread.Share(Of(g, 4), sizes[g])))];
    }

    private static PickResult Pick(Question question)
    {
        int At(int choice) => question.Tallies.Where(t => t.Choice == choice).Sum(t => t.All);
        return At(0) < Suppression.Fewest ? new(question.Words, null, []) : new(question.Words, At(0), [.. question.Options.Select((o, i) => (o, At(i + 1))).OrderByDescending(o => o.Item2)]);
    }
}
