using System.Globalization;
using System.Text;
using SchoolImprovement.Domain.People;

namespace SchoolImprovement.Domain.SelfEvaluation;

/// <summary>An area, as somebody writes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="UpToAge">Applies only to schools whose youngest pupils are no older than this; null for all.</param>
/// <param name="FromAge">Applies only to schools whose oldest pupils are at least this old; null for all.</param>
/// <param name="Scale">The scale it is graded on; null for the framework's usual one.</param>
public sealed record AreaFacts(string? Name, int? UpToAge = null, int? FromAge = null, string? Scale = null);

/// <summary>A step of a scale, as somebody writes it.</summary>
/// <param name="Code">Code of the step that is changed, or null for a new one.</param>
/// <param name="Label">As people read it. A step without one goes.</param>
/// <param name="Token">Name of the colour.</param>
/// <param name="Icon">Name of the icon.</param>
/// <param name="Says">What it means, in a few words, or null.</param>
/// <param name="IsNoJudgement">It is an answer that is no judgement, such as "Not applicable".</param>
public sealed record GradeFacts(string? Code, string? Label, string? Token, string? Icon, string? Says = null, bool IsNoJudgement = false);

/// <summary>The colours and icons that a step of a scale may have, with the words by which people choose them.</summary>
public static class GradeLooks
{
    /// <summary>The colours. The first two say that a grade is below what is expected.</summary>
    public static readonly IReadOnlyList<(string Token, string Label)> Tokens =
        [("g1", "Red: far below what is expected"), ("g2", "Amber: below what is expected"), ("g3", "Pale green: as expected"), ("g4", "Green: above what is expected"), ("g5", "Dark green: far above"), ("gx", "Grey: no judgement")];

    /// <summary>The icons.</summary>
    public static readonly IReadOnlyList<(string Icon, string Label)> Icons =
        [("pip1", "Meter, 1 of 5"), ("pip2", "Meter, 2 of 5"), ("pip3", "Meter, 3 of 5"), ("pip4", "Meter, 4 of 5"), ("pip5", "Meter, 5 of 5"), ("dash", "Dash"), ("shield-check", "Shield"), ("exclamation-circle-fill", "Exclamation mark")];

    /// <summary>How a step looks, in a few words: "pale green, meter, 3 of 5".</summary>
    public static string Of(Grade grade)
    {
        var colour = Tokens.FirstOrDefault(t => t.Token == grade.Token).Label?.Split(':')[0] ?? grade.Token;
        var icon = Icons.FirstOrDefault(i => i.Icon == grade.Icon).Label ?? grade.Icon;
        return $"{colour}, {icon}{(grade.Order < 0 ? ", no judgement" : "")}".ToLowerInvariant();
    }
}

/// <summary>How a trust makes a framework its own: copies one, makes one, changes areas, statements and scale, and follows a version that is in use by the next.</summary>
public sealed partial class Framework
{
    /// <summary>Most areas of a framework.</summary>
    public const int AreasMax = 30;

    /// <summary>Most statements of an area.</summary>
    public const int StatementsMax = 30;

    /// <summary>Most steps of a scale.</summary>
    public const int StepsMax = 8;

    /// <summary>Longest label of a step, in characters.</summary>
    public const int LabelMax = 60;

    private const int VersionMax = 20, SourceMax = 400, SaysMax = 120, CodeMax = 50;

    private Framework(Actor by, string name, string code, FrameworkKind kind, DateOnly today)
        : base(by.TrustId)
    {
        (Name, Code, FrameworkVersion, Kind, InForceFrom) = (name, code, "1", kind, today);
    }

    /// <summary>Schools have used it, or it is the trust's usual one, whose areas stand in plans: this version stays as it is.</summary>
    public bool IsInUse => IsFrozen || IsDefault;

