using System.Globalization;
using System.Text.RegularExpressions;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.Bringing;

/// <summary>Somebody who may be meant in a plan.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="Roles">Their roles in the school.</param>
public sealed record KnownPerson(Guid Id, string Name, IReadOnlyList<Role> Roles);

/// <summary>Where money may come from.</summary>
/// <param name="Id">The funding source.</param>
/// <param name="Name">Its name.</param>
public sealed record KnownSource(Guid Id, string Name);

/// <summary>Reads who is meant: full names, initials, surnames, "Head", "DHT", several at once.</summary>
public static partial class Who
{
    /// <summary>Who is meant.</summary>
    /// <param name="First">The first who is known, or null.</param>
    /// <param name="Others">Everybody else, in words: other members by name, and whoever is not known as written.</param>
    /// <param name="Unknown">Words that fit nobody, or more than one.</param>
    public sealed record Meant(KnownPerson? First, string? Others, IReadOnlyList<string> Unknown);

    private static readonly Dictionary<string, Role[]> Offices = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ht"] = [Role.Headteacher],
        ["head"] = [Role.Headteacher],
        ["headteacher"] = [Role.Headteacher],
        ["head teacher"] = [Role.Headteacher],
        ["principal"] = [Role.Headteacher],
        ["head of school"] = [Role.Headteacher],
        ["dht"] = [Role.SeniorLeader],
        ["deputy"] = [Role.SeniorLeader],
        ["deputy head"] = [Role.SeniorLeader],
        ["deputy headteacher"] = [Role.SeniorLeader],
        ["aht"] = [Role.SeniorLeader],
        ["assistant head"] = [Role.SeniorLeader],
        ["assistant headteacher"] = [Role.SeniorLeader],
        ["chair"] = [Role.ChairOfGovernors],
        ["chair of governors"] = [Role.ChairOfGovernors],
        ["cog"] = [Role.ChairOfGovernors],
    };

    /// <summary>Reads the words of a cell.</summary>
    public static Meant Read(string text, IReadOnlyList<KnownPerson> people)
    {
        var (found, words, unknown) = (new List<KnownPerson>(), new List<string>(), new List<string>());
        foreach (var part in Between().Split(text).Select(p => p.Trim().Trim('•', '-', '–').Trim()).Where(p => p.Length > 0))
        {
            var fitting = Fitting(part, people);
            if (fitting.Count == 1)
            {
                if (!found.Contains(fitting[0]))
                {
                    found.Add(fitting[0]);
                }
            }
            else
            {
                words.Add(part);
                unknown.Add(part);
            }
        }

        var others = found.Skip(1).Select(p => p.Name).Concat(words).ToList();
        return new(found.FirstOrDefault(), others.Count == 0 ? null : string.Join(", ", others), unknown);
    }

    private static List<KnownPerson> Fitting(string words, IReadOnlyList<KnownPerson> people)
    {
        var name = Title().Replace(InBrackets().Replace(words, " "), "").Trim().TrimEnd('.');
        if (name.Length == 0)
        {
            return [];
        }

        List<KnownPerson> By(Func<KnownPerson, bool> fits) => people.Where(fits).ToList();
        if (By(p => Same(p.Name, name)) is { Count: > 0 } whole)
        {
            return whole;
        }

        if (Offices.TryGetValue(name, out var roles) && By(p => p.Roles.Any(roles.Contains)) is { Count: > 0 } holders)
        {
            return holders;
        }

        if (name.Length is >= 2 and <= 4 && name.Replace(".", "", StringComparison.Ordinal) is var letters && letters.All(char.IsUpper))
        {
            return By(p => Initials(p.Name) == letters || ShortInitials(p.Name) == letters);
        }

        var last = By(p => Same(p.Name.Split(' ')[^1], name));
        if (last.Count > 0)
        {
            return last;
        }

        var parts = name.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [{ Length: 1 } initial, ..] && parts.Length == 2)
        {
            return By(p => Same(p.Name.Split(' ')[^1], parts[1]) && Same(p.Name[..1], initial));
        }

        return By(p => Same(p.Name.Split(' ')[0], name));
    }

    private static bool Same(string a, string b) => string.Compare(a, b, CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    private static string Initials(string name) => string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0])));

    private static string ShortInitials(string name) => Initials(name) is { Length: > 1 } all ? $"{all[0]}{all[^1]}" : Initials(name);

    [GeneratedRegex(@"[/,;&+\n]|\s+and\s+|\s+with\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:mr|mrs|miss|ms|mx|dr|rev|fr|sir)\.?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex InBrackets();
}

/// <summary>Reads costs: "£1.2k", "500 PP", "3 days @ £200", "£300 supply + £50 books", "nil".</summary>
public static partial class Money
{
    /// <summary>What some words say about money.</summary>
    /// <param name="Pence">The cost in pence; null when no amount is said.</param>
    /// <param name="Source">The funding source that is named, or null.</param>
    /// <param name="SaysEverything">Nothing but the amount and its source is said.</param>
    /// <param name="Doubt">What to check, or null.</param>
    public sealed record Cost(long? Pence, KnownSource? Source, bool SaysEverything, string? Doubt);

    /// <summary>What people call the usual sources, with words that the trust's own name for it holds.</summary>
    private static readonly (string Said, string Named)[] Sources =
    [
        ("pupil premium", "pupil premium"), ("ppg", "pupil premium"), ("pp", "pupil premium"),
        ("sports premium", "sport"), ("sport premium", "sport"), ("pe premium", "sport"), ("pessp", "sport"), ("pe funding", "sport"),
        ("school budget", "budget"), ("delegated budget", "budget"), ("main budget", "budget"), ("budget", "budget"),
        ("trust", "trust"), ("mat", "trust"), ("grant", "grant"),
    ];

    /// <summary>Reads the words of a cell.</summary>
    public static Cost Read(string text, IReadOnlyList<KnownSource> sources)
    {
        var words = text.Replace('\u00A0', ' ').Trim();
        var source = SourceIn(words, sources);
        if (Nothing().IsMatch(words))
        {
            return new(0, source, true, null);
        }

        var (amounts, doubt) = (new List<decimal>(), (string?)null);
        var left = Amounts().Replace(words, match => Take(match, amounts, ref doubt));
        if (amounts.Count == 0)
        {
            left = BareAmount().Replace(words, match => Take(match, amounts, ref doubt));
        }

        if (amounts.Count == 0)
        {
            return new(null, source, false, null);
        }

        var pounds = amounts.Sum();
        var pence = pounds < 100_000_000m ? (long)decimal.Round(pounds * 100m) : long.MaxValue;
        if (amounts.Count > 1)
        {
            doubt = $"{amounts.Count} amounts are added up to {pounds:£#,##0.##}. Check the sum";
        }
        else if (doubt is null && Each().IsMatch(left))
        {
            doubt = $"Read as {pounds:£#,##0.##} in all. Check it";
        }

        if (source is not null)
        {
            left = Sources.Where(s => sources.FirstOrDefault(x => x.Name.Contains(s.Named, StringComparison.OrdinalIgnoreCase)) == source).Select(s => s.Said).Append(source.Name)
                .Aggregate(left, (rest, said) => Regex.Replace(rest, $@"\b{Regex.Escape(said)}\b", " ", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
        }

        return new(pence, source, !Filler().Replace(left, " ").Any(char.IsLetterOrDigit), doubt);
    }

    /// <summary>The source that some words name, or null.</summary>
    public static KnownSource? SourceIn(string words, IReadOnlyList<KnownSource> sources)
    {
        if (sources.FirstOrDefault(s => words.Contains(s.Name, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return named;
        }

        var plain = $" {Meanings.Plain(words)} ";
        foreach (var (said, inName) in Sources)
        {
            if (plain.Contains($" {said} ", StringComparison.Ordinal) && sources.FirstOrDefault(s => s.Name.Contains(inName, StringComparison.OrdinalIgnoreCase)) is { } meant)
            {
                return meant;
            }
        }

        return null;
    }

    private static string Take(Match match, List<decimal> amounts, ref string? doubt)
    {
        decimal Of(string group) => decimal.Parse(match.Groups[group].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        decimal Times(string group) => match.Groups[group].Value.ToLowerInvariant() switch { "k" => 1000m, "m" => 1_000_000m, _ => 1m };
        if (match.Groups["a"].Value.Length > 12)
        {
            return match.Value;
        }

        var amount = Of("a") * Times("k");
        if (match.Groups["to"].Success)
        {
            (amount, doubt) = (Of("to") * Times("tok"), $"Read as the higher amount of “{match.Value.Trim()}”. Check it");
        }

        foreach (var times in new[] { "n", "times" })
        {
            amount *= match.Groups[times].Success ? Of(times) : 1m;
        }

        amounts.Add(amount);
        return " ";
    }

    private const string Number = @"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?";

    [GeneratedRegex(@"(?:(?<n>\d{1,3}(?:\.\d+)?)\s*(?:x|×|(?:half[\s-])?days?\s*(?:@|at|x|×)|hours?\s*(?:@|at|x|×)|@)\s*)?£\s*(?<a>" + Number + @")\s*(?<k>[km])?\b(?:\s*(?:-|–|to)\s*£?\s*(?<to>" + Number + @")\s*(?<tok>[km])?\b)?(?:\s*(?:x|×)\s*(?<times>\d{1,3})\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Amounts();

    /// <summary>An amount without its sign counts only when it stands first and by itself, or with where it comes from: "500", "1.2k", "500 PP".</summary>
    [GeneratedRegex(@"^\s*(?<a>" + Number + @")\s*(?<k>k)?(?=\s*$|\s*(?:pounds|gbp|pp|ppg|pupil premium|sports? premium|pe premium|school budget|budget|trust|grant)\b)(?:\s*(?:pounds|gbp))?", RegexOptions.IgnoreCase)]
    private static partial Regex BareAmount();

    [GeneratedRegex(@"^(?:nil|none|no cost|no additional cost|no extra cost|cost neutral|free|n/?a|n\.a\.|£?\s*0(?:\.00?)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\b(?:per|each|approx|circa|about|p/?a)\b|~", RegexOptions.IgnoreCase)]
    private static partial Regex Each();

    [GeneratedRegex(@"\b(?:from|funding|funded|by|via|the|cost|costs|total|for|in|of|and|budget)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Filler();
}

/// <summary>Reads how something stands: "G", "amber", "in progress", "✓".</summary>
public static class Standing
{
    private static readonly Dictionary<string, Progress> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["green"] = Progress.OnTrack,
        ["g"] = Progress.OnTrack,
        ["on track"] = Progress.OnTrack,
        ["in progress"] = Progress.OnTrack,
        ["underway"] = Progress.OnTrack,
        ["started"] = Progress.OnTrack,
        ["ongoing"] = Progress.OnTrack,
        ["amber"] = Progress.AtRisk,
        ["a"] = Progress.AtRisk,
        ["yellow"] = Progress.AtRisk,
        ["y"] = Progress.AtRisk,
        ["at risk"] = Progress.AtRisk,
        ["partially met"] = Progress.AtRisk,
        ["partly met"] = Progress.AtRisk,
        ["red"] = Progress.OffTrack,
        ["r"] = Progress.OffTrack,
        ["off track"] = Progress.OffTrack,
        ["behind"] = Progress.OffTrack,
        ["not met"] = Progress.OffTrack,
        ["blue"] = Progress.Complete,
        ["b"] = Progress.Complete,
        ["purple"] = Progress.Complete,
        ["complete"] = Progress.Complete,
        ["completed"] = Progress.Complete,
        ["done"] = Progress.Complete,
        ["achieved"] = Progress.Complete,
        ["met"] = Progress.Complete,
        ["yes"] = Progress.Complete,
        ["not started"] = Progress.NotStarted,
        ["white"] = Progress.NotStarted,
        ["grey"] = Progress.NotStarted,
        ["no"] = Progress.NotStarted,
        ["to do"] = Progress.NotStarted,
        ["not yet"] = Progress.NotStarted,
    };

    /// <summary>How it stands, or null when the words do not say.</summary>
    public static Progress? Read(string text) =>
        text.Trim() is "✓" or "✔" or "☑" ? Progress.Complete : text.Trim() is "☐" ? Progress.NotStarted : Known.TryGetValue(Meanings.Plain(text), out var progress) ? progress : null;
}