    /// <summary>Makes a framework of the trust's own, with a usual scale and no areas yet.</summary>
    /// <param name="by">Needs to be allowed to change the trust's template.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="codes">Codes of the trust's frameworks, of which it gets another.</param>
    /// <param name="today">Today, from when on it is in force.</param>
    public static Framework Make(Actor by, string? name, FrameworkKind kind, IEnumerable<string> codes, DateOnly today)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        var called = Rule.Text(name, NameMax, "Enter what the framework is called", "Name");
        var made = new Framework(by, called, CodeOf(called, codes), kind, today)
        {
            Grades =
            [
                new("1", "Not yet", 1, "g1", "pip1", "We have not begun"), new("2", "Partly", 2, "g2", "pip2", "In some places"), new("3", "In place", 3, "g3", "pip4", "In most places, most of the time"), new("4", "Embedded", 4, "g4", "pip5", "How we work"),
                .. kind == FrameworkKind.Audit ? new[] { new Grade("na", "Not applicable", -1, "gx", "dash", "This does not apply to us") } : [],
            ],
        };
        return made;
    }

    /// <summary>Copies this framework under a name and code of its own, to be changed. As an audit, every statement is rated itself.</summary>
    public Framework Copy(Actor by, string? name, FrameworkKind kind, IEnumerable<string> codes, DateOnly today)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        var called = Rule.Text(name, NameMax, "Enter what the copy is called", "Name");
        Rule.Hold(!string.Equals(called, Name, StringComparison.OrdinalIgnoreCase), "Give the copy a name of its own", "Name");
        var copy = new Framework(by, called, CodeOf(called, codes), kind, today) { Grades = Grades, Source = Rule.Cut($"After “{Name}”, {FrameworkVersion}.{(Source is null ? "" : " " + Source)}", SourceMax) };
        copy._areas.AddRange(CopyAreas(copy, kind == FrameworkKind.Audit));
        return copy;
    }

    /// <summary>Makes the next version of one that is in use, with the same words, to be changed. This version is in force until the day before.</summary>
    /// <param name="by">Needs to be allowed to change the trust's template.</param>
    /// <param name="version">What the next version is called, for example "2026-09".</param>
    /// <param name="from">The first day on which it is in force.</param>
    /// <param name="versions">What the versions that there are are called.</param>
    /// <exception cref="RuleBrokenException">Nothing uses this version yet, there is one of that name, or the day is not later.</exception>
    public Framework NextVersion(Actor by, string? version, DateOnly? from, IEnumerable<string> versions)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Rule.Hold(IsInUse, "Nobody has used this version yet, so you can change it as it is");
        var called = Rule.Text(version, VersionMax, "Enter what the new version is called, for example the month from which it is in force", "FrameworkVersion");
        Rule.Hold(called != FrameworkVersion && !versions.Contains(called, StringComparer.OrdinalIgnoreCase), "Give the new version a name of its own", "FrameworkVersion");
        var first = from ?? throw new RuleBrokenException("Enter the first day on which the new version is in force", "From");
        Rule.Hold(first > InForceFrom, $"Enter a day after {InForceFrom.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, when this version came into force", "From");
        var next = new Framework(this, called) { InForceFrom = first, InForceTo = null };
        InForceTo = first.AddDays(-1);
        return next;
    }

    /// <summary>Makes it the framework with which self-evaluations open and whose areas are offered for priorities. From then on this version stays as it is.</summary>
    /// <param name="by">Needs to be allowed to change the trust's template.</param>
    /// <param name="all">All frameworks of the trust.</param>
    /// <param name="today">Today.</param>
    /// <exception cref="RuleBrokenException">It is an audit, has no areas, or is not in force.</exception>
    public void MakeUsual(Actor by, IEnumerable<Framework> all, DateOnly today)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Rule.Hold(Kind == FrameworkKind.SelfEvaluation, "An audit is answered once. Choose a framework that schools keep up to date");
        Rule.Hold(_areas.Count > 0, "Add areas first: plans and self-evaluations need them");
        Rule.Hold(IsInForce(today), "Choose a framework that is in force today");
        foreach (var other in all.Where(f => f.IsDefault && f.Id != Id))
        {
            // Its areas stand in plans.
            other.IsDefault = false;
            other.Freeze();
        }

        IsDefault = true;
        Freeze();
    }

    /// <summary>Changes the name and says where the words come from.</summary>
    public void Describe(Actor by, string? name, string? source)
    {
        DemandChangeable(by);
        (Name, Source) = (Rule.Text(name, NameMax, "Enter what the framework is called", "Name"), Rule.Optional(source, SourceMax, "Source"));
    }

    /// <summary>Says from when to when it is in force. That changes nothing that schools answered, so it is possible in use too.</summary>
    public void SetDays(Actor by, DateOnly? from, DateOnly? to)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        var first = from ?? throw new RuleBrokenException("Enter the first day on which it is in force", "From");
        Rule.Hold(to is not { } last || last >= first, "Enter a last day that is not before the first", "To");
        (InForceFrom, InForceTo) = (first, to);
    }

    /// <summary>Adds an area at the end.</summary>
    public EvaluationArea AddArea(Actor by, AreaFacts facts)
    {
        DemandChangeable(by);
        Rule.Hold(_areas.Count < AreasMax, $"A framework has at most {AreasMax} areas");
        var name = CleanName(facts.Name, null);
        var area = new EvaluationArea(TrustId, Id, CodeOf(name, _areas.Select(a => a.Code)), name, null, _areas.Count + 1);
        Apply(area, facts);
        _areas.Add(area);
        return area;
    }

    /// <summary>Changes an area: its name, the schools it applies to, its scale.</summary>
    public void ChangeArea(Actor by, Guid areaId, AreaFacts facts)
    {
        DemandChangeable(by);
        var area = FindArea(areaId);
        area.Reword(CleanName(facts.Name, area), area.Statements);
        Apply(area, facts);
    }

    /// <summary>Moves an area from the place where the person saw it to another, from 1.</summary>
    /// <exception cref="RuleBrokenException">Somebody else changed the order meanwhile.</exception>
    public void MoveArea(Actor by, Guid areaId, int from, int to)
    {
        DemandChangeable(by);
        var area = FindArea(areaId);
        Rule.Hold(area.Position == from || area.Position == to, MovedMeanwhile(area.Name));
        var order = _areas.OrderBy(a => a.Position).Where(a => a != area).ToList();
        order.Insert(Math.Clamp(to - 1, 0, order.Count), area);
        Number(order);
    }

    /// <summary>Removes an area with its statements.</summary>
    public void RemoveArea(Actor by, Guid areaId)
    {
        DemandChangeable(by);
        _areas.Remove(FindArea(areaId));
        Number([.. _areas.OrderBy(a => a.Position)]);
    }

    /// <summary>Writes an area's statements as they shall stand, in order: those with a code are changed, those without are new, those that are not in it or are empty go.</summary>
    /// <param name="by">Needs to be allowed to change the trust's template.</param>
    /// <param name="areaId">The area.</param>
    /// <param name="facts">The statements; in a self-evaluation each may name the grade that it describes.</param>
    public void WriteStatements(Actor by, Guid areaId, IReadOnlyList<Statement> facts)
    {
        DemandChangeable(by);
        var area = FindArea(areaId);
        var scale = ScaleOf(area);
        for (var i = 0; i < facts.Count; i++)
        {
            Rule.Optional(facts[i].Text, StatementMax, $"Statements[{i}].Text");
            Rule.Hold(string.IsNullOrEmpty(facts[i].Grade) || scale.Any(g => g.Code == facts[i].Grade), "Choose a grade of this area’s scale", $"Statements[{i}].Grade");
        }

        var kept = facts.Where(f => !string.IsNullOrWhiteSpace(f.Text)).ToList();
        Rule.Hold(kept.Count <= StatementsMax, $"An area has at most {StatementsMax} statements");
        var taken = area.Statements.Select(s => s.Code).Concat(kept.Select(s => s.Code)).Where(c => !string.IsNullOrEmpty(c)).ToHashSet();
        var next = 0;
        area.Reword(area.Name, [.. kept.Select(f => new Statement(
            area.Statements.Any(s => s.Code == f.Code) ? f.Code : Fresh(), Rule.Text(f.Text, StatementMax, "Write the statement"), Kind == FrameworkKind.Audit || string.IsNullOrEmpty(f.Grade) ? null : f.Grade))]);

        string Fresh()
        {
            do
            {
                next++;
            }
            while (!taken.Add(next.ToString(CultureInfo.InvariantCulture)));
            return next.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Writes a scale as it shall stand, low to high: the usual one, or one that some areas have of their own. The others stay.</summary>
    /// <param name="by">Needs to be allowed to change the trust's template.</param>
    /// <param name="facts">Its steps.</param>
    /// <param name="of">The scale; null for the usual one.</param>
    /// <exception cref="RuleBrokenException">There are fewer than two judgements, two steps look or read alike, or a statement describes a step that goes.</exception>
    public void WriteScale(Actor by, IReadOnlyList<GradeFacts> facts, string? of = null)
    {
        DemandChangeable(by);
        Rule.Hold(of is null || Grades.Any(g => g.Scale == of), "This scale is no longer in the framework");
        var all = facts.Select((f, i) => (Facts: f, Field: $"Grades[{i}]")).ToList();
        var nameless = all.FirstOrDefault(x => string.IsNullOrWhiteSpace(x.Facts.Label) && string.IsNullOrEmpty(x.Facts.Code) && !string.IsNullOrWhiteSpace(x.Facts.Says + x.Facts.Token + x.Facts.Icon));
        Rule.Hold(nameless.Facts is null, "Enter the step’s name, or clear the rest of it", $"{nameless.Field}.Label");
        var kept = all.Where(x => !string.IsNullOrWhiteSpace(x.Facts.Label)).ToList();
        Rule.Hold(kept.Count <= StepsMax, $"A scale has at most {StepsMax} steps. Clear the names of {kept.Count - StepsMax}");
        Rule.Hold(kept.Count(x => !x.Facts.IsNoJudgement) >= 2, "Name at least two steps that are judgements");
        foreach (var (f, field) in kept)
        {
            Rule.Text(f.Label, LabelMax, "Enter the step’s name", $"{field}.Label");
            Rule.Optional(f.Says, SaysMax, $"{field}.Says");
            Rule.Hold(GradeLooks.Tokens.Any(t => t.Token == f.Token), "Choose a colour", $"{field}.Token");
            Rule.Hold(GradeLooks.Icons.Any(t => t.Icon == f.Icon), "Choose an icon", $"{field}.Icon");
            Rule.Hold(kept.Count(x => string.Equals(x.Facts.Label!.Trim(), f.Label!.Trim(), StringComparison.OrdinalIgnoreCase)) == 1, $"There are two steps called “{f.Label!.Trim()}”", $"{field}.Label");
            Rule.Hold(kept.Count(x => x.Facts.Icon == f.Icon) == 1, "Give each step an icon of its own: colour alone is not seen by everybody", $"{field}.Icon");
        }

        var codes = new List<string>();
        var order = 0;
        var scale = new List<Grade>();
        foreach (var (f, _) in kept)
        {
            var label = f.Label!.Trim();
            var code = Grades.FirstOrDefault(g => g.Scale == of && g.Code == f.Code)?.Code ?? CodeOf(label, Grades.Select(g => g.Code).Concat(codes));
            codes.Add(code);
            scale.Add(new Grade(code, label, f.IsNoJudgement ? -1 : ++order, f.Token!, f.Icon!, Rule.Optional(f.Says, SaysMax), of));
        }

        var lost = _areas.Where(a => a.Scale == of).SelectMany(a => a.Statements).FirstOrDefault(s => s.Grade is not null && !codes.Contains(s.Grade));
        Rule.Hold(lost is null, $"A statement describes “{Grades.FirstOrDefault(g => g.Scale == of && g.Code == lost?.Grade)?.Label}”. Change that statement first, then take the step out");
        Grades = of is null ? [.. scale, .. Grades.Where(g => g.Scale is not null)] : [.. Grades.Where(g => g.Scale != of), .. scale];
    }

    /// <summary>Nobody uses it, and it is none that every trust starts with.</summary>
    public bool MayBeRemoved => !IsInUse && (!PresetCodes.Contains(Code) || Preset.Read(Code).Version != FrameworkVersion);

    /// <summary>Refuses to remove what somebody uses or what every trust starts with.</summary>
    public void DemandRemovable(Actor by)
    {
        DemandChangeable(by);
        Rule.Hold(MayBeRemoved, "Every trust starts with this framework. Say until when it is in force instead");
    }

    internal static string MovedMeanwhile(string what) => $"Somebody else changed the order meanwhile, and “{what}” stands elsewhere now. This is how it is: move it again if you still want to";

    private void DemandChangeable(Actor by)
    {
        by.DemandInTrust(Permission.ManageTemplate);
        Rule.Hold(!IsInUse, IsFrozen ? "Schools have used this version, so it stays as it is. Make the next version and change that" : "This is the trust’s usual framework, whose areas stand in plans, so it stays as it is. Make the next version and change that");
        // The framework's own row is written with every change of a part, so that a school that begins with it at the same moment is noticed.
        Version++;
    }

    private EvaluationArea FindArea(Guid id) => _areas.FirstOrDefault(a => a.Id == id) ?? throw new RuleBrokenException("This area is no longer in the framework");

    private string CleanName(string? name, EvaluationArea? of)
    {
        var clean = Rule.Text(name, NameMax, "Enter the area’s name", "Name");
        Rule.Hold(!_areas.Any(a => a != of && string.Equals(a.Name, clean, StringComparison.OrdinalIgnoreCase)), "There is an area of this name already", "Name");
        return clean;
    }

    private void Apply(EvaluationArea area, AreaFacts facts)
    {
        Rule.Hold(facts.UpToAge is null or (>= 0 and <= 25), "Enter an age between 0 and 25", "UpToAge");
        Rule.Hold(facts.FromAge is null or (>= 0 and <= 25), "Enter an age between 0 and 25", "FromAge");
        Rule.Hold(facts.Scale is null || Grades.Any(g => g.Scale == facts.Scale), "Choose one of the framework’s scales", "Scale");
        (area.UpToAge, area.FromAge, area.Scale) = (facts.UpToAge, facts.FromAge, facts.Scale);
    }

    private IEnumerable<EvaluationArea> CopyAreas(Framework to, bool rated) => _areas.OrderBy(a => a.Position).Select(a => new EvaluationArea(TrustId, to.Id, a.Code, a.Name, a.Phases, a.Position)
    {
        Scale = a.Scale,
        UpToAge = a.UpToAge,
        FromAge = a.FromAge,
        Statements = rated ? [.. a.Statements.Select(s => s with { Grade = null })] : a.Statements,
    });

    private static void Number(IReadOnlyList<EvaluationArea> order)
    {
        for (var i = 0; i < order.Count; i++)
        {
            order[i].Position = i + 1;
        }
    }

    /// <summary>A short code made of a name, unlike those that there are.</summary>
    private static string CodeOf(string name, IEnumerable<string> taken)
    {
        var letters = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            letters.Append(char.IsAsciiLetterOrDigit(c) ? c : char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? "" : "-");
        }

        var words = string.Join('-', letters.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        var code = words.Length == 0 ? "own" : words[..Math.Min(words.Length, CodeMax)].TrimEnd('-');
        var all = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? code : string.Create(CultureInfo.InvariantCulture, $"{code}-{n}")).First(c => !all.Contains(c));
    }
}
